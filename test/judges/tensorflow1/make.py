"""Writes what TensorFlow 1's cells, networks and variable scopes answer into answers.json; with --check,
holds the committed answers against new ones."""

import argparse
import json
import os
import sys
from pathlib import Path

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
sys.dont_write_bytecode = True
HERE = Path(__file__).parent
sys.path += [str(HERE.parent / "pytorch")]

import tensorflow as tf

from cases import write_out
from cells import answer
from compare import differences
from networks import network
from scopes import scopes
from wrappers import errors, masks, options

TOLERANCE = 1e-12


def answers():
    given = json.loads((HERE / "cases.json").read_text(encoding="utf-8"), object_hook=write_out)
    return {
        "cells": {name: answer(given, cell) for name, cell in given["cells"].items()},
        "networks": {name: network(given, what) for name, what in given["networks"].items()},
        "scopes": scopes(),
        "masks": masks(),
        "errors": errors(),
        "options": options(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    tf.compat.v1.disable_eager_execution()
    tf.compat.v1.disable_v2_behavior()
    file = HERE / "answers.json"
    made = answers()
    asked = f"{len(made['cells'])} cells, {len(made['networks'])} networks and the rest"
    if not parser.parse_args().check:
        file.write_text(json.dumps(made, allow_nan=False) + "\n", encoding="utf-8")
        print(f"{asked} answered by TensorFlow {tf.__version__}")
        return 0
    found = []
    for part, committed in json.loads(file.read_text(encoding="utf-8")).items():
        if part in ("cells", "networks"):
            found += differences(part, committed, made[part], TOLERANCE)
        elif committed != made[part]:
            found.append(f"{part}: expected {committed}, got {made[part]}")
    for difference in found:
        print(difference, file=sys.stderr)
    print(f"{asked} answered again, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
