"""Turns MUC-4 reports into what the encoder is trained on besides the corpora: windows with the words that fill a role.

The data names one place of each mention; every place where the report has the same words is taken to fill the role.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from hisab.reading.learned.windows import Tokenize, Tokens, cut_windows
from hisab.reading.sentences import split_sentences

FILLERS: tuple[str, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
EFFECTS: tuple[str, ...] = ("DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "REGAINED FREEDOM")
"""What became of a victim, in the words of MUC-4."""
CONFIDENCES: tuple[str, ...] = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)
"""How surely an organisation did it, in the words of MUC-4."""
_WIDTHS = (("fillers", 2 * len(FILLERS)), ("has_fillers", 1), ("effect", len(EFFECTS)), ("confidence", len(CONFIDENCES)))
_ENDS = tuple(accumulate(width for _, width in _WIDTHS))
SLOTS: dict[str, slice] = {name: slice(end - width, end) for (name, width), end in zip(_WIDTHS, _ENDS, strict=True)}
"""What the branch says of a token: `fillers` as `tags` in `hisab.reading.learned.tags`; `has_fillers`, as a soft highest over a window, whether the
report tells an attack as MUC-4 means it; `effect` and `confidence` as the mean over a victim and an organisation."""
WIDTH = _ENDS[-1]
_EMPTY_KEPT = 0.3
"""The share of windows without a filler that an epoch sees: they are four in five, and soon known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillerExample:
    """A window of a MUC-4 report. `spans` are (role, first token, last token + 1, answers); `has_fillers` is of the whole report."""

    tokens: Tokens
    spans: tuple[tuple[int, int, int, tuple[tuple[str, int], ...]], ...]
    has_fillers: bool


def read_fillers(folder: Path, tokenize: Tokenize) -> tuple[FillerExample, ...]:
    """Return the windows of the training part of MUC-4; `folder` is laid out as `muc4` of the shared corpora."""
    told = _told(_rows(folder / "templates_full.jsonl.gz"))
    return tuple(example for row in _rows(folder / "ree_train.jsonl.gz") for example in _examples(row, told.get(row["docid"], {}), tokenize))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _told(templates: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, tuple[str, int]]]:
    """Return for each report the words that a template gives an effect or a confidence, with the answer."""
    told: dict[str, dict[str, tuple[str, int]]] = {}
    for template in templates:
        for slot, name, answers in (("HUM TGT: EFFECT OF INCIDENT", "effect", EFFECTS), ("PERP: ORGANIZATION CONFIDENCE", "confidence", CONFIDENCES)):
            for fill in template[slot]:
                said, _, words = fill.partition(":")
                first = said.strip("? ()").partition(" / ")[0]
                if first in answers:
                    own = told.setdefault(template["doc"], {})
                    own |= {word.lower(): (name, answers.index(first)) for word in re.findall(r'"([^"]+)"', words)}
    return told


def _examples(row: Mapping[str, Any], told: Mapping[str, tuple[str, int]], tokenize: Tokenize) -> Iterator[FillerExample]:
    text, extracts = row["doctext"], row["extracts"]
    places = [
        (FILLERS.index(role), match.start(), match.end(), (told[words],) if words in told else ())
        for role in FILLERS
        for words in {mention[0] for entity in extracts.get(role, ()) for mention in entity}
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    for window in cut_windows(text, split_sentences(text), tokenize):
        found = ((role, window.tokens.within(start, end), answers) for role, start, end, answers in places)
        spans = tuple(sorted({(role, *within, answers) for role, within, answers in found if within is not None}))
        yield FillerExample(tokens=window.tokens, spans=spans, has_fillers=bool(places))


def drawn(examples: Sequence[FillerExample], *, seed: int) -> list[FillerExample]:
    """Return the windows that one epoch sees: all with a filler, some of those without."""
    draw = random.Random(seed)  # noqa: S311 - a choice of windows, not a secret
    return [example for example in examples if example.spans or draw.random() < _EMPTY_KEPT]
