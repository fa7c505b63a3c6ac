"""What the sources of one incident, promise or action add up to. Every choice between statements is a rule named here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date

from hisab.measures.tolls import toll_of
from hisab.records.figures import ActionAccount, IncidentAccount, Toll
from hisab.records.ids import DocumentId, MentionId, content_id
from hisab.records.journal import Register
from hisab.records.mentions import Mention, Role
from hisab.records.subjects import Action, Incident
from hisab.records.taken_back import all_rejected, rejected_mentions
from hisab.records.values import DatePrecision, DateSpan, Place

_FINENESS = {
    precision: rank
    for rank, precision in enumerate(
        (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.BEFORE)
    )
}
_DATED = frozenset({DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK})


_FAR = 2.0
ALL_REJECTED = "people found that none of its sources tells of an attack"
"""Why an incident is left out whose every mention was rejected."""


def account_incidents(
    register: Register, *, communities: Iterable[str], as_of: date, copies: Mapping[DocumentId, DocumentId] | None = None
) -> dict[str, IncidentAccount]:
    """Return the account of every incident; with `communities`, those that no source says struck one of them are left out of the figures.

    `copies` has for each document the one that stands for its text; without it a copy is a text that is the same word for word.
    """
    watched = frozenset(communities)
    rejected = rejected_mentions(register)
    accounts: dict[str, IncidentAccount] = {
        identifier: account_incident(register, _without(incident, rejected), copies=copies) for identifier, incident in register.incidents.items()
    }
    gone = {identifier for identifier, incident in register.incidents.items() if all_rejected(incident.mentions, rejected)}
    counted: dict[str, IncidentAccount] = {}
    for identifier, account in sorted(accounts.items(), key=_surest_first):
        reason = ALL_REJECTED if identifier in gone else _left_out(account, watched, counted.values(), as_of=as_of)
        if reason is None:
            counted[identifier] = account
        accounts[identifier] = replace(account, left_out=reason)
    return accounts


def _without(incident: Incident, rejected: Container[MentionId]) -> Incident:
    """Return the incident without the mentions that were found to tell of no attack; with all of them where nothing else is left to show."""
    kept = tuple(mention for mention in incident.mentions if mention not in rejected)
    return replace(incident, mentions=kept) if kept else incident


def _surest_first(item: tuple[str, IncidentAccount]) -> tuple[bool, bool, int, str]:
    """Order accounts for counting: dated before undated, those with a toll before those without, those of more documents before others."""
    identifier, account = item
    return (not is_dated(account), account.killed is None, -len(account.documents), identifier)


def _left_out(account: IncidentAccount, watched: frozenset[str], counted: Iterable[IncidentAccount], *, as_of: date) -> str | None:
    if account.date is not None and account.date.earliest is not None and account.date.earliest > as_of:
        return "its day, as stated, lies after the day of this account"
    if not is_dated(account) and any(_may_be(account, other) for other in counted):
        return "its day is not stated, and it may be an attack that is counted already"
    if watched and not watched & set(account.communities):
        return "no source says that it struck a community of this account"
    return None


def is_dated(account: IncidentAccount) -> bool:
    """True when some source fixes the attack to a week or better."""
    return account.date is not None and account.date.precision in _DATED


def _may_be(account: IncidentAccount, other: IncidentAccount) -> bool:
    """True when nothing that is stated keeps the two apart; it takes little to hold back a number, and more to count it twice."""
    if account.date is not None and other.date is not None and not account.date.may_meet(other.date, slack_days=1):
        return False
    if account.place is not None and other.place is not None and not (account.place.holds(other.place) or other.place.holds(account.place)):
        return account.place.path[:3] == other.place.path[:3] and len(account.place.path) > 2
    return _tolls_may_be_one(account.killed, other.killed)


def _tolls_may_be_one(toll: Toll | None, other: Toll | None) -> bool:
    """False when both are stated and the ranges lie farther apart than reports of one attack do."""
    if toll is None or other is None:
        return True
    low, high = toll.count.low or 0, toll.count.high or toll.count.low or 0
    other_low, other_high = other.count.low or 0, other.count.high or other.count.low or 0
    return low <= _FAR * other_high and other_low <= _FAR * high


def account_incident(register: Register, incident: Incident, *, copies: Mapping[DocumentId, DocumentId] | None = None) -> IncidentAccount:
    """Return what the mentions of `incident` say: the finest date and the place stated most, everything else side by side."""
    mentions = [register.mentions[mention] for mention in incident.mentions]
    documents = tuple(
        sorted({mention.document for mention in mentions}, key=lambda document: (_day(register.documents[document].published), document))
    )
    return IncidentAccount(
        date=most_stated_date(mentions),
        place=_most_stated_place(mentions),
        communities=_by_frequency(mentions, Role.COMMUNITY),
        targets=_by_frequency(mentions, Role.TARGET),
        claimed_by=_by_frequency(mentions, Role.CLAIMED),
        attributed_to=_by_frequency(mentions, Role.ATTRIBUTED),
        methods=_by_frequency(mentions, Role.METHOD),
        killed=toll_of(mentions, Role.KILLED),
        injured=toll_of(mentions, Role.INJURED),
        documents=documents,
        independent_sources=len({copies[document] if copies else _words_of(register, document) for document in documents}),
    )


def _words_of(register: Register, document: DocumentId) -> str:
    return content_id(" ".join(register.documents[document].text.split()).encode())


def _day(day: date | None) -> str:
    return day.isoformat() if day else "9999"


def most_stated_date(mentions: Iterable[Mention]) -> DateSpan | None:
    """Return the date stated most often among those of the finest precision; of equals the earliest."""
    spans = [argument.date for mention in mentions for argument in mention.all(Role.DATE)[:1] if argument.date is not None]
    if not spans:
        return None
    finest = min(_FINENESS[span.precision] for span in spans)
    stated = Counter(span for span in spans if _FINENESS[span.precision] == finest)
    return min(stated, key=lambda span: (-stated[span], _day(span.earliest), _day(span.latest)))


def _most_stated_place(mentions: Iterable[Mention]) -> Place | None:
    """Return the place that most mentions give, counting a place for every mention that gives it or one inside it; of equals the narrowest."""
    given = [tuple(argument.place for argument in mention.all(Role.PLACE) if argument.place is not None) for mention in mentions]
    stated = Counter(place for places in given for place in set(places))
    if not stated:
        return None
    town_or_narrower = [place for place in stated if len(place.path) > 2]
    return min(town_or_narrower or stated, key=lambda place: (-stated[place], -len(place.path), place.id))


def _by_frequency(mentions: Iterable[Mention], role: Role) -> tuple[str, ...]:
    """Return the names stated for `role`, each mention counting once, the most often stated first."""
    stated = Counter(name for mention in mentions for name in {argument.name for argument in mention.all(role) if argument.name})
    return tuple(sorted(stated, key=lambda name: (-stated[name], name)))


def account_action(register: Register, action: Action) -> ActionAccount:
    """Return when an action was done, as far as its sources say, and when it was first reported."""
    mentions = [register.mentions[mention] for mention in action.mentions]
    published = [day for mention in mentions if (day := register.documents[mention.document].published) is not None]
    return ActionAccount(kind=action.kind, done_on=most_stated_date(mentions), reported_on=min(published, default=None))
