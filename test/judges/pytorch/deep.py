"""Layers of torch.nn one above the other: in one direction or in both, with residual connections and dropout."""

import torch
from torch.func import functional_call
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from layers import CELLS, NETWORKS
from masks import INPUT, OUTPUT, STATE, Dropout
from unroll import unroll


def run_network(directions, inputs, lengths=None, states=None):
    """torch.nn.RNN, LSTM or GRU with all layers in it, which are alike; two directions or one.

    Returns the outputs [batch, time, units], those of both directions side by side, and the last states
    of each direction, a list of layers each.
    """
    (first, *_), depth = directions[0], len(directions[0])
    network = NETWORKS[first.kind](
        first.inputs,
        first.units,
        num_layers=depth,
        bidirectional=len(directions) == 2,
        batch_first=True,
        dtype=inputs.dtype,
    )
    parameters = {}
    for layers, ending in zip(directions, ("", "_reverse")):
        for n, layer in enumerate(layers):
            parameters |= layer.parameters(f"_l{n}{ending}")
    # Layer by layer, and in each forwards first.
    states = states or [[layer.state for layer in layers] for layers in directions]
    start = [state for level in zip(*states) for state in level]
    parts = {name: torch.stack([state[name] for state in start]) for name in start[0]}
    state = (parts["h"], parts["c"]) if first.kind == "lstm" else parts["h"]
    outputs, last = padded(network, parameters, inputs, state, lengths)
    parts = dict(zip("hc", last)) if first.kind == "lstm" else {"h": last}
    made = [{name: parts[name][k] for name in first.state} for k in range(len(start))]
    return outputs, [made[d :: len(directions)] for d in range(len(directions))]


def padded(network, parameters, inputs, state, lengths):
    if lengths is None:
        return functional_call(network, parameters, (inputs, state))
    packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
    packed_outputs, last = functional_call(network, parameters, (packed, state))
    outputs, _ = pad_packed_sequence(
        packed_outputs, batch_first=True, total_length=inputs.shape[1]
    )
    return outputs, last


class Layers:
    """Cells of torch.nn, layer by layer; the masks of dropout go on from run to run."""

    def __init__(self, layers):
        self.layers = layers
        self.dropouts = [Dropout(layer.dropout or {"seed": 0}) for layer in layers]

    def run(self, inputs, lengths=None, states=None):
        """As run_network, for one direction."""
        (states,) = states or [[layer.state for layer in self.layers]]
        outputs, last = inputs, []
        for layer, dropout, state in zip(self.layers, self.dropouts, states):
            dropout.begin()
            step, start = step_of(layer, dropout), tuple(state.values())
            outputs, made = unroll(step, outputs, start, lengths)
            last.append(dict(zip(layer.state, made)))
        return outputs, [last]


def step_of(layer, dropout):
    """Dropout is around the cell, and the residual connection around both."""
    cell = CELLS[layer.kind](layer.inputs, layer.units, dtype=layer.dtype)
    parameters = layer.parameters()

    def step(x, state):
        dropout.step()
        dropped = dropout.drop(x, INPUT, "inputKeepProb")
        if layer.kind == "lstm":
            c, h = state
            h, c = functional_call(cell, parameters, (dropped, (h, c)))
            # Of the state h alone: c is what remembers.
            state = (c, dropout.drop(h, STATE + 1, "stateKeepProb"))
        else:
            h = functional_call(cell, parameters, (dropped, *state))
            state = (dropout.drop(h, STATE, "stateKeepProb"),)
        output = dropout.drop(h, OUTPUT, "outputKeepProb")
        return output + x if layer.residual else output, state

    return step
