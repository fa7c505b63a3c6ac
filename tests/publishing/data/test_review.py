from collections.abc import Iterable
from dataclasses import replace

import pytest

from hisab.publishing.data.review import Reviews, least
from hisab.records.figures import Edition
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import Mention, MentionKind
from hisab.vocabulary.words import Asked, Verdict


def anchor(mention: Mention) -> Anchor:
    return Anchor(document=mention.document, start=mention.passage.start, end=mention.passage.end, kind=mention.kind)


def words(left: Mention, right: Mention, *said: tuple[str, Verdict]) -> tuple[Judgement, ...]:
    first, second = anchor(left), anchor(right)
    return tuple(Judgement(asked=Asked.SAME_INCIDENT, left=first, right=second, verdict=verdict, by=by, why="read both") for by, verdict in said)


@pytest.fixture
def pair(edition: Edition) -> tuple[Mention, Mention]:
    register = edition.register
    incident = next(each for each in register.incidents.values() if len(each.mentions) == 2)
    first, second = (register.mentions[mention] for mention in incident.mentions)
    assert first.kind is MentionKind.INCIDENT
    return first, second


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((), "unreviewed"),
        ((("ana", Verdict.POSITIVE),), "reviewed"),
        ((("ana", Verdict.POSITIVE), ("ana", Verdict.POSITIVE)), "reviewed"),
        ((("ana", Verdict.POSITIVE), ("bo", Verdict.POSITIVE)), "confirmed"),
        ((("ana", Verdict.POSITIVE), ("ana", Verdict.UNSURE)), "unreviewed"),
        ((("ana", Verdict.NEGATIVE),), "unreviewed"),
    ],
)
def test_a_record_is_as_reviewed_as_different_people_said_yes(
    edition: Edition, pair: tuple[Mention, Mention], said: Iterable[tuple[str, Verdict]], state: str
) -> None:
    register = replace(edition.register, judgements=words(*pair, *said))
    assert Reviews(register).of_record([mention.id for mention in pair]) == state


def test_a_record_with_one_mention_that_nobody_saw_is_unreviewed(edition: Edition, pair: tuple[Mention, Mention]) -> None:
    register = replace(edition.register, judgements=words(pair[0], pair[0], ("ana", Verdict.POSITIVE)))
    assert Reviews(register).of_record([mention.id for mention in pair]) == "unreviewed"


def test_a_tie_counts_those_who_said_yes_to_it(edition: Edition, pair: tuple[Mention, Mention]) -> None:
    reviews = Reviews(replace(edition.register, judgements=words(*pair, ("ana", Verdict.POSITIVE), ("bo", Verdict.POSITIVE))))
    assert reviews.of_tie([pair[0].id], [pair[1].id]) == ("confirmed", 2)


def test_the_least_reviewed_speaks_for_all() -> None:
    assert (least(["confirmed", "reviewed"]), least([])) == ("reviewed", "unreviewed")
