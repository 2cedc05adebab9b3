import { createHash } from "node:crypto";

/**
 * A page with its Content-Security-Policy: scripts come from the site itself, or are those that the build
 * has written around the content, by their hashes; nothing comes from elsewhere, and no text is run as code.
 * @param content what stands in the page and was written by authors: no script of it may run.
 */
export function withPolicy(html: string, content = ""): string {
  const inline = [
    ...html
      .replace(content, () => "")
      .matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g),
  ]
    .filter(([tag]) => !/type="application\/(ld\+)?json"/.test(tag))
    .map(([, code]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(inline)].join(" ")}`.trim(),
    // Formulas, and what Vega draws, have their places in attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
  return html.replace(
    /<meta charset="utf-8">/i,
    (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}
