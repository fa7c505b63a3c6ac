"""The record as FollowTheMoney entities, one a line: attacks, officials and bodies, cases, payments and the reports that tell of them.

Source: the schemata of followthemoney 4. It drops what it cannot read without a word, so that every value here is in its form already.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.conflict_shapes import country_numbers
from hisab.publishing.data.rows import Line
from hisab.publishing.data.writer import DataFile, stamp, texts
from hisab.records.ids import content_id
from hisab.vocabulary.words import ActionKind

_LANGUAGES = {"en": "eng", "ur": "urd", "fa": "fas", "ps": "pus", "ar": "ara", "hi": "hin", "bn": "ben"}
_CASES = frozenset({ActionKind.CASE_REGISTERED, ActionKind.ARREST, ActionKind.CHARGE, ActionKind.TRIAL, ActionKind.CONVICTION, ActionKind.ACQUITTAL})


class Entities:
    """Writes entities as JSON lines, each id once."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._file = files.enter_context((folder / "entities.ftm.jsonl").open("w", encoding="utf-8", newline="\n"))
        self._written: set[str] = set()

    def take(self, line: Line) -> None:
        """Write the entities that a row gives."""
        makers = {"sources": _article, "incidents": _event, "promises": _promisor, "actions": _action}
        if line.table in makers:
            for identifier, schema, properties in makers[line.table](line.cells):
                self._write(identifier, schema, properties)

    def _write(self, identifier: str, schema: str, properties: dict[str, Iterable[Cell]]) -> None:
        if identifier not in self._written:
            self._written.add(identifier)
            kept = {name: _kept(name, values) for name, values in properties.items()}
            entity = {"id": identifier, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}
            self._file.write(json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n")

    def finish(self) -> tuple[DataFile, ...]:
        """Return the file."""
        means = "Attacks, officials, bodies, cases, payments and reports as FollowTheMoney entities"
        return (DataFile(name="entities.ftm.jsonl", means=means, media_type="application/jsonl"),)


_Made = Iterator[tuple[str, str, dict[str, Iterable[Cell]]]]


def _article(cells: Cells) -> _Made:
    yield (
        _reference(cells["id"]),
        "Article",
        {
            "title": [cells["title"]],
            "publisher": [cells["outlet"]],
            "publishedAt": [cells["published"]],
            "sourceUrl": [_kept_address(cells["address"])],
            "language": [_LANGUAGES.get(str(cells["language"]))],
            "notes": [stamp(cells)],
        },
    )


def _kept(name: str, values: Iterable[Cell]) -> list[str]:
    """Return values in the form that FollowTheMoney keeps: composed, without unseen characters, spaces single; names without quotation marks."""
    texts_of = (" ".join(unicodedata.normalize("NFC", str(value)).split()) for value in values if value is not None)
    seen = ("".join(letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf"}) for text in texts_of)
    bare = (text.strip(" \"'") if name == "name" else text.strip() for text in seen)
    return list(dict.fromkeys(" ".join(text.split()) for text in bare if text))


def _kept_address(address: Cell) -> Cell:
    """Return an address only in the form that FollowTheMoney keeps: in ASCII, with a host, nothing empty behind a mark; else None."""
    if not isinstance(address, str) or not address.isascii():
        return None
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    if not host or "?" in host or "#" in host:
        return None
    return f"{scheme.lower()}://{host.lower()}/{path}".rstrip("?#") if slash else f"{scheme.lower()}://{host.lower()}/"


def _event(cells: Cells) -> _Made:
    place = cells["place"] or "place not stated"
    yield (
        str(cells["id"]),
        "Event",
        {
            "name": [f"{cells['date_earliest'] or 'day not stated'}, {place} ({cells['id']})"],
            "startDate": [cells["date_earliest"]],
            "endDate": [cells["date_latest"]],
            "country": [_country(cells)],
            "location": [cells["place"]],
            "keywords": texts(cells["communities"]),
            "summary": [_numbers(cells)],
            "description": [f"{words} {', '.join(texts(cells[name]))}." for words, name in _WHO if texts(cells[name])],
            "recordId": [cells["id"]],
            "notes": [stamp(cells)],
        },
    )
    yield from _documentation(str(cells["id"]), cells)


_WHO = (("Claimed by", "claimed_by"), ("Denied by", "claim_denied_by"), ("Attributed to", "attributed_to"), ("Method:", "methods"))


def _numbers(cells: Cells) -> str:
    parts = []
    for done in ("killed", "injured"):
        low, high = cells[f"{done}_low"], cells[f"{done}_high"]
        known = "not stated" if low is None and high is None else f"{low}" if low == high else f"{low or 'not stated'} to {high or 'not stated'}"
        parts.append(f"People {done}: {known}.")
    return " ".join(parts)


def _documentation(subject: str, cells: Cells) -> _Made:
    for document in texts(cells["documents"]):
        properties: dict[str, Iterable[Cell]] = {"document": [_reference(document)], "entity": [subject], "summary": [stamp(cells)]}
        yield _made_id("documentation", subject, document), "Documentation", properties


def _promisor(cells: Cells) -> _Made:
    body, person, office = cells["institution"], cells["person"], cells["office"]
    yield from _body(body, cells["institution_name"], cells)
    if office is not None:
        position: dict[str, Iterable[Cell]] = {"name": [cells["office_title"]], "country": [_country(cells)], "notes": [_shared(cells)]}
        if body is not None:
            position["organization"] = [f"body-{body}"]
        yield f"office-{office}", "Position", position
    if person is not None:
        holder = _made_id("person", str(person), "")
        yield holder, "Person", {"name": [person], "notes": [_shared(cells)]}
        if office is not None:
            held: dict[str, Iterable[Cell]] = {"holder": [holder], "post": [f"office-{office}"], "summary": [f"As reported. {_shared(cells)}"]}
            yield _made_id("occupancy", holder, str(office)), "Occupancy", held


def _body(identifier: Cell, name: Cell, cells: Cells) -> _Made:
    if identifier is not None:
        yield f"body-{identifier}", "PublicBody", {"name": [name], "country": [_country(cells)], "notes": [_shared(cells)]}


def _shared(cells: Cells) -> str:
    """Return the stamp of an entity that several records give: no person has reviewed the entity itself."""
    return stamp({**cells, "review_state": "unreviewed"})


def _action(cells: Cells) -> _Made:
    bodies = list(zip(texts(cells["institutions"]), texts(cells["institution_names"]), strict=True))
    for body, name in bodies:
        yield from _body(body, name, cells)
    case = _reference(cells["id"])
    if cells["kind"] in _CASES:
        yield case, "CourtCase", _case(cells)
        for body, _ in bodies:
            party: dict[str, Iterable[Cell]] = {"case": [case], "party": [f"body-{body}"], "role": ["said to have acted"], "summary": [stamp(cells)]}
            yield _made_id("party", case, body), "CourtCaseParty", party
        yield from _documentation(case, cells)
    elif cells["kind"] == ActionKind.PAYMENT:
        yield case, "Payment", _payment(cells, [body for body, _ in bodies])


def _case(cells: Cells) -> dict[str, Iterable[Cell]]:
    return {
        "name": [f"{cells['kind']}, reported {cells['reported_on'] or 'on an unstated day'}"],
        "status": [cells["kind"]],
        "country": [_country(cells)],
        "summary": [_done(cells)],
        "notes": [stamp(cells)],
    }


def _payment(cells: Cells, bodies: list[str]) -> dict[str, Iterable[Cell]]:
    amounts = [each.split(" ") for each in texts(cells["amounts"])]
    single = amounts[0] if len(amounts) == 1 and len(amounts[0]) == 2 else None
    return {
        "payer": [f"body-{body}" for body in bodies],
        "startDate": [cells["done_earliest"]],
        "endDate": [cells["done_latest"]],
        "amount": [single[1].replace(",", "")] if single else [],
        "currency": [single[0]] if single else [],
        "purpose": ["payment reported after an attack"],
        "summary": [f"{_done(cells)} Sums stated: {', '.join(texts(cells['amounts'])) or 'none'}. {stamp(cells)}"],
    }


def _done(cells: Cells) -> str:
    first, last = cells["done_earliest"], cells["done_latest"]
    when = (
        "on an unstated day"
        if not first and not last
        else f"{first}"
        if first == last
        else f"between {first or 'not stated'} and {last or 'not stated'}"
    )
    after = f", suggested to follow {', '.join(texts(cells['incidents']))}" if texts(cells["incidents"]) else ""
    return f"{cells['kind']}, done {when}{after}."


def _reference(identifier: Cell) -> str:
    """Return an id in the letters that FollowTheMoney keeps when one entity names another: it drops those with a colon."""
    return str(identifier).replace(":", "-")


def _country(cells: Cells) -> str | None:
    return country_numbers().get(str(cells["country"]), {}).get("iso_code")


def _made_id(*parts: str) -> str:
    return f"{parts[0]}-{content_id(chr(0).join(parts).encode()).partition(':')[2][:24]}"
