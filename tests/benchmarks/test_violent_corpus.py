"""What the benchmark of shooting reports reads of an article, and how its table is scored."""

from __future__ import annotations

from datetime import date

import numpy as np
from benchmarks.shootings import Shot
from benchmarks.violent_corpus import (
    Article,
    features_of,
    is_chosen,
    learn_weights,
    link_by_tfidf,
    make_table,
    score_table,
    strip_furniture,
    with_days,
)

from hisab.linking.comparisons import COMPARISONS
from hisab.linking.edges import Edges
from hisab.linking.model import shipped_model

DAY = date(2016, 5, 3)


def article(name: str, incident: str, text: str = "", *, day: date = DAY, killed: int = 1) -> Article:
    return Article(
        id=name, incident=incident, text=text, published=day, day=day, shot=Shot(killed=killed, injured=0), cities=(("Arden", 0.9), ("Belton", 0.2))
    )


def test_what_a_site_prints_under_every_article_is_left_out() -> None:
    rows = [{"title": f"Story {number}", "text": "It happened. Sign up for our letter.", "uri": "http://paper.example/x"} for number in range(3)]
    assert strip_furniture(rows) == ("Story 0", "Story 1", "Story 2")
    assert strip_furniture(rows[:2])[0] == "Story 0\nIt happened.\nSign up for our letter."


def test_the_peer_joins_like_texts_of_one_week() -> None:
    texts = ("two men were shot at the orchard gate", "two men were shot near the orchard gate", "a council met about bread")
    articles = [article(str(number), str(number), text) for number, text in enumerate(texts)]
    first, second, third = link_by_tfidf(articles, threshold=0.3)
    assert first == second != third


def test_a_table_takes_what_most_articles_say() -> None:
    articles = [article("a", "1", killed=2), article("b", "1", killed=2), article("c", "1", killed=0)]
    assert make_table(articles, [0, 0, 0]) == {0: (DAY, "Arden", 2)}


def test_an_incident_is_found_when_most_of_its_articles_are_together_with_few_others() -> None:
    kept = next(str(number) for number in range(20) if not is_chosen(str(number)))
    truths = {kept: {"date": "2016-05-04", "city_or_county": "Arden", "n_killed": "1"}}
    own = [article("a", kept), article("b", kept)]
    assert score_table(own, [0, 0], truths, chosen=False) == {"found": 1, "day": 1, "city": 1, "killed": 1, "all": 1}
    strangers = [article("c", "x"), article("d", "y")]
    assert score_table([*own, *strangers], [0, 0, 0, 0], truths, chosen=False)["found"] == 0


def test_a_day_that_is_not_sure_enough_is_none() -> None:
    articles = [article("a", "1"), article("b", "2")]
    days = [((DAY, 0.8),), ((DAY, 0.4), (date(2016, 5, 1), 0.1))]
    assert [one.day for one in with_days(articles, days, sure=0.6)] == [DAY, None]


def test_a_mention_lies_in_the_cities_that_its_article_may_well_mean() -> None:
    assert [place.name for place in features_of([article("a", "1")])[0].places] == ["Arden"]


def test_weights_learned_from_known_pairs_speak_for_what_the_same_share() -> None:
    words = next(number for number, comparison in enumerate(COMPARISONS) if comparison.name == "words")
    levels = np.full((40, len(COMPARISONS)), -1, dtype=np.int8)
    levels[:, words] = [len(COMPARISONS[words].levels) - 1] * 20 + [0] * 20
    edges = Edges(left=np.arange(40), right=np.arange(40) + 40, score=np.zeros(40), levels=levels)
    learned = learn_weights(edges, levels[:, words] > 0, shipped_model()).weights["words"]
    assert learned["copy"].bits > 1 > -1 > learned["hardly"].bits
    assert len({level.bits for level in learned.values()}) == len(learned)
