"""How every recipe here learns: which layers stay as they are, the rate, epochs with their checkpoints, and the steps of an epoch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.network import Network, slow_and_fast

Batch = TypeVar("Batch")
_WARM = 60
"""Steps until the full rate."""


def freeze(network: Network, layers: int) -> None:
    """Keep the embeddings and the lowest `layers` as they are: most words of a language are in no corpus of this size."""
    for part in (network.encoder.embeddings, *network.encoder.encoder.layer[:layers]):
        for parameter in part.parameters():
            parameter.requires_grad = False


def learn(
    network: Network,
    draw: Callable[[int], Sequence[Batch]],
    step: Callable[[Batch], tuple[Tensor, dict[str, float], int]],
    *,
    epochs: int,
    rate: float,
    out: Path,
    prepare: Callable[[], None],
) -> None:
    """Learn from what `draw` gives for each epoch and write `out`/network.pt; go on from the last checkpoint, else `prepare` before the first epoch.

    `out` holds one checkpoint, epoch-N.pt, of the last epoch that was learnt whole.
    """
    optimizer = torch.optim.AdamW(slow_and_fast(network, rate=rate, head_rate=2e-3), weight_decay=0.01, fused=True)
    steps = epochs * len(draw(0)) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps))
    out.mkdir(parents=True, exist_ok=True)
    first = _resume(out, network, optimizer, schedule)
    if not first:
        prepare()
    for epoch in range(first, epochs):
        train_epoch(network, optimizer, schedule, draw(epoch), step, epoch=epoch)
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, out / f"epoch-{epoch:02}.part")
        (out / f"epoch-{epoch:02}.part").rename(out / f"epoch-{epoch:02}.pt")
        (out / f"epoch-{epoch - 1:02}.pt").unlink(missing_ok=True)
    torch.save(network.state_dict(), out / "network.part")
    (out / "network.part").rename(out / "network.pt")


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


def train_epoch(
    module: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    batches: Sequence[Batch],
    step: Callable[[Batch], tuple[Tensor, dict[str, float], int]],
    *,
    epoch: int,
    every: int = 20,
) -> None:
    """Take one step a batch; `step` gives the loss, its parts by name and how many tokens it read. Prints the parts' means now and then."""
    module.train()
    begun, tokens = time.monotonic(), 0
    recent: dict[str, list[float]] = {}
    for number, batch in enumerate(batches, start=1):
        loss, parts, read = step(batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        tokens += read
        for name, value in parts.items():
            recent.setdefault(name, []).append(value)
        if number % every == 0 or number == len(batches):
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(recent.items()))
            recent.clear()
            print(f"epoch {epoch} step {number}/{len(batches)} {tokens / (time.monotonic() - begun):.0f} tokens/s: {means}", flush=True)
