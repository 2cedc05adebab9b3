import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";

const require = createRequire(import.meta.url);
const schema = JSON.parse(
  readFileSync(require.resolve("vega-lite/build/vega-lite-schema.json"), "utf8"),
);
// The schema says "color-hex" and "uri", formats that no JSON Schema validator knows or that are moot here.
const validate = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(
  schema,
);

/** What Vega-Lite's own schema finds wrong with a specification; nothing when it is valid. */
export function schemaErrors(spec: unknown): readonly unknown[] {
  validate(spec);
  return validate.errors ?? [];
}
