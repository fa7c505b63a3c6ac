"""A chart: the drawing, what it says to those who cannot see it, the same in a table, and its data."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from markupsafe import Markup, escape

from hisab.publishing.charts.words import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line below a chart, and the address within the site that it leads to, empty where it leads nowhere."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words around every chart: on its table, its notes and the links to its data."""

    table: str
    notes: str
    data: str
    spec: str


def labels_of(tongue: Tongue) -> Labels:
    """Return the words around a chart in a language."""
    return Labels(
        table=tongue.say("The same rows as a table"),
        notes=tongue.say("What is not drawn"),
        data=tongue.say("Data (CSV)"),
        spec=tongue.say("Drawing (Vega-Lite)"),
    )


def same_rows(tongue: Tongue) -> str:
    """Return the sentence that ends what a drawing says to those who cannot see it."""
    return tongue.say("The same rows stand in a table.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure with its table.

    `svg` holds the drawing, most often twice, for a page and for a telephone; it is empty where there is nothing to draw, and then
    `description` says why. `caption` says how to read it, `notes` what it leaves out. `hrefs` has for every row an address within the site,
    or nothing; addresses in `svg` are within the site too. `spec` is the Vega-Lite specification (JSON) of the drawing for a page.
    """

    name: str
    title: str
    description: str
    caption: str
    notes: tuple[Note, ...]
    svg: Markup
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hrefs: tuple[str, ...]
    spec: str
    labels: Labels

    def drawn(self, root: str) -> Markup:
        """Return the drawing for a page from which the site begins at `root` ("../")."""
        return Markup(str(self.svg).replace('href="', f'href="{escape(root)}'))  # noqa: S704 - root is escaped, the drawing was


def chart_csv(chart: Chart) -> bytes:
    """Return the chart's table as CSV."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(chart.header)
    writer.writerows(chart.rows)
    return target.getvalue().encode("utf-8")


def chart_spec(chart: Chart) -> bytes:
    """Return the chart's Vega-Lite specification."""
    return chart.spec.encode("utf-8")
