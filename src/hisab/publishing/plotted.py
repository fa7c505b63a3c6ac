"""The charts of the site, drawn from the figures of an edition: each once, when a page or its data first asks for it.

What draws takes half a second to load, so whoever needs this module loads it when something is to be drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from hisab.publishing.charts.attention import FEWEST, attention_of, days_after
from hisab.publishing.charts.chart import Chart
from hisab.publishing.charts.kept import kept_by_kind
from hisab.publishing.charts.lulls import days_without
from hisab.publishing.charts.map import map_of
from hisab.publishing.charts.periods import attacks_by_period
from hisab.publishing.charts.placing import Spot
from hisab.publishing.charts.standing import standing_by_kind
from hisab.publishing.charts.years import attacks_by_year, people_by_year
from hisab.publishing.data.points import Districts
from hisab.publishing.drawn import Charts, Drawn, rates_by_kind
from hisab.publishing.press import Press
from hisab.publishing.rows import count_of, happened
from hisab.publishing.tongue import Tongue
from hisab.records.figures import Attention
from hisab.records.ids import IncidentId


@dataclass(frozen=True, slots=True)
class Retelling:
    """A language that says what other rooms wrote, with numbers and days in it, as the pages say it."""

    tongue: Tongue

    @property
    def code(self) -> str:
        """The language's tag."""
        return self.tongue.code

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""
        return self.tongue.direction

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months."""
        return self.tongue.months

    def say(self, text: str, /, **values: object) -> str:
        """Return an English text in this language, with its `{name}`s replaced."""
        return self.tongue.say(text, **values) if values else self.tongue.retell(text)

    def some(self, number: int, one: str, many: str, /, **values: object) -> str:
        """Return `one` or `many` as the number asks for, with `{n}` the number."""
        return self.tongue.some(number, one, many, **values)


def charts_of(press: Press) -> Charts:
    """Return what makes each chart of the pages that list; nothing is drawn before it is called, and nothing twice."""
    edition, tongue = press.edition, Retelling(press.tongue)
    found: dict[str, Callable[[], Chart]] = {}
    if edition.account is not None:
        series = {each.name: each for each in edition.account.series}
        by_year = {"people_killed_by_year": people_by_year, "people_injured_by_year": people_by_year, "attacks_by_year": attacks_by_year}
        found.update({name: partial(draw, series[name], tongue) for name, draw in by_year.items() if name in series})
        found["trend"] = partial(attacks_by_period, edition.account.trend, tongue)
        found["lulls"] = partial(days_without, edition.account.lulls, tongue)
    if rates_by_kind(edition.figures):
        found["kept_by_kind"] = partial(kept_by_kind, edition.figures, tongue)
    if edition.promises:
        found["standing_by_kind"] = partial(standing_by_kind, edition.promises.values(), tongue)
    if edition.incidents:
        found["map"] = partial(_attack_map, press)
    return {name: cache(make) for name, make in found.items()}


def _attack_map(press: Press) -> Chart:
    """Return the map of the attacks that the figures count."""
    spots = []
    for incident in press.orders.counted_incidents:
        account, shown = press.edition.incidents[incident], happened(press, incident)
        spots.append(Spot(href=shown.href, day=shown.day, where=shown.place, place=account.place, killed=count_of(account.killed)))
    return map_of(spots, Retelling(press.tongue), profile=press.veil.profile, districts=Districts(press.vocabulary))


def attention_curve(press: Press, incident: IncidentId) -> tuple[Drawn, ...]:
    """Return how fast the reports of an attack came, where enough of them did; its rows stand on the page alone, and have no file of their own."""
    one, when = press.shelves.attention.get(incident), press.edition.incidents[incident].date
    if one is None or one.half is None or one.reports < FEWEST or when is None or when.earliest is None:
        return ()
    days = days_after(one, press.edition.register.documents, when.earliest)
    alike = replace(one, incident="", counted=(), reports=0, half_by_outlet=None, nine_tenths_by_outlet=None, half_life=None)
    chart = _curve(alike, days, Retelling(press.tongue))
    return (Drawn(chart=chart),) if chart.svg else ()


@lru_cache(maxsize=1_000)
def _curve(attention: Attention, days: tuple[int, ...], tongue: Retelling) -> Chart:
    """Return the curve; attacks whose reports came on the same days share one."""
    return attention_of(attention, days, tongue)
