"""What a publication would expose: every value of a field that the redaction profile rules, and whether it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hisab.publishing.data.material import Material, prepare
from hisab.publishing.data.points import point_of
from hisab.publishing.data.redaction import ADDRESS, EXACT_POINT, QUOTE, TITLE, UNREAD_NAME, WHOLE_TEXT, Profile
from hisab.publishing.quotes import visible
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One value: the field of the profile, the record that it is in, the value, and whether it leaves, with the reason on record."""

    what: str
    record: str
    value: str
    leaves: bool
    reason: str


def exposed(edition: Edition, profile: Profile, *, vocabulary: Vocabulary) -> tuple[Exposure, ...]:
    """Return every value that the profile rules, in the data and on the pages: names, words for people, points, quotes, headlines, texts."""
    material = prepare(edition, vocabulary=vocabulary, profile=profile)
    return (*_named(material), *_pointed(material), *_quoted(material), *_reported(material), *_on_pages(material))


def count_by_field(found: Iterable[Exposure]) -> tuple[tuple[str, int, int], ...]:
    """Return for each field how many values would leave, and how many there are, in the order in which the fields first come."""
    counts: dict[str, list[int]] = {}
    for each in found:
        counts.setdefault(each.what, []).append(each.leaves)
    return tuple((what, sum(leaves), len(leaves)) for what, leaves in counts.items())


def _exposure(profile: Profile, what: str, record: str, value: str) -> Exposure:
    return Exposure(what=what, record=record, value=visible(value), leaves=profile.lets(what), reason=profile.reasons.get(what, ""))


def _named(material: Material) -> Iterator[Exposure]:
    seen: set[tuple[str, str, str]] = set()
    for identifier, mention in sorted(material.edition.register.mentions.items()):
        for argument in mention.arguments:
            what = material.names.field_of(mention, argument)
            key = (what or "", mention.document, argument.name or "")
            if what is not None and key not in seen:
                seen.add(key)
                yield _exposure(material.profile, what, identifier, argument.name or argument.passage.quote)


def _pointed(material: Material) -> Iterator[Exposure]:
    for identifier, account in sorted(material.edition.incidents.items()):
        place = account.place
        if place is not None and place.latitude is not None and place.longitude is not None:
            yield _exposure(material.profile, EXACT_POINT, identifier, f"{place.name}: {place.latitude}, {place.longitude}")
            point = point_of(place, material.profile, material.districts)
            if point.latitude is not None and not material.profile.lets(EXACT_POINT):
                yield _exposure(material.profile, "district_point", identifier, f"{point.latitude}, {point.longitude}")


def _quoted(material: Material) -> Iterator[Exposure]:
    for identifier, mention in sorted(material.edition.register.mentions.items()):
        yield _exposure(material.profile, QUOTE, identifier, material.words(mention.passage.quote, mention.document))


def _reported(material: Material) -> Iterator[Exposure]:
    for identifier, document in sorted(material.edition.register.documents.items()):
        if document.title:
            yield _exposure(material.profile, TITLE, identifier, material.words(document.title, identifier))
        if document.address:
            yield _exposure(material.profile, ADDRESS, identifier, document.address)


def _on_pages(material: Material) -> Iterator[Exposure]:
    """Yield what the pages alone could show: the texts of reports, and names in them that no reader marked."""
    for identifier, document in sorted(material.edition.register.documents.items()):
        yield _exposure(material.profile, WHOLE_TEXT, identifier, f"{len(document.text)} characters")
        for name in material.hidden.names_nobody_read(identifier):
            yield _exposure(material.profile, UNREAD_NAME, identifier, name)
