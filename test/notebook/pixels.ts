import { Resvg } from "@resvg/resvg-js";

/** A picture as it is seen: `pixels` holds red, green, blue and opacity, 0 … 255, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The pixels of a PNG. */
export function pixelsOf(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `data:image/png;base64,${png.toString("base64")}`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image
      width="${width}" height="${height}" href="${image}"/></svg>`,
  ).render();
  return { width, height, pixels };
}

/** How many pixels, at least half opaque, stand where `where(x, y)` holds. */
export function inked(
  { width, pixels }: Pixels,
  where: (x: number, y: number) => boolean = () => true,
): number {
  let count = 0;
  for (let i = 0; i < pixels.length / 4; i++) {
    if (pixels[4 * i + 3] >= 128 && where(i % width, Math.floor(i / width))) count++;
  }
  return count;
}
