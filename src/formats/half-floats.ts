/** Numbers of 16 bits, whose values float32 holds exactly. */

/** IEEE 754 binary16: 5 bits of exponent, 10 of fraction. */
export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  // Divided by powers of two, which is exact: 2⁻²⁴ is the smallest number above zero.
  if (exponent === 0) return (sign * fraction) / 0x1000000;
  return (sign * (0x400 + fraction) * (1 << exponent)) / 0x2000000;
}

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** bfloat16: the upper half of a float32. */
export function fromBfloat16(bits: number): number {
  word[0] = bits << 16;
  return float[0];
}
