"""The index of a served edition's search: made when somebody first asks for it, since every page must be written for it, into a folder of its own."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

from hisab.publishing.search import INDEX, SEARCH_PAGE, write_index


class SearchFolder:
    """The index over `pages`. Before `write` there is none; after it `file` leads to each of its files."""

    def __init__(self, pages: Mapping[str, Callable[[], bytes]]) -> None:
        self._pages = pages
        self._is_wanted, self._is_whole = Event(), Event()
        self._files: Mapping[str, Path] = {}

    def write(self) -> None:
        """Write every page, make the index of them, and let go of the pages."""
        folder = Path(tempfile.mkdtemp(prefix="hisab-search-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        pages = folder / "pages"
        for path, write in self._pages.items():
            lies = pages / path
            lies.parent.mkdir(parents=True, exist_ok=True)
            lies.write_bytes(write())
        files = write_index(pages)
        kept = (pages / INDEX).rename(folder / INDEX)
        shutil.rmtree(pages)
        self._files = {f"{INDEX}/{name}": kept / name for name in (path.relative_to(pages / INDEX).as_posix() for path in files)}
        self._is_whole.set()

    @property
    def is_due(self) -> bool:
        """True when somebody has asked for the index and it is not there."""
        return self._is_wanted.is_set() and not self._is_whole.is_set()

    def is_waited_for(self, path: str, *, patience: float) -> bool:
        """True when `path` is one of the index's and is still to be made; waits up to `patience` seconds. The search page orders it too."""
        is_ours = path.startswith(f"{INDEX}/")
        if is_ours or path.rpartition("/")[2] == SEARCH_PAGE:
            self._is_wanted.set()
        return is_ours and not self._is_whole.wait(patience)

    def file(self, path: str) -> Path | None:
        """Return where a file of the index lies, None where `path` is none."""
        return self._files.get(path)


def is_searching(path: str) -> bool:
    """True for the page that searches and for what it reads: a browser must let these run the index's program."""
    return path.startswith(f"{INDEX}/") or path.rpartition("/")[2] == SEARCH_PAGE
