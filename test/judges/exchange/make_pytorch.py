"""Writes into pytorch.json networks of PyTorch, by their state dicts, and what they make of inputs; with
--check, holds the committed ones against new ones."""

import sys
import warnings

sys.dont_write_bytecode = True
warnings.filterwarnings("ignore")

import torch
from torch import nn

from judge import numbers, write_or_check

BATCH, TIME, FEATURES, UNITS = 2, 4, 3, 4
CASES = {
    "RNN": (nn.RNN, {}),
    "LSTM": (nn.LSTM, {}),
    "GRU": (nn.GRU, {}),
    "bidirectional RNN": (nn.RNN, {"bidirectional": True}),
    "bidirectional GRU": (nn.GRU, {"bidirectional": True}),
    "deep LSTM": (nn.LSTM, {"num_layers": 3}),
    "deep bidirectional LSTM": (nn.LSTM, {"num_layers": 2, "bidirectional": True}),
    "deep LSTM with a projection": (nn.LSTM, {"num_layers": 2, "proj_size": 2}),
}


def answer(make, options):
    network = make(FEATURES, UNITS, batch_first=True, dtype=torch.float64, **options)
    with torch.no_grad():
        for salt, weights in enumerate(network.parameters()):
            weights.copy_(tensor(weights.shape, salt))
        inputs = tensor([BATCH, TIME, FEATURES], 99)
        outputs, last = network(inputs)
    states = {"h": last[0], "c": last[1]} if isinstance(last, tuple) else {"h": last}
    return {
        "weights": {name: x.tolist() for name, x in network.state_dict().items()},
        "inputs": inputs.tolist(),
        "outputs": outputs.tolist(),
        "last": {name: x.tolist() for name, x in states.items()},
    }


def tensor(shape, salt):
    return torch.tensor(numbers(shape, salt), dtype=torch.float64)


if __name__ == "__main__":
    torch.set_num_threads(1)
    made = {name: answer(*case) for name, case in CASES.items()}
    sys.exit(write_or_check(__doc__, "pytorch.json", made))
