"""Which outlet tells of which attacks: how many each tells, how many no other tells, and every attack with its outlets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hisab.publishing.numbers import word_range
from hisab.publishing.page import Writers
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import LINES, Part
from hisab.publishing.press import Press
from hisab.publishing.rows import happened
from hisab.publishing.series_tables import Cell, TableRow
from hisab.records.figures import Listed, Overlap
from hisab.records.ids import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTable:
    """The outlets in order, the attacks by how many outlets tell of them, and the bound, or why there is none."""

    rows: tuple[TableRow, ...]
    by_number: tuple[TableRow, ...]
    bound: tuple[Cell, ...]
    bound_label: str
    bound_caveat: str
    why: str
    recipe: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBy:
    """One attack and the outlets that tell of it in words of their own."""

    words: str
    href: str
    killed: str
    outlets: tuple[str, ...]


def outlet_table(press: Press, overlap: Overlap) -> OutletTable:
    """Return the table of the outlets."""
    tongue = press.tongue
    told = Counter(outlet for row in overlap.rows for outlet in row.lists)
    alone = Counter(row.lists[0] for row in overlap.rows if len(row.lists) == 1)
    by_number = Counter(len(row.lists) for row in overlap.rows)
    bound = overlap.lower_bound
    return OutletTable(
        rows=tuple(
            TableRow(
                label=outlet,
                href="",
                cells=(_cell(press, told[outlet], f"outlet-{outlet}"), _cell(press, alone[outlet], f"only-outlet-{outlet}")),
                notes=(),
            )
            for outlet in overlap.lists
        ),
        by_number=tuple(
            TableRow(label=tongue.some(number, "{n} outlet", "{n} outlets"), href="", cells=(_cell(press, attacks, f"outlets-{number}"),), notes=())
            for number, attacks in sorted(by_number.items())
        ),
        bound=(Cell(words=word_range(tongue, bound.value), href=press.shelves.opens.get("killed-lower-bound", "")),) if bound is not None else (),
        bound_label=tongue.retell(bound.label) if bound is not None else "",
        bound_caveat=tongue.retell(bound.caveat) if bound is not None else "",
        why=tongue.retell(overlap.why) if overlap.why else "",
        recipe=tongue.retell(overlap.recipe),
        caveat=tongue.retell(overlap.caveat),
    )


def _cell(press: Press, number: int, name: str) -> Cell:
    return Cell(words=press.tongue.number(number), href=press.shelves.opens.get(name, ""))


def outlet_pages(press: Press) -> Writers:
    """Return what writes the list of every attack with its outlets."""
    overlap = press.edition.account.overlap if press.edition.account is not None else None

    def show(part: Part[Listed]) -> dict[str, object]:
        return {
            "lines": tuple(_line(press, row) for row in part.items),
            "recipe": press.tongue.retell(overlap.recipe) if overlap is not None else "",
            "caveat": press.tongue.retell(overlap.caveat) if overlap is not None else "",
        }

    rows = overlap.rows if overlap is not None else ()
    return parted_pages(
        press,
        "outlets.html",
        template="outlets.html",
        items=rows,
        size=LINES,
        show=show,
        title=lambda: press.tongue.say("Which outlet tells of which attack"),
    )


def _line(press: Press, row: Listed) -> ToldBy:
    shown = happened(press, IncidentId(row.incident))
    return ToldBy(
        words=press.tongue.all_of((shown.place, shown.day)), href=shown.href, killed=word_range(press.tongue, row.killed), outlets=row.lists
    )
