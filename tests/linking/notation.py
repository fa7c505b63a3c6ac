"""Reports in plain words, for the tests of linking and of measures. One line is one thing that a report tells:

    report A 2021-01-04
    incident date=2021-01-03 place=machh killed=11 community=hazara
    promise act=commit-specific kind=compensation institution=pk-government
    report B
    incident recalled date=2021-01-03 killed=10-12

`11` is that number, `11+` at least so many, `10-13` a range, `-20` up to so many; `3/part` says what the number covers. A date is a day, or
`2021-01` for a month; a period is `2012..2017`, or `2012..` for "since 2012". A report without a day has none. The report's text is its lines, and
every value quotes its own letters.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Document, Passage
from hisab.records.ids import CaptureId, DocumentId, IncidentId, MentionId, content_id
from hisab.records.journal import ActionLinked, IncidentLinked, IncidentRetired, Payload, PromiseLinked, Register, SubjectWithdrawn
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place, PlaceLevel

READER = ReaderVersion(name="by hand", version="1")
_COUNTS = frozenset({Role.KILLED, Role.INJURED, Role.ABDUCTED, Role.UNITS})
_PATHS = {
    "pakistan": (PlaceLevel.COUNTRY, ("pk",)),
    "balochistan": (PlaceLevel.PROVINCE, ("pk", "balochistan")),
    "quetta": (PlaceLevel.TOWN, ("pk", "balochistan", "quetta", "quetta-town")),
    "alamdar-road": (PlaceLevel.ROAD, ("pk", "balochistan", "quetta", "quetta-town", "alamdar-road")),
    "hazara-town": (PlaceLevel.NEIGHBOURHOOD, ("pk", "balochistan", "quetta", "quetta-town", "hazara-town")),
    "machh": (PlaceLevel.TOWN, ("pk", "balochistan", "kachhi", "machh")),
    "mastung": (PlaceLevel.TOWN, ("pk", "balochistan", "mastung", "mastung-town")),
    "duki": (PlaceLevel.TOWN, ("pk", "balochistan", "duki", "duki-town")),
    "kabul": (PlaceLevel.TOWN, ("af", "kabul", "kabul-district", "kabul-town")),
}
PLACES = {name: Place(id=name, name=name.title(), level=level, path=path) for name, (level, path) in _PATHS.items()}


def report(text: str) -> Reading:
    """Return the reading of one report in the notation."""
    return _documents(text)[0][1]


def register_of(*texts: str) -> Register:
    """Return the register that holds the reports of `texts`, in their order."""
    found = [pair for text in texts for pair in _documents(text)]
    return Register(
        documents=MappingProxyType({document.id: document for document, _ in found}),
        readings=MappingProxyType({reading.document: reading for _, reading in found}),
        mentions=MappingProxyType({mention.id: mention for _, reading in found for mention in reading.mentions}),
    )


def joined(first: Register, *texts: str) -> Register:
    """Return `first` with the reports of `texts` added."""
    more = register_of(*texts)
    return replace(
        first,
        documents=MappingProxyType({**first.documents, **more.documents}),
        readings=MappingProxyType({**first.readings, **more.readings}),
        mentions=MappingProxyType({**first.mentions, **more.mentions}),
    )


def settled(register: Register, payloads: tuple[Payload, ...]) -> Register:
    """Return `register` with what a linker said of it."""
    incidents, promises, actions, retired = dict(register.incidents), dict(register.promises), dict(register.actions), dict(register.retired)
    for payload in payloads:
        match payload:
            case IncidentLinked(incident=incident):
                incidents[incident.id] = incident
            case IncidentRetired(incident=identifier):
                del incidents[identifier]
                retired[identifier] = payload
            case PromiseLinked(promise=promise):
                promises[promise.id] = promise
            case ActionLinked(action=action):
                actions[action.id] = action
            case SubjectWithdrawn(subject=subject):
                promises = {identifier: promise for identifier, promise in promises.items() if identifier != subject}
                actions = {identifier: action for identifier, action in actions.items() if identifier != subject}
            case _:
                raise ValueError(f"a linker does not say {payload}")
    return replace(
        register,
        incidents=MappingProxyType(incidents),
        promises=MappingProxyType(promises),
        actions=MappingProxyType(actions),
        retired=MappingProxyType(retired),
    )


def names_of(register: Register) -> dict[MentionId, str]:
    """Return for each mention the name of its report and its place there: A.1."""
    names: dict[MentionId, str] = {}
    for document in register.documents.values():
        for number, mention in enumerate(register.readings[document.id].mentions, start=1):
            names[mention.id] = f"{document.title}.{number}"
    return names


def incident_names(register: Register) -> dict[IncidentId, str]:
    """Return for each incident the names of its mentions, sorted: "A.1 B.1"."""
    names = names_of(register)
    return {incident.id: " ".join(sorted(names[mention] for mention in incident.mentions)) for incident in register.incidents.values()}


def _documents(text: str) -> list[tuple[Document, Reading]]:
    found: list[tuple[Document, Reading]] = []
    for block in re.split(r"(?m)^\s*(?=report )", text):
        lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
        if lines:
            found.append(_document(lines))
    return found


def _document(lines: list[str]) -> tuple[Document, Reading]:
    header = re.fullmatch(r"report (\S+)(?: (\d{4}-\d{2}-\d{2}))?", lines[0])
    if header is None:
        raise ValueError(f"not the first line of a report: {lines[0]}")
    text = "\n".join(lines)
    document = Document(
        id=DocumentId(""),
        capture=CaptureId(content_id(text.encode())),
        source=f"outlet {header[1]}",
        text=text,
        title=header[1],
        published=date.fromisoformat(header[2]) if header[2] else None,
        language="en",
        address=None,
        derived_by="notation 1",
    )
    document = replace(document, id=document_id(document))
    start, mentions = len(lines[0]) + 1, []
    for line in lines[1:]:
        mentions.append(_mention(document, start, line))
        start += len(line) + 1
    return document, Reading(document=document.id, reader=READER, mentions=tuple(mentions), findings=())


def _mention(document: Document, start: int, line: str) -> Mention:
    kind, *words = line.split()
    told_as = (ToldAs.RECALLED if "recalled" in words else ToldAs.MAIN) if kind == "incident" else None
    arguments = []
    for match in re.finditer(r"(\w+)=(\S+)", line):
        passage = document.passage(start + match.start(), start + match.end())
        arguments.append(_argument(Role(match[1]), match[2], passage))
    mention = Mention(
        id=MentionId(""),
        document=document.id,
        kind=MentionKind(kind),
        passage=document.passage(start, start + len(line)),
        arguments=tuple(arguments),
        told_as=told_as,
    )
    return replace(mention, id=mention_id(mention, reader=READER))


def _argument(role: Role, value: str, passage: Passage) -> Argument:
    if role in _COUNTS:
        return Argument(role=role, passage=passage, count=count(value))
    if role is Role.PERIOD and ".." in value:
        return Argument(role=role, passage=passage, date=_stretch(value))
    if role in {Role.DATE, Role.DEADLINE} or (role is Role.PERIOD and re.match(r"\d{4}-", value)):
        return Argument(role=role, passage=passage, date=_span(value))
    if role is Role.PLACE:
        return Argument(role=role, passage=passage, place=PLACES[value])
    if role is Role.AMOUNT:
        return Argument(role=role, passage=passage, money=Money(amount=Decimal(value), currency="PKR"))
    return Argument(role=role, passage=passage, name=value)


def count(words: str) -> Count:
    """Return the count that the notation's `words` mean."""
    number, _, covers = words.partition("/")
    what = Covers(covers.replace("_", " ")) if covers else Covers.ATTACK
    if number.endswith("+"):
        return Count(low=int(number[:-1]), best=None, high=None, qualifier="at least", covers=what)
    low, dash, high = number.partition("-")
    if dash:
        return Count(low=int(low) if low else None, best=None, high=int(high), covers=what)
    return Count(low=int(low), best=int(low), high=int(low), covers=what)


def _stretch(value: str) -> DateSpan:
    """Return the days of `2012..2017`, or of `2012..` where no end is stated."""
    first, _, last = value.partition("..")
    return DateSpan(earliest=date(int(first), 1, 1), latest=date(int(last), 12, 31) if last else None, precision=DatePrecision.RANGE)


def _span(value: str) -> DateSpan:
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        last = calendar.monthrange(year, month)[1]
        return DateSpan(earliest=date(year, month, 1), latest=date(year, month, last), precision=DatePrecision.MONTH)
    day = date.fromisoformat(value)
    return DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)
