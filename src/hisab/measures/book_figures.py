"""The figures over the promise book. Each lists the lines that it is worked out over, kept or not, so that each can be looked at.

They say what was found by whom looked where. They never say that something was not done, why, or what came of a promise beyond itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hisab.measures.book import Book, figure_over
from hisab.measures.outcome_figures import measure_outcomes
from hisab.measures.rates import HORIZONS, Rated, due_lines, is_searched_enough, kept_rate, share
from hisab.measures.repetition import Repeat, Same, count_repeats
from hisab.records.figures import Figure
from hisab.records.journal import Register
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import PromiseKind, Status

_HORIZON_WORDS = {"": "", "_half": ", default days halved", "_double": ", default days doubled"}
_YARDSTICK = "Default due dates are this project's yardstick, not the promisor's."
_FOUND = "It says what was found where somebody looked, not what was or was not done."


def measure_book(book: Book, repeats: Sequence[Repeat], register: Register, vocabulary: Vocabulary) -> Iterator[Figure]:
    """Yield the figures of `book`, whose `repeats` were found before."""
    due = due_lines(book)
    yield from _due_and_kept(book, due)
    yield from _rates(book)
    yield from _coverage(book, due)
    yield from _repeats(book, repeats)
    yield from measure_outcomes(book, due, register, vocabulary)


def _due_and_kept(book: Book, due: Sequence[Rated]) -> Iterator[Figure]:
    searched = [one for one in due if one.is_searched]
    kept = [one for one in searched if one.ruling.status in {Status.KEPT, Status.KEPT_LATE}]
    yield figure_over(
        book,
        "promises_due",
        "promised things past their due date",
        (one.line.id for one in due),
        recipe="promised things (each that a promise names is one) that are trackable, not superseded, and whose due date, stated or by the "
        "default horizon of "
        "their kind, lies before the day of the account; version 2",
        caveat=_YARDSTICK,
    )
    unreviewed = "" if any(line.links for line in book.lines) else "No link between a promise and what followed has been reviewed yet. "
    yield figure_over(
        book,
        "promises_kept",
        f"promised things kept, of {len(searched)} due that were searched for",
        (one.line.id for one in kept),
        recipe="promised things kept and kept late, of the due trackable ones without those nobody searched for; version 2",
        caveat=f"{unreviewed}For {len(due) - len(searched)} due promised things nobody has recorded a search: "
        "that is a debt of this record, and says nothing about the promises.",
        is_known=bool(searched),
    )


def _rates(book: Book) -> Iterator[Figure]:
    kinds = sorted({line.kind for line in book.live()})
    for ending, factor in HORIZONS.items():
        due = due_lines(book, factor=factor)
        yield _kept(book, "kept_rate" + ending, f"share of due promised things kept{_HORIZON_WORDS[ending]}", due)
        for kind in kinds:
            name, label = f"kept_rate_{kind}{ending}", f"share of due promised things kept, {kind}{_HORIZON_WORDS[ending]}"
            yield _kept(book, name, label, [one for one in due if one.line.kind is kind])


def _kept(book: Book, name: str, label: str, due: Sequence[Rated]) -> Figure:
    searched = [one for one in due if one.is_searched]
    unsearched = len(due) - len(searched)
    return figure_over(
        book,
        name,
        label,
        (one.line.id for one in searched),
        recipe="kept and kept late, of the promised things counted here: due, trackable, not superseded, and not left unsearched; the low "
        "bound counts only "
        "what was kept in time, the high one adds what is claimed, contested, or overdue with nothing found; version 1",
        caveat=f"{_YARDSTICK} {unsearched} due promised things that nobody searched for are left out. What is searched for is chosen by people.",
        measured=kept_rate(searched),
    )


def _coverage(book: Book, due: Sequence[Rated]) -> Iterator[Figure]:
    searched = sum(is_searched_enough(one.line, as_of=book.as_of) for one in due)
    yield figure_over(
        book,
        "search_coverage",
        "share of due promised things that were searched for enough",
        (one.line.id for one in due),
        recipe="due trackable promised things for which at least 3 sources were asked at least 2 questions over days past the due date; version 1",
        caveat="This measures the record's own work, not the promisors'.",
        measured=share(searched, len(due)),
    )
    rhetorical = [line.id for line in book.lines if not line.is_trackable]
    yield figure_over(
        book,
        "not_ratable",
        "share of promised things that cannot be rated",
        (*(line.id for line in book.lines), *book.unsplit),
        recipe="promised things whose words name nothing that could be seen to be done, and promises without any; version 1",
        caveat="It is told from the words alone, read by machine.",
        measured=share(len(rhetorical) + len(book.unsplit), len(book.lines) + len(book.unsplit)),
    )


def _repeats(book: Book, repeats: Sequence[Repeat]) -> Iterator[Figure]:
    last = [repeat for repeat in repeats if repeat.is_last]
    yield figure_over(
        book,
        "repeats",
        "promised things that had been promised before",
        (repeat.later.id for repeat in last),
        recipe="same kind, family of subtypes and community as an earlier promised thing, after another attack at least 30 days later; version 1",
        caveat=f"Attacks whose day or community is not stated take no part. {_tag_words(repeats)}",
    )
    trackable = [repeat for repeat in last if repeat.earlier.is_trackable]
    rated = [repeat for repeat in trackable if repeat.was is not Status.OVERDUE_NOT_SEARCHED]
    hollow = [repeat for repeat in rated if repeat.is_hollow]
    settled = [repeat for repeat in hollow if repeat.is_settled]
    yield figure_over(
        book,
        "hollow_repeats",
        "share of repeats while the last such promise was not known to be kept",
        (repeat.later.id for repeat in rated),
        recipe="the last earlier promised thing, as known on the day of the later word, was not kept, kept late or partly kept; the low bound leaves "
        "out those of which the earlier was not yet due that day or superseded; repeats of what cannot be rated, or was due and not searched for by "
        "then, are left out; version 1",
        caveat=f"For {len(trackable) - len(rated)} repeats nobody had searched by that day for what came of the earlier: a debt of this record. "
        "It says nothing about intent.",
        measured=share(len(hollow), len(rated), part_low=len(settled), part_high=len(hollow)),
    )
    for kind, community in sorted({(line.kind, community) for line in book.lines for community in line.communities}):
        yield from _index(book, kind, community)


def _tag_words(repeats: Sequence[Repeat]) -> str:
    """Return how many of the later words came from the same holder and the same body as one of the earlier."""
    holder = {repeat.later.id for repeat in repeats if repeat.holder is Same.SAME}
    moved = {repeat.later.id for repeat in repeats if repeat.holder is Same.SAME and repeat.institution is Same.OTHER}
    body = {repeat.later.id for repeat in repeats if repeat.institution is Same.SAME}
    known = f"Same holder: {len(holder)}, of them for another institution: {len(moved)}; same institution: {len(body)}"
    return f"{known}; of the others it differs or is not known."


def _index(book: Book, kind: PromiseKind, community: str) -> Iterator[Figure]:
    attacks, total = count_repeats(book, kind, community, since=date.min, until=book.as_of + timedelta(days=1))
    if total.attacks < 2:
        return
    yield figure_over(
        book,
        f"repeated_{kind}_{community}",
        f"attacks after which {kind} was promised, {community}",
        attacks,
        recipe="distinct attacks on this community that a promise of this kind and of a known day follows, over the whole record; "
        "the earlier ones are the trackable "
        "things promised after any attack but the last; version 1",
        caveat=_FOUND,
        measured=total,
    )
