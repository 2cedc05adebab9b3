"""What TensorFlow 1's DropoutWrapper drops, what its deep and bidirectional networks refuse, and what they
call their options."""

import inspect

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
cells = v1.nn.rnn_cell
# So many that a mask of 0.5 with no zero in it, or the same twice, does not happen.
UNITS, BATCH, TIME = 64, 2, 3


def masks():
    """By what was asked, the parts that have zeros in them; where no number is zero by itself."""
    lstm, gru = cells.BasicLSTMCell, cells.GRUCell
    v1.reset_default_graph()
    said = {
        "output_keep_prob": dropped(lstm(UNITS), output_keep_prob=0.5),
        "state_keep_prob": dropped(lstm(UNITS), state_keep_prob=0.5),
        "state_keep_prob of a GRU": dropped(gru(UNITS), state_keep_prob=0.5),
        "state_keep_prob, one tensor as the state": dropped(
            lstm(UNITS, state_is_tuple=False), state_keep_prob=0.5
        ),
        "state_keep_prob around layers": dropped(
            cells.MultiRNNCell([lstm(UNITS), gru(UNITS)]), state_keep_prob=0.5
        ),
        "state_keep_prob, all parts let through by the filter": dropped(
            lstm(UNITS), state_keep_prob=0.5, dropout_state_filter_visitor=lambda state: True
        ),
    }
    for variational in (False, True):
        of = "variational" if variational else "plain"
        said |= {f"{of}, {what}": answer for what, answer in repeated(variational).items()}
    return said


def dropped(cell, **options):
    outputs, state = run(cells.DropoutWrapper(cell, **options))
    # c and h apart, also where they are one tensor.
    parts = [part for x in tf.nest.flatten(state) for part in tf.split(x, x.shape[1] // UNITS, 1)]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        made = session.run({"output": outputs, **{f"state {k}": x for k, x in enumerate(parts)}})
    return [name for name, part in made.items() if (part == 0).any()]


def repeated(variational):
    """Where masks are the same, and by what the kept numbers are multiplied."""
    v1.reset_default_graph()
    cell = cells.BasicRNNCell(UNITS)
    wrapped = cells.DropoutWrapper(
        cell,
        output_keep_prob=0.5,
        state_keep_prob=0.5,
        variational_recurrent=variational,
        dtype=tf.float32,
    )
    outputs, state = run(wrapped)
    first_step = run(cell)[0][:, 0]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        first, last, whole = session.run([outputs, state, first_step])
        second = session.run(outputs)
    kept = first != 0
    return {
        "one mask at all time steps": bool((kept == kept[:, :1]).all()),
        "one mask for all sequences": bool((kept == kept[:1]).all()),
        "one mask for output and state": bool((kept[:, -1] == (last != 0)).all()),
        "one mask in the next run": bool((kept == (second != 0)).all()),
        "factors": sorted({round(float(x), 4) for x in abs(first[:, 0] / whole).ravel()}),
    }


def run(cell):
    with v1.variable_scope("net", reuse=v1.AUTO_REUSE):
        inputs = tf.constant(np.linspace(0.5, 1, BATCH * TIME).reshape(BATCH, TIME, 1), tf.float32)
        return v1.nn.dynamic_rnn(cell, inputs, dtype=tf.float32)


def errors():
    """What was refused and in which words, and what was not."""
    lstm, rnn = cells.BasicLSTMCell, cells.BasicRNNCell

    def twice(cell):
        inputs = tf.zeros([2, 3, 4])
        return v1.nn.bidirectional_dynamic_rnn(cell, cell, inputs, dtype=tf.float32)

    def deep(*layers, **options):
        cell = cells.MultiRNNCell(list(layers), **options)
        return v1.nn.dynamic_rnn(cell, tf.zeros([2, 3, 4]), dtype=tf.float32)

    return {
        "no layers": said(deep),
        "one cell for all layers": said(lambda: deep(*[rnn(4)] * 2)),
        "one cell for both directions": said(lambda: twice(rnn(4))),
        "LSTMs in a state of one tensor": said(lambda: deep(lstm(3), state_is_tuple=False)),
        "a residual connection between different sizes": said(
            lambda: deep(rnn(4), cells.ResidualWrapper(rnn(3)))
        ),
        "keep_prob above 1": said(lambda: cells.DropoutWrapper(rnn(3), input_keep_prob=1.5)),
        "keep_prob 0": said(lambda: cells.DropoutWrapper(rnn(3), input_keep_prob=0.0)),
        "keep_prob below 0": said(lambda: cells.DropoutWrapper(rnn(3), state_keep_prob=-0.5)),
    }


def said(ask):
    """The variables that were made, or the first line of the error."""
    v1.reset_default_graph()
    try:
        ask()
        return [variable.name for variable in v1.trainable_variables()]
    except (TypeError, ValueError) as error:
        return str(error).splitlines()[0]


def options():
    """The names of arguments, in their order."""
    asked = {
        "MultiRNNCell": cells.MultiRNNCell.__init__,
        "DropoutWrapper": cells.DropoutWrapper.__init__,
        "bidirectional_dynamic_rnn": v1.nn.bidirectional_dynamic_rnn,
    }
    said = {name: list(inspect.signature(f).parameters) for name, f in asked.items()}
    # Of tf.contrib.rnn, which is not in compat.v1: as its source has them.
    stacked = "cells_fw cells_bw inputs initial_states_fw initial_states_bw dtype sequence_length"
    stacked += " parallel_iterations time_major scope"
    return {**said, "stack_bidirectional_dynamic_rnn": stacked.split()}
