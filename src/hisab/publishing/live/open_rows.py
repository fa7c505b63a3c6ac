"""The open data row by row: the rows are made where the data files get theirs, under the same redaction profile, and nothing else leaves."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO

from hisab.publishing.data.book_rows import deliverable_cells, promise_cells
from hisab.publishing.data.cells import Cell, Cells, written
from hisab.publishing.data.material import Material
from hisab.publishing.data.rows import figure_rows, incident_cells, source_cells, stamped
from hisab.publishing.data.schemas import Column, load_codebook
from hisab.publishing.data.sentence_rows import statement_cells
from hisab.records.ids import DocumentId, IncidentId, MentionId, PromiseId

Row = dict[str, object]
"""A row as JSON takes it: its columns in the order of the codebook; what is not stated is None."""

_CHUNK = 200
_JSON_TYPES = {"string": "string", "list": "array", "date": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Where statements stand: all of them in the order of the data, and the places of those on each record, document and field."""

    all: tuple[tuple[MentionId, int], ...]
    on: Mapping[str, Mapping[str, tuple[int, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRows:
    """The rows of one edition under one profile."""

    material: Material
    figures: Mapping[str, Cells]
    stated: Stated

    def incident(self, identifier: IncidentId) -> Row:
        """Return the row of an incident."""
        return self._row("incidents", incident_cells(self.material, identifier))

    def promise(self, identifier: PromiseId) -> Row:
        """Return the row of a promise."""
        return self._row("promises", promise_cells(self.material, identifier))

    def deliverables(self, identifier: PromiseId) -> tuple[Row, ...]:
        """Return the rows of what is rated of a promise."""
        return tuple(self._row("deliverables", cells) for cells in deliverable_cells(self.material, identifier))

    def document(self, identifier: DocumentId) -> Row:
        """Return what is known of a document, without its text."""
        return self._row("sources", source_cells(self.material, identifier))

    def figure(self, name: str) -> Row:
        """Return the row of a figure; `KeyError` where there is none of this name."""
        return self._row("figures", self.figures[name])

    @property
    def short_figures(self) -> Iterator[Row]:
        """The rows of all figures, each with how many ids it counts in place of the ids."""
        for name in self.figures:
            row = self.figure(name)
            counted = row.pop("counted")
            yield {**row, "how_many": len(counted) if isinstance(counted, list) else 0}

    def statement(self, place: int) -> Row:
        """Return the row of the statement at a place of `stated.all`."""
        mention, index = self.stated.all[place]
        return self._row("statements", statement_cells(self.material, self.material.edition.register.mentions[mention], index))

    def statements(self, wanted: Mapping[str, str]) -> Sequence[int]:
        """Return the places of the statements on a record, a document, a field, or several of these at once."""
        found = [self.stated.on[name].get(value, ()) for name, value in wanted.items()]
        if not found:
            return range(len(self.stated.all))
        narrowest, *others = sorted(found, key=len)
        also = [set(places) for places in others]
        return [place for place in narrowest if all(place in places for places in also)]

    def incidents_csv(self, identifiers: Iterable[IncidentId]) -> Iterator[str]:
        """Yield the rows of incidents as a CSV file, some lines at a time, as the data files write them."""
        return self._csv("incidents", partial(incident_cells, self.material), identifiers)

    def promises_csv(self, identifiers: Iterable[PromiseId]) -> Iterator[str]:
        """Yield the rows of promises as a CSV file."""
        return self._csv("promises", partial(promise_cells, self.material), identifiers)

    def _row(self, table: str, cells: Cells) -> Row:
        whole = stamped(self.material, cells)
        return {name: _plain(whole.get(name)) for name in self.material.codebook.table(table).names}

    def _csv(self, table: str, cells_of: Callable[..., Cells], identifiers: Iterable[str]) -> Iterator[str]:
        names = self.material.codebook.table(table).names
        text = StringIO(newline="")
        rows = csv.writer(text)
        rows.writerow(names)
        for number, identifier in enumerate(identifiers, start=1):
            cells = stamped(self.material, cells_of(identifier))
            rows.writerow([written(cells.get(name)) for name in names])
            if number % _CHUNK == 0:
                yield text.getvalue()
                text.seek(0)
                text.truncate()
        yield text.getvalue()


def _plain(cell: Cell) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def open_rows(material: Material) -> OpenRows:
    """Return the rows of an edition: figures made at once, the others when they are asked for."""
    return OpenRows(material=material, figures={str(cells["name"]): cells for cells in figure_rows(material)}, stated=_stated(material))


STATEMENT_FILTERS = ("incident", "promise", "action", "document", "field")


def _stated(material: Material) -> Stated:
    mentions, owners = material.edition.register.mentions, material.owners
    everything: list[tuple[MentionId, int]] = []
    on: dict[str, dict[str, list[int]]] = {name: {} for name in STATEMENT_FILTERS}
    for identifier in sorted(mentions):
        mention = mentions[identifier]
        kept_under = (
            ("incident", owners.incidents.get(identifier)),
            ("promise", owners.promises.get(identifier)),
            ("action", owners.actions.get(identifier)),
        )
        for index, argument in enumerate(mention.arguments):
            place = len(everything)
            everything.append((identifier, index))
            for name, value in (*kept_under, ("document", argument.passage.document), ("field", argument.role.value)):
                if value is not None:
                    on[name].setdefault(value, []).append(place)
    return Stated(all=tuple(everything), on={name: {value: tuple(places) for value, places in found.items()} for name, found in on.items()})


def row_schema(table: str) -> dict[str, object]:
    """Return the JSON Schema of a row of one of the codebook's tables."""
    described = load_codebook().table(table)
    return {
        "type": "object",
        "description": f"{described.means}.",
        "properties": {column.name: _column_schema(column) for column in described.columns},
        "required": list(described.names),
    }


def _column_schema(column: Column) -> dict[str, object]:
    schema: dict[str, object] = {"description": column.means, "type": _JSON_TYPES[column.kind]}
    if column.kind == "list":
        schema["items"] = {"type": "string"}
    elif column.kind == "date":
        schema["format"] = "date"
    if not column.is_required and column.kind != "list":
        schema["type"] = [schema["type"], "null"]
    return schema
