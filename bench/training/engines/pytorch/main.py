"""PyTorch's worker: answers the driver's questions, a line of JSON each (see ../protocol.ts), on one thread."""

import json
import platform
import sys
import time

import torch

from network import Network

CLIP_NORM = 1.0
LEARNING_RATE = 1e-3
STEPS_OF_A_NETWORK = 2000  # see ../serve.ts


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


class Training:
    """Steps of one job."""

    def __init__(self, job):
        self.job = job
        self.begin()

    def begin(self):
        self.step = training_step(self.job)
        self.done = 0

    def measure(self, ms):
        """The time of each step, in milliseconds, until so many have gone by."""
        times = []
        begin = time.perf_counter()
        while True:
            if self.done == STEPS_OF_A_NETWORK:
                self.begin()
            start = time.perf_counter()
            self.step()
            end = time.perf_counter()
            self.done += 1
            times.append(round((end - start) * 1e3, 5))
            if (end - begin) * 1e3 >= ms:
                return times

    def losses(self, count):
        return [self.step() for _ in range(count)]


def main():
    torch.set_num_threads(1)
    training = None
    for line in sys.stdin:
        question = json.loads(line)
        ask = question["ask"]
        try:
            if ask == "versions":
                answer = {"PyTorch": torch.__version__, "Python": platform.python_version()}
            elif ask == "prepare":
                training = Training(question["job"])
                answer = True
            elif ask == "measure":
                answer = training.measure(question["ms"])
            else:
                answer = training.losses(question["count"])
            reply = {"answer": answer}
        except Exception as error:
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)


main()
