"""Gold mentions of events in 78 articles on gun violence into chains, across articles: CoNLL F1, the mean of MUC, B³ and CEAF-e.

    python -m benchmarks.gvc [--data DIR] [--split dev] [--out DIR]

Which articles tell of one incident is found by the product's scorer and clustering, as in `benchmarks.violent_corpus`, without the corpus's topics.
The engine joins attacks and not their parts; so inside an incident mentions are put together by what their word tells (somebody was hit, somebody
died, shots were fired, a charge), by a table of words that stands here. The corpus is cut into halves by a hash of its topics: the weights, the
resolution and the table of words were chosen on the half "chosen"; the figure to believe is that of the half "kept". Peer: the same word in a topic.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from benchmarks.clusters import Grouping, score_b_cubed, score_ceaf, score_conll, score_muc
from benchmarks.parts import find_part, make_parser, print_table, write_rows
from benchmarks.shootings import count_shot
from benchmarks.violent_corpus import RESOLUTIONS, Article, features_of, group, learn_weights
from hisab.linking.columns import columns_of
from hisab.linking.edges import Edges
from hisab.linking.model import shipped_model
from hisab.linking.scores import score
from hisab.reading.dates import find_dates
from hisab.reading.lexicon import Lexicon
from hisab.vocabulary.tables import load_vocabulary

FLOOR, REACH = 0.539, 0.70
KINDS: Mapping[str, tuple[str, ...]] = {
    "death": (
        "death", "dead", "died", "die", "dies", "dying", "kill", "fatal", "slain", "deceased", "bod", "lost", "suicide", "succumb", "autops", "griev",
        "slay", "not", "unable",
    ),
    "charge": ("murder", "homicide", "manslaughter", "crime", "assault", "charge"),
    "injury": ("injur", "critical", "condition", "wound", "paralyz", "hospital", "surviv", "hurt", "stable"),
    "hit": ("shot", "hit", "struck", "strik", "hitting", "bullet", "shoots"),
    "fire": (
        "shooting", "shots", "fired", "fire", "firing", "opened", "gunfire", "gunshots", "shootout", "discharge", "went", "drive", "incident",
        "shooter", "it", "this", "that", "accident", "gunshot", "stray",
    ),
}  # fmt: skip
"""What a word tells, by how it begins; where several fit, the longest."""


def kind_of(words: str) -> str:
    """Return what a mention's words tell: the kind whose beginning of a word is found first and longest; the words themselves where none is."""
    for word in words.casefold().replace("-", " ").split():
        fits = [(len(start), kind) for kind, starts in KINDS.items() for start in starts if word.startswith(start)]
        if fits:
            return max(fits)[1]
    return words.casefold()


def read_document(row: Mapping[str, Any], lexicon: Lexicon) -> Article:
    """Return the document of `row` as an article: its first line is the day on which it appeared."""
    published = date.fromisoformat(row["sentences"][0][0])
    text = "\n".join(" ".join(sentence) for sentence in row["sentences"][1:])
    spans = (found.span for found in find_dates(text[:1500], published))
    day = next((span.earliest for span in spans if span.earliest and span.earliest == span.latest and span.earliest <= published), None)
    return Article(id=row["doc_id"], incident=row["topic"], text=text, published=published, day=day, shot=count_shot(text, lexicon), cities=())


def is_chosen(topic: str) -> bool:
    """True for the half of the topics on which choices are made."""
    return zlib.crc32(topic.encode()) % 2 == 0


def share_a_chain(rows: Sequence[Mapping[str, Any]], edges: Edges) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return for each pair of documents whether some event is told in both."""
    chains = [{mention["chain"] for mention in row["mentions"]} for row in rows]
    pairs = zip(edges.left.tolist(), edges.right.tolist(), strict=True)
    return np.array([bool(chains[left] & chains[right]) for left, right in pairs], dtype=np.bool_)


def chains_by_engine(rows: Sequence[Mapping[str, Any]], groups: Sequence[int]) -> Grouping:
    """Return each mention's chain: its document's incident and what its word tells."""
    pairs = zip(rows, groups, strict=True)
    return {mention["id"]: (home, kind_of(mention["text"])) for row, home in pairs for mention in row["mentions"]}


def chains_by_word(rows: Iterable[Mapping[str, Any]]) -> Grouping:
    """Return the peer's chains: the same word in one topic."""
    return {mention["id"]: (row["topic"], mention["lemma"].casefold()) for row in rows for mention in row["mentions"]}


def link_documents(rows: Sequence[Mapping[str, Any]]) -> tuple[list[int], float]:
    """Return each document's incident, and the resolution that serves the chosen half best."""
    lexicon = Lexicon(load_vocabulary())
    articles = [read_document(row, lexicon) for row in rows]
    model = shipped_model()
    columns = columns_of(features_of(articles), model.rarity)
    edges = score(columns, model)
    mine = np.array([is_chosen(row["topic"]) for row in rows])
    known = edges.take(mine[edges.left] & mine[edges.right])
    edges = score(columns, learn_weights(known, share_a_chain(rows, known), model))
    tried = [(resolution, group(edges, len(rows), resolution=resolution)) for resolution in RESOLUTIONS]
    resolution, groups = max(tried, key=lambda found: score_conll(*_half(rows, chains_by_engine(rows, found[1]), chosen=True)))
    return groups, resolution


def _half(rows: Sequence[Mapping[str, Any]], said: Grouping, *, chosen: bool) -> tuple[Grouping, Grouping]:
    true = {mention["id"]: mention["chain"] for row in rows if is_chosen(row["topic"]) is chosen for mention in row["mentions"]}
    return {mention: said[mention] for mention in true}, true


def main(arguments: list[str] | None = None) -> int:
    """Link, score and print."""
    options = make_parser("gvc", __doc__ or "", split="dev").parse_args(arguments)
    part = find_part(options.data, options.split)
    if part is None:
        return 0
    rows = tuple(part.rows())
    groups, resolution = link_documents(rows)
    table = []
    for label, said in (("ours", chains_by_engine(rows, groups)), ("same word in topic", chains_by_word(rows))):
        for chosen in (False, True):
            ours, true = _half(rows, said, chosen=chosen)
            scores = (score_muc(ours, true).f1, score_b_cubed(ours, true).f1, score_ceaf(ours, true).f1, score_conll(ours, true))
            table.append((f"{label}, {'chosen' if chosen else 'kept'} half", scores))
    sizes = Counter(Counter(groups).values())
    print_table(
        f"gvc: {len(rows)} documents, resolution {resolution}, incidents by size {dict(sorted(sizes.items()))}",
        ("MUC", "B3", "CEAF-e", "CoNLL"),
        table,
    )
    print(f"  floor {FLOOR}, reach {REACH} (CoNLL)")
    write_rows(options.out, "gvc.jsonl", ({"mention": name, "chain": str(chain)} for name, chain in chains_by_engine(rows, groups).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
