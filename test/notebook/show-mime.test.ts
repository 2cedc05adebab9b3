import { expect } from "chai";
import { tensor } from "../../src/index.js";
import { display, type Displayable, type MimeBundle, show } from "../../src/notebook/index.js";
import { refuses } from "../support/failure.js";
import { inKernel, printed } from "./fake-kernel.js";

const seven = { "text/html": "<b>7</b>", "text/plain": "7", "application/json": { n: [7, null] } };
const eight = { "text/plain": "8" };

describe("show({ 'text/html': …, 'text/plain': … }, { id, metadata })", () => {
  it("sends all MIME types in one message, with the metadata", async () => {
    const metadata = { "text/html": { isolated: true } };
    const sent = await inKernel(() => show(seven, { metadata }));
    expect(sent).to.deep.equal([{ data: seven, metadata, transient: {}, update: false }]);
  });

  it("returns nothing without an id, so that a cell that ends with it shows nothing twice", async () => {
    await inKernel(() => expect(show(seven)).to.equal(undefined));
  });

  it("returns with an id the place, whose update(value) replaces what is shown there", async () => {
    const sent = await inKernel(() => {
      const place = show(seven, { id: "count", metadata: { first: true } });
      expect(place.id).to.equal("count");
      place.update(eight);
      place.update(tensor([1]), { metadata: { last: true } });
    });
    const transient = { display_id: "count" };
    expect(sent.slice(0, 2)).to.deep.equal([
      { data: seven, metadata: { first: true }, transient, update: false },
      { data: eight, metadata: {}, transient, update: true },
    ]);
    expect(sent[2]).to.deep.include({ metadata: { last: true }, transient, update: true });
    expect(sent[2].data).to.have.all.keys("text/html", "text/plain");
  });

  it("adds the metadata to those of a value that shows itself", async () => {
    const value: Displayable = { [display]: () => ({ data: eight, metadata: { a: 1, b: 1 } }) };
    const [{ metadata }] = await inKernel(() => show(value, { metadata: { b: 2 } }));
    expect(metadata).to.deep.equal({ a: 1, b: 2 });
  });

  it("prints the text outside a kernel, that of an update too, and nothing where there is none", async () => {
    const lines = await printed(() => {
      const place = show(seven, { id: "count" });
      place.update(eight);
      place.update({ "text/html": "9" });
    });
    expect(lines).to.deep.equal(["7", "8"]);
  });

  it("takes objects of another realm, which those of a cell are, and leaves out what is undefined", async () => {
    const foreign = Object.assign(Object.create(Object.create(null) as object) as object, {
      "application/x+json": { a: undefined, b: 1 },
    }) as MimeBundle;
    const [{ data }] = await inKernel(() => show(foreign));
    expect(JSON.stringify(data)).to.equal('{"application/x+json":{"b":1}}');
  });

  it("refuses no MIME type, and keys that are none", () => {
    refuses({
      "RangeError: show: expected MIME types, got none": () => show({}),
      'RangeError: show: expected a MIME type such as "text/html", got "html"': () =>
        show({ html: "" } as unknown as MimeBundle),
      'RangeError: show: expected a MIME type such as "text/html", got "text/html; charset=utf-8"':
        () => show({ "text/html; charset=utf-8": "" }),
      'RangeError: update: expected a MIME type such as "text/html", got "/"': () =>
        show(seven, { id: "a" }).update({ "/": "" }),
    });
  });

  it("refuses data that the type does not allow, and names where they are", () => {
    const circle: { self?: unknown } = {};
    circle.self = [circle];
    refuses({
      'TypeError: show: data["text/plain"] must be a string, got 7': () =>
        show({ "text/plain": 7 }),
      'TypeError: show: data["image/png"] must be a string, got undefined': () =>
        show({ "image/png": undefined }),
      'TypeError: show: data["application/json"]["rows"][1] must be JSON, got NaN': () =>
        show({ "application/json": { rows: [1, NaN] } }),
      'TypeError: show: data["application/json"] must be JSON, got undefined': () =>
        show({ "application/json": undefined }),
      'TypeError: show: data["application/a+json"]["n"] must be JSON, got 1n': () =>
        show({ "application/a+json": { n: 1n } }),
      'TypeError: show: data["application/json"] must be JSON, got Map(0) {}': () =>
        show({ "application/json": new Map() }),
      'TypeError: show: data["application/json"]["self"][0] must be JSON, got an object that holds it':
        () => show({ "application/json": circle }),
      "TypeError: show: metadata must be JSON, got [Function: toString]": () =>
        show(seven, { metadata: Object.prototype.toString as never }),
    });
  });

  it("refuses an id that is not a string, or empty", () => {
    refuses({
      "TypeError: show: id must be a string that is not empty, got 7": () =>
        show(seven, { id: 7 as never }),
      "TypeError: show: id must be a string that is not empty, got ''": () =>
        show(seven, { id: "" }),
    });
  });

  it("refuses what a value offers that is no MIME type, and sends nothing", async () => {
    const wrong = { [display]: () => ({ data: { text: "" }, metadata: {} }) };
    const sent = await inKernel(() =>
      refuses({
        'RangeError: show: expected a MIME type such as "text/html", got "text"': () =>
          show(wrong as unknown as Displayable),
      }),
    );
    expect(sent).to.deep.equal([]);
  });
});
