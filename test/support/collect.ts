/** Collects garbage, under `node --expose-gc`, until something is so; at most 20 times. */
export async function collect(until: () => boolean): Promise<void> {
  const { gc } = globalThis as { gc?: () => void };
  for (let turn = 0; turn < 20 && !until(); turn++) {
    gc!();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
