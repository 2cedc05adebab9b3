"""A GRU in both directions → the class of the sequence, by the two last states."""

import torch
from torch import nn
from torch.nn import functional

from given import GIVEN
from going_on import trained

CASE = GIVEN["classifier"]
FEATURES = len(CASE["inputs"][0][0])


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(FEATURES, CASE["units"], batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * CASE["units"], CASE["classes"])

    def forward(self, inputs):
        _, (forward, backward) = self.gru(inputs)
        return self.head(torch.cat([forward, backward], 1))


def train(model, steps):
    """The loss of each step."""
    inputs = torch.tensor(CASE["inputs"], dtype=model.head.weight.dtype)
    labels = torch.tensor(CASE["labels"])
    optimizer = torch.optim.Adam(trained(model), lr=CASE["learningRate"])
    losses = []
    for _ in range(steps):
        loss = functional.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
