from datetime import date

import pytest

from hisab.publishing.threads import ABOVE, Attack, Course, Ending, Picture, Pledge, Thread, draw
from hisab.publishing.tongue import ENGLISH
from hisab.records.values import Count, DatePrecision, DateSpan
from hisab.vocabulary.words import Status

AS_OF = date(2022, 1, 1)


def pledge(
    status: Status, *, made_on: date | None = date(2021, 1, 1), due_on: date | None = date(2021, 4, 1), ended_on: date | None = None
) -> Pledge:
    return Pledge(href="p.html", title="t", label="l", standing="s", kind="justice", status=status, made_on=made_on, due_on=due_on, ended_on=ended_on)


def attack(low: int | None, high: int | None, *, days: tuple[date, date] = (date(2021, 1, 1), date(2021, 1, 1))) -> Attack:
    when = DateSpan(earliest=days[0], latest=days[1], precision=DatePrecision.DAY)
    return Attack(href="i.html", title="t", label=f"{low}", when=when, killed=Count(low=low, best=None, high=high))


def only_thread(picture: Picture) -> Thread:
    ((thread,),) = [group.threads for group in picture.groups]
    return thread


@pytest.mark.parametrize("status", [Status.OVERDUE_NOT_SEARCHED, Status.OVERDUE_NO_EVIDENCE, Status.OVERDUE_ACTION_ONLY])
def test_an_overdue_thread_reaches_the_right_edge(status: Status) -> None:
    picture = draw(ENGLISH, [], [pledge(status)], as_of=AS_OF)
    assert only_thread(picture).x2 == picture.today == 100
    assert only_thread(picture).course is Course.FIRM
    assert only_thread(picture).ending is Ending.NONE


def test_a_thread_begins_on_the_day_it_was_made() -> None:
    picture = draw(ENGLISH, [attack(3, 3)], [pledge(Status.OVERDUE_NOT_SEARCHED)], as_of=AS_OF)
    assert only_thread(picture).x1 == picture.marks[0].x > 0


def test_an_open_thread_is_light_up_to_its_due_date_beyond_today() -> None:
    picture = draw(ENGLISH, [], [pledge(Status.OPEN, due_on=date(2022, 4, 1))], as_of=AS_OF)
    assert only_thread(picture).course is Course.LIGHT
    assert picture.today < only_thread(picture).x2 == 100


def test_a_kept_thread_ends_in_a_knot_on_the_day_it_was_kept() -> None:
    picture = draw(ENGLISH, [], [pledge(Status.KEPT, ended_on=date(2021, 7, 2))], as_of=AS_OF)
    thread = only_thread(picture)
    assert thread.ending is Ending.KNOT
    assert thread.x1 < thread.x2 < picture.today


def test_a_kept_thread_without_its_day_is_named_and_not_drawn() -> None:
    kept = pledge(Status.KEPT)
    picture = draw(ENGLISH, [], [kept], as_of=AS_OF)
    assert picture.groups == ()
    assert picture.undrawn == (kept,)


def test_what_cannot_be_tracked_is_dotted() -> None:
    assert only_thread(draw(ENGLISH, [], [pledge(Status.NOT_TRACKABLE)], as_of=AS_OF)).course is Course.DOTTED


@pytest.mark.parametrize("status", list(Status))
def test_every_status_can_be_drawn(status: Status) -> None:
    thread = only_thread(draw(ENGLISH, [], [pledge(status, ended_on=date(2021, 6, 1))], as_of=AS_OF))
    assert 0 <= thread.x1 < thread.x2 <= 100


def test_a_mark_is_solid_to_the_lowest_and_open_to_the_highest() -> None:
    mark = draw(ENGLISH, [attack(10, 20)], [], as_of=AS_OF).marks[0]
    assert (mark.solid, mark.open) == (ABOVE / 2, ABOVE / 2)


def test_heights_are_in_proportion_to_people() -> None:
    picture = draw(ENGLISH, [attack(20, 20), attack(5, 5)], [], as_of=AS_OF)
    assert sorted(mark.solid for mark in picture.marks) == [ABOVE / 4, ABOVE]


def test_a_number_without_an_upper_bound_is_left_open() -> None:
    assert draw(ENGLISH, [attack(10, None)], [], as_of=AS_OF).marks[0].is_unbounded


def test_an_attack_without_a_number_is_marked_as_unknown() -> None:
    mark = draw(ENGLISH, [attack(None, None)], [], as_of=AS_OF).marks[0]
    assert mark.is_unknown
    assert mark.solid == mark.open == 0


def test_an_attack_dated_to_a_year_is_named_and_not_drawn() -> None:
    vague = attack(3, 3, days=(date(2021, 1, 1), date(2021, 12, 31)))
    picture = draw(ENGLISH, [vague], [pledge(Status.OPEN, made_on=None)], as_of=AS_OF)
    assert picture.marks == ()
    assert len(picture.undrawn) == 2


def test_an_empty_record_can_be_drawn() -> None:
    picture = draw(ENGLISH, [], [], as_of=AS_OF)
    assert (picture.marks, picture.groups, picture.undrawn) == ((), (), ())
    assert picture.height > 0


def test_three_hundred_threads_fit_a_page_and_never_share_a_line() -> None:
    pledges = [pledge(Status.OVERDUE_NOT_SEARCHED, made_on=date(2010 + number % 11, 1 + number % 12, 1)) for number in range(300)]
    picture = draw(ENGLISH, [attack(3, 3)], pledges, as_of=AS_OF)
    heights = [thread.y for group in picture.groups for thread in group.threads]
    assert len(set(heights)) == 300
    assert picture.height < 1000
    assert max(heights) < picture.height


def test_shown_labels_do_not_touch() -> None:
    attacks = [attack(10 + number, 10 + number, days=(date(2021, 1, 1 + number), date(2021, 1, 1 + number))) for number in range(20)]
    picture = draw(ENGLISH, attacks, [], as_of=AS_OF)
    assert sum(mark.label_style != "never" for mark in picture.marks) == 1


def test_promises_are_counted_in_words() -> None:
    assert draw(ENGLISH, [], [pledge(Status.OPEN), pledge(Status.NOT_TRACKABLE)], as_of=AS_OF).standing == "2 promises: 1 not trackable; 1 open"
