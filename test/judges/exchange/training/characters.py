"""Letters → two LSTMs → letters; windows of a text, with the state carried from one to the next."""

import torch
from torch import nn
from torch.nn import functional

from given import GIVEN
from going_on import clip_by_global_norm, trained

CASE = GIVEN["characters"]


class CharacterModel(nn.Module):
    def __init__(self):
        super().__init__()
        vocabulary, size, units = len(CASE["characters"]), CASE["size"], CASE["units"]
        self.letters = nn.Embedding(vocabulary, size)
        self.lstm = nn.LSTM(size, units, num_layers=2, batch_first=True)
        self.head = nn.Linear(units, vocabulary)

    def forward(self, ids, state=None):
        outputs, state = self.lstm(self.letters(ids), state)
        return self.head(outputs), state


def train(model, steps):
    """The loss of each step."""
    ids = torch.tensor([[CASE["characters"].index(c) for c in line] for line in CASE["text"]])
    optimizer = torch.optim.Adam(trained(model), lr=CASE["learningRate"], betas=(0.9, CASE["beta2"]))
    losses, state = [], None
    for step in range(steps):
        start = step * CASE["numSteps"] % (ids.shape[1] - 1)
        window = ids[:, start : start + CASE["numSteps"] + 1]
        # The state is carried from window to window, the gradient is not.
        carried = None if start == 0 else tuple(part.detach() for part in state)
        logits, state = model(window[:, :-1], carried)
        loss = functional.cross_entropy(logits.flatten(0, 1), window[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        clip_by_global_norm(trained(model), CASE["clipNorm"])
        optimizer.step()
        losses.append(loss.item())
    return losses
