"""The weights of the scorer: how often each level of agreement is seen between mentions of one attack (m), and between any two mentions (u).

They are learned without labels by `python -m training.linker` and shipped in `model.json`, since a ledger of thirty reports teaches nothing.
Levels that hardly any pair of one attack reached are set by hand; the file names them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from types import MappingProxyType
from typing import Any

from hisab.linking.comparisons import COMPARISONS
from hisab.linking.words import Rarity

FILE = "model.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The two shares of one level. Their ratio is what the level speaks for (above one) or against."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        """What the level speaks for, in bits: 1 doubles the odds, -1 halves them."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that a score depends on beside the two mentions. `prior` is how often two mentions of any two reports tell of one attack."""

    version: str
    prior: float
    weights: Mapping[str, Mapping[str, Weights]]
    by_hand: frozenset[tuple[str, str]]
    rarity: Rarity


@cache
def shipped_model() -> Model:
    """Return the model of the package."""
    return from_json(files("hisab.linking").joinpath(FILE).read_text(encoding="utf-8"))


def from_json(text: str) -> Model:
    """Return the model that `text` holds; every level of every comparison must have its weights."""
    plain: dict[str, Any] = json.loads(text)
    weights = {
        comparison.name: MappingProxyType({level.name: Weights(**plain["weights"][comparison.name][level.name]) for level in comparison.levels})
        for comparison in COMPARISONS
    }
    return Model(
        version=plain["version"],
        prior=plain["prior"],
        weights=MappingProxyType(weights),
        by_hand=frozenset((comparison, level) for comparison, level in plain["by_hand"]),
        rarity=Rarity(shares=MappingProxyType(plain["words"]), rarest=plain["rarest"]),
    )


def to_json(model: Model) -> str:
    """Return the text of `model`, its levels in their order."""
    weights = {
        name: {level: {"m": round(found.m, 6), "u": round(found.u, 6)} for level, found in levels.items()} for name, levels in model.weights.items()
    }
    plain = {
        "version": model.version,
        "prior": round(model.prior, 8),
        "by_hand": sorted(model.by_hand),
        "weights": weights,
        "rarest": model.rarity.rarest,
        "words": dict(sorted(model.rarity.shares.items())),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
