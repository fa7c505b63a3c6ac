"""Bayesian blocks (Scargle et al. 2013, Astrophysical Journal 764:167): the stretches of constant rate that explain best when something happened.

The likelihood is that of a Poisson process seen day by day. Forty lines of the published dynamic programme stand here, because the package that
has them counts time without an edge between the days and has no shortest stretch.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

PRIOR = 0.01
"""The false alarm share that the published prior is set to. Made for light curves, with 0.05 it gave up to 18 % false alarms on days of attacks
(10 attacks in 20 years), with 0.02 up to 7.8 %, with 0.01 up to 3.3 % (spans of 400 to 15,000 days, 10 to 1,000 attacks)."""
SHORTEST_DAYS = 28
"""A stretch shorter than four weeks is a cluster of attacks and no change of their rate."""


def find_changes(days: Sequence[int], span: int) -> tuple[int, ...]:
    """Return the days on which a new rate begins. `days` are those of the events, each in [0, span); several may be one day."""
    if not days:
        return ()
    edges, events = _edges(days, span)
    penalty = 4 - math.log(73.53 * PRIOR * len(days) ** -0.478)  # equation 21
    best: NDArray[np.float64] = np.full(len(edges), -np.inf)
    last: NDArray[np.int64] = np.zeros(len(edges), dtype=np.int64)
    best[0] = 0.0
    for right in range(1, len(edges)):
        usable = int(np.searchsorted(edges, edges[right] - SHORTEST_DAYS, side="right"))
        if usable:
            fitness = best[:usable] + _likelihood(events[right] - events[:usable], edges[right] - edges[:usable]) - penalty
            last[right] = int(np.argmax(fitness))
            best[right] = fitness[last[right]]
    return _starts(edges, last) if np.isfinite(best[-1]) else ()


def _edges(days: Sequence[int], span: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where a stretch can begin or end (only beside a day with an event can it be best), and the events before each."""
    at, number = np.unique(np.asarray(days, dtype=np.int64), return_counts=True)
    edges = np.unique(np.concatenate(([0, span], at, at + 1)))
    before = np.concatenate(([0], np.cumsum(number)))[np.searchsorted(at, edges)]
    return edges, before


def _likelihood(events: NDArray[np.int64], days: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the logarithm of the greatest likelihood of a constant rate, for each stretch: N (ln N - ln T)."""
    likelihood: NDArray[np.float64] = events.astype(np.float64) * np.log(np.maximum(events, 1) / days)
    return likelihood


def _starts(edges: NDArray[np.int64], last: NDArray[np.int64]) -> tuple[int, ...]:
    starts: list[int] = []
    place = int(last[-1])
    while place > 0:
        starts.append(int(edges[place]))
        place = int(last[place])
    return tuple(reversed(starts))
