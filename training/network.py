"""The network: the encoder and one linear layer, and what it is trained to get right. Needs torch and transformers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from hisab.reading.learned.tags import SLOTS, TAGS, WIDTH
from training.examples import Example, Windowed

BEGIN, END, PAD = 0, 2, 1
"""Ids of the tokens that open, close and fill a window (XLM-R's)."""
DROPPED = 0.15
"""The share of numbers that training leaves out at each step."""
_RARE = ((SLOTS["tags"], -3.0), (SLOTS["sentence"], -2.0))


class Network(nn.Module):
    """Gives each token of a window its row of answers, without the two tokens that open and close the window.

    A row has `answers` numbers; `rare` says which begin low, since they are seldom true (both as in `hisab.reading.learned.tags`).
    """

    def __init__(self, folder: Path, *, answers: int = WIDTH, rare: Sequence[tuple[slice, float]] = _RARE, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation=attention, hidden_dropout_prob=DROPPED, attention_probs_dropout_prob=DROPPED
        )
        width = self.encoder.config.hidden_size
        self.register_buffer("middle", torch.zeros(width))
        self.register_buffer("spread", torch.ones(width))
        self.drop = nn.Dropout(DROPPED)
        self.head = nn.Linear(width, answers)
        with torch.no_grad():
            for part, low in rare:
                self.head.bias[part] = low

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return answers `[windows, tokens, WIDTH]` for ids and mask `[windows, tokens + 2]`."""
        return self.answer(self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)

    def answer(self, hidden: Tensor) -> Tensor:
        """Return the answers for what the last layer of the encoder gives."""
        return self.head(self.drop((hidden - self.middle) / self.spread))[:, 1:-1]  # type: ignore[no-any-return]

    def measure(self, batches: Sequence[Sequence[Windowed]]) -> None:
        """Set middle and spread of each number that the encoder gives, as they are in `batches` before training.

        The encoder was made for comparing sentences: all its vectors point much the same way, and without this a new layer learns for
        hours to look past it.
        """
        with torch.no_grad():
            rows = []
            for batch in batches:
                ids, mask = to_tensors(batch)
                rows.append(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state[mask.bool()])
            every = torch.cat(rows)
            self.middle.copy_(every.mean(0))
            self.spread.copy_(every.std(0))


def to_tensors(batch: Sequence[Windowed]) -> tuple[Tensor, Tensor]:
    """Return ids and mask of a batch, filled up to its longest window."""
    longest = max(len(example.tokens.ids) for example in batch) + 2
    ids = torch.full((len(batch), longest), PAD)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    for row, example in enumerate(batch):
        own = [BEGIN, *example.tokens.ids, END]
        ids[row, : len(own)] = torch.tensor(own)
        mask[row, : len(own)] = 1
    return ids, mask


def loss_of(answers: Tensor, batch: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
    """Return how wrong `answers` are, and the parts of it by name."""
    parts: dict[str, list[Tensor]] = {}
    for row, example in enumerate(batch):
        own = answers[row, : len(example.tokens.ids)].float()
        parts.setdefault("tags", []).append(_tag_loss(own, example))
        parts.setdefault("sentence", []).append(_sentence_loss(own, example))
        for name, value in _span_losses(own, example):
            parts.setdefault(name, []).append(value)
    means = {name: torch.stack(values).mean() for name, values in parts.items()}
    weights = {"tags": 1.0, "sentence": 1.0, "link": 0.3}
    total = torch.stack([weights.get(name, 0.4) * value for name, value in means.items()]).sum()
    return total, {name: float(value.detach()) for name, value in means.items()}


def _tag_loss(own: Tensor, example: Example) -> Tensor:
    return marks_loss(own[:, SLOTS["tags"]], len(TAGS), [(span.tag, span.start, span.end) for span in example.spans if span.tag >= 0])


def marks_loss(own: Tensor, questions: int, marked: Sequence[tuple[int, int, int]]) -> Tensor:
    """Begins, goes on or neither, for each token and each question; of two spans that meet, the shorter one counts."""
    truth = torch.zeros((len(own), questions), dtype=torch.long)
    for question, start, end in sorted(marked, key=lambda one: one[1] - one[2]):
        truth[start:end, question] = 2
        truth[start, question] = 1
    scores = own.reshape(len(truth), questions, 2)
    scores = torch.cat([torch.zeros_like(scores[..., :1]), scores], dim=-1)
    return functional.cross_entropy(scores.flatten(0, 1), truth.flatten(), weight=torch.tensor([1.0, 2.0, 2.0]), reduction="sum") / len(truth)


def _sentence_loss(own: Tensor, example: Example) -> Tensor:
    losses = []
    for first, last, classes in example.sentences:
        truth = torch.zeros(SLOTS["sentence"].stop - SLOTS["sentence"].start)
        truth[list(classes)] = 1.0
        scores = torch.logsumexp(own[first:last, SLOTS["sentence"]], dim=0) - math.log(last - first)
        losses.append(functional.binary_cross_entropy_with_logits(scores, truth, reduction="sum"))
    return torch.stack(losses).mean()


def _span_losses(own: Tensor, example: Example) -> list[tuple[str, Tensor]]:
    found: list[tuple[str, Tensor]] = []
    pooled: list[tuple[str, Tensor]] = []
    for span in example.spans:
        mean = own[span.start : span.end].mean(0)
        pooled.append((span.mention, mean[SLOTS["link"]]))
        for name, answer in span.answers:
            found.append((name, functional.cross_entropy(mean[SLOTS[name]][None], torch.tensor([answer]))))
        if span.kinds:
            truth = torch.zeros(SLOTS["promise_kind"].stop - SLOTS["promise_kind"].start)
            truth[list(span.kinds)] = 1.0
            found.append(("promise_kind", functional.binary_cross_entropy_with_logits(mean[SLOTS["promise_kind"]], truth, reduction="sum")))
    grouped: dict[str, list[Tensor]] = {}
    for name, value in found:
        grouped.setdefault(name, []).append(value)
    result = [(name, torch.stack(values).mean()) for name, values in grouped.items()]
    link = _link_loss(pooled)
    return [*result, ("link", link)] if link is not None else result


def _link_loss(pooled: Sequence[tuple[str, Tensor]]) -> Tensor | None:
    """Spans of one mention lie near each other, those of two mentions of a kind do not: cosine times ten against the truth of each pair."""
    losses = []
    for family in "ipat":
        own = [(key, vector) for key, vector in pooled if key[0] == family]
        if len(own) < 2:
            continue
        vectors = functional.normalize(torch.stack([vector for _, vector in own]), dim=-1)
        likeness = 10 * (vectors @ vectors.T) - 5
        same = torch.tensor([[float(one == other) for other, _ in own] for one, _ in own])
        upper = torch.triu(torch.ones_like(same), diagonal=1).bool()
        losses.append(functional.binary_cross_entropy_with_logits(likeness[upper], same[upper]))
    return torch.stack(losses).mean() if losses else None


def slow_and_fast(network: Network, *, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Return the parameters in two groups: the encoder learns slowly, the new layer fast."""
    return [
        {"params": [one for one in network.encoder.parameters() if one.requires_grad], "lr": rate},
        {"params": list(network.head.parameters()), "lr": head_rate},
    ]
