"""The index by which a reader searches the whole site without a server. Pagefind makes it from the pages as they are published."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from pagefind.service import get_executable

from hisab.publishing.page import Writers, write_page
from hisab.publishing.press import Press
from hisab.publishing.tongue import to_say
from hisab.records.errors import MachineError

SEARCH_PAGE = "search.html"
INDEX = "pagefind"
"""The folder of the index, in the site's first folder."""
_ASIDE = "dt, sup.note, mark .number, .unseen, .column, .columns, code"
"""What is in the main part of a page and is not searched: labels, numbers of notes (which would stick to the word before them), and hashes."""
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind adds for sites that have no search page of their own."""
_WAYS = (
    ("incidents.html", to_say("Attacks, by year")),
    ("places.html", to_say("Places and communities")),
    ("institutions.html", to_say("Institutions and offices")),
    ("promises.html", to_say("Promises, by kind and standing")),
    ("sources.html", to_say("Reports, by outlet")),
)
"""The pages that lead to every record without a script."""


def search_pages(press: Press) -> Writers:
    """Return what writes the page on which a reader searches."""
    return {SEARCH_PAGE: lambda: _search_page(press)}


def write_index(folder: Path) -> tuple[Path, ...]:
    """Write the index of the pages that lie in `folder` beside them, and return its files. The same pages give the same bytes.

    Each language has an index of its own. What stands outside the main part of a page, and a page that only repeats others, is not in it.
    """
    program = get_executable()
    if program is None:
        raise MachineError("the program pagefind is not there, which makes the index of the search", hint="pip install pagefind-bin")
    target = folder / INDEX
    command = (str(program), "--site", str(folder), "--output-path", str(target), "--exclude-selectors", _ASIDE, "--keep-index-url", "--silent")
    done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)  # noqa: S603 - no shell, our own paths
    if done.returncode != 0:
        raise MachineError(f"the index of the search could not be made: {done.stderr.strip()[-500:]}", hint="Is there room on the disk?")
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    _settle(target / "pagefind-entry.json")
    return tuple(sorted(path for path in target.rglob("*") if path.is_file()))


def _settle(entry: Path) -> None:
    """Write the list of the indexes in one order; Pagefind writes it in another each time."""
    entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _search_page(press: Press) -> bytes:
    ways = tuple((href, press.tongue.say(words)) for href, words in _WAYS)
    return write_page(press, SEARCH_PAGE, SEARCH_PAGE, title=press.tongue.say("Search"), ways=ways, index=INDEX)
