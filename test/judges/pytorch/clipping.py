"""Clipping by global norm."""

import torch
from torch.nn.utils import clip_grads_with_norm_, get_total_norm

from cases import CASES

CASE = CASES["clipping"]


def clip_by_global_norm(parameters, limit):
    """Clips the gradients in place and returns the norm they had.

    PyTorch divides by norm + 1e-6, the paper and TensorFlow by the norm: the limit makes up for it.
    """
    norm = get_total_norm([parameter.grad for parameter in parameters])
    clip_grads_with_norm_(parameters, limit * (norm + 1e-6) / norm, norm)
    return norm


def clipping(dtype):
    norm, (first, second) = clipped(dtype, CASE["short"])
    _, (untouched, _) = clipped(dtype, CASE["long"])
    return {
        "globalNorm": norm,
        "first": first,
        "second": second,
        "first, under a limit that it keeps": untouched,
    }


def clipped(dtype, limit):
    """The norm before, and the gradients after."""
    gradients = [torch.tensor(values, dtype=dtype) for values in CASE["gradients"]]
    parameters = [torch.zeros_like(gradient) for gradient in gradients]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient
    return clip_by_global_norm(parameters, limit), gradients
