"""What came of promises, as figures: what was received, how far justice came after each attack, and how long it took until anything followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hisab.measures.book import Book, BookLine, figure_over
from hisab.measures.deliveries import Delivery, NotCompared, deliver_money, deliver_units
from hisab.measures.funnel import count_justice
from hisab.measures.rates import Rated
from hisab.measures.waiting import count_days
from hisab.records.figures import Figure
from hisab.records.journal import Register
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import PromiseKind

_FOUND = "It says what was found where somebody looked, not what was or was not done."


def measure_outcomes(book: Book, due: Sequence[Rated], register: Register, vocabulary: Vocabulary) -> Iterator[Figure]:
    """Yield the figures of what came of `due`, the lines that are due, and of the book's others where it can be told before they are."""
    yield from _deliveries(book, due)
    yield from _justice(book, register, vocabulary)
    yield from _days(book)


def _deliveries(book: Book, due: Sequence[Rated]) -> Iterator[Figure]:
    units, odd_units = deliver_units(due)
    money, odd_money = deliver_money(due, as_of=book.as_of)
    for subtype, delivery in units.items():
        yield _delivery(
            book, f"units_received_{_slug(subtype)}", f"people or families corroborated as having received, of those promised, {subtype}", delivery
        )
    for currency, delivery in money.items():
        yield _delivery(book, f"money_received_{currency}", f"money corroborated as received, of that promised, {currency}", delivery)
    odd: tuple[NotCompared, ...] = (*odd_units, *odd_money)
    reasons = Counter(one.why for one in odd)
    yield figure_over(
        book,
        "delivery_not_compared",
        "promised things whose delivery cannot be compared",
        (one.line for one in odd),
        recipe="due and searched promised things that state a number of people or an amount that cannot be held against what was received; version 1",
        caveat="; ".join(f"{number} × {why}" for why, number in sorted(reasons.items())) or _FOUND,
    )


def _delivery(book: Book, name: str, label: str, delivery: Delivery) -> Figure:
    return figure_over(
        book,
        name,
        label,
        delivery.lines,
        recipe="corroborated as received, of what was promised, over due and searched promised things that state it; an amount for each is "
        "multiplied by "
        "how many were to receive it; currencies are never added; version 1",
        caveat=_FOUND,
        measured=delivery.total,
    )


def _justice(book: Book, register: Register, vocabulary: Vocabulary) -> Iterator[Figure]:
    labels = {int(row["step"]): row["label"] for row in vocabulary.rows("ladders") if row["kind"] == PromiseKind.JUSTICE}
    funnel = count_justice(book, register, labels)
    looked = f"{len(funnel.sources)} sources were searched, up to {funnel.until}." if funnel.until is not None else "No source was searched."
    for step, found in funnel.steps.items():
        yield figure_over(
            book,
            f"justice_{_slug(labels[step])}",
            f"attacks after which a step of justice was found: {labels[step]}",
            found.attacks,
            recipe="attacks after which justice was promised, with a reviewed link of grade E1 or E2 to this step or a later one; a suspect "
            "killed is no "
            "step; weaker grades and what was taken back are told beside it; version 1",
            caveat=f"{_FOUND} {looked} {len(funnel.unplaced)} promised things have a link that could not be told to be of one attack.",
            measured=found.total,
        )


def _days(book: Book) -> Iterator[Figure]:
    live = book.live()
    groups: list[tuple[str, str, Sequence[BookLine]]] = [("days_to_follow_up", "days to the first corroborated follow-up, median", live)]
    groups += [
        (f"days_to_follow_up_{kind}", f"days to the first corroborated follow-up, median, {kind}", [line for line in live if line.kind is kind])
        for kind in sorted({line.kind for line in live})
    ]
    for name, label, lines in groups:
        counted, total = count_days(lines, as_of=book.as_of)
        yield figure_over(
            book,
            name,
            label,
            counted,
            recipe="Kaplan-Meier median of the days from the word to the first reviewed step of grade E1 or E2 that somebody but the promisor tells; "
            "without one, a promised thing waits to the last day that a search reached; version 1",
            caveat=f"{total.left_out} promised things that nobody searched for, or of no known day, are left out. What was found without a "
            "search is in it, "
            "so that the true median may be longer.",
            measured=total,
        )


def _slug(words: str) -> str:
    return words.replace(" ", "_")
