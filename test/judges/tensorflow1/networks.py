"""Deep and bidirectional networks of TensorFlow 1: outputs, last states, all gradients, names of variables."""

import tensorflow as tf

from cases import write_out

v1 = tf.compat.v1
# The numbers of the first states begin with one salt, those of the variables with the other.
STATES, VARIABLES = 220, 250


def network(given, what):
    """The numbers by name; those of the variables go by the names that TensorFlow gives them."""
    v1.reset_default_graph()
    inputs = tf.constant(given["inputs"], tf.float64)
    initial, run = bidirectional(given, what) if "fw" in what else deep(given, what)
    with v1.variable_scope("net"):
        outputs, last = run(inputs)
    states, parts = tf.nest.flatten(initial), tf.nest.flatten(last)
    loss = tf.reduce_sum(outputs**2) + sum(tf.reduce_sum(part**2) for part in parts)
    variables = {variable.name: variable for variable in v1.trainable_variables()}
    wanted = {"inputs": inputs, **{f"state {k}": x for k, x in enumerate(states)}, **variables}
    gradients = tf.gradients(loss, list(wanted.values()))
    with v1.Session() as session:
        for k, name in enumerate(sorted(variables)):
            shape = variables[name].shape.as_list()
            session.run(variables[name].assign(numbers(shape, VARIABLES + k)))
        made = session.run([outputs, *parts, *gradients])
    names = ["outputs", *(f"last state {k}" for k in range(len(parts)))]
    names += [f"gradient of {name}" for name in wanted]
    return {name: number.tolist() for name, number in zip(names, made)}


def numbers(shape, salt):
    return write_out({"shape": shape, "salt": salt, "scale": 0.8})


def deep(given, what):
    tuple_state = what.get("stateIsTuple", True)
    cell = stack_of(given, what["layers"], tuple_state)
    initial = first_state(given, cell, 0)
    return initial, lambda inputs: v1.nn.dynamic_rnn(
        cell, inputs, sequence_length=given["sequenceLength"], initial_state=initial
    )


def bidirectional(given, what):
    stacked = what.get("stacked", False)
    # Layers one above the other in each direction by itself, or both directions in each layer.
    cells_fw, cells_bw = (
        [cell_of(given, layer, True) for layer in what[name]]
        if stacked
        else [stack_of(given, what[name], True)]
        for name in ("fw", "bw")
    )
    states = [first_state(given, cell, 10 * k) for k, cell in enumerate([*cells_fw, *cells_bw])]
    states_fw, states_bw = states[: len(cells_fw)], states[len(cells_fw) :]

    def layer(inputs, k):
        outputs, last = v1.nn.bidirectional_dynamic_rnn(
            cells_fw[k],
            cells_bw[k],
            inputs,
            sequence_length=given["sequenceLength"],
            initial_state_fw=states_fw[k],
            initial_state_bw=states_bw[k],
        )
        return tf.concat(outputs, 2), last

    def layers(outputs):
        """As tf.contrib.rnn.stack_bidirectional_dynamic_rnn, which is not in compat.v1: its scopes."""
        last = []
        with v1.variable_scope("stack_bidirectional_rnn"):
            for k in range(len(cells_fw)):
                with v1.variable_scope(f"cell_{k}"):
                    outputs, made = layer(outputs, k)
                last.append(made)
        return outputs, [made[0] for made in last] + [made[1] for made in last]

    return states, layers if stacked else lambda inputs: layer(inputs, 0)


def stack_of(given, layers, tuple_state):
    cells = [cell_of(given, layer, tuple_state) for layer in layers]
    if len(cells) == 1:
        return cells[0]
    return v1.nn.rnn_cell.MultiRNNCell(cells, state_is_tuple=tuple_state)


def cell_of(given, layer, tuple_state):
    cells, units = v1.nn.rnn_cell, layer["numUnits"]
    if layer["kind"] == "lstm":
        cell = cells.BasicLSTMCell(units, given["forgetBias"], state_is_tuple=tuple_state)
    else:
        cell = {"gru": cells.GRUCell, "rnn": cells.BasicRNNCell}[layer["kind"]](units)
    # All is kept: who wraps a cell must not rename its variables.
    cell = cells.DropoutWrapper(cell) if layer.get("dropout") else cell
    return cells.ResidualWrapper(cell) if layer.get("residual") else cell


def first_state(given, cell, offset):
    """A state with numbers in it, part by part."""
    batch = len(given["inputs"])
    sizes = tf.nest.flatten(cell.state_size)
    parts = [
        tf.constant(numbers([batch, size], STATES + offset + k), tf.float64)
        for k, size in enumerate(sizes)
    ]
    return tf.nest.pack_sequence_as(cell.state_size, parts)
