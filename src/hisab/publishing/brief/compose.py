"""A brief from an edition that was measured for its communities and days. Chooses, orders and words; counts nothing anew."""

from __future__ import annotations

from dataclasses import replace

from hisab.publishing.brief.attacks import attacks_section
from hisab.publishing.brief.closing import limits_section, notes_lead, verify_section
from hisab.publishing.brief.content import Brief, Drawing, Headline
from hisab.publishing.brief.notes import MOST_NOTES, Notes
from hisab.publishing.brief.outcomes import outcomes_section
from hisab.publishing.brief.picture import threads_drawing
from hisab.publishing.brief.promises import open_section, promises_in_scope, repeats_section
from hisab.publishing.brief.sheet import ROOMS, Room, Scope, Sheet
from hisab.publishing.data.material import prepare as prepare_material
from hisab.publishing.data.redaction import PUBLIC, load_profile
from hisab.publishing.links import figure_anchor
from hisab.publishing.numbers import is_counted, word_date, word_range
from hisab.publishing.press import prepare
from hisab.publishing.tongue import tongue_of
from hisab.records.figures import Edition, Figure
from hisab.records.measured import Rate
from hisab.vocabulary.tables import Vocabulary


def compose(
    edition: Edition,
    scope: Scope,
    *,
    vocabulary: Vocabulary,
    language: str,
    call: str,
    profile: str = PUBLIC,
    drawings: tuple[Drawing, ...] = (),
) -> Brief:
    """Return the brief of `edition`, which was measured for `scope`, in one of the languages of the site.

    `call` is what makes it again; `drawings` are the charts and maps that stand before the table of the attacks.
    """
    press = prepare(edition, vocabulary, tongue_of(language))
    material = prepare_material(edition, vocabulary=vocabulary, profile=load_profile(profile))

    def compose_with(room: Room, *, is_strict: bool) -> Brief:
        notes = Notes(material, press.tongue, is_strict=is_strict)
        sheet = Sheet(press=press, material=material, notes=notes, room=room, scope=scope)
        return _compose(sheet, call=call, drawings=drawings, is_strict=is_strict)

    room = ROOMS[language]
    brief = compose_with(room, is_strict=False)
    if len(brief.notes) <= min(MOST_NOTES, room.notes):
        return brief
    brief = compose_with(room, is_strict=True)
    while len(brief.notes) > room.notes and room != room.less():
        room = room.less()
        brief = compose_with(room, is_strict=True)
    return brief


def _compose(sheet: Sheet, *, call: str, drawings: tuple[Drawing, ...], is_strict: bool) -> Brief:
    say, edition = sheet.tongue.say, sheet.press.edition
    communities = sheet.word_communities()
    days = say("{since} to {until}", since=sheet.word_day(sheet.scope.since), until=sheet.word_day(sheet.scope.until))
    headlines = _headlines(sheet)
    sections = (
        attacks_section(sheet, (threads_drawing(sheet), *drawings) if sheet.attacks else ()),
        open_section(sheet),
        repeats_section(sheet),
        outcomes_section(sheet),
    ) if sheet.attacks else ()  # fmt: skip
    return Brief(
        language=sheet.tongue.code,
        direction=sheet.tongue.direction,
        day=edition.as_of.isoformat(),
        running=say("Hisab: {communities}, {days}", communities=communities, days=days),
        title=say("Attacks on {communities} and what was promised after them", communities=communities),
        subtitle=days,
        scope=_scope_words(sheet),
        headlines=headlines,
        sections=(*sections, limits_section(sheet), verify_section(sheet, call=call)),
        notes_heading=say("Notes"),
        notes_lead=notes_lead(sheet, is_strict=is_strict),
        notes=sheet.notes.all,
        page_words=say("page {page} of {pages}"),
    )


def _scope_words(sheet: Sheet) -> tuple[str, ...]:
    say, edition = sheet.tongue.say, sheet.press.edition
    stands = say("As of {day}.", day=word_date(sheet.tongue, edition.as_of))
    if sheet.attacks:
        return (stands,)
    published = [document.published for document in edition.register.documents.values() if document.published is not None]
    read = sheet.tongue.some(len(edition.register.documents), "{n} report was read", "{n} reports were read")
    span = (
        say("{read}, published from {first} to {last}.", read=read, first=sheet.word_day(min(published)), last=sheet.word_day(max(published)))
        if published
        else say("{read}.", read=read)
    )
    nothing = say(
        "No attack on this community is recorded in these days. That is not to say that there was none: this record knows only what the reports say "
        "that it has read."
    )
    return (stands, nothing, span)


def _headlines(sheet: Sheet) -> tuple[Headline, ...]:
    figures = {figure.name: figure for figure in sheet.press.edition.figures}
    names = ("people_killed", "promises_due", "promises_kept")
    if not sheet.attacks or any(name not in figures for name in names):
        return ()
    killed, due, kept = (figures[name] for name in names)
    return (_killed(sheet, killed), _due(sheet, due), _kept(sheet, kept, due, figures.get("kept_rate")))


def _killed(sheet: Sheet, figure: Figure) -> Headline:
    attacks = len(sheet.attacks)
    silent = attacks - len(figure.counted)
    label = sheet.tongue.some(attacks, "people killed in {n} attack", "people killed in {n} attacks")
    more = sheet.tongue.some(silent, "for {n} of them no number is stated", "for {n} of them no number is stated")
    return Headline(
        number=word_range(sheet.tongue, figure.value) if is_counted(figure.value) else sheet.tongue.say("not known"),
        label=sheet.tongue.list_of((label, more) if silent else (label,)),
        notes=(_note(sheet, figure, sheet.tongue.say("Added up over these attacks, from the lowest to the highest number stated for each.")),),
    )


def _due(sheet: Sheet, figure: Figure) -> Headline:
    promises = len(promises_in_scope(sheet))
    return Headline(
        number=word_range(sheet.tongue, figure.value),
        label=sheet.tongue.some(
            promises, "promised things past their due day; {n} promise in all", "promised things past their due day; {n} promises in all"
        ),
        notes=(_note(sheet, figure, sheet.tongue.say("Counted are things that could be seen to be done, each by itself.")),),
    )


def _kept(sheet: Sheet, figure: Figure, due: Figure, rate: Figure | None) -> Headline:
    """Return how many were kept, always as "k of n": below twenty a percentage says more than is known, and above it no less is said so."""
    say = sheet.tongue.say
    measured = rate.measured if rate is not None else None
    searched = measured.of if isinstance(measured, Rate) else (due.value.best or 0)
    is_known = searched > 0 and is_counted(figure.value)
    kept = word_range(sheet.tongue, replace(figure.value, qualifier=None))
    number = say("{k} of {n}", k=kept, n=searched) if is_known else say("not known")
    label = (
        say("of those that were searched for are known to be kept")
        if is_known
        else say("how many of them were kept: nobody has recorded a search yet, which is this record’s debt")
    )
    words = say("Things that are due and were searched for; those that nobody searched for are left out.")
    return Headline(number=number, label=label, notes=(_note(sheet, figure, words),))


def _note(sheet: Sheet, figure: Figure, words: str) -> int:
    return sheet.notes.record(words, page=f"counted.html#{figure_anchor(figure.name)}")
