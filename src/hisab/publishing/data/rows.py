"""The one traversal of an edition: every row of every table, what the profile withholds already taken out.

Every exporter is fed from here and sees nothing else, so that what is withheld once is withheld everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hisab.publishing.corrections import corrections_of
from hisab.publishing.data.book_rows import action_rows, deliverable_rows, link_rows, promise_rows
from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.material import Material
from hisab.publishing.data.points import date_prec, divisions_of, point_of
from hisab.publishing.data.redaction import ADDRESS, PERSON_WITHOUT_OFFICE, TARGET_DESCRIBED, TARGET_NAMED, TITLE
from hisab.publishing.data.review import UNREVIEWED, least
from hisab.publishing.data.sentence_rows import sentence_rows, statement_rows
from hisab.publishing.quotes import outside_address, visible
from hisab.records.figures import IncidentAccount, Toll
from hisab.records.ids import DocumentId, IncidentId
from hisab.records.mentions import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row and the table that it belongs to."""

    table: str
    cells: Cells


def traverse(material: Material) -> Iterator[Line]:
    """Yield every row: the sources first, then the records, what they rest on, the figures and the corrections; each in the order of its ids."""
    parts = (
        ("sources", _source_rows(material)),
        ("incidents", _incident_rows(material)),
        ("promises", promise_rows(material)),
        ("deliverables", deliverable_rows(material)),
        ("actions", action_rows(material)),
        ("links", link_rows(material)),
        ("sentences", sentence_rows(material)),
        ("statements", statement_rows(material)),
        ("figures", figure_rows(material)),
        ("corrections", _correction_rows(material)),
    )
    for table, rows in parts:
        for cells in rows:
            yield Line(table=table, cells=stamped(material, cells))


def stamped(material: Material, cells: Cells) -> Cells:
    """Return a row with what every row says at its end: the checkpoint and the version of the codebook."""
    return {**cells, "checkpoint": material.edition.checkpoint.root, "codebook": material.codebook.version}


def _source_rows(material: Material) -> Iterator[Cells]:
    return (source_cells(material, identifier) for identifier in sorted(material.edition.register.documents))


def source_cells(material: Material, identifier: DocumentId) -> Cells:
    """Return the row of one document."""
    profile, document = material.profile, material.edition.register.documents[identifier]
    title = document.title if profile.lets(TITLE) else None
    return {
        "id": identifier,
        "capture": document.capture,
        "outlet": visible(document.source),
        "title": material.words(title, identifier) if title is not None else None,
        "published": _day(document.published),
        "language": visible(document.language) if document.language else None,
        "address": outside_address(document.address) if profile.lets(ADDRESS) else None,
        "derived_by": visible(document.derived_by),
        "review_state": UNREVIEWED,
    }


def _incident_rows(material: Material) -> Iterator[Cells]:
    return (incident_cells(material, identifier) for identifier in sorted(material.edition.register.incidents))


def incident_cells(material: Material, identifier: IncidentId) -> Cells:
    """Return the row of one incident."""
    edition = material.edition
    account = edition.incidents[identifier]
    return {
        "id": identifier,
        **_when_and_where(material, account),
        **_who(material, identifier, account),
        **_toll("killed", account.killed),
        **_toll("injured", account.injured),
        **_told(material, account),
        "review_state": material.reviews.of_record(edition.register.incidents[identifier].mentions),
    }


def _when_and_where(material: Material, account: IncidentAccount) -> dict[str, Cell]:
    span, place = account.date, account.place
    point = point_of(place, material.profile, material.districts)
    country, first, second = divisions_of(place)
    return {
        "date_earliest": _day(span.earliest) if span else None,
        "date_latest": _day(span.latest) if span else None,
        "date_stated_as": span.precision.value if span else None,
        "date_prec": date_prec(span),
        "place": visible(place.name) if place else None,
        "place_id": place.id if place else None,
        "place_level": place.level.value if place else None,
        "country": country,
        "admin1": first,
        "admin2": second,
        "latitude": point.latitude,
        "longitude": point.longitude,
        "where_prec": point.precision,
        "approximate": point.latitude is None or point.precision > 1,
    }


def _who(material: Material, identifier: IncidentId, account: IncidentAccount) -> dict[str, Cell]:
    register, vocabulary = material.edition.register, material.vocabulary
    mentions = [register.mentions[mention] for mention in register.incidents[identifier].mentions]
    denied = dict.fromkeys(each.name for mention in mentions for each in mention.all(Role.CLAIM_DENIED) if each.name)
    return {
        "communities": tuple(vocabulary.name("communities", each) for each in account.communities),
        "targets": tuple(visible(each) for each in account.targets if _leaves(material, each)),
        "claimed_by": _groups(material, account.claimed_by),
        "claim_denied_by": _groups(material, denied),
        "attributed_to": _groups(material, account.attributed_to),
        "methods": account.methods,
    }


def _groups(material: Material, named: Iterable[str]) -> tuple[str, ...]:
    """Return the names of groups; words that are no group of the vocabulary and may be a person's name leave by the profile alone."""
    all_leave = material.profile.lets(PERSON_WITHOUT_OFFICE)
    return tuple(visible(material.vocabulary.name("groups", each)) for each in named if all_leave or material.names.is_described(each))


def _leaves(material: Material, target: str) -> bool:
    return material.profile.lets(TARGET_DESCRIBED if material.names.is_described(target) else TARGET_NAMED)


def _told(material: Material, account: IncidentAccount) -> dict[str, Cell]:
    documents = material.edition.register.documents
    return {
        "reports": len(account.documents),
        "independent_sources": account.independent_sources,
        "outlets": tuple(dict.fromkeys(visible(documents[each].source) for each in account.documents)),
        "documents": tuple(account.documents),
        "left_out": account.left_out,
    }


def _toll(name: str, toll: Toll | None) -> dict[str, Cell]:
    count = toll.count if toll is not None else None
    return {
        f"{name}_low": count.low if count else None,
        f"{name}_best": _agreed(count.low, count.best, count.high) if count else None,
        f"{name}_high": count.high if count else None,
        f"{name}_qualifier": count.qualifier if count else None,
        f"{name}_rule": toll.recipe if toll else None,
    }


def _agreed(low: int | None, best: int | None, high: int | None) -> int | None:
    return low if best is None and low == high else best


def figure_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every figure. One that is told in words has no number: the count of what it was worked out from would read as its value."""
    for figure in material.edition.figures:
        value = figure.value if figure.measured is None else None
        yield {
            "name": figure.name,
            "label": figure.label,
            "words": figure.measured.words if figure.measured is not None else None,
            "low": value.low if value else None,
            "best": value.best if value else None,
            "high": value.high if value else None,
            "qualifier": value.qualifier if value else None,
            "counted": figure.counted,
            "recipe": figure.recipe,
            "caveat": figure.caveat,
            "as_of": figure.as_of.isoformat(),
            "review_state": _state_of_counted(material, figure.counted),
        }


def _state_of_counted(material: Material, counted: Iterable[str]) -> str:
    register = material.edition.register
    records: dict[str, tuple[str, ...]] = {}
    for kind in (register.incidents, register.promises, register.actions):
        records.update((str(identifier), kind[identifier].mentions) for identifier in kind)  # type: ignore[index]
    return least(material.reviews.of_record(records.get(identifier, ())) for identifier in (one.partition("#")[0] for one in counted))  # type: ignore[arg-type]


def _correction_rows(material: Material) -> Iterator[Cells]:
    for each in sorted(corrections_of(material.edition.register), key=lambda each: each.key):
        yield {
            "correction": each.key,
            "id": each.record,
            "kind": each.kind,
            "what": each.what,
            "successor": each.successors,
            "reason": visible(each.reason),
            "at": each.at or None,
            "review_state": UNREVIEWED,
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
