"""The rows of the promise book: promises, what is rated of them, what was reported done, and the ties between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count as numbers

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.material import Material
from hisab.publishing.data.redaction import PERSON_IN_OFFICE, PERSON_WITHOUT_OFFICE, QUOTE
from hisab.publishing.data.review import UNREVIEWED, word_state
from hisab.publishing.data.sentence_rows import number
from hisab.publishing.numbers import word_money
from hisab.publishing.press import attacks_of
from hisab.publishing.quotes import visible
from hisab.publishing.tongue import ENGLISH
from hisab.records.book import Link
from hisab.records.figures import DeliverableAccount, PromiseAccount
from hisab.records.ids import DocumentId, MentionId, PromiseId
from hisab.records.mentions import Role
from hisab.records.subjects import Action, Promise


def promise_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every promise."""
    return (promise_cells(material, identifier) for identifier in sorted(material.edition.register.promises))


def promise_cells(material: Material, identifier: PromiseId) -> Cells:
    """Return the row of one promise."""
    edition = material.edition
    promise, account = edition.register.promises[identifier], edition.promises[identifier]
    documents = _documents(material, promise.mentions)
    return {
        "id": identifier,
        "kind": account.kind,
        "person": _person(material, promise, account),
        "office": account.office,
        "office_title": _name(material, "offices", account.office),
        "institution": account.institution,
        "institution_name": _name(material, "institutions", account.institution),
        "country": _country(material, account),
        "made_on": _day(account.made_on),
        "due_on": _day(account.due_on),
        "due_basis": account.due_basis,
        "status": account.status,
        "why": material.words(account.why, *documents),
        "condition": material.words(account.condition, *documents) if account.condition and material.profile.lets(QUOTE) else None,
        "incidents": tuple(attacks_of(edition.register, promise)),
        "documents": documents,
        "review_state": material.reviews.of_record(promise.mentions),
    }


def deliverable_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every thing that is rated."""
    for identifier in sorted(material.edition.register.promises):
        yield from deliverable_cells(material, identifier)


def deliverable_cells(material: Material, identifier: PromiseId) -> Iterator[Cells]:
    """Yield the rows of what is rated of one promise."""
    promise = material.edition.register.promises[identifier]
    for account in material.edition.promises[identifier].deliverables:
        yield {
            "id": f"{identifier}#{account.deliverable.subtype}",
            "promise": identifier,
            **_thing(material, account),
            **_ruled(material, account),
            "review_state": material.reviews.of_record(promise.mentions),
        }


def _thing(material: Material, account: DeliverableAccount) -> dict[str, Cell]:
    thing = account.deliverable
    units, amount = thing.units, thing.amount
    return {
        "kind": thing.kind.value,
        "subtype": thing.subtype,
        "step": thing.step,
        "testability": thing.testability.value,
        "criterion": material.quote(thing.criterion),
        "document": thing.criterion.document,
        "start": thing.criterion.start,
        "end": thing.criterion.end,
        "due_on": _day(thing.due_on),
        "due_basis": thing.due_basis,
        "units_low": units.low if units else None,
        "units_high": units.high if units else None,
        "amount": number(str(amount.amount)) if amount else None,
        "currency": amount.currency if amount else None,
        "per": visible(amount.per) if amount and amount.per else None,
        "rule": thing.rule,
    }


def _ruled(material: Material, account: DeliverableAccount) -> dict[str, Cell]:
    ruling = account.ruling
    return {
        "status": ruling.status.value,
        "why": material.words(ruling.why, account.deliverable.criterion.document),
        "units_done": ruling.units,
        "units_promised": ruling.promised,
        "satisfied_on": _day(ruling.satisfied_on),
        "waits_for": visible(ruling.waits_for) if ruling.waits_for else None,
    }


def action_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every action."""
    edition, vocabulary = material.edition, material.vocabulary
    for identifier, action in sorted(edition.register.actions.items()):
        account = edition.actions[identifier]
        mentions = [edition.register.mentions[mention] for mention in action.mentions]
        bodies = tuple(dict.fromkeys(each.name for mention in mentions for each in mention.all(Role.INSTITUTION) if each.name))
        rows = [row for body in bodies if (row := vocabulary.row("institutions", body)) is not None]
        sums = dict.fromkeys(word_money(ENGLISH, each.money) for mention in mentions for each in mention.all(Role.AMOUNT) if each.money is not None)
        yield {
            "id": identifier,
            "kind": account.kind,
            "done_earliest": _day(account.done_on.earliest) if account.done_on else None,
            "done_latest": _day(account.done_on.latest) if account.done_on else None,
            "reported_on": _day(account.reported_on),
            "institutions": bodies,
            "institution_names": tuple(vocabulary.name("institutions", body) for body in bodies),
            "country": next((row["country"] for row in rows if row["country"]), None),
            "amounts": tuple(visible(each) for each in sums),
            "incidents": tuple(attacks_of(edition.register, action)),
            "documents": _documents(material, action.mentions),
            "review_state": material.reviews.of_record(action.mentions),
        }


def link_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every tie, numbered from one: promises to attacks, actions to attacks, actions to what was promised."""
    register = material.edition.register
    sequence = numbers(1)
    for identifier, promise in sorted(register.promises.items()):
        for tie in _following(material, identifier, promise):
            yield {"id": f"link-{next(sequence)}", "kind": "promise follows incident", "promise": identifier, **tie}
    for done, action in sorted(register.actions.items()):
        for tie in _following(material, done, action):
            yield {"id": f"link-{next(sequence)}", "kind": "action follows incident", "action": done, **tie}
    for promised, account in sorted(material.edition.promises.items()):
        for rated in account.deliverables:
            for link in rated.links:
                answer = _answer(material, link)
                yield {"id": f"link-{next(sequence)}", "promise": promised, "deliverable": f"{promised}#{rated.deliverable.subtype}", **answer}


def _following(material: Material, identifier: str, subject: Promise | Action) -> Iterator[dict[str, Cell]]:
    register = material.edition.register
    suggestions = register.suggestions.get(identifier, ())
    former: dict[str | None, set[str]] = defaultdict(set)
    for each in subject.incidents:
        former[register.current_incident(each)].add(each)
    for incident in attacks_of(register, subject):
        mentions = register.incidents[incident].mentions
        meant = {*mentions, *former[incident], incident}
        suggestion = max((each for each in suggestions if each.right in meant), key=lambda each: each.score, default=None)
        state, people = material.reviews.of_tie(subject.mentions, mentions)
        yield {
            "incident": incident,
            "proposed_by": "machine",
            "score": suggestion.score if suggestion else None,
            "reasons": tuple(visible(reason) for reason in suggestion.reasons) if suggestion else (),
            "reviewers": people,
            "review_state": state,
        }


def _answer(material: Material, link: Link) -> dict[str, Cell]:
    return {
        "kind": "action answers deliverable",
        "action": link.action if link.action in material.edition.register.actions else None,
        "proposed_by": "person",
        "relation": link.relation.value,
        "step": link.step,
        "units": link.units,
        "amount": number(str(link.amount.amount)) if link.amount else None,
        "currency": link.amount.currency if link.amount else None,
        "grade": link.grade.value,
        "source_role": link.source.value,
        "done_on": _day(link.done_on),
        "known_on": _day(link.known_on),
        "under_compulsion": link.is_under_compulsion,
        "reviewers": len(link.reviewers),
        "review_state": word_state(len(link.reviewers)) if link.reviewers else UNREVIEWED,
    }


def _documents(material: Material, mentions: Iterable[MentionId]) -> tuple[DocumentId, ...]:
    register = material.edition.register
    return tuple(sorted({register.mentions[mention].document for mention in mentions}))


def _person(material: Material, promise: Promise, account: PromiseAccount) -> str | None:
    """Return who spoke, in office only where one sentence names both the person and the office, or the vocabulary knows the person."""
    if account.person is None:
        return None
    mentions = (material.edition.register.mentions[mention] for mention in promise.mentions)
    named = any(mention.first(Role.OFFICE) is not None and account.person in {each.name for each in mention.all(Role.PERSON)} for mention in mentions)
    what = PERSON_IN_OFFICE if named or material.names.is_official(account.person) else PERSON_WITHOUT_OFFICE
    return visible(account.person) if material.profile.lets(what) else None


def _country(material: Material, account: PromiseAccount) -> str | None:
    rows = (material.vocabulary.row("institutions", account.institution or ""), material.vocabulary.row("offices", account.office or ""))
    return next((row["country"] for row in rows if row is not None and row["country"]), None)


def _name(material: Material, table: str, identifier: str | None) -> str | None:
    return material.vocabulary.name(table, identifier) if identifier is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
