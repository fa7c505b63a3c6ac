"""One epoch of training: the steps that every recipe here takes alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

Batch = TypeVar("Batch")


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
