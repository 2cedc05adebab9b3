"""An LSTM in plain operations, with what torch.nn's does not have: peepholes (Gers and Schmidhuber,
2000) and clips."""

import torch

from cases import CASES
from gradients import gradients_of, leaf
from lstm import given_for, weighted_loss
from unroll import unroll


def plain_lstm(dtype, peepholes=False, clips=False, projected=False, lengths=None):
    given = given_for(projected)
    names = ["cellState", "hiddenState", "kernel", "bias"] + ["projection"] * projected
    leaves = {name: leaf(given[name], dtype) for name in names}
    leaves["inputs"] = leaf(CASES["recurrence"]["inputs"], dtype)
    if peepholes:
        for gate in "ifo":
            leaves[f"peephole {gate}"] = leaf(given["peepholes"][gate], dtype)
    w_i, w_f, w_o = (leaves.get(f"peephole {gate}", 0) for gate in "ifo")
    cell_clip, output_clip = (
        (given["cellClip"], given.get("projClip", torch.inf)) if clips else (torch.inf, torch.inf)
    )

    def step(x, state):
        c, h = state
        i, j, f, o = (torch.cat([x, h], 1) @ leaves["kernel"] + leaves["bias"]).chunk(4, 1)
        kept = torch.sigmoid(f + given["forgetBias"] + w_f * c) * c
        c = kept + torch.sigmoid(i + w_i * c) * torch.tanh(j)
        c = c.clamp(-cell_clip, cell_clip)
        h = torch.sigmoid(o + w_o * c) * torch.tanh(c)
        if projected:
            h = (h @ leaves["projection"]).clamp(-output_clip, output_clip)
        return h, (c, h)

    start = (leaves["cellState"], leaves["hiddenState"])
    outputs, (cell_state, hidden_state) = unroll(step, leaves["inputs"], start, lengths)
    return {
        "outputs": outputs,
        "cellState": cell_state,
        "hiddenState": hidden_state,
        **gradients_of(weighted_loss(given, outputs, cell_state, hidden_state), **leaves),
    }
