"""Activations, a fully connected layer, losses."""

import torch
from torch.nn import functional

from cases import CASES
from gradients import gradients_of, leaf


def activation(function, dtype):
    case = CASES["activations"]
    x = leaf(case["x"], dtype)
    outputs = function(x)
    loss = (outputs * torch.tensor(case["weights"], dtype=dtype)).sum()
    return {
        "outputs": outputs,
        "outputs of large numbers": function(torch.tensor(case["large"], dtype=dtype)),
        **gradients_of(loss, x=x),
    }


def fully_connected_layer(dtype):
    case = CASES["fullyConnected"]
    x, kernel, bias = (leaf(case[name], dtype) for name in ("x", "kernel", "bias"))
    outputs = torch.sigmoid(functional.linear(x, kernel.T, bias))
    loss = (outputs * torch.tensor(case["weights"], dtype=dtype)).sum()
    return {"outputs": outputs, **gradients_of(loss, x=x, kernel=kernel, bias=bias)}


def squared_errors(dtype):
    case = CASES["losses"]
    predictions, targets = (leaf(case[name], dtype) for name in ("predictions", "targets"))
    loss = functional.mse_loss(predictions, targets)
    return gradients_of(loss, predictions=predictions, targets=targets)


def cross_entropies(dtype):
    case = CASES["losses"]
    logits = leaf(case["logits"], dtype)
    outputs = cross_entropy(logits, torch.tensor(case["labels"]))
    loss = (outputs * torch.tensor(case["weights"], dtype=dtype)).sum()
    return {"outputs": outputs, **gradients_of(loss, logits=logits)}


def cross_entropy(logits, labels):
    """The loss at each place [batch, time]; PyTorch wants the classes on axis 1."""
    return functional.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
