"""The quality gate: scores of the reader on labelled reports, beside the simplest peer, against floors that only rise.

`python -m benchmarks.gate` measures and compares; `--pin` raises the floors to what was measured. A floor is lowered only with
`--lower REASON`, and the reason stays in the file. A corpus whose bytes changed is refused until it is pinned again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.notation import is_blind, parse_reports

from benchmarks.parts import make_document
from benchmarks.scores import Labelled, Read, coarsen, read_by_keyword, reduce_reading, share_killed, tally_kinds, tally_pages
from hisab.records.documents import Document
from hisab.records.mentions import MentionKind, Role, ToldAs
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import BINDING_ACTS
from hisab.workflow.readers import default_reader

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpora"
FLOORS = HERE / "floors.toml"
SHARED = Path(os.environ.get("HISAB_SHARED", HERE.parent.parent / "shared"))
WATCHED = frozenset({"hazara", "shia"})
CASE_KINDS = frozenset({"justice", "compensation", "protection", "inquiry"})
_SLACK = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A set of labelled reports. `is_tuned_on` says honestly whether the rules were written with these texts in sight."""

    name: str
    path: Path
    is_tuned_on: bool
    load: Callable[[Path], Iterator[tuple[Document, Labelled]]]
    communities: frozenset[str]
    kinds: frozenset[str] = frozenset()
    """The kinds of promise that the labels tell apart, all others being "other"; empty where they tell all."""


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _range(killed: Any) -> tuple[int, int] | None:
    return (int(killed[0]), int(killed[1])) if killed and killed[0] is not None and killed[1] is not None else None


def load_cases(path: Path) -> Iterator[tuple[Document, Labelled]]:
    """Yield the English reports of `shared/cases`, labelled."""
    kinds = {promise["id"]: promise["kind"] for promise in json.loads((path.parent / "promises.json").read_text(encoding="utf-8"))}
    for row in _rows(path):
        if row["lang"] != "en":
            continue
        gold = row["gold"]
        main = [attack for attack in gold["attacks"] if attack["role"] == "main" and attack["type"] == "attack" and attack.get("killed_range")]
        yield (
            make_document(row["text"], address=row["address"], published=row["published"]),
            Labelled(
                identifier=row["id"],
                text=row["text"],
                is_negative=row["kind"] == "negative",
                has_attack=bool(gold["attacks"]),
                killed=_range(main[0]["killed_range"]) if main else None,
                promise_kinds=frozenset(kinds[promise] for promise in gold["promises"]),
                has_promise=bool(gold["promises"]),
            ),
        )


def load_invented(path: Path) -> Iterator[tuple[Document, Labelled]]:
    """Yield the project's invented reports, labelled."""
    for row in _rows(path):
        main = [attack for attack in row["attacks"] if attack["role"] == "main" and attack.get("killed")]
        yield (
            make_document(row["text"], address=row["url"], published=row["published"]),
            Labelled(
                identifier=row["id"],
                text=row["text"],
                is_negative=row["kind"] == "negative",
                has_attack=bool(row["attacks"]),
                killed=_range(main[0]["killed"]) if main else None,
                promise_kinds=frozenset(promise["kind"] for promise in row["promises"]),
                has_promise=bool(row["promises"]),
            ),
        )


def load_corpus(path: Path) -> Iterator[tuple[Document, Labelled]]:
    """Yield the blind quarter (numbers 2, 6, 10 …) of a folder in the notation of `docs/corpus.md`, on which nothing is trained or tuned.

    The toll of the main attack is the range of all tolls stated for it that cover this attack's people and no part of them.
    """
    for file in sorted(path.glob("*.txt")):
        for report in parse_reports(file.read_text(encoding="utf-8")):
            if not is_blind(report):
                continue
            incidents = [mention for mention in report.mentions if mention.kind is MentionKind.INCIDENT]
            main = next((mention.key for mention in incidents if mention.words == (ToldAs.MAIN,)), None)
            binding = [mention for mention in report.mentions if mention.kind is MentionKind.PROMISE and mention.words[0] in BINDING_ACTS]
            yield (
                make_document(report.text, published=report.published.isoformat() if report.published else None, language=report.language),
                Labelled(
                    identifier=report.id,
                    text=report.text,
                    is_negative=report.genre == "negative",
                    has_attack=any(mention.kind in {MentionKind.INCIDENT, MentionKind.TOTAL} for mention in report.mentions),
                    killed=_stated(label.value for label in report.labels if label.key == main and label.role is Role.KILLED),
                    promise_kinds=frozenset(kind for mention in binding for kind in mention.words[1:]),
                    has_promise=bool(binding),
                    action_kinds=frozenset(
                        " ".join(mention.words).replace("-", " ") for mention in report.mentions if mention.kind is MentionKind.ACTION
                    ),
                ),
            )


def _stated(values: Iterable[str | None]) -> tuple[int, int] | None:
    """Return the range of counts written as in the corpus, `11`, `>=11`, `~100`, `10..13`; those behind a slash count a part or more."""
    numbers = [int(number) for value in values if value and "/" not in value for number in value.strip("~<>=").split("..")]
    return (min(numbers), max(numbers)) if numbers else None


def corpora(data: Path, *, split: str) -> tuple[Corpus, ...]:
    """Return the sets that the gate measures."""
    return (
        Corpus(name="cases", path=data / f"{split}.jsonl", is_tuned_on=True, load=load_cases, communities=WATCHED, kinds=CASE_KINDS),
        Corpus(name="invented, seen", path=HERE / "invented" / "seen.jsonl", is_tuned_on=True, load=load_invented, communities=frozenset()),
        *(
            Corpus(name=f"corpus {language}, blind", path=CORPUS / language, is_tuned_on=False, load=load_corpus, communities=frozenset())
            for language in ("en", "ur", "fa")
        ),
        Corpus(name="invented, blind", path=HERE / "invented" / "blind.jsonl", is_tuned_on=False, load=load_invented, communities=frozenset()),
    )


def measure(corpus: Corpus, out: Path | None) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return our scores and the peer's on one corpus; write what was read beside them when `out` is given."""
    reader = default_reader(load_vocabulary())
    truths: list[Labelled] = []
    ours: list[Read] = []
    lines: list[str] = []
    for document, truth in corpus.load(corpus.path):
        mentions = reader.read(document).mentions
        communities = corpus.communities or frozenset(argument.name or "" for mention in mentions for argument in mention.arguments)
        read = coarsen(reduce_reading(mentions, communities=communities), corpus.kinds)
        truths.append(truth)
        ours.append(read)
        lines.append(
            json.dumps(
                {
                    "id": truth.identifier,
                    "attack": [read.has_attack, truth.has_attack],
                    "killed": [read.killed, truth.killed],
                    "promise": [read.has_promise, truth.has_promise],
                    "kinds": [sorted(read.promise_kinds), sorted(truth.promise_kinds)],
                }
            )
        )
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{corpus.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _scores(ours, truths), _scores([read_by_keyword(truth.text) for truth in truths], truths)


def _scores(reads: Iterable[Read], truths: Iterable[Labelled]) -> dict[str, float]:
    pairs = list(zip(reads, truths, strict=True))
    negative = [read.has_incident for read, truth in pairs if truth.is_negative]
    deeds = [(read.action_kinds, truth.action_kinds) for read, truth in pairs if truth.action_kinds is not None]
    scores = {
        "attack_page_f1": tally_pages((read.has_attack, truth.has_attack) for read, truth in pairs).f1,
        "killed_right": share_killed((read.killed, truth.killed) for read, truth in pairs),
        "promise_page_f1": tally_pages((read.has_promise, truth.has_promise) for read, truth in pairs).f1,
        "promise_kind_f1": tally_kinds((read.promise_kinds, truth.promise_kinds) for read, truth in pairs).f1,
        "negatives_clean": 1 - (sum(negative) / len(negative) if negative else 0.0),
    }
    return {**scores, "action_kind_f1": tally_kinds(deeds).f1} if deeds else scores


def digest(path: Path) -> str:
    """Return the sha256 of a corpus: of its file, or of its folder's text files one after another."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def compare(name: str, scores: Mapping[str, float], floors: Mapping[str, Any]) -> list[str]:
    """Return what fell below its floor, in words."""
    below = []
    for score, value in scores.items():
        floor = floors.get("floors", {}).get(score)
        if floor is None:
            below.append(f"{name}: {score} has no floor; run with --pin")
        elif value < floor - _SLACK:
            below.append(f"{name}: {score} is {value:.3f}, its floor is {floor:.3f}")
    return below


def pin(known: Mapping[str, Any], measured: Mapping[str, tuple[str, Mapping[str, float]]], *, reason: str | None) -> str:
    """Return the floors file with every floor raised to what was measured; one is lowered only for a reason, which is kept."""
    kept = {name: (pinned["sha256"], pinned["floors"]) for name, pinned in known.items() if name not in measured}
    lines = ["# Floors of the quality gate. They are raised with --pin and lowered only with --lower REASON; see benchmarks/gate.py."]
    for name, (sha256, scores) in {**kept, **measured}.items():
        before = known.get(name, {})
        reasons = list(before.get("lowered", []))
        floors = {}
        for score, value in scores.items():
            old = before.get("floors", {}).get(score, 0.0)
            down = int(value * 1000 + _SLACK) / 1000
            if down < old and reason is None:
                raise SystemExit(f"{name}: {score} would fall from {old:.3f} to {down:.3f}; say why with --lower REASON")
            if down < old:
                reasons.append(f"{score} from {old:.3f} to {down:.3f}: {reason}")
            floors[score] = down
        lines += ["", f'["{name}"]', f'sha256 = "{sha256}"', f"lowered = {json.dumps(reasons, ensure_ascii=False)}", "", f'["{name}".floors]']
        lines += [f"{score} = {floor:.3f}" for score, floor in floors.items()]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and judge; 0 when every floor holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description="The quality gate of the reader.")
    parser.add_argument("--data", type=Path, default=SHARED / "cases", help="the folder with the labelled cases")
    parser.add_argument("--split", default="reports", help="the name of the part: SPLIT.jsonl in the folder")
    parser.add_argument("--out", type=Path, default=None, help="a folder for what was read, page by page")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--lower", default=None, metavar="REASON", help="with --pin: let a floor fall, and keep the reason")
    options = parser.parse_args(arguments)
    known = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    measured: dict[str, tuple[str, Mapping[str, float]]] = {}
    faults: list[str] = []
    for corpus in corpora(options.data, split=options.split):
        if not corpus.path.exists():
            print(f"{corpus.name}: skipped, {corpus.path.name} is not there")
            continue
        scores, peer = measure(corpus, options.out)
        sha256 = digest(corpus.path)
        measured[corpus.name] = (sha256, scores)
        print(f"{corpus.name} ({'the reader was made with these in sight' if corpus.is_tuned_on else 'nothing was trained or tuned on these'})")
        print(f"  {'score':<18} {'ours':>6} {'keywords':>9} {'floor':>6}")
        for score, value in scores.items():
            floor = known.get(corpus.name, {}).get("floors", {}).get(score)
            print(f"  {score:<18} {value:>6.3f} {peer[score]:>9.3f} {floor if floor is not None else '—':>6}")
        if known.get(corpus.name, {}).get("sha256") != sha256 and options.split == "reports":
            faults.append(f"{corpus.name}: the corpus changed; look at the difference, then run with --pin")
        faults += compare(corpus.name, scores, known.get(corpus.name, {})) if options.split == "reports" else []
    if options.pin:
        FLOORS.write_text(pin(known, measured, reason=options.lower), encoding="utf-8")
        print(f"pinned in {FLOORS.name}")
        return 0
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
