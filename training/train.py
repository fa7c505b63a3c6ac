"""Trains the encoder on the corpora, from a folder with recovered weights; goes on from its last checkpoint.

`python -m training.train --encoder FOLDER --out FOLDER` makes OUT/epoch-N.pt after every epoch and OUT/network.pt at the end. The blind
quarter of the corpus (numbers 2, 6, 10 …) is never read here; `--dev` sets another quarter aside to choose by. The same seed gives the same order.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from hisab.reading.learned.encoder import tokenize_with
from training.corpus import CORPORA, read_corpus
from training.examples import Example, batched, joined, make_examples, mixed
from training.loop import freeze, learn
from training.network import Network, loss_of, to_tensors
from training.notation import Report, is_blind

_SMALL_SHARE = 0.06
"""How many English reports are also shown without capitals."""


def is_dev(report: Report) -> bool:
    """True for the quarter that recipes are compared on."""
    return int(report.id.rpartition("-")[2]) % 4 == 1


def main(arguments: list[str] | None = None) -> int:
    """Train."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description="Train the encoder on the corpora.")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder that training.recover made")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and the network go")
    parser.add_argument("--data", type=Path, default=CORPORA, help="the folder with one folder a language")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=640, help="tokens a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers that stay as they are; the embeddings always do")
    parser.add_argument("--dev", action="store_true", help="leave the dev quarter out")
    options = parser.parse_args(arguments)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    reports, faults = read_corpus(options.data)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    examples = _examples([report for report in reports if not is_blind(report) and not (options.dev and is_dev(report))], options)
    print(f"{len(examples)} windows, {sum(len(example.tokens.ids) for example in examples):,} tokens an epoch", flush=True)
    network = Network(options.encoder)
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


def _epoch(examples: Sequence[Example], *, seed: int, batch: int) -> list[list[Example]]:
    """Return the batches of one epoch."""
    return [[joined(example, seed=seed) for example in one] for one in batched(mixed(examples, seed=seed), seed=seed, batch=batch)]


def _examples(reports: list[Report], options: argparse.Namespace) -> list[Example]:
    tokenize = tokenize_with(Tokenizer.from_file(str(options.encoder / "tokenizer.json")))
    draw = random.Random(options.seed)  # noqa: S311 - a choice of reports, not a secret
    examples: list[Example] = []
    for report in reports:
        examples += make_examples(report, tokenize)
        if report.language == "en" and draw.random() < _SMALL_SHARE:
            examples += make_examples(report, tokenize, small=True)
    return examples


def _step(network: Network, batch: list[Example]) -> tuple[Tensor, dict[str, float], int]:
    ids, mask = to_tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = network(ids, mask)
    return *loss_of(answers, batch), int(mask.sum())


if __name__ == "__main__":
    sys.exit(main())
