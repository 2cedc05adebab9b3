import { expect } from "chai";
import {
  clearVariables,
  getVariable,
  type Reuse,
  reuseVariables,
  variableScope,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

beforeEach(clearVariables);

const make = (name = "v") => getVariable(name, { shape: [1] });
const noScope =
  'Error: getVariable: no variable scope is open; ask for v inside variableScope("name", () => …)';

describe("variableScope(name, body)", () => {
  it("puts its name before those of the variables in it, and returns what the body returns", () => {
    expect(variableScope("rnn", () => make().name)).to.equal("rnn/v");
  });

  it("nests: names are joined by slashes, and after an inner scope the outer one goes on", () => {
    const names = variableScope("rnn", () => [
      variableScope("lstm", () => make("kernel").name),
      variableScope("a/b", () => make().name),
      make().name,
    ]);
    expect(names).to.deep.equal(["rnn/lstm/kernel", "rnn/a/b/v", "rnn/v"]);
  });

  it("can be opened again under the same name", () => {
    variableScope("rnn", () => make("a"));
    expect(variableScope("rnn", () => make("b").name)).to.equal("rnn/b");
  });

  it("is left when the body throws, and the error comes out as it was thrown", () => {
    const error = new Error("mine");
    const run = () =>
      variableScope("outer", () => {
        const thrower = () => {
          throw error;
        };
        expect(() => variableScope("inner", thrower)).to.throw(error);
        return make().name;
      });
    expect(run()).to.equal("outer/v");
    expect(failure(() => make())).to.equal(noScope);
  });

  it("refuses a body that returns a promise, and is left nevertheless", () => {
    expect(failure(() => variableScope("rnn", async () => 1))).to.equal(
      "TypeError: variableScope: expected a synchronous function in rnn, got one that returns a promise",
    );
    expect(failure(() => make())).to.equal(noScope);
  });

  it("refuses names with an empty part and what is no name, before the body runs", () => {
    for (const name of ["", "/", "/a", "a/", "a//b"]) {
      expect(failure(() => variableScope(name, () => expect.fail("ran")))).to.equal(
        `RangeError: variableScope: a name must have no empty part between slashes, got "${name}"`,
      );
    }
    // @ts-expect-error A name is a string.
    expect(failure(() => variableScope(7, () => 1))).to.equal(
      "TypeError: variableScope: a name must be a string, got number",
    );
    // @ts-expect-error There is nothing to run.
    expect(failure(() => variableScope("a", {}))).to.equal(
      "TypeError: variableScope: expected a function to run in a, got object",
    );
  });
});

describe("variableScope(name, { reuse }, body)", () => {
  const scope = <T>(reuse: Reuse | undefined, body: () => T): T =>
    variableScope("rnn", { reuse }, body);

  it("refuses to make a variable twice without reuse, naming its full path", () => {
    const body = () => variableScope("lstm", () => make());
    scope(undefined, body);
    for (const reuse of [undefined, false]) {
      expect(failure(() => scope(reuse, body))).to.equal(
        'Error: getVariable: variable rnn/lstm/v already exists; did you mean reuse: true or reuse: "auto", or clearVariables() to begin anew?',
      );
    }
  });

  it("true finds the variable, and refuses to make one that does not exist, naming its full path", () => {
    const made = scope(false, () => make());
    expect(scope(true, () => make())).to.equal(made);
    expect(failure(() => scope(true, () => variableScope("lstm", () => make("w"))))).to.equal(
      'Error: getVariable: variable rnn/lstm/w does not exist; did you mean to make it first, or reuse: "auto"?',
    );
  });

  it('"auto" makes the variable unless it exists', () => {
    const made = scope("auto", () => make());
    expect(scope("auto", () => make())).to.equal(made);
  });

  it("is inherited by inner scopes, which can choose the other kind of reuse but not undo it", () => {
    const inner = (outer: Reuse, own: Reuse | undefined) =>
      scope(outer, () => variableScope("in", { reuse: own }, () => make()));
    for (const [outer, own] of [
      [true, undefined],
      [true, false],
      [true, true],
      ["auto", true],
    ] as const) {
      const what = `${outer}, then ${own}`;
      expect(
        failure(() => inner(outer, own)),
        what,
      ).to.contain("rnn/in/v does not exist");
    }
    const made = inner(true, "auto");
    for (const own of [undefined, false, "auto"] as const) {
      expect(inner("auto", own), String(own)).to.equal(made);
    }
  });

  it("refuses any other reuse", () => {
    // @ts-expect-error There is no such reuse.
    expect(failure(() => scope("AUTO_REUSE", () => 1))).to.equal(
      'TypeError: variableScope: reuse must be true, false or "auto", got "AUTO_REUSE"',
    );
  });
});

describe("reuseVariables()", () => {
  it("turns the current scope to reuse until it is left, and the scopes that it opens from then on", () => {
    const made = variableScope("rnn", () => {
      const first = make();
      const deep = variableScope("lstm", () => make());
      reuseVariables();
      expect(make()).to.equal(first);
      expect(variableScope("lstm", () => make())).to.equal(deep);
      return first;
    });
    expect(failure(() => variableScope("rnn", () => make()))).to.contain("already exists");
    expect(variableScope("rnn", { reuse: true }, () => make())).to.equal(made);
  });

  it("leaves the scope around the current one as it is", () => {
    variableScope("rnn", () => {
      variableScope("lstm", () => reuseVariables());
      expect(make().name).to.equal("rnn/v");
    });
  });

  it("is refused outside any scope, where nothing would end it", () => {
    expect(failure(() => reuseVariables())).to.equal(
      'Error: reuseVariables: no variable scope is open; call it inside variableScope("name", () => …)',
    );
  });
});

describe("clearVariables()", () => {
  it("lets a cell that makes variables run again: the names are free, what was made lives on", () => {
    const run = () => variableScope("rnn", () => make());
    const first = run();
    expect(failure(run)).to.contain("already exists");
    clearVariables();
    const second = run();
    expect(second).to.not.equal(first);
    expect(second.data).to.deep.equal(first.data);
  });
});
