"""The page of one promise: its words, its fields, the attacks it follows, where it stands and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hisab.publishing.claim_review import claim_review
from hisab.publishing.facts import Citation, Field, cite_sentence, fields_of
from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.incident_page import Sentence, sentences_of
from hisab.publishing.numbers import NOT_STATED, word_date, word_money, word_range
from hisab.publishing.press import Press, attacks_of
from hisab.publishing.rows import Came, Happened, Promised, action_came, actions_of, came_of, followed, promised
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import DUE_EXPLAINED, WHAT_WOULD_CHANGE, amid, name_of
from hisab.records.book import Entitlement, Link
from hisab.records.figures import DeliverableAccount, RepeatAccount
from hisab.records.ids import IncidentId, PromiseId
from hisab.records.mentions import Role
from hisab.records.subjects import Suggestion

_ROLES = (
    *(Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.KIND, Role.ACT, Role.BENEFICIARY, Role.AMOUNT, Role.UNITS, Role.DEADLINE, Role.CONDITION),
    *(Role.DATE, Role.PLACE, Role.COMMUNITY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """An attack that the promise is suggested to follow, and the reasons that a machine gave."""

    happened: Happened
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier promise of the same after another attack: who gave it, in what it is the same, and how it stood on the day of the later word."""

    promised: Promised
    tags: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A law or a rule that may grant already what was promised: what it grants, whether somebody answered that it holds, and where it stands."""

    label: str
    grants: str
    law: str
    held: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One deliverable: what it is, when it is due and by whose word, where it stands, why, and what would change that."""

    what: str
    due: str
    basis: str
    status: str
    why: str
    waits_for: str
    change: str
    found: tuple[str, ...]
    owed: tuple[Owed, ...]
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePage:
    """All that the page shows."""

    title: str
    identifier: str
    promised: Promised
    institution: str
    institution_href: str
    quotes: tuple[Citation, ...]
    fields: tuple[Field, ...]
    follows: tuple[Followed, ...]
    came: Came
    rated: tuple[Rated, ...]
    why: str
    threads: Threads
    actions: tuple[Came, ...]
    sentences: tuple[Sentence, ...]
    claim_review: Markup


def promise_page(press: Press, identifier: PromiseId) -> PromisePage:
    """Return the page of a promise."""
    promise = press.edition.register.promises[identifier]
    account = press.edition.promises[identifier]
    mentions = press.mentions(promise.mentions)
    shown = promised(press, identifier)
    attacks = attacks_of(press.edition.register, promise)
    tongue = press.tongue
    return PromisePage(
        title=tongue.say("{kind}, promised by {name}", kind=shown.kind.capitalize(), name=amid(shown.by)),
        identifier=press.addresses.names[identifier],
        promised=shown,
        institution=name_of(tongue, account.institution, ("institutions",), press.vocabulary),
        institution_href=press.shelves.body("institutions", account.institution),
        quotes=tuple(cite_sentence(press, mention) for mention in mentions),
        fields=fields_of(press, mentions, _ROLES),
        follows=tuple(_followed(press, identifier, attack) for attack in attacks),
        came=came_of(press, identifier),
        rated=tuple(_rated(press, identifier, one) for one in account.deliverables),
        why=tongue.retell(account.why),
        threads=threads_of(press, attacks, (identifier,), table="#attacks"),
        actions=tuple(action_came(press, action) for action in actions_of(press, attacks)),
        sentences=sentences_of(press, mentions),
        claim_review=claim_review(press, identifier),
    )


def _rated(press: Press, identifier: PromiseId, account: DeliverableAccount) -> Rated:
    what, ruling = account.deliverable, account.ruling
    tongue = press.tongue
    units = tongue.say("for {n}", n=word_range(tongue, what.units)) if what.units else ""
    terms = (tongue.say(what.subtype), units, word_money(tongue, what.amount) if what.amount else "")
    repeats = press.edition.repeats.get(f"{identifier}#{what.subtype}", ())
    return Rated(
        what=" ".join(part for part in terms if part),
        due=word_date(tongue, what.due_on),
        basis=tongue.say(DUE_EXPLAINED[what.due_basis]),
        status=tongue.say(ruling.status.value),
        why=tongue.retell(ruling.why),
        waits_for=tongue.retell(ruling.waits_for or ""),
        change=tongue.say(WHAT_WOULD_CHANGE[ruling.status]),
        found=tuple(_found(tongue, link) for link in sorted(account.links, key=lambda link: (link.known_on, link.action))),
        owed=tuple(_owed(tongue, law, is_day_set=what.due_basis == "statutory") for law in account.entitlements),
        before=tuple(_before(press, one) for one in repeats),
    )


def _owed(tongue: Tongue, law: Entitlement, *, is_day_set: bool) -> Owed:
    """Return a law beside what was promised. Who answered for it stays in the record; until somebody did, it is a question and sets no day."""
    if law.checked_by is None:
        label = tongue.say("a law may grant this already")
        held = tongue.say("Whether it holds here is a lawyer’s question that nobody has answered yet; it sets no day.")
    elif is_day_set:
        label = tongue.say("a law grants this already")
        held = tongue.say("A person has checked that it holds here; the due day is by law.")
    else:
        label = tongue.say("a law grants this already")
        held = tongue.say("A person has checked that it holds here; it sets no day, or the step from which its days run was not found.")
    grants = tongue.say(law.grants)
    source = tongue.say("Source: {source}", source=law.source)
    return Owed(label=label, grants=f"{grants[:1].upper()}{grants[1:]}", law=tongue.say(law.name), held=held, source=source)


def _before(press: Press, repeat: RepeatAccount) -> Before:
    earlier = promised(press, PromiseId(repeat.earlier.partition("#")[0]))
    return Before(promised=earlier, tags=press.tongue.all_of(tuple(press.tongue.say(tag) for tag in repeat.tags)), was=press.tongue.say(repeat.was))


def _found(tongue: Tongue, link: Link) -> str:
    """Return what people found an action to be, in a line. Who they are stays in the record: the page says how many."""
    received = [tongue.say("{n} received", n=link.units)] if link.units is not None else []
    evidence = tongue.say("evidence {grade}, from {source}", grade=link.grade, source=tongue.say(link.source))
    people = tongue.some(len(link.reviewers), "found by {n} person", "found by {n} people")
    what = tongue.all_of((tongue.say(link.relation), *received))
    return f"{word_date(tongue, link.known_on)}: {tongue.list_of((what, evidence, people))}"


def _followed(press: Press, promise: PromiseId, attack: IncidentId) -> Followed:
    suggestions = press.edition.register.suggestions.get(promise, ())
    ours = {str(promise), *press.edition.register.promises[promise].mentions}
    theirs = {str(attack), *press.edition.register.incidents[attack].mentions}
    joining = [each for each in suggestions if _joins(each, ours, theirs)]
    reasons = dict.fromkeys(reason for each in sorted(joining, key=lambda each: -each.score) for reason in each.reasons)
    return Followed(
        happened=followed(press, promise, attack),
        score=_score(press.tongue, [each.score for each in joining]),
        reasons=tuple(press.tongue.retell(reason) for reason in reasons),
    )


def _score(tongue: Tongue, scores: Sequence[float]) -> str:
    return tongue.say("{part} of {whole}", part=f"{max(scores):.2f}", whole=1) if scores else tongue.say(NOT_STATED)


def _joins(suggestion: Suggestion, ours: set[str], theirs: set[str]) -> bool:
    forward = suggestion.left in ours and suggestion.right in theirs
    return forward or (suggestion.left in theirs and suggestion.right in ours)
