"""What all of Python's judges of weights do: numbers by formula, and a file of answers that is written or,
with --check, held against new answers."""

import argparse
import json
import math
import sys
from pathlib import Path


def numbers(shape, salt):
    """Whole numbers over a power of two: exact, and the same on every machine."""
    size = math.prod(shape)
    values = iter([((k * 37 + salt * 11) % 101 - 50) / 64 for k in range(size)])

    def build(shape):
        return [build(shape[1:]) for _ in range(shape[0])] if shape else next(values)

    return build(list(shape))


def differ(a, b, tolerance):
    if isinstance(a, dict) and isinstance(b, dict):
        # In one order too, which is that of a network's weights.
        return list(a) != list(b) or any(differ(a[name], b[name], tolerance) for name in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) != len(b) or any(differ(x, y, tolerance) for x, y in zip(a, b))
    return not (isinstance(a, (int, float)) and abs(a - b) <= tolerance)


def write_or_check(description, file, made, tolerance=1e-12):
    """Answers by name into the file; or what is no longer so, and then an exit code of 1."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true")
    path = Path(__file__).parent / file
    if not parser.parse_args().check:
        path.write_text(json.dumps(made) + "\n", encoding="utf-8")
        return 0
    committed = json.loads(path.read_text(encoding="utf-8"))
    names = list(dict.fromkeys([*made, *committed]))
    wrong = [name for name in names if differ(made.get(name, []), committed.get(name, []), tolerance)]
    for name in wrong:
        print(f"{file}: the committed {name} is another", file=sys.stderr)
    print(f"{file}: {len(made)} networks made again, {len(wrong)} differ")
    return 1 if wrong else 0
