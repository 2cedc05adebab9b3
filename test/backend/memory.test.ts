import { expect } from "chai";
import fc from "fast-check";
import { Memory, type Pointer } from "../../src/backend/index.js";
import type { PagedMemory } from "../../src/backend/web-assembly.js";
import { failure } from "../support/failure.js";

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { Memory: new (limits: { initial: number; maximum: number }) => PagedMemory };
};

/** A `WebAssembly.Memory` that counts its growths. */
class Pages implements PagedMemory {
  readonly #memory: PagedMemory;
  growths = 0;

  constructor(initial: number, maximum = 65536) {
    this.#memory = new WebAssembly.Memory({ initial, maximum });
  }

  get buffer() {
    return this.#memory.buffer;
  }

  grow(pages: number): number {
    this.growths++;
    return this.#memory.grow(pages);
  }
}

const memory = (pages = 1) => new Memory(new Pages(pages), 1000);

describe("new Memory(memory, base)", () => {
  it("allocate(count) gives aligned blocks with room for 16 more numbers, none over another", () => {
    const count = fc.oneof(fc.nat(100), fc.nat(5000));
    const step = fc.record({ count, free: fc.boolean(), which: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const m = memory();
        const blocks: { pointer: Pointer; end: number; bytes: number }[] = [];
        let allocated = 0;
        for (const { count, free, which } of steps) {
          if (free && blocks.length > 0) {
            const [block] = blocks.splice(which % blocks.length, 1);
            m.free(block.pointer);
            allocated -= block.bytes;
          } else {
            const before = m.allocatedBytes;
            const pointer = m.allocate(count);
            const bytes = m.allocatedBytes - before;
            const end = pointer + (count + 16) * 4;
            expect(pointer % 64).to.equal(0);
            expect(pointer).to.be.at.least(1000);
            expect(blocks.some((b) => pointer < b.end && b.pointer < end)).to.equal(false);
            blocks.push({ pointer, end, bytes });
            allocated += bytes;
          }
          expect(m.allocatedBytes).to.equal(allocated);
        }
        for (const { pointer } of blocks) m.free(pointer);
        expect(m.allocatedBytes).to.equal(0);
        m.resetPeak();
        expect(m.peakBytes).to.equal(0);
      }),
    );
  });

  it("keeps what is written in a block while others come and go and the memory grows", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9000), { minLength: 2, maxLength: 30 }), (counts) => {
        const pages = new Pages(1);
        const m = new Memory(pages, 0);
        const blocks = counts.map((count, i) => {
          const pointer = m.allocate(count);
          m.fill(pointer, count, i);
          if (i % 3 === 2) m.free(pointer);
          return { pointer, count, i };
        });
        for (const { pointer, count, i } of blocks.filter(({ i }) => i % 3 !== 2)) {
          expect(m.read(pointer, count).every((value) => value === i)).to.equal(true);
        }
      }),
    );
  });

  it("is flat when lifetimes overlap, step after step", () => {
    const m = memory();
    const turn = () => {
      const a = m.allocate(1000);
      const b = m.allocate(3000);
      m.free(a);
      const c = m.allocate(2000);
      m.free(b);
      const d = m.allocate(500);
      m.free(c);
      return d;
    };
    let last = turn();
    const after: number[] = [];
    for (let i = 0; i < 10_000; i++) {
      const next = turn();
      m.free(last);
      last = next;
      if (i === 10) after.push(m.peakBytes);
    }
    expect(m.peakBytes).to.equal(after[0]);
  });

  it("gives the lowest place that is large enough, joined from all its free neighbours", () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [0, 2, 1],
      [1, 0, 2],
    ]) {
      const m = memory();
      const three = [m.allocate(100), m.allocate(100), m.allocate(100)];
      m.allocate(1);
      for (const i of order) m.free(three[i]);
      expect(m.allocate(300), `freed ${order}`).to.equal(three[0]);
    }
  });

  it("gives what was freed last again", () => {
    const m = memory();
    m.allocate(10);
    const pointer = m.allocate(20);
    m.free(pointer);
    expect(m.allocate(20)).to.equal(pointer);
  });

  it("grows rarely", () => {
    const pages = new Pages(1);
    const m = new Memory(pages, 0);
    for (let i = 0; i < 10_000; i++) m.allocate(1000);
    expect(pages.growths).to.be.lessThan(30);
    expect(pages.buffer.byteLength).to.be.lessThan(1.2 * m.allocatedBytes);
  });

  it("says how much there was no room for, and loses nothing by that", () => {
    const m = new Memory(new Pages(1, 4), 0);
    const first = m.allocate(1000);
    m.write(first, [1, 2, 3]);
    expect(failure(() => m.allocate(100_000))).to.equal(
      "RangeError: Memory.allocate: no room for 100000 numbers beside 4160 bytes in use; a tape whose gradient is not asked for holds its own until it is collected, or disposed of",
    );
    expect([...m.read(first, 3)]).to.deep.equal([1, 2, 3]);
    expect(m.allocatedBytes).to.equal(4160);
    m.free(m.allocate(60_000));
    m.free(first);
    expect(m.allocatedBytes).to.equal(0);
  });

  it("free(pointer) refuses what is not in use: freed before, inside of a block, never given", () => {
    const m = memory();
    const [a, b] = [m.allocate(100), m.allocate(100)];
    m.free(a);
    for (const pointer of [a, b + 64, 0, NaN]) {
      expect(failure(() => m.free(pointer))).to.equal(
        `RangeError: Memory.free: there is no block in use at ${pointer}`,
      );
    }
    expect(m.allocatedBytes).to.be.greaterThan(0);
    m.free(b);
  });

  it("peakBytes is the most that was taken, gaps included, since resetPeak()", () => {
    const m = memory();
    const [a, b] = [m.allocate(1000), m.allocate(1000)];
    const both = m.allocatedBytes;
    m.free(a);
    expect(m.peakBytes).to.equal(both);
    m.resetPeak();
    expect(m.peakBytes).to.equal(both);
    m.free(b);
    m.resetPeak();
    expect(m.peakBytes).to.equal(0);
  });

  it("read(pointer, count), readInto(pointer, target) and write(pointer, values) copy", () => {
    const m = memory();
    const pointer = m.allocate(6);
    m.fill(pointer, 6, 9);
    m.write(pointer, Float32Array.of(1, 2));
    const copy = m.read(pointer, 6);
    m.fill(pointer, 1, 7);
    expect([...copy]).to.deep.equal([1, 2, 9, 9, 9, 9]);
    const target = new Float32Array(2);
    m.readInto(pointer, target);
    expect([...target]).to.deep.equal([7, 2]);
  });

  it("writeIndices(pointer, values) writes int32 numbers", () => {
    const pages = new Pages(1);
    const m = new Memory(pages, 0);
    const pointer = m.allocate(2);
    m.writeIndices(pointer, Int32Array.of(-1, 70000));
    expect([...new Int32Array(pages.buffer, pointer, 2)]).to.deep.equal([-1, 70000]);
  });
});
