"""The linker: incidents by weighed evidence, promises and actions by rules. Its seam is `records.seams.Linker`.

What it knows of its mentions can be kept (`Linked`) and extended: only pairs with a new mention are scored, and only the areas of the graph that
changed are put together anew. The result is the same as linking everything at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hisab.linking.columns import columns_of
from hisab.linking.constraints import Constraints
from hisab.linking.edges import Edges, no_edges
from hisab.linking.features import Features, features_of
from hisab.linking.judged import judged_pairs
from hisab.linking.model import Model, shipped_model
from hisab.linking.rules import link_words
from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind, ReaderVersion
from hisab.records.seams import Cluster, Linking
from hisab.records.subjects import Suggestion

VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What was linked so far: the mentions in the order of their ids, their scores by position, and each area's clusters by its mentions."""

    mentions: tuple[Features, ...] = ()
    edges: Edges = field(default_factory=no_edges)
    areas: Mapping[tuple[MentionId, ...], tuple[Cluster, ...]] = field(default_factory=lambda: MappingProxyType({}))
    constraints: Constraints = field(default_factory=Constraints)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters of all areas, sorted."""
        return tuple(sorted((cluster for clusters in self.areas.values() for cluster in clusters), key=lambda cluster: cluster.mentions))


class SplinkLinker:
    """Links incidents by weighed evidence, under what people settled: as the register has it, or as `constraints` say."""

    def __init__(self, *, constraints: Constraints | None = None, model: Model | None = None) -> None:
        self._constraints = constraints
        self._model = model or shipped_model()

    @property
    def version(self) -> ReaderVersion:
        """The linker's name, its version and that of its weights."""
        return ReaderVersion(name="splink", version=f"{VERSION}, weights {self._model.version}")

    def link(self, register: Register) -> Linking:
        """Return the clusters over all mentions of `register`, sorted; recalls and refusals are no promises and are in none."""
        return link_words(register, self.extend(Linked(), register).clusters)

    def extend(self, known: Linked, register: Register) -> Linked:
        """Return `known` brought up to `register`: new mentions scored against all, the areas that they touch put together anew."""
        mentions = tuple(features_of(register, mention) for _, mention in sorted(register.mentions.items()) if mention.kind is MentionKind.INCIDENT)
        return self.extend_with(known, mentions, settled=None if self._constraints else _settled(register))

    def extend_with(self, known: Linked, mentions: tuple[Features, ...], *, settled: Constraints | None = None) -> Linked:
        """Return `known` brought up to `mentions`, all of them in the order of their ids, under what is `settled`."""
        from hisab.linking.attacks import Scored, find_areas, join_mentions  # noqa: PLC0415 - igraph takes a while to load

        scored = Scored(mentions=mentions, edges=self._score(known, mentions))
        constraints = settled or self._constraints or Constraints()
        standing = known.areas if constraints == known.constraints else {}
        areas: dict[tuple[MentionId, ...], tuple[Cluster, ...]] = {}
        for area in find_areas(scored, constraints):
            ids = tuple(features.mention for features in area.mentions)
            areas[ids] = standing[ids] if ids in standing else join_mentions(area, constraints, self._model)
        return Linked(mentions=mentions, edges=scored.edges, areas=MappingProxyType(areas), constraints=constraints)

    def suggest(self, known: Linked, *, at_least: float) -> tuple[Suggestion, ...]:
        """Return every pair that scores `at_least` or more, joined or not, with its reasons: what a person could be asked about."""
        from hisab.linking.attacks import suggest  # noqa: PLC0415 - igraph takes a while to load

        rows = np.flatnonzero(known.edges.score >= at_least).tolist()
        return tuple(suggest(known.mentions, known.edges, row, self._model) for row in rows)

    def _score(self, known: Linked, mentions: tuple[Features, ...]) -> Edges:
        from hisab.linking.scores import score  # noqa: PLC0415 - so do Splink and DuckDB

        held, new = _carry_over(known, mentions)
        return held.with_more(score(columns_of(mentions, self._model.rarity), self._model, new=new))


def _carry_over(known: Linked, mentions: tuple[Features, ...]) -> tuple[Edges, NDArray[np.bool_]]:
    """Return the known scores between those of `mentions` that were there, by their positions now, and which mentions are new."""
    before = {features.mention: position for position, features in enumerate(known.mentions)}
    now = np.full(len(known.mentions), -1, dtype=np.int64)
    new = np.ones(len(mentions), dtype=np.bool_)
    for position, features in enumerate(mentions):
        if features.mention in before:
            now[before[features.mention]] = position
            new[position] = False
    left, right = now[known.edges.left], now[known.edges.right]
    return replace(known.edges, left=left, right=right).take((left >= 0) & (right >= 0)), new


def _settled(register: Register) -> Constraints:
    pairs = judged_pairs(register)
    return Constraints(must=pairs.must, cannot=pairs.cannot)
