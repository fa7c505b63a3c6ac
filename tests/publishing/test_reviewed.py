from dataclasses import replace

import pytest

from hisab.publishing.press import prepare
from hisab.publishing.reviewed import edition_words, link_words
from hisab.publishing.site import site_files
from hisab.publishing.tongue import ENGLISH
from hisab.records.figures import Edition
from hisab.records.ids import IncidentId, PromiseId
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import Mention
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import Asked, Verdict

FIRST = IncidentId("incident-00001")


def anchor(mention: Mention) -> Anchor:
    return Anchor(document=mention.document, start=mention.passage.start, end=mention.passage.end, kind=mention.kind)


def judged(edition: Edition, *people: str) -> tuple[Edition, PromiseId]:
    """Return the edition after people said yes to one promise's link to each mention of the first incident."""
    register = edition.register
    promise = next(each for each in register.promises.values() if FIRST in each.incidents)
    ours = register.mentions[promise.mentions[0]]
    judgements = tuple(
        Judgement(asked=Asked.FOLLOWS, left=anchor(ours), right=anchor(register.mentions[other]), verdict=Verdict.POSITIVE, by=person, why="read it")
        for person in people
        for other in register.incidents[FIRST].mentions
    )
    return replace(edition, register=replace(register, judgements=judgements)), promise.id


@pytest.mark.parametrize(("people", "state"), [((), "○ link unreviewed"), (("ana",), "◐ link reviewed"), (("ana", "bo"), "● link confirmed")])
def test_a_link_says_how_many_people_said_yes_to_it(edition: Edition, vocabulary: Vocabulary, people: tuple[str, ...], state: str) -> None:
    mixed, promise = judged(edition, *people)
    assert prepare(mixed, vocabulary).link(promise, FIRST) == state


def test_a_link_that_a_person_judged_is_no_longer_said_to_be_unreviewed(edition: Edition, vocabulary: Vocabulary) -> None:
    mixed, promise = judged(edition, "ana")
    pages = dict(site_files(mixed, vocabulary=vocabulary, languages=("en",)))
    page = pages[prepare(mixed, vocabulary).addresses.promise(promise)].decode()
    attacks = page.partition('id="attacks"')[2].partition("</section>")[0]
    assert "◐ link reviewed" in attacks
    assert "unreviewed" not in attacks


def test_the_foot_of_a_mixed_edition_counts(edition: Edition, vocabulary: Vocabulary) -> None:
    mixed, _ = judged(edition, "ana")
    looked = prepare(mixed, vocabulary).looked
    assert (looked.reviewed, looked.confirmed, looked.records) == (2, 0, 11)
    assert edition_words(ENGLISH, looked).startswith("2 of 11 records reviewed by a person, 0 of them by two;")


def test_each_state_has_a_mark_of_its_own() -> None:
    assert [link_words(ENGLISH, state)[0] for state in ("unreviewed", "reviewed", "confirmed")] == ["○", "◐", "●"]
