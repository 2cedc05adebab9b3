import { expect } from "chai";
import fc from "fast-check";
import { PackedRows } from "../../src/sequences/packed-rows.js";

/** A row as the sequence and the time step that it belongs to. */
type Row = readonly [sequence: number, t: number];

const cases = fc
  .record({ batch: fc.integer({ min: 1, max: 8 }), time: fc.integer({ min: 1, max: 8 }) })
  .chain(({ batch, time }) =>
    fc.record({
      batch: fc.constant(batch),
      time: fc.constant(time),
      timeMajor: fc.boolean(),
      lengths: fc.option(fc.array(fc.nat(time), { minLength: batch, maxLength: batch }), {
        nil: undefined,
      }),
    }),
  )
  .map(({ batch, time, timeMajor, lengths = Array<number>(batch).fill(time) }) => ({
    rows: new PackedRows(batch, time, timeMajor, lengths),
    lengths,
    place: ([sequence, t]: Row) => (timeMajor ? t * batch + sequence : sequence * time + t),
  }));

/** The rows in their order, by the definition: by time step, the longest sequence first, ties as they came. */
function rowsByHand(lengths: readonly number[]): Row[] {
  const order = [...lengths.keys()].sort((a, b) => lengths[b] - lengths[a] || a - b);
  const rows: Row[] = [];
  for (let t = 0; t < Math.max(...lengths); t++) {
    for (const sequence of order) if (t < lengths[sequence]) rows.push([sequence, t]);
  }
  return rows;
}

const identity = (length: number) => Array.from({ length }, (_, i) => i);

/** The states' block by hand: the initial state of each sequence, as time step −1, then all rows. */
function blockByHand(lengths: readonly number[]): Row[] {
  const order = [...lengths.keys()].sort((a, b) => lengths[b] - lengths[a] || a - b);
  return [...order.map((sequence): Row => [sequence, -1]), ...rowsByHand(lengths)];
}

const indexIn = (block: readonly Row[], [sequence, t]: Row): number =>
  block.findIndex((row) => row[0] === sequence && row[1] === t);

describe("new PackedRows(batch, time, timeMajor, lengths)", () => {
  it("has a row for each time step of each sequence, and none for padding", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths }) => {
        expect(rows.total).to.equal(lengths.reduce((sum, length) => sum + length, 0));
      }),
    );
  });

  it("counts the sequences that go on at each time step, and says where its rows start", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths }) => {
        const longest = Math.max(...lengths);
        const counts = identity(longest).map((t) => lengths.filter((length) => t < length).length);
        expect(rows.counts).to.deep.equal(counts);
        const before = (t: number) => rowsByHand(lengths).filter((row) => row[1] < t).length;
        expect(rows.starts).to.deep.equal(identity(longest + 1).map(before));
      }),
    );
  });

  it("orders the sequences by length, the longest first; no order is needed where all are full", () => {
    expect(new PackedRows(4, 3, false, [1, 3, 0, 3]).order).to.deep.equal(
      Int32Array.of(1, 3, 0, 2),
    );
    expect(new PackedRows(2, 3, false, [2, 2]).order).to.deep.equal(Int32Array.of(0, 1));
    expect(new PackedRows(2, 3, false, [3, 3]).order).to.equal(undefined);
    expect(new PackedRows(2, 3, false).order).to.equal(undefined);
  });

  it("without lengths is what it is with full ones", () => {
    expect(new PackedRows(3, 4, true)).to.deep.equal(new PackedRows(3, 4, true, [4, 4, 4]));
  });

  it("has no rows, and no time step, where every length is 0", () => {
    const rows = new PackedRows(2, 3, false, [0, 0]);
    expect([rows.total, rows.counts, rows.starts]).to.deep.equal([0, [], [0]]);
    expect(rows.last()).to.deep.equal(Int32Array.of(0, 1));
  });
});

describe("rows.places()", () => {
  it("is the place of each row in a tensor of all time steps, batch or time first", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths, place }) => {
        const places = rows.places() ?? identity(rows.total);
        expect([...places]).to.deep.equal(rowsByHand(lengths).map(place));
      }),
    );
  });

  it("is absent where rows and tensor have one order, so that they are copied in one piece", () => {
    expect(new PackedRows(3, 4, true).places()).to.equal(undefined);
    expect(new PackedRows(1, 4, false).places()).to.equal(undefined);
    expect(new PackedRows(3, 1, false).places()).to.equal(undefined);
    expect(new PackedRows(2, 2, false).places()).to.deep.equal(Int32Array.of(0, 2, 1, 3));
  });
});

describe("rows in a block of states, the initial ones first", () => {
  it("rows.previous(t) is where the states before time step t begin", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths }) => {
        const block = blockByHand(lengths);
        rows.counts.forEach((_, t) => {
          expect(rows.previous(t)).to.equal(block.findIndex((row) => row[1] === t - 1));
        });
      }),
    );
  });

  it("rows.predecessors() is the row before each row: of the same sequence, a time step earlier", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths }) => {
        const block = blockByHand(lengths);
        const expected = rowsByHand(lengths).map(([n, t]) => indexIn(block, [n, t - 1]));
        expect([...rows.predecessors()]).to.deep.equal(expected);
      }),
    );
  });

  it("rows.last() is the row of each sequence's last state, which without time steps is the initial one", () => {
    fc.assert(
      fc.property(cases, ({ rows, lengths }) => {
        const block = blockByHand(lengths);
        const expected = lengths.map((length, n) => indexIn(block, [n, length - 1]));
        expect([...rows.last()]).to.deep.equal(expected);
      }),
    );
  });
});
