"""Which documents are one text: syndicated, republished, reprinted with a few words changed. The only module that imports rensa.

Candidates are found by MinHash (Broder 1997) and each is checked on the words themselves. Copies are one source however many print them. A text at
the same address with other words is a new version of that page, not a copy of it: corrections must not vanish among copies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rensa import RMinHash, RMinHashLSH

from hisab.records.documents import Document
from hisab.records.ids import DocumentId

_WORD = re.compile(r"\w+")
_RUN = 3
"""Texts are compared by their runs of three words: two reports on one attack share words, but few runs."""
LIKENESS = 0.5
"""The share of runs that two copies have in common, at least. Of the shared cases' reports on one attack no two come near."""
_SHORTEST = 20
"""Shorter texts are copies only when they are the same words."""
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 4


def find_copies(documents: Iterable[Document]) -> Mapping[DocumentId, DocumentId]:
    """Return for each document the one that stands for its text: the earliest published of its copies, of equals the first by id.

    The order of `documents` makes no difference.
    """
    ordered = sorted(documents, key=lambda document: (document.published is None, document.published, document.id))
    runs = [_runs(document.text) for document in ordered]
    homes = [[position] for position in range(len(ordered))]
    for _, left, right in sorted(_alike(runs)):
        one, other = homes[left], homes[right]
        if one is not other and not _are_versions(ordered, one, other):
            one += other
            for position in other:
                homes[position] = one
    return {document.id: ordered[min(homes[position])].id for position, document in enumerate(ordered)}


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return frozenset({" ".join(words)})
    return frozenset(" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def _alike(runs: Sequence[frozenset[str]]) -> Iterable[tuple[float, int, int]]:
    """Yield the pairs of texts that share at least `LIKENESS` of their runs, with the share below zero so that the most alike come first."""
    index = RMinHashLSH(threshold=LIKENESS, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for position, own in enumerate(runs):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(own))
        for other in index.query(sketch):
            share = len(own & runs[other]) / len(own | runs[other])
            if share >= LIKENESS:
                yield -share, other, position
        index.insert(position, sketch)


def _are_versions(documents: Sequence[Document], one: Iterable[int], other: Iterable[int]) -> bool:
    """True when joining the two groups would put two texts of one address together."""
    texts: dict[str, set[str]] = defaultdict(set)
    for position in (*one, *other):
        document = documents[position]
        if document.address:
            texts[document.address].add(" ".join(document.text.split()))
    return any(len(found) > 1 for found in texts.values())
