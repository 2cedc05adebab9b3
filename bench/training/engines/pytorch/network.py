import torch


class Network(torch.nn.Module):
    """An LSTM of one or two layers, dropout between them, and a linear readout."""

    def __init__(self, sizes):
        super().__init__()
        self.lstm = torch.nn.LSTM(
            sizes["inputs"], sizes["units"], sizes["layers"], dropout=sizes["dropout"]
        )
        self.readout = torch.nn.Linear(sizes["units"], sizes["classes"])
        # PyTorch has a second bias, kept for cuDNN's sake. At rest at zero, it leaves the parameters that
        # all engines have.
        for layer in range(sizes["layers"]):
            second = getattr(self.lstm, f"bias_hh_l{layer}").requires_grad_(False)
            torch.nn.init.zeros_(second)

    def forward(self, x):
        """Logits [time, batch, classes] of inputs [time, batch, features]."""
        return self.readout(self.lstm(x)[0])

    def trained(self):
        return [parameter for parameter in self.parameters() if parameter.requires_grad]

    def take(self, weights):
        """Takes the weights of one layer over, whose gates are in the order i, j, f, o, not i, f, j, o."""
        kernel = in_pytorchs_order(torch.tensor(weights["kernel"]))
        inputs = self.lstm.input_size
        with torch.no_grad():
            self.lstm.weight_ih_l0.copy_(kernel[:inputs].T)
            self.lstm.weight_hh_l0.copy_(kernel[inputs:].T)
            self.lstm.bias_ih_l0.copy_(in_pytorchs_order(torch.tensor(weights["bias"])))
            self.readout.weight.copy_(torch.tensor(weights["readoutKernel"]).T)
            self.readout.bias.copy_(torch.tensor(weights["readoutBias"]))


def in_pytorchs_order(gates):
    i, j, f, o = gates.chunk(4, dim=-1)
    return torch.cat([i, f, j, o], dim=-1)
