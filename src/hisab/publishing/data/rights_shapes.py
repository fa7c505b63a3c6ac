"""Incidents as Uwazi imports them, as HXL tags them, and as a table for those who estimate how much is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.rows import Line
from hisab.publishing.data.schemas import Table, text_table
from hisab.publishing.data.writer import CsvSheet, DataFile, Shape, texts

UWAZI_COLUMNS: Mapping[str, str] = {
    "id": "public id of the incident; a second import with it updates the first",
    "Title": "day, place and people killed",
    "Date": "first and last possible day, with a colon between them",
    "Date precision": "how the words fix it",
    "Location": "the point as latitude|longitude",
    "Location precision": "as where_prec in incidents",
    "Place": "name of the place",
    "Country": "its country",
    "Communities": "communities that were attacked, as reported, | between them",
    "Claimed by": "groups that claimed it, | between them",
    "Attributed to": "groups that it is attributed to, | between them",
    "Methods": "how it was done, | between them",
    "Killed at least": "lowest number",
    "Killed at most": "highest number",
    "Injured at least": "lowest number",
    "Injured at most": "highest number",
    "Sources": "headline or outlet of a report, and its address, as label|url; the first one that has an address",
    "Outlets": "outlets, | between them",
    "Review state": "unreviewed, reviewed or confirmed",
    "Checkpoint": "root of the ledger's entries",
    "Codebook": "version of the codebook",
}

HXL_COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "date_earliest": ("#date+start", "Date, from", "first possible day"),
    "date_latest": ("#date+end", "Date, to", "last possible day"),
    "id": ("#event+id", "Incident", "public id of the incident"),
    "methods": ("#event+type", "Methods", "how it was done"),
    "killed_low": ("#affected+killed", "Killed, at least", "lowest number of people killed that an eligible source states"),
    "injured_low": ("#affected+injured", "Injured, at least", "lowest number of people injured"),
    "admin1": ("#adm1+name", "Province", "province"),
    "place": ("#loc+name", "Place", "name of the place"),
    "latitude": ("#geo+lat", "Latitude", "as in incidents"),
    "longitude": ("#geo+lon", "Longitude", "as in incidents"),
    "outlets": ("#meta+source", "Outlets", "outlets"),
    "url": ("#meta+url", "Address", "address of the first report that has one"),
    "review_state": ("#meta+review", "Review state", "unreviewed, reviewed or confirmed"),
    "checkpoint": ("#meta+checkpoint", "Checkpoint", "root of the ledger's entries"),
    "codebook": ("#meta+codebook", "Codebook", "version of the codebook"),
}

_TAIL = ("review_state", "checkpoint", "codebook")


def uwazi(folder: Path, files: ExitStack) -> Shape:
    """Return the exporter of the CSV file that Uwazi imports."""
    means = "Incidents as Uwazi imports them"
    table = text_table("uwazi", means, UWAZI_COLUMNS, key="id")
    return Shape(folder, DataFile(name="uwazi.csv", means=means, media_type="text/csv", table=table), files, row=_uwazi_row)


def _uwazi_row(cells: Cells, sources: tuple[Cells, ...]) -> Cells:
    first, last = cells["date_earliest"], cells["date_latest"]
    linked = next((source for source in sources if source["address"]), None)
    label = str(linked["title"] or linked["outlet"]).replace("|", "/") if linked else ""
    return {
        "id": cells["id"],
        "Title": _title(cells),
        "Date": f"{first or ''}:{last or ''}" if first or last else None,
        "Date precision": cells["date_stated_as"],
        "Location": f"{cells['latitude']}|{cells['longitude']}" if cells["latitude"] is not None else None,
        "Location precision": cells["where_prec"],
        "Place": cells["place"],
        "Country": cells["country"],
        "Communities": _barred(cells["communities"]),
        "Claimed by": _barred(cells["claimed_by"]),
        "Attributed to": _barred(cells["attributed_to"]),
        "Methods": _barred(cells["methods"]),
        "Killed at least": cells["killed_low"],
        "Killed at most": cells["killed_high"],
        "Injured at least": cells["injured_low"],
        "Injured at most": cells["injured_high"],
        "Sources": f"{label}|{linked['address']}" if linked else None,
        "Outlets": _barred(cells["outlets"]),
        "Review state": cells["review_state"],
        "Checkpoint": cells["checkpoint"],
        "Codebook": cells["codebook"],
    }


def _title(cells: Cells) -> str:
    day = cells["date_earliest"] if cells["date_prec"] == 1 else "day not fixed"
    low, high = cells["killed_low"], cells["killed_high"]
    killed = "people killed not stated" if low is None else f"{low} killed" if low == high else f"at least {low} killed"
    return f"{day}, {cells['place'] or 'place not stated'}: {killed} ({cells['id']})"


def _barred(cell: Cell) -> str:
    return "|".join(value.replace("|", "/") for value in texts(cell))


class Hxl:
    """Writes incidents with the row of HXL hashtags behind the header."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        means = "Incidents with a row of HXL hashtags behind the header"
        table = text_table("hxl", means, {header: meaning for _, header, meaning in HXL_COLUMNS.values()})
        self._file = DataFile(name="hxl.csv", means=means, media_type="text/csv", table=table)
        self._sheet = CsvSheet(folder / self._file.name, table.names, files)
        self._sheet.write_texts(tag for tag, _, _ in HXL_COLUMNS.values())
        self._addresses: dict[Cell, Cell] = {}

    def take(self, line: Line) -> None:
        """Remember a source's address; write an incident."""
        if line.table == "sources":
            self._addresses[line.cells["id"]] = line.cells["address"]
        elif line.table == "incidents":
            found = (self._addresses[each] for each in texts(line.cells["documents"]))
            cells = {**line.cells, "url": next((address for address in found if address), None)}
            self._sheet.write({header: cells[name] for name, (_, header, _) in HXL_COLUMNS.items()})

    def finish(self) -> tuple[DataFile, ...]:
        """Return the file."""
        return (self._file,)


class Overlap:
    """Writes which outlets tell of which incident: one row an incident, one column an outlet, 1 where it does and 0 where it does not."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._folder, self._files = folder, files
        self._columns: dict[str, str] = {}
        self._sheet: CsvSheet | None = None

    def take(self, line: Line) -> None:
        """Remember an outlet; write an incident. All sources come before the first incident."""
        if line.table == "sources":
            outlet = str(line.cells["outlet"])
            self._columns.setdefault(outlet, _column_name(outlet, set(self._columns.values())))
        elif line.table == "incidents":
            self._sheet = self._sheet or self._opened()
            here = {self._columns[outlet] for outlet in texts(line.cells["outlets"])}
            told: dict[str, Cell] = {column: int(column in here) for column in self._columns.values()}
            self._sheet.write({"id": line.cells["id"], **told, **{name: line.cells[name] for name in _TAIL}})

    def _opened(self) -> CsvSheet:
        return CsvSheet(self._folder / "overlap.csv", self._table().names, self._files)

    def _table(self) -> Table:
        columns = {"id": "public id of the incident"}
        columns |= {
            column: f"1 where {outlet} tells of it, 0 where it does not; copies of one text are not told apart"
            for outlet, column in self._columns.items()
        }
        columns |= {"review_state": "as in incidents", "checkpoint": "as in incidents", "codebook": "as in incidents"}
        return text_table("overlap", "Which outlet tells of which incident", columns, key="id")

    def finish(self) -> tuple[DataFile, ...]:
        """Return the file; without incidents it has a header alone."""
        self._sheet = self._sheet or self._opened()
        means = "Which outlet tells of which incident, for those who estimate how much is missing"
        return (DataFile(name="overlap.csv", means=means, media_type="text/csv", table=self._table()),)


def _column_name(outlet: str, taken: set[str]) -> str:
    bare = "in_" + (re.sub(r"\W+", "_", outlet).strip("_")[:60] or "unnamed")
    numbered = (f"{bare}_{number}" for number in range(2, len(taken) + 3))
    lowered = {each.lower() for each in taken}
    return bare if bare.lower() not in lowered else next(each for each in numbered if each.lower() not in lowered)
