"""Merkle roots and proofs over the canonical bytes of entries (RFC 9162, SHA-256; leaves under 0x00, nodes under 0x01).

A root commits to every entry in order; a proof shows to someone who holds only a root that one entry is under it, or that a later root
only added to it. The one module that knows `pymerkle`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from pymerkle import BaseMerkleTree, ConsistencyProof, InclusionProof, InvalidChallenge, InvalidProof

from hisab.records.errors import IntegrityError, UsageError
from hisab.records.ids import ALGORITHM


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """Shows that entry `sequence` is one of the first `size`. `path` are the hashes from the entry's leaf up to the root, `sides` how they join."""

    sequence: int
    size: int
    sides: tuple[int, ...]
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Shows that the first `earlier` of `later` entries are as they were when there were only `earlier`."""

    earlier: int
    later: int
    sides: tuple[int, ...]
    subset: tuple[int, ...]
    path: tuple[str, ...]


class _Leaves(BaseMerkleTree):  # type: ignore[misc]  # pymerkle is untyped, and asks for a subclass
    """Keeps the leaves' hashes in a list; pymerkle's own tree in memory keeps a linked node for each, at ten times the time and memory."""

    def __init__(self) -> None:
        super().__init__(ALGORITHM)
        self._hashes: list[bytes] = []

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, data: bytes, digest: bytes) -> int:  # noqa: ARG002 (the entry itself is kept in the store)
        self._hashes.append(digest)
        return len(self._hashes)

    def _get_leaf(self, index: int) -> bytes:
        return self._hashes[index - 1]

    def _get_leaves(self, offset: int, width: int) -> list[bytes]:
        return self._hashes[offset : offset + width]

    def _get_size(self) -> int:
        return len(self._hashes)


class Tree:
    """The Merkle tree over entries' canonical bytes, in the order of their sequence."""

    def __init__(self, bodies: Iterable[bytes] = ()) -> None:
        self._tree = _Leaves()
        for body in bodies:
            self.add(body)

    @property
    def size(self) -> int:
        """How many entries it stands over."""
        return int(self._tree.get_size())

    def add(self, body: bytes) -> None:
        """Put the next entry's bytes under the tree."""
        self._tree.append_entry(body)

    def root(self, size: int | None = None) -> str:
        """Return the root over the first `size` entries, over all where None."""
        try:
            return _written(self._tree.get_root(size))
        except ValueError as error:
            raise UsageError(f"there is no root over {size} entries: the tree has {self.size}") from error

    def prove_inclusion(self, sequence: int, size: int) -> Inclusion:
        """Return the proof that entry `sequence` is under the root over the first `size` entries."""
        try:
            proof = self._tree.prove_inclusion(sequence, size)
        except InvalidChallenge as error:
            raise UsageError(f"entry {sequence} is not one of the first {size} of {self.size} entries") from error
        return Inclusion(sequence=sequence, size=size, sides=tuple(proof.rule), path=tuple(map(_written, proof.path)))

    def prove_consistency(self, earlier: int, later: int) -> Consistency:
        """Return the proof that the root over `later` entries only adds to the root over `earlier`."""
        try:
            proof = self._tree.prove_consistency(earlier, later)
        except InvalidChallenge as error:
            raise UsageError(f"no proof leads from {earlier} to {later} of {self.size} entries") from error
        path = tuple(map(_written, proof.path))
        return Consistency(earlier=earlier, later=later, sides=tuple(proof.rule), subset=tuple(proof.subset), path=path)


def merkle_root(bodies: Iterable[bytes]) -> str:
    """Return the root over `bodies`; over none it is the hash of nothing."""
    return Tree(bodies).root()


def is_included(proof: Inclusion, body: bytes, *, root: str) -> bool:
    """True when `proof` shows that the entry with the canonical bytes `body` is under `root`."""
    claim = InclusionProof(ALGORITHM, True, proof.size, proof.sequence, list(proof.sides), [_raw(digest) for digest in proof.path])
    try:
        claim.verify(sha256(b"\x00" + body).digest(), _raw(root), index=proof.sequence, size=proof.size, algorithm=ALGORITHM)
    except InvalidProof:
        return False
    return True


def is_consistent(proof: Consistency, *, earlier_root: str, later_root: str) -> bool:
    """True when `proof` shows that what is under `later_root` begins with what is under `earlier_root`."""
    path = [_raw(digest) for digest in proof.path]
    claim = ConsistencyProof(ALGORITHM, True, proof.later, proof.earlier, list(proof.sides), list(proof.subset), path)
    try:
        claim.verify(_raw(earlier_root), _raw(later_root), prior_size=proof.earlier, later_size=proof.later, algorithm=ALGORITHM)
    except InvalidProof:
        return False
    return True


def _written(digest: bytes) -> str:
    return f"{ALGORITHM}:{digest.hex()}"


def _raw(written: str) -> bytes:
    algorithm, _, digits = written.partition(":")
    if algorithm != ALGORITHM:
        raise IntegrityError(f"{written!r} is not a {ALGORITHM} hash")
    try:
        return bytes.fromhex(digits)
    except ValueError as error:
        raise IntegrityError(f"{written!r} is not a {ALGORITHM} hash") from error
