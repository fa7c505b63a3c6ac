"""Days to the first follow-up: the median by hand, where half had none, and what a search has to do with it."""

from __future__ import annotations

from datetime import date, timedelta

from hisab.measures.book import BookLine
from hisab.measures.waiting import count_days, wait_of
from hisab.vocabulary.words import Grade, Relation, SourceRole

from .lines import AS_OF, MADE, line, link, searches


def after(days: int) -> date:
    return MADE + timedelta(days=days)


def followed(name: str, days: int) -> BookLine:
    return line(name, links=(link(Relation.ADVANCES, step=1, on=after(days)),))


def waiting(name: str, days: int) -> BookLine:
    return line(name, looked=searches(after(days)))


def test_the_median_is_that_of_kaplan_and_meier() -> None:
    """Of six: 10 → 5/6; 20 → 5/6·4/5 = 2/3; 25 waits on; 30 → 2/3·2/3 = 4/9, the first that is not above one half."""
    lines = [followed("a", 10), followed("b", 20), waiting("c", 25), followed("d", 30), waiting("e", 40), waiting("f", 50)]
    counted, found = count_days(lines, as_of=AS_OF)
    assert (found.median, found.n, found.events, found.left_out) == (30, 6, 3, 0)
    assert len(counted) == 6
    assert found.words == "30 days (follow-up for 3 of 6)"


def test_one_half_exactly_is_reached() -> None:
    assert count_days([followed("a", 10), waiting("b", 99)], as_of=AS_OF)[1].median == 10
    assert count_days([followed("a", 10), followed("b", 20), waiting("c", 15), waiting("d", 99)], as_of=AS_OF)[1].median == 20


def test_where_less_than_half_had_one_it_is_not_reached() -> None:
    found = count_days([followed("a", 10), waiting("b", 50), waiting("c", 60)], as_of=AS_OF)[1]
    assert (found.median, found.words) == (None, "not reached (follow-up for 1 of 3)")
    assert count_days([waiting("b", 50)], as_of=AS_OF)[1].words == "not reached (follow-up for 0 of 1)"
    assert count_days([], as_of=AS_OF)[1].words == "not known"


def test_what_nobody_searched_for_is_left_out_and_counted_as_left_out() -> None:
    counted, found = count_days([followed("a", 10), line("unsearched")], as_of=AS_OF)
    assert counted == ("a#cash",)
    assert (found.median, found.n, found.left_out) == (10, 1, 1)


def test_a_wait_ends_on_the_last_day_that_a_search_reached_not_on_the_day_of_the_account() -> None:
    assert wait_of(waiting("a", 50), as_of=AS_OF) == (50, False)
    assert wait_of(waiting("a", 50), as_of=after(20)) is None
    assert wait_of(line("a", made_on=None), as_of=AS_OF) is None


def test_only_a_corroborated_step_that_another_than_the_promisor_tells_is_a_follow_up() -> None:
    for one in (
        link(grade=Grade.ONE_OUTLET),
        link(source=SourceRole.PROMISOR),
        link(Relation.CONTRADICTS),
        link(reviewers=()),
        link(is_suspect_killed=True),
        link(on=MADE - timedelta(days=1)),
    ):
        assert wait_of(line("a", links=(one,)), as_of=AS_OF) is None


def test_the_first_of_several_counts_once_it_is_known() -> None:
    both = line("a", links=(link(on=after(30)), link(on=after(7), step=1)))
    assert wait_of(both, as_of=AS_OF) == (7, True)
    assert wait_of(both, as_of=after(6)) is None
