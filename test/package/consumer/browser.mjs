import * as unrolled from "unrolled";
import { learnEcho } from "./learn-echo.mjs";

globalThis.learnt = learnEcho(unrolled);
