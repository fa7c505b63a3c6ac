from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.ledger.merkle import Tree, is_consistent, is_included, merkle_root
from hisab.records.errors import IntegrityError, UsageError

BODIES = [f"entry {number}".encode() for number in range(1, 12)]


def leaf(body: bytes) -> bytes:
    return sha256(b"\x00" + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def test_the_root_over_nothing_is_the_hash_of_nothing() -> None:
    assert merkle_root([]) == f"sha256:{sha256(b'').hexdigest()}"


def test_the_root_over_one_entry_is_its_leaf() -> None:
    assert merkle_root(BODIES[:1]) == f"sha256:{leaf(BODIES[0]).hex()}"


def test_the_root_is_the_one_computed_by_hand() -> None:
    a, b, c, d, e = (leaf(body) for body in BODIES[:5])
    by_hand = node(node(node(a, b), node(c, d)), e)
    assert merkle_root(BODIES[:5]) == f"sha256:{by_hand.hex()}"


def test_the_root_is_the_one_of_rfc_6962s_own_vectors() -> None:
    vectors = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    root = merkle_root(bytes.fromhex(vector) for vector in vectors)
    assert root == "sha256:5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_an_earlier_root_can_be_asked_for() -> None:
    tree = Tree(BODIES)
    for size in range(len(BODIES) + 1):
        assert tree.root(size) == merkle_root(BODIES[:size])
    assert tree.root() == tree.root(tree.size)


def test_a_root_over_more_than_there_is_cannot_be_asked_for() -> None:
    with pytest.raises(UsageError, match="there is no root over 12 entries: the tree has 11"):
        Tree(BODIES).root(12)


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.integers(1, size), st.just(size))))
def test_every_entry_can_be_shown_to_be_under_the_root(place: tuple[int, int]) -> None:
    sequence, size = place
    bodies = [f"entry {number}".encode() for number in range(1, 41)]
    tree = Tree(bodies)
    proof = tree.prove_inclusion(sequence, size)
    assert is_included(proof, bodies[sequence - 1], root=tree.root(size))
    assert not is_included(proof, b"another entry", root=tree.root(size))
    assert not is_included(proof, bodies[sequence - 1], root=merkle_root([b"another journal"]))


def test_a_proof_for_one_place_does_not_serve_for_another() -> None:
    tree = Tree(BODIES)
    proof = tree.prove_inclusion(3, 11)
    assert not is_included(replace(proof, sequence=4), BODIES[2], root=tree.root())
    assert not is_included(replace(proof, path=proof.path[:-1]), BODIES[2], root=tree.root())


@given(st.integers(1, 40).flatmap(lambda later: st.tuples(st.integers(1, later), st.just(later))))
def test_a_later_root_can_be_shown_to_only_add(sizes: tuple[int, int]) -> None:
    earlier, later = sizes
    bodies = [f"entry {number}".encode() for number in range(1, 41)]
    tree = Tree(bodies)
    proof = tree.prove_consistency(earlier, later)
    assert is_consistent(proof, earlier_root=tree.root(earlier), later_root=tree.root(later))
    forged = Tree([b"changed", *bodies[1:]])
    assert not is_consistent(proof, earlier_root=forged.root(earlier), later_root=tree.root(later))


def test_proofs_of_what_is_not_there_cannot_be_asked_for() -> None:
    tree = Tree(BODIES)
    with pytest.raises(UsageError, match="entry 12 is not one of the first 11 of 11 entries"):
        tree.prove_inclusion(12, 11)
    with pytest.raises(UsageError, match="no proof leads from 5 to 12 of 11 entries"):
        tree.prove_consistency(5, 12)


@pytest.mark.parametrize("root", ["md5:00", "sha256:not hexadecimal", "5dc9da79"])
def test_an_unknown_hash_is_an_integrity_failure(root: str) -> None:
    tree = Tree(BODIES)
    with pytest.raises(IntegrityError, match="is not a sha256 hash"):
        is_included(tree.prove_inclusion(1, 11), BODIES[0], root=root)
