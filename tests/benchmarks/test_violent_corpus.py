"""What the benchmark of shooting reports reads of an article, and how its table is scored."""

from __future__ import annotations

from datetime import date

from benchmarks.shootings import Shot
from benchmarks.violent_corpus import (
    Article,
    is_chosen,
    learn_cities,
    link_by_tfidf,
    make_table,
    read_article,
    read_cities,
    score_table,
    strip_furniture,
)

from hisab.reading.lexicon import Lexicon
from hisab.vocabulary.tables import load_vocabulary

DAY = date(2016, 5, 3)


def article(name: str, incident: str, text: str = "", *, day: date = DAY, killed: int = 1) -> Article:
    return Article(id=name, incident=incident, text=text, published=day, day=day, shot=Shot(killed=killed, injured=0), cities=("Arden",))


def test_what_a_site_prints_under_every_article_is_left_out() -> None:
    rows = [{"title": f"Story {number}", "text": "It happened. Sign up for our letter.", "uri": "http://paper.example/x"} for number in range(3)]
    assert strip_furniture(rows) == ("Story 0", "Story 1", "Story 2")
    assert strip_furniture(rows[:2])[0] == "Story 0\nIt happened.\nSign up for our letter."


def test_a_city_is_named_before_its_state_or_with_its_police() -> None:
    assert read_cities("ARDEN, Ohio - Two men were shot in Arden, Ohio, on Sunday. Belton police were called.")[0] == "Arden"


def test_what_several_texts_write_before_a_state_or_police_is_a_city_wherever_it_stands() -> None:
    texts = (
        "Two were hurt near Arden, Ohio.",
        "Arden police came. When police left, when all was over,",
        "When police came, Arden police said, when asked.",
    )
    assert learn_cities(texts) == {"Arden"}
    assert read_cities("Man shot at Arden vape shop", frozenset({"Arden"})) == ("Arden",)
    assert read_cities("POLICE: A man shot himself in Ohio.") == ()


def test_the_day_of_a_shooting_stands_before_that_of_a_charge() -> None:
    row = {"doc_id": "a", "incident_id": "1", "dct": "2016-05-10"}
    text = "He was charged on Monday, May 9.\nA man was shot dead on Tuesday, May 3."
    assert read_article(row, text, Lexicon(load_vocabulary())).day == DAY


def test_the_peer_joins_like_texts_of_one_week() -> None:
    texts = ("two men were shot at the orchard gate", "two men were shot near the orchard gate", "a council met about bread")
    articles = [article(str(number), str(number), text) for number, text in enumerate(texts)]
    first, second, third = link_by_tfidf(articles, threshold=0.3)
    assert first == second != third


def test_a_table_takes_what_most_articles_say() -> None:
    articles = [article("a", "1", killed=2), article("b", "1", killed=2), article("c", "1", killed=0)]
    assert make_table(articles, [0, 0, 0]) == {0: (DAY, frozenset({"Arden"}), 2)}


def test_an_incident_is_found_when_most_of_its_articles_are_together_with_few_others() -> None:
    kept = next(str(number) for number in range(20) if not is_chosen(str(number)))
    truths = {kept: {"date": "2016-05-04", "city_or_county": "Arden", "n_killed": "1"}}
    own = [article("a", kept), article("b", kept)]
    assert score_table(own, [0, 0], truths) == {"found": 1, "day": 1, "city": 1, "killed": 1, "all": 1}
    strangers = [article("c", "x"), article("d", "y")]
    assert score_table([*own, *strangers], [0, 0, 0, 0], truths)["found"] == 0
