"""The numbers that the engine and its judges are given: ../cases.json, written out."""

import json
from math import prod
from pathlib import Path


def value_at(k, salt, scale):
    """Whole numbers, one division, one subtraction, one product: the same bits in every language."""
    return scale * ((k * k * 7919 + k * 104729 + salt * 1299709) % 2003 / 1001 - 1)


def write_out(node):
    """The nested lists that a formula stands for; anything else as it is."""
    if "shape" not in node:
        return node
    values = [value_at(k, node["salt"], node["scale"]) for k in range(prod(node["shape"]))]
    for size in reversed(node["shape"][1:]):
        values = [values[start : start + size] for start in range(0, len(values), size)]
    return values


CASES = json.loads(
    (Path(__file__).parent.parent / "cases.json").read_text(encoding="utf-8"),
    object_hook=write_out,
)
