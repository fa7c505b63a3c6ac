"""What every store must do. A store's own test module subclasses `StoreContract` and gives the fixture `store`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

import pytest

from hisab.ledger.merkle import merkle_root
from hisab.ledger.replay import replay
from hisab.ledger.rows import Rebuilt, Rows
from hisab.ledger.verify import verify
from hisab.records.codec import entry_bytes
from hisab.records.errors import IntegrityError
from hisab.records.ids import FIRST_PREVIOUS, IncidentId
from hisab.records.journal import DocumentGathered, Entry, IncidentLinked, Payload, Register
from hisab.records.seams import Store
from hisab.records.subjects import Suggestion

from .cases import AT, EVERY_KIND
from .notation import parse


class CheckedStore(Store, Rows, Protocol):
    """A store that can also be laid open and rebuilt."""

    def rebuild(self) -> Rebuilt: ...


def body(entry: Entry) -> bytes:
    return entry_bytes(sequence=entry.sequence, previous=entry.previous, payload=entry.payload, made_by=entry.made_by, at=entry.at)


class StoreContract:
    def test_what_was_appended_is_read_back(self, store: CheckedStore) -> None:
        payloads = parse(EVERY_KIND)
        appended = store.append(payloads, made_by="test", at=AT)
        assert tuple(entry.payload for entry in appended) == payloads
        assert tuple(store.entries()) == appended

    def test_sequences_count_from_one_and_each_entry_names_the_one_before(self, store: CheckedStore) -> None:
        first = store.append(parse("find a: x\nfind b: x"), made_by="test", at=AT)
        second = store.append(parse("find c: x"), made_by="test", at=AT)
        entries = first + second
        assert [entry.sequence for entry in entries] == [1, 2, 3]
        assert [entry.previous for entry in entries] == [FIRST_PREVIOUS, entries[0].hash, entries[1].hash]

    def test_entries_can_be_read_from_after_a_sequence(self, store: CheckedStore) -> None:
        store.append(parse("find a: x\nfind b: x\nfind c: x"), made_by="test", at=AT)
        assert [entry.sequence for entry in store.entries(after=1)] == [2, 3]
        assert list(store.entries(after=3)) == []

    def test_entries_may_be_appended_while_they_are_read(self, store: CheckedStore) -> None:
        store.append(parse("find a: x\nfind b: x"), made_by="test", at=AT)
        for entry in store.entries():
            if entry.sequence == 1:
                store.append(parse("find c: x"), made_by="test", at=AT)
        assert [entry.sequence for entry in store.entries()] == [1, 2, 3]

    def test_more_entries_than_a_page_are_read_in_order(self, store: CheckedStore) -> None:
        store.append(parse("\n".join(f"find n{number}: x" for number in range(2001))), made_by="test", at=AT)
        assert [entry.sequence for entry in store.entries()] == list(range(1, 2002))

    def test_an_empty_append_changes_nothing(self, store: CheckedStore) -> None:
        assert store.append((), made_by="test", at=AT) == ()
        assert list(store.entries()) == []

    def test_an_impossible_payload_takes_the_whole_append_with_it(self, store: CheckedStore) -> None:
        store.append(parse("find a: x"), made_by="test", at=AT)
        payloads = parse("find b: x\nretire incident-00009\nfind c: x")
        with pytest.raises(IntegrityError, match="entry 3 retires incident-00009, which is no incident"):
            store.append(payloads, made_by="test", at=AT)
        assert [entry.sequence for entry in store.entries()] == [1]
        assert store.register() == replay(store.entries())
        assert verify(store) == ()

    def test_payloads_that_fail_to_come_leave_nothing_behind(self, store: CheckedStore) -> None:
        def failing() -> Iterator[Payload]:
            yield parse("find a: x")[0]
            raise RuntimeError("the source went away")

        with pytest.raises(RuntimeError, match="the source went away"):
            store.append(failing(), made_by="test", at=AT)
        assert list(store.entries()) == []

    def test_a_document_with_another_id_than_its_content_gives_is_refused(self, store: CheckedStore) -> None:
        taken, gathered = parse("gather A: Eleven people were killed.")
        assert isinstance(gathered, DocumentGathered)
        forged = DocumentGathered(document=replace(gathered.document, text="Twelve people were killed."))
        with pytest.raises(IntegrityError, match="has not the id that its content gives"):
            store.append((taken, forged), made_by="test", at=AT)

    def test_a_value_that_would_not_be_read_back_is_refused(self, store: CheckedStore) -> None:
        payloads = parse("gather A: Eleven people were killed.\nread A: incident Eleven people were killed\nlink incident-00001: A.1")
        suggestion = Suggestion(left="a", right="b", score=1, reasons=())  # a whole number in a float's field
        linked = payloads[-1]
        assert isinstance(linked, IncidentLinked)
        with pytest.raises(IntegrityError, match="is not read back as it was written"):
            store.append((*payloads[:-1], replace(linked, suggestions=(suggestion,))), made_by="test", at=AT)

    def test_the_register_is_the_replay_of_the_journal(self, store: CheckedStore) -> None:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        register, replayed = store.register(), replay(store.entries())
        assert register == replayed
        for field in ("captures", "documents", "readings", "mentions", "incidents", "retired", "promises", "actions", "suggestions"):
            assert list(getattr(register, field)) == list(getattr(replayed, field)), field

    def test_the_register_of_an_empty_store_is_empty(self, store: CheckedStore) -> None:
        assert store.register() == Register()

    def test_a_register_once_given_does_not_change(self, store: CheckedStore) -> None:
        store.append(parse("find a: x"), made_by="test", at=AT)
        register = store.register()
        store.append(parse("find b: x"), made_by="test", at=AT)
        assert register.size == 1
        assert len(register.findings) == 1

    def test_a_retired_id_is_refused_for_ever(self, store: CheckedStore) -> None:
        payloads = parse(EVERY_KIND)
        store.append(payloads, made_by="test", at=AT)
        linked = [payload for payload in payloads if isinstance(payload, IncidentLinked)]
        again = next(payload for payload in linked if payload.incident.id == IncidentId("incident-00002"))
        with pytest.raises(IntegrityError, match="entry 20 links the incident incident-00002, which is retired"):
            store.append((again,), made_by="test", at=AT)

    def test_a_checkpoint_covers_all_entries(self, store: CheckedStore) -> None:
        entries = store.append(parse(EVERY_KIND), made_by="test", at=AT)
        checkpoint = store.checkpoint(at=AT)
        assert (checkpoint.size, checkpoint.head, checkpoint.at) == (len(entries), entries[-1].hash, AT)
        assert checkpoint.root == merkle_root(body(entry) for entry in entries)

    def test_a_checkpoint_that_covers_all_entries_is_not_made_again(self, store: CheckedStore) -> None:
        store.append(parse("find a: x"), made_by="test", at=AT)
        first = store.checkpoint(at=AT)
        assert store.checkpoint(at="2022-01-01T00:00:00Z") == first
        store.append(parse("find b: x"), made_by="test", at=AT)
        second = store.checkpoint(at=AT)
        assert store.checkpoints() == (first, second)

    def test_an_empty_journal_can_be_checkpointed(self, store: CheckedStore) -> None:
        checkpoint = store.checkpoint(at=AT)
        assert (checkpoint.size, checkpoint.head) == (0, FIRST_PREVIOUS)
        store.append(parse("find a: x"), made_by="test", at=AT)
        store.checkpoint(at=AT)
        assert verify(store) == ()

    def test_rebuilding_the_register_gives_the_same_bytes(self, store: CheckedStore) -> None:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        before = store.register()
        rebuilt = store.rebuild()
        assert rebuilt.before == rebuilt.after
        assert store.register() == before

    def test_appending_goes_on_after_a_rebuild(self, store: CheckedStore) -> None:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        store.rebuild()
        store.append(parse("find later: x"), made_by="test", at=AT)
        assert store.register() == replay(store.entries())
        assert verify(store) == ()

    def test_findings_are_kept_in_order(self, store: CheckedStore) -> None:
        store.append(parse("\n".join(f"find n{number}: x" for number in range(12))), made_by="test", at=AT)
        assert [finding.code for finding in store.register().findings] == [f"n{number}" for number in range(12)]

    def test_a_whole_ledger_has_no_faults(self, store: CheckedStore) -> None:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        store.checkpoint(at=AT)
        assert verify(store) == ()
