"""Pages that were asked for not long ago, up to a number of bytes: what was used least recently goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from hisab.web.answers import tag_of

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A body and its tag."""

    body: bytes
    tag: str


class Cached:
    """Keeps up to `most` bytes of pages of the edition that was asked for last."""

    def __init__(self, *, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = Lock()
        self._edition: object = None
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._bytes = 0

    @property
    def size(self) -> int:
        """How many bytes of pages are kept."""
        return self._bytes

    def page(self, edition: object, key: str, path: str, write: Callable[[], bytes | None]) -> Page | None:
        """Return the page at `path` of an edition, kept or written now; None where `write` gives none."""
        with self._lock:
            self._turn_to(edition)
            found = self._pages.get(path)
            if found is not None:
                self._pages.move_to_end(path)
                return found
        body = write()
        if body is None:
            return None
        made = Page(body=body, tag=tag_of(key, body))
        if len(body) <= self._most:
            self._keep(edition, path, made)
        return made

    def _turn_to(self, edition: object) -> None:
        if edition is not self._edition:
            self._edition = edition
            self._pages.clear()
            self._bytes = 0

    def _keep(self, edition: object, path: str, page: Page) -> None:
        with self._lock:
            if edition is not self._edition:
                return
            before = self._pages.pop(path, None)
            self._bytes += len(page.body) - (len(before.body) if before else 0)
            self._pages[path] = page
            while self._bytes > self._most:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.body)
