"""A recurrent network that names a class at every time step: its losses, gradients and training."""

import torch
from torch.nn import functional

from cases import CASES
from clipping import clip_by_global_norm
from elman import elman, one_kernel
from feed_forward import cross_entropy
from gradients import gradients_of, leaf
from lstm import swapped, torch_lstm

CASE = CASES["network"]


def basic_rnn(dtype):
    return elman(*weights(CASE["basicRnn"], dtype))


def basic_lstm(dtype, case=CASE):
    return torch_lstm(*weights(case["basicLstm"], dtype), forget_bias=1)


def weights(given, dtype):
    return (torch.tensor(given[name], dtype=dtype) for name in ("kernel", "bias"))


class Network:
    def __init__(self, rnn, dtype, case=CASE):
        self.rnn = rnn
        self.readout_kernel = leaf(case["readoutKernel"], dtype)
        self.readout_bias = leaf(case["readoutBias"], dtype)

    def run(self, inputs, labels, state=None, step_weights=1):
        """The loss, summed over time and averaged over the batch, and the last state."""
        outputs, state = self.rnn(inputs, state)
        logits = functional.linear(outputs, self.readout_kernel.T, self.readout_bias)
        losses = cross_entropy(logits, labels) * step_weights
        return losses.sum(1).mean(), state

    @property
    def learnt(self):
        return {
            "forX": self.rnn.weight_ih_l0,
            "forH": self.rnn.weight_hh_l0,
            "bias": self.rnn.bias_ih_l0,
            "readoutKernel": self.readout_kernel,
            "readoutBias": self.readout_bias,
        }

    @property
    def variables(self):
        """What is learnt, as the engine has it."""
        learnt = self.learnt
        return {"kernel": one_kernel(learnt.pop("forX"), learnt.pop("forH")), **learnt}


def sequence_loss(dtype, step_weights=None):
    network = Network(basic_rnn(dtype), dtype)
    inputs = leaf(CASE["inputs"], dtype)
    weights = 1 if step_weights is None else torch.tensor(step_weights, dtype=dtype)
    loss, _ = network.run(inputs, torch.tensor(CASE["labels"]), step_weights=weights)
    answer = gradients_of(loss, inputs=inputs, **network.learnt)
    of_kernel = one_kernel(answer.pop("gradient of forX"), answer.pop("gradient of forH"))
    return {"gradient of kernel": of_kernel, **answer}


def rnn_training(dtype, num_steps):
    return training(Network(basic_rnn(dtype), dtype), *data(dtype), CASE["basicRnn"], num_steps)


def lstm_training(dtype, num_steps):
    network = Network(basic_lstm(dtype), dtype)
    return in_our_order(training(network, *data(dtype), CASE["basicLstm"], num_steps))


def data(dtype):
    return torch.tensor(CASE["inputs"], dtype=dtype), torch.tensor(CASE["labels"])


def training(network, inputs, labels, given, num_steps):
    """Losses and gradient norms step by step, and where the variables end."""
    parameters = list(network.learnt.values())
    adam = torch.optim.Adam(parameters, lr=given["learningRate"], betas=(0.9, CASE["beta2"]))
    losses, norms = [], []
    state = None
    for step in range(CASE["trainingSteps"]):
        start = step * num_steps % inputs.shape[1]
        window = slice(start, start + num_steps)
        # The state is carried from window to window, the gradient is not.
        carried = None if start == 0 else detached(state)
        loss, state = network.run(inputs[:, window], labels[:, window], carried)
        adam.zero_grad()
        loss.backward()
        norms.append(clip_by_global_norm(parameters, given["clipNorm"]))
        adam.step()
        losses.append(loss)
    return {
        "losses": torch.stack(losses),
        "gradient norms": torch.stack(norms),
        **network.variables,
    }


def in_our_order(answer):
    """An answer with the kernel and the bias of an LSTM."""
    return {**answer, "kernel": swapped(answer["kernel"]), "bias": swapped(answer["bias"])}


def detached(state):
    """A state without its history, part by part where it has parts."""
    if isinstance(state, torch.Tensor):
        return state.detach()
    if isinstance(state, dict):
        return {name: detached(part) for name, part in state.items()}
    return type(state)(detached(part) for part in state)
