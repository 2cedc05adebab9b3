/** Numbers of float64 by name: the inputs of a step, its outputs, or gradients of either. */
export type Values = Readonly<Record<string, Float64Array>>;

/** Float32 numbers by name, and the same in float64. */
export function exactly(values: Readonly<Record<string, Float32Array>>): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Float64Array.from(value)]),
  );
}

/** The gradients of Σ output·weight with respect to all inputs, by central differences. */
export function differences(step: (inputs: Values) => Values, inputs: Values, weights: Values) {
  const total = (inputs: Values): number => {
    const outputs = step(inputs);
    return Object.entries(weights).reduce(
      (sum, [name, weight]) => weight.reduce((sum, w, i) => sum + w * outputs[name][i], sum),
      0,
    );
  };
  const h = 1e-5;
  const moved = (name: string, at: number, by: number): Values => {
    const values = inputs[name].slice();
    values[at] += by;
    return { ...inputs, [name]: values };
  };
  const gradients: Record<string, Float64Array> = {};
  for (const [name, values] of Object.entries(inputs)) {
    gradients[name] = values.map(
      (_, i) => (total(moved(name, i, h)) - total(moved(name, i, -h))) / (2 * h),
    );
  }
  return gradients;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
