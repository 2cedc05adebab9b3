import { createRequire } from "node:module";
import { ts } from "./compiler/typescript.js";
import { PROTOCOL_VERSION, type Json } from "./wire/message.js";

const { version } = createRequire(import.meta.url)("unrolled/package.json") as { version: string };

/** The content of a `kernel_info_reply`: which language this kernel speaks, and which protocol. */
export function kernelInfo(): Json {
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "unrolled",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: ts.version,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      // JupyterLab finds the colours of TypeScript by this name.
      codemirror_mode: { name: "typescript" },
      nbconvert_exporter: "script",
    },
    banner: `TypeScript ${ts.version} on Node ${process.version}`,
    help_links: [
      { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" },
      { text: "JavaScript reference", url: "https://developer.mozilla.org/docs/Web/JavaScript" },
      { text: "Node.js", url: `https://nodejs.org/docs/${process.version}/api/` },
    ],
    // `debugger` is what `supported_features` was before protocol 5.5; front ends still read it.
    debugger: false,
    supported_features: [],
  };
}
