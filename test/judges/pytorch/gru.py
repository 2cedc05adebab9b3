"""torch.nn.GRU, which resets the state after its product, with the engine's weights, and back."""

import torch
from torch import nn

from cases import CASES
from elman import one_kernel
from gradients import gradients_of, leaf
from recurrence import run, weighted_loss

CASE = CASES["gru"]


def torch_gru(dtype):
    """PyTorch's gates r, z, n are the engine's r, u and candidate."""
    gates_kernel, gates_bias, candidate_kernel, candidate_bias, recurrent_bias = (
        torch.tensor(CASE[name], dtype=dtype)
        for name in (
            "gatesKernel",
            "gatesBias",
            "candidateKernel",
            "candidateBias",
            "recurrentBias",
        )
    )
    units = CASE["numUnits"]
    kernel = torch.cat([gates_kernel, candidate_kernel], 1)
    features = len(kernel) - units
    network = nn.GRU(features, units, batch_first=True, dtype=dtype)
    with torch.no_grad():
        network.weight_ih_l0.copy_(kernel[:features].T)
        network.weight_hh_l0.copy_(kernel[features:].T)
        network.bias_ih_l0.copy_(torch.cat([gates_bias, candidate_bias]))
        network.bias_hh_l0.zero_()[2 * units :] = recurrent_bias
    return network


def gru(dtype, lengths=None):
    inputs, initial_state = (
        leaf(CASES["recurrence"][name], dtype) for name in ("inputs", "initialState")
    )
    network = torch_gru(dtype)
    outputs, state = run(network, inputs, initial_state, lengths)
    answer = gradients_of(
        weighted_loss(outputs, state),
        inputs=inputs,
        initialState=initial_state,
        forX=network.weight_ih_l0,
        forH=network.weight_hh_l0,
        biasForX=network.bias_ih_l0,
        biasForH=network.bias_hh_l0,
    )
    gates = 2 * CASE["numUnits"]
    of_kernel = one_kernel(answer.pop("gradient of forX"), answer.pop("gradient of forH"))
    of_bias = answer.pop("gradient of biasForX")
    return {
        "outputs": outputs,
        "state": state,
        "gradient of gatesKernel": of_kernel[:, :gates],
        "gradient of gatesBias": of_bias[:gates],
        "gradient of candidateKernel": of_kernel[:, gates:],
        "gradient of candidateBias": of_bias[gates:],
        "gradient of recurrentBias": answer.pop("gradient of biasForH")[gates:],
        **answer,
    }
