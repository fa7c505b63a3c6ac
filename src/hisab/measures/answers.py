"""What the record says to each factual assertion of an article: the toll, the claim, and what its writer says of attacks and promises in general.

The article is no source here: nothing of it is counted. Of what a writer judges ("commonplace", "never really done anything") the record does not
say that it is so; it says what it has, and that it cannot tell where nobody looked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hisab.measures.readership import readership_of
from hisab.measures.timeline import timeline_of
from hisab.records.answers import Answer, Line, Verdict
from hisab.records.documents import Passage
from hisab.records.figures import Edition, IncidentAccount, PromiseAccount, Toll
from hisab.records.ids import IncidentId, MentionId, PromiseId
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Count, Covers
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import AssertionKind, PromiseKind, Status

_MEDIA = "Counted from the reports that this record has read; attacks that none of them tells are not in it."
_NOBODY_LOOKED = "Where nobody searched for what came of a promise, the record cannot say that nothing did."
_YEARS = (1, 3, 5)
_ATTACKS = 5
"""Of so many of the last attacks it is told how fast they were forgotten."""
_SHOWN = 8
"""Lines of an answer; what is more is counted."""
_HARM = {Role.KILLED: "people killed", Role.INJURED: "people injured"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An article as the record is asked about it: its mentions, the incident that each of its attacks is, its day, and the sentence of a passage."""

    mentions: tuple[Mention, ...]
    home: Mapping[MentionId, IncidentId]
    day: date
    sentence: Callable[[Passage], Passage]


def answer(question: Question, edition: Edition, vocabulary: Vocabulary) -> tuple[Answer, ...]:
    """Return an answer to each assertion, in the order of the article."""
    desk = _Desk(question, edition, vocabulary)
    answers = [given for mention in question.mentions for given in desk.answers(mention)]
    return tuple(sorted(dict.fromkeys(answers), key=lambda one: (one.sentence.start, one.asserts)))


class _Desk:
    """The record laid open for one article."""

    def __init__(self, question: Question, edition: Edition, vocabulary: Vocabulary) -> None:
        self._question, self._edition, self._vocabulary = question, edition, vocabulary
        mains = [mention for mention in question.mentions if mention.kind is MentionKind.INCIDENT and mention.told_as is ToldAs.MAIN]
        self._subject = next((question.home[mention.id] for mention in mains if mention.id in question.home), None)
        account = edition.incidents.get(self._subject) if self._subject else None
        day = account.date.earliest if account is not None and account.date is not None else None
        self._before = day or question.day
        self._communities = tuple(dict.fromkeys(name for mention in question.mentions for name in _names(mention, Role.COMMUNITY))) or edition.scope

    def answers(self, mention: Mention) -> Iterator[Answer]:
        """Yield the answers to what one mention asserts."""
        if mention.kind is MentionKind.INCIDENT:
            yield from self._incident(mention)
        elif mention.kind is MentionKind.PROMISE:
            yield from self._promise(mention)
        elif mention.kind is MentionKind.ASSERTION:
            kind = mention.first(Role.KIND)
            if kind is not None and kind.name in set(AssertionKind):
                yield self._assertion(mention, kind, AssertionKind(kind.name))
        elif mention.kind is MentionKind.TOTAL:
            for argument in mention.all(Role.KILLED)[:1]:
                yield self._total(argument)

    def _answer(self, argument: Argument, asserts: str, verdict: Verdict, lines: Iterable[Line], *, caveat: str = _MEDIA) -> Answer:
        given = tuple(lines)
        shown = given if len(given) <= _SHOWN + 1 else (*given[:_SHOWN], Line(words=f"and {len(given) - _SHOWN} more"))
        passage = argument.passage
        sentence = self._question.sentence(passage)
        return Answer(
            asserts=asserts,
            sentence=sentence,
            quote=passage.quote,
            start=passage.start - sentence.start,
            verdict=verdict,
            lines=shown,
            caveat=caveat,
        )

    def _incident(self, mention: Mention) -> Iterator[Answer]:
        identifier = self._question.home.get(mention.id)
        account = self._edition.incidents.get(identifier) if identifier else None
        for role, asserts in _HARM.items():
            for argument in mention.all(role)[:1]:
                if argument.count is not None and argument.count.covers is Covers.ATTACK:
                    yield self._toll(argument, asserts, role, identifier, account)
        for argument in mention.all(Role.CLAIMED)[:1]:
            yield self._claim(argument, identifier, account)

    def _toll(self, argument: Argument, asserts: str, role: Role, identifier: str | None, account: IncidentAccount | None) -> Answer:
        toll = (account.killed if role is Role.KILLED else account.injured) if account is not None else None
        if identifier is None or toll is None or argument.count is None:
            why = "no record of this attack" if identifier is None else f"no source of {identifier} states how many"
            return self._answer(argument, asserts, Verdict.CANNOT_TELL, (Line(words=why),))
        lines = [Line(words=f"{say_range(toll.count)}, by source:", rests_on=(identifier,)), *self._by_source(toll)]
        verdict = Verdict.AGREES if _may_be(argument.count, toll.count) else Verdict.DIFFERS
        return self._answer(argument, asserts, verdict, lines)

    def _by_source(self, toll: Toll) -> Iterator[Line]:
        """Yield each number with the outlets that state it, the lowest first."""
        stated: dict[str, list[str]] = {}
        order: dict[str, int] = {}
        for mention, index in toll.resting_on:
            told = self._edition.register.mentions[MentionId(mention)]
            count = told.arguments[index].count
            if count is not None:
                words = say_range(count)
                stated.setdefault(words, []).append(self._edition.register.documents[told.document].source)
                order[words] = count.low or count.best or count.high or 0
        for words in sorted(stated, key=lambda one: (order[one], one)):
            outlets = sorted(set(stated[words]))
            yield Line(words=f"{words}: {', '.join(outlets[:6])}{f' and {len(outlets) - 6} more' if len(outlets) > 6 else ''}")

    def _claim(self, argument: Argument, identifier: str | None, account: IncidentAccount | None) -> Answer:
        if identifier is None or account is None or not account.claimed_by:
            return self._answer(argument, "claimed by", Verdict.CANNOT_TELL, (Line(words="no source of this record says who claimed it"),))
        names = [self._vocabulary.name("groups", group) for group in account.claimed_by]
        verdict = Verdict.AGREES if argument.name in account.claimed_by else Verdict.DIFFERS
        return self._answer(argument, "claimed by", verdict, (Line(words=f"claimed by {', '.join(names)}, by its sources", rests_on=(identifier,)),))

    def _assertion(self, mention: Mention, argument: Argument, kind: AssertionKind) -> Answer:
        communities = tuple(_names(mention, Role.COMMUNITY)) or self._communities
        match kind:
            case AssertionKind.COMMONNESS | AssertionKind.TREND:
                return self._answer(argument, kind, Verdict.TELLS, self._how_many(communities))
            case AssertionKind.LULL:
                return self._answer(argument, kind, Verdict.TELLS, self._gaps(communities))
            case AssertionKind.ATTENTION:
                return self._answer(argument, kind, Verdict.TELLS, self._reports(communities))
            case AssertionKind.REPETITION:
                lines = list(self._earlier(None))
                verdict = Verdict.AGREES if lines else Verdict.CANNOT_TELL
                return self._answer(argument, kind, verdict, lines or (Line(words="no earlier promise is recorded"),))
            case AssertionKind.NON_FULFILMENT:
                return self._answer(argument, kind, Verdict.TELLS, self._what_came(), caveat=f"{_MEDIA} {_NOBODY_LOOKED}")

    def _attacks(self, communities: tuple[str, ...]) -> list[tuple[date, str]]:
        """Return the dated attacks on `communities` before this one, the latest first."""
        found = [
            (account.date.earliest, identifier)
            for identifier, account in self._edition.incidents.items()
            if account.left_out is None and account.date is not None and account.date.earliest is not None
            if (not communities or {*communities} & {*account.communities}) and account.date.earliest < self._before and identifier != self._subject
        ]
        return sorted(found, reverse=True)

    def _how_many(self, communities: tuple[str, ...]) -> Iterator[Line]:
        attacks = self._attacks(communities)
        readership = readership_of(self._edition.register, as_of=self._edition.as_of)
        for years in _YEARS:
            days = round(365.25 * years)
            since = self._before - timedelta(days=days)
            own = tuple(identifier for day, identifier in attacks if day >= since)
            span = f"the {'year' if years == 1 else f'{years} years'} before {_day(self._before)}"
            read = f"some paper was being read on {readership.days_read(since, self._before):,} of these {days:,} days"
            yield Line(words=f"{_some(len(own), 'attack', 'attacks')} recorded in {span}; {read}", rests_on=own)
        by_year = Counter(day.year for day, _ in attacks)
        if by_year:
            told = ", ".join(f"{year}: {by_year[year]}" for year in sorted(by_year))
            yield Line(words=f"by year, as far as reports were read: {told}", rests_on=tuple(identifier for _, identifier in attacks))

    def _counted(self, communities: tuple[str, ...]) -> dict[str, IncidentAccount]:
        """Return the counted attacks on `communities` but for this one."""
        return {
            identifier: account
            for identifier, account in self._edition.incidents.items()
            if account.left_out is None and identifier != self._subject and (not communities or {*communities} & {*account.communities})
        }

    def _gaps(self, communities: tuple[str, ...]) -> Iterator[Line]:
        """Yield how long it had been since the attack before, and the longest lull until then, each beside what chance gives, or why not."""
        from hisab.measures.lulls import longest_lull, running_lull  # noqa: PLC0415 - what they need takes a while to load

        attacks = self._attacks(communities)
        if not attacks:
            yield Line(words=f"no dated attack before {_day(self._before)} is recorded")
            return
        last, identifier = attacks[0]
        words = f"the last recorded attack before {_day(self._before)} was {(self._before - last).days} days earlier, on {_day(last)}"
        yield Line(words=words, rests_on=(identifier,))
        readership = readership_of(self._edition.register, as_of=self._edition.as_of)
        timeline = timeline_of(self._counted(communities), readership)
        for lull in (
            running_lull(timeline, readership, before=self._before, as_of=self._edition.as_of),
            longest_lull(timeline, readership, before=self._before, as_of=self._edition.as_of),
        ):
            if lull.days is None or lull.expected is None or lull.probability is None:
                yield Line(words=f"{lull.label}: not known, {lull.why}")
            else:
                chance = f"by chance alone {lull.expected:.0f} on average, and one as long in {100 * lull.probability:.0f} of 100 such times"
                yield Line(words=f"{lull.label}: {lull.days} days; {chance}", rests_on=lull.between)

    def _reports(self, communities: tuple[str, ...]) -> Iterator[Line]:
        """Yield for the last attacks how fast their reports died away, or why that is not known."""
        from hisab.measures.attention import measure_attention  # noqa: PLC0415 - what it needs takes a while to load

        last = [identifier for _, identifier in self._attacks(communities)[:_ATTACKS]]
        readership = readership_of(self._edition.register, as_of=self._edition.as_of)
        accounts = {identifier: self._edition.incidents[identifier] for identifier in last}
        found = {one.incident: one for one in measure_attention(accounts, self._edition.register, readership, as_of=self._edition.as_of)}
        for day, identifier in self._attacks(communities)[:_ATTACKS]:
            one = found[identifier]
            if one.half is None:
                words = f"not known how fast its reports died away: {one.why}"
            else:
                words = f"half of its reports by day {one.half}, nine tenths by day {one.nine_tenths}"
            yield Line(words=f"{_day(day)}: {_some(one.reports, 'report', 'reports')} in its first 60 days; {words}", rests_on=(identifier,))

    def _earlier(self, kind: str | None) -> Iterator[Line]:
        """Yield the promises after earlier attacks, the latest first."""
        for account, identifier, attacks in self._earlier_promises(kind):
            by = self._speaker(account)
            statuses = "; ".join(dict.fromkeys(f"{one.deliverable.subtype}: {one.ruling.status}" for one in account.deliverables)) or account.status
            made = _day(account.made_on) if account.made_on else "day not stated"
            yield Line(words=f"{made}, {by}, {account.kind or 'nothing that could be rated'}: {statuses}", rests_on=(identifier, *attacks))

    def _earlier_promises(self, kind: str | None) -> list[tuple[PromiseAccount, str, tuple[str, ...]]]:
        found = []
        for identifier, account in self._edition.promises.items():
            attacks = self._edition.register.promises[PromiseId(identifier)].incidents
            counted = tuple(attack for attack in attacks if attack in self._edition.incidents and attack != self._subject)
            is_earlier = account.made_on is not None and account.made_on < self._before
            if is_earlier and counted and account.kind not in {None, PromiseKind.GESTURE} and kind in {None, account.kind}:
                found.append((account, identifier, counted))
        return sorted(found, key=lambda one: (one[0].made_on or date.min, one[1]), reverse=True)

    def _speaker(self, account: PromiseAccount) -> str:
        office = self._vocabulary.name("offices", account.office) if account.office else ""
        body = self._vocabulary.name("institutions", account.institution) if account.institution else ""
        return " ".join(part for part in (office, account.person or "") if part) or body or "speaker not stated"

    def _what_came(self) -> Iterator[Line]:
        rated = [
            (one.ruling.status, f"{identifier}#{one.deliverable.subtype}")
            for account, identifier, _ in self._earlier_promises(None)
            for one in account.deliverables
        ]
        if not rated:
            yield Line(words="no earlier promise that could be rated is recorded")
            return
        yield Line(words=f"{_some(len(rated), 'thing', 'things')} promised after earlier attacks, as of {_day(self._edition.as_of)}:")
        counts = Counter(status for status, _ in rated)
        for status in Status:
            if counts[status]:
                yield Line(words=f"{status}: {counts[status]}", rests_on=tuple(identifier for one, identifier in rated if one == status))

    def _promise(self, mention: Mention) -> Iterator[Answer]:
        kind = mention.first(Role.KIND)
        if kind is None or kind.name is None:
            return
        same = [
            (identifier, account)
            for identifier, account in self._edition.promises.items()
            if self._subject in self._edition.register.promises[PromiseId(identifier)].incidents and account.kind == kind.name
        ]
        lines = [
            Line(words=f"{_day(account.made_on) if account.made_on else 'day not stated'}, {self._speaker(account)}: {account.status}; {account.why}",
                 rests_on=(identifier,))
            for identifier, account in sorted(same, key=lambda one: (one[1].made_on or date.max, one[0]))
        ]  # fmt: skip
        earlier = list(self._earlier(kind.name))
        if earlier:
            lines = [*lines, Line(words="promised after earlier attacks:"), *earlier]
        verdict = Verdict.AGREES if same else Verdict.CANNOT_TELL
        yield self._answer(kind, f"promise of {kind.name}", verdict, lines or (Line(words="no such promise is recorded"),))

    def _total(self, argument: Argument) -> Answer:
        counted = [
            (identifier, account.killed)
            for identifier, account in self._edition.incidents.items()
            if account.left_out is None and account.killed is not None and account.date is not None and account.date.earliest is not None
            if account.date.earliest <= self._question.day
        ]
        low = sum(toll.count.low or 0 for _, toll in counted)
        words = f"the record counts at least {low} people killed in {len(counted)} attacks up to {_day(self._question.day)}"
        line = Line(words=words, rests_on=tuple(identifier for identifier, _ in counted))
        return self._answer(argument, "a total", Verdict.TELLS, (line, Line(words="the period and the scope of the two may differ")))


def _names(mention: Mention, role: Role) -> Iterator[str]:
    return (argument.name for argument in mention.all(role) if argument.name)


def _may_be(stated: Count, recorded: Count) -> bool:
    """True when a stated number lies in the range that sources of the record state."""
    low, high = recorded.low or 0, recorded.high if recorded.high is not None else recorded.low or 0
    lowest = stated.low if stated.low is not None else 0
    highest = stated.high if stated.high is not None else max(lowest, high)
    return lowest <= high and low <= highest


def say_range(count: Count) -> str:
    """Return a count in words: "11", "10–13", "at least 11"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return str(count.best) if count.best is not None else "not known"
    if low is None:
        return f"up to {high}"
    if high is None or (count.qualifier == "at least" and low == high):
        return f"at least {low}"
    return str(low) if low == high else f"{low}–{high}{' or more' if count.qualifier == 'at least' else ''}"


def _some(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
