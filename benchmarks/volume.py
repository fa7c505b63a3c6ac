"""The linking engine itself on many invented mentions: seconds of each step, memory, pair F1, and a day's batch against all that is known.

    python -m benchmarks.volume [--mentions 100000] [--seed 11] [--batch 200]

The mentions are those of `mentions.py`, as the reader would hand them over: their words as text, their places as paths. The weights are those that
the package ships, learned on other material; only how rare each word is comes from a sample of another seed. `million.py` measures the method
against Splink on columns, without these records.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.mentions import make_mentions
from benchmarks.pairs import score_groups
from hisab.linking.constraints import Constraints
from hisab.linking.engine import Linked, SplinkLinker
from hisab.linking.features import Features
from hisab.linking.model import Model, shipped_model
from hisab.linking.words import count_shares
from hisab.records.ids import DocumentId, MentionId
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel

_LEVELS = {"country": PlaceLevel.COUNTRY, "province": PlaceLevel.PROVINCE, "district": PlaceLevel.DISTRICT, "site": PlaceLevel.SITE}
_PRECISIONS = ((1, DatePrecision.DAY), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH), (366, DatePrecision.YEAR))
_SAMPLE = 20_000
_COMMON = tuple(f"common{letter}" for letter in "abcdefghijklmnopqrst")
"""Words that every report has: they weigh nothing, and make a text of what would be a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Mentions as the engine takes them, and the attack that each tells of."""

    features: tuple[Features, ...]
    truth: NDArray[np.int64]


def invent(number: int, *, seed: int) -> Invented:
    """Return `number` mentions in the order of their ids."""
    made = make_mentions(number, seed=seed)
    columns: dict[str, Sequence[Any]] = {name: made.table[name].to_pylist() for name in made.table.column_names if name != "words"}
    return Invented(features=tuple(_features(columns, made.written[row], row) for row in range(number)), truth=made.truth)


def _features(columns: Mapping[str, Sequence[Any]], written: NDArray[np.int64], row: int) -> Features:
    told = {name: values[row] for name, values in columns.items()}
    return Features(
        mention=MentionId(f"{row:09d}"),
        document=DocumentId(str(told["document"])),
        span=_span(told),
        published=date.fromordinal(told["published"]),
        places=tuple(_places(told)),
        killed=_numbers(told, "killed"),
        injured=_numbers(told, "injured"),
        communities=_names(told, "community"),
        groups=_names(told, "perpetrator"),
        methods=_names(told, "method"),
        words=" ".join((*_COMMON, *(_word(int(number)) for number in written if number))) if written.any() else "",
    )


def _span(told: Mapping[str, Any]) -> DateSpan | None:
    if told["first_day"] is None:
        return None
    first, last = date.fromordinal(told["first_day"]), date.fromordinal(told["last_day"])
    days = (last - first).days + 1
    return DateSpan(earliest=first, latest=last, precision=next(precision for most, precision in _PRECISIONS if days <= most))


def _places(told: Mapping[str, Any]) -> Iterator[Place]:
    path = tuple(f"{name} {told[name]}" for name in _LEVELS if told[name] is not None)
    if path:
        level = _LEVELS[path[-1].split()[0]]
        yield Place(id=path[-1], name=path[-1], level=level, path=path, latitude=told["latitude"], longitude=told["longitude"])


def _numbers(told: Mapping[str, Any], name: str) -> tuple[int, ...]:
    return () if told[f"{name}_low"] is None else (told[f"{name}_low"], told[f"{name}_high"])


def _names(told: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset() if told[name] is None else frozenset({f"{name} {told[name]}"})


def _word(number: int) -> str:
    """Return a word of letters for a number: the engine leaves numbers to the counts."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    word = ""
    while number:
        number, letter = divmod(number, len(letters))
        word = letters[letter] + word
    return word.rjust(3, "a")


def model_for(seed: int, *, sample: int = _SAMPLE) -> Model:
    """Return the package's model with the rarity of words that a sample of `seed` teaches."""
    texts = [features.words for features in invent(sample, seed=seed).features]
    return replace(shipped_model(), rarity=count_shares(texts, at_least=3))


def labels_of(linked: Linked) -> NDArray[np.int64]:
    """Return the number of each mention's cluster, in the order of their ids."""
    labels = np.empty(len(linked.mentions), dtype=np.int64)
    for number, cluster in enumerate(linked.clusters):
        labels[[int(mention) for mention in cluster.mentions]] = number
    return labels


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.volume", description="The linking engine at volume: time, memory, pair F1.")
    parser.add_argument("--mentions", type=int, default=100_000, help="how many mentions are made")
    parser.add_argument("--seed", type=int, default=11, help="of the mentions; the rarity of words comes from the next one")
    parser.add_argument("--batch", type=int, default=200, help="how many mentions come last, in a batch of their own")
    options = parser.parse_args(arguments)
    linker = SplinkLinker(constraints=Constraints(), model=model_for(options.seed + 1))
    invented = invent(options.mentions, seed=options.seed)
    start = perf_counter()
    known = linker.extend_with(Linked(), invented.features[: -options.batch])
    first = perf_counter() - start
    start = perf_counter()
    everything = linker.extend_with(known, invented.features)
    second = perf_counter() - start
    score = score_groups(labels_of(everything), invented.truth)
    print(f"{options.mentions} mentions of {len(np.unique(invented.truth))} attacks: {first:.1f} s, {len(known.edges)} pairs")
    print(f"  precision {score.precision:.3f}, recall {score.recall:.3f}, pair F1 {score.f1:.3f}; peak {_peak():.0f} MiB")
    print(f"  {options.batch} more against them: {second:.2f} s")
    return 0


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
