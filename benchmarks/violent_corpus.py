"""News articles into incidents: which of 3,000 reports on shootings tell of one, and the table of incidents that comes of it.

    python -m benchmarks.violent_corpus [--data DIR] [--out DIR]

Ours is the product's scorer and clustering (`hisab.linking`) on one mention an article. The product's reader looks for attacks on communities and
reads no place in the United States, so an article's day, numbers and city are read by rules that stand here and in `benchmarks.shootings`; how rare a
word is comes from the articles themselves. Incidents are cut into two halves by a hash of their id. On the half "chosen" the weights of the levels
are counted and the resolution is chosen; the figures to believe are those of the half "kept". Articles of both halves are linked together.
Peer: TF-IDF and the date, with its one threshold chosen on the same half. Published floor on all: pairs .676, B³ .889.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.clusters import Grouping, score_b_cubed, score_pairs
from benchmarks.parts import find_part, make_parser, print_table, share, write_rows
from benchmarks.shootings import Shot, count_shot
from hisab.linking.columns import Columns, columns_of
from hisab.linking.communities import Pairs, find_communities
from hisab.linking.comparisons import COMPARISONS
from hisab.linking.edges import Edges
from hisab.linking.features import Features
from hisab.linking.model import Model, Weights, shipped_model
from hisab.linking.scores import score
from hisab.linking.words import count_shares
from hisab.reading.dates import find_dates
from hisab.reading.lexicon import Lexicon
from hisab.records.ids import DocumentId, MentionId
from hisab.records.values import DatePrecision, DateSpan
from hisab.vocabulary.tables import load_vocabulary

FLOOR, REACH, BEYOND = (0.676, 0.889), (0.82, 0.94), (0.90, 0.97)
REACH_TABLE = 0.85
RESOLUTIONS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
THRESHOLDS = tuple(number / 100 for number in range(8, 50, 2))
_OPENING = 1500
_ENDS = re.compile(r"\n+|(?<=[.!?])\s+| [-|] (?=[A-Z])")
_HOST = re.compile(r"https?://(?:www\.)?([^/:]+)")
_OFTEN, _TWICE = 3, 2
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
_CITY = re.compile(
    rf"\b([A-Z][a-zA-Z.]+(?: [A-Z][a-zA-Z]+){{0,2}}),? (?:{_STATES})\b(?! (?:man|woman|teen|State|Highway|Avenue|Street|Department|University))"
)
_DATELINE = re.compile(r"(?m)^\s*([A-Z][A-Z.'’ ]{2,30}?)\s*(?:,\s*[A-Z][\w. ]{1,15})?\s*(?:\([^)]{1,40}\)\s*)?[-–—]")
_SHOOTS = re.compile(r"\b(?:shot|shooting|shootings|gunfire|shots|killed|slain|wounded|died)\b", re.IGNORECASE)
_POLICE = re.compile(r"\b([A-Z][a-zA-Z]+(?: [A-Z][a-z]+){0,2}) (?:police|Police Department)\b")
_NAMES = re.compile(r"\b[A-Z][a-zA-Z.]+(?: [A-Z][a-zA-Z.]+)*")
_SAID = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:[Pp]olice|[Ff]ire|County|[Ss]heriff|man|woman|teen|neighborhood)\b|\bin ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
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
    """One article and what is read of it. `day` is the first day in its opening that its words fix, `cities` the likeliest first."""

    id: str
    incident: str
    text: str
    published: date
    day: date | None
    shot: Shot
    cities: tuple[str, ...]


def strip_furniture(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return each article's title and text without the sentences that its site prints under `_OFTEN` articles and more."""
    parts = [[part.strip() for part in _ENDS.split(_GLUED.sub(" ", f"{row['title'] or ''}\n{row['text']}")) if part.strip()] for row in rows]
    hosts = [host[-1] if (host := _HOST.findall(row["uri"] or "")) else "" for row in rows]
    held = Counter((host, part) for host, own in zip(hosts, parts, strict=True) for part in set(own))
    return tuple("\n".join(part for part in own if held[host, part] < _OFTEN) for host, own in zip(hosts, parts, strict=True))


def learn_cities(texts: Sequence[str]) -> frozenset[str]:
    """Return the names that some texts write before a state, in a dateline or before "police": what is a city, by the articles themselves.

    A word that the texts mostly write in small letters is none.
    """
    held: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        named = (match[1].strip().title() for pattern in (_CITY, _DATELINE, _POLICE) for match in pattern.finditer(text))
        held.update({name for name in named if _may_be_city(name)})
        small.update({word for word in text.split() if word.islower()})
    return frozenset(name for name, number in held.items() if number >= _TWICE and small[name.lower()] < number)


def read_article(row: Mapping[str, Any], text: str, lexicon: Lexicon, known: frozenset[str] = frozenset()) -> Article:
    """Return the article of `row` with its cleaned `text`, read without looking at its truth; `known` are names that are cities."""
    published = date.fromisoformat(row["dct"])
    days = _days(text[:_OPENING], published)
    day = next((span.earliest for span in days if span.earliest and span.earliest == span.latest and span.earliest <= published), None)
    return Article(
        id=row["doc_id"],
        incident=row["incident_id"],
        text=text,
        published=published,
        day=day,
        shot=count_shot(text, lexicon),
        cities=read_cities(text, known),
    )


def read_cities(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the places that the opening names as a city would be, the most often named first: before a state, in the dateline, with its police.

    A name of `known` counts wherever it stands.
    """
    opening = text[:_OPENING]
    named: Counter[str] = Counter()
    for pattern in (_CITY, _DATELINE):
        named.update({name: 3 for match in pattern.finditer(opening) if _may_be_city(name := match[1].strip().title())})
    for match in _SAID.finditer(opening):
        name = match[1] or match[2]
        if _may_be_city(name):
            named[name] += 1
    for match in _NAMES.finditer(opening):
        named.update(dict.fromkeys(_parts_known(match.group(), known), 2))
    return tuple(sorted(named, key=lambda name: (-named[name], name)))[:3]


def _days(opening: str, published: date) -> Iterator[DateSpan]:
    """Yield the days that the opening names, those in sentences that tell a shooting first: a charge or a hearing has its own day."""
    found = [
        (one.span, opening[max(opening.rfind("\n", 0, one.start), 0) : (opening.find("\n", one.end) + 1) or None])
        for one in find_dates(opening, published)
    ]
    yield from (span for span, _ in sorted(found, key=lambda pair: not _SHOOTS.search(pair[1])))


def _may_be_city(name: str) -> bool:
    """True for a name that is no state and holds no word of `_NO_CITY`."""
    return not set(name.split()) & _NO_CITY and not _STATE.fullmatch(name)


def _parts_known(words: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the names of `known` in a run of capitalised words, the longest first: "New York Police" names New York."""
    own = words.split()
    start = 0
    while start < len(own):
        size = next((size for size in (3, 2, 1) if " ".join(own[start : start + size]) in known and start + size <= len(own)), 0)
        if size:
            yield " ".join(own[start : start + size])
        start += max(size, 1)


def is_chosen(incident: str) -> bool:
    """True for the half of the incidents on which choices are made."""
    return zlib.crc32(incident.encode()) % 2 == 0


def features_of(articles: Sequence[Article]) -> tuple[Features, ...]:
    """Return one mention an article, in the order of the articles."""
    return tuple(
        Features(
            mention=MentionId(f"{number:05d}"), document=DocumentId(f"{number:05d}"), published=article.published, places=(), communities=frozenset(),
            span=DateSpan(earliest=article.day, latest=article.day, precision=DatePrecision.DAY) if article.day else None,
            killed=(article.shot.killed,), injured=(article.shot.injured,), words=article.text,
        )
        for number, article in enumerate(articles)
    )  # fmt: skip


def count_weights(edges: Edges, same: NDArray[np.bool_], model: Model) -> Model:
    """Return `model` with the shares counted over `edges`, of which those that are `same` tell of one incident."""
    weights = {}
    for column, comparison in enumerate(COMPARISONS):
        numbers = edges.levels[:, column]
        levels = range(len(comparison.levels))
        ours = np.array([np.sum(same & (numbers == level)) + 0.5 for level in levels])
        others = np.array([np.sum(~same & (numbers == level)) + 0.5 for level in levels])
        shares = zip(comparison.levels, ours / ours.sum(), others / others.sum(), strict=True)
        weights[comparison.name] = MappingProxyType({level.name: Weights(m=float(m), u=float(u) * 1.00001) for level, m, u in shares})
    return replace(model, prior=float(same.mean()), weights=MappingProxyType(weights))


def link(columns: Columns, model: Model, *, resolution: float) -> tuple[Edges, list[int]]:
    """Return the scores, and each article's group."""
    edges = score(columns, model)
    return edges, group(edges, len(columns), resolution=resolution)


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


def make_table(articles: Sequence[Article], groups: Sequence[int]) -> dict[int, tuple[date, frozenset[str], int]]:
    """Return for each group its day, its city by its likeliest names, the first weighing most, and its killed.

    Day and killed are what most articles say, of equals what the earliest says.
    """
    members: dict[int, list[Article]] = defaultdict(list)
    for article, home in zip(articles, groups, strict=True):
        members[home].append(article)
    table = {}
    for home, own in members.items():
        ordered = sorted(own, key=lambda article: (article.published, article.id))
        day = _most([article.day or article.published for article in ordered])
        cities: Counter[str] = Counter()
        for article in ordered:
            cities.update(dict(zip(article.cities, (3, 2, 1), strict=False)))
        table[home] = (day, frozenset(city for city, _ in cities.most_common(1)), _most([article.shot.killed for article in ordered]))
    return table


def _most(values: Sequence[Any]) -> Any:
    counted = Counter(values)
    return max(counted, key=lambda value: (counted[value], -values.index(value)))


def score_table(articles: Sequence[Article], groups: Sequence[int], truths: Mapping[str, Mapping[str, Any]]) -> dict[str, float | None]:
    """Score the incidents of the kept half that the table of truths has: found, and the day, the city and the killed of the group that holds it best.

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
        if incident not in truths or is_chosen(incident):
            continue
        home = max(set(homes), key=lambda candidate: (homes.count(candidate), -candidate))
        found = 2 * homes.count(home) > len(homes) and 2 * said[home].count(incident) > len(said[home])
        day, cities, killed = table[home]
        truth = truths[incident]
        right = {
            "day": abs(day - date.fromisoformat(truth["date"])) <= timedelta(days=1),
            "city": any(city.casefold() in truth["city_or_county"].casefold() for city in cities),
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
    lexicon = Lexicon(load_vocabulary())
    found = tuple(part.rows())
    texts = strip_furniture(found)
    known = learn_cities(texts)
    articles = [read_article(row, text, lexicon, known) for row, text in zip(found, texts, strict=True)]
    truths = {row["incident_id"]: row for row in truths_part.rows()}
    model = replace(shipped_model(), rarity=count_shares((article.text for article in articles), at_least=3))
    columns = columns_of(features_of(articles), model.rarity)
    ours, resolution = choose(articles, columns, model)
    peer = choose_peer(articles)
    rows = []
    for label, groups in (("ours", ours), ("TF-IDF and date", peer)):
        for chosen in (False, True):
            said, true = grouping(articles, groups, chosen=chosen)
            pairs, cubed = score_pairs(said, true), score_b_cubed(said, true)
            rows.append((f"{label}, {'chosen' if chosen else 'kept'} half", (pairs.precision, pairs.recall, pairs.f1, cubed.f1)))
    print_table(f"violent_corpus: {len(articles)} articles, resolution {resolution}", ("pairs P", "pairs R", "pairs F1", "B3 F1"), rows)
    print(f"  floor {FLOOR}, reach {REACH}, beyond {BEYOND} (pairs F1, B3 F1)")
    tables = {"ours": score_table(articles, ours, truths), "TF-IDF and date": score_table(articles, peer, truths)}
    heads = ("found", "day", "city", "killed", "all")
    print_table(
        "incidents of the kept half: found, and right with it", heads, [(name, [found[head] for head in heads]) for name, found in tables.items()]
    )
    print(f"  reach {REACH_TABLE}")
    said_rows = ({"doc_id": article.id, "group": home, "incident_id": article.incident} for article, home in zip(articles, ours, strict=True))
    write_rows(options.out, "violent_corpus.jsonl", said_rows)
    return 0


def choose(articles: Sequence[Article], columns: Columns, model: Model) -> tuple[list[int], float]:
    """Return our groups and the resolution, both by what serves the chosen half best: pairs and B³ taken together."""
    edges = score(columns, model)
    incidents = np.array([article.incident for article in articles])
    mine = np.array([is_chosen(article.incident) for article in articles])
    known = edges.take(mine[edges.left] & mine[edges.right])
    edges = score(columns, count_weights(known, incidents[known.left] == incidents[known.right], model))
    tried = [(resolution, group(edges, len(articles), resolution=resolution)) for resolution in RESOLUTIONS]
    resolution, groups = max(tried, key=lambda found: _worth(articles, found[1]))
    return groups, resolution


def choose_peer(articles: Sequence[Article]) -> list[int]:
    """Return the peer's groups with the threshold that serves the chosen half best."""
    return max((link_by_tfidf(articles, threshold=threshold) for threshold in THRESHOLDS), key=lambda groups: _worth(articles, groups))


def _worth(articles: Sequence[Article], groups: Sequence[int]) -> float:
    said, true = grouping(articles, groups, chosen=True)
    return score_pairs(said, true).f1 + score_b_cubed(said, true).f1


if __name__ == "__main__":
    sys.exit(main())
