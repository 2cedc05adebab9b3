import { describeChapter } from "../describe-chapter.js";

describeChapter("03-3-dropout");
