"""Turns MUC-4 reports into what the encoder is trained on besides the corpora: windows with the words that fill a role.

The data names one place of each mention; every place where the report has the same words is taken to fill the role.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from hisab.reading.learned.windows import Tokenize, Tokens, cut_windows
from hisab.reading.sentences import split_sentences

FILLERS: tuple[str, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
DESCRIBED = "Described"
MARKS: tuple[str, ...] = (*FILLERS, DESCRIBED)
"""What the network marks: the fillers, of which a victim is told by name, and the people struck who are told in other words ("six jesuits")."""
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
_WIDTHS = (("marks", 2 * len(MARKS)), ("has_fillers", 1), ("effect", len(EFFECTS)), ("confidence", len(CONFIDENCES)))
_ENDS = tuple(accumulate(width for _, width in _WIDTHS))
SLOTS: dict[str, slice] = {name: slice(end - width, end) for (name, width), end in zip(_WIDTHS, _ENDS, strict=True)}
"""What the network says of a token: `marks` as `tags` in `hisab.reading.learned.tags`; `has_fillers`, as a soft highest over a window, whether the
report tells an attack as MUC-4 means it; `effect` and `confidence` as the mean over a victim and an organisation."""
WIDTH = _ENDS[-1]
LIMIT = 510
"""Tokens a window: the most that the encoder takes in, since an attack is told in one place and its victims are named in another."""
_EMPTY_KEPT = 0.4
"""The share of windows without a filler that an epoch sees: half the reports tell no attack, and are soon known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillerExample:
    """A window of a MUC-4 report. `spans` are (mark, first token, last token + 1, answers); `has_fillers` is of the whole report."""

    tokens: Tokens
    spans: tuple[tuple[int, int, int, tuple[tuple[str, int], ...]], ...]
    has_fillers: bool


def read_fillers(folder: Path, tokenize: Tokenize) -> tuple[FillerExample, ...]:
    """Return the windows of the training part of MUC-4; `folder` is laid out as `muc4` of the shared corpora."""
    templates = list(_rows(folder / "templates_full.jsonl.gz"))
    told = _told(templates)
    rows = with_described(_rows(folder / "ree_train.jsonl.gz"), templates)
    return tuple(example for row in rows for example in _examples(row, told.get(row["docid"], {}), tokenize))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def with_described(rows: Iterable[Mapping[str, Any]], templates: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows, their extracts with those whom the templates tell as struck and the extracts do not name, as entities of `DESCRIBED`."""
    struck: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for template in templates:
        for slot in ("HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT"):
            struck[template["doc"]].update(tuple(words) for _, words in map(_parsed, template[slot]))
    for row in rows:
        names = {mention[0] for entity in row["extracts"].get("Victim", ()) for mention in entity}
        described = ([word for word in words if word not in names] for words in sorted(struck[row["docid"]]))
        yield {**row, "extracts": {**row["extracts"], DESCRIBED: [[[word] for word in words] for words in described if words]}}


def _told(templates: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, tuple[str, int]]]:
    """Return for each report the words, in small letters, that a template gives an effect or a confidence, with the answer."""
    told: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for template in templates:
        for slot, name, answers in (("HUM TGT: EFFECT OF INCIDENT", "effect", EFFECTS), ("PERP: ORGANIZATION CONFIDENCE", "confidence", CONFIDENCES)):
            for first, words in map(_parsed, template[slot]):
                if first in answers:
                    told[template["doc"]] |= dict.fromkeys(words, (name, answers.index(first)))
    return told


def _parsed(fill: str) -> tuple[str, list[str]]:
    """Return the first value of a fill and the words it is of: `? DEATH / INJURY: "A" / "B"` gives DEATH and a, b."""
    said, _, words = fill.partition(":")
    return said.strip("? ()").partition(" / ")[0], [word.lower() for word in re.findall(r'"([^"]+)"', words)]


def _examples(row: Mapping[str, Any], told: Mapping[str, tuple[str, int]], tokenize: Tokenize) -> Iterator[FillerExample]:
    text, extracts = row["doctext"], row["extracts"]
    places = [
        (number, match.start(), match.end(), (told[words],) if words in told else ())
        for number, mark in enumerate(MARKS)
        for words in {mention[0] for entity in extracts.get(mark, ()) for mention in entity}
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    for window in cut_windows(text, split_sentences(text), tokenize, limit=LIMIT):
        found = ((mark, window.tokens.within(start, end), answers) for mark, start, end, answers in places)
        spans = tuple(sorted({(mark, *within, answers) for mark, within, answers in found if within is not None}))
        yield FillerExample(tokens=window.tokens, spans=spans, has_fillers=bool(places))


def drawn(examples: Sequence[FillerExample], *, seed: int) -> list[FillerExample]:
    """Return the windows that one epoch sees: all with a filler, some of those without."""
    draw = random.Random(seed)  # noqa: S311 - a choice of windows, not a secret
    return [example for example in examples if example.spans or draw.random() < _EMPTY_KEPT]
