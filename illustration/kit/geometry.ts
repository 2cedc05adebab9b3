/** A point of the picture in pixels: x to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle; x and y are its left upper corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The box of this size around a centre. */
export const boxAround = (centre: Point, width: number, height: number): Box => ({
  x: centre.x - width / 2,
  y: centre.y - height / 2,
  width,
  height,
});

export const centre = (box: Box): Point => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

/** The middle of each side of a box: where arrows leave and arrive. */
export const top = (box: Box): Point => ({ x: centre(box).x, y: box.y });
export const bottom = (box: Box): Point => ({ x: centre(box).x, y: box.y + box.height });
export const left = (box: Box): Point => ({ x: box.x, y: centre(box).y });
export const right = (box: Box): Point => ({ x: box.x + box.width, y: centre(box).y });
