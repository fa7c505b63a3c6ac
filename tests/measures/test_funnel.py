"""How far justice came after each attack, what was taken back, and what rests on less."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from hisab.measures.book import BookLine
from hisab.measures.funnel import Funnel, count_justice
from hisab.records.book import Link
from hisab.records.ids import ActionId, IncidentId
from hisab.records.journal import Register
from hisab.records.subjects import Action, Incident
from hisab.vocabulary.words import Grade, PromiseKind, Relation

from .lines import attack, book, deliverable, line, link, searches

ONE, TWO_ATTACK = attack("incident-00001", date(2013, 1, 10)), attack("incident-00002", date(2013, 2, 16))
STEPS = range(1, 8)


def justice(name: str, *links: Link, after: tuple[str, ...] = ("incident-00001",)) -> BookLine:
    attacks = tuple(one for one in (ONE, TWO_ATTACK) if one.id in after)
    return line(name, deliverable(PromiseKind.JUSTICE, "conviction", step=6), links=links, attacks=attacks)


def funnel(*lines: BookLine, register: Register | None = None) -> Funnel:
    return count_justice(book(lines), register or Register(), STEPS)


def test_an_attack_is_counted_at_each_step_up_to_the_one_it_reached() -> None:
    found = funnel(justice("a", link(Relation.ADVANCES, step=3)), justice("b", after=("incident-00002",)))
    assert [found.steps[step].total.attacks for step in STEPS] == [1, 1, 1, 0, 0, 0, 0]
    assert found.steps[3].attacks == ("incident-00001",)
    assert found.steps[3].total.words == "found after 1 of 2 attacks; 1 not searched"


def test_two_promises_after_one_attack_count_it_once() -> None:
    assert funnel(justice("a", link(step=3)), justice("b", link(step=3))).steps[3].total.attacks == 1


def test_an_acquittal_takes_back_the_steps_above_it_and_no_others() -> None:
    convicted = link(step=6, on=date(2015, 1, 1))
    acquitted = link(Relation.REVERSES, step=4, on=date(2017, 1, 1))
    found = funnel(justice("a", convicted, acquitted))
    assert [found.steps[step].total.taken_back for step in STEPS] == [0, 0, 0, 0, 1, 1, 0]
    assert found.steps[6].total.words == "found after 1 of 1 attacks; 1 later taken back"


def test_a_release_before_a_second_arrest_takes_nothing_back() -> None:
    released = link(Relation.REVERSES, step=2, on=date(2015, 1, 1))
    found = funnel(justice("a", link(step=3, on=date(2014, 1, 1)), released, link(step=3, on=date(2016, 1, 1))))
    assert found.steps[3].total.taken_back == 0


def test_weaker_evidence_is_told_apart() -> None:
    found = funnel(justice("a", link(step=3, grade=Grade.ONE_OUTLET)), justice("b", link(step=1), after=("incident-00002",)))
    assert (found.steps[3].total.attacks, found.steps[3].total.weaker) == (0, 1)
    assert found.steps[1].total.words == "found after 1 of 2 attacks; weaker evidence after 1 more"


def test_a_suspect_killed_and_what_nobody_reviewed_are_no_step() -> None:
    found = funnel(justice("a", link(step=3, is_suspect_killed=True), link(step=3, reviewers=())))
    assert found.steps[1].total.attacks == 0


def test_an_arrest_after_one_of_two_attacks_is_counted_for_the_one_that_it_follows() -> None:
    both = justice("a", link(step=3, action="arrest"), after=("incident-00001", "incident-00002"))
    unknown = funnel(both)
    assert (unknown.steps[3].total.attacks, unknown.unplaced) == (0, ("a#conviction",))
    action = Action(id=ActionId("arrest"), kind="arrest", mentions=(), incidents=(IncidentId("incident-00002"),))
    incidents = {found.id: Incident(id=IncidentId(found.id), mentions=()) for found in (ONE, TWO_ATTACK)}
    register = Register(
        actions=MappingProxyType({action.id: action}), incidents=MappingProxyType({IncidentId(name): one for name, one in incidents.items()})
    )
    placed = funnel(both, register=register)
    assert (placed.steps[3].attacks, placed.unplaced) == (("incident-00002",), ())


def test_where_nobody_looked_it_is_not_known_rather_than_none() -> None:
    assert funnel(justice("a")).steps[3].total.words == "not known"
    looked = line("a", deliverable(PromiseKind.JUSTICE, "conviction", step=6), looked=searches(date(2020, 1, 1)), attacks=(ONE,))
    found = funnel(looked)
    assert found.steps[3].total.words == "found after 0 of 1 attacks"
    assert (len(found.sources), found.until) == (3, date(2020, 1, 1))
