"""The pages of offices and institutions: the same promise after each attack, holder after holder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from hisab.publishing.parts import ROWS
from hisab.records.figures import Edition, PromiseAccount, RepeatAccount
from hisab.vocabulary.tables import Vocabulary

from .measured import page, press_of, with_rows, words

OFFICE = "offices/chief-minister-vale.html"


def terms(vocabulary: Vocabulary) -> Vocabulary:
    return with_rows(
        vocabulary,
        "tenures",
        {"person": "Bara Noor", "office": "chief-minister-vale", "start": "2021-06-01", "end": "2023-06-01", "spellings": "Noor"},
        {"person": "Adil Rehan", "office": "chief-minister-vale", "start": "2018-06-01", "end": "2021-06-01", "spellings": "Rehan"},
    )


def changed(edition: Edition, change: Callable[[PromiseAccount], PromiseAccount]) -> Edition:
    return replace(edition, promises=MappingProxyType({key: change(account) for key, account in edition.promises.items()}))


def test_an_office_shows_its_holders_in_order_with_their_terms(edition: Edition, vocabulary: Vocabulary) -> None:
    text = words(page(press_of(edition, terms(vocabulary)), OFFICE))
    assert text.index("Adil Rehan in office from 1 June 2018 until 1 June 2021") < text.index(
        "Bara Noor in office from 1 June 2021 until 1 June 2023"
    )
    assert "no promise in this record" in text


def test_a_promise_of_a_speaker_whom_no_source_names_says_that_its_day_tells_the_holder(edition: Edition, vocabulary: Vocabulary) -> None:
    text = words(page(press_of(changed(edition, lambda account: replace(account, person=None)), terms(vocabulary)), OFFICE))
    assert "No source names the speaker; who held the office that day is known from its terms." in text


def test_without_a_term_and_a_name_the_holder_is_not_known(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "Holder not known" in words(page(press_of(changed(edition, lambda account: replace(account, person=None)), vocabulary), OFFICE))


def test_an_office_belongs_to_its_institution_and_the_institution_lists_it(edition: Edition, vocabulary: Vocabulary) -> None:
    rows = [{**row.cells, "institution": "government-vale"} for row in vocabulary.rows("offices")]
    owned = with_rows(Vocabulary(tables=MappingProxyType({**vocabulary.tables, "offices": ()})), "offices", *rows)
    press = press_of(edition, owned)
    assert 'href="../institutions/government-vale.html"' in page(press, OFFICE)
    assert 'href="../offices/chief-minister-vale.html"' in page(press, "institutions/government-vale.html")


def test_an_institution_shows_its_promises_kind_by_kind_with_what_came_of_them(edition: Edition, vocabulary: Vocabulary) -> None:
    text = words(page(press_of(edition, vocabulary), "institutions/government-vale.html"))
    assert text.index("Justice What happened") < text.index("Compensation What happened") < text.index("Protection What happened")
    assert "overdue, not searched since 4 April 2021" in text


def test_a_promise_that_says_another_again_shows_it_and_how_it_then_stood(edition: Edition, vocabulary: Vocabulary) -> None:
    earlier, later = (next(key for key, account in edition.promises.items() if account.kind == kind) for kind in ("compensation", "protection"))
    repeat = RepeatAccount(later=f"{later}#any", earlier=f"{earlier}#any", was="overdue, not searched", tags=("same holder",), is_last=True)
    again = replace(edition, repeats=MappingProxyType({repeat.later: (repeat,)}))
    text = words(page(press_of(again, vocabulary), "institutions/government-vale.html"))
    assert "promised before: 4 January 2021, Chief Minister Adil Rehan ; on the day of this word: overdue, not searched" in text
    assert "1 of them says again what was promised after an earlier attack." in text


def test_more_promises_than_a_page_holds_stand_in_parts(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(60, 180), vocabulary)
    first, second = (page(press, path) for path in (OFFICE, "offices/chief-minister-vale/2.html"))
    assert (first.count('<li class="row">'), second.count('<li class="row">')) == (ROWS, ROWS)
    assert 'href="../../offices/chief-minister-vale.html"' in second
