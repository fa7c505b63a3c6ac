"""The files and pages that only a server has, beside the lists: the filters' style and script, and pages of a few words."""

from __future__ import annotations

from importlib.resources import files

from hisab.publishing.live.list_page import live_pages
from hisab.publishing.page import write_page
from hisab.publishing.press import Press

FOLDER = "live"


def live_files() -> tuple[tuple[str, bytes], ...]:
    """Return the filters' style and script, and the script's licence."""
    folder = files("hisab.publishing.live") / "static"
    return tuple(sorted((f"{FOLDER}/{entry.name}", entry.read_bytes()) for entry in folder.iterdir()))


def words_page(press: Press, *, title: str, lead: str, ways: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return a page of a few words in the site's look, for any address: its links lead from the server's first folder. `ways` are links."""
    common = {"pages": live_pages(press.tongue), "root": f"/{press.tongue.folder}", "top": "/", "twins": ()}
    return write_page(press, "", "live_words.html", title=title, lead=lead, ways=ways, **common)
