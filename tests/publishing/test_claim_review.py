import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hisab.publishing.claim_review import claim_review
from hisab.publishing.press import Press, prepare
from hisab.records.figures import Edition
from hisab.records.ids import PromiseId
from hisab.vocabulary.tables import Vocabulary


def cash(press: Press) -> PromiseId:
    return PromiseId(next(each for each, account in press.edition.promises.items() if account.kind == "compensation"))


def read(press: Press, promise: PromiseId) -> Any:
    return json.loads(claim_review(press, promise))


def test_it_says_the_words_the_speaker_with_the_office_the_day_and_the_status(edition: Edition, vocabulary: Vocabulary) -> None:
    press = prepare(edition, vocabulary)
    data = read(press, cash(press))
    assert data["@type"] == "ClaimReview"
    assert data["claimReviewed"].startswith("Chief Minister Adil Rehan announced Rs 1.5 million")
    assert data["itemReviewed"]["author"] == {"@type": "Person", "name": "Adil Rehan", "jobTitle": "Chief Minister"}
    assert data["itemReviewed"]["datePublished"] == "2021-01-04"
    assert data["reviewRating"]["alternateName"] == "overdue, not searched"


def test_no_scale_is_invented_and_unreviewed_says_so(edition: Edition, vocabulary: Vocabulary) -> None:
    press = prepare(edition, vocabulary)
    rating = read(press, cash(press))["reviewRating"]
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)
    assert "no person has checked it" in rating["ratingExplanation"]


def test_words_that_would_end_the_block_cannot(edition: Edition, vocabulary: Vocabulary) -> None:
    promise = cash(prepare(edition, vocabulary))
    account = replace(edition.promises[promise], why="</script><script>alert(1)</script> \u202e & <!--", person="</SCRIPT>")
    press = prepare(replace(edition, promises=MappingProxyType({**edition.promises, promise: account})), vocabulary)
    written = str(claim_review(press, promise))
    assert not set("<>&") & set(written)
    assert written.isascii()
    assert json.loads(written)["itemReviewed"]["author"]["name"] == "</SCRIPT>"


def test_a_promise_of_a_private_person_names_nobody(edition: Edition, vocabulary: Vocabulary) -> None:
    promise = cash(prepare(edition, vocabulary))
    account = replace(edition.promises[promise], person="Orlin Baskar", office=None)
    press = prepare(replace(edition, promises=MappingProxyType({**edition.promises, promise: account})), vocabulary)
    assert read(press, promise)["itemReviewed"]["author"] == {"@type": "Organization", "name": "Government of the Vale"}


def test_every_promise_page_has_one_block_and_no_other_page_has_any(site: Path) -> None:
    for path in site.rglob("*.html"):
        count = path.read_text(encoding="utf-8").count('<script type="application/ld+json">')
        assert count == (path.parent.name == "promises"), path
