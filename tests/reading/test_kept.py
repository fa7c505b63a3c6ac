"""An answer is worked out once, and again when all is forgotten."""

from __future__ import annotations

import pickle

import pytest

from hisab.reading.kept import forget, keep
from hisab.reading.numbers import find_numbers

asked: list[str] = []


@keep
def shout(text: str) -> str:
    """Return `text` in capitals."""
    asked.append(text)
    if not text:
        raise ValueError("nothing to shout")
    return text.upper()


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    forget()
    asked.clear()


def test_the_same_words_are_read_once() -> None:
    assert [shout("a"), shout("b"), shout("a")] == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_what_is_forgotten_is_read_again() -> None:
    shout("a")
    forget()
    assert shout("a") == "A"
    assert asked == ["a", "a"]


def test_an_error_is_not_kept() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"):
            shout("")
    assert asked == ["", ""]


def test_a_kept_function_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(find_numbers))("11 miners") == find_numbers("11 miners")
