"""The edition that stands now: made when a server begins, and made anew when the ledger has grown; the old one stays until the new one is whole."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from hisab.ledger.acyclic import acyclic
from hisab.publishing.data.redaction import load_profile
from hisab.records.errors import HisabError
from hisab.records.journal import Checkpoint
from hisab.workflow.serve import Served, make_served
from hisab.workflow.settings import SETTINGS
from hisab.workflow.workspace import Workspace, open_workspace

LOOK_S = 2.0
"""Seconds between two looks at the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The day and the instant, passed in: no room but the door knows the time of day."""

    today: Callable[[], date]
    now: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an edition is made from, as far as one look tells: another one is worth making when this changes."""

    day: date
    size: int
    head: str
    kept: Checkpoint | None
    files: tuple[tuple[str, int, int], ...]


class Standing:
    """The edition of the workspace in `directory`, as of `as_of` or else as of today. `say` is told, in words, what went wrong in the background."""

    def __init__(self, directory: Path, *, as_of: date | None, profile: str, clock: Clock, say: Callable[[str], None]) -> None:
        load_profile(profile)
        self._directory, self._as_of, self._profile = directory, as_of, profile
        self._clock, self._say = clock, say
        self._said = ""
        self._workspace = open_workspace(directory)
        self._seen = self._look()
        self._served = self._make(self._seen.day)

    @property
    def served(self) -> Served:
        """The edition that stands now."""
        return self._served

    def renew(self) -> bool:
        """Make the edition anew where the ledger, the settings or the day changed, and put it in place when it is drawn; True when it did."""
        seen = self._look()
        if seen == self._seen:
            return False
        self._seen = seen
        self._workspace = open_workspace(self._directory)
        served = self._make(seen.day)
        served.draw()
        self._served = served
        return True

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within it the charts are drawn, the data files are written, and the edition is renewed, in the background."""
        is_over = Event()
        thread = Thread(target=self._watch, args=(is_over,), name="hisab-standing", daemon=True)
        gc.freeze()  # millions of frozen values: the search for cycles would stop every answer for as long as it looks through them
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            gc.unfreeze()

    def _watch(self, is_over: Event) -> None:
        pause = 0.0
        while not is_over.wait(pause):
            began = monotonic()
            try:
                if self.renew():
                    gc.freeze()
                if not self._served.data.is_whole:
                    self._served.draw()
                    self._served.warm()
                    self._served.data.write()
                if self._served.search.is_due:
                    self._served.search.write()
            except HisabError as error:
                self._say_once(f"The edition that stands stays: {error.message}{f' ({error.hint})' if error.hint else ''}")
            pause = max(LOOK_S, monotonic() - began)  # a ledger that grows all the time leaves half of the time to those who read

    def _say_once(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self._say(words)

    def _look(self) -> Seen:
        with self._workspace.open_to_read() as store:
            tip = store.tip()
            kept = store.checkpoints()
        return Seen(
            day=self._as_of or self._clock.today(),
            size=tip.size,
            head=tip.head,
            kept=kept[-1] if kept else None,
            files=_stamps(self._workspace),
        )

    def _make(self, day: date) -> Served:
        with acyclic():
            return make_served(self._workspace, as_of=day, now=self._clock.now(), profile=self._profile)


def _stamps(workspace: Workspace) -> tuple[tuple[str, int, int], ...]:
    """Return when the settings and the hand-kept lists were last changed, and how long they are."""
    paths = (workspace.directory / SETTINGS, *sorted((workspace.directory / "hand").glob("*")))
    found = ((path.name, path.stat()) for path in paths if path.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)
