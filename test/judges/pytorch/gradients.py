"""A loss and its gradients, under the names of what it is differentiated by."""

import torch


def leaf(values, dtype):
    """A tensor that gradients are wanted for."""
    return torch.tensor(values, dtype=dtype, requires_grad=True)


def gradients_of(loss, **sources):
    gradients = torch.autograd.grad(loss, list(sources.values()))
    named = {f"gradient of {name}": gradient for name, gradient in zip(sources, gradients)}
    return {"loss": loss, **named}
