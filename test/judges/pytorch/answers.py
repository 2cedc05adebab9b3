"""Every question, with what answers it."""

import torch
from torch.optim import SGD, Adam

from cases import CASES
from clipping import clipping
from feed_forward import activation, cross_entropies, fully_connected_layer, squared_errors
from lstm import lstm
from network import basic_lstm, sequence_loss, training
from optimizers import trajectory
from recurrence import recurrence

RECURRENCE, NETWORK, OPTIMIZERS = (
    CASES[name] for name in ("recurrence", "network", "optimizers")
)
RATE = OPTIMIZERS["learningRate"]
BETAS = (OPTIMIZERS["beta1"], OPTIMIZERS["beta2"])

ANSWERS = {
    "tanh": lambda dtype: activation(torch.tanh, dtype),
    "sigmoid": lambda dtype: activation(torch.sigmoid, dtype),
    "relu": lambda dtype: activation(torch.relu, dtype),
    "softmax": lambda dtype: activation(lambda x: torch.softmax(x, -1), dtype),
    "log softmax": lambda dtype: activation(lambda x: torch.log_softmax(x, -1), dtype),
    "fully connected layer": fully_connected_layer,
    "mean squared error": squared_errors,
    "softmax cross-entropy": cross_entropies,
    "recurrence": recurrence,
    "recurrence with relu": lambda dtype: recurrence(dtype, nonlinearity="relu"),
    "recurrence with sequence lengths": lambda dtype: recurrence(
        dtype, lengths=RECURRENCE["sequenceLength"]
    ),
    "LSTM": lstm,
    "LSTM with sequence lengths": lambda dtype: lstm(dtype, RECURRENCE["sequenceLength"]),
    "loss on all time steps": sequence_loss,
    "loss on the last time step": lambda dtype: sequence_loss(dtype, NETWORK["lastStepWeights"]),
    "loss on weighted time steps": lambda dtype: sequence_loss(dtype, NETWORK["stepWeights"]),
    "clipping by global norm": clipping,
    "gradient descent": lambda dtype: trajectory(dtype, SGD, lr=RATE),
    "momentum": lambda dtype: trajectory(dtype, SGD, lr=RATE, momentum=OPTIMIZERS["momentum"]),
    "Adam": lambda dtype: trajectory(
        dtype, Adam, lr=RATE, betas=BETAS, eps=OPTIMIZERS["epsilon"]
    ),
    "Adam with its defaults": lambda dtype: trajectory(dtype, Adam),
    "training": lambda dtype: training(dtype, NETWORK["sequenceSteps"]),
    "training by truncated back-propagation": lambda dtype: training(dtype, NETWORK["numSteps"]),
    "training of an LSTM": lambda dtype: training(dtype, NETWORK["sequenceSteps"], basic_lstm),
    "training of an LSTM by truncated back-propagation": lambda dtype: training(
        dtype, NETWORK["numSteps"], basic_lstm
    ),
}
