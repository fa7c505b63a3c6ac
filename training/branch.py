"""Trains the branch for MUC-4: its own last layers and answers, on the lower layers of the encoder that ships, which stay as they are.

`python -m training.branch --encoder FOLDER --network FILE --out FOLDER` writes FOLDER/branch.pt and FOLDER/branch.onnx. A network that learned
the corpora and MUC-4 at once read Persian far worse (docs/decisions/008); so the branch costs the reader nothing, and the reader knows nothing of it.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers.models.bert.modeling_bert import BertEncoder

from hisab.reading.learned.encoder import tokenize_with
from training.corpus import CORPORA
from training.examples import batched
from training.fillers import FILLERS, SLOTS, WIDTH, FillerExample, drawn, read_fillers
from training.loop import train_epoch
from training.network import DROPPED, Network, marks_loss, to_tensors

_MUC4 = Path(os.environ.get("HISAB_CORPORA", CORPORA.parent.parent / "shared" / "corpora")) / "muc4"
LOWER = 8
"""Layers of the encoder below the branch."""
_WARM = 60


class Branch(nn.Module):
    """Gives each token of a window its row of `training.fillers.SLOTS`, from what layer `LOWER` of the encoder gives."""

    def __init__(self, network: Network, *, attention: str = "sdpa") -> None:
        super().__init__()
        config = type(network.encoder.config).from_dict(network.encoder.config.to_dict())
        config.num_hidden_layers = network.encoder.config.num_hidden_layers - LOWER
        config._attn_implementation = attention
        self.layers = BertEncoder(config)
        for own, taken in zip(self.layers.layer, network.encoder.encoder.layer[LOWER:], strict=True):
            own.load_state_dict(taken.state_dict())
        width = config.hidden_size
        self.register_buffer("middle", network.middle.clone())
        self.register_buffer("spread", network.spread.clone())
        self.drop = nn.Dropout(DROPPED)
        self.head = nn.Linear(width, WIDTH)
        with torch.no_grad():
            self.head.bias[SLOTS["fillers"]] = -3.0

    def forward(self, lower: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return answers `[windows, tokens, WIDTH]` for `lower` `[windows, tokens + 2, width]` and its mask, None where nothing is filled up."""
        kept = mask[:, None, None, :].bool() if mask is not None else None
        hidden = self.layers(lower, attention_mask=kept).last_hidden_state
        return self.head(self.drop((hidden - self.middle) / self.spread))[:, 1:-1]  # type: ignore[no-any-return]


def loss_of(answers: Tensor, batch: Sequence[FillerExample]) -> tuple[Tensor, dict[str, float]]:
    """Return how wrong `answers` are, and the parts of it by name."""
    parts: dict[str, list[Tensor]] = {}
    for row, example in enumerate(batch):
        own = answers[row, : len(example.tokens.ids)].float()
        spans = [(role, first, last) for role, first, last, _ in example.spans]
        parts.setdefault("fillers", []).append(marks_loss(own[:, SLOTS["fillers"]], len(FILLERS), spans))
        if example.spans or not example.has_fillers:
            score = torch.logsumexp(own[:, SLOTS["has_fillers"]], dim=0) - math.log(len(own))
            truth = torch.tensor([float(example.has_fillers)])
            parts.setdefault("has_fillers", []).append(functional.binary_cross_entropy_with_logits(score, truth))
        for _, first, last, asked in example.spans:
            for name, answer in asked:
                mean = own[first:last, SLOTS[name]].mean(0)
                parts.setdefault(name, []).append(functional.cross_entropy(mean[None], torch.tensor([answer])))
    means = {name: torch.stack(values).mean() for name, values in parts.items()}
    weights = {"fillers": 1.0, "has_fillers": 0.3}
    total = torch.stack([weights.get(name, 0.2) * value for name, value in means.items()]).sum()
    return total, {name: float(value.detach()) for name, value in means.items()}


def lower_of(network: Network, examples: Sequence[FillerExample]) -> list[Tensor]:
    """Return what layer `LOWER` gives for each window, opening and closing tokens included, in 16 bits."""
    found = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for example in examples:
            ids, mask = to_tensors([example])
            layers = network.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
            found.append(layers[LOWER][0].to(torch.bfloat16))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Train and export."""
    parser = argparse.ArgumentParser(prog="python -m training.branch", description="Train the branch for MUC-4.")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder that training.recover made")
    parser.add_argument("--network", type=Path, required=True, help="network.pt of training.train")
    parser.add_argument("--fillers", type=Path, default=_MUC4, help="the folder of MUC-4")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=640, help="tokens a step")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=17)
    options = parser.parse_args(arguments)
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    network = Network(options.encoder)
    state = torch.load(options.network, weights_only=True)
    network.load_state_dict(state.get("network", state))
    network.eval()
    examples = read_fillers(options.fillers, tokenize_with(Tokenizer.from_file(str(options.encoder / "tokenizer.json"))))
    lower = dict(zip(map(id, examples), lower_of(network, examples), strict=True))
    print(f"{len(examples)} windows", flush=True)
    branch = Branch(network)
    optimizer = torch.optim.AdamW(
        [{"params": list(branch.layers.parameters()), "lr": options.rate}, {"params": list(branch.head.parameters()), "lr": 2e-3}],
        weight_decay=0.01,
        fused=True,
    )
    plan = [_epoch(examples, seed=options.seed + epoch, batch=options.batch) for epoch in range(options.epochs)]
    steps = sum(map(len, plan)) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps))
    for epoch, batches in enumerate(plan):
        train_epoch(branch, optimizer, schedule, batches, partial(_step, branch, lower), epoch=epoch, every=50)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(branch.state_dict(), options.out / "branch.pt")
    _export(branch, network, options.out)
    return 0


def _epoch(examples: Sequence[FillerExample], *, seed: int, batch: int) -> list[list[FillerExample]]:
    batches = batched(drawn(examples, seed=seed), seed=seed, batch=batch)
    random.Random(seed).shuffle(batches)  # noqa: S311 - an order, not a secret
    return batches


def _step(branch: Branch, lower: dict[int, Tensor], batch: Sequence[FillerExample]) -> tuple[Tensor, dict[str, float], int]:
    """Return what `train_epoch` asks for; `lower` is what the lower layers gave for each window, by its identity."""
    _, mask = to_tensors(batch)
    rows = nn.utils.rnn.pad_sequence([lower[id(example)] for example in batch], batch_first=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = branch(rows.float(), mask)
    return *loss_of(answers, batch), int(mask.sum())


def _export(branch: Branch, network: Network, out: Path) -> None:
    """Write the branch as an 8-bit ONNX file: from `lower` to `fillers`, one window at a time."""
    plain = Branch(network, attention="eager")
    plain.load_state_dict(branch.state_dict())
    plain.eval()
    whole = out / "branch.whole.onnx"
    torch.onnx.export(
        plain,
        (torch.randn(1, 40, network.encoder.config.hidden_size),),
        str(whole),
        input_names=["lower"],
        output_names=["fillers"],
        dynamic_axes={"lower": {1: "tokens"}, "fillers": {1: "inner"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(whole),
        str(out / "branch.onnx"),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    whole.unlink()


if __name__ == "__main__":
    sys.exit(main())
