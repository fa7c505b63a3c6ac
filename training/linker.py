"""Makes the linker's weights (`src/hisab/linking/model.json`) from reports, without labels.

    python -m training.linker [--also REPORTS.jsonl] [--write]

The reports are those of `corpora/`; `--also` adds lines of {"text", "published", "lang"}. They are read by the shipped reader
(minutes); their truths are not looked at. How often a level is seen by chance (u) comes from all pairs; how often within one attack (m) from
expectation maximisation on pairs of one day and on pairs of one place. Levels that hardly any such pair reaches, and those that blocking shuts out,
have their m set by hand below, each with its reason. Without `--write` the weights are printed and nothing is changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from hisab.linking import scores
from hisab.linking.columns import columns_of
from hisab.linking.comparisons import COMPARISONS
from hisab.linking.features import Features, features_of
from hisab.linking.model import FILE, Model, Weights, to_json
from hisab.linking.words import Rarity, count_shares
from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind, Reading
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader
from training.corpus import CORPORA, read_corpus

VERSION = "3"
TARGET = Path(__file__).parent.parent / "src" / "hisab" / "linking" / FILE
PRIOR = 0.002
"""How often two mentions of a ledger tell of one attack, before anything is known of them: of the pairs of the corpus about 1 in 500."""
_SEED, _PAIRS = 4, 4_000_000.0
_LEAST_M, _LEAST_U = 0.004, 0.0004
_FULL_DAY = len("2021-01-03")
_FREQUENT = 6
"""Words of fewer reports than this are not written down: they could be names."""
BY_HAND: Mapping[tuple[str, str], float] = MappingProxyType(
    {
        ("day", "next"): 0.12,  # night attacks, and a paper's day for its news agency's
        ("day", "close"): 0.01,  # a slip of a weekday
        ("day", "wide"): 0.15,  # shut out: no pair to learn from is without a firm day
        ("day", "apart"): 0.004,  # shut out by blocking
        ("place", "second"): 0.04,  # shut out by learning on the first place
        ("place", "near"): 0.01,  # too few pairs
        ("place", "wide"): 0.08,  # "in Balochistan" beside the town
        ("place", "elsewhere"): 0.01,  # shut out by blocking on the place, and a veto
        ("killed", "differ"): 0.10,  # Kunduz 2021: 46 and 150
        ("killed", "far"): 0.01,  # a veto
        ("injured", "differ"): 0.10,  # too few pairs: as of the killed
        ("injured", "far"): 0.05,  # "dozens" and a counted part
        ("community", "other"): 0.15,  # Hazara to one paper, Shia to the next
        ("words", "copy"): 0.02,  # the corpus holds no copies
        ("words", "nearly"): 0.018,  # nor reports of one agency's text
        ("words", "most"): 0.022,
        ("words", "half"): 0.035,
        ("words", "many"): 0.045,
        ("words", "quite"): 0.05,
        ("words", "several"): 0.07,
        ("words", "handful"): 0.07,
        ("words", "some"): 0.09,
        ("words", "couple"): 0.09,
        ("words", "few"): 0.11,
        ("words", "barely"): 0.11,
        ("words", "hardly"): 0.27,  # the corpus retells in other words; papers do so less
        ("names", "none"): 0.60,  # each report of the corpus has its own people: as the shooting reports teach, and a tenth to a third weaker in bits
        ("names", "one"): 0.20,
        ("names", "two"): 0.10,
        ("names", "three"): 0.05,
        ("names", "four"): 0.03,
        ("names", "more"): 0.02,
    }
)
"""The m of levels that the reports cannot teach; the other levels of the field share the rest."""
BY_HAND_U: Mapping[tuple[str, str], float] = MappingProxyType(
    {
        ("words", "copy"): 0.00002,
        ("words", "nearly"): 0.00002,
        ("words", "most"): 0.00004,
        ("words", "half"): 0.0001,
        ("words", "many"): 0.0002,
        ("words", "quite"): 0.00033,
        ("words", "several"): 0.00067,
        ("words", "handful"): 0.001,
        ("words", "some"): 0.002,
        ("words", "couple"): 0.008,
        ("words", "few"): 0.022,
        ("words", "barely"): 0.05,
        ("names", "one"): 0.10,
        ("names", "two"): 0.028,
        ("names", "three"): 0.008,
        ("names", "four"): 0.003,
        ("names", "more"): 0.001,
    }
)
"""The u of levels that two reports of an invented corpus hardly reach by chance. An archive on one community shares more words: its names."""


def read_texts(folder: Path, also: Path | None) -> Iterator[Document]:
    """Yield the reports to learn from, each once."""
    for report in read_corpus(folder)[0]:
        text = f"{report.title}\n\n{report.text}" if report.title else report.text
        yield make_document(text, published=report.published, language=report.language)
    if also is not None:
        for line in also.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            stated = row.get("published") or ""
            published = date.fromisoformat(stated) if len(stated) == _FULL_DAY else None  # a month is no day
            yield make_document(row["text"], published=published, language=row["lang"])


def make_document(text: str, *, published: date | None, language: str) -> Document:
    """Return a document of `text` that belongs to no capture."""
    draft = Document(
        id=DocumentId(""), capture=CaptureId(""), source="", text=text, title=None, published=published, language=language, address=None,
        derived_by="training.linker",
    )  # fmt: skip
    return replace(draft, id=document_id(draft))


def features_from(documents: Mapping[DocumentId, Document], readings: Iterable[Reading]) -> tuple[Features, ...]:
    """Return the features of all incident mentions, in the order of their ids."""
    held = {reading.document: reading for reading in readings}
    mentions = {mention.id: mention for reading in held.values() for mention in reading.mentions if mention.kind is MentionKind.INCIDENT}
    register = Register(documents=MappingProxyType(documents), readings=MappingProxyType(held), mentions=MappingProxyType(mentions))
    return tuple(features_of(register, mention) for _, mention in sorted(mentions.items()))


def make_model(features: Iterable[Features], rarity: Rarity) -> Model:
    """Return the model that `features` teach, with the levels of `BY_HAND` set."""
    learned = scores.learn(columns_of(features, rarity), prior=PRIOR, seed=_SEED, pairs=_PAIRS)
    weights = {}
    for comparison in COMPARISONS:
        found = {level.name: learned[comparison.name][level.name] for level in comparison.levels}
        u = _shares({name: BY_HAND_U.get((comparison.name, name), max(share or 0.0, _LEAST_U)) for name, (_, share) in found.items()})
        hand = {level: m for (field, level), m in BY_HAND.items() if field == comparison.name}
        taught = _shares({name: max(share or 0.0, _LEAST_M) for name, (share, _) in found.items() if name not in hand})
        left = 1 - sum(hand.values())
        weights[comparison.name] = MappingProxyType({name: Weights(m=hand.get(name, taught.get(name, 0.0) * left), u=u[name]) for name in found})
    return Model(version=VERSION, prior=PRIOR, weights=MappingProxyType(weights), by_hand=frozenset(BY_HAND), rarity=rarity)


def _shares(numbers: Mapping[str, float]) -> dict[str, float]:
    total = sum(numbers.values())
    return {name: number / total for name, number in numbers.items()}


def say(model: Model) -> str:
    """Return the weights in lines for people, in bits: what a level speaks for, or against."""
    lines = []
    for name, levels in model.weights.items():
        for level, found in levels.items():
            hand = "  by hand" if (name, level) in model.by_hand else ""
            lines.append(f"{name:<12} {level:<10} m {found.m:.4f}  u {found.u:.4f}  {found.bits:+6.2f} bits{hand}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Read, learn, print, and with `--write` write the model."""
    parser = argparse.ArgumentParser(prog="python -m training.linker", description="Make the linker's weights from reports, without labels.")
    parser.add_argument("--data", type=Path, default=CORPORA, help="the folder with one folder a language")
    parser.add_argument("--also", type=Path, default=None, help="more reports, one JSON object a line: text, published, lang")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args(arguments)
    documents = {document.id: document for document in read_texts(options.data, options.also)}
    reader = default_reader(load_vocabulary())
    print(f"reading {len(documents)} reports", file=sys.stderr)
    features = features_from(documents, (reader.read(document) for document in documents.values()))
    model = make_model(features, count_shares((document.text for document in documents.values()), at_least=_FREQUENT))
    print(f"{len(documents)} reports, {len(features)} mentions of incidents\n{say(model)}")
    if options.write:
        TARGET.write_text(to_json(model), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
