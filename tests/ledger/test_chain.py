from __future__ import annotations

import pytest

from hisab.ledger.chain import Tip, body_of, follow, write_entry
from hisab.records.codec import entry_from_bytes
from hisab.records.errors import IntegrityError
from hisab.records.ids import FIRST_PREVIOUS, content_id

from .cases import AT, EVERY_KIND, chained
from .notation import parse


def test_the_first_entry_names_sixty_four_zeros() -> None:
    entry, _ = write_entry(parse("find a: x")[0], Tip(), made_by="test", at=AT)
    assert (entry.sequence, entry.previous) == (1, FIRST_PREVIOUS)


def test_an_entrys_hash_is_that_of_its_bytes() -> None:
    entry, body = write_entry(parse("find a: x")[0], Tip(), made_by="test", at=AT)
    assert entry.hash == content_id(body)
    assert entry_from_bytes(body) == entry


def test_an_entry_gives_its_bytes_again() -> None:
    for entry in chained(EVERY_KIND):
        assert content_id(body_of(entry)) == entry.hash


def test_following_moves_the_tip() -> None:
    first, second = chained("find a: x\nfind b: x")
    tip = follow(first, Tip())
    assert tip == Tip(size=1, head=first.hash)
    assert follow(second, tip) == Tip(size=2, head=second.hash)


def test_an_entry_out_of_its_place_does_not_follow() -> None:
    first, second = chained("find a: x\nfind b: x")
    with pytest.raises(IntegrityError, match="entry 2 cannot follow entry 0"):
        follow(second, Tip())
    with pytest.raises(IntegrityError, match="entry 2 does not name the hash"):
        follow(second, Tip(size=1, head=second.hash))
    assert follow(second, follow(first, Tip())).size == 2
