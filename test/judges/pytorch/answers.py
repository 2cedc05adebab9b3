"""Every question, with what answers it."""

import torch
from torch.optim import SGD, Adam

from cases import CASES
from character_model import character_model, embeddings
from clipping import clipping
from feed_forward import activation, cross_entropies, fully_connected_layer, squared_errors
from gru import gru
from lstm import lstm
from network import lstm_training, rnn_training, sequence_loss
from optimizers import trajectory
from plain_gru import plain_gru
from plain_lstm import plain_lstm
from recurrence import recurrence
from variants import VARIANT_ANSWERS

NETWORK, OPTIMIZERS = CASES["network"], CASES["optimizers"]
LENGTHS = CASES["recurrence"]["sequenceLength"]
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
    "recurrence with sequence lengths": lambda dtype: recurrence(dtype, lengths=LENGTHS),
    "LSTM": lstm,
    "LSTM with sequence lengths": lambda dtype: lstm(dtype, LENGTHS),
    "LSTM with forget bias 0": lambda dtype: lstm(dtype, forget_bias=0),
    "LSTM with forget bias 3": lambda dtype: lstm(dtype, forget_bias=3),
    "LSTM with forget bias -2": lambda dtype: lstm(dtype, forget_bias=-2),
    "LSTM with peepholes": lambda dtype: plain_lstm(dtype, peepholes=True),
    "LSTM with peepholes and sequence lengths": lambda dtype: plain_lstm(
        dtype, peepholes=True, lengths=LENGTHS
    ),
    "LSTM with a clipped cell state": lambda dtype: plain_lstm(dtype, clips=True),
    "LSTM with projection": lambda dtype: lstm(dtype, projected=True),
    "LSTM with projection and sequence lengths": lambda dtype: lstm(
        dtype, LENGTHS, projected=True
    ),
    "LSTM with peepholes and clips and projection": lambda dtype: plain_lstm(
        dtype, peepholes=True, clips=True, projected=True, lengths=LENGTHS
    ),
    "GRU": plain_gru,
    "GRU with sequence lengths": lambda dtype: plain_gru(dtype, LENGTHS),
    "GRU with reset after": gru,
    "GRU with reset after and sequence lengths": lambda dtype: gru(dtype, LENGTHS),
    "embedding": embeddings,
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
    "training": lambda dtype: rnn_training(dtype, NETWORK["sequenceSteps"]),
    "training by truncated back-propagation": lambda dtype: rnn_training(
        dtype, NETWORK["numSteps"]
    ),
    "training of an LSTM": lambda dtype: lstm_training(dtype, NETWORK["sequenceSteps"]),
    "training of an LSTM by truncated back-propagation": lambda dtype: lstm_training(
        dtype, NETWORK["numSteps"]
    ),
    "training of a character model": character_model,
    **VARIANT_ANSWERS,
}
