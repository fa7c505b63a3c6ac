"""The data files of a served edition: written once, beside the pages, into a folder of their own that goes when nobody needs it any more."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path
from threading import Event

from hisab.publishing.data.redaction import Profile
from hisab.publishing.data.write import write_data
from hisab.publishing.press import Press
from hisab.publishing.site import data_pages


class DataFolder:
    """The data of one edition. Before `write` there is none; after it `files` leads to each, and `pages` holds the pages that list them."""

    def __init__(self, presses: tuple[Press, ...], profile: Profile) -> None:
        self._presses, self._profile = presses, profile
        self._is_whole = Event()
        self._files: Mapping[str, Path] = {}
        self._pages: Mapping[str, bytes] = {}

    def write(self) -> None:
        """Write all files; what does not hold is an integrity failure, and then there are none."""
        folder = Path(tempfile.mkdtemp(prefix="hisab-data-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        edition, vocabulary = self._presses[0].edition, self._presses[0].vocabulary
        paths = write_data(edition, folder, vocabulary=vocabulary, profile=self._profile)
        self._pages = dict(data_pages(self._presses, folder, self._profile.name))
        self._files = {f"data/{path.name}": path for path in paths}
        self._is_whole.set()

    @property
    def is_whole(self) -> bool:
        """True when all files are written."""
        return self._is_whole.is_set()

    def is_waited_for(self, path: str, *, patience: float) -> bool:
        """True when `path` is one of the data's and is still to be written; waits up to `patience` seconds for that."""
        is_ours = path.startswith("data/") or path in {f"{press.tongue.folder}data.html" for press in self._presses}
        return is_ours and not self._is_whole.wait(patience)

    def page(self, path: str) -> bytes | None:
        """Return the page that lists the files, None where `path` is none."""
        return self._pages.get(path)

    def file(self, path: str) -> Path | None:
        """Return where a file of the data lies, None where `path` is none."""
        return self._files.get(path)
