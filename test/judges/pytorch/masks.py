"""The masks that the engine's DropoutWrapper draws from its seed, drawn by the same formulas."""

import torch

BITS = 0xFFFFFFFF
# Which mask of a time step: the state's parts have the numbers from 3 on.
INPUT, OUTPUT, STATE = 1, 2, 3


def splitmix32(seed, index):
    """The number at an index of splitmix32's sequence."""
    z = seed + index * 0x9E3779B9 & BITS
    z = (z ^ z >> 16) * 0x85EBCA6B & BITS
    z = (z ^ z >> 13) * 0xC2B2AE35 & BITS
    return z ^ z >> 16


def rotate_left(bits, by):
    return (bits << by | bits >> 32 - by) & BITS


def xoshiro128(seed):
    """An endless row of 32 bits each: xoshiro128** (Blackman and Vigna, 2021)."""
    a, b, c, d = (splitmix32(seed, i) for i in (1, 2, 3, 4))
    while True:
        yield rotate_left(b * 5 & BITS, 7) * 9 & BITS
        c, d, shifted = c ^ a, d ^ b, b << 9 & BITS
        b, a = b ^ c, a ^ d
        c, d = c ^ shifted, rotate_left(d, 11)


class Dropout:
    """The masks of one layer: new ones for each time step, or for each run when they are variational."""

    def __init__(self, given):
        self.given = given
        self.variational = given.get("variationalRecurrent", False)
        self.keys = xoshiro128(given["seed"])

    def begin(self):
        """Begins a run."""
        self.key = next(self.keys) if self.variational else None

    def step(self):
        """Begins a time step."""
        if not self.variational:
            self.key = next(self.keys)

    def drop(self, x, place, option):
        """x · mask / keepProb; the mask's numbers are drawn row by row."""
        keep_prob = self.given.get(option, 1)
        if keep_prob == 1:
            return x
        key = splitmix32(self.key, place)
        limit = int(keep_prob * 2**32)
        mask = [splitmix32(key, k) < limit for k in range(x.numel())]
        return x * torch.tensor(mask, dtype=x.dtype).reshape(x.shape) / keep_prob
