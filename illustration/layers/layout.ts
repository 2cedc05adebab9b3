import { boxAround, type Box, type Point } from "../kit/geometry.js";
import { NODE, nodeBox } from "../kit/node.js";

/** How many layers and time steps the figures of deep networks show. */
export const LAYERS = 3;
export const STEPS = 4;

export const MARGIN = 32;

const STEP = { first: 468, pitch: 150 };

/** Heights of the rows' middles in a figure whose layers are so many pixels apart. */
export function rows(pitch: number) {
  const top = { title: 50, formulas: 92, time: 142, output: 196 };
  const outputLayer = top.output + 100;
  /** Layers count from 1, the lowest. */
  const layer = (l: number): number => outputLayer + (LAYERS + 1 - l) * pitch;
  return { ...top, outputLayer, layer, input: layer(0) };
}

export type Rows = ReturnType<typeof rows>;

/** The middle of a time step, which counts from 0. */
export const column = (step: number): number => STEP.first + step * STEP.pitch;

export const at = (step: number, y: number): Point => ({ x: column(step), y });

/** Where everything of a time step stands. */
export function stepLayout({ output, outputLayer, layer, input }: Rows, step: number) {
  return {
    output: nodeBox(at(step, output)),
    outputLayer: boxAround(at(step, outputLayer), 128, 44),
    layer: (l: number): Box => nodeBox(at(step, layer(l))),
    input: nodeBox(at(step, input)),
  };
}

/** The state of a layer before the first time step. */
export const startBox = ({ layer }: Rows, l: number): Box =>
  nodeBox({ x: column(0) - STEP.pitch + 14, y: layer(l) });

/** The width of the picture, and where the bands of its rows end. */
export const WIDTH = column(STEPS - 1) + NODE.width / 2 + 44 + MARGIN;
export const END = WIDTH - MARGIN;
