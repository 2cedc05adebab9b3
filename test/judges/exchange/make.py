"""Writes into pytorch.json networks of PyTorch, by their state dicts, and what they make of inputs; with
--check, holds the committed ones against new ones."""

import argparse
import json
import sys
import warnings
from pathlib import Path

sys.dont_write_bytecode = True
warnings.filterwarnings("ignore")

import torch
from torch import nn

FILE = Path(__file__).parent / "pytorch.json"
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


def numbers(shape, salt):
    """Whole numbers over a power of two: exact, and the same on every machine."""
    size = int(torch.tensor(shape).prod())
    values = [((k * 37 + salt * 11) % 101 - 50) / 64 for k in range(size)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def answer(make, options):
    network = make(FEATURES, UNITS, batch_first=True, dtype=torch.float64, **options)
    with torch.no_grad():
        for salt, weights in enumerate(network.parameters()):
            weights.copy_(numbers(list(weights.shape), salt))
        inputs = numbers([BATCH, TIME, FEATURES], 99)
        outputs, last = network(inputs)
    states = {"h": last[0], "c": last[1]} if isinstance(last, tuple) else {"h": last}
    return {
        "weights": {name: x.tolist() for name, x in network.state_dict().items()},
        "inputs": inputs.tolist(),
        "outputs": outputs.tolist(),
        "last": {name: x.tolist() for name, x in states.items()},
    }


def differ(a, b):
    if isinstance(a, dict):
        return a.keys() != b.keys() or any(differ(a[name], b[name]) for name in a)
    if isinstance(a, list):
        return len(a) != len(b) or any(differ(x, y) for x, y in zip(a, b))
    return abs(a - b) > 1e-12


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    torch.set_num_threads(1)
    made = {name: answer(*case) for name, case in CASES.items()}
    if not parser.parse_args().check:
        FILE.write_text(json.dumps(made) + "\n", encoding="utf-8")
        return 0
    committed = json.loads(FILE.read_text(encoding="utf-8"))
    wrong = [name for name in made if differ(made[name], committed.get(name, []))]
    for name in wrong:
        print(f"the committed {name} is not PyTorch's", file=sys.stderr)
    print(f"{len(made)} networks made again, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
