import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import * as zlib from "node:zlib";

const gzip = promisify(zlib.gzip);

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface SiteServer {
  /** Of the site's front page. */
  readonly address: string;
  close(): void;
}

/** Serves the built site under its base, compressed, as any server of static files does. */
export async function serveSite(folder: string, base: string): Promise<SiteServer> {
  const compressed = new Map<string, Promise<Buffer>>();
  const read = (name: string): Promise<Buffer> => {
    const bytes = compressed.get(name) ?? readFile(join(folder, name)).then((bytes) => gzip(bytes));
    compressed.set(name, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const path = decodeURIComponent(pathname);
    const file = path.startsWith(base) ? path.slice(base.length) : undefined;
    const name = file === undefined || /(^|\/)$/.test(file) ? `${file ?? "none"}index.html` : file;
    read(name).then(
      (bytes) => {
        response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
        response.setHeader("Content-Encoding", "gzip");
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}${base}`, close: () => server.close() };
}
