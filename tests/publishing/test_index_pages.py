"""The pages from which others are found, and lists that are long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from hisab.publishing.parts import ROWS
from hisab.publishing.site import pages_of
from hisab.publishing.standing import standing_page
from hisab.records.figures import ActionAccount, Edition
from hisab.records.ids import ActionId, content_id
from hisab.vocabulary.tables import Vocabulary

from .measured import page, press_of, words


def test_incidents_begin_with_their_years_the_latest_first_and_what_has_none_last(edition: Edition, vocabulary: Vocabulary) -> None:
    text = page(press_of(edition, vocabulary), "incidents.html")
    assert text.index("years/2021.html") < text.index("years/not-known.html")


def test_many_incidents_show_the_latest_and_leave_the_others_to_their_years(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(150, 0), vocabulary)
    assert page(press, "incidents.html").count('<li class="row">') == 40


def test_many_incidents_that_are_left_out_stand_on_pages_of_their_own(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    made = many(150, 0)
    left_out = MappingProxyType({key: replace(account, left_out="it may be another") for key, account in made.incidents.items()})
    press = press_of(replace(made, incidents=left_out, figures=()), vocabulary)
    assert page(press, "left-out.html").count('<li class="row">') == ROWS
    assert page(press, "left-out/2.html").count('<li class="row">') == ROWS
    assert 'href="left-out.html"' in page(press, "incidents.html")


def test_places_stand_within_one_another(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    text = words(page(press, "places.html"))
    assert text.index("nowhere 3 attacks") < text.index("Upper Vale 3 attacks") < text.index("darra 1 attack")
    assert "Vale people 3 attacks" in text


def test_an_office_whose_institution_is_not_known_stands_apart(edition: Edition, vocabulary: Vocabulary) -> None:
    text = words(page(press_of(edition, vocabulary), "institutions.html"))
    assert "Government of the Vale 5 promises" in text
    assert "Offices of which the tables do not say whose they are Chief Minister 5 promises" in text


def test_few_promises_stand_on_one_page_and_many_by_kind_and_standing(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    few, several = press_of(many(10, 20), vocabulary), press_of(many(40, 120), vocabulary)
    assert page(few, "promises.html").count('<li class="row">') == 20
    assert not [path for path in pages_of(few) if path.startswith("kinds/")]
    kinds = {path: write().decode() for path, write in pages_of(several).items() if path.startswith("kinds/")}
    assert sum(text.count('<li class="row">') for text in kinds.values()) == 120
    assert standing_page("justice", "overdue, not searched") in page(several, "promises.html")


def test_a_number_opens_a_list_that_says_what_else_counts_the_same(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    listing = next(found for found in press.shelves.lists.values() if len(found.titles) > 1)
    text = words(page(press, listing.href))
    assert "The same records are counted by" in text
    assert f"{len(listing.counted)} records counted" in text


def test_a_figure_that_counts_many_leads_to_a_list_in_parts(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(410, 0), vocabulary)
    href = press.shelves.opens["figure-people-killed"]
    assert f'href="{href}"' in page(press, "counted.html")
    parts = [write().decode() for path, write in pages_of(press).items() if path.startswith(href.removesuffix(".html"))]
    assert [part.count("<li><a href=") - part.count('<li><a href="../index') for part in parts][1] > 0
    assert sum(part.count("people killed</span>") + part.count("person killed</span>") for part in parts) == 410


def test_actions_stand_in_parts_and_each_is_found_on_its_own(edition: Edition, vocabulary: Vocabulary) -> None:
    pattern, account = next(iter(edition.register.actions.values())), next(iter(edition.actions.values()))
    actions = {(key := ActionId(content_id(str(number).encode()))): replace(pattern, id=key) for number in range(130)}
    register = replace(edition.register, actions=MappingProxyType(actions))
    accounts: dict[str, ActionAccount] = dict.fromkeys(actions, account)
    press = press_of(replace(edition, register=register, actions=MappingProxyType(accounts)), vocabulary)
    written = {path: write().decode() for path, write in pages_of(press).items() if path.startswith("actions")}
    assert list(written) == ["actions.html", "actions/2.html", "actions/3.html"]
    for identifier in actions:
        path, _, anchor = press.addresses.action(identifier).partition("#")
        assert f'id="{anchor}"' in written[path]
