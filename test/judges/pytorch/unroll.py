"""The loop over time, written out for cells that torch.nn does not have."""

import torch


def unroll(step, inputs, state, lengths=None):
    """Outputs [batch, time, units] and the last state, a tuple; step(x, state) gives an output and a state.

    Past a sequence's end its output is zero and its state is kept, as pad_packed_sequence does it.
    """
    outputs = []
    for t, x in enumerate(inputs.unbind(1)):
        output, made = step(x, state)
        if lengths is not None:
            alive = (torch.tensor(lengths) > t).unsqueeze(1)
            output = torch.where(alive, output, 0)
            made = tuple(torch.where(alive, new, old) for new, old in zip(made, state))
        outputs.append(output)
        state = made
    return torch.stack(outputs, 1), state
