"""Renews the catalogues of the site's texts: `make words`. What is new stands in them without a translation, what is gone is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hisab.publishing.borrowed import SENTENCES, closed_words
from hisab.publishing.tongue import TONGUES

ROOM = Path(__file__).parent.parent / "src" / "hisab" / "publishing"
_KEYWORDS = {"say": None, "to_say": None, "some": (2, 3), "_": None, "gettext": None, "ngettext": (1, 2)}
_NOT_SAID = {"answers.html"}
"""Pages that are written in English alone: they show what `hisab check` says."""


def texts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield every text that a page can say, with the file that it stands in: singular and plural where it is counted."""
    methods = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
    options = {"templates/**.html": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
    for name, _, text, _, _ in extract_from_dir(str(ROOM), method_map=methods, options_map=options, keywords=_KEYWORDS, strip_comment_tags=True):
        if Path(name).name not in _NOT_SAID:
            yield Path(name).as_posix(), text
    yield from (("borrowed.py", sentence) for sentence in SENTENCES)
    yield from (("borrowed.py", word) for word in closed_words())


def template() -> Catalog:
    """Return the catalogue of all texts, without a translation."""
    catalog = Catalog(fuzzy=False)
    for name, text in texts():
        catalog.add(text, locations=[(name, 0)])
    return catalog


def renew(path: Path, *, locale: str, texts_now: Catalog) -> None:
    """Bring the catalogue at `path` up to the texts of today; translations of texts that stay are kept."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=locale)
    catalog.update(texts_now, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=150, sort_by_file=True, include_lineno=False, omit_header=False, ignore_obsolete=True)


def is_translated(message: Message) -> bool:
    """True when the text, and where it is counted each of its forms, has a translation."""
    return bool(message.string) and all(message.string if isinstance(message.string, tuple) else (message.string,))


def main() -> None:
    """Renew every catalogue but that of English, which needs none."""
    texts_now = template()
    for code in TONGUES:
        path = ROOM / "words" / f"{code}.po"
        if path.is_file():
            renew(path, locale=code, texts_now=texts_now)
            with path.open("rb") as file:
                missing = [message.id for message in read_po(file) if message.id and not is_translated(message)]
            print(f"{path.name}: {len(texts_now)} texts, {len(missing)} without a translation")


if __name__ == "__main__":
    main()
