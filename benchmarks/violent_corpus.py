"""News articles into incidents: which of 3,000 reports on shootings tell of one, and the table of incidents that comes of it.

    python -m benchmarks.violent_corpus [--data DIR] [--out DIR]

Ours is the product's scorer and clustering (`hisab.linking`) on one mention an article. The product's reader looks for attacks on communities and
reads no place in the United States, so an article's numbers are read by the rules of `benchmarks.shootings`, and its day and city are picked as
`benchmarks.article_days` and `benchmarks.article_cities` learn it; how rare a word is comes from the articles themselves. Incidents are cut into two
halves by a hash of their id. On the half "chosen" picking and the weights of the levels are learned and the resolution is chosen; the figures to
believe are those of the half "kept". Articles of both halves are linked together; the peer's table has the same days and cities.
Peer: TF-IDF and the date, with its one threshold chosen on the same half. Published floor on all: pairs .676, B³ .889.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.article_cities import Placed, is_city, rank_cities
from benchmarks.article_days import Dated, rank_days
from benchmarks.clusters import Grouping, score_b_cubed, score_pairs
from benchmarks.parts import find_part, make_parser, print_table, share, write_rows
from benchmarks.picking import Ranked
from benchmarks.shootings import Shot, count_shot
from hisab.linking.columns import columns_of
from hisab.linking.communities import Pairs, find_communities
from hisab.linking.comparisons import COMPARISONS
from hisab.linking.edges import Edges
from hisab.linking.features import Features
from hisab.linking.model import Model, Weights, shipped_model
from hisab.linking.scores import score
from hisab.linking.words import count_shares
from hisab.reading.lexicon import Lexicon
from hisab.records.ids import DocumentId, MentionId
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary

FLOOR, REACH, BEYOND = (0.676, 0.889), (0.82, 0.94), (0.90, 0.97)
REACH_TABLE = 0.85
RESOLUTIONS = (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7)
THRESHOLDS = tuple(number / 100 for number in range(8, 50, 2))
_ENDS = re.compile(r"\n+|(?<=[.!?])\s+| [-|] (?=[A-Z])")
_HOST = re.compile(r"https?://(?:www\.)?([^/:]+)")
_OFTEN = 3
_CITIES = 5
"""How many of its likeliest cities an article votes for in the table."""
_MAY_BE, _MOST_CITIES = 0.3, 2
"""How likely a city must be to be a place of the mention, and how many there are at most."""
_SURE = (0.5, 0.6, 0.7, 0.8)
"""How likely a day must be to be an article's; which of these is chosen."""
_GLUED = re.compile(r"(?<=[a-z0-9][.?!])(?=[A-Z])")
_STATES = (
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.[HJMYCD]|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Tex|Vt|Va"
    r"|Wash|W\.Va|Wis|Wyo|A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky"
    r"|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)"
    r"|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin"
    r"|Wyoming"
)
_STATE = re.compile(rf"(?:{_STATES})\.?")
_BEFORE_STATE = re.compile(rf",? (?:{_STATES})\b")
_NO_CITY = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday The State Police Officer County City Sheriff Chief Sgt Lt Capt Det Detective East West North South Metro Local Fox News Facebook
    Twitter An A In At On Northeast Northwest
    Southeast Southwest Breaking Update Updated Watch Video Photos Exclusive Township
    District Court Department Highway Interstate Avenue Street Road
    Hospital Medical Center University School Park North South Central Downtown New Year""".split()  # noqa: SIM905 - forty words in quotes are harder to read
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article and what is read of it: its day if that is sure enough, and its cities, the likeliest first, with how likely each is."""

    id: str
    incident: str
    text: str
    published: date
    day: date | None
    shot: Shot
    cities: Ranked[str] = ()


def strip_furniture(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return each article's title and text without the sentences that its site prints under `_OFTEN` articles and more."""
    parts = [[part.strip() for part in _ENDS.split(_GLUED.sub(" ", f"{row['title'] or ''}\n{row['text']}")) if part.strip()] for row in rows]
    hosts = [_host(row) for row in rows]
    held = Counter((host, part) for host, own in zip(hosts, parts, strict=True) for part in set(own))
    return tuple("\n".join(part for part in own if held[host, part] < _OFTEN) for host, own in zip(hosts, parts, strict=True))


def read_articles(
    rows: Sequence[Mapping[str, Any]], lexicon: Lexicon, truths: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[Article, ...], list[Ranked[date]]]:
    """Return the articles without their days, and the days that each may be of. Only the truths of the chosen half are looked at."""
    texts = strip_furniture(rows)
    chosen = [is_chosen(row["incident_id"]) for row in rows]
    found = [truths.get(row["incident_id"]) if mine else None for row, mine in zip(rows, chosen, strict=True)]
    published = [date.fromisoformat(row["dct"]) for row in rows]
    dated, placed = [], []
    for row, text, appeared, truth in zip(rows, texts, published, found, strict=True):
        true = date.fromisoformat(truth["date"]) if truth else None
        dated.append(Dated(text=text, published=appeared, true=true, incident=row["incident_id"]))
        city = truth["city_or_county"].casefold() if truth else None
        placed.append(Placed(title=row["title"] or "", text=text, host=_host(row), true=city, incident=row["incident_id"]))
    cities = rank_cities(placed, chosen=chosen, states=_BEFORE_STATE, may_be_city=_may_be_city)
    articles = tuple(
        Article(id=row["doc_id"], incident=row["incident_id"], text=text, published=appeared, day=None, shot=count_shot(text, lexicon), cities=own)
        for row, text, appeared, own in zip(rows, texts, published, cities, strict=True)
    )
    return articles, rank_days(dated, chosen=chosen)


def with_days(articles: Sequence[Article], days: Sequence[Ranked[date]], *, sure: float) -> tuple[Article, ...]:
    """Return the articles with their likeliest days, where those are as likely as `sure`."""
    return tuple(replace(article, day=own[0][0] if own[0][1] >= sure else None) for article, own in zip(articles, days, strict=True))


def _host(row: Mapping[str, Any]) -> str:
    found = _HOST.findall(row["uri"] or "")
    return str(found[-1]) if found else ""


def _may_be_city(name: str) -> bool:
    """True for a name that is no state and holds no word of `_NO_CITY`."""
    return not set(name.split()) & _NO_CITY and not _STATE.fullmatch(name)


def is_chosen(incident: str) -> bool:
    """True for the half of the incidents on which choices are made."""
    return zlib.crc32(incident.encode()) % 2 == 0


def features_of(articles: Sequence[Article]) -> tuple[Features, ...]:
    """Return one mention an article, in the order of the articles, in the one or two cities that it may well mean.

    Nobody reads their states: all lie in one, so that another city speaks against and is no veto.
    """
    return tuple(
        Features(
            mention=MentionId(f"{number:05d}"), document=DocumentId(f"{number:05d}"), published=article.published,
            places=_places(article), communities=frozenset(),
            span=DateSpan(earliest=article.day, latest=article.day, precision=DatePrecision.DAY) if article.day else None,
            killed=(article.shot.killed,), injured=(article.shot.injured,), words=article.text,
        )
        for number, article in enumerate(articles)
    )  # fmt: skip


def _places(article: Article) -> tuple[Place, ...]:
    may_be = (city for city, chance in article.cities[:_MOST_CITIES] if chance >= _MAY_BE)
    return tuple(Place(id=city, name=city, level=PlaceLevel.DISTRICT, path=("United States", "a state", city)) for city in may_be)


def learn_weights(edges: Edges, same: NDArray[np.bool_], model: Model) -> Model:
    """Return `model` with weights learned over `edges` by logistic regression: what agrees together is not counted twice, as shares do."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - installed for benchmarks only

    names = [(comparison.name, level.name) for comparison in COMPARISONS for level in comparison.levels]
    held = [edges.levels[:, column] == level for column, comparison in enumerate(COMPARISONS) for level in range(len(comparison.levels))]
    learned = LogisticRegression(max_iter=1000).fit(np.stack(held, axis=1).astype(float), same)
    weights: dict[str, dict[str, Weights]] = defaultdict(dict)
    for (field, level), worth in zip(names, learned.coef_[0].tolist(), strict=True):
        ratio = exp(worth + 1e-5 * len(weights[field]))  # the linker tells levels apart by their weights
        u = 0.5 * min(1.0, 1 / ratio)
        weights[field][level] = Weights(m=u * ratio, u=u)
    prior = 1 / (1 + exp(-float(learned.intercept_[0])))
    return replace(model, prior=prior, weights=MappingProxyType({field: MappingProxyType(levels) for field, levels in weights.items()}))


def group(edges: Edges, size: int, *, resolution: float) -> list[int]:
    """Return each article's group by its scores."""
    chosen = edges.take(edges.score >= 0.05)
    groups: list[int] = find_communities(size, Pairs(left=chosen.left, right=chosen.right, weight=chosen.score), resolution=resolution).tolist()
    return groups


def link_by_tfidf(articles: Sequence[Article], *, threshold: float, days: int = 7) -> list[int]:
    """Return the peer's groups: articles that appeared within `days` and whose TF-IDF cosine is `threshold` or more, in chains."""
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([article.text for article in articles])
    likeness = (matrix @ matrix.T).tocoo()
    published = np.array([article.published.toordinal() for article in articles])
    near = (likeness.data >= threshold) & (likeness.row < likeness.col) & (np.abs(published[likeness.row] - published[likeness.col]) <= days)
    homes = list(range(len(articles)))
    for left, right in zip(likeness.row[near].tolist(), likeness.col[near].tolist(), strict=True):
        one, other = homes[left], homes[right]
        if one != other:
            homes = [one if home == other else home for home in homes]
    return homes


def grouping(articles: Sequence[Article], groups: Sequence[int], *, chosen: bool) -> tuple[Grouping, Grouping]:
    """Return the said and the true groups of one half's articles."""
    kept = [number for number, article in enumerate(articles) if is_chosen(article.incident) is chosen]
    return {str(number): groups[number] for number in kept}, {str(number): articles[number].incident for number in kept}


def make_table(articles: Sequence[Article], groups: Sequence[int]) -> dict[int, tuple[date, str | None, int]]:
    """Return for each group its day, the city that its articles find likeliest together, and its killed.

    Day and killed are what most articles say, of equals what the earliest says.
    """
    members: dict[int, list[Article]] = defaultdict(list)
    for article, home in zip(articles, groups, strict=True):
        members[home].append(article)
    table = {}
    for home, own in members.items():
        ordered = sorted(own, key=lambda article: (article.published, article.id))
        day = _most([article.day or article.published for article in ordered])
        cities: dict[str, float] = defaultdict(float)
        for article in ordered:
            for city, chance in article.cities[:_CITIES]:
                cities[city] += chance
        table[home] = (day, max(cities, key=lambda city: (cities[city], city), default=None), _most([article.shot.killed for article in ordered]))
    return table


def _most(values: Sequence[Any]) -> Any:
    counted = Counter(values)
    return max(counted, key=lambda value: (counted[value], -values.index(value)))


def score_table(
    articles: Sequence[Article], groups: Sequence[int], truths: Mapping[str, Mapping[str, Any]], *, chosen: bool
) -> dict[str, float | None]:
    """Score the incidents of one half that the table of truths has: found, and the day, the city and the killed of the group that holds it best.

    An incident is found when most articles of one group are its own and most of its own are in it.
    """
    table = make_table(articles, groups)
    said: dict[int, list[str]] = defaultdict(list)
    true: dict[str, list[int]] = defaultdict(list)
    for article, home in zip(articles, groups, strict=True):
        said[home].append(article.incident)
        true[article.incident].append(home)
    rows: dict[str, list[bool]] = defaultdict(list)
    for incident, homes in true.items():
        if incident not in truths or is_chosen(incident) is not chosen:
            continue
        home = max(set(homes), key=lambda candidate: (homes.count(candidate), -candidate))
        found = 2 * homes.count(home) > len(homes) and 2 * said[home].count(incident) > len(said[home])
        day, city, killed = table[home]
        truth = truths[incident]
        right = {
            "day": abs(day - date.fromisoformat(truth["date"])) <= timedelta(days=1),
            "city": city is not None and is_city(city, truth["city_or_county"].casefold()),
            "killed": killed == int(truth["n_killed"]),
        }
        rows["found"].append(found)
        for field, is_right in right.items():
            rows[field].append(found and is_right)
        rows["all"].append(found and all(right.values()))
    return {name: share(values) for name, values in rows.items()}


def main(arguments: list[str] | None = None) -> int:
    """Read, choose on one half, link, and print the other half beside the peer."""
    options = make_parser("violent_corpus", __doc__ or "", split="documents").parse_args(arguments)
    part, truths_part = find_part(options.data, options.split), find_part(options.data, "incidents")
    if part is None or truths_part is None:
        return 0
    truths = {row["incident_id"]: row for row in truths_part.rows()}
    read, days = read_articles(tuple(part.rows()), Lexicon(load_vocabulary()), truths)
    articles, ours, choice = choose(read, days, truths)
    peer = choose_peer(articles, truths)
    rows = []
    for label, groups in (("ours", ours), ("TF-IDF and date", peer)):
        for chosen in (False, True):
            said, true = grouping(articles, groups, chosen=chosen)
            pairs, cubed = score_pairs(said, true), score_b_cubed(said, true)
            rows.append((f"{label}, {'chosen' if chosen else 'kept'} half", (pairs.precision, pairs.recall, pairs.f1, cubed.f1)))
    print_table(f"violent_corpus: {len(articles)} articles, {choice}", ("pairs P", "pairs R", "pairs F1", "B3 F1"), rows)
    print(f"  floor {FLOOR}, reach {REACH}, beyond {BEYOND} (pairs F1, B3 F1)")
    tables = {"ours": score_table(articles, ours, truths, chosen=False), "TF-IDF and date": score_table(articles, peer, truths, chosen=False)}
    heads = ("found", "day", "city", "killed", "all")
    print_table(
        "incidents of the kept half: found, and right with it", heads, [(name, [found[head] for head in heads]) for name, found in tables.items()]
    )
    print(f"  reach {REACH_TABLE}")
    said_rows = ({"doc_id": article.id, "group": home, "incident_id": article.incident} for article, home in zip(articles, ours, strict=True))
    write_rows(options.out, "violent_corpus.jsonl", said_rows)
    return 0


def choose(
    read: Sequence[Article], days: Sequence[Ranked[date]], truths: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[Article, ...], list[int], str]:
    """Return the articles with the days that are sure enough, our groups, and what was chosen.

    How sure a day must be and the resolution are what serves the chosen half best: pairs, B³ and the table taken together.
    """
    model = replace(shipped_model(), rarity=count_shares((article.text for article in read), at_least=3))
    incidents = np.array([article.incident for article in read])
    mine = np.array([is_chosen(article.incident) for article in read])
    tried = []
    for sure in _SURE:
        articles = with_days(read, days, sure=sure)
        columns = columns_of(features_of(articles), model.rarity)
        edges = score(columns, model)
        known = edges.take(mine[edges.left] & mine[edges.right])
        edges = score(columns, learn_weights(known, incidents[known.left] == incidents[known.right], model))
        for resolution in RESOLUTIONS:
            groups = group(edges, len(articles), resolution=resolution)
            tried.append((_worth(articles, groups, truths), articles, groups, f"days as sure as {sure}, resolution {resolution}"))
    _, articles, groups, choice = max(tried, key=lambda one: one[0])
    return articles, groups, choice


def choose_peer(articles: Sequence[Article], truths: Mapping[str, Mapping[str, Any]]) -> list[int]:
    """Return the peer's groups with the threshold that serves the chosen half best."""
    return max((link_by_tfidf(articles, threshold=threshold) for threshold in THRESHOLDS), key=lambda groups: _worth(articles, groups, truths))


def _worth(articles: Sequence[Article], groups: Sequence[int], truths: Mapping[str, Mapping[str, Any]]) -> float:
    said, true = grouping(articles, groups, chosen=True)
    return score_pairs(said, true).f1 + score_b_cubed(said, true).f1 + (score_table(articles, groups, truths, chosen=True).get("all") or 0.0)


if __name__ == "__main__":
    sys.exit(main())
