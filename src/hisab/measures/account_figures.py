"""Everything that is measured over the attacks of an account, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hisab.measures.attention import measure_attention, median_attention
from hisab.measures.control_totals import compare_totals
from hisab.measures.counts_by import count_by
from hisab.measures.lists import tabulate_lists
from hisab.measures.lulls import find_lulls
from hisab.measures.readership import readership_of
from hisab.measures.timeline import timeline_of
from hisab.measures.trends import find_trend
from hisab.records.figures import AccountFigures, IncidentAccount
from hisab.records.journal import Register
from hisab.vocabulary.tables import Vocabulary


def measure_account(
    register: Register,
    accounts: Mapping[str, IncidentAccount],
    *,
    as_of: date,
    communities: Iterable[str],
    vocabulary: Vocabulary,
    independent_lists: Iterable[str] = (),
) -> AccountFigures:
    """Return the figures over those of `accounts` that the account counts.

    `communities` are the ids that the account is kept for, empty for all; `independent_lists` are the sources that a person has found
    to be made without one another.
    """
    counted = {identifier: account for identifier, account in accounts.items() if account.left_out is None}
    readership = readership_of(register, as_of=as_of)
    timeline = timeline_of(counted, readership)
    attention = tuple(measure_attention(counted, register, readership, as_of=as_of))
    return AccountFigures(
        series=tuple(count_by(counted, readership, vocabulary=vocabulary, as_of=as_of)),
        trend=find_trend(timeline, readership, as_of=as_of),
        lulls=find_lulls(timeline, readership, as_of=as_of),
        attention=attention,
        median_attention=median_attention(attention, as_of=as_of),
        control_totals=tuple(compare_totals(register, counted, communities=communities, vocabulary=vocabulary, as_of=as_of)),
        overlap=tabulate_lists(counted, register, independent=independent_lists, as_of=as_of),
    )
