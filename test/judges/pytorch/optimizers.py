"""Where a variable is after each of a row of gradients."""

import torch

from cases import CASES

CASE = CASES["optimizers"]


def trajectory(dtype, optimizer, **options):
    variable = torch.tensor(CASE["start"], dtype=dtype, requires_grad=True)
    update = optimizer([variable], **options)
    positions = []
    for gradient in CASE["gradients"]:
        variable.grad = torch.tensor(gradient, dtype=dtype)
        update.step()
        positions.append(variable.detach().clone())
    return {"positions": torch.stack(positions)}
