import { expect } from "chai";
import { inspect } from "node:util";
import { hiddenStateHeatMap, localise } from "../../src/charts/index.js";
import { display, type Displayable, show } from "../../src/notebook/index.js";
import { rejection } from "../support/failure.js";
import { inKernel, printed, withEnvironment } from "./fake-kernel.js";
import { inked, pixelsOf } from "./pixels.js";

const vegaLite = "application/vnd.vegalite.v5+json";
const chart = hiddenStateHeatMap([[0.5, -0.25]]);
const [zh, en] = [localise(chart, "zh"), localise(chart, "en")];

const reader = (language: string) => ({
  UNROLLED_LANGUAGE: language,
  UNROLLED_EDITIONS: undefined,
});

describe("show(value)", () => {
  it("sends a chart as one message of three media types, in the edition's language", async () => {
    const sent = await withEnvironment(reader("en"), () => inKernel(() => show(chart)));
    expect(sent).to.have.length(1);
    const [{ data, transient, update }] = sent;
    expect(Object.keys(data)).to.deep.equal([vegaLite, "image/png", "text/plain"]);
    expect(data[vegaLite]).to.deep.equal(en.spec);
    expect(data["text/plain"]).to.equal(en.text);
    expect(inked(pixelsOf(Buffer.from(data["image/png"], "base64")))).to.be.above(1000);
    expect(transient).to.deep.equal({});
    expect(update).to.equal(false);
  });

  it("says how wide and high the picture, of twice as many pixels, is meant to be", async () => {
    const [{ metadata, data }] = await inKernel(() => show(chart));
    const { width, height } = pixelsOf(Buffer.from(data["image/png"], "base64"));
    expect(metadata).to.deep.equal({ "image/png": { width: width / 2, height: height / 2 } });
  });

  it("sends every edition along when one execution makes them all", async () => {
    const author = { UNROLLED_LANGUAGE: "zh", UNROLLED_EDITIONS: "zh,en" };
    const [made] = await withEnvironment(author, () => inKernel(() => show(chart)));
    const [asEnglish] = await withEnvironment(reader("en"), () => inKernel(() => show(chart)));
    const [asChinese] = await withEnvironment(reader("zh"), () => inKernel(() => show(chart)));
    const { editions, ...metadata } = made.metadata;
    expect(made.data).to.deep.equal(asChinese.data);
    expect(editions).to.deep.equal({ zh: asChinese.data, en: asEnglish.data });
    expect(metadata).to.deep.equal(asEnglish.metadata).and.to.deep.equal(asChinese.metadata);
  });

  it("shows whatever says how it is shown", async () => {
    const data = { "text/plain": "seven" };
    const seven: Displayable = { [display]: () => ({ data, metadata: { note: 7 } }) };
    const sent = await inKernel(() => show(seven));
    expect(sent).to.deep.equal([{ data, metadata: { note: 7 }, transient: {}, update: false }]);
  });

  it("prints the text outside a kernel, and before a kernel has run a cell", async () => {
    const lines = () => withEnvironment(reader("zh"), () => printed(() => show(chart)));
    expect(await lines()).to.deep.equal([zh.text]);
  });

  it("refuses a value that does not say how it is shown", async () => {
    const message =
      "TypeError: show: expected a chart, a tensor, another value that shows itself, or MIME types, got ";
    for (const value of [7, null, undefined, "[ 1 ]", "Map(0) {}"]) {
      const wrong = value === "[ 1 ]" ? [1] : value === "Map(0) {}" ? new Map() : value;
      expect(await rejection(inKernel(() => show(wrong as never)))).to.equal(`${message}${value}`);
    }
  });
});

describe("a chart as the value of a cell", () => {
  it("offers the kernel what show sends", async () => {
    const [{ data, metadata }] = await inKernel(() => show(chart));
    const offered = (chart as unknown as Displayable)[display]();
    expect(JSON.parse(JSON.stringify(offered))).to.deep.equal({ data, metadata });
    expect(display).to.equal(Symbol.for("unrolled.display"));
  });

  it("is printed as its sentence by a kernel that does not ask", async () => {
    expect(await withEnvironment(reader("en"), () => inspect(chart))).to.equal(en.text);
  });
});
