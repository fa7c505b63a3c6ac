"""One text printed by many is one source; a corrected page is not a copy of what it said before."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hisab.linking.copies import find_copies
from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId

REPORT = (
    "Gunmen stopped a bus on the mountain road above the town of Karru on Tuesday and shot eleven traders who were on their way to the vegetable "
    "market, the district officer said. Two others were taken to the hospital of the next town. Nobody has said that it was their work."
)
OTHER = (
    "The council of the town of Karru met for the first time since the shooting of the traders. Its elders asked the governor for guards on the "
    "mountain road and for a list of those to whom compensation was paid, which the governor said would be published within the month."
)


def document(text: str, *, source: str = "outlet", address: str | None = None, day: int = 4) -> Document:
    draft = Document(
        id=DocumentId(""),
        capture=CaptureId(""),
        source=source,
        text=text,
        title=None,
        published=date(2021, 1, day),
        language="en",
        address=address,
        derived_by="test",
    )
    return replace(draft, id=document_id(draft))


def sources(*documents: Document) -> int:
    return len(set(find_copies(documents).values()))


def test_the_same_text_in_two_papers_is_one_source() -> None:
    assert sources(document(REPORT, source="first"), document(REPORT, source="second")) == 1


def test_the_earliest_stands_for_its_copies() -> None:
    late, early = document(REPORT, source="first", day=6), document(REPORT, source="second", day=5)
    assert set(find_copies((late, early)).values()) == {early.id}


def test_a_copy_with_a_sentence_more_and_a_word_changed_is_a_copy() -> None:
    spun = REPORT.replace("stopped", "halted") + " This report was carried by the outlet from its agency."
    assert sources(document(REPORT, source="first"), document(spun, source="second")) == 1


def test_two_reports_on_one_attack_are_two_sources() -> None:
    assert sources(document(REPORT), document(OTHER)) == 2


def test_a_page_that_was_changed_is_a_new_version_and_no_copy() -> None:
    page = "https://paper.example/1"
    assert sources(document(REPORT, address=page), document(REPORT.replace("eleven", "twelve"), address=page)) == 2


def test_short_texts_are_copies_only_when_they_are_the_same_words() -> None:
    assert sources(document("Eleven killed at Karru"), document("Eleven killed at  Karru.", source="second")) == 1
    assert sources(document("Eleven killed at Karru"), document("Twelve killed at Karru", source="second")) == 2


@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(shuffle: random.Random) -> None:
    page = "https://paper.example/1"
    texts = [REPORT, REPORT.replace("eleven", "twelve"), REPORT + " More was not known.", OTHER]
    documents = [document(text, source=f"outlet {number}", address=page if number < 2 else None, day=4 + number) for number, text in enumerate(texts)]
    found = find_copies(documents)
    shuffle.shuffle(documents)
    assert find_copies(documents) == found
