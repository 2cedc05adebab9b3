import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  clearVariables,
  fullyConnected,
  getVariable,
  GRUCell,
  LSTMCell,
  ones,
  reuseVariables,
  tensor,
  variableScope,
  zeros,
  type Reuse,
  type Variable,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

beforeEach(clearVariables);

/** Everything that comes to variables, with what it calls them. */
const makers: Record<
  string,
  {
    make: (options: { reuse?: Reuse; name?: string; dtype?: "float64"; seed?: number }) => {
      variables: readonly Variable[];
    };
    names: string[];
  }
> = {
  BasicRNNCell: {
    make: (options) => new BasicRNNCell(3, { inputSize: 2, ...options }),
    names: ["basic_rnn_cell/kernel", "basic_rnn_cell/bias"],
  },
  BasicLSTMCell: {
    make: (options) => new BasicLSTMCell(3, { inputSize: 2, ...options }),
    names: ["basic_lstm_cell/kernel", "basic_lstm_cell/bias"],
  },
  LSTMCell: {
    make: (options) => new LSTMCell(3, { inputSize: 2, numProj: 2, ...options }),
    names: [
      "lstm_cell/kernel",
      "lstm_cell/bias",
      "lstm_cell/w_i_diag",
      "lstm_cell/w_f_diag",
      "lstm_cell/w_o_diag",
      "lstm_cell/projection/kernel",
    ],
  },
  GRUCell: {
    make: (options) => new GRUCell(3, { inputSize: 2, resetAfter: true, ...options }),
    names: [
      "gru_cell/gates/kernel",
      "gru_cell/gates/bias",
      "gru_cell/candidate/kernel",
      "gru_cell/candidate/bias",
      "gru_cell/candidate/recurrent_bias",
    ],
  },
  fullyConnected: {
    make: (options) => fullyConnected(3, { inputSize: 2, ...options }),
    names: ["fully_connected/kernel", "fully_connected/bias"],
  },
};

for (const [what, { make, names }] of Object.entries(makers)) {
  describe(`${what} in variableScope(name, body)`, () => {
    it("has its variables under the scope's name", () => {
      const { variables } = variableScope("rnn", () => make({}));
      expect(variables.map(({ name }) => name)).to.deep.equal(names.map((name) => `rnn/${name}`));
      const found = variableScope("rnn", { reuse: true }, () => getVariable(names[1]));
      expect(found).to.equal(variables[1]);
    });

    it("finds those of an earlier one by its own reuse, by the scope's, and after reuseVariables()", () => {
      variableScope("rnn", () => {
        const { variables } = make({ name: "cell", seed: 1 });
        const same = ({ variables: found }: { variables: readonly Variable[] }) =>
          found.every((variable, i) => variable === variables[i]);
        expect(same(make({ name: "cell", reuse: true }))).to.equal(true);
        expect(same(make({ name: "cell", reuse: "auto", seed: 2 }))).to.equal(true);
        reuseVariables();
        expect(same(make({ name: "cell" }))).to.equal(true);
        expect(same(make({ name: "cell", reuse: false }))).to.equal(true);
      });
    });

    it("refuses to make them twice, and to find what does not exist, by the full path", () => {
      variableScope("rnn", () => {
        make({ name: "cell" });
        const path = `rnn/cell/${names[0].slice(names[0].indexOf("/") + 1)}`;
        expect(failure(() => make({ name: "cell" }))).to.equal(
          `Error: cell: variable ${path} already exists; did you mean reuse: true or reuse: "auto", or clearVariables() to begin anew?`,
        );
        clearVariables();
        expect(failure(() => make({ name: "cell", reuse: true }))).to.equal(
          `Error: cell: variable ${path} does not exist; did you mean to make it first, or reuse: "auto"?`,
        );
      });
    });

    it("refuses to find them in another dtype", () => {
      variableScope("rnn", { reuse: "auto" }, () => {
        make({});
        expect(failure(() => make({ dtype: "float64" }))).to.match(
          /^RangeError: .+ is float32 .+, cannot be used again as float64 /,
        );
      });
    });

    it("outside any scope has its own, named after itself, that nothing else finds", () => {
      const { variables } = make({});
      expect(variables.map(({ name }) => name)).to.deep.equal(names);
      expect(make({}).variables[0]).to.not.equal(variables[0]);
      expect(variableScope("gru", () => make({})).variables[0]).to.not.equal(variables[0]);
    });

    it("outside any scope refuses reuse, and says what to do; false asks for nothing", () => {
      for (const reuse of [true, "auto"] as const) {
        expect(failure(() => make({ name: "cell", reuse }))).to.equal(
          'Error: cell: reuse finds variables by name in a variable scope, and none is open; use variableScope("name", () => …), or one object at all its places',
        );
      }
      expect(make({ reuse: false }).variables).to.have.lengthOf(names.length);
    });

    it("refuses a bad name and a bad reuse", () => {
      expect(failure(() => make({ name: "a//b" }))).to.contain(
        'a name must have no empty part between slashes, got "a//b"',
      );
      // @ts-expect-error There is no such reuse.
      expect(failure(() => make({ reuse: "yes" }))).to.contain(
        'reuse must be true, false or "auto", got "yes"',
      );
    });
  });
}

describe("a cell whose variables are made at the first call", () => {
  const input = zeros([1, 2]);

  it("takes the scope of that call, and keeps them from then on, whatever a scope says later", () => {
    const cell = new BasicLSTMCell(3);
    variableScope("made", () => cell.call(input, cell.zeroState(1)));
    expect(cell.kernel.name).to.equal("made/basic_lstm_cell/kernel");
    const { kernel } = cell;
    variableScope("other", { reuse: true }, () => cell.call(input, cell.zeroState(1)));
    cell.call(input, cell.zeroState(1));
    clearVariables();
    cell.call(input, cell.zeroState(1));
    expect(cell.kernel).to.equal(kernel);
  });

  it("is without variables after a call that could not have them, and can have them at another", () => {
    const cell = new LSTMCell(3);
    const call = () => cell.call(input, cell.zeroState(1));
    variableScope("rnn", () => getVariable("lstm_cell/w_f_diag", { shape: [4] }));
    const wrong = failure(() => variableScope("rnn", { reuse: "auto" }, call));
    expect(wrong).to.equal(
      "RangeError: lstm_cell: variable rnn/lstm_cell/w_f_diag is float32 [4], cannot be used again as float32 [3]",
    );
    expect(cell.inputSize).to.equal(undefined);
    const kernel = () =>
      variableScope("rnn", { reuse: true }, () => getVariable("lstm_cell/kernel"));
    expect(failure(kernel)).to.contain("does not exist");
    variableScope("elsewhere", call);
    expect(cell.inputSize).to.equal(2);
  });
});

describe("weights that are given to a cell or a layer in a scope", () => {
  it("are the initial values of what is made", () => {
    const bias = tensor([1, 2, 3]);
    const layer = variableScope("rnn", () => fullyConnected(3, { inputSize: 2, bias }));
    expect(layer.variables[1].data).to.deep.equal(bias.data);
  });

  it("are refused where they would be ignored: the variable has values of its own", () => {
    const given = { kernel: ones([2, 3]) };
    variableScope("rnn", { reuse: "auto" }, () => {
      fullyConnected(3, given);
      expect(failure(() => fullyConnected(3, given))).to.equal(
        "Error: fully_connected: variable rnn/fully_connected/kernel is used again with the values that it has; leave out the given ones, or assign them to it",
      );
    });
  });
});
