import {
  add,
  BasicRNNCell,
  concat,
  dynamicRnn,
  matmul,
  ones,
  selectRows,
  staticRnn,
  sub,
  totalLoss,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const cell = new BasicRNNCell(3, { inputSize: 2 });

describe("bad shapes are refused before any work, by a message that names the operation:", () => {
  it("shapes that do not fit, both named", () => {
    refuses({
      "RangeError: add: shapes do not broadcast: [2, 3] and [2]": () =>
        add(ones([2, 3]), ones([2])),
      "RangeError: sub: shapes do not broadcast: [4, 1, 3] and [2, 2]": () =>
        sub(ones([4, 1, 3]), ones([2, 2])),
      "RangeError: matmul: inner dimensions differ: [32, 64] × [32, 128]": () =>
        matmul(ones([32, 64]), ones([32, 128])),
      "RangeError: concat: shapes do not fit along axis 1: [2, 3] and [3, 3]": () =>
        concat([ones([2, 3]), ones([3, 3])], 1),
      "RangeError: selectRows: shapes differ: [2, 3] and [2, 1]": () =>
        selectRows(ones([2, 3]), ones([2, 1]), [true, true]),
      "TypeError: totalLoss: dtypes differ: losses float32, weights float64": () =>
        totalLoss(ones([2, 3]), ones([3], "float64")),
      "RangeError: totalLoss: weight [1] must be a finite number, got NaN": () =>
        totalLoss(ones([2, 3]), [1, NaN, 1]),
      "RangeError: totalLoss: weights must be [time] or [batch, time] for losses [2, 3], got [2]":
        () => totalLoss(ones([2, 3]), [1, 1]),
      "RangeError: dynamicRnn: inputs must be [batch, time, features], got shape [2, 4]": () =>
        dynamicRnn(cell, ones([2, 4])),
      "RangeError: dynamicRnn: inputs must be [time, batch, features], got shape [4]": () =>
        dynamicRnn(cell, ones([4]), { timeMajor: true }),
      "RangeError: basic_rnn_cell: the input must be float32 [batch, 2], got float32 [2, 5]": () =>
        dynamicRnn(cell, ones([2, 4, 5])),
      "RangeError: staticRnn: every input must be [batch, features] of one shape; step 0 is [2, 2], step 1 is [2, 1]":
        () => staticRnn(cell, [ones([2, 2]), ones([2, 1])]),
      "RangeError: staticRnn: every input must be [batch, features]; step 0 is [2]": () =>
        staticRnn(cell, [ones([2])]),
    });
  });
});
