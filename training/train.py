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
from training.loop import train_epoch
from training.network import Network, loss_of, slow_and_fast, to_tensors
from training.notation import Report, is_blind

_SMALL_SHARE = 0.06
"""How many English reports are also shown without capitals."""
_WARM = 60
"""Steps until the full rate."""


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
    _freeze(network, options.frozen)
    optimizer = torch.optim.AdamW(slow_and_fast(network, rate=options.rate, head_rate=2e-3), weight_decay=0.01, fused=True)
    steps = options.epochs * len(_epoch(examples, seed=0, batch=options.batch)) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps))
    options.out.mkdir(parents=True, exist_ok=True)
    first = _resume(options.out, network, optimizer, schedule)
    if not first:
        network.measure(batched(examples, seed=options.seed, batch=options.batch)[:24])
    for epoch in range(first, options.epochs):
        batches = _epoch(examples, seed=options.seed + epoch, batch=options.batch)
        train_epoch(network, optimizer, schedule, batches, partial(_step, network), epoch=epoch)
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, options.out / f"epoch-{epoch:02}.part")
        (options.out / f"epoch-{epoch:02}.part").rename(options.out / f"epoch-{epoch:02}.pt")
        (options.out / f"epoch-{epoch - 1:02}.pt").unlink(missing_ok=True)
    torch.save(network.state_dict(), options.out / "network.pt")
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


def _freeze(network: Network, layers: int) -> None:
    """Keep the embeddings and the lowest `layers` as they are: most words of a language are in no corpus of this size."""
    for part in (network.encoder.embeddings, *network.encoder.encoder.layer[:layers]):
        for parameter in part.parameters():
            parameter.requires_grad = False


def _resume(out: Path, network: Network, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LRScheduler) -> int:
    """Take up the newest checkpoint; return the epoch to go on with."""
    newest = max(out.glob("epoch-*.pt"), default=None)
    if newest is None:
        return 0
    state = torch.load(newest, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(newest.stem.rpartition("-")[2]) + 1


def _step(network: Network, batch: list[Example]) -> tuple[Tensor, dict[str, float], int]:
    ids, mask = to_tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = network(ids, mask)
    return *loss_of(answers, batch), int(mask.sum())


if __name__ == "__main__":
    sys.exit(main())
