"""Writes what TensorFlow 1's cells and variable scopes answer into answers.json; with --check, holds the
committed answers against new ones."""

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
from scopes import scopes

TOLERANCE = 1e-12


def answers():
    given = json.loads((HERE / "cases.json").read_text(encoding="utf-8"), object_hook=write_out)
    return {
        "cells": {name: answer(given, cell) for name, cell in given["cells"].items()},
        "scopes": scopes(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    tf.compat.v1.disable_eager_execution()
    tf.compat.v1.disable_v2_behavior()
    file = HERE / "answers.json"
    made = answers()
    if not parser.parse_args().check:
        file.write_text(json.dumps(made, allow_nan=False) + "\n", encoding="utf-8")
        print(f"{len(made['cells'])} cells and the scopes answered by TensorFlow {tf.__version__}")
        return 0
    committed = json.loads(file.read_text(encoding="utf-8"))
    found = list(differences("cells", committed["cells"], made["cells"], TOLERANCE))
    if committed["scopes"] != made["scopes"]:
        found.append(f"scopes: expected {committed['scopes']}, got {made['scopes']}")
    for difference in found:
        print(difference, file=sys.stderr)
    print(f"{len(made['cells'])} cells and the scopes answered again, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
