import * as unrolled from "unrolled";
import { learnEcho } from "./learn-echo.mjs";

console.log(await learnEcho(unrolled));
