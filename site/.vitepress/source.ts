import { readFileSync } from "node:fs";

/** What `site/pages` has written beside the pages: "book.json", "cells.json". */
export const readSource = <T>(file: string): T =>
  JSON.parse(
    readFileSync(new URL(`../../build/site/source/${file}`, import.meta.url), "utf8"),
  ) as T;
