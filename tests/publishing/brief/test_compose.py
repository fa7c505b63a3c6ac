"""What a brief says: the figures of its edition, each with notes to the sentences that state it, and nothing that may not leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

from hisab.publishing.brief.content import Brief, Section, Text
from hisab.publishing.brief.notes import MOST_NOTES
from hisab.records.figures import Edition

from .conftest import SCOPE, Compose, repeating


def section(brief: Brief, anchor: str) -> Section:
    (found,) = [one for one in brief.sections if one.anchor == anchor]
    return found


def rows(brief: Brief, anchor: str) -> tuple[tuple[Text, ...], ...]:
    table = section(brief, anchor).table
    assert table is not None
    return table.rows


def texts(brief: Brief) -> Iterator[Text]:
    for one in brief.sections:
        yield from (*one.lead, *one.after)
        for row in one.table.rows if one.table else ():
            yield from row


def everything(brief: Brief) -> str:
    notes = " ".join(f"{note.source} {note.title} {note.quote} {note.link}" for note in brief.notes)
    drawings = " ".join(drawing.svg for one in brief.sections for drawing in one.drawings)
    return " ".join(f"{text.words} {text.small}" for text in texts(brief)) + notes + drawings


def test_the_headlines_are_the_figures_of_the_edition(brief: Brief) -> None:
    assert [headline.number for headline in brief.headlines] == ["13–16", "2", "0 of 2"]
    assert brief.headlines[0].label.startswith("people killed in 3 attacks")


def test_each_attack_stands_with_its_numbers(brief: Brief) -> None:
    shown = [tuple(cell.words for cell in row) for row in rows(brief, "attacks")]
    assert ("3 January 2021", "Orrin, Upper Vale", "10–13", "Grey Front") in shown
    assert ("11 August 2021", "Darra, Upper Vale", "3", "no claim was read") in shown


def test_a_range_leads_to_the_sentences_of_its_lowest_and_its_highest_number(brief: Brief) -> None:
    (killed,) = [row[2] for row in rows(brief, "attacks") if row[2].words == "10–13"]
    quotes = " ".join(brief.notes[number - 1].quote for number in killed.notes)
    assert "At least 10 miners were killed" in quotes
    assert "put the dead at 13" in quotes
    assert "Gunmen killed 11 coal miners" in quotes


def test_notes_are_numbered_as_they_come_and_each_reference_has_its_note(brief: Brief) -> None:
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    used = {number for text in texts(brief) for number in text.notes} | {number for headline in brief.headlines for number in headline.notes}
    assert used == {note.number for note in brief.notes}


def test_one_sentence_has_one_note(brief: Brief) -> None:
    quotes = [(note.source, note.quote) for note in brief.notes if note.quote]
    assert len(quotes) == len(set(quotes))


def test_every_number_of_people_in_the_table_has_a_note(many: Callable[[int, int], Edition], compose: Compose) -> None:
    for row in rows(compose(many(96, 500)), "attacks"):
        assert row[2].notes


def test_with_many_sentences_each_figure_keeps_its_strongest_and_says_how_many_more(edition: Edition, compose: Compose) -> None:
    plain = compose(edition)
    assert len(plain.notes) <= MOST_NOTES
    assert "listed in the record" not in plain.notes_lead


def test_an_open_promise_has_its_age_its_due_day_and_whose_debt_it_is(brief: Brief) -> None:
    (cash,) = [row for row in rows(brief, "open") if row[0].words == "compensation"]
    assert [cell.words for cell in cash[1:]] == ["4 January 2021", "4 April 2021", "513", "overdue, not searched"]
    assert cash[3].small == "423 past due"
    assert cash[4].small == "our debt"
    assert "after Orrin" in cash[1].small


def test_the_longest_overdue_comes_first_and_what_cannot_be_tracked_is_not_open(brief: Brief) -> None:
    assert [row[4].words for row in rows(brief, "open")] == ["overdue, not searched", "overdue, not searched", "open"]


def test_a_repeated_promise_says_after_which_attack_by_whom_and_how_the_earlier_stood(edition: Edition, compose: Compose) -> None:
    repeated = rows(compose(repeating(edition)), "repeated")
    assert all("Chief Minister" in row[0].small and "Chief Minister" in row[1].small for row in repeated)
    assert {row[2].words for row in repeated} == {"overdue, not searched"}


def test_nothing_in_scope_is_said_and_no_number_is_shown(edition: Edition, compose: Compose) -> None:
    outside = {key: replace(account, left_out="outside") for key, account in edition.incidents.items()}
    brief = compose(replace(edition, incidents=MappingProxyType(outside)))
    assert brief.headlines == ()
    assert any("That is not to say that there was none" in words for words in brief.scope)
    assert [one.anchor for one in brief.sections] == ["limits", "verify"]


def test_a_person_without_an_office_is_not_named(edition: Edition, compose: Compose) -> None:
    promises = {key: replace(account, office=None, person="Nadir Velmi") for key, account in edition.promises.items()}
    named = replace(edition, promises=MappingProxyType(promises))
    assert "Velmi" not in everything(compose(named))
    assert "Velmi" in everything(compose(named, profile="internal"))


def test_a_holder_of_an_office_is_named(brief: Brief) -> None:
    assert "Chief Minister Adil Rehan" in everything(brief)


def test_attacks_that_cannot_be_placed_are_counted_in_the_limits(edition: Edition, compose: Compose) -> None:
    brief = compose(edition, scope=replace(SCOPE, unplaced=("incident-00003",)))
    assert any("1 attack is left out because its day is not known" in point for point in section(brief, "limits").points)


def test_the_root_of_the_ledger_stands_in_it(brief: Brief, edition: Edition) -> None:
    assert edition.checkpoint.root in " ".join(section(brief, "verify").points)


def test_an_address_that_could_run_something_is_no_link(brief: Brief) -> None:
    assert all(note.link == "" or note.link.startswith("https://") for note in brief.notes)
