"""An edition as a server hands it out: pages by their path, lists by filter, rows of the open data. Nothing here is written to the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from hisab.ledger.standing import checkpoint_of
from hisab.publishing.data.material import prepare
from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.validate import require_sound
from hisab.publishing.live.asked import ATTACK_FILTERS, PROMISE_FILTERS, Asked, Given, read_asked
from hisab.publishing.live.list_page import ATTACKS, BOOK, attack_page, promise_list_page
from hisab.publishing.live.live_files import live_files, words_page
from hisab.publishing.live.open_rows import STATEMENT_FILTERS, OpenRows, Row, open_rows, row_schema
from hisab.publishing.live.policies import API_POLICY, LIVE_POLICY, SEARCH_POLICY, SITE_POLICY
from hisab.publishing.live.shelves import Id, Shelf, shelve_attacks, shelve_promises
from hisab.publishing.pages import CHARTED
from hisab.publishing.parts import ROWS
from hisab.publishing.press import Press
from hisab.publishing.site import marker_file, pages_of, presses_of, static_files
from hisab.publishing.tongue import TONGUES
from hisab.records.figures import Edition
from hisab.records.ids import DocumentId, IncidentId, PromiseId
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.data_folder import DataFolder
from hisab.workflow.publish import edition_of
from hisab.workflow.search_folder import SearchFolder, is_searching
from hisab.workflow.workspace import Workspace

__all__ = [
    "API_POLICY",
    "ATTACKS_PATH",
    "BOOK_PATH",
    "LIVE_POLICY",
    "SITE_POLICY",
    "STATEMENT_FILTERS",
    "Holder",
    "Row",
    "Served",
    "Sheet",
    "Slice",
    "make_served",
    "policy_of",
    "row_schema",
]

ATTACKS_PATH, BOOK_PATH = ATTACKS, BOOK
"""Where the lists stand, in the folder of their language."""

_LOOKS_AT_MANY = re.compile(r"[^/]+\.html|kinds/[^/]+\.html")
MOST_ROWS = 500
"""Rows that one answer may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Rows of a list from `offset` on, and how many the whole list has; or why there is no list."""

    total: int
    rows: tuple[Row, ...]
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list as a CSV file, some lines at a time; or why there is none."""

    lines: Iterator[str]
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A record that is no longer one of its own: `successor` is the id under which it is kept now, None where it was withdrawn."""

    successor: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One edition, whole. It never changes: when the ledger grows, another one takes its place."""

    edition: Edition
    profile: str
    presses: tuple[Press, ...]
    pages: Mapping[str, Callable[[], bytes]]
    files: Mapping[str, bytes]
    attacks: Shelf[IncidentId]
    promises: Shelf[PromiseId]
    documents: tuple[DocumentId, ...]
    open_rows: OpenRows
    short: Mapping[str, str]
    data: DataFolder
    search: SearchFolder
    kept: dict[str, bytes] = field(default_factory=dict)
    """Pages that were written before anybody asked."""

    @property
    def key(self) -> str:
        """What tells the answers of this edition from those of another: its checkpoint's first digits and its day."""
        return f"{self.edition.checkpoint.root.rpartition(':')[2][:12]}-{self.edition.as_of:%Y%m%d}"

    def speaks(self, folder: str) -> bool:
        """True when the site has pages of a language in `folder`."""
        return any(press.tongue.folder == folder for press in self.presses)

    def page(self, path: str) -> bytes | None:
        """Return the file of the site at `path`, written anew where it is a page; None where there is none."""
        if path in self.files or path in self.kept:
            return self.files.get(path) or self.kept[path]
        write = self.pages.get(path)
        return write() if write is not None else self.data.page(path)

    def draw(self) -> None:
        """Draw the charts of the pages that list, which are kept: whoever asks for such a page then need not wait for them."""
        for press in self.presses:
            for path in CHARTED:
                self.pages[f"{press.tongue.folder}{path}"]()

    def warm(self) -> None:
        """Write and keep the pages that look at many records, and see what of each headline may be shown: nobody who asks first waits for that."""
        for press in self.presses:
            folder = press.tongue.folder
            tops = (path for path in self.pages if path.startswith(folder) and _LOOKS_AT_MANY.fullmatch(path.removeprefix(folder)))
            shelves = (f"{folder}{shelf.href}" for shelf in press.shelves.shelves.values() if len(shelf.incidents) > ROWS)
            for path in (*tops, *shelves):
                self.kept[path] = self.pages[path]()
        for document in self.edition.register.documents.values():
            self.presses[0].title(document)

    def attack_list(self, folder: str, given: Given) -> tuple[bytes, bool]:
        """Return the page that lists attacks, in the language whose pages are in `folder`, and whether all that was asked can be."""
        return attack_page(self._press(folder), self.attacks, given)

    def promise_list(self, folder: str, given: Given) -> tuple[bytes, bool]:
        """Return the page that lists promises, and whether all that was asked can be."""
        return promise_list_page(self._press(folder), self.promises, given)

    def words(self, *, title: str, lead: str, ways: tuple[tuple[str, str], ...] = ()) -> bytes:
        """Return a page of a few words in the site's look."""
        return words_page(self.presses[0], title=title, lead=lead, ways=ways)

    def find_incidents(self, given: Given, *, offset: int, limit: int) -> Slice:
        """Return rows of incidents, the latest first."""
        return _sliced(self._asked_attacks(given), self.attacks, self.open_rows.incident, offset=offset, limit=limit)

    def find_promises(self, given: Given, *, offset: int, limit: int) -> Slice:
        """Return rows of promises, the earliest first."""
        return _sliced(self._asked_promises(given), self.promises, self.open_rows.promise, offset=offset, limit=limit)

    def find_statements(self, wanted: Mapping[str, str], *, offset: int, limit: int) -> Slice:
        """Return rows of statements, in the order of the data. `wanted` are words of `STATEMENT_FILTERS`; ids may be those of pages."""
        whole = {name: value if name == "field" else self.short.get(value, value) for name, value in wanted.items()}
        found = self.open_rows.statements(whole)
        return Slice(total=len(found), rows=tuple(self.open_rows.statement(place) for place in found[offset : offset + limit]))

    def find_documents(self, *, offset: int, limit: int) -> Slice:
        """Return rows of documents, in the order of their ids."""
        found = self.documents
        return Slice(total=len(found), rows=tuple(self.open_rows.document(each) for each in found[offset : offset + limit]))

    def incidents_sheet(self, given: Given) -> Sheet:
        """Return the incidents that were asked for as a CSV file."""
        return _sheet(self._asked_attacks(given), self.attacks, self.open_rows.incidents_csv)

    def promises_sheet(self, given: Given) -> Sheet:
        """Return the promises that were asked for as a CSV file."""
        return _sheet(self._asked_promises(given), self.promises, self.open_rows.promises_csv)

    def incident(self, identifier: str) -> Row | Former | None:
        """Return the row of an incident, where it is kept now, or None where there never was one."""
        register, known = self.edition.register, IncidentId(identifier)
        if known in register.incidents:
            return self.open_rows.incident(known)
        retired = register.retired.get(known)
        return Former(successor=register.current_incident(known), reason=retired.reason) if retired is not None else None

    def promise(self, identifier: str) -> Row | Former | None:
        """Return the row of a promise with what is rated of it; why it was withdrawn; or None where there never was one."""
        register, known = self.edition.register, PromiseId(self.short.get(identifier, identifier))
        if known in register.promises:
            return {**self.open_rows.promise(known), "deliverables": list(self.open_rows.deliverables(known))}
        withdrawn = register.withdrawn.get(known)
        return Former(successor=None, reason=withdrawn.reason) if withdrawn is not None else None

    def document(self, identifier: str) -> Row | None:
        """Return what is known of a document, without its text; None where there is none."""
        known = DocumentId(self.short.get(identifier, identifier))
        return self.open_rows.document(known) if known in self.edition.register.documents else None

    def figure(self, name: str) -> Row | None:
        """Return the row of a figure, None where there is none."""
        return self.open_rows.figure(name) if name in self.open_rows.figures else None

    def checkpoint(self) -> Row:
        """Return what the edition stands on."""
        made = self.edition.checkpoint
        return {"size": made.size, "root": made.root, "head": made.head, "at": made.at, "as_of": self.edition.as_of.isoformat()}

    def account(self) -> Row:
        """Return whose account it is, how much is in it, and its figures; which ids a figure counts stands in its own row."""
        register = self.edition.register
        kinds: tuple[tuple[str, Sized], ...] = (
            ("incidents", register.incidents),
            ("promises", register.promises),
            ("actions", register.actions),
            ("documents", register.documents),
        )
        return {
            "as_of": self.edition.as_of.isoformat(),
            "communities": list(self.edition.scope),
            "profile": self.profile,
            "checkpoint": self.checkpoint(),
            "records": {**{name: len(records) for name, records in kinds}, "statements": len(self.open_rows.stated.all)},
            "figures": list(self.open_rows.short_figures),
        }

    def _press(self, folder: str) -> Press:
        return next(press for press in self.presses if press.tongue.folder == folder)

    def _asked_attacks(self, given: Given) -> Asked:
        return read_asked(self.presses[0], self.attacks, ATTACK_FILTERS, given)

    def _asked_promises(self, given: Given) -> Asked:
        return read_asked(self.presses[0], self.promises, PROMISE_FILTERS, given)


def policy_of(path: str) -> str:
    """Return what a browser is told that a page or file of the published site may load."""
    return SEARCH_POLICY if is_searching(path) else SITE_POLICY


class Holder(Protocol):
    """Holds the edition that stands now; another one may stand there a moment later."""

    @property
    def served(self) -> Served:
        """The edition that stands now."""
        ...


def _faults(asked: Asked) -> tuple[tuple[str, str], ...]:
    return tuple((fault.name, fault.words) for fault in asked.faults)


def _sliced(asked: Asked, shelf: Shelf[Id], row: Callable[[Id], Row], *, offset: int, limit: int) -> Slice:
    if asked.faults:
        return Slice(total=0, rows=(), faults=_faults(asked))
    found = asked.find(shelf)
    return Slice(total=len(found), rows=tuple(row(shelf.ids[place]) for place in found[offset : offset + limit]))


def _sheet(asked: Asked, shelf: Shelf[Id], write: Callable[[Iterable[Id]], Iterator[str]]) -> Sheet:
    if asked.faults:
        return Sheet(lines=iter(()), faults=_faults(asked))
    return Sheet(lines=write(shelf.ids[place] for place in asked.find(shelf)))


def make_served(workspace: Workspace, *, as_of: date, now: str, profile: str) -> Served:
    """Return the edition of a workspace as it stands, ready to be handed out. The ledger is read and not written to.

    An edition that the checks of a publication would refuse is an integrity failure. Its data files are not written yet.
    """
    with workspace.open_to_read() as store:
        register = store.register()
        checkpoint = checkpoint_of(store, register, at=now)
    edition = edition_of(workspace, register, checkpoint, as_of=as_of)
    return served_of(edition, workspace.vocabulary, profile=profile, languages=workspace.languages)


def served_of(edition: Edition, vocabulary: Vocabulary, *, profile: str, languages: tuple[str, ...] = TONGUES) -> Served:
    """Return an edition ready to be handed out; one that the checks of a publication would refuse is an integrity failure."""
    require_sound(edition)
    ruled = load_profile(profile)
    register, presses = edition.register, presses_of(edition, vocabulary, languages, profile=profile)
    names = presses[0].addresses.names
    pages = {path: write for press in presses for path, write in pages_of(press).items()}
    return Served(
        edition=edition,
        profile=profile,
        presses=presses,
        pages=pages,
        files=dict((marker_file(edition), *static_files(), *live_files())),
        attacks=shelve_attacks(presses[0]),
        promises=shelve_promises(presses[0]),
        documents=tuple(sorted(register.documents)),
        open_rows=open_rows(prepare(edition, vocabulary=vocabulary, profile=ruled)),
        short={names[each]: each for kind in (register.promises, register.actions, register.documents) for each in kind},
        data=DataFolder(presses, ruled),
        search=SearchFolder(pages),
    )
