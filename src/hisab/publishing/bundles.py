"""Many attacks or promises drawn as few: the attacks of a month or a year as one mark, the promises of one kind, time and standing as one thread.

A mark that stands for many says for how many. Nothing is left out: what has no date comes back as a bundle that is named in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hisab.publishing.numbers import word_month, word_people
from hisab.publishing.numbers import word_short_range as word_label
from hisab.publishing.press import Press
from hisab.publishing.standing import standing_page
from hisab.publishing.threads import Attack, Pledge, drawn_day
from hisab.publishing.wordings import NO_KIND
from hisab.records.figures import IncidentAccount, PromiseAccount
from hisab.records.ids import IncidentId, PromiseId
from hisab.records.values import Count, DatePrecision, DateSpan
from hisab.vocabulary.words import Status

MOST_DRAWN = 360
"""With more records than this the picture draws bundles: one mark is a third of a kilobyte, and the front page shall stay below 150 kB."""
MOST_BUNDLES = 120
_STEPS = (1, 2, 5, 10, 20, 50, 100, 1000)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Stretch:
    """The months or years that one bundle is for."""

    first: date
    last: date


def bundle_attacks(press: Press, incidents: Sequence[IncidentId]) -> tuple[Attack, ...]:
    """Return the attacks of each month as one, or of each year where months are too many."""
    accounts = [press.edition.incidents[identifier] for identifier in incidents]
    dated = [(day, account) for account in accounts if (day := drawn_day(account.date)) is not None]
    by_month = _grouped(dated, _month)
    is_monthly = len(by_month) <= MOST_BUNDLES
    bundles = by_month if is_monthly else _grouped(dated, _year)
    found = [_attack(press, stretch, each, is_monthly=is_monthly) for stretch, each in sorted(bundles.items())]
    return (*found, *_undated(press, [account for account in accounts if drawn_day(account.date) is None]))


def _grouped(dated: Iterable[tuple[date, IncidentAccount]], stretch_of: Callable[[date], _Stretch]) -> dict[_Stretch, list[IncidentAccount]]:
    found: dict[_Stretch, list[IncidentAccount]] = defaultdict(list)
    for day, account in dated:
        found[stretch_of(day)].append(account)
    return found


def _month(day: date) -> _Stretch:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return _Stretch(first=day.replace(day=1), last=date.fromordinal(following.toordinal() - 1))


def _year(day: date) -> _Stretch:
    return _Stretch(first=date(day.year, 1, 1), last=date(day.year, 12, 31))


def _attack(press: Press, stretch: _Stretch, accounts: Sequence[IncidentAccount], *, is_monthly: bool) -> Attack:
    tongue = press.tongue
    killed = _sum(accounts)
    when = word_month(tongue, stretch.first) if is_monthly else str(stretch.first.year)
    counted = tongue.some(len(accounts), "{n} attack", "{n} attacks")
    through = DateSpan(earliest=stretch.first, latest=min(stretch.last, max(press.edition.as_of, stretch.first)), precision=DatePrecision.RANGE)
    return Attack(
        href=_year_page(press, str(stretch.first.year)),
        title=f"{tongue.all_of((when, counted))}: {word_people(tongue, killed, 'killed')}",
        label=word_label(tongue, killed),
        when=through if len(accounts) > 1 else accounts[0].date,
        killed=killed,
        stands_for=len(accounts),
    )


def _undated(press: Press, accounts: Sequence[IncidentAccount]) -> tuple[Attack, ...]:
    if not accounts:
        return ()
    counted = press.tongue.some(len(accounts), "{n} attack without a day", "{n} attacks without a day")
    return (Attack(href=_year_page(press, ""), title=counted, label="", when=None, killed=None, stands_for=len(accounts)),)


def _year_page(press: Press, year: str) -> str:
    shelf = press.shelves.shelves.get(("year", year))
    return shelf.href if shelf is not None else "incidents.html"


def _sum(accounts: Iterable[IncidentAccount]) -> Count | None:
    """Return the height of a mark that stands for many: its lowest and its highest numbers together, open above where any of them is."""
    counts = [account.killed.count for account in accounts if account.killed is not None]
    if not counts:
        return None
    low = sum(count.low or 0 for count in counts)
    high = sum(count.high if count.high is not None else count.low or 0 for count in counts)
    is_open = any(count.qualifier for count in counts)
    return Count(low=low, best=low if low == high else None, high=high, qualifier="at least" if is_open else None)


def bundle_pledges(press: Press, promises: Sequence[PromiseId]) -> tuple[Pledge, ...]:
    """Return the promises of one kind, made in the same years and standing alike, as one."""
    accounts = [press.edition.promises[identifier] for identifier in promises]
    grouped: Mapping[tuple[str, int, str], list[PromiseAccount]] = {}
    for step in _STEPS:
        grouped = _by_standing(accounts, step)
        if len(grouped) <= MOST_BUNDLES:
            break
    return tuple(_pledge(press, kind, status, found) for (kind, _, status), found in sorted(grouped.items()))


def _by_standing(accounts: Iterable[PromiseAccount], step: int) -> dict[tuple[str, int, str], list[PromiseAccount]]:
    found: dict[tuple[str, int, str], list[PromiseAccount]] = defaultdict(list)
    for account in accounts:
        year = account.made_on.year // step if account.made_on is not None else -1
        found[(account.kind or NO_KIND, year, account.status)].append(account)
    return found


def _pledge(press: Press, kind: str, status: str, accounts: Sequence[PromiseAccount]) -> Pledge:
    tongue = press.tongue
    made = sorted(account.made_on for account in accounts if account.made_on is not None)
    due = [account.due_on for account in accounts if account.due_on is not None]
    counted = tongue.some(len(accounts), "{n} promise", "{n} promises")
    years = "–".join(dict.fromkeys((str(made[0].year), str(made[-1].year)))) if made else tongue.say("date not stated")
    return Pledge(
        href=standing_page(kind, status),
        title=f"{tongue.all_of((counted, tongue.say(kind), years))}: {tongue.say(status)}",
        label="",
        kind=kind,
        status=Status(status),
        made_on=made[0] if made else None,
        due_on=max(due, default=None),
        stands_for=len(accounts),
    )
