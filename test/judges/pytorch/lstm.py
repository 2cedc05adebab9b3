"""torch.nn.LSTM with the engine's weights, and back; outputs, last states and all gradients of one."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from cases import CASES
from elman import one_kernel
from gradients import gradients_of, leaf


def swapped(columns):
    """The engine's gates i, j, f, o in PyTorch's order i, f, j, o (it calls j g); and back."""
    i, second, third, o = columns.chunk(4, -1)
    return torch.cat([i, third, second, o], -1)


def torch_lstm(kernel, bias, forget_bias, projection=None):
    """An LSTM with the engine's bias as the first of PyTorch's two, and the forget bias as the other."""
    units = len(bias) // 4
    outputs = units if projection is None else projection.shape[1]
    features = len(kernel) - outputs
    size = 0 if projection is None else outputs
    network = nn.LSTM(features, units, proj_size=size, batch_first=True, dtype=kernel.dtype)
    with torch.no_grad():
        network.weight_ih_l0.copy_(swapped(kernel[:features]).T)
        network.weight_hh_l0.copy_(swapped(kernel[features:]).T)
        network.bias_ih_l0.copy_(swapped(bias))
        network.bias_hh_l0.zero_()[units : 2 * units] = forget_bias
        if projection is not None:
            network.weight_hr_l0.copy_(projection.T)
    network.bias_hh_l0.requires_grad_(False)
    return network


def given_for(projected):
    """With a projection some things have other shapes."""
    given = {**CASES["lstm"], "outputWeights": CASES["recurrence"]["outputWeights"]}
    return {**given, **CASES["lstm"]["projection"]} if projected else given


def weighted_loss(given, outputs, cell_state, hidden_state):
    """Takes in the outputs and both parts of the last state, each number with a weight of its own."""
    output_weights, cell_weights, hidden_weights = (
        torch.tensor(given[name], dtype=outputs.dtype)
        for name in ("outputWeights", "cellStateWeights", "hiddenStateWeights")
    )
    return (
        (outputs * output_weights).sum()
        + (cell_state * cell_weights).sum()
        + (hidden_state * hidden_weights).sum()
    )


def lstm(dtype, lengths=None, forget_bias=CASES["lstm"]["forgetBias"], projected=False):
    given = given_for(projected)
    inputs = leaf(CASES["recurrence"]["inputs"], dtype)
    cell_state, hidden_state = (leaf(given[name], dtype) for name in ("cellState", "hiddenState"))
    kernel, bias = (torch.tensor(given[name], dtype=dtype) for name in ("kernel", "bias"))
    projection = torch.tensor(given["projection"], dtype=dtype) if projected else None
    network = torch_lstm(kernel, bias, forget_bias, projection)
    outputs, (last_hidden, last_cell) = run(network, inputs, (hidden_state, cell_state), lengths)
    answer = gradients_of(
        weighted_loss(given, outputs, last_cell, last_hidden),
        inputs=inputs,
        cellState=cell_state,
        hiddenState=hidden_state,
        forX=network.weight_ih_l0,
        forH=network.weight_hh_l0,
        bias=network.bias_ih_l0,
        **({"projection": network.weight_hr_l0} if projected else {}),
    )
    of_kernel = one_kernel(answer.pop("gradient of forX"), answer.pop("gradient of forH"))
    if projected:
        answer["gradient of projection"] = answer["gradient of projection"].T
    return {
        "outputs": outputs,
        "cellState": last_cell,
        "hiddenState": last_hidden,
        **answer,
        "gradient of kernel": swapped(of_kernel),
        "gradient of bias": swapped(answer["gradient of bias"]),
    }


def run(network, inputs, state, lengths):
    """Outputs [batch, time, units] and states [batch, units]; PyTorch's states have a layer axis."""
    start = tuple(part.unsqueeze(0) for part in state)
    if lengths is None:
        outputs, last = network(inputs, start)
    else:
        packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        packed_outputs, last = network(packed, start)
        outputs, _ = pad_packed_sequence(
            packed_outputs, batch_first=True, total_length=inputs.shape[1]
        )
    return outputs, [part.squeeze(0) for part in last]
