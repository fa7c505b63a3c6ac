"""Where a deliverable stands at a date: a pure function of the deliverable, what people found, where they looked, and that date.

The rules and their precedence are those of docs/promises.md. The order of the links and searches makes no difference. A machine's suggestion never
comes here: only links that people made do. What is kept or broken rests on two people; until the second has spoken their links count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hisab.records.book import Deliverable, Link, Ruling, Search
from hisab.vocabulary.words import Grade, HowTestable, PromiseKind, Relation, SourceRole, Status

CORROBORATED = frozenset({Grade.RECORD, Grade.TWO_OUTLETS})
"""The grades on which something can stand as done."""
_REPORTED = frozenset({*CORROBORATED, Grade.ONE_OUTLET})
STEPS = frozenset({Relation.ADVANCES, Relation.FULFILS})
"""What takes a deliverable up its ladder."""
_LEAST_SOURCES, _LEAST_QUERIES = 3, 2
_TWO_PEOPLE = frozenset({Status.KEPT, Status.KEPT_LATE, Status.BROKEN})
FALSIFIABLE_DAYS = 365
"""For so long after it was made an attack can falsify "never again"."""


def rule(deliverable: Deliverable, links: Iterable[Link], searches: Iterable[Search], *, as_of: date, made_on: date | None = None) -> Ruling:
    """Return where `deliverable` stands on `as_of`, by the links known and the searches made by then."""
    known = tuple(link for link in links if link.known_on <= as_of and link.reviewers)
    looked = tuple(search for search in searches if search.looked_on <= as_of)
    ruling = _rule(_Case(deliverable=deliverable, links=known, as_of=as_of, made_on=made_on), looked)
    if ruling.status not in _TWO_PEOPLE:
        return ruling
    single = {link for link in known if len(set(link.reviewers)) < 2 and link.action in ruling.resting_on}
    if not single:
        return ruling
    rest = tuple(link for link in known if link not in single)
    without = rule(deliverable, rest, looked, as_of=as_of, made_on=made_on)
    if without.status is ruling.status:
        return without
    return replace(without, waits_for=f"{ruling.status}: one person found so, and a second has yet to confirm it")


class _Case:
    """A deliverable with its links, sorted by what they show."""

    def __init__(self, *, deliverable: Deliverable, links: tuple[Link, ...], as_of: date, made_on: date | None) -> None:
        self.deliverable = deliverable
        self.as_of = as_of
        self.made_on = made_on
        self.links = links
        self.promised = number_promised(deliverable)
        reversals = self.of(Relation.REVERSES)
        self.steps = tuple(link for link in links if link.relation in STEPS and not is_reversed(link, reversals))
        self.complete = tuple(link for link in self.steps if self._completes(link))

    def of(self, *relations: Relation) -> tuple[Link, ...]:
        """Return the links of these relations."""
        return tuple(link for link in self.links if link.relation in relations)

    @property
    def is_due(self) -> bool:
        """True when the due day has passed."""
        return self.deliverable.due_on is not None and self.deliverable.due_on < self.as_of

    def _reaches(self, link: Link) -> bool:
        return link.step >= self.deliverable.step and not link.is_suspect_killed

    def _completes(self, link: Link) -> bool:
        """True when a link says that all that was promised was done."""
        if not self._reaches(link):
            return False
        if link.units is None:
            return link.relation is Relation.FULFILS
        return link.units >= self.promised if self.promised is not None else link.relation is Relation.FULFILS

    def partial(self) -> int:
        """Return how many units have corroboratedly received, where that is some but not known to be all."""
        if not any(link.source is not SourceRole.PROMISOR for link in self.steps if self._reaches(link) and link.units):
            return 0
        return max((link.units or 0 for link in self.steps if self._reaches(link) and link.grade in CORROBORATED), default=0)

    def ruling(self, status: Status, why: str, *resting_on: Link, satisfied_on: date | None = None) -> Ruling:
        """Return the ruling; `resting_on` are the links that decide."""
        return Ruling(
            status=status,
            why=why,
            resting_on=tuple(sorted({link.action for link in resting_on})),
            units=self.partial() or None,
            promised=self.promised,
            satisfied_on=satisfied_on,
        )


def _rule(case: _Case, searches: tuple[Search, ...]) -> Ruling:
    """Try the rules in their precedence."""
    if case.deliverable.kind is PromiseKind.GESTURE:
        return case.ruling(Status.NOT_TRACKABLE, "a visit or a word of comfort is recorded and not rated")
    if case.deliverable.testability is HowTestable.RHETORICAL:
        return case.ruling(Status.NOT_TRACKABLE, "it names nothing that could be seen to be done")
    superseding = case.of(Relation.SUPERSEDES)
    if superseding:
        return case.ruling(Status.SUPERSEDED, "a later promise took its place", *superseding)
    return _complete(case) or _claimed(case) or _broken(case) or _partly(case) or _overdue(case, searches) or _not_due(case)


def _complete(case: _Case) -> Ruling | None:
    """Kept, kept late, or contested: complete by a record or two outlets, and somebody but the promisor says so."""
    firm = [link for link in case.complete if link.grade in CORROBORATED]
    others = [link for link in case.complete if link.source is not SourceRole.PROMISOR and link.grade is not Grade.ANONYMOUS]
    if not firm or not others:
        return None
    last = max(link.known_on for link in firm)
    against = [link for link in _denials(case) if link.known_on >= last and link.grade is not Grade.ANONYMOUS]
    if against:
        return case.ruling(Status.CONTESTED, f"reported done in full, and denied on or after {_in_full(last)}", *firm, *others, *against)
    done = min(link.done_on for link in firm)
    due = case.deliverable.due_on
    if due is not None and done > due:
        why = f"done in full by {_in_full(done)}, {(done - due).days} days after it was due"
        return case.ruling(Status.KEPT_LATE, why, *firm, *others, satisfied_on=done)
    return case.ruling(Status.KEPT, f"done in full by {_in_full(done)}", *firm, *others, satisfied_on=done)


def _claimed(case: _Case) -> Ruling | None:
    """Claimed kept, or contested: complete only by weak evidence or on the promisor's side alone."""
    if not case.complete:
        return None
    first = min(link.known_on for link in case.complete)
    against = [link for link in _denials(case) if link.known_on >= first]
    if against:
        return case.ruling(Status.CONTESTED, f"said to be done in full, and denied on or after {_in_full(first)}", *case.complete, *against)
    only_promisor = all(link.source is SourceRole.PROMISOR for link in case.complete)
    why = "said to be done in full by the promisor alone" if only_promisor else "said to be done in full, on evidence that nothing else supports"
    return case.ruling(Status.CLAIMED_KEPT, why, *case.complete)


def _denials(case: _Case) -> list[Link]:
    """Return what others than the promisor say against it."""
    return [link for link in case.of(Relation.CONTRADICTS) if link.source is not SourceRole.PROMISOR]


def _broken(case: _Case) -> Ruling | None:
    """Broken by refusal, by a contrary act, or by a report after the due day that nothing came. A reply must have been asked for."""
    refusals = [link for link in case.of(Relation.REFUSES) if link.source is SourceRole.PROMISOR and link.grade in CORROBORATED]
    contrary = [link for link in case.of(Relation.CONTRARY) if link.grade in _REPORTED and _falsifies_in_time(case, link)]
    due = case.deliverable.due_on
    reports = [link for link in _denials(case) if link.grade in _REPORTED and due is not None and link.known_on > due and not case.steps]
    for links, why in (
        (refusals, "the duty-bearer refused"),
        (contrary, "an act against it"),
        (reports, "reported after its due day that nothing came"),
    ):
        asked = [link for link in links if link.reply_asked_on is not None and link.reply_asked_on <= case.as_of]
        if asked:
            return case.ruling(Status.BROKEN, f"{why} ({_in_full(min(link.known_on for link in asked))}); a reply was asked for", *asked)
    return None


def _falsifies_in_time(case: _Case, link: Link) -> bool:
    if case.deliverable.testability is not HowTestable.OUTCOME or case.made_on is None:
        return True
    return link.done_on <= case.made_on + timedelta(days=FALSIFIABLE_DAYS)


def _partly(case: _Case) -> Ruling | None:
    received = case.partial()
    if not received:
        return None
    of = f" of {case.promised}" if case.promised is not None else ", of a number that was not stated"
    denied = "; what some of them say against it is shown beside it" if _denials(case) else ""
    resting = [link for link in case.steps if link.units]
    return case.ruling(Status.PARTLY_KEPT, f"{received}{of} received{denied}", *resting, *_denials(case))


def _overdue(case: _Case, searches: tuple[Search, ...]) -> Ruling | None:
    due = case.deliverable.due_on
    if due is None or not case.is_due:
        return None
    taken = [link for link in case.links if link.relation in STEPS]
    if taken:
        return case.ruling(Status.OVERDUE_ACTION_ONLY, f"due by {_in_full(due)}; steps were taken, and not the one that it needs", *taken)
    past = [search for search in searches if search.until > due]
    sources, queries = {search.source for search in past}, {search.query for search in past}
    if is_enough(past):
        until = _in_full(max(search.until for search in past))
        return case.ruling(Status.OVERDUE_NO_EVIDENCE, f"due by {_in_full(due)}; nothing found in {len(sources)} searched sources up to {until}")
    debt = "no search for what came of it is recorded: this is a debt of the record, not a finding about the promise"
    if past:
        debt = (
            f"too little was searched ({len(sources)} sources with {len(queries)} questions, of {_LEAST_SOURCES} with {_LEAST_QUERIES}): "
            "this is a debt of the record"
        )
    return case.ruling(Status.OVERDUE_NOT_SEARCHED, f"it was due by {_in_full(due)}, and {debt}")


def is_enough(searches: Iterable[Search]) -> bool:
    """True when `searches` went to enough sources with enough questions for silence to be evidence."""
    looked = tuple(searches)
    return len({search.source for search in looked}) >= _LEAST_SOURCES and len({search.query for search in looked}) >= _LEAST_QUERIES


def _not_due(case: _Case) -> Ruling:
    taken = [link for link in case.links if link.relation in STEPS]
    due = case.deliverable.due_on
    when = f"it is not due before {_in_full(due)}" if due is not None else "no due day is set for it"
    if taken:
        return case.ruling(Status.ACTION_REPORTED, f"steps were taken; {when}", *taken)
    return case.ruling(Status.OPEN, when)


def is_reversed(link: Link, reversals: Iterable[Link]) -> bool:
    """True when a later reversal took the step back: an acquittal after a conviction, a release after an arrest."""
    return any(reversal.done_on >= link.done_on and reversal.step < link.step for reversal in reversals)


def number_promised(deliverable: Deliverable) -> int | None:
    """Return the units promised, or the fewest that they can be; None where they are not stated."""
    if deliverable.units is not None:
        return deliverable.units.best if deliverable.units.best is not None else deliverable.units.low
    return None


def _in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
