import { describeChapter } from "../describe-chapter.js";

describeChapter("03-1-bidirectional");
