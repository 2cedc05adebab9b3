"""PyTorch's worker: answers the driver's questions, a line of JSON each (see ../protocol.ts), on one thread."""

import json
import platform
import sys
import time

import torch

from network import Network

CLIP_NORM = 1.0
LEARNING_RATE = 1e-3


def training_step(job):
    """A training step of a new network, which gives the loss."""
    torch.manual_seed(1)
    sizes = job["sizes"]
    network = Network(sizes)
    if job.get("weights"):
        network.take(job["weights"])
    # Of PyTorch's ways to do Adam the fastest on one thread.
    optimizer = torch.optim.Adam(network.trained(), lr=LEARNING_RATE, fused=True)
    x = torch.nn.functional.one_hot(torch.tensor(job["indices"]), sizes["inputs"]).float()
    labels = torch.tensor(job["labels"]).flatten()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(network(x).flatten(0, 1), labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.trained(), CLIP_NORM)
        optimizer.step()
        return loss.item()

    return step


def measure(step, ms):
    times = []
    begin = time.perf_counter()
    while True:
        start = time.perf_counter()
        step()
        end = time.perf_counter()
        times.append(round((end - start) * 1e3, 5))
        if (end - begin) * 1e3 >= ms:
            return times


def main():
    torch.set_num_threads(1)
    step = None
    for line in sys.stdin:
        question = json.loads(line)
        ask = question["ask"]
        try:
            if ask == "versions":
                answer = {"PyTorch": torch.__version__, "Python": platform.python_version()}
            elif ask == "prepare":
                step = training_step(question["job"])
                answer = True
            elif ask == "measure":
                answer = measure(step, question["ms"])
            else:
                answer = [step() for _ in range(question["count"])]
            reply = {"answer": answer}
        except Exception as error:
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)


main()
