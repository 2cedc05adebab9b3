"""Layers of ../variants.json: their weights and first states in the engine's layout, and torch.nn's from them.

torch.nn computes with tensors that are made of ours, so that its gradients come back in our layout.
"""

import json
from pathlib import Path

import torch
from torch import nn

from cases import write_out
from gradients import leaf
from lstm import swapped

VARIANTS = json.loads(
    (Path(__file__).parent.parent / "variants.json").read_text(encoding="utf-8"),
    object_hook=write_out,
)
CELLS = {"rnn": nn.RNNCell, "lstm": nn.LSTMCell, "gru": nn.GRUCell}
NETWORKS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
STATES = {"rnn": ["h"], "lstm": ["c", "h"], "gru": ["h"]}


def shapes(kind, rows, units):
    """Those of a layer's weights, in the order in which their numbers are made."""
    if kind != "gru":
        columns = 4 * units if kind == "lstm" else units
        return {"kernel": [rows, columns], "bias": [columns]}
    return {
        "gatesKernel": [rows, 2 * units],
        "gatesBias": [2 * units],
        "candidateKernel": [rows, units],
        "candidateBias": [units],
        "recurrentBias": [units],
    }


class Layer:
    def __init__(self, given, batch, dtype):
        self.kind, self.inputs, self.units = (
            given[name] for name in ("kind", "inputSize", "numUnits")
        )
        self.residual, self.dropout = given.get("residual", False), given.get("dropout")
        self.dtype = dtype
        weights = shapes(self.kind, self.inputs + self.units, self.units)
        states = {name: [batch, self.units] for name in STATES[self.kind]}
        made = {
            name: leaf(write_out({"shape": shape, "salt": given["salt"] + k, "scale": 0.8}), dtype)
            for k, (name, shape) in enumerate({**weights, **states}.items())
        }
        self.weights = {name: made[name] for name in weights}
        self.state = {name: made[name] for name in states}

    def parameters(self, suffix=""):
        """PyTorch's gates r, z, n are the engine's r, u and candidate."""
        kernel, bias, other_bias = self.joined()
        return {
            f"weight_ih{suffix}": kernel[: self.inputs].T,
            f"weight_hh{suffix}": kernel[self.inputs :].T,
            f"bias_ih{suffix}": bias,
            f"bias_hh{suffix}": other_bias,
        }

    def joined(self):
        """One kernel for x and h, the engine's bias, and what stands in PyTorch's other one."""
        if self.kind == "gru":
            gates, gates_bias, candidate, candidate_bias, recurrent_bias = self.weights.values()
            nothing = torch.zeros(2 * self.units, dtype=gates.dtype)
            return (
                torch.cat([gates, candidate], 1),
                torch.cat([gates_bias, candidate_bias]),
                torch.cat([nothing, recurrent_bias]),
            )
        kernel, bias = self.weights.values()
        other_bias = torch.zeros_like(bias)
        if self.kind == "rnn":
            return kernel, bias, other_bias
        other_bias[self.units : 2 * self.units] = VARIANTS["forgetBias"]
        return swapped(kernel), swapped(bias), other_bias
