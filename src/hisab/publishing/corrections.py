"""What changed since earlier editions, from the register alone: merged, split, withdrawn, rejected, and words that are shown no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.publishing.tongue import to_say
from hisab.records.ids import IncidentId
from hisab.records.journal import Register
from hisab.records.standing import find_mentions, owners_of
from hisab.records.taken_back import all_rejected, rejected_mentions

MERGED = to_say("merged")
SPLIT = to_say("split")
WITHDRAWN = to_say("withdrawn")
REJECTED = to_say("rejected")
SOURCE_REJECTED = to_say("source rejected")
TAKEN_UP = to_say("source taken up again")
REDACTED = to_say("redacted")
SHOWN_AGAIN = to_say("shown again")

SPLIT_REASON = "some of its reports now belong to another record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change. `key` tells it from all others for ever; `kind` is incident, subject (a promise or an action) or source (a report).

    `record` is the id of what changed, `successors` what it is kept under now. `at` is an ISO 8601 instant in UTC, empty where the journal that the
    register was made from was not asked. Of a redaction nothing says where in the report the words stand: that would name them.
    """

    key: str
    record: str
    kind: str
    what: str
    successors: tuple[str, ...] = ()
    reason: str
    at: str


def corrections_of(register: Register) -> tuple[Correction, ...]:
    """Return every change, the latest first, what has no time last; each is listed for ever."""
    found = (*_retired(register), *_split(register), *_withdrawn(register), *_rejected(register), *_redacted(register))
    by_key = sorted(found, key=lambda each: each.key)
    return tuple(sorted(by_key, key=lambda each: each.at, reverse=True))


def _retired(register: Register) -> Iterator[Correction]:
    for identifier, retired in register.retired.items():
        successor = register.current_incident(identifier)
        what = MERGED if successor else WITHDRAWN
        yield Correction(
            key=f"{identifier}#{what}",
            record=identifier,
            kind="incident",
            what=what,
            successors=(successor,) if successor else (),
            reason=retired.reason,
            at=register.changed_at.get(identifier, ""),
        )


def _split(register: Register) -> Iterator[Correction]:
    owners = owners_of(register)
    parts: dict[tuple[str, str], str] = defaultdict(str)
    for parted in register.parted:
        now = owners.get(parted.mention)
        if now is not None and now != parted.incident and IncidentId(now) in register.incidents and parted.incident in register.incidents:
            parts[parted.incident, now] = max(parts[parted.incident, now], parted.at)
    for (incident, now), at in parts.items():
        yield Correction(key=f"{incident}#{SPLIT}#{now}", record=incident, kind="incident", what=SPLIT, successors=(now,), reason=SPLIT_REASON, at=at)


def _withdrawn(register: Register) -> Iterator[Correction]:
    for subject, withdrawn in register.withdrawn.items():
        at = register.changed_at.get(subject, "")
        yield Correction(key=f"{subject}#{WITHDRAWN}", record=subject, kind="subject", what=WITHDRAWN, reason=withdrawn.reason, at=at)


def _rejected(register: Register) -> Iterator[Correction]:
    owners = owners_of(register)
    for number, rejection in enumerate(register.rejections, start=1):
        owner = next((owners[mention.id] for mention in find_mentions(register, rejection.anchor) if mention.id in owners), None)
        record, kind = (owner, "incident") if owner is not None else (rejection.anchor.document, "source")
        what = TAKEN_UP if rejection.is_lifted else SOURCE_REJECTED
        yield Correction(key=f"{record}#{what}#{number}", record=record, kind=kind, what=what, reason=rejection.why, at=rejection.at)
    rejected = rejected_mentions(register)
    for identifier, incident in register.incidents.items():
        if all_rejected(incident.mentions, rejected):
            reasons = dict.fromkeys(rejected[mention].why for mention in incident.mentions)
            at = max(rejected[mention].at for mention in incident.mentions)
            yield Correction(key=f"{identifier}#{REJECTED}", record=identifier, kind="incident", what=REJECTED, reason="; ".join(reasons), at=at)


def _redacted(register: Register) -> Iterator[Correction]:
    for number, redaction in enumerate(register.redactions, start=1):
        what = SHOWN_AGAIN if redaction.is_lifted else REDACTED
        document = redaction.document
        yield Correction(key=f"{document}#{what}#{number}", record=document, kind="source", what=what, reason=redaction.why, at=redaction.at)
