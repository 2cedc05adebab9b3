"""Writes into answers.json what the Python package safetensors makes of files.json; with --check, holds
the committed answers against new ones; with --mutants FILE, judges the mutants that mutants.ts wrote."""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

FOLDER = Path(__file__).parent
ANSWERS = FOLDER / "answers.json"

# What the engine refuses beyond the package, by what its messages say: the package takes the last of two
# of a name, knows integers and sizes of zero, passes over fields that it does not know, and reads null
# metadata and lists in place of objects.
STRICTER = (
    "twice",
    "a dtype of BF16, F16, F32, F64",
    "positive sizes",
    "dtype, shape and data_offsets",
    '__metadata__ ({)',
    "begins with {",
    "({)",
)


def numbers(dtype, shape, salt):
    """Those that safetensors.test.ts makes: whole numbers over eight, exact in both precisions."""
    size = int(np.prod(shape, dtype=np.int64))
    values = [((k * 37 + salt * 11) % 101 - 50) / 8 for k in range(size)]
    return np.array(values, dtype=dtype).reshape(shape)


def written(given):
    tensors = {
        name: numbers(tensor["dtype"], tensor["shape"], salt)
        for salt, (name, tensor) in enumerate(given["tensors"].items())
    }
    return base64.b64encode(save(tensors, given.get("metadata"))).decode()


def digest(values):
    """Of float32, every NaN the same one."""
    values = np.where(np.isnan(values), np.float32("nan"), values).astype(np.float32)
    return hashlib.sha256(values.tobytes()).hexdigest()


def answers():
    files = json.loads((FOLDER / "files.json").read_text(encoding="utf-8"))
    patterns = np.arange(65536, dtype=np.uint16)
    return {
        "files": {name: written(given) for name, given in files.items()},
        "every F16": digest(patterns.view(np.float16).astype(np.float32)),
        "every BF16": digest((patterns.astype(np.uint32) << 16).view(np.float32)),
    }


def verdict(data):
    """The names, shapes and bytes of a file, or None when it is refused."""
    try:
        tensors = load(data)
    except (SafetensorError, KeyError, TypeError, ValueError, OverflowError, MemoryError):
        return None
    return {name: [list(x.shape), x.tobytes().hex()] for name, x in tensors.items()}


def disagreements(mutants):
    for mutant in mutants:
        theirs, ours = verdict(base64.b64decode(mutant["file"])), mutant.get("tensors")
        if ours is not None and theirs != ours:
            yield f"mutant {mutant['seed']}: the engine reads {ours}, the package {theirs}"
        elif ours is None and theirs is not None:
            if not any(reason in mutant["refused"] for reason in STRICTER):
                yield f"mutant {mutant['seed']}: only the engine refuses it: {mutant['refused']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--mutants", type=Path)
    arguments = parser.parse_args()
    found = []
    if arguments.check:
        if json.loads(ANSWERS.read_text(encoding="utf-8")) != answers():
            found.append("the committed answers are not those of the package")
    elif arguments.mutants is None:
        text = json.dumps(answers(), ensure_ascii=False, indent=2)
        ANSWERS.write_text(text + "\n", encoding="utf-8")
    if arguments.mutants is not None:
        mutants = json.loads(arguments.mutants.read_text(encoding="utf-8"))
        found += disagreements(mutants)
        read = sum("tensors" in mutant for mutant in mutants)
        print(f"{len(mutants)} mutants, {read} of them read, {len(found)} disagreements")
    for difference in found[:20]:
        print(difference, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
