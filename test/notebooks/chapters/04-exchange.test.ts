import { describeChapter } from "../describe-chapter.js";

describeChapter("04-exchange");
