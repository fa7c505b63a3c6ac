"""What no table schema can say of the data, checked before anything is written, and again over the files by whoever received them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from hisab.publishing.data.cells import SEPARATOR, unguarded
from hisab.publishing.data.redaction import WITHHELD
from hisab.records.documents import Passage
from hisab.records.errors import IntegrityError
from hisab.records.figures import Edition

_CELL_LIMIT = 2**31 - 1
_Rows = dict[str, list[dict[str, str]]]


def require_sound(edition: Edition) -> None:
    """Raise an integrity failure that names the first faults of an edition, where it has any."""
    faults = list(edition_faults(edition))
    if faults:
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise IntegrityError(f"the data would not hold: {'; '.join(faults[:3])}{more}", hint="Run hisab verify.")


def edition_faults(edition: Edition) -> Iterator[str]:
    """Yield in words what does not hold: tolls turned around, incidents without statements, ids that lead nowhere, quotes not at their spans."""
    yield from _toll_faults(edition)
    yield from _record_faults(edition)
    yield from _figure_faults(edition)
    yield from _redirect_faults(edition)
    yield from _quote_faults(edition)


def _toll_faults(edition: Edition) -> Iterator[str]:
    for identifier, account in edition.incidents.items():
        for done, toll in (("killed", account.killed), ("injured", account.injured)):
            bounds = (toll.count.low, toll.count.high) if toll is not None else (None, None)
            if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
                yield f"{identifier}: {done}_low {bounds[0]} is above {done}_high {bounds[1]}"


def _record_faults(edition: Edition) -> Iterator[str]:
    register = edition.register
    for identifier, incident in register.incidents.items():
        if not any(register.mentions[mention].arguments for mention in incident.mentions if mention in register.mentions):
            yield f"{identifier} has no statement"
        if identifier not in edition.incidents:
            yield f"{identifier} has no account"


def _figure_faults(edition: Edition) -> Iterator[str]:
    register = edition.register
    shelves = (register.incidents, register.promises, register.actions, register.documents, register.mentions)
    known = {str(identifier) for shelf in shelves for identifier in shelf}
    known |= {f"{promise}#{rated.deliverable.subtype}" for promise, account in edition.promises.items() for rated in account.deliverables}
    for figure in edition.figures:
        for identifier in figure.counted:
            if identifier not in known:
                yield f"the figure {figure.name} counts {identifier}, which is no record"


def _redirect_faults(edition: Edition) -> Iterator[str]:
    register = edition.register
    for identifier, retired in register.retired.items():
        if retired.successor is not None and register.current_incident(identifier) is None and not _was_withdrawn(edition, identifier):
            yield f"{identifier} redirects to {retired.successor}, which leads nowhere"


def _was_withdrawn(edition: Edition, identifier: str) -> bool:
    """True when the redirects of an id end at a record that was withdrawn without a successor."""
    seen: set[str] = set()
    retired = {str(key): each for key, each in edition.register.retired.items()}
    while identifier in retired and identifier not in seen:
        seen.add(identifier)
        successor = retired[identifier].successor
        if successor is None:
            return True
        identifier = successor
    return False


def _quote_faults(edition: Edition) -> Iterator[str]:
    for mention in edition.register.mentions.values():
        passages = (mention.passage, *(argument.passage for argument in mention.arguments))
        yield from (f"{mention.id}: {fault}" for passage in passages if (fault := _misquoted(edition, passage)))
    for identifier, account in edition.promises.items():
        criteria = (rated.deliverable.criterion for rated in account.deliverables)
        yield from (f"{identifier}: {fault}" for passage in criteria if (fault := _misquoted(edition, passage)))


def _misquoted(edition: Edition, passage: Passage) -> str | None:
    document = edition.register.documents.get(passage.document)
    if document is None:
        return f"quotes {passage.document}, which is no document"
    if document.text[passage.start : passage.end] != passage.quote:
        return f"its quote does not stand at {passage.start}:{passage.end} of {passage.document}"
    return None


def folder_faults(folder: Path) -> Iterator[str]:
    """Yield in words what does not hold in the CSV files of a data folder; needs nothing but the files."""
    csv.field_size_limit(_CELL_LIMIT)
    tables = {name: _read(folder / f"{name}.csv") for name in _TABLES}
    for check in (_turned_around, _unstated, _uncounted, _astray, _misplaced):
        yield from check(tables)


_TABLES = ("incidents", "statements", "sentences", "sources", "promises", "deliverables", "actions", "figures", "corrections")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def _turned_around(tables: _Rows) -> Iterator[str]:
    pairs = (("killed_low", "killed_high"), ("injured_low", "injured_high"))
    for row in tables["incidents"]:
        for low, high in pairs:
            if row[low] and row[high] and int(row[low]) > int(row[high]):
                yield f"incidents.csv: {row['id']}: {low} {row[low]} is above {high} {row[high]}"
        if row["date_earliest"] and row["date_latest"] and row["date_earliest"] > row["date_latest"]:
            yield f"incidents.csv: {row['id']}: date_earliest is after date_latest"


def _unstated(tables: _Rows) -> Iterator[str]:
    stated = {row["incident"] for row in tables["statements"]}
    yield from (f"incidents.csv: {row['id']} has no statement" for row in tables["incidents"] if row["id"] not in stated)


def _uncounted(tables: _Rows) -> Iterator[str]:
    known = {row["id"] for name in ("incidents", "promises", "actions", "sources", "deliverables", "sentences") for row in tables[name]}
    for row in tables["figures"]:
        missing = [each for each in row["counted"].split(SEPARATOR) if each and each not in known]
        yield from (f"figures.csv: {row['name']} counts {each}, which is in no table" for each in missing)


def _astray(tables: _Rows) -> Iterator[str]:
    known = {row["id"] for row in tables["incidents"]}
    for row in tables["corrections"]:
        for successor in row["successor"].split(SEPARATOR) if row["successor"] else ():
            if successor not in known:
                yield f"corrections.csv: {row['id']} leads to {successor}, which is no incident"
        if row["id"] in known and row["what"] in {"merged", "withdrawn"}:
            yield f"corrections.csv: {row['id']} is retired and in incidents.csv"


def _misplaced(tables: _Rows) -> Iterator[str]:
    sentences = {row["id"]: row for row in tables["sentences"]}
    is_altered: Callable[[str], bool] = lambda words: not words or "⟦U+" in words or WITHHELD in words  # noqa: E731
    for row in tables["statements"]:
        sentence = sentences.get(row["sentence"])
        if sentence is None:
            yield f"statements.csv: {row['id']} is in no sentence"
            continue
        start, end = int(row["start"]) - int(sentence["start"]), int(row["end"]) - int(sentence["start"])
        inside = sentence["document"] == row["document"] and start >= 0 and end <= int(sentence["end"]) - int(sentence["start"])
        if inside and not is_altered(sentence["sentence"]) and row["quote"] and sentence["sentence"][start:end] != row["quote"]:
            yield f"statements.csv: {row['id']}: its quote does not stand at its span"
