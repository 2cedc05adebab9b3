"""Trains on in PyTorch what the engine has exported, and writes the losses into losses.json and the weights
into *.trained.safetensors; with --check, holds the committed ones against new ones."""

import argparse
import json
import sys

sys.dont_write_bytecode = True

import torch
from safetensors.torch import load_file, save_file

import characters
import classifier
import forecast
from given import FOLDER, GIVEN
from going_on import load, train_one_bias

MODELS = {
    "characters": (characters.CharacterModel, characters.train),
    "classifier": (classifier.Classifier, classifier.train),
    "forecast": (forecast.Forecast, forecast.train),
}
# Instruction sets of one processor differ by less than 5e-7 in float32.
TOLERANCES = {"float64": 1e-12, "float32": 2e-6}


def gone_on(name, precision, as_there=True):
    """The losses of further steps, and the weights after them."""
    make, train = MODELS[name]
    model = make().to(getattr(torch, precision))
    load(model, FOLDER / f"{name}.{precision}.safetensors")
    if as_there:
        train_one_bias(model)
    losses = train(model, GIVEN["steps"])
    return losses, model.state_dict()


def answers():
    """Losses and weights, by the names of the files."""
    losses, weights = {}, {}
    for name in MODELS:
        for precision in TOLERANCES:
            file = f"{name}.{precision}"
            made, weights[file] = gone_on(name, precision)
            two, _ = gone_on(name, precision, as_there=False)
            losses[file] = {"losses": made, "losses, both biases trained": two}
    return losses, weights


def wrong(losses, weights):
    """Which committed answers are no longer so."""
    committed = json.loads((FOLDER / "losses.json").read_text(encoding="utf-8"))
    for file, made in losses.items():
        tolerance = TOLERANCES[file.split(".")[1]]
        for what, numbers in made.items():
            if not close(in_float64(numbers), in_float64(committed[file][what]), tolerance):
                yield f"{file}: {what}"
        after = load_file(FOLDER / f"{file}.trained.safetensors")
        if after.keys() != weights[file].keys():
            yield f"{file}: the names of the weights"
            continue
        for what, x in weights[file].items():
            if not close(x, after[what], tolerance):
                yield f"{file}: {what}"


def in_float64(numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def close(a, b, tolerance):
    return a.dtype == b.dtype and a.shape == b.shape and bool(((a - b).abs() <= tolerance).all())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    torch.set_num_threads(1)
    losses, weights = answers()
    if not parser.parse_args().check:
        (FOLDER / "losses.json").write_text(json.dumps(losses) + "\n", encoding="utf-8")
        for file, tensors in weights.items():
            save_file(tensors, FOLDER / f"{file}.trained.safetensors")
        return 0
    found = list(wrong(losses, weights))
    for answer in found:
        print(f"the committed one is another: {answer}", file=sys.stderr)
    print(f"{len(losses)} trainings made again, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
