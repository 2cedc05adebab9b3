"""Writes PyTorch's answers into answers/; with --check, holds the committed ones against new ones."""

import argparse
import json
import sys
import warnings
from pathlib import Path

sys.dont_write_bytecode = True
# It does not matter which of its kernels PyTorch chooses for an LSTM with a projection.
warnings.filterwarnings("ignore", message="LSTM with projections is not supported with oneDNN")

import torch

from answers import ANSWERS
from compare import differences

FOLDER = Path(__file__).parent / "answers"
# Another processor adds in another order; at the greatest loss here, 9, float32 goes in steps of 1e-6.
TOLERANCES = {"float64": 1e-12, "float32": 2e-6}


def answer(question, precision):
    """PyTorch's numbers, by name, as nested lists."""
    tensors = ANSWERS[question](getattr(torch, precision))
    return {name: tensors[name].tolist() for name in sorted(tensors)}


def file_of(question):
    return FOLDER / f"{question.replace(' ', '-')}.json"


def write(question):
    numbers = {precision: answer(question, precision) for precision in TOLERANCES}
    file_of(question).write_text(json.dumps(numbers, allow_nan=False) + "\n", encoding="utf-8")


def check(question):
    """What differs, in words."""
    committed = json.loads(file_of(question).read_text(encoding="utf-8"))
    for precision, tolerance in TOLERANCES.items():
        where = f"{question}, {precision}"
        yield from differences(where, committed[precision], answer(question, precision), tolerance)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    torch.set_num_threads(1)
    if not parser.parse_args().check:
        FOLDER.mkdir(exist_ok=True)
        for question in ANSWERS:
            write(question)
        print(f"{len(ANSWERS)} questions answered by PyTorch {torch.__version__}")
        return 0
    found = [difference for question in ANSWERS for difference in check(question)]
    for difference in found:
        print(difference, file=sys.stderr)
    print(f"{len(ANSWERS)} questions answered again, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
