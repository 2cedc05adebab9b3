import { describeChapter } from "../describe-chapter.js";

describeChapter("03-2-deep");
