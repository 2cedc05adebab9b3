"""Judges the models that write.ts has written into a folder: onnx's checker and its inference of shapes
must find nothing, batch and time must be open, and what the reference implementation runs must be what the
engine made."""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

TOLERANCES = {"float32": 1e-5, "float64": 1e-10}


def array(written):
    return np.array(written["data"], dtype=written["dtype"]).reshape(written["shape"])


def axes(value):
    """Sizes of a tensor's axes, or the names of those that are open."""
    dims = value.type.tensor_type.shape.dim
    return [d.dim_param if d.HasField("dim_param") else d.dim_value for d in dims]


def wrong_axes(model):
    """Open are batch and time, and nothing else; the states have the batch in their middle."""
    for value in [*model.graph.input, *model.graph.output]:
        found = axes(value)
        if value.name in ("input", "output"):
            right = found[:2] == ["batch", "time"] or (
                value.name == "output" and found[:1] == ["batch"] and len(found) == 2
            )
            rest = found[2:] if found[1:2] == ["time"] else found[1:]
        elif value.name == "sequence_lengths":
            right, rest = found == ["batch"], []
        else:
            right, rest = len(found) == 3 and found[1] == "batch", [found[0], found[2]]
        if not right or not all(isinstance(size, int) and size > 0 for size in rest):
            yield f"{value.name} has the axes {found}"


def is_run(model):
    """The reference implementation takes tanh for whatever activation a node has."""
    return not any(a.name == "activations" for node in model.graph.node for a in node.attribute)


def differences(model, runs, tolerance):
    evaluator = ReferenceEvaluator(model)
    names = [value.name for value in model.graph.output]
    for number, run in enumerate(runs):
        if set(names) != set(run["outputs"]):
            yield f"run {number}: outputs {names}, the engine made {list(run['outputs'])}"
            continue
        inputs = {name: array(written) for name, written in run["inputs"].items()}
        for name, made in zip(names, evaluator.run(None, inputs)):
            expected = array(run["outputs"][name])
            if made.shape != expected.shape or made.dtype != expected.dtype:
                yield f"run {number}: {name} is {made.dtype} {made.shape}, expected {expected.dtype} {expected.shape}"
            elif not (difference := float(np.max(np.abs(made - expected)))) <= tolerance:
                yield f"run {number}: {name} differs by {difference}"


def judge(path, dtype, runs):
    """What is wrong with a model, and whether it was run."""
    model = onnx.load(path)
    try:
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        return [str(error)], False
    found = list(wrong_axes(model))
    if is_run(model):
        found += differences(model, runs, TOLERANCES[dtype])
    return found, is_run(model)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    models = json.loads((folder / "models.json").read_text(encoding="utf-8"))
    ran = {dtype: 0 for dtype in TOLERANCES}
    wrong = 0
    for model in models:
        found, was_run = judge(folder / model["file"], model["dtype"], model["runs"])
        ran[model["dtype"]] += was_run
        wrong += bool(found)
        for difference in found:
            print(f"{model['file']}: {difference}; {json.dumps(model['plan'])}", file=sys.stderr)
    run = " and ".join(f"{count} in {dtype}" for dtype, count in ran.items())
    print(f"{len(models)} models checked, run were {run}; {wrong} of them are wrong")
    return 1 if wrong or not all(ran.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
