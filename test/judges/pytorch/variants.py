"""What ../variants.json asks: values, gradients and trainings of bidirectional and deep networks."""

from functools import partial

import torch
from torch.nn import functional

from cases import write_out
from deep import Layers, run_network
from feed_forward import cross_entropy
from gradients import gradients_of, leaf
from layers import VARIANTS, Layer
from network import data, training


class Variant:
    """Layers in one direction or in both, and how they are run."""

    def __init__(self, given, batch, dtype):
        names = ["layers"] if "layers" in given else ["fw", "bw"]
        directions = [[Layer(layer, batch, dtype) for layer in given[name]] for name in names]
        layers = [layer for direction in directions for layer in direction]
        alike = len({(layer.kind, layer.units) for layer in layers}) == 1
        plain = not any(layer.residual or layer.dropout for layer in layers)
        # torch.nn runs layers that are alike, and both directions, by itself.
        if alike and plain:
            self.run = lambda *given: run_network(directions, *given)
        else:
            self.run = Layers(*directions).run
        places = [f"{name.removesuffix('s')} {n}" for name in names for n in range(len(given[name]))]
        self.layers = dict(zip(places, layers))

    def named(self, what):
        """The weights, or the first states, of all layers by name."""
        return {
            f"{name} of {place}": tensor
            for place, layer in self.layers.items()
            for name, tensor in getattr(layer, what).items()
        }


def variant(given, dtype, lengths=None):
    """The loss takes in the outputs and all last states, each number with a weight of its own."""
    inputs = leaf(VARIANTS["inputs"], dtype)
    network = Variant(given, len(inputs), dtype)
    outputs, last = network.run(inputs, lengths)
    parts = [part for states in last for state in states for part in state.values()]
    states = network.named("state")
    made = {"outputs": outputs, **{f"last {name}": part for name, part in zip(states, parts)}}
    loss = 0
    for k, part in enumerate(made.values()):
        formula = {"shape": list(part.shape), "salt": VARIANTS["lossSalt"] + k, "scale": 1}
        loss += (part * torch.tensor(write_out(formula), dtype=dtype)).sum()
    return {**made, **gradients_of(loss, inputs=inputs, **states, **network.named("weights"))}


class Classifier:
    """A variant that names a class at every time step."""

    def __init__(self, given, batch, dtype):
        self.network = Variant(given, batch, dtype)
        self.readout_kernel = leaf(given["readoutKernel"], dtype)
        self.readout_bias = leaf(given["readoutBias"], dtype)

    def run(self, inputs, labels, state=None):
        """The loss, summed over time and averaged over the batch, and the last states."""
        outputs, state = self.network.run(inputs, None, state)
        logits = functional.linear(outputs, self.readout_kernel.T, self.readout_bias)
        return cross_entropy(logits, labels).sum(1).mean(), state

    @property
    def learnt(self):
        readout = {"readoutKernel": self.readout_kernel, "readoutBias": self.readout_bias}
        return {**self.network.named("weights"), **readout}

    variables = learnt


def variant_training(given, dtype):
    inputs, labels = data(dtype)
    return training(Classifier(given, len(inputs), dtype), inputs, labels, given, given["numSteps"])


VARIANT_ANSWERS = {}
for question, given in VARIANTS["networks"].items():
    conjunction = "and" if " with " in question else "with"
    VARIANT_ANSWERS |= {
        question: partial(variant, given),
        f"{question} {conjunction} sequence lengths": partial(
            variant, given, lengths=VARIANTS["sequenceLength"]
        ),
    }
for question, given in VARIANTS["trainings"].items():
    VARIANT_ANSWERS[question] = partial(variant_training, given)
