import { expect } from "chai";
import { dropoutByHand, localise } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

interface Row {
  readonly draw: number;
  readonly time: number;
  readonly fresh: readonly number[];
  readonly fixed: readonly number[];
}

const data = (...args: Parameters<typeof dropoutByHand>) =>
  (localise(dropoutByHand(...args), "en").spec.data as { values: readonly Row[] }).values;

/** What the chart should say, worked out from its data. */
function expected(rows: readonly Row[], field: "fresh" | "fixed", keepProb: number) {
  const all = rows.filter(({ draw }) => draw === 1).flatMap((row) => row[field]);
  const share = all.filter((u) => u < keepProb).length / all.length;
  return [`kept ${Math.round(100 * share)}%`, `mean ${(share / keepProb).toFixed(2)}`];
}

describe("dropoutByHand()", () => {
  it("keeps what is drawn below keepProb, and says its share, its factor and the mean", async () => {
    const { texts } = see(dropoutByHand());
    expect(await texts()).to.include.members([...expected(data(), "fresh", 0.5), "times 2.00"]);
    const turned = await texts({ keepProb: 0.8 });
    expect(turned).to.include.members([...expected(data(), "fresh", 0.8), "times 1.25"]);
    expect(await texts({ keepProb: 1 })).to.include.members(["kept 100%", "mean 1.00"]);
  });

  it("keeps the mask over time when the button says so, and draws anew by its slider", async () => {
    const { texts, svg } = see(dropoutByHand());
    expect(await texts({ masks: 2 })).to.include.members(expected(data(), "fixed", 0.5));
    const full = async (draw: number) =>
      [...(await svg({ draw })).matchAll(/fill="(#239168|transparent)"/g)].map(([, fill]) => fill);
    const first = await full(1);
    expect(await full(2))
      .to.not.deep.equal(first)
      .and.have.length(first.length);
    expect(await full(1)).to.deep.equal(first);
    for (const { fixed, draw } of data()) {
      expect(fixed).to.deep.equal(data().find((row) => row.draw === draw)!.fixed);
    }
  });

  it("names its sliders and buttons in the language", () => {
    expect(see(dropoutByHand(), "en").inputs).to.deep.equal(["masks", "draw", "keepProb"]);
    expect(see(dropoutByHand(), "zh").inputs).to.deep.equal(["掩码", "抽签", "keepProb"]);
  });

  it("draws by its seed, numbers spread evenly", () => {
    expect(data({ seed: 2 }))
      .to.deep.equal(data({ seed: 2 }))
      .and.not.deep.equal(data());
    const all = data({ units: 50, steps: 50 }).flatMap(({ fresh }) => fresh);
    expect(all.filter((u) => u < 0.3).length / all.length).to.be.closeTo(0.3, 0.02);
  });

  it("refuses a keepProb that the slider has not, and sizes that count nothing", () => {
    const at = "RangeError: dropoutByHand:";
    refuses({
      [`${at} keepProb must be in 0.1 … 1, got 0`]: () => dropoutByHand({ keepProb: 0 }),
      [`${at} keepProb must be a finite number, got NaN`]: () => dropoutByHand({ keepProb: NaN }),
      [`${at} units must be a whole number above 0, got 0`]: () => dropoutByHand({ units: 0 }),
      [`${at} steps must be a whole number above 0, got 1.5`]: () => dropoutByHand({ steps: 1.5 }),
    });
  });
});
