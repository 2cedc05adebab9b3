"""A GRU in plain operations that resets the state before its product (Cho et al., 2014), unlike torch.nn's."""

import torch

from cases import CASES
from gradients import gradients_of, leaf
from recurrence import weighted_loss
from unroll import unroll


def plain_gru(dtype, lengths=None):
    inputs, initial_state = (
        leaf(CASES["recurrence"][name], dtype) for name in ("inputs", "initialState")
    )
    weights = {
        name: leaf(CASES["gru"][name], dtype)
        for name in ("gatesKernel", "gatesBias", "candidateKernel", "candidateBias")
    }
    gates_kernel, gates_bias, candidate_kernel, candidate_bias = weights.values()

    def step(x, state):
        (h,) = state
        r, u = torch.sigmoid(torch.cat([x, h], 1) @ gates_kernel + gates_bias).chunk(2, 1)
        candidate = torch.tanh(torch.cat([x, r * h], 1) @ candidate_kernel + candidate_bias)
        h = u * h + (1 - u) * candidate
        return h, (h,)

    outputs, (state,) = unroll(step, inputs, (initial_state,), lengths)
    loss = weighted_loss(outputs, state)
    gradients = gradients_of(loss, inputs=inputs, initialState=initial_state, **weights)
    return {"outputs": outputs, "state": state, **gradients}
