"""From every number to its sentences, and from every id to what it stands on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from hisab.records.documents import Capture
from hisab.records.errors import UsageError
from hisab.records.figures import Edition
from hisab.records.ids import IncidentId
from hisab.records.journal import IncidentRetired, Register
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money
from hisab.workflow.trace import flatten, say_count, say_value, trace

from ..measures.reports import edition_of, judged, linked, searched
from .cases import LATER, MACHH, run_all, write_rows


@pytest.fixture(scope="module", name="edition")
def _edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("trace")
    return run_all(folder / "account", write_rows(folder / "a.jsonl", [MACHH, LATER])).published.edition


def test_every_figure_leads_to_sentences_that_are_in_the_texts(edition: Edition) -> None:
    texts = " ".join(" ".join(document.text.split()) for document in edition.register.documents.values())
    for figure in edition.figures:
        chain = trace(edition, figure.name)
        assert (chain.kind, chain.id) == ("figure", figure.name)
        assert len(chain.rests_on) == len(figure.counted)
        for _, line in flatten(chain):
            if line.kind == "statement":
                assert [child.kind for child in line.rests_on] == ["sentence"]
            if line.kind == "sentence":
                assert line.words.strip("“”") in texts


def test_people_killed_leads_to_the_statements_that_its_toll_rests_on(edition: Edition) -> None:
    lines = [line for _, line in flatten(trace(edition, "people_killed"))]
    assert [line.id for line in lines if line.kind == "incident"] == ["incident-00001"]
    assert sorted(line.words.split(":")[0] for line in lines if line.kind == "statement") == ["killed 12", "killed at least 11"]
    assert "Gunmen killed at least 11 Hazara coal miners in Machh" in " ".join(line.words for line in lines)


def test_every_id_that_a_chain_shows_can_be_traced_on(edition: Edition) -> None:
    for figure in edition.figures:
        for _, line in flatten(trace(edition, figure.name)):
            assert trace(edition, line.id)


def test_the_first_eight_digits_of_an_id_are_enough(edition: Edition) -> None:
    register = edition.register
    for identifier in (*register.promises, *register.actions, *register.mentions, *register.documents, *register.captures):
        assert trace(edition, identifier).id == identifier
        assert trace(edition, identifier.removeprefix("sha256:")[:8]).id == identifier


def test_fewer_digits_and_unknown_ids_say_what_can_be_given(edition: Edition) -> None:
    (document, *_) = edition.register.documents
    for wanted in (document.removeprefix("sha256:")[:7], "incident-00099", "nonsense", "", "sha256:"):
        with pytest.raises(UsageError, match="no figure and no record") as caught:
            trace(edition, wanted)
        assert "people_killed" in caught.value.hint
        assert "incident-00001" in caught.value.hint


def test_digits_that_fit_several_records_name_them(edition: Edition) -> None:
    register = edition.register
    (document,) = list(register.documents.values())[:1]
    twins = dict.fromkeys(("sha256:abcdef0111", "sha256:abcdef0122"), document)
    doubled = replace(edition, register=replace(register, documents=MappingProxyType({**register.documents, **twins})))  # type: ignore[dict-item]
    with pytest.raises(UsageError, match="fits 2 records") as caught:
        trace(doubled, "abcdef01")
    assert "sha256:abcdef0111, sha256:abcdef0122" in caught.value.hint


def test_a_merged_id_leads_to_the_record_that_stays(edition: Edition) -> None:
    gone, stays = IncidentId("incident-00007"), IncidentId("incident-00001")
    retired = MappingProxyType({gone: IncidentRetired(incident=gone, successor=stays, reason="merged")})
    chain = trace(replace(edition, register=replace(edition.register, retired=retired)), gone)
    assert (chain.kind, chain.id, chain.words) == ("retired incident", gone, "merged: it is now incident-00001")
    assert [child.id for child in chain.rests_on] == [stays]


def test_a_withdrawn_id_says_that_it_was_withdrawn(edition: Edition) -> None:
    gone = IncidentId("incident-00007")
    retired = MappingProxyType({gone: IncidentRetired(incident=gone, successor=None, reason="no report tells it any longer")})
    with pytest.raises(UsageError, match="no longer a record: no report tells it any longer"):
        trace(replace(edition, register=replace(edition.register, retired=retired)), gone)


def test_an_incident_that_is_left_out_says_so(edition: Edition) -> None:
    left_out = {identifier: replace(account, left_out="for a reason") for identifier, account in edition.incidents.items()}
    assert "left out of the figures: for a reason" in trace(replace(edition, incidents=left_out), "incident-00001").words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(low=11, best=11, high=11), "11"),
        (Count(low=10, best=None, high=13), "10–13"),
        (Count(low=11, best=None, high=None, qualifier="at least"), "at least 11"),
        (Count(low=11, best=11, high=11, qualifier="at least"), "at least 11"),
        (Count(low=10, best=None, high=13, qualifier="at least"), "10–13 or more"),
        (Count(low=None, best=None, high=20), "up to 20"),
        (Count(low=0, best=0, high=0), "0"),
        (Count(low=None, best=None, high=None), "not known"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert say_count(count) == words


def test_values_in_words() -> None:
    day = date(2021, 1, 3)
    assert say_value(Count(low=3, best=3, high=3, covers=Covers.PART)) == "3 (part)"
    assert say_value(DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)) == "2021-01-03"
    assert say_value(DateSpan(earliest=None, latest=day, precision=DatePrecision.BEFORE)) == "… to 2021-01-03"
    assert say_value(Money(amount=Decimal(1500000), currency="PKR", per="family")) == "PKR 1,500,000 per family"
    assert say_value(None) == "not stated"


@pytest.fixture(scope="module", name="book")
def _book() -> Edition:
    return edition_of(searched(judged(linked(), "one", "two")))


def test_each_counted_thing_leads_to_its_words_its_status_and_its_evidence(book: Edition) -> None:
    chain = trace(book, "kept_rate")
    assert "0 of 2" in chain.words
    assert {child.kind for child in chain.rests_on} == {"deliverable"}
    partly = next(child for child in chain.rests_on if "partly kept" in child.words)
    assert "5 of 11 received" in partly.words
    assert "“promise act=commit-specific kind=compensation institution=government-of-pakistan units=11”" in partly.words
    assert [child.kind for child in partly.rests_on] == ["link", "promise"]
    assert "advances, step 2, 5 received, done by 2013-02-28; E1 from court or record; found by one and two" in partly.rests_on[0].words
    assert partly.rests_on[0].rests_on[0].kind == "action"
    assert trace(book, partly.id) == partly


def test_every_id_that_the_chain_of_a_figure_of_the_book_shows_can_be_traced_on(book: Edition) -> None:
    for one in (one for one in book.figures if one.name != "documents"):
        for _, line in flatten(trace(book, one.name)):
            if line.kind in {"deliverable", "link", "repeat", "promise", "action", "incident"}:
                assert trace(book, line.id)


def test_a_repeat_leads_to_the_earlier_word_and_how_it_then_stood(book: Edition) -> None:
    (again,) = trace(book, "repeats").rests_on
    (repeat,) = (child for child in again.rests_on if child.kind == "repeat")
    assert repeat.words == ("promised before (holder not known, other government, same institution); on the day of the later word it was partly kept")
    assert "5 of 11 received" in trace(book, repeat.id).words


def with_captures(register: Register) -> Register:
    captures = {
        document.capture: Capture(
            id=document.capture, origin=document.title or "", fetched_at="2021-02-01T00:00:00+00:00", media_type="text/plain", size=len(document.text)
        )
        for document in register.documents.values()
    }
    return replace(register, captures=MappingProxyType(captures))


def test_a_link_to_words_that_no_reader_saw_leads_to_their_report() -> None:
    register = linked()
    (report,) = (document for document in register.documents.values() if document.title == "B")
    bare = replace(register, actions=MappingProxyType({}), mentions=register.mentions)
    shown = edition_of(searched(judged(bare, "one", "two")))
    chain = next(
        child for child in trace(replace(shown, register=with_captures(shown.register)), "kept_rate").rests_on if "partly kept" in child.words
    )
    assert [(child.kind, child.id) for child in chain.rests_on if child.kind == "link"] == [("link", report.id)]
    assert chain.rests_on[0].rests_on[0].kind == "document"
