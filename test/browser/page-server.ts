import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="module" src="/page.js"></script>`;

/** Serves one page with its module, and the engine's compiled files as they are, one by one. */
export interface PageServer {
  readonly address: string;
  close(): void;
}

/** @param policy the Content-Security-Policy of everything that is served. */
export async function servePage(module: string, policy: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname;
    const send = (type: string, body: string | Buffer): void => {
      response.setHeader("Content-Security-Policy", policy);
      response.setHeader("Content-Type", `${type}; charset=utf-8`);
      response.end(body);
    };
    if (path === "/") return send("text/html", PAGE);
    if (path === "/page.js") return send("text/javascript", module);
    if (/^\/dist\/[\w/-]+\.js$/.test(path)) {
      return send("text/javascript", readFileSync(ROOT + path.slice(1)));
    }
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
