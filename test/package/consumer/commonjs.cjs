const unrolled = require("unrolled");

import("./learn-echo.mjs").then(async ({ learnEcho }) => console.log(await learnEcho(unrolled)));
