"""Two thousand more steps, by as many processes as torchrun starts, each with its share of the lanes."""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import distributed, nn

from letters import LANES, load, train, windows

STEPS = 2000
torch.set_num_threads(1)
distributed.init_process_group("gloo")
rank, processes = distributed.get_rank(), distributed.get_world_size()
if LANES % processes:
    sys.exit(f"expected a number of processes that divides {LANES} lanes, got {processes}")
share = LANES // processes

model = load()
together = nn.parallel.DistributedDataParallel(model)
batches = windows(model, slice(rank * share, (rank + 1) * share))
losses = []
for step, own in enumerate(train(together, batches, STEPS), 1):
    loss = torch.tensor(own, dtype=torch.float64)
    distributed.all_reduce(loss)
    losses.append(loss.item() / processes)
    if rank == 0 and step % 100 == 0:
        print(f"step {step} of {STEPS}, {processes} processes: {losses[-1]:.4f}", flush=True)

if rank == 0:
    results = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "results")
    results.mkdir(exist_ok=True)
    told = {"steps": STEPS, "processes": processes, "firstLosses": losses[:10]}
    (results / "go_on_together.json").write_text(json.dumps(told, indent=2) + "\n")
    save_file(model.state_dict(), results / "trained.safetensors", {"characters": "".join(model.index)})
distributed.destroy_process_group()
