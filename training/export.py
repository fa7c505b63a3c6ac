"""Turns a trained network into what ships: an 8-bit ONNX file, the tokenizer, and the list of the answers.

`python -m training.export --encoder FOLDER --network FILE --out src/hisab/reading/learned/model --version 1`. Quantized by rows of the weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from hisab.reading.learned.tags import TAGS, WIDTH
from training.network import Network

LOWER = 8
"""The layer whose answers the file gives beside those of the last one."""


class _WithMore(torch.nn.Module):
    """The network, and beside its answers what else is asked of it.

    That is a vector of the whole window, the means over all tokens of every quarter's last layer, and what layer `LOWER` gives for each token.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        layers = self.network.encoder(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True).hidden_states
        step = (len(layers) - 1) // 4
        return self.network.answer(layers[-1]), torch.cat([layer.mean(1) for layer in layers[step::step]], dim=-1), layers[LOWER]


def main(arguments: list[str] | None = None) -> int:
    """Export."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description="Write the model that ships.")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder that training.recover made")
    parser.add_argument("--network", type=Path, required=True, help="network.pt of training.train")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args(arguments)
    network = Network(options.encoder, attention="eager")
    state = torch.load(options.network, weights_only=True)
    network.load_state_dict(state.get("network", state))
    network.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(5, 1000, (1, 40))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _WithMore(network),
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=["answers", "vectors", "lower"],
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "answers": {0: "batch", 1: "inner"},
                "vectors": {0: "batch"},
                "lower": {0: "batch", 1: "tokens"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(options.out / "encoder.onnx"),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    card = {"version": options.version, "width": WIDTH, "tags": list(TAGS)}
    (options.out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{(options.out / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
