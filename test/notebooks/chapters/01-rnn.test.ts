import { describeChapter } from "../describe-chapter.js";

describeChapter("01-rnn");
