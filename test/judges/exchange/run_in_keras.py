"""Gives a model of Keras the weights that the engine wrote for it, by their paths, and compares what it makes:
run_in_keras.py <folder>. Twice in one session, in which Keras numbers the layers that have no names."""

import json
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
from keras import layers
from safetensors.numpy import load_file


def build():
    each = {"return_sequences": True}
    inputs = keras.Input((None,))
    x = layers.Embedding(7, 3, name="letters")(inputs)
    x = layers.Bidirectional(layers.LSTM(4, name="lstm", **each), name="first")(x)
    x = layers.Bidirectional(layers.LSTM(4, name="lstm", **each), name="second")(x)
    x = layers.Bidirectional(layers.GRU(4, name="gru", **each), name="third")(x)
    x = layers.SimpleRNN(4, name="fourth", **each)(x)
    return keras.Model(inputs, layers.Dense(2, name="head")(x))


def main():
    folder = Path(sys.argv[1])
    tensors = load_file(folder / "model.safetensors")
    answer = json.loads((folder / "answer.json").read_text())
    for _ in range(2):
        model = build()
        paths = {v.path for v in model.weights}
        if paths != set(tensors):
            print(f"Keras has other weights: {sorted(paths ^ set(tensors))}", file=sys.stderr)
            return 1
        for v in model.weights:
            v.assign(tensors[v.path])
        outputs = keras.ops.convert_to_numpy(model(np.array(answer["ids"])))
        apart = float(np.abs(outputs - np.array(answer["outputs"])).max())
        print(f"Keras with the engine's weights: {apart:.1e} apart")
        if not apart <= 1e-5:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
