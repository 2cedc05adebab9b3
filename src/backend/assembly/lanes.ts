/** The up to four numbers at the end of a row, where a whole vector would reach into the next row. */
export class Lanes {
  /** The first `count` numbers at `source`, and `rest` in the lanes after them. */
  static load(source: usize, count: i32, rest: f32): v128 {
    if (count >= 4) return v128.load(source);
    let lanes = f32x4.splat(rest);
    lanes = v128.load_lane<f32>(source, lanes, 0);
    if (count > 1) lanes = v128.load_lane<f32>(source, lanes, 1, 4);
    if (count > 2) lanes = v128.load_lane<f32>(source, lanes, 2, 8);
    return lanes;
  }

  /** Writes the first `count` lanes. */
  static store(target: usize, lanes: v128, count: i32): void {
    if (count >= 4) {
      v128.store(target, lanes);
      return;
    }
    v128.store_lane<f32>(target, lanes, 0);
    if (count > 1) v128.store_lane<f32>(target, lanes, 1, 4);
    if (count > 2) v128.store_lane<f32>(target, lanes, 2, 8);
  }

  @inline
  static sum(x: v128): f32 {
    return (
      f32x4.extract_lane(x, 0) +
      f32x4.extract_lane(x, 1) +
      (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
    );
  }

  /** The largest lane. */
  @inline
  static max(x: v128): f32 {
    return max(
      max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
      max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
    );
  }
}
