from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.publishing.charts.paths import place_path, write_number


@pytest.mark.parametrize(
    ("number", "written"), [(0.0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (12.0, "12"), (12.34, "12.3"), (100.0, "100"), (-10.0, "-10")]
)
def test_a_number_is_written_short(number: float, written: str) -> None:
    assert write_number(number) == written


def test_a_path_is_moved_and_written_in_short_steps() -> None:
    assert place_path("M7.5,40h135v60h-135Z", 10, 1) == "M17.5 41h135v60h-135z"


def test_a_circle_keeps_its_radius() -> None:
    assert place_path("M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0", 10, 10) == "M13 10a3 3 0 1 1-6 0 3 3 0 1 1 6 0"


def test_a_second_ring_begins_at_its_own_point() -> None:
    assert place_path("M0,0L4,0L4,4ZM10,10L12,10L12,12Z", 0, 0) == "M0 0h4v4zM10 10h2v2z"


def test_a_step_that_is_not_known_is_an_error() -> None:
    with pytest.raises(ValueError, match="which is not known"):
        place_path("M0,0Q1,1,2,2", 0, 0)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=2, max_size=60))
def test_rounding_never_adds_up(points: list[tuple[float, float]]) -> None:
    path = "M" + "L".join(f"{x:.4f},{y:.4f}" for x, y in points)
    pen = (0.0, 0.0)
    for step in _steps(place_path(path, 0, 0)):
        pen = step if step[2] else (pen[0] + step[0], pen[1] + step[1], False)  # type: ignore[assignment]
    assert abs(pen[0] - points[-1][0]) < 0.16
    assert abs(pen[1] - points[-1][1]) < 0.16


def _steps(path: str) -> list[tuple[float, float, bool]]:
    found, letter = [], ""
    tokens = re.findall(r"[a-zA-Z]|-?\d*\.?\d+", path)
    index = 0
    while index < len(tokens):
        if tokens[index].isalpha():
            letter = tokens[index]
            index += 1
        if letter == "h":
            found.append((float(tokens[index]), 0.0, False))
        elif letter == "v":
            found.append((0.0, float(tokens[index]), False))
        else:
            found.append((float(tokens[index]), float(tokens[index + 1]), letter == "M"))
            index += 1
        index += 1
    return found
