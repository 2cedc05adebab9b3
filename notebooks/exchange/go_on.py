"""Ten more steps of the model that was handed over; and ten with a trap sprung."""

import json
import sys
from pathlib import Path

import torch

from letters import load, train, windows

torch.set_num_threads(1)
model = load()
trapped = load()
trapped.lstm.bias_hh_l0.requires_grad_(True)
losses = {
    "oneBias": list(train(model, windows(model), 10)),
    "twoBiases": list(train(trapped, windows(trapped), 10)),
}
results = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "results")
results.mkdir(exist_ok=True)
(results / "go_on.json").write_text(json.dumps(losses, indent=2) + "\n")
for name, values in losses.items():
    print(name, *(f"{loss:.6f}" for loss in values))
