"""A basic network → the next number of a series, at every time step."""

import torch
from torch import nn
from torch.nn import functional

from given import GIVEN
from going_on import trained

CASE = GIVEN["forecast"]


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(1, CASE["units"], batch_first=True)
        self.head = nn.Linear(CASE["units"], 1)

    def forward(self, series):
        outputs, _ = self.rnn(series)
        return self.head(outputs)


def train(model, steps):
    """The loss of each step."""
    series = torch.tensor(CASE["series"], dtype=model.head.weight.dtype).unsqueeze(2)
    optimizer = torch.optim.SGD(trained(model), lr=CASE["learningRate"], momentum=CASE["momentum"])
    losses = []
    for _ in range(steps):
        loss = functional.mse_loss(model(series[:, :-1]), series[:, 1:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
