"""From a number to its sentences: the chain behind a figure or an id, as a tree of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hisab.reading.sentences import split_sentences
from hisab.records.book import Entitlement, Link
from hisab.records.errors import UsageError
from hisab.records.figures import DeliverableAccount, Edition, Figure, Toll
from hisab.records.ids import ActionId, CaptureId, DocumentId, IncidentId, MentionId, PromiseId
from hisab.records.mentions import Argument, Mention
from hisab.records.values import Count, DateSpan, Money, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One line of the chain and what it rests on. `kind` says what it is: `docs/commands.md` lists the words."""

    kind: str
    id: str
    words: str
    rests_on: tuple[Trace, ...] = ()


_FEWEST_DIGITS = 8


def trace(edition: Edition, wanted: str) -> Trace:
    """Return the chain behind a figure's name or a record's id; of an id of digits the first eight are enough where they fit one record."""
    for figure in edition.figures:
        if figure.name == wanted:
            return _figure(edition, figure)
    incident = _find_incident(edition, wanted)
    if incident is not None:
        return incident
    found = _find_by_digits(edition, wanted)
    deliverable = _deliverable(edition, f"{found[0]}#{wanted.partition('#')[2]}") if len(found) == 1 else None
    if deliverable is not None:
        return deliverable
    if len(found) == 1:
        return _record(edition, found[0])
    if found:
        raise UsageError(f"{wanted!r} fits {len(found)} records", hint=f"give more of the id: {', '.join(found[:3])}")
    names = ", ".join(figure.name for figure in edition.figures)
    raise UsageError(
        f"there is no figure and no record {wanted!r}",
        hint=f"figures: {names}, findings; ids: incident-00001, or the first eight digits or more of another, as trace and the site show it",
    )


def _find_incident(edition: Edition, wanted: str) -> Trace | None:
    """Return the chain of a public id, followed to where it is kept now; one that was withdrawn is a `UsageError` that says so."""
    register = edition.register
    identifier = IncidentId(wanted)
    current = register.current_incident(identifier)
    if current is not None and current != identifier:
        moved = f"{register.retired[identifier].reason}: it is now {current}"
        return Trace(kind="retired incident", id=wanted, words=moved, rests_on=(_record(edition, current),))
    if current is not None:
        return _record(edition, current)
    if identifier in register.retired:
        raise UsageError(
            f"{wanted} is no longer a record: {register.retired[identifier].reason}",
            hint="its id is not given to another; the journal keeps its history",
        )
    return None


def _find_by_digits(edition: Edition, wanted: str) -> list[str]:
    """Return the ids that begin with the digits of `wanted`; the number behind the # of a statement is left away."""
    register = edition.register
    digits = wanted.partition("#")[0].removeprefix("sha256:")
    if len(digits) < _FEWEST_DIGITS:
        return []
    ids: Iterable[str] = (*register.promises, *register.actions, *register.mentions, *register.documents, *register.captures)
    return sorted({identifier for identifier in ids if identifier.removeprefix("sha256:").startswith(digits)})


def _figure(edition: Edition, figure: Figure) -> Trace:
    rests_on = tuple(_counted(edition, figure, identifier) for identifier in figure.counted)
    said = figure.measured.words if figure.measured is not None else say_count(figure.value)
    words = f"{figure.label}: {said} ({figure.recipe}){f' {figure.caveat}' if figure.caveat else ''}"
    return Trace(kind="figure", id=figure.name, words=words, rests_on=rests_on)


def _counted(edition: Edition, figure: Figure, identifier: str) -> Trace:
    if figure.name in {"people_killed", "people_injured"}:
        account = edition.incidents[identifier]
        toll = account.killed if figure.name == "people_killed" else account.injured
        if toll is not None:
            return _toll(edition, identifier, toll)
    return _deliverable(edition, identifier) or _record(edition, identifier)


def _toll(edition: Edition, identifier: str, toll: Toll) -> Trace:
    statements = tuple(_statement(edition, edition.register.mentions[MentionId(mention)], index) for mention, index in toll.resting_on)
    return Trace(kind="incident", id=identifier, words=f"{say_count(toll.count)}, {say_incident(edition, identifier)}", rests_on=statements)


def _deliverable(edition: Edition, identifier: str) -> Trace | None:
    """Return the chain behind `promise#subtype`, down to its promise; None where it is no such id."""
    promise, _, subtype = identifier.partition("#")
    account = edition.promises.get(promise)
    for one in account.deliverables if account is not None else ():
        if one.deliverable.subtype == subtype:
            line = _rated(edition, promise, one)
            return replace(line, rests_on=(*line.rests_on, _record(edition, promise)))
    return None


def _rated(edition: Edition, promise: str, account: DeliverableAccount) -> Trace:
    """Return a deliverable: its words, where it stands and why, then what people found and what it repeats."""
    what, ruling, identifier = account.deliverable, account.ruling, f"{promise}#{account.deliverable.subtype}"
    by = edition.promises[promise].person or edition.promises[promise].office or edition.promises[promise].institution or "nobody named"
    due = f"due {what.due_on} ({what.due_basis})" if what.due_on else "no due day"
    waits = f"; {ruling.waits_for}" if ruling.waits_for else ""
    words = (
        f"{what.kind}, {what.subtype}, {by}, {what.testability}, step {what.step} of the ladder, {due}: {ruling.status}; {ruling.why}{waits}; "
        f"in its words: “{' '.join(what.criterion.quote.split())}” ({what.rule}){''.join(_law(one) for one in account.entitlements)}"
    )
    links = tuple(_link(edition, link) for link in account.links if link.known_on <= edition.as_of)
    repeats = tuple(
        Trace(kind="repeat", id=repeat.earlier, words=f"promised before ({', '.join(repeat.tags)}); on the day of the later word it was {repeat.was}")
        for repeat in edition.repeats.get(identifier, ())
    )
    return Trace(kind="deliverable", id=identifier, words=words, rests_on=(*links, *repeats))


def _law(entitlement: Entitlement) -> str:
    """Return a law that may grant already what is promised, and whose word it is that it holds."""
    held = f"checked by {entitlement.checked_by}" if entitlement.checked_by else "whether it holds here is a lawyer's question"
    return f"; a law may grant this already: {entitlement.name}: {entitlement.grants} ({held}; source: {entitlement.source})"


def _link(edition: Edition, link: Link) -> Trace:
    """Return what people found an action, or words of a report, to be."""
    is_action = link.action in edition.actions
    identifier = link.action if is_action else link.action.rpartition(":")[0]
    units = f", {link.units} received" if link.units is not None else ""
    amount = f", {say_value(link.amount)}" if link.amount is not None else ""
    people = " and ".join(link.reviewers)
    found = f"{link.relation}, step {link.step}{units}{amount}, done by {link.done_on}; {link.grade} from {link.source}; found by {people}"
    return Trace(kind="link", id=identifier, words=found, rests_on=(_record(edition, identifier),))


def _record(edition: Edition, identifier: str) -> Trace:
    register = edition.register
    if identifier in edition.incidents:
        mentions = register.incidents[IncidentId(identifier)].mentions
        left_out = edition.incidents[identifier].left_out
        words = f"{say_incident(edition, identifier)}{f'; left out of the figures: {left_out}' if left_out else ''}"
        return Trace(kind="incident", id=identifier, words=words, rests_on=_mentions(edition, mentions))
    if identifier in edition.promises:
        return trace_promise(edition, identifier)
    if identifier in edition.actions:
        action = register.actions[ActionId(identifier)]
        return Trace(kind="action", id=identifier, words=action.kind, rests_on=_mentions(edition, action.mentions))
    if identifier in register.mentions:
        return _mention(edition, register.mentions[MentionId(identifier)])
    if identifier in register.documents:
        return _document(edition, DocumentId(identifier))
    return _capture(edition, CaptureId(identifier))


def trace_promise(edition: Edition, identifier: str) -> Trace:
    """Return a promise, its deliverables with what their status rests on, and the sentences that tell it."""
    account = edition.promises[identifier]
    speaker = account.person or account.office or account.institution or "nobody named"
    deliverables = tuple(_rated(edition, identifier, one) for one in account.deliverables)
    sentences = _mentions(edition, edition.register.promises[PromiseId(identifier)].mentions)
    words = f"{account.kind or 'vague'}, {speaker}: {account.status}; {account.why}"
    return Trace(kind="promise", id=identifier, words=words, rests_on=(*deliverables, *sentences))


def say_incident(edition: Edition, identifier: str) -> str:
    """Return an incident in a few words: day and place, as far as they are stated."""
    account = edition.incidents[identifier]
    day = say_value(account.date) if account.date else "day not stated"
    place = account.place.name if account.place else "place not stated"
    return f"{day}, {place}"


def _mentions(edition: Edition, mentions: Iterable[MentionId]) -> tuple[Trace, ...]:
    return tuple(_mention(edition, edition.register.mentions[mention]) for mention in mentions)


def _mention(edition: Edition, mention: Mention) -> Trace:
    statements = tuple(_statement(edition, mention, index) for index in range(len(mention.arguments)))
    words = f"{mention.kind}{f' ({mention.told_as})' if mention.told_as else ''} in {_where(edition, mention.document)}: “{mention.passage.quote}”"
    return Trace(kind="mention", id=mention.id, words=words, rests_on=statements)


def _statement(edition: Edition, mention: Mention, index: int) -> Trace:
    argument = mention.arguments[index]
    quote = f"“{argument.passage.quote}” at {argument.passage.start}–{argument.passage.end} of {_where(edition, mention.document)}"
    sentence = Trace(kind="sentence", id=mention.document, words=f"“{_sentence(edition, mention, argument)}”")
    return Trace(kind="statement", id=f"{mention.id}#{index}", words=f"{argument.role} {say_argument(argument)}: {quote}", rests_on=(sentence,))


def _sentence(edition: Edition, mention: Mention, argument: Argument) -> str:
    """Return the words around a statement: its mention's, or where it stands elsewhere in the report, the sentences that it touches."""
    start, end = argument.passage.start, argument.passage.end
    if mention.passage.start <= start and end <= mention.passage.end:
        return mention.passage.quote
    document = edition.register.documents[mention.document]
    touched = [sentence for sentence in split_sentences(document.text) if sentence.start < end and start < sentence.end]
    if not touched:
        return argument.passage.quote
    return document.text[min(start, touched[0].start) : max(end, touched[-1].end)]


def _document(edition: Edition, identifier: DocumentId) -> Trace:
    capture = _capture(edition, edition.register.documents[identifier].capture)
    return Trace(kind="document", id=identifier, words=_where(edition, identifier), rests_on=(capture,))


def _capture(edition: Edition, identifier: CaptureId) -> Trace:
    capture = edition.register.captures[identifier]
    return Trace(kind="capture", id=identifier, words=f"{capture.size:,} raw bytes of {capture.origin}, received {capture.fetched_at}")


def _where(edition: Edition, identifier: DocumentId) -> str:
    document = edition.register.documents[identifier]
    day = document.published.isoformat() if document.published else "no date"
    return f"{document.source}, {day}, {document.address or document.title or identifier}"


def say_argument(argument: Argument) -> str:
    """Return an argument's value in words."""
    return say_value(argument.value)


def say_value(value: Count | DateSpan | Place | Money | str | None) -> str:
    """Return a value in words; None is "not stated"."""
    match value:
        case Count():
            covers = "" if value.covers == "attack" else f" ({value.covers})"
            return f"{say_count(value)}{covers}"
        case DateSpan():
            return str(value.latest) if value.earliest == value.latest and value.latest else f"{value.earliest or '…'} to {value.latest or '…'}"
        case Place():
            return value.name
        case Money():
            return f"{value.currency} {value.amount:,}{f' per {value.per}' if value.per else ''}"
        case str():
            return value
        case None:
            return "not stated"


def say_count(count: Count) -> str:
    """Return a count in words: "11", "10–13", "at least 11", "not known"."""
    if count.low is None and count.high is None and count.best is None:
        return "not known"
    if count.low is not None and (count.high is None or (count.qualifier == "at least" and count.low == count.high)):
        return f"at least {count.low}"
    if count.low is None:
        return f"up to {count.high}"
    if count.low == count.high:
        return str(count.low)
    return f"{count.low}–{count.high}{' or more' if count.qualifier == 'at least' else ''}"


def flatten(root: Trace, *, depth: int = 0) -> Iterator[tuple[int, Trace]]:
    """Yield the lines of a chain with their depth, from the number to the sentences."""
    yield depth, root
    for child in root.rests_on:
        yield from flatten(child, depth=depth + 1)
