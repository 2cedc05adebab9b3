"""An LSTM that reads characters and names the next one, and the embedding that it begins with."""

import torch
from torch.nn import functional

from cases import CASES
from gradients import gradients_of, leaf
from network import Network, basic_lstm, in_our_order, training

CASE = CASES["characterModel"]


class CharacterModel(Network):
    def __init__(self, dtype):
        super().__init__(basic_lstm(dtype, CASE), dtype, CASE)
        self.table = leaf(CASE["table"], dtype)

    def run(self, ids, labels, state=None):
        return super().run(functional.embedding(ids, self.table), labels, state)

    @property
    def learnt(self):
        return {"table": self.table, **super().learnt}


def character_model(dtype):
    """Trained on windows of the text, with the state carried from one to the next."""
    text = torch.tensor(CASE["text"])
    model = CharacterModel(dtype)
    answer = training(model, text[:, :-1], text[:, 1:], CASE["basicLstm"], CASE["numSteps"])
    return in_our_order(answer)


def embeddings(dtype):
    case = CASES["embedding"]
    table = leaf(case["table"], dtype)
    outputs = functional.embedding(torch.tensor(case["ids"]), table)
    loss = (outputs * torch.tensor(case["weights"], dtype=dtype)).sum()
    return {"outputs": outputs, **gradients_of(loss, table=table)}
