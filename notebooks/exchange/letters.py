"""The network in PyTorch, under the names it has in unrolled, and what it reads."""

from pathlib import Path

import torch
from safetensors import safe_open
from torch import nn

HANDED_OVER = Path(__file__).parent / "handed-over"
LANES, TIME, LEARNING_RATE, CLIP_NORM = 32, 64, 0.002, 1.0


class Letters(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.index = {character: i for i, character in enumerate(characters)}
        self.letters = nn.Embedding(len(characters), 32)
        self.lstm = nn.LSTM(32, 128, batch_first=True)
        self.head = nn.Linear(128, len(characters))

    def forward(self, ids, state=None):
        outputs, state = self.lstm(self.letters(ids), state)
        return self.head(outputs), state


def load(file=HANDED_OVER / "model.safetensors"):
    if not file.exists():
        raise SystemExit(f"expected {file}, which the chapter's cells write")
    with safe_open(file, "pt") as opened:
        model = Letters(opened.metadata()["characters"])
        model.load_state_dict({name: opened.get_tensor(name) for name in opened.keys()})
    model.lstm.bias_hh_l0.requires_grad_(False)
    return model


def windows(model, rows=slice(None)):
    text = (HANDED_OVER / "read.txt").read_text(encoding="utf-8")
    ids = torch.tensor([model.index[character] for character in text])
    time = (len(ids) - 1) // LANES
    inputs = ids[: LANES * time].view(LANES, time)[rows]
    targets = ids[1 : LANES * time + 1].view(LANES, time)[rows]
    while True:
        for t in range(0, time, TIME):
            yield inputs[:, t : t + TIME], targets[:, t : t + TIME], t == 0


def train(model, batches, steps):
    learnt = [weights for weights in model.parameters() if weights.requires_grad]
    optimizer = torch.optim.Adam(learnt, lr=LEARNING_RATE)
    for _, (inputs, targets, first) in zip(range(steps), batches):
        logits, carried = model(inputs, None if first else carried)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learnt, CLIP_NORM)
        optimizer.step()
        carried = tuple(part.detach() for part in carried)
        yield loss.item()
