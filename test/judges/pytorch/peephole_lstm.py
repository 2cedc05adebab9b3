"""An LSTM with peepholes (Gers and Schmidhuber, 2000) in plain operations: torch.nn has none."""

import torch

from cases import CASES
from gradients import gradients_of, leaf
from lstm import weighted_loss
from unroll import unroll


def peephole_lstm(dtype, lengths=None):
    given = CASES["lstm"]
    inputs = leaf(CASES["recurrence"]["inputs"], dtype)
    cell_state, hidden_state, kernel, bias = (
        leaf(given[name], dtype) for name in ("cellState", "hiddenState", "kernel", "bias")
    )
    w_i, w_f, w_o = (leaf(given["peepholes"][gate], dtype) for gate in "ifo")

    def step(x, state):
        c, h = state
        i, j, f, o = (torch.cat([x, h], 1) @ kernel + bias).chunk(4, 1)
        kept = torch.sigmoid(f + given["forgetBias"] + w_f * c) * c
        c = kept + torch.sigmoid(i + w_i * c) * torch.tanh(j)
        h = torch.sigmoid(o + w_o * c) * torch.tanh(c)
        return h, (c, h)

    outputs, (last_cell, last_hidden) = unroll(step, inputs, (cell_state, hidden_state), lengths)
    sources = {
        "inputs": inputs,
        "cellState": cell_state,
        "hiddenState": hidden_state,
        "kernel": kernel,
        "bias": bias,
        "peephole i": w_i,
        "peephole f": w_f,
        "peephole o": w_o,
    }
    return {
        "outputs": outputs,
        "cellState": last_cell,
        "hiddenState": last_hidden,
        **gradients_of(weighted_loss(outputs, last_cell, last_hidden), **sources),
    }
