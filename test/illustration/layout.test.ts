import { expect } from "chai";
import {
  boxOf,
  contains,
  drawings,
  named,
  overlaps,
  roomOf,
  stretchesOf,
  wordsOf,
} from "./drawing.js";

/** How much wider than in the PNG's fonts a text may come out in those of a reader's system. */
const STRETCH = 1.15;

for (const { name, figure, drawing } of drawings) {
  describe(`layout of ${name}`, () => {
    const texts = named(drawing, "text").map((text) => ({
      words: wordsOf(text),
      room: roomOf(text, STRETCH),
    }));

    const picture = { x: 0, y: 0, width: figure.width, height: figure.height };

    it("keeps every text inside the picture", () => {
      expect(texts.filter(({ room }) => !contains(picture, room))).to.deep.equal([]);
    });

    it("lets no text cross the edge of a box: it stands inside or outside", () => {
      const boxes = named(drawing, "rect").map(boxOf);
      const crossing = texts.filter(({ room }) =>
        boxes.some((box) => overlaps(box, room) && !contains(box, room)),
      );
      expect(crossing).to.deep.equal([]);
    });

    it("lets no two boxes overlap, and keeps them inside the picture", () => {
      const boxes = named(drawing, "rect")
        .filter(({ attributes }) => String(attributes.class).startsWith("box "))
        .map(boxOf);
      const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b]));
      expect(pairs.filter(([a, b]) => overlaps(a, b))).to.deep.equal([]);
      expect(boxes.filter((box) => !contains(picture, box))).to.deep.equal([]);
    });

    it("lets no two texts overlap", () => {
      const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b]));
      expect(pairs.filter(([a, b]) => overlaps(a.room, b.room))).to.deep.equal([]);
    });

    it("leads no arrow through a text", () => {
      const stretches = named(drawing, "path").flatMap(stretchesOf);
      const struck = texts.filter(({ room }) => stretches.some((box) => overlaps(box, room)));
      expect(struck).to.deep.equal([]);
    });
  });
}
