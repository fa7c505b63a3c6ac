"""A better reader makes other mentions; an incident keeps its public id, because it is bound to words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hisab.ledger.stores.sqlite import SqliteStore
from hisab.reading.rules import RulesReader
from hisab.records.codec import mention_id
from hisab.records.documents import Document
from hisab.records.mentions import ReaderVersion, Reading
from hisab.sources.inputs import list_inputs
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.gather import gather_into
from hisab.workflow.link import link_mentions
from hisab.workflow.progress import silently
from hisab.workflow.read import read_pending
from hisab.workflow.run import default_linker
from hisab.workflow.workspace import create_workspace

NOW = "2026-01-01T00:00:00+00:00"


class NextReader:
    """The rules under another version: every mention has another id."""

    def __init__(self) -> None:
        self._reader = RulesReader(load_vocabulary())

    @property
    def version(self) -> ReaderVersion:
        return ReaderVersion(name="rules-en", version="next")

    def read(self, document: Document) -> Reading:
        reading = self._reader.read(document)
        mentions = tuple(replace(mention, id=mention_id(mention, reader=self.version)) for mention in reading.mentions)
        return replace(reading, reader=self.version, mentions=mentions)


def read_and_link(store: SqliteStore, reader: RulesReader | NextReader) -> None:
    read_pending(store, reader, now=NOW, made_by="test", report=silently)
    link_mentions(store, default_linker(), now=NOW, made_by="test")


def test_incidents_keep_their_ids_and_none_is_minted(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, words in (
        ("a", "Gunmen killed 11 Hazara miners in Machh on Sunday."),
        ("b", "A bomb killed 84 people in Hazara Town, Quetta, on Friday."),
    ):
        (reports / f"{name}.txt").write_text(f"date: 2021-01-04\n\n{words}")
    workspace = create_workspace(tmp_path / "account")
    with workspace.open_store() as store:
        gather_into(workspace, store, tuple(list_inputs([str(reports)])), now=NOW, made_by="test", stdin=None, report=silently)
        read_and_link(store, RulesReader(load_vocabulary()))
        before = store.register()
        read_and_link(store, NextReader())
        after = store.register()
    places = {identifier: before.mentions[incident.mentions[0]].document for identifier, incident in before.incidents.items()}
    assert {identifier: after.mentions[incident.mentions[0]].document for identifier, incident in after.incidents.items()} == places
    assert not after.retired
    assert not set(before.mentions) & set(after.mentions)
