"""Picking one of several values by signs learned from others, on made-up texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.picking import Offer, answer_all, learn_picking

GOOD, BAD = Offer(value="good", signs={"near": 1.0}), Offer(value="bad", signs={"far": 1.0})


def test_the_value_with_the_signs_of_right_ones_comes_first() -> None:
    rank = learn_picking([(GOOD, BAD)] * 9, [(True, False)] * 9, strength=1.0)
    (best, likely), (worst, unlikely) = rank((BAD, GOOD))
    assert (best, worst) == ("good", "bad")
    assert likely > 0.5 > unlikely


def test_a_value_that_is_offered_twice_is_ranked_by_its_better_offer() -> None:
    rank = learn_picking([(GOOD, BAD)] * 9, [(True, False)] * 9, strength=1.0)
    assert [value for value, _ in rank((Offer(value="both", signs=BAD.signs), BAD, Offer(value="both", signs=GOOD.signs)))] == ["both", "bad"]


def test_a_text_without_offers_has_no_value() -> None:
    assert learn_picking([(GOOD, BAD)], [(True, False)], strength=1.0)(()) == ()


def test_no_text_is_answered_by_what_its_own_group_taught() -> None:
    groups = ["a", "a", "b", "c", "d", "e", "f"]
    taught: list[tuple[int, frozenset[str]]] = []

    def learn(places: Sequence[int]) -> Callable[[int], int]:
        by = frozenset(groups[place] for place in places)

        def answer(place: int) -> int:
            taught.append((place, by))
            return place

        return answer

    assert answer_all(learn, known=range(6), groups=groups, others=[6]) == {place: place for place in range(7)}
    assert all(groups[place] not in by for place, by in taught)
    assert dict(taught)[6] == frozenset("abcde")
