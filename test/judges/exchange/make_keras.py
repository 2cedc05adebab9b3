"""Writes into keras.json models of Keras, by the paths of their weights, and what they make of inputs; with
--check, holds the committed ones against new ones.

They are written with TensorFlow behind Keras, since with anything else it multiplies float64 as float32.
They are checked with what KERAS_BACKEND names, PyTorch unless said.
"""

import os
import sys

sys.dont_write_bytecode = True
os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
from keras import layers

from judge import numbers, write_or_check

BATCH, TIME, FEATURES, UNITS, LETTERS, CLASSES = 2, 4, 3, 4, 5, 2
ALL = {"return_sequences": True, "return_state": True}


def network(layer):
    """A recurrent layer by itself: its outputs, then the parts of its last state."""
    inputs = keras.Input((TIME, FEATURES))
    return keras.Model(inputs, layer(inputs)), numbers([BATCH, TIME, FEATURES], 99)


def whole_model():
    model = keras.Sequential(
        [
            keras.Input((TIME,)),
            layers.Embedding(LETTERS, FEATURES, name="letters"),
            layers.Bidirectional(layers.LSTM(UNITS, return_sequences=True, name="reader"), name="both"),
            layers.GRU(UNITS, reset_after=False, return_sequences=True, name="gru"),
            layers.Dense(CLASSES, name="head"),
        ],
        name="whole",
    )
    return model, [[(3 * b + 2 * t) % LETTERS for t in range(TIME)] for b in range(BATCH)]


def both(layer):
    return layers.Bidirectional(layer, name="it")


CASES = {
    "SimpleRNN": lambda: network(layers.SimpleRNN(UNITS, name="it", **ALL)),
    "SimpleRNN with relu": lambda: network(
        layers.SimpleRNN(UNITS, activation="relu", name="it", **ALL)
    ),
    "LSTM": lambda: network(layers.LSTM(UNITS, name="it", **ALL)),
    "GRU": lambda: network(layers.GRU(UNITS, reset_after=False, name="it", **ALL)),
    "GRU that resets after": lambda: network(layers.GRU(UNITS, name="it", **ALL)),
    "bidirectional SimpleRNN": lambda: network(both(layers.SimpleRNN(UNITS, **ALL))),
    "bidirectional LSTM": lambda: network(both(layers.LSTM(UNITS, **ALL))),
    "bidirectional GRU": lambda: network(both(layers.GRU(UNITS, reset_after=False, **ALL))),
    "bidirectional GRU that resets after": lambda: network(both(layers.GRU(UNITS, **ALL))),
    "whole model": whole_model,
}


def answer(make):
    keras.backend.clear_session()
    model, inputs = make()
    model.set_weights([np.array(numbers(v.shape, salt)) for salt, v in enumerate(model.weights)])
    made = model(np.array(inputs))
    results = made if isinstance(made, (list, tuple)) else [made]
    return {
        "weights": {v.path: v.numpy().tolist() for v in model.weights},
        "inputs": inputs,
        "results": [keras.ops.convert_to_numpy(x).tolist() for x in results],
    }


if __name__ == "__main__":
    keras.config.set_floatx("float64")
    made = {name: answer(make) for name, make in CASES.items()}
    is_exact = keras.config.backend() == "tensorflow"
    if not is_exact and "--check" not in sys.argv:
        sys.exit("keras.json is written with KERAS_BACKEND=tensorflow, in float64 throughout")
    sys.exit(write_or_check(__doc__, "keras.json", made, 1e-12 if is_exact else 1e-6))
