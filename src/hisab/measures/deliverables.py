"""What a promise can be rated by: its words split into deliverables, each with the step of its ladder that keeps it and the day it is due.

The words decide: a sentence that promises cash and jobs gives two deliverables. The rows of `subtypes.csv` say which words stand for which, those
of `horizons.csv` how long each has; both can be added to by hand, and the version of the rules stands on every deliverable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hisab.records.book import Deliverable
from hisab.records.documents import Passage
from hisab.records.mentions import Mention, Role
from hisab.vocabulary.tables import Row, Vocabulary
from hisab.vocabulary.words import Act, HowTestable, PromiseKind

RULE = "split by words, version 1"
_BY_STEP = frozenset({PromiseKind.JUSTICE, PromiseKind.INQUIRY})
"""Kinds of which two subtypes with one step are one thing to do: "an inquiry" and "a report on it"."""
_PAID = frozenset({"cash", "pension"})
"""Subtypes that an amount of money belongs to: beside jobs and plots it is another deliverable's."""
_VAGUE_DAYS = (
    ("immediately", re.compile(r"\b(?:immediate(?:ly)?|at\s+once|forthwith|without\s+delay)\b|فوری\s+طور|فوراً")),
    ("soon", re.compile(r"\b(?:soon|shortly|very\s+soon|at\s+the\s+earliest)\b|جلد\s+(?:ہی|از\s+جلد)|به\s+زودی")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what a promise is split and timed: the vocabulary, and the country whose terms hold, None where the promisor's is not known."""

    vocabulary: Vocabulary
    country: str | None = None

    def days(self, kind: str, subtype: str) -> int | None:
        """Return the days that the last row gives for this subtype here or anywhere: a row added by hand stands behind the project's own."""
        rows = self.vocabulary.rows("horizons")
        own = [row for row in rows if row["kind"] == kind and row["subtype"] == subtype and row["jurisdiction"] in {"any", self.country}]
        here = [row for row in own if row["jurisdiction"] == self.country] or own
        return int(here[-1]["days"]) if here and here[-1]["days"] else None


def split_promise(mentions: Sequence[Mention], kind: str | None, *, made_on: date | None, terms: Terms) -> tuple[Deliverable, ...]:
    """Return the deliverables of a promise, in the order of the ladder's rows; `mentions` are its mentions, the earliest first.

    None where the kind is not known: such words name nothing that could be rated.
    """
    if kind is None or kind not in set(PromiseKind):
        return ()
    wanted = PromiseKind(kind)
    is_vague = {act.name for mention in mentions if (act := mention.first(Role.ACT)) is not None} <= {Act.COMMIT_VAGUE}
    found: dict[str, Deliverable] = {}
    for mention in mentions:
        for row, passage in _rows(mention, wanted, terms.vocabulary):
            deliverable = _deliverable(mention, row, passage, made_on=made_on, is_vague=is_vague, terms=terms)
            key = family_of(deliverable)
            earlier = found.get(key)
            found[key] = deliverable if earlier is None else _completed(earlier, deliverable)
    return tuple(found.values())


def family_of(deliverable: Deliverable) -> str:
    """Return what a deliverable has in common with others that are the same thing to do: its step, or where each subtype is its own thing, that."""
    return f"step {deliverable.step}" if deliverable.kind in _BY_STEP else deliverable.subtype


def subtypes_of(deliverable: Deliverable, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the subtypes of one family with `deliverable`: an earlier report may call the same thing by another of them."""
    if deliverable.kind not in _BY_STEP:
        return (deliverable.subtype,)
    rows = vocabulary.rows("subtypes")
    return tuple(row["subtype"] for row in rows if row["kind"] == deliverable.kind and int(row["step"]) == deliverable.step)


def _completed(earlier: Deliverable, later: Deliverable) -> Deliverable:
    """Return what was said first, with what only a later statement says; of two stated due days the earlier."""
    stated = [one for one in (earlier, later) if one.due_basis == "explicit"]
    due = min(stated, key=lambda one: one.due_on or date.max) if stated else earlier
    return Deliverable(
        kind=earlier.kind,
        subtype=earlier.subtype,
        step=earlier.step,
        testability=max(earlier.testability, later.testability),
        criterion=earlier.criterion,
        due_on=due.due_on,
        due_basis=due.due_basis,
        units=earlier.units or later.units,
        amount=earlier.amount or later.amount,
        rule=earlier.rule,
    )


def _rows(mention: Mention, kind: PromiseKind, vocabulary: Vocabulary) -> Iterator[tuple[Row, Passage]]:
    """Yield the subtypes that the words name, each with its sentence; the kind's first row where they name none."""
    own = [row for row in vocabulary.rows("subtypes") if row["kind"] == kind]
    text = _words(mention)
    subtypes = _subtype_of(vocabulary, kind)
    named = list(dict.fromkeys(subtypes[match.group()] for match in _patterns(tuple(subtypes)).finditer(text)))
    for row in [row for row in own if row["subtype"] in named] or own[:1]:
        yield row, mention.passage


def _words(mention: Mention) -> str:
    """Return the words from where the promise is made to the end of its sentence, in small letters."""
    heads = [argument.passage.start for argument in mention.arguments if argument.role in {Role.ACT, Role.KIND}]
    start = min((head for head in heads if head >= mention.passage.start), default=mention.passage.start)
    return mention.passage.quote[start - mention.passage.start :].lower()


def _deliverable(mention: Mention, row: Row, passage: Passage, *, made_on: date | None, is_vague: bool, terms: Terms) -> Deliverable:
    units, amount, deadline = mention.first(Role.UNITS), mention.first(Role.AMOUNT), mention.first(Role.DEADLINE)
    stated = deadline.date.latest if deadline is not None and deadline.date is not None else None
    testability = HowTestable(row["testability"])
    if is_vague:
        testability = HowTestable.RHETORICAL
    elif testability is HowTestable.ACTION and (units or amount or stated):
        testability = HowTestable.ACTION_AND_OBJECT
    due_on, basis = (stated, "explicit") if stated is not None else _due(row, passage, made_on, terms)
    return Deliverable(
        kind=PromiseKind(row["kind"]),
        subtype=row["subtype"],
        step=int(row["step"]),
        testability=testability,
        criterion=passage,
        due_on=due_on,
        due_basis=basis,
        units=units.count if units is not None else None,
        amount=amount.money if amount is not None and row["subtype"] in _PAID else None,
        rule=RULE,
    )


def _due(row: Row, passage: Passage, made_on: date | None, terms: Terms) -> tuple[date | None, str]:
    """Return the due day and its basis: vague words of the promise before the default of its subtype."""
    days = terms.days(row["kind"], row["subtype"])
    if made_on is None or days is None:
        return None, "none"
    for word, pattern in _VAGUE_DAYS:
        given = terms.days("words", word)
        if given is not None and given < days and pattern.search(passage.quote.lower()):
            return made_on + timedelta(days=given), "vague words"
    return made_on + timedelta(days=days), "default"


@lru_cache(maxsize=64)
def _patterns(spellings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return re.compile("|".join(rf"(?<!\w){re.escape(spelling)}(?!\w)" for spelling in longest_first))


def _subtype_of(vocabulary: Vocabulary, kind: PromiseKind) -> dict[str, str]:
    """Return the subtype that each spelling of a kind stands for."""
    rows: Iterable[Row] = (row for row in vocabulary.rows("subtypes") if row["kind"] == kind)
    return {spelling.lower(): row["subtype"] for row in rows for spelling in row.spellings}
