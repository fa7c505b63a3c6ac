"""The words that a page shows for the vocabulary's ids and closed choices, and the sentences that say what a status means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hisab.publishing.numbers import NOT_STATED, word_count, word_money, word_span
from hisab.publishing.tongue import Tongue, to_say
from hisab.records.mentions import Argument, Role
from hisab.records.values import Place
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import Act, PromiseKind, Status

NEVER_CLAIMED = (
    to_say("a true total of people killed from lists that newspapers make possible"),
    to_say("a trend across a change of sources"),
    to_say("that a community was safer because of a promise: promises follow the worst month, so attacks fall after any of them"),
    to_say("that one attack led to another"),
    to_say("that no arrest was made; only that none was found, in how many sources, up to which date"),
    to_say("a ranking of persons when fewer than twenty promises are compared"),
    to_say("what anyone intended"),
)

INCLUDED = (
    to_say(
        "An attack is included when a source tells of people killed, injured or abducted, or of an attempt on them, at a place and time of its own."
    ),
    to_say("Reports of one attack are one incident. Their figures stand side by side; none is averaged and none replaces another."),
    to_say("A number counts towards an attack’s toll only when it covers that attack, whole and alone."),
    to_say("Numbers for a part, a period, several attacks, attackers, or killed and injured together are shown with the reason and left out."),
    to_say("A body’s total over many attacks is never an incident. It is a control total that this record is checked against."),
    to_say("A promise is included when the speaker bears the duty, commits or directs, and speaks of a future remedy."),
    to_say("Demands, court orders, wishes and condolences are not promises."),
    to_say("A link that no person has reviewed never changes the status of a promise."),
    to_say("A due date is the promise’s own, or the law’s, or our yardstick; its basis is always shown."),
    to_say("Community is the reported target of an attack, never a trait of a named person."),
)

NO_KIND = to_say("kind not stated")
"""What stands for the kind of a promise that is too vague to have one."""

KIND_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (to_say("justice"), frozenset({PromiseKind.JUSTICE})),
    (to_say("compensation"), frozenset({PromiseKind.COMPENSATION})),
    (to_say("protection"), frozenset({PromiseKind.PROTECTION})),
    (to_say("inquiry"), frozenset({PromiseKind.INQUIRY})),
    (
        to_say("other kinds"),
        (frozenset(PromiseKind) | {NO_KIND}) - {PromiseKind.JUSTICE, PromiseKind.COMPENSATION, PromiseKind.PROTECTION, PromiseKind.INQUIRY},
    ),
)

_TABLES: dict[Role, tuple[str, ...]] = {
    Role.COMMUNITY: ("communities",),
    Role.PERPETRATOR: ("groups",),
    Role.ATTRIBUTED: ("groups",),
    Role.CLAIMED: ("groups",),
    Role.CLAIM_DENIED: ("groups",),
    Role.CLAIM_RETRACTED: ("groups",),
    Role.ATTRIBUTED_BY: ("institutions", "offices", "groups"),
    Role.SAID_BY: ("institutions", "offices", "groups"),
    Role.OFFICE: ("offices",),
    Role.INSTITUTION: ("institutions",),
    Role.ACTOR: ("institutions", "offices", "groups"),
    Role.BENEFICIARY: ("communities",),
    Role.TARGET: ("communities",),
}

_CLOSED = frozenset({Role.METHOD, Role.KIND})
"""Roles whose values are words of a closed choice."""

_ACTS: Mapping[str, str] = MappingProxyType(
    {
        Act.COMMIT_SPECIFIC: to_say("a promise of a named thing"),
        Act.COMMIT_VAGUE: to_say("a promise in general words"),
        Act.COMMIT_OUTCOME: to_say("a promise of an outcome"),
        Act.DIRECTIVE: to_say("an order to others"),
        Act.ANNOUNCEMENT: to_say("an announcement"),
        Act.REFUSAL: to_say("a refusal"),
        Act.RECALL: to_say("an earlier promise, recalled"),
    }
)
"""How it was said, in words."""

_LABELS: dict[Role, str] = {
    Role.DATE: to_say("date"),
    Role.PLACE: to_say("place"),
    Role.KILLED: to_say("killed"),
    Role.INJURED: to_say("injured"),
    Role.ABDUCTED: to_say("abducted"),
    Role.TARGET: to_say("target"),
    Role.COMMUNITY: to_say("community"),
    Role.METHOD: to_say("method"),
    Role.PERSON: to_say("person"),
    Role.OFFICE: to_say("office"),
    Role.INSTITUTION: to_say("institution"),
    Role.BENEFICIARY: to_say("beneficiary"),
    Role.AMOUNT: to_say("amount"),
    Role.DEADLINE: to_say("deadline"),
    Role.CONDITION: to_say("condition"),
    Role.ACTOR: to_say("actor"),
    Role.PERIOD: to_say("period"),
    Role.ATTRIBUTED: to_say("attributed to"),
    Role.ATTRIBUTED_BY: to_say("attributed by"),
    Role.CLAIMED: to_say("claimed by"),
    Role.CLAIM_DENIED: to_say("denied by"),
    Role.CLAIM_RETRACTED: to_say("claim retracted by"),
    Role.PERPETRATOR: to_say("attackers, as described"),
    Role.ACT: to_say("said as"),
    Role.UNITS: to_say("how many"),
    Role.SAID_BY: to_say("said by"),
    Role.KIND: to_say("kind"),
    Role.SCOPE: to_say("over what"),
}


def label_of(tongue: Tongue, role: Role) -> str:
    """Return the word for a role."""
    return tongue.say(_LABELS[role])


def name_of(tongue: Tongue, identifier: str | None, tables: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Return the display name of an id that is in one of `tables`; the id itself where none has it, "not stated" for None."""
    if identifier is None:
        return tongue.say(NOT_STATED)
    rows = (vocabulary.row(table, identifier) for table in tables)
    return next((vocabulary.name(row.table, identifier, language=tongue.code) for row in rows if row is not None), identifier)


def amid(name: str) -> str:
    """Return a name as it stands amid a sentence: "a minister", "the police"; names without an article stay as they are."""
    return f"{name[0].lower()}{name[1:]}" if name.startswith(("A ", "An ", "The ")) else name


def name_of_person(tongue: Tongue, person: str, vocabulary: Vocabulary) -> str:
    """Return a person's name as the sources give it, or as this language writes that of an official."""
    return vocabulary.name("tenures", person, language=tongue.code)


def value_words(tongue: Tongue, argument: Argument, vocabulary: Vocabulary) -> str:
    """Return the value of an argument in words."""
    if argument.count is not None:
        return word_count(tongue, argument.count)
    if argument.date is not None:
        return word_span(tongue, argument.date)
    if argument.place is not None:
        return word_place(tongue, argument.place, vocabulary)
    if argument.money is not None:
        return word_money(tongue, argument.money)
    return _name_words(tongue, argument, vocabulary)


def _name_words(tongue: Tongue, argument: Argument, vocabulary: Vocabulary) -> str:
    if argument.name is not None and argument.role in _CLOSED:
        return tongue.say(argument.name)
    if argument.name is not None and argument.role is Role.ACT:
        return tongue.say(_ACTS.get(argument.name, argument.name))
    if argument.name is not None and argument.role is Role.PERSON:
        return name_of_person(tongue, argument.name, vocabulary)
    return name_of(tongue, argument.name, _TABLES.get(argument.role, ()), vocabulary)


def word_place(tongue: Tongue, place: Place | None, vocabulary: Vocabulary) -> str:
    """Return the place and what it lies in: "Machh, Kachhi"."""
    if place is None:
        return tongue.say("place not stated")
    name = name_of_place(tongue, place.id, place.name, vocabulary)
    above = [vocabulary.name("places", part, language=tongue.code) for part in place.path[:-1]]
    wider = tuple(part for part in above[-1:] if part != name and not name.endswith(f"{tongue.comma} {part}"))
    return tongue.all_of((name, *wider))


def name_of_place(tongue: Tongue, identifier: str | None, name: str, vocabulary: Vocabulary) -> str:
    """Return how this language writes a place, by its id or else by its name; the name as it is where nobody chose one."""
    own = next((key for key in (identifier, name) if key and vocabulary.has_name("places", key, language=tongue.code)), None)
    return vocabulary.name("places", own, language=tongue.code) if own is not None else name


def word_path(tongue: Tongue, path: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return the last place of a path and what it lies in; the parts of a path are names, not ids."""
    named = (vocabulary.name("places", part, language=tongue.code) for part in path[::-1][:2])
    return tongue.all_of(tuple(dict.fromkeys(named)))


DUE_BASES: Mapping[str, str] = MappingProxyType(
    {
        "explicit": to_say("by its own words"),
        "statutory": to_say("by law"),
        "vague words": to_say("by its own vague word"),
        "default": to_say("by our yardstick"),
        "none": to_say("no due date"),
    }
)
"""Where a due date comes from."""

DUE_EXPLAINED: Mapping[str, str] = MappingProxyType(
    {
        "explicit": to_say("by its own words"),
        "statutory": to_say("by law"),
        "vague words": to_say("by our yardstick for its own word, such as soon"),
        "default": to_say("by our yardstick: the promise gives no date"),
        "none": to_say("the promise gives no date and we set none"),
    }
)
"""The same at length."""


def is_running(status: Status) -> bool:
    """True when no outcome of the promise is on record: its thread runs on."""
    return status not in {Status.KEPT, Status.KEPT_LATE, Status.SUPERSEDED, Status.BROKEN, Status.NOT_TRACKABLE}


def is_overdue(status: Status) -> bool:
    """True when the due date has passed and what was promised was not found."""
    return status in {Status.OVERDUE_ACTION_ONLY, Status.OVERDUE_NO_EVIDENCE, Status.OVERDUE_NOT_SEARCHED}


WHAT_WOULD_CHANGE: Mapping[Status, str] = MappingProxyType(
    {
        Status.NOT_TRACKABLE: to_say(
            "Words that name an action, an object, a number or a date. As they stand, nothing could show that they were kept."
        ),
        Status.SUPERSEDED: to_say("Nothing: a later promise of the same body stands in its place."),
        Status.OPEN: to_say("A reviewed link to a report that something was done, or the passing of the due date."),
        Status.ACTION_REPORTED: to_say("A reviewed report that the step promised was reached, or the passing of the due date."),
        Status.KEPT: to_say("A later report, from someone other than the promisor, that what was promised was not received or was reversed."),
        Status.KEPT_LATE: to_say("A later report, from someone other than the promisor, that what was promised was not received or was reversed."),
        Status.PARTLY_KEPT: to_say("A corroborated report that the remaining units were delivered."),
        Status.CLAIMED_KEPT: to_say("A court or payment record, a named beneficiary or two independent outlets that say the same; or a denial."),
        Status.CONTESTED: to_say("A court or payment record, or a later independent report, that settles what the sources dispute."),
        Status.OVERDUE_ACTION_ONLY: to_say("A corroborated report that the step promised was reached."),
        Status.OVERDUE_NO_EVIDENCE: to_say("A corroborated report that what was promised was done, or an independent one that it was not."),
        Status.OVERDUE_NOT_SEARCHED: to_say(
            "A search past the due date in at least three sources. That nobody has looked yet is our debt, not theirs."
        ),
        Status.BROKEN: to_say("A corroborated report that what was promised was done after all."),
    }
)
"""What would give a promise another status; every status has its words, and a test holds it."""
