"""How many people an attack struck, what became of them, and how surely an organisation did it: three slots of the 1992 templates of MUC-4.

    python -m benchmarks.muc4_slots [--data DIR] [--split ree_dev] [--out DIR]

The slots are "human target: number", "human target: effect" and "perpetrator: organization confidence"; each fill goes with the words that name
whom it is of. Answers are matched by program: a fill is right where its value is one of the key's and its words are among the key's words, and
half right where its words only hold, or are held by, some of them. An optional key costs nothing when it is missed. All templates of a report are
taken together, and a fill that two of them hold counts once: the figures of 1992, which were scored template by template, stand beside as a mark,
not as a peer in the same race.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.fillers import DESCRIBED

from benchmarks.fillers import Marked, plain
from benchmarks.muc4 import extract
from benchmarks.parts import CORPORA, find_part, make_parser, print_table, write_rows
from hisab.reading.numbers import find_numbers

SLOTS = {
    "number": "HUM TGT: NUMBER",
    "effect": "HUM TGT: EFFECT OF INCIDENT",
    "confidence": "PERP: ORGANIZATION CONFIDENCE",
}
BEST_OF_1992 = {"number": 0.606, "effect": 0.566, "confidence": 0.480}
"""The best system a slot, on TST3 or TST4 (shared/corpora/muc4/scores_1992.txt); not measured in this run."""
_PLURALS = re.compile(r"(?:s|people|men|women|children|police|personnel|others)$")
_BEFORE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A fill of the key: any of `values`, for any of `words`."""

    values: frozenset[str]
    words: frozenset[str]
    is_optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """An answer: a value, and the words that name whom it is of."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the answers earned, of how many said and how many that were to be said."""

    credit: float
    said: int
    true: int

    def __add__(self, other: Marks) -> Marks:
        return Marks(credit=self.credit + other.credit, said=self.said + other.said, true=self.true + other.true)

    @property
    def precision(self) -> float:
        """Credit a fill said; 0 where none was."""
        return self.credit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Credit a fill of the key; 0 where there is none."""
        return self.credit / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Twice the credit over said and true."""
        return 2 * self.credit / (self.said + self.true) if self.said + self.true else 0.0


def parse_keys(fills: Iterable[str]) -> tuple[Key, ...]:
    """Return the fills of a slot as the template writes them (`? DEATH / INJURY: "A" / "B"`), those that say the same once."""
    keys: dict[tuple[frozenset[str], frozenset[str]], Key] = {}
    for fill in fills:
        said, _, words = fill.partition(":")
        values = frozenset(value.strip("() ") for value in said.strip("? ").split(" / "))
        named = frozenset(plain(word) for word in re.findall(r'"([^"]+)"', words) if plain(word))
        if named:
            keys[values, named] = Key(values=values, words=named, is_optional=said.startswith("?"))
    return tuple(keys.values())


def score(said: Sequence[Fill], keys: Sequence[Key]) -> Marks:
    """Return what the answers for one report earn: each goes with one key at most, the best pairs first."""
    pairs = sorted(((_credit(fill, key), -place, -number) for place, fill in enumerate(said) for number, key in enumerate(keys)), reverse=True)
    credit, used_fills, used_keys = 0.0, set[int](), set[int]()
    for worth, place, number in pairs:
        if worth and place not in used_fills and number not in used_keys:
            credit += worth
            used_fills.add(place)
            used_keys.add(number)
    true = sum(not key.is_optional or -number in used_keys for number, key in enumerate(keys))
    return Marks(credit=credit, said=len(said), true=true)


def _credit(fill: Fill, key: Key) -> float:
    if fill.value not in key.values:
        return 0.0
    own = plain(fill.words)
    if own in key.words:
        return 1.0
    words = set(own.split())
    return 0.5 if any(words <= set(other.split()) or set(other.split()) <= words for other in key.words) else 0.0


def answer(text: str, entities: Mapping[str, Sequence[Marked]]) -> dict[str, list[Fill]]:
    """Return the fills of the three slots for one report, of the entities that were extracted: people struck by name and in other words."""
    struck = [*entities["Victim"], *entities[DESCRIBED]]
    return {
        "number": [Fill(value=number_of(text, one), words=one.words) for one in struck],
        "effect": [Fill(value=one.effect, words=one.words) for one in struck],
        "confidence": [Fill(value=one.confidence, words=one.words) for one in entities["PerpOrg"]],
    }


def number_of(text: str, one: Marked) -> str:
    """Return how many the words tell of: a number in them or right before them, "PLURAL" for a plural, else "1"."""
    before = text[max(0, one.start - _BEFORE) : one.start]
    near = re.search(r"(?:[\w-]+\s+){0,4}$", before)
    words = (near.group() if near else "") + one.words
    numbers = [number for number in find_numbers(words) if number.value < 100_000 and len(words[number.end :].split()) <= len(one.words.split()) + 2]
    if numbers and _PLURALS.search(one.words) and numbers[-1].value > 1:
        return str(numbers[-1].value)
    return "PLURAL" if _PLURALS.search(one.words) and not _is_name(one) else "1"


def _is_name(one: Marked) -> bool:
    return len(one.words.split()) >= 2 and not one.words.endswith(("men", "people", "ers", "ists", "ants", "ans", "ees", "ors"))


def _keys(templates: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, list[str]]]:
    fills: dict[str, dict[str, list[str]]] = {}
    for template in templates:
        own = fills.setdefault(template["doc"], {slot: [] for slot in SLOTS})
        for slot, name in SLOTS.items():
            own[slot] += template[name]
    return fills


def main(arguments: list[str] | None = None) -> int:
    """Answer, score, and print beside the figures of 1992."""
    parser = make_parser("muc4_slots", "Three slots of the 1992 templates.", split="ree_dev", folder="muc4")
    parser.add_argument("--train", type=Path, default=CORPORA / "muc4", help="the folder whose parts ree_train and ree_dev are learnt from")
    options = parser.parse_args(arguments)
    part, templates = find_part(options.data, options.split), find_part(options.data, "templates_full")
    extracted = extract(part, options.train) if part is not None else None
    if part is None or templates is None or extracted is None:
        return 0
    keys = _keys(templates.rows())
    said = {str(row["docid"]): answer(row["doctext"], extracted[str(row["docid"])]) for row in part.rows()}
    totals = dict.fromkeys(SLOTS, Marks(credit=0.0, said=0, true=0))
    for document, fills in said.items():
        for slot in SLOTS:
            totals[slot] += score(fills[slot], parse_keys(keys.get(document, {}).get(slot, ())))
    rows = [(slot, [marks.precision, marks.recall, marks.f1, BEST_OF_1992[slot]]) for slot, marks in totals.items()]
    print_table(f"muc4 slots, {part.name}: {len(said)} documents", ("precision", "recall", "F1", "best of 1992"), rows)
    print("  the figures of 1992 are of other reports and were scored template by template")
    write_rows(
        options.out,
        f"muc4_slots_{part.name}.jsonl",
        (
            {"docid": document, **{slot: [[fill.value, fill.words] for fill in own] for slot, own in fills.items()}}
            for document, fills in said.items()
        ),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
