import { describeChapter } from "../describe-chapter.js";

describeChapter("02-lstm");
