"""Pages are kept up to a number of bytes, and of one edition at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hisab.web.cached import Cached

EDITION = object()


@dataclass
class Writer:
    """Writes pages of some bytes and keeps in mind which."""

    written: list[str] = field(default_factory=list)

    def __call__(self, path: str, body: bytes) -> Callable[[], bytes]:
        def write() -> bytes:
            self.written.append(path)
            return body

        return write


def test_a_page_is_written_once() -> None:
    writer, cached = Writer(), Cached()
    for _ in range(2):
        page = cached.page(EDITION, "key", "a.html", writer("a", b"a"))
        assert page is not None
        assert page.body == b"a"
    assert writer.written == ["a"]


def test_what_was_used_least_recently_goes_first() -> None:
    writer, cached = Writer(), Cached(most=20)
    for path in ("a", "b", "a", "c", "a", "b"):
        cached.page(EDITION, "key", path, writer(path, b"x" * 10))
        assert cached.size <= 20
    assert writer.written == ["a", "b", "c", "b"]


def test_a_page_that_would_fill_it_all_is_not_kept() -> None:
    cached = Cached(most=5)
    page = cached.page(EDITION, "key", "a", lambda: b"x" * 6)
    assert page is not None
    assert cached.size == 0


def test_pages_of_an_edition_that_stands_no_longer_are_forgotten() -> None:
    cached = Cached()
    cached.page(EDITION, "key", "a", lambda: b"old")
    page = cached.page(object(), "key", "a", lambda: b"new")
    assert page is not None
    assert page.body == b"new"
    assert cached.size == 3


def test_a_path_that_nothing_has_is_not_kept() -> None:
    cached = Cached()
    assert cached.page(EDITION, "key", "a", lambda: None) is None
    assert cached.size == 0
