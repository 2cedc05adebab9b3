"""A cell of TensorFlow 1 run over sequences of several lengths: outputs, last state, all gradients."""

import warnings

import numpy as np
import tensorflow as tf

# The cells say at each construction that they are deprecated.
warnings.filterwarnings("ignore", message=".*deprecated.*")
v1 = tf.compat.v1


def answer(given, cell):
    """The numbers by name; a variable's name is the one that it has below the cell's."""
    v1.reset_default_graph()
    inputs = tf.constant(given["inputs"], tf.float64)
    lengths = given["sequenceLength"]
    run = keras_gru if cell.get("resetAfter") else dynamic_rnn
    outputs, parts, initial, variables = run(given, cell, inputs, lengths)
    loss = tf.reduce_sum(outputs**2) + sum(tf.reduce_sum(part**2) for part in parts)
    wanted = {"inputs": inputs, **initial, **variables}
    gradients = tf.gradients(loss, list(wanted.values()))
    with v1.Session() as session:
        for name, variable in variables.items():
            if isinstance(variable, tf.Variable):
                session.run(variable.assign(value_of(given, cell, name)))
        made = session.run([outputs, *parts, *gradients])
    names = ["outputs", *(f"last {name}" for name in initial)]
    names += [f"gradient of {name}" for name in wanted]
    return {name: number.tolist() for name, number in zip(names, made)}


def dynamic_rnn(given, cell, inputs, lengths):
    made = cell_of(given, cell)
    states = given["states"]
    h = tf.constant(states["projected h" if cell.get("numProj") else "h"], tf.float64)
    c = tf.constant(states["c"], tf.float64)
    initial = {"h": h} if cell["kind"] == "gru" else {"c": c, "h": h}
    state = v1.nn.rnn_cell.LSTMStateTuple(c, h) if cell["kind"] == "lstm" else h
    if cell.get("stateIsTuple") is False:
        state = tf.concat([c, h], 1)
    outputs, last = v1.nn.dynamic_rnn(made, inputs, sequence_length=lengths, initial_state=state)
    parts = tf.split(last, 2, 1) if cell.get("stateIsTuple") is False else tf.nest.flatten(last)
    variables = {below_cell(variable.name): variable for variable in v1.trainable_variables()}
    return outputs, parts, initial, variables


def below_cell(name):
    """rnn/lstm_cell/projection/kernel:0 without the scopes of dynamic_rnn and of the cell."""
    return name.removesuffix(":0").split("/", 2)[2]


def value_of(given, cell, name):
    return given["weights"]["projected kernel" if cell.get("numProj") and name == "kernel" else name]


def cell_of(given, cell):
    units = given["numUnits"]
    if cell["kind"] == "gru":
        return v1.nn.rnn_cell.GRUCell(units)
    if cell.get("basic"):
        tuple_state = cell.get("stateIsTuple", True)
        return v1.nn.rnn_cell.BasicLSTMCell(units, given["forgetBias"], state_is_tuple=tuple_state)
    return v1.nn.rnn_cell.LSTMCell(
        units,
        use_peepholes=cell["peepholes"],
        cell_clip=cell.get("cellClip"),
        num_proj=cell.get("numProj"),
        proj_clip=cell.get("projClip"),
        forget_bias=given["forgetBias"],
    )


def keras_gru(given, cell, inputs, lengths):
    """Keras's gates are u, r, candidate, in one kernel for x, one for h and two rows of biases."""
    units = given["numUnits"]
    weights = {
        name: tf.constant(value, tf.float64)
        for name, value in given["weights"].items()
        if name.startswith(("gates", "candidate"))
    }
    gru = tf.keras.layers.GRUCell(units, reset_after=True, dtype="float64")
    gru.build((None, 2))
    r_kernel, u_kernel = tf.split(weights["gates/kernel"], 2, 1)
    r_bias, u_bias = tf.split(weights["gates/bias"], 2)
    kernel = tf.concat([u_kernel, r_kernel, weights["candidate/kernel"]], 1)
    zero = np.zeros(2 * units)
    # The cell computes with whatever stands in its attributes: here with tensors to differentiate by.
    gru.kernel, gru.recurrent_kernel = kernel[:2], kernel[2:]
    gru.bias = tf.stack([
        tf.concat([u_bias, r_bias, weights["candidate/bias"]], 0),
        tf.concat([zero, weights["candidate/recurrent_bias"]], 0),
    ])
    first = h = tf.constant(given["states"]["h"], tf.float64)
    outputs = []
    for t in range(inputs.shape[1]):
        made, _ = gru(inputs[:, t], [h])
        alive = tf.constant([[t < length] for length in lengths])
        outputs.append(tf.where(alive, made, tf.zeros_like(made)))
        h = tf.where(alive, made, h)
    return tf.stack(outputs, 1), [h], {"h": first}, weights
