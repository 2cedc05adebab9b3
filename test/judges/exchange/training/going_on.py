"""How a model that unrolled has begun to train goes on in PyTorch as it would have gone on there.

    model = CharacterModel().to(torch.float64)
    load(model, "model.safetensors")
    train_one_bias(model)
    optimizer = torch.optim.Adam(trained(model), lr=0.02)

and before each of its steps, if gradients are clipped, clip_by_global_norm(trained(model), limit).
"""

import torch
from safetensors.torch import load_file
from torch import nn


def load(model, file):
    """Weights that unrolled has written: toSafetensors(toPyTorch({ … })). They keep the model's dtype."""
    model.load_state_dict(load_file(file), strict=True)


def train_one_bias(model):
    """Keeps the second bias of each recurrent layer as it is: bias_hh, but the part of a GRU's candidate.

    PyTorch adds up two biases, bias_ih + bias_hh, where unrolled has one. Both have the same gradient: if
    both are trained, their sum goes twice as far in a step, and counts twice in the global norm. Only in a
    GRU's candidate the two are different things, for r stands between them: unrolled has both as well.
    """
    for layer in model.modules():
        if not isinstance(layer, nn.RNNBase):
            continue
        for name, bias in layer.named_parameters():
            if not name.startswith("bias_hh"):
                continue
            if isinstance(layer, nn.GRU):
                bias.register_hook(of_candidate_alone)
            else:
                bias.requires_grad_(False)


def of_candidate_alone(gradient):
    """The gradient of a GRU's bias_hh, whose parts are those of r, z and n, without the first two."""
    r, z, n = gradient.chunk(3)
    return torch.cat([torch.zeros_like(r), torch.zeros_like(z), n])


def trained(model):
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def clip_by_global_norm(parameters, limit):
    """Shortens the gradients to the limit; torch.nn.utils.clip_grad_norm_ divides by norm + 1e-6."""
    gradients = [parameter.grad for parameter in parameters]
    norm = torch.nn.utils.get_total_norm(gradients)
    if norm > limit:
        for gradient in gradients:
            gradient.mul_(limit / norm)
