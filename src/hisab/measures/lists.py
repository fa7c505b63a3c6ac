"""Which outlet tells of which attack; and, behind a gate that media lists do not pass, the least number that such lists would leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hisab.records.documents import Document
from hisab.records.figures import Figure, IncidentAccount, Listed, Overlap
from hisab.records.ids import DocumentId
from hisab.records.journal import Register
from hisab.records.values import Count

FEWEST_LISTS, FEWEST_PERSONS, FEWEST_ON_TWO = 3, 150, 30
_CAVEAT = (
    "Outlets read one another and leave out the same attacks, so what they do not share says nothing of what all of them missed. "
    "Copies of one text, letter for letter, count for the outlet that had it first; copies with other words are not seen."
)


def tabulate_lists(counted: Mapping[str, IncidentAccount], register: Register, *, independent: Iterable[str] = (), as_of: date) -> Overlap:
    """Return the table of attacks and lists, with the lower bound where its gate is passed.

    `independent` are the sources that a person has found to be made without one another; none is taken as such by itself.
    """
    rows = tuple(
        Listed(incident=identifier, killed=account.killed.count if account.killed else None, lists=_lists(register, account.documents, as_of=as_of))
        for identifier, account in sorted(counted.items())
    )
    lists = tuple(sorted({name for row in rows for name in row.lists}))
    chosen = frozenset(independent) & frozenset(lists)
    bound, why = _lower_bound(rows, chosen, as_of=as_of)
    return Overlap(
        lists=lists,
        rows=rows,
        lower_bound=bound,
        why=why,
        recipe="one row an attack, one list an outlet with a text of its own; version 1",
        caveat=_CAVEAT,
        as_of=as_of,
    )


def _lists(register: Register, documents: Iterable[DocumentId], *, as_of: date) -> tuple[str, ...]:
    """Return the outlets that tell it in words of their own."""
    first: dict[str, str] = {}
    for document in sorted((register.documents[identifier] for identifier in documents), key=_order):
        if document.published is None or document.published <= as_of:
            first.setdefault(" ".join(document.text.split()), document.source)
    return tuple(sorted(set(first.values())))


def _order(document: Document) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)


def _lower_bound(rows: Iterable[Listed], chosen: frozenset[str], *, as_of: date) -> tuple[Figure | None, str | None]:
    """Return Chao's bound over the chosen lists, or the reason why there is none."""
    if len(chosen) < FEWEST_LISTS:
        why = f"{len(chosen)} lists are known to be made without one another, and it takes {FEWEST_LISTS}: outlets that read one another are not"
        return None, why
    persons: dict[int, int] = {}
    told = []
    for row in rows:
        on = len(chosen.intersection(row.lists))
        number = row.killed.low if row.killed is not None and row.killed.low is not None else 0
        if on and number:
            persons[on] = persons.get(on, 0) + number
            told.append(row.incident)
    matched, once, twice = sum(persons.values()), persons.get(1, 0), persons.get(2, 0)
    if matched < FEWEST_PERSONS:
        return None, f"{matched} people are matched between the lists, and it takes {FEWEST_PERSONS}"
    if twice < FEWEST_ON_TWO:
        return None, f"{twice} people are on exactly two lists, and it takes {FEWEST_ON_TWO}"
    bound = matched + round(chao_unseen(once, twice, lists=len(chosen)))
    return _bound_figure(bound, tuple(told), len(chosen), as_of=as_of), None


def chao_unseen(once: int, twice: int, *, lists: int) -> float:
    """Return the least number that no list holds, from those on exactly one and exactly two (Chao 1987, in its form without bias)."""
    return (lists - 1) / lists * once * (once - 1) / (2 * (twice + 1))


def _bound_figure(bound: int, told: tuple[str, ...], lists: int, *, as_of: date) -> Figure:
    return Figure(
        name="killed_lower_bound",
        label=f"people killed, at least, as {lists} lists made without one another leave open",
        value=Count(low=bound, best=None, high=None, qualifier="at least"),
        counted=told,
        recipe="Chao 1987, without bias: people on exactly one and on exactly two lists, by the lowest toll of each attack; version 1",
        caveat=(
            "A lower bound and no estimate of the total. People are matched by attack and not by name, so those killed together are told together, "
            "which makes the bound less sure than the number of people suggests."
        ),
        as_of=as_of,
    )
