"""torch.nn.RNN with the engine's weights, and back."""

import torch
from torch import nn


def elman(kernel, bias, nonlinearity="tanh"):
    """An RNN with the engine's one bias, where PyTorch has two."""
    units = len(bias)
    features = len(kernel) - units
    rnn = nn.RNN(
        features, units, nonlinearity=nonlinearity, batch_first=True, dtype=kernel.dtype
    )
    with torch.no_grad():
        rnn.weight_ih_l0.copy_(kernel[:features].T)
        rnn.weight_hh_l0.copy_(kernel[features:].T)
        rnn.bias_ih_l0.copy_(bias)
        rnn.bias_hh_l0.zero_()
    rnn.bias_hh_l0.requires_grad_(False)
    return rnn


def one_kernel(for_x, for_h):
    """The engine's kernel [I + H, H], or its gradient: the rows for x, then those for h."""
    return torch.cat([for_x.T, for_h.T])
