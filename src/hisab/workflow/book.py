"""The book of promises as rows, and what was searched into the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hisab.records.book import Search
from hisab.records.errors import UsageError
from hisab.records.figures import DeliverableAccount, Edition, PromiseAccount
from hisab.records.ids import PromiseId
from hisab.records.journal import Register, Searched
from hisab.records.seams import Store
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import PromiseKind, Status

_FEWEST_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which part of the book is wanted; None is all. `communities` are ids, of which one must have been struck."""

    communities: tuple[str, ...] = ()
    kind: str | None = None
    institution: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One deliverable of one promise, or a promise in which nothing can be rated."""

    promise: PromiseId
    account: PromiseAccount
    deliverable: DeliverableAccount | None
    attacks: tuple[str, ...]
    communities: tuple[str, ...]

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.deliverable.ruling.status if self.deliverable is not None else Status(self.account.status)


def list_book(edition: Edition, asked: Asked) -> tuple[Line, ...]:
    """Return the lines of the book that were asked for, by the day on which they were made, the undated last.

    The book is that of the account: promises that follow an attack which its figures count.
    """
    lines = [line for identifier in edition.promises for line in _lines(edition, PromiseId(identifier)) if _is_asked(line, asked)]
    return tuple(sorted(lines, key=lambda line: (line.account.made_on or date.max, line.promise)))


def _lines(edition: Edition, identifier: PromiseId) -> Iterator[Line]:
    account = edition.promises[identifier]
    attacks = tuple(
        attack
        for attack in edition.register.promises[identifier].incidents
        if attack in edition.incidents and edition.incidents[attack].left_out is None
    )
    if not attacks:
        return
    communities = tuple(dict.fromkeys(name for attack in attacks for name in edition.incidents[attack].communities))
    for deliverable in account.deliverables or (None,):
        yield Line(promise=identifier, account=account, deliverable=deliverable, attacks=attacks, communities=communities)


def _is_asked(line: Line, asked: Asked) -> bool:
    return (
        (not asked.communities or bool({*asked.communities} & {*line.communities}))
        and (asked.kind is None or line.account.kind == asked.kind)
        and (asked.institution is None or line.account.institution == asked.institution)
        and (asked.status is None or line.status == asked.status)
    )


def require_known(asked: Asked, vocabulary: Vocabulary) -> None:
    """Return when every word of `asked` is one that the vocabulary has."""
    for table, wanted in (("communities", asked.communities), ("institutions", (asked.institution,) if asked.institution else ())):
        for identifier in wanted:
            if vocabulary.row(table, identifier) is None:
                known = ", ".join(row["id"] for row in vocabulary.rows(table))
                raise UsageError(f"there is no {table[:-1].replace('itie', 'ity')} with the id {identifier!r}", hint=f"known ids: {known}")


def log_searches(store: Store, searches: Iterable[Search], *, now: str, made_by: str) -> int:
    """Append `searches` to the journal, all or none; one that is there already is passed over. Return how many are new."""
    register = store.register()
    known = set(register.searches)
    new = [search for search in dict.fromkeys(searches) if search not in known]
    if new:
        store.append([Searched(search=search) for search in new], made_by=made_by, at=now)
    return len(new)


def make_searches(
    register: Register,
    *,
    queries: Iterable[str],
    sources: Iterable[str],
    since: date,
    until: date,
    looked_on: date,
    hits: int,
    by: str,
    promises: Iterable[str] = (),
    kinds: Iterable[str] = (),
    note: str = "",
) -> tuple[Search, ...]:
    """Return a search for each question and source; days that cannot be, and ids that nothing has, are a `UsageError`."""
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}", hint="give the first and the last day of what the source covers")
    if until > looked_on:
        raise UsageError(f"on {looked_on} nobody could look up to {until}", hint="--until is the last day that was covered, --on the day of looking")
    for kind in kinds:
        if kind not in set(PromiseKind):
            raise UsageError(f"there is no kind of promise {kind!r}", hint=f"one of {', '.join(PromiseKind)}")
    wanted = tuple(_find_promise(register, digits) for digits in promises)
    return tuple(
        Search(
            query=" ".join(query.split()), source=" ".join(source.split()), since=since, until=until, looked_on=looked_on, hits=hits, by=by,
            promises=wanted, kinds=tuple(kinds), note=note,
        )
        for query in queries
        for source in sources
    )  # fmt: skip


def _find_promise(register: Register, digits: str) -> PromiseId:
    wanted = digits.removeprefix("sha256:").partition("#")[0]
    found = [identifier for identifier in register.promises if identifier.removeprefix("sha256:").startswith(wanted)]
    if len(wanted) >= _FEWEST_DIGITS and len(found) == 1:
        return found[0]
    why = f"fits {len(found)} promises" if found and len(wanted) >= _FEWEST_DIGITS else "is no promise of this account"
    raise UsageError(f"{digits!r} {why}", hint="hisab promises prints the ids; the first eight digits or more are enough")
