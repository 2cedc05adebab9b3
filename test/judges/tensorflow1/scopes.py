"""What TensorFlow 1 says in variable scopes: the names it gives, and its errors."""

import tensorflow as tf

v1 = tf.compat.v1


def scopes():
    """The answers by what was asked."""
    v1.reset_default_graph()
    said = {}

    def ask(what, reuse, name="v", shape=(1,), dtype=tf.float32):
        """The variable's name, or the first line of the error."""
        with v1.variable_scope("rnn", reuse=reuse[0]):
            with v1.variable_scope("in", reuse=reuse[1]):
                try:
                    said[what] = v1.get_variable(name, shape, dtype).name
                except ValueError as error:
                    said[what] = str(error).splitlines()[0].split(" Originally defined")[0]

    auto = v1.AUTO_REUSE
    ask("made", (None, None))
    ask("made again", (None, None))
    ask("made again with reuse False", (None, False))
    ask("found", (True, None))
    ask("found, reuse False inside True", (True, False))
    ask("not found", (True, None), "w")
    ask("not found, reuse False inside True", (True, False), "w")
    ask("made, auto inside True", (True, auto), "x")
    ask("made, auto", (auto, None), "y")
    ask("not found, True inside auto", (auto, True), "z")
    ask("another shape", (True, None), "v", (2,))
    ask("another dtype", (True, None), "v", (1,), tf.float64)
    with v1.variable_scope("document"):
        lstm = v1.nn.rnn_cell.BasicLSTMCell(3)
        state = lstm.zero_state(2, tf.float32)
        for step in range(3):
            if step > 0:
                v1.get_variable_scope().reuse_variables()
            _, state = lstm(tf.zeros([2, 1]), state)
        with v1.variable_scope("inner"):
            said["reuse in a scope inside, after reuse_variables"] = bool(v1.get_variable_scope().reuse)
    said["the document's loop"] = [v.name for v in v1.trainable_variables("document")]
    with v1.variable_scope("document"):
        said["reuse when the scope is opened again"] = bool(v1.get_variable_scope().reuse)
    cells = {
        "BasicLSTMCell": v1.nn.rnn_cell.BasicLSTMCell(3),
        "LSTMCell": v1.nn.rnn_cell.LSTMCell(3, use_peepholes=True, num_proj=2),
        "GRUCell": v1.nn.rnn_cell.GRUCell(3),
        "BasicRNNCell": v1.nn.rnn_cell.BasicRNNCell(3),
    }
    for name, cell in cells.items():
        with v1.variable_scope(name):
            cell(tf.zeros([2, 1]), cell.zero_state(2, tf.float32))
        said[f"variables of {name}"] = [v.name for v in v1.trainable_variables(name)]
    return said
