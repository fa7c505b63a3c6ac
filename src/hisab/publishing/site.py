"""The static site of an edition: every page, the style and the fonts, in one new folder that needs no server and no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from hisab.publishing.data.redaction import PUBLIC, load_profile
from hisab.publishing.data.write import write_data
from hisab.publishing.data_page import data_files
from hisab.publishing.document_page import document_page
from hisab.publishing.folder import MARKER, write_folder
from hisab.publishing.front import front_page, recipes, toll_recipes
from hisab.publishing.incident_page import incident_page
from hisab.publishing.lists import action_sections, document_lines, finding_lines, incident_rows, left_out_rows, outlets, promise_sections, totals
from hisab.publishing.numbers import word_date
from hisab.publishing.press import Press, prepare
from hisab.publishing.promise_page import promise_page
from hisab.publishing.render import render
from hisab.publishing.rows import came_of, counted_incidents, counted_promises, happened, promised
from hisab.publishing.tongue import TONGUES, to_say, tongue_of
from hisab.publishing.wordings import INCLUDED, NEVER_CLAIMED, REVIEW_MARK, REVIEW_SENTENCE, REVIEW_WORD
from hisab.records.figures import Edition
from hisab.records.ids import DocumentId, IncidentId, PromiseId
from hisab.vocabulary.tables import Vocabulary

PAGES = (
    ("index.html", to_say("Account")),
    ("incidents.html", to_say("Incidents")),
    ("promises.html", to_say("Promises")),
    ("actions.html", to_say("Actions")),
    ("totals.html", to_say("Totals")),
    ("sources.html", to_say("Sources")),
    ("findings.html", to_say("Findings")),
    ("counted.html", to_say("How this was counted")),
    ("data.html", to_say("Data")),
)
"""The pages that every page leads to, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same page in another language."""

    code: str
    direction: str
    name: str
    href: str


def publish_site(edition: Edition, directory: Path, *, vocabulary: Vocabulary, profile: str = PUBLIC, languages: tuple[str, ...] = TONGUES) -> Path:
    """Write the site of `edition` as the folder `directory`, whole or not at all, and return it.

    The same edition gives the same bytes. `directory` is new or holds an earlier edition, which is then replaced. `profile` names the
    redaction profile of the data, `languages` the codes of the languages that the pages speak: English at the root, each other in its folder.
    """
    return write_folder(directory, site_files(edition, vocabulary=vocabulary, profile=profile, languages=languages))


def site_files(
    edition: Edition, *, vocabulary: Vocabulary, profile: str = PUBLIC, languages: tuple[str, ...] = TONGUES
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site: its path, relative and with forward slashes, and its bytes."""
    presses = presses_of(edition, vocabulary, languages)
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


def presses_of(edition: Edition, vocabulary: Vocabulary, languages: tuple[str, ...] = TONGUES) -> tuple[Press, ...]:
    """Return a press for each of the languages, each knowing the others as its twins."""
    tongues = tuple(tongue_of(code) for code in languages)
    press = prepare(edition, vocabulary)
    return tuple(replace(press, tongue=tongue, twins=tuple(other for other in tongues if other is not tongue)) for tongue in tongues)


def static_files() -> tuple[tuple[str, bytes], ...]:
    """Return the files that every page leads to and that no edition changes: the style and the fonts."""
    return tuple(sorted(_static(files("hisab.publishing") / "static", "static")))


def pages_of(press: Press) -> Mapping[str, Callable[[], bytes]]:
    """Return what writes each page of the site in the press's language, by its path in the site; nothing is written before it is called.

    The data page is not among them.
    """
    pages = {**_fixed_pages(press), **_record_pages(press)}
    return {f"{press.tongue.folder}{path}": write for path, write in pages.items()}


def data_pages(presses: Iterable[Press], folder: Path, profile: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each language that lists the data, which lies whole in `folder`."""
    for press in presses:
        page = _page(press, "data.html", "data.html", title=press.tongue.say("Data"), profile=profile, files=data_files(press.tongue, folder))
        yield f"{press.tongue.folder}data.html", page


def live_page(press: Press, path: str, template: str, *, title: str, **values: object) -> bytes:
    """Return a page that only a server has, in the site's look; `path` is where it stands in the pages of its language."""
    return _page(press, path, template, title=title, **values)


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


def _fixed_pages(press: Press) -> dict[str, Callable[[], bytes]]:
    writers: tuple[tuple[str, str, Callable[[Press], dict[str, object]]], ...] = (
        ("index.html", "Hisab · حساب", lambda press: {"page": front_page(press)}),
        ("threads.html", to_say("Threads as a table"), _threads_table),
        ("incidents.html", to_say("Incidents"), lambda press: {"all_rows": incident_rows(press), "left_out": left_out_rows(press)}),
        ("promises.html", to_say("Promises"), lambda press: {"sections": promise_sections(press)}),
        ("actions.html", to_say("Actions"), lambda press: {"sections": action_sections(press)}),
        ("totals.html", to_say("Totals that bodies have stated"), lambda press: {"totals": totals(press)}),
        ("sources.html", to_say("Sources"), lambda press: {"outlets": outlets(press), "documents": document_lines(press)}),
        ("findings.html", to_say("Findings"), lambda press: {"findings": finding_lines(press)}),
        ("counted.html", to_say("How this was counted"), _counted),
    )
    return {path: partial(_fixed, press, path, title, values) for path, title, values in writers}


def _fixed(press: Press, path: str, title: str, values: Callable[[Press], dict[str, object]]) -> bytes:
    return _page(press, path, path, title=press.tongue.say(title), **values(press))


def _counted(press: Press) -> dict[str, object]:
    tongue = press.tongue
    included, never = (tuple(tongue.say(line) for line in lines) for lines in (INCLUDED, NEVER_CLAIMED))
    return {"recipes": recipes(press), "tolls": toll_recipes(press), "included": included, "never": never}


def _threads_table(press: Press) -> dict[str, object]:
    accounts = press.edition.incidents
    earliest_first = counted_incidents(press)[::-1]
    ordered = sorted(earliest_first, key=lambda incident: accounts[incident].date is None)
    attacks = tuple(happened(press, incident) for incident in ordered)
    promises = tuple((promised(press, promise), came_of(press, promise)) for promise in counted_promises(press))
    return {"all_attacks": attacks, "all_promises": promises}


def _record_pages(press: Press) -> dict[str, Callable[[], bytes]]:
    register, addresses = press.edition.register, press.addresses
    retired = sorted(register.retired.keys() - register.incidents.keys())
    return {
        **{addresses.incident(each): partial(_incident, press, each) for each in sorted(register.incidents)},
        **{addresses.incident(each): partial(_moved, press, each) for each in retired},
        **{addresses.promise(each): partial(_promise, press, each) for each in sorted(register.promises)},
        **{addresses.document(each): partial(_document, press, each) for each in sorted(register.documents)},
    }


def _incident(press: Press, identifier: IncidentId) -> bytes:
    shown = incident_page(press, identifier)
    return _page(press, press.addresses.incident(identifier), "incident.html", title=shown.title, page=shown)


def _moved(press: Press, identifier: IncidentId) -> bytes:
    register, addresses = press.edition.register, press.addresses
    now = register.current_incident(identifier)
    reason = press.tongue.retell(register.retired[identifier].reason)
    moved = {"identifier": identifier, "successors": (addresses.incident(now),) if now else (), "reason": reason}
    title = press.tongue.say("{record} is no longer a record of its own", record=identifier)
    return _page(press, addresses.incident(identifier), "moved.html", title=title, **moved)


def _promise(press: Press, identifier: PromiseId) -> bytes:
    words = promise_page(press, identifier)
    return _page(press, press.addresses.promise(identifier), "promise.html", title=words.title, page=words)


def _document(press: Press, identifier: DocumentId) -> bytes:
    text = document_page(press, identifier)
    return _page(press, press.addresses.document(identifier), "document.html", title=text.title, page=text)


def _page(press: Press, path: str, template: str, *, title: str, **values: object) -> bytes:
    """Return a page. In its template `root` leads to the first page of its language, `top` to the site's first folder (static, data)."""
    edition, tongue = press.edition, press.tongue
    root = "../" * path.count("/")
    top = f"{root}{'../' * tongue.folder.count('/')}"
    common: dict[str, object] = {
        "root": root,
        "top": top,
        "twins": tuple(Twin(code=twin.code, direction=twin.direction, name=twin.name, href=f"{top}{twin.folder}{path}") for twin in press.twins),
        "path": path,
        "pages": tuple((href, tongue.say(words)) for href, words in PAGES),
        "title": title,
        "as_of": word_date(tongue, edition.as_of),
        "checkpoint": edition.checkpoint,
        "entries": tongue.number(edition.checkpoint.size),
        "review_mark": REVIEW_MARK,
        "review_word": tongue.say(REVIEW_WORD),
        "review_sentence": tongue.say(REVIEW_SENTENCE),
    }
    return render(template, {**common, **values}, tongue=tongue)
