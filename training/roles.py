"""Trains the network that marks the role fillers of MUC-4: the same encoder as the reader's, all of it learnt anew on those reports alone.

`python -m training.roles --encoder FOLDER --out FOLDER` makes OUT/network.pt and goes on from its last checkpoint. A network that learned the
corpora and MUC-4 at once read Persian far worse (docs/decisions/008).
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from hisab.reading.learned.encoder import Answered, tokenize_with
from hisab.reading.learned.windows import cut_windows
from hisab.reading.sentences import split_sentences
from training.corpus import CORPORA
from training.examples import batched
from training.fillers import LIMIT, MARKS, SLOTS, WIDTH, FillerExample, drawn, read_fillers
from training.loop import freeze, learn
from training.network import BEGIN, END, Network, marks_loss, to_tensors

_MUC4 = Path(os.environ.get("HISAB_CORPORA", CORPORA.parent.parent / "shared" / "corpora")) / "muc4"


class Marker:
    """Answers for every token of a text, with the network that `main` wrote into the folder `out`."""

    def __init__(self, encoder: Path, out: Path) -> None:
        self._tokenize = tokenize_with(Tokenizer.from_file(str(encoder / "tokenizer.json")))
        self._network = _network(encoder)
        self._network.load_state_dict(torch.load(out / "network.pt", weights_only=True))
        self._network.eval()

    def answer(self, text: str) -> Iterator[Answered]:
        """Yield the windows of `text`, each token with its row of `training.fillers.SLOTS`."""
        for window in cut_windows(text, split_sentences(text), self._tokenize, limit=LIMIT):
            ids = torch.tensor([[BEGIN, *window.tokens.ids, END]])
            with torch.no_grad():
                answers = self._network(ids, torch.ones_like(ids))
            yield Answered(text=text, window=window, answers=answers[0].numpy())


def _network(encoder: Path) -> Network:
    return Network(encoder, answers=WIDTH, rare=((SLOTS["marks"], -3.0),))


def loss_of(answers: Tensor, batch: Sequence[FillerExample]) -> tuple[Tensor, dict[str, float]]:
    """Return how wrong `answers` are, and the parts of it by name."""
    parts: dict[str, list[Tensor]] = {}
    for row, example in enumerate(batch):
        own = answers[row, : len(example.tokens.ids)].float()
        spans = [(mark, first, last) for mark, first, last, _ in example.spans]
        parts.setdefault("marks", []).append(marks_loss(own[:, SLOTS["marks"]], len(MARKS), spans))
        if example.spans or not example.has_fillers:
            score = torch.logsumexp(own[:, SLOTS["has_fillers"]], dim=0) - math.log(len(own))
            truth = torch.tensor([float(example.has_fillers)])
            parts.setdefault("has_fillers", []).append(functional.binary_cross_entropy_with_logits(score, truth))
        for _, first, last, asked in example.spans:
            for name, answer in asked:
                mean = own[first:last, SLOTS[name]].mean(0)
                parts.setdefault(name, []).append(functional.cross_entropy(mean[None], torch.tensor([answer])))
    means = {name: torch.stack(values).mean() for name, values in parts.items()}
    weights = {"marks": 1.0, "has_fillers": 0.3}
    total = torch.stack([weights.get(name, 0.2) * value for name, value in means.items()]).sum()
    return total, {name: float(value.detach()) for name, value in means.items()}


def main(arguments: list[str] | None = None) -> int:
    """Train."""
    parser = argparse.ArgumentParser(prog="python -m training.roles", description="Train the network that marks the role fillers of MUC-4.")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder that training.recover made")
    parser.add_argument("--fillers", type=Path, default=_MUC4, help="the folder of MUC-4")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and the network go")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=640, help="tokens a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers that stay as they are; the embeddings always do")
    options = parser.parse_args(arguments)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    examples = read_fillers(options.fillers, tokenize_with(Tokenizer.from_file(str(options.encoder / "tokenizer.json"))))
    print(f"{len(examples)} windows", flush=True)
    network = _network(options.encoder)
    freeze(network, options.frozen)
    learn(
        network,
        lambda epoch: _epoch(examples, seed=options.seed + epoch, batch=options.batch),
        partial(_step, network),
        epochs=options.epochs,
        rate=options.rate,
        out=options.out,
        prepare=lambda: network.measure(batched(examples, seed=options.seed, batch=options.batch)[:24]),
    )
    return 0


def _epoch(examples: Sequence[FillerExample], *, seed: int, batch: int) -> list[list[FillerExample]]:
    batches = batched(drawn(examples, seed=seed), seed=seed, batch=batch)
    random.Random(seed).shuffle(batches)  # noqa: S311 - an order, not a secret
    return batches


def _step(network: Network, batch: Sequence[FillerExample]) -> tuple[Tensor, dict[str, float], int]:
    ids, mask = to_tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = network(ids, mask)
    return *loss_of(answers, batch), int(mask.sum())


if __name__ == "__main__":
    sys.exit(main())
