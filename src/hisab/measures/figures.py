"""The figures: each with the ids that it counted, the rule by which, and what it cannot see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from hisab.measures.account_figures import measure_account
from hisab.measures.accounts import account_action, account_incidents
from hisab.measures.book import open_book
from hisab.measures.book_figures import measure_book
from hisab.measures.offices import account_offices
from hisab.measures.promises import account_promise, evidence_of
from hisab.measures.repetition import account_repeats, find_repeats
from hisab.measures.tolls import RECIPE, add_tolls
from hisab.records.figures import ActionAccount, Edition, Figure, IncidentAccount, PromiseAccount
from hisab.records.ids import DocumentId, PromiseId
from hisab.records.journal import Checkpoint, Register
from hisab.records.mentions import MentionKind
from hisab.records.values import Count
from hisab.vocabulary.tables import Vocabulary

_MEDIA_CAVEAT = "Counted from the reports that were read. Attacks that no report told, and reports that were not read, are not in it."
_UNREVIEWED = "Read and linked by machine; no person has reviewed it."


def measure(
    register: Register,
    checkpoint: Checkpoint,
    *,
    as_of: date,
    communities: Iterable[str],
    vocabulary: Vocabulary,
    copies: Mapping[DocumentId, DocumentId] | None = None,
    independent_lists: Iterable[str] = (),
) -> Edition:
    """Return the edition: the register with its accounts and figures on `as_of`.

    `communities` are the ids of the communities that the account is kept for; empty means all attacks. `copies` has for each document the one that
    stands for its text: copies are one source. `independent_lists` are the outlets that a person has found to be made without one another.
    """
    scope = tuple(sorted(communities))
    incidents = account_incidents(register, communities=scope, as_of=as_of, copies=copies)
    evidence = evidence_of(register)
    promises: dict[str, PromiseAccount] = {
        identifier: account_promise(register, promise, vocabulary=vocabulary, as_of=as_of, evidence=evidence)
        for identifier, promise in register.promises.items()
    }
    actions: dict[str, ActionAccount] = {identifier: account_action(register, action) for identifier, action in register.actions.items()}
    accounts = Edition(
        checkpoint=checkpoint, register=register, as_of=as_of, scope=scope, figures=(), incidents=incidents, promises=promises, actions=actions
    )
    return measure_figures(accounts, vocabulary=vocabulary, independent_lists=independent_lists)


def measure_figures(accounts: Edition, *, vocabulary: Vocabulary, independent_lists: Iterable[str] = ()) -> Edition:
    """Return `accounts` with the figures, repeats and holders over the incidents that they do not leave out, whatever it held of these before."""
    register, as_of = accounts.register, accounts.as_of
    counted = {identifier: account for identifier, account in accounts.incidents.items() if account.left_out is None}
    ours = {identifier: account for identifier, account in sorted(accounts.promises.items()) if follows(register, identifier, counted)}
    book = open_book(register, ours, counted, communities=accounts.scope, as_of=as_of)
    repeats = find_repeats(book, vocabulary)
    figures = (
        *_people(counted, as_of=as_of),
        _promises(register, ours, as_of=as_of),
        *measure_book(book, repeats, register, vocabulary),
        *_records(register, counted, as_of=as_of),
    )
    return replace(
        accounts,
        figures=figures,
        repeats=account_repeats(repeats),
        account=measure_account(
            register, accounts.incidents, as_of=as_of, communities=accounts.scope, vocabulary=vocabulary, independent_lists=independent_lists
        ),
        offices=account_offices(accounts.promises, vocabulary),
    )


def _exactly(number: int) -> Count:
    return Count(low=number, best=number, high=number)


def _people(counted: Mapping[str, IncidentAccount], *, as_of: date) -> Iterable[Figure]:
    yield Figure(
        name="incidents",
        label="attacks recorded",
        value=_exactly(len(counted)),
        counted=tuple(sorted(counted)),
        recipe="incidents of the account's communities; an undated one that may be a dated one is left out; version 1",
        caveat=_MEDIA_CAVEAT,
        as_of=as_of,
    )
    for name, label in (("killed", "people killed"), ("injured", "people injured")):
        tolls = {
            identifier: toll for identifier, account in sorted(counted.items()) if (toll := account.killed if name == "killed" else account.injured)
        }
        silent = len(counted) - len(tolls)
        unstated = f" {silent} recorded attacks state no such number." if silent else ""
        yield Figure(
            name=f"people_{name}",
            label=label,
            value=add_tolls(tolls.values()),
            counted=tuple(tolls),
            recipe=f"sum over incidents of: {RECIPE}",
            caveat=f"{_MEDIA_CAVEAT} The lowest number can be an early one.{unstated}",
            as_of=as_of,
        )


def _promises(register: Register, ours: Mapping[str, PromiseAccount], *, as_of: date) -> Figure:
    unnamed = sum(not (account.person or account.office or account.institution) for account in ours.values())
    restated = f" {unnamed} of them name nobody, and may restate another." if unnamed else ""
    return Figure(
        name="promises",
        label="promises recorded",
        value=_exactly(len(ours)),
        counted=tuple(ours),
        recipe="promises by people or bodies that bear the duty, after an attack of the account; restatements within 30 days are one; version 1",
        caveat=f"{_by_whom(register)}{restated}",
        as_of=as_of,
    )


def _by_whom(register: Register) -> str:
    """Return who read and linked what is counted."""
    people = {judgement.by for judgement in register.judgements}
    if not people:
        return _UNREVIEWED
    answers = len(register.judgements)
    return f"Read and linked by machine; {answers} answers of {len(people)} people are taken into account, nothing else was reviewed."


def follows(register: Register, promise: str, counted: Mapping[str, IncidentAccount]) -> bool:
    """True when a promise is suggested to follow a counted attack."""
    incidents = register.promises[PromiseId(promise)].incidents
    return any(incident in counted for incident in incidents)


def _records(register: Register, counted: Mapping[str, IncidentAccount], *, as_of: date) -> Iterable[Figure]:
    actions = tuple(sorted(identifier for identifier, action in register.actions.items() if any(found in counted for found in action.incidents)))
    totals = tuple(sorted(mention.id for mention in register.mentions.values() if mention.kind is MentionKind.TOTAL))
    for name, label, ids, recipe, caveat in (
        ("actions", "actions reported", actions, "things reported done or not done after an attack; version 1", _by_whom(register)),
        (
            "totals",
            "totals stated by others",
            totals,
            "counts over a period or over several attacks, as stated; never added to anything; version 1",
            _by_whom(register),
        ),
        ("documents", "reports read", tuple(sorted(register.documents)), "documents, each counted once by its content; version 1", ""),
    ):
        yield Figure(name=name, label=label, value=_exactly(len(ids)), counted=ids, recipe=recipe, caveat=caveat, as_of=as_of)
