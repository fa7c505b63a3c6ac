"""Incidents in the columns of ACLED and of UCDP GED, for programs that read those. Nothing is classified that the record does not classify.

Sources: the columns and codes of the ACLED codebook and of the UCDP GED codebook; `docs/data.md` says what each of ours holds.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.schemas import text_table
from hisab.publishing.data.writer import DataFile, Shape, stamp, texts

ACLED_COLUMNS: Mapping[str, str] = {
    "event_id_cnty": "public id of the incident",
    "event_date": "first possible day; time_precision and notes say how exact it is. Empty where it is not known to a month",
    "year": "year, where all possible days are in one",
    "time_precision": "1 the day, 2 a week, 3 a month",
    "disorder_type": "empty: not classified here",
    "event_type": "empty: not classified here",
    "sub_event_type": "empty: not classified here",
    "actor1": "groups that claimed it; where none did, those that it is attributed to. notes say which",
    "assoc_actor_1": "empty: not classified here",
    "inter1": "empty: not classified here",
    "actor2": "empty: who was hit is said by community alone",
    "assoc_actor_2": "communities that were attacked, as reported",
    "inter2": "empty: not classified here",
    "interaction": "empty: not classified here",
    "civilian_targeting": "empty: not classified here",
    "iso": "ISO 3166 number of the country",
    "region": "empty: not classified here",
    "country": "country of the place",
    "admin1": "province",
    "admin2": "district",
    "admin3": "empty: not known here",
    "location": "name of the place that most sources state",
    "latitude": "as in incidents",
    "longitude": "as in incidents",
    "geo_precision": "1 the place, 2 near it or its district, 3 its province or country; empty where no place is stated",
    "source": "outlets",
    "source_scale": "empty: not classified here",
    "notes": "what the columns cannot say: the range of each number and why fatalities is its low figure, claims apart from attributions",
    "fatalities": "the low figure of people killed; empty where none is stated, never zero for it",
    "tags": "review state, checkpoint and codebook",
    "timestamp": "seconds from 1970 to the checkpoint",
}

GED_COLUMNS: Mapping[str, str] = {
    "id": "public id of the incident",
    "relid": "the same",
    "year": "year, where all possible days are in one",
    "active_year": "empty: not classified here",
    "code_status": "review state, checkpoint and codebook",
    "type_of_violence": "empty: not classified here",
    **dict.fromkeys(("conflict_dset_id", "conflict_new_id", "conflict_name"), "empty: this record knows no conflicts"),
    **dict.fromkeys(("dyad_dset_id", "dyad_new_id", "dyad_name"), "empty: this record knows no dyads"),
    **dict.fromkeys(("side_a_dset_id", "side_a_new_id"), "empty: no such numbers here"),
    "side_a": "groups that claimed it; where none did, those that it is attributed to",
    **dict.fromkeys(("side_b_dset_id", "side_b_new_id"), "empty: no such numbers here"),
    "side_b": "communities that were attacked, as reported",
    "number_of_sources": "sources that are not copies of each other",
    "source_article": "outlet, day and headline of each report",
    "source_office": "outlets",
    "source_date": "days on which the reports came out",
    "source_headline": "headlines",
    "source_original": "empty: who told the outlet is in statements",
    "where_prec": "as in incidents",
    "where_coordinates": "name of the place",
    "where_description": "place, district, province, country",
    "adm_1": "province",
    "adm_2": "district",
    "latitude": "as in incidents",
    "longitude": "as in incidents",
    "geom_wkt": "the same point",
    "priogrid_gid": "number of the PRIO-GRID cell that the given point lies in",
    "country": "country of the place",
    "country_id": "its number in the list of Gleditsch and Ward",
    "region": "empty: not classified here",
    "event_clarity": "empty: not classified here",
    "date_prec": "as in incidents",
    "date_start": "first possible day",
    "date_end": "last possible day",
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians"), "empty: whose dead they are is not split here"),
    "deaths_unknown": "the same as best",
    "best": "the number where all eligible sources agree; empty where they do not",
    "high": "highest number",
    "low": "lowest number",
    **dict.fromkeys(("gwnoa", "gwnob"), "empty: no side is a government here"),
}

_COMMON_CELL_DEGREES = 0.5


@lru_cache(maxsize=1)
def country_numbers() -> Mapping[str, Mapping[str, str]]:
    """Return the ISO 3166 and Gleditsch-Ward codes of the countries that the package knows."""
    text = (files(__package__) / "countries.csv").read_text(encoding="utf-8")
    return {row["country"]: row for row in csv.DictReader(io.StringIO(text))}


def acled(folder: Path, open_files: ExitStack, *, made_at: str) -> Shape:
    """Return the exporter of the 31 columns of ACLED; `made_at` is the instant of the checkpoint."""
    means = "Incidents in ACLED's 31 columns; what ACLED classifies and this record does not is empty"
    table = text_table("acled", means, ACLED_COLUMNS, key="event_id_cnty")
    return Shape(
        folder, DataFile(name="acled.csv", means=means, media_type="text/csv", table=table), open_files, row=partial(_acled_row, made_at=made_at)
    )


def ged(folder: Path, open_files: ExitStack) -> Shape:
    """Return the exporter of the 49 columns of UCDP GED."""
    means = "Incidents in UCDP GED's 49 columns; what GED classifies and this record does not is empty"
    table = text_table("ged", means, GED_COLUMNS, key="id")
    return Shape(folder, DataFile(name="ged.csv", means=means, media_type="text/csv", table=table), open_files, row=_ged_row)


def _acled_row(cells: Cells, sources: tuple[Cells, ...], *, made_at: str) -> Cells:
    precision = cells["date_prec"]
    time_precision = {1: 1, 2: 2, 3: 2, 4: 3}.get(precision) if isinstance(precision, int) else None
    where = cells["where_prec"]
    return {
        "event_id_cnty": cells["id"],
        "event_date": cells["date_earliest"] if time_precision else None,
        "year": _year(cells),
        "time_precision": time_precision,
        "actor1": _side_a(cells),
        "assoc_actor_2": cells["communities"],
        "iso": country_numbers().get(str(cells["country"]), {}).get("iso_number"),
        "country": cells["country"],
        "admin1": cells["admin1"],
        "admin2": cells["admin2"],
        "location": cells["place"],
        "latitude": cells["latitude"],
        "longitude": cells["longitude"],
        "geo_precision": {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}.get(where) if isinstance(where, int) and cells["place"] else None,
        "source": tuple(dict.fromkeys(str(source["outlet"]) for source in sources)),
        "notes": " ".join(_notes(cells)),
        "fatalities": cells["killed_low"],
        "tags": stamp(cells),
        "timestamp": _seconds(made_at),
    }


def _notes(cells: Cells) -> list[str]:
    notes = [_toll_note(cells, "killed"), _toll_note(cells, "injured")]
    if cells["killed_low"] is not None and cells["killed_low"] != cells["killed_high"]:
        notes.append("fatalities is the lowest of these, because nothing here chooses between sources.")
    if cells["date_prec"] != 1:
        first, last = cells["date_earliest"], cells["date_latest"]
        notes.append(f"The day is not fixed: between {first or 'an unstated day'} and {last or 'an unstated day'}.")
    for words, name in (("Claimed by", "claimed_by"), ("Denied by", "claim_denied_by"), ("Attributed to", "attributed_to"), ("Method:", "methods")):
        if texts(cells[name]):
            notes.append(f"{words} {', '.join(texts(cells[name]))}.")
    if cells["left_out"]:
        notes.append(f"No figure of the account counts it: {cells['left_out']}.")
    return notes


def _toll_note(cells: Cells, done: str) -> str:
    low, high, rule = cells[f"{done}_low"], cells[f"{done}_high"], cells[f"{done}_rule"]
    if low is None and high is None:
        return f"People {done}: not stated."
    known = f"{low}" if low == high else f"{'not stated' if low is None else low} to {'not stated' if high is None else high}"
    more = " or more" if cells[f"{done}_qualifier"] == "at least" and high is not None else ""
    return f"People {done}: {known}{more}, by the rule: {rule}."


def _ged_row(cells: Cells, sources: tuple[Cells, ...]) -> Cells:
    latitude, longitude = cells["latitude"], cells["longitude"]
    has_point = isinstance(latitude, float) and isinstance(longitude, float)
    where = dict.fromkeys(str(cells[name]) for name in ("place", "admin2", "admin1", "country") if cells[name])
    return {
        "id": cells["id"],
        "relid": cells["id"],
        "year": _year(cells),
        "code_status": stamp(cells),
        "side_a": _side_a(cells),
        "side_b": cells["communities"],
        "number_of_sources": cells["independent_sources"],
        "source_article": tuple(_article(source) for source in sources),
        "source_office": tuple(dict.fromkeys(str(source["outlet"]) for source in sources)),
        "source_date": tuple(dict.fromkeys(str(source["published"]) for source in sources if source["published"])),
        "source_headline": tuple(str(source["title"]) for source in sources if source["title"]),
        "where_prec": cells["where_prec"],
        "where_coordinates": cells["place"],
        "where_description": ", ".join(where),
        "adm_1": cells["admin1"],
        "adm_2": cells["admin2"],
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})" if has_point else None,
        "priogrid_gid": _grid_cell(latitude, longitude) if has_point else None,
        "country": cells["country"],
        "country_id": country_numbers().get(str(cells["country"]), {}).get("gleditsch_ward"),
        "date_prec": cells["date_prec"],
        "date_start": cells["date_earliest"],
        "date_end": cells["date_latest"],
        "deaths_unknown": cells["killed_best"],
        "best": cells["killed_best"],
        "high": cells["killed_high"],
        "low": cells["killed_low"],
    }


def _article(source: Cells) -> str:
    """Return a report as GED names it: outlet, day and headline between quotation marks."""
    parts = (str(source[name] or "not stated").replace('"', "'") for name in ("outlet", "published", "title"))
    return f'"{",".join(parts)}"'


def _side_a(cells: Cells) -> Cell:
    return texts(cells["claimed_by"]) or texts(cells["attributed_to"])


def _year(cells: Cells) -> Cell:
    years = {str(cells[name])[:4] for name in ("date_earliest", "date_latest")}
    return years.pop() if len(years) == 1 and cells["date_earliest"] else None


def _grid_cell(latitude: Cell, longitude: Cell) -> int | None:
    """Return the PRIO-GRID number of a point: cells of half a degree, counted from the south-west corner, row by row."""
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return None
    row, column = math.floor((latitude + 90) / _COMMON_CELL_DEGREES), math.floor((longitude + 180) / _COMMON_CELL_DEGREES)
    return row * 720 + column + 1


def _seconds(at: str) -> int:
    """Return an ISO 8601 instant as seconds from 1970."""
    return int(datetime.fromisoformat(at).timestamp())
