"""The static site of an edition: every page, the style and the fonts, in one new folder that needs no server and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from hisab.publishing.data.redaction import PUBLIC, load_profile
from hisab.publishing.data.write import write_data
from hisab.publishing.data_page import data_files
from hisab.publishing.folder import MARKER, write_folder
from hisab.publishing.page import write_page
from hisab.publishing.pages import pages_of
from hisab.publishing.press import Press, prepare
from hisab.publishing.search import write_index
from hisab.publishing.tongue import TONGUES, tongue_of
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

__all__ = ["data_pages", "marker_file", "pages_of", "presses_of", "publish_site", "site_files", "static_files"]


def publish_site(edition: Edition, directory: Path, *, vocabulary: Vocabulary, profile: str = PUBLIC, languages: tuple[str, ...] = TONGUES) -> Path:
    """Write the site of `edition` as the folder `directory`, whole or not at all, and return it.

    The same edition gives the same bytes. `directory` is new or holds an earlier edition, which is then replaced. `profile` names the
    redaction profile of the pages and the data, `languages` the codes of the languages that the pages speak: English at the root, each other in its
    folder.
    """
    return write_folder(directory, site_files(edition, vocabulary=vocabulary, profile=profile, languages=languages), finish=write_index)


def site_files(
    edition: Edition, *, vocabulary: Vocabulary, profile: str = PUBLIC, languages: tuple[str, ...] = TONGUES
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site but the index of its search: its path, relative and with forward slashes, and its bytes."""
    presses = presses_of(edition, vocabulary, languages, profile=profile)
    yield marker_file(edition)
    yield from static_files()
    for press in presses:
        for path, write in pages_of(press).items():
            yield path, write()
    with TemporaryDirectory(prefix="hisab-data-") as place:
        folder = Path(place)
        for file in write_data(edition, folder, vocabulary=vocabulary, profile=load_profile(profile)):
            yield f"data/{file.name}", file.read_bytes()
        yield from data_pages(presses, folder, profile)


def presses_of(edition: Edition, vocabulary: Vocabulary, languages: tuple[str, ...] = TONGUES, *, profile: str = PUBLIC) -> tuple[Press, ...]:
    """Return a press for each of the languages, each knowing the others as its twins. `profile` names the redaction profile of the pages."""
    tongues = tuple(tongue_of(code) for code in languages)
    press = prepare(edition, vocabulary, profile=profile)
    return tuple(replace(press, tongue=tongue, twins=tuple(other for other in tongues if other is not tongue)) for tongue in tongues)


def static_files() -> tuple[tuple[str, bytes], ...]:
    """Return the files that every page leads to and that no edition changes: the style and the fonts."""
    return tuple(sorted(_static(files("hisab.publishing") / "static", "static")))


def data_pages(presses: Iterable[Press], folder: Path, profile: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each language that lists the data, which lies whole in `folder`."""
    for press in presses:
        page = write_page(press, "data.html", "data.html", title=press.tongue.say("Data"), profile=profile, files=data_files(press.tongue, folder))
        yield f"{press.tongue.folder}data.html", page


def marker_file(edition: Edition) -> tuple[str, bytes]:
    """Return the file that says which edition this is: its path and its bytes."""
    checkpoint = edition.checkpoint
    lines = (
        "Hisab edition",
        f"as of {edition.as_of.isoformat()}",
        f"entries {checkpoint.size}",
        f"root {checkpoint.root}",
        f"head {checkpoint.head}",
    )
    return MARKER, ("\n".join(lines) + "\n").encode("utf-8")


def _static(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _static(entry, path)
        else:
            yield path, entry.read_bytes()
