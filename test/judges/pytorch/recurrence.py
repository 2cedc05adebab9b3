"""Outputs, last state and all gradients of a recurrent network."""

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from cases import CASES
from elman import elman, one_kernel
from gradients import gradients_of, leaf

CASE = CASES["recurrence"]


def recurrence(dtype, nonlinearity="tanh", lengths=None):
    inputs, initial_state = (leaf(CASE[name], dtype) for name in ("inputs", "initialState"))
    kernel, bias = (torch.tensor(CASE[name], dtype=dtype) for name in ("kernel", "bias"))
    rnn = elman(kernel, bias, nonlinearity)
    outputs, state = run(rnn, inputs, initial_state, lengths)
    answer = gradients_of(
        weighted_loss(outputs, state),
        inputs=inputs,
        initialState=initial_state,
        forX=rnn.weight_ih_l0,
        forH=rnn.weight_hh_l0,
        bias=rnn.bias_ih_l0,
    )
    of_kernel = one_kernel(answer.pop("gradient of forX"), answer.pop("gradient of forH"))
    return {"outputs": outputs, "state": state, "gradient of kernel": of_kernel, **answer}


def weighted_loss(outputs, state):
    """Takes in the outputs and the last state, each number with a weight of its own."""
    output_weights, state_weights = (
        torch.tensor(CASE[name], dtype=outputs.dtype) for name in ("outputWeights", "stateWeights")
    )
    return (outputs * output_weights).sum() + (state * state_weights).sum()


def run(rnn, inputs, initial_state, lengths):
    """Outputs [batch, time, units] and state [batch, units]; PyTorch's state has a layer axis."""
    start = initial_state.unsqueeze(0)
    if lengths is None:
        outputs, state = rnn(inputs, start)
    else:
        packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        packed_outputs, state = rnn(packed, start)
        outputs, _ = pad_packed_sequence(
            packed_outputs, batch_first=True, total_length=inputs.shape[1]
        )
    return outputs, state.squeeze(0)
