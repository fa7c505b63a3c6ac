"""The notation of the Hisab corpus: a report as plain text with its labels inside, that a person can write, read and correct.

    @report en-a-001
    @published 2021-03-02
    @genre news
    @title Eleven miners shot near Karru

    KARRU: [[i1.killed=11|Eleven [[i1.target|miners]] were shot dead]] near [[i1.place|Karru]] [[i1.date=2021-02-28|on Sunday]].
    [[p1.person|Tamas Rekhavi]], [[p1.office|the governor]], [[p1.act|vowed]] that [[p1.kind|the killers would be caught]].

    @mentions
    i1 incident main
    p1 promise commit-specific justice

`[[KEY.ROLE=VALUE|words]]` labels words; labels may lie inside each other. The value is left out where the words are the value. `[[KEY|words]]`
marks the words that tell a mention when no role does. `docs/corpus.md` lists keys, roles and values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hisab.records.mentions import MentionKind, Role, ToldAs
from hisab.vocabulary.words import Act, ActionKind, AssertionKind, PromiseKind

GENRES = frozenset({"news", "wire", "followup", "editorial", "statement", "background", "court", "negative"})
KINDS = {"i": MentionKind.INCIDENT, "p": MentionKind.PROMISE, "a": MentionKind.ACTION, "t": MentionKind.TOTAL, "s": MentionKind.ASSERTION}
HARM = frozenset({Role.KILLED, Role.INJURED, Role.ABDUCTED})
ROLES = {
    MentionKind.INCIDENT: HARM
    | {
        Role.DATE, Role.PLACE, Role.TARGET, Role.COMMUNITY, Role.PERPETRATOR, Role.ATTRIBUTED, Role.ATTRIBUTED_BY,
        Role.CLAIMED, Role.CLAIM_DENIED, Role.CLAIM_RETRACTED, Role.METHOD,
    },
    MentionKind.PROMISE: frozenset({
        Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.ACT, Role.KIND, Role.BENEFICIARY, Role.AMOUNT, Role.UNITS, Role.DEADLINE, Role.CONDITION,
    }),
    MentionKind.ACTION: frozenset({Role.KIND, Role.ACTOR, Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.DATE, Role.UNITS, Role.AMOUNT}),
    MentionKind.TOTAL: HARM | {Role.PERIOD, Role.SCOPE, Role.SAID_BY, Role.COMMUNITY, Role.PLACE},
    MentionKind.ASSERTION: frozenset({Role.SCOPE, Role.COMMUNITY}),
}  # fmt: skip
COUNTED = HARM | {Role.UNITS}
DATED = frozenset({Role.DATE, Role.PERIOD, Role.DEADLINE})
_HEADER = re.compile(r"^@(?P<field>[a-z]+)(?:\s+(?P<value>.*))?$")
_OPEN = re.compile(r"\[\[(?P<key>[ipats]\d+)(?:\.(?P<role>[a-z_]+))?(?:=(?P<value>[^|\[\]]*))?\|")
_COUNT = re.compile(r"^(?:~|>=|<=)?\d+$|^\d+\.\.\d+$")
_COVERS = frozenset({"several", "period", "part", "with-attackers", "attackers", "killed-or-injured", "said-by-attacker"})
_MONEY = re.compile(r"^\d+(?:\.\d+)? [A-Z]{3}(?: per (?:family|dead|injured|person))?$")


class NotationError(ValueError):
    """A report that does not keep to the notation; the message names the report and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A labelled stretch `[start, end)` of the text; `value` is None where the words are the value, `role` where they only tell the mention."""

    key: str
    role: Role | None
    value: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention: its key, its kind, and the words that class it (main or recalled; act and kinds; the kind of an action)."""

    key: str
    kind: MentionKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One labelled report. `text` holds no labels."""

    id: str
    genre: str
    language: str
    published: date | None
    title: str | None
    source: str | None
    traits: tuple[str, ...]
    text: str
    labels: tuple[Label, ...]
    mentions: tuple[Told, ...]


def is_blind(report: Report) -> bool:
    """True for the quarter of the corpus that nothing is trained or tuned on: numbers 2, 6, 10 …"""
    return int(report.id.rpartition("-")[2]) % 4 == 2


def parse_reports(text: str) -> Iterator[Report]:
    """Yield the reports of one file, checked; the first fault is a `NotationError`."""
    for part in re.split(r"^(?=@report\b)", text, flags=re.MULTILINE):
        if part.strip():
            yield parse_report(part)


def parse_report(part: str) -> Report:
    """Return one report, checked."""
    fields, body, told = _sections(part)
    identifier = fields.get("report", "")
    try:
        plain, labels = _unlabel(body.strip("\n"))
        report = Report(
            id=identifier,
            genre=fields.get("genre", ""),
            language=fields.get("language", "en"),
            published=date.fromisoformat(fields["published"]) if fields.get("published") else None,
            title=fields.get("title"),
            source=fields.get("source"),
            traits=tuple(fields.get("traits", "").replace(",", " ").split()),
            text=plain,
            labels=labels,
            mentions=tuple(_told(line) for line in told),
        )
        _check(report)
    except ValueError as error:
        raise NotationError(f"{identifier or 'a report without an id'}: {error}") from error
    return report


def _sections(part: str) -> tuple[dict[str, str], str, list[str]]:
    lines = part.split("\n")
    fields: dict[str, str] = {}
    position = 0
    while position < len(lines) and (match := _HEADER.match(lines[position])):
        fields[match["field"]] = (match["value"] or "").strip()
        position += 1
    end = next((number for number, line in enumerate(lines) if line.strip() == "@mentions"), len(lines))
    return fields, "\n".join(lines[position:end]), [line.strip() for line in lines[end + 1 :] if line.strip()]


def _unlabel(body: str) -> tuple[str, tuple[Label, ...]]:
    """Return the text without labels, and the labels with offsets into it."""
    plain: list[str] = []
    length = 0
    standing: list[Label] = []
    labels: list[Label] = []
    position = 0
    while position < len(body):
        if match := _OPEN.match(body, position):
            role = Role(match["role"]) if match["role"] else None
            standing.append(Label(key=match["key"], role=role, value=match["value"], start=length, end=length))
            position = match.end()
        elif body.startswith("]]", position) and standing:
            labels.append(replace(standing.pop(), end=length))
            position += 2
        elif body.startswith("[[", position):
            raise ValueError(f"this is no label: {body[position : position + 40]!r}")
        else:
            plain.append(body[position])
            length += 1
            position += 1
    if standing:
        raise ValueError(f"the label {standing[-1].key} is not closed")
    return "".join(plain), tuple(sorted(labels, key=lambda label: (label.start, -label.end, label.key)))


def _told(line: str) -> Told:
    key, kind, *words = line.split()
    if not re.fullmatch(r"[ipats]\d+", key) or KINDS[key[0]] != kind:
        raise ValueError(f"{key} cannot be a mention of kind {kind}")
    return Told(key=key, kind=MentionKind(kind), words=tuple(words))


def _check(report: Report) -> None:
    if not report.id or report.genre not in GENRES:
        raise ValueError(f"a report has an id and a genre, one of {', '.join(sorted(GENRES))}")
    keys = [mention.key for mention in report.mentions]
    if len(set(keys)) != len(keys):
        raise ValueError("two mentions have one key")
    labelled = {label.key for label in report.labels}
    if labelled != set(keys):
        raise ValueError(f"labels and mentions differ: {', '.join(sorted(labelled ^ set(keys)))}")
    kinds = {mention.key: mention.kind for mention in report.mentions}
    for mention in report.mentions:
        _check_class(mention)
    for label in report.labels:
        _check_label(report, label, kinds[label.key])


def _check_class(mention: Told) -> None:
    words = mention.words
    allowed: dict[MentionKind, bool] = {
        MentionKind.INCIDENT: len(words) == 1 and words[0] in set(ToldAs),
        MentionKind.PROMISE: _is_promise(words),
        MentionKind.ACTION: " ".join(words).replace("-", " ") in set(ActionKind),
        MentionKind.TOTAL: not words,
        MentionKind.ASSERTION: len(words) == 1 and words[0] in set(AssertionKind),
    }
    if not allowed[mention.kind]:
        raise ValueError(f"{mention.key}: {' '.join(words) or 'nothing'} does not class a mention of kind {mention.kind}")


def _is_promise(words: tuple[str, ...]) -> bool:
    has_kind = len(words) > 1 or words[:1] == (Act.COMMIT_VAGUE.value,)
    return bool(words) and words[0] in set(Act) and has_kind and set(words[1:]) <= set(PromiseKind)


def _check_label(report: Report, label: Label, kind: MentionKind) -> None:
    words = report.text[label.start : label.end]
    if not words.strip() or words != words.strip():
        raise ValueError(f"{label.key}: the words {words!r} are empty or have blanks at an end")
    if label.role is None:
        return
    if label.role not in ROLES[kind]:
        raise ValueError(f"{label.key}: a mention of kind {kind} has no role {label.role}")
    if label.role in COUNTED:
        number, _, covers = (label.value or "").partition("/")
        if not _COUNT.match(number) or (covers and covers not in _COVERS):
            raise ValueError(f"{label.key}.{label.role}: {label.value!r} is no count")
    if label.role in DATED and not _is_date(label.value):
        raise ValueError(f"{label.key}.{label.role}: {label.value!r} is no date")
    if label.role is Role.AMOUNT and not _MONEY.match(label.value or ""):
        raise ValueError(f"{label.key}.amount: {label.value!r} is no amount; write 2500000 PKR per family")


def _is_date(value: str | None) -> bool:
    """True for a day, a month, a year, a span `A..B` open at either end, or `?` where the words fix no day."""
    if value is None:
        return False
    if value == "?":
        return True
    ends = value.split("..")
    return len(ends) <= 2 and any(ends) and all(not end or re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", end) for end in ends)
