"""Who did it, with what, to whom: role-filler entities of MUC-4 reports, scored as by GRIT (CEAF-REE).

    python -m benchmarks.muc4 [--data DIR] [--split ree_dev] [--predictions FILE] [--out DIR]

Ours is the network that `make roles` trains (`benchmarks.fillers`), or `--predictions`: a file of JSON lines, one a document,
`{"docid": ..., "extracts": {"Victim": [["mention", ...], ...], ...}}`. `--out` writes what was said in the form that `eval.py --pred_file` of
xinyadu/grit_doc_event_entity reads. The scorer is written from the definition in Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers
for Document-level Event Entity Extraction" (EACL 2021).
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.fillers import FILLERS, MARKS, with_described

from benchmarks.fillers import Marked, candidates, choose_all, learn_priors, plain, read_marks
from benchmarks.parts import CORPORA, Part, find_part, make_parser, print_table, read_rows
from benchmarks.sentences import is_ready

PEERS = (
    ("GRIT, BERT-base", 0.545, "Du, Rush and Cardie, EACL 2021"),
    ("TempGen", 0.578, "Huang, Tang and Peng, EMNLP 2021, as told in shared/corpora/README.md"),
)
"""F1 over all roles, as their papers report it on the test part (TST3 and TST4); not measured in this run."""
BUILD = Path(__file__).parents[1] / "build"
"""Where `make roles` writes."""
Entity = frozenset[str]
Extracts = Mapping[str, tuple[Entity, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many entities were aligned, said and true."""

    aligned: int
    said: int
    true: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(aligned=self.aligned + other.aligned, said=self.said + other.said, true=self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of said entities that were aligned; 0 where none was said."""
        return self.aligned / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of true entities that were aligned; 0 where there is none."""
        return self.aligned / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Twice the aligned over said and true; 0 where both are none."""
        return 2 * self.aligned / (self.said + self.true) if self.said + self.true else 0.0


NOTHING = Tally(aligned=0, said=0, true=0)


def parse_extracts(extracts: Mapping[str, Sequence[Sequence[Any]]]) -> Extracts:
    """Return the entities of each mark; a mention is its string, or a pair of string and offset. An entity without a mention is none."""
    return {mark: tuple(entity for entity in (_entity(mentions) for mentions in extracts.get(mark, ())) if entity) for mark in MARKS}


def _entity(mentions: Sequence[Any]) -> Entity:
    return frozenset(plain(mention if isinstance(mention, str) else mention[0]) for mention in mentions)


def align(said: Sequence[Entity], true: Sequence[Entity]) -> int:
    """Return how many entities the best one-to-one alignment pairs; a said entity may go with a true one that holds all its mentions.

    The similarity of CEAF-REE is 1 or 0, so the best alignment is a largest matching; found by augmenting paths.
    """
    partner: dict[int, int] = {}

    def place(entity: int, seen: set[int]) -> bool:
        for candidate, mentions in enumerate(true):
            if candidate in seen or not said[entity] <= mentions:
                continue
            seen.add(candidate)
            if candidate not in partner or place(partner[candidate], seen):
                partner[candidate] = entity
                return True
        return False

    return sum(place(entity, set()) for entity in range(len(said)))


def score(said: Mapping[str, Extracts], true: Mapping[str, Extracts]) -> dict[str, Tally]:
    """Return the tally of each role over all documents of `true`, and of all roles together; a document that nothing was said of counts as missed."""
    tallies = dict.fromkeys(FILLERS, NOTHING)
    for document, truth in true.items():
        for role in FILLERS:
            answers = said[document][role] if document in said else ()
            tallies[role] += Tally(aligned=align(answers, truth[role]), said=len(answers), true=len(truth[role]))
    return {**tallies, "all roles": sum(tallies.values(), NOTHING)}


def grit_id(docid: str) -> str:
    """Return the number by which the GRIT scorer knows a document: "TST3-MUC4-0001" is 30001; what it could not number stays as it is."""
    part, number = docid.partition("-")[0], docid.rpartition("-")[2]
    return str(int(part[-1]) * 10_000 + int(number)) if part[-1:].isdigit() and number.isdigit() else docid


def write_for_grit(path: Path, said: Mapping[str, Mapping[str, Sequence[Sequence[str]]]], documents: Sequence[str]) -> None:
    """Write what was said of `documents` as one object, by the scorer's number of the document; roles without a word are there, empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = {grit_id(document): {"pred_extracts": {role: list(said.get(document, {}).get(role, ())) for role in FILLERS}} for document in documents}
    path.write_text(json.dumps(table, ensure_ascii=False) + "\n", encoding="utf-8")


def extract(part: Part, train: Path) -> dict[str, dict[str, list[Marked]]] | None:
    """Return what ours extracts of each document; `train` has the parts that the priors and the judge are learnt from, None without them."""
    taught, judged, told = (find_part(train, name) for name in ("ree_train", "ree_dev", "templates_full"))
    if taught is None or judged is None or told is None or not is_ready("muc4"):
        return None
    if importlib.util.find_spec("torch") is None or not (BUILD / "roles" / "network.pt").is_file():
        print("muc4: ours is skipped, its network is not there; make it with: make roles (an hour on two cores; it goes on where it stopped)")
        return None
    from training.roles import Marker  # noqa: PLC0415 - needs torch, which is installed for training only

    templates = list(told.rows())
    marker, priors = Marker(BUILD / "encoder", BUILD / "roles"), learn_priors(with_described(taught.rows(), templates))
    learnt = list(with_described(judged.rows(), templates))
    rows = learnt if part.path.resolve() == judged.path.resolve() else [*part.rows(), *learnt]
    found = {str(row["docid"]): candidates(read_marks(marker.answer(row["doctext"])), row["doctext"], priors) for row in rows}
    gold = {str(row["docid"]): parse_extracts(row["extracts"]) for row in learnt}
    asked = {str(row["docid"]): found[str(row["docid"])] for row in part.rows()}
    return choose_all(asked, {document: found[document] for document in gold}, gold)


def main(arguments: list[str] | None = None) -> int:
    """Score the predictions that were given and print them beside the figures of the papers."""
    parser = make_parser("muc4", "Role-filler entities, CEAF-REE.", split="ree_dev")
    parser.add_argument("--predictions", type=Path, default=None, help="what was extracted, as JSON lines of docid and extracts")
    parser.add_argument("--train", type=Path, default=CORPORA / "muc4", help="the folder whose parts ree_train and ree_dev are learnt from")
    options = parser.parse_args(arguments)
    part = find_part(options.data, options.split)
    if part is None:
        return 0
    true = {str(row["docid"]): parse_extracts(row["extracts"]) for row in part.rows()}
    said: dict[str, Any] = {}
    if options.predictions:
        said = {str(row["docid"]): row["extracts"] for row in read_rows(options.predictions)}
    elif (ours := extract(part, options.train)) is not None:
        said = {document: {role: [[one.words] for one in found] for role, found in roles.items()} for document, roles in ours.items()}
    tallies = score({docid: parse_extracts(extracts) for docid, extracts in said.items()}, true)
    found = [(role, [tally.precision, tally.recall, tally.f1]) for role, tally in tallies.items()]
    print_table(f"muc4, {part.name}: {len(true)} documents, CEAF-REE of ours", ("precision", "recall", "F1"), found)
    print_table("F1 over all roles on the test part, from the papers, not measured here", ("F1",), [(name, [value]) for name, value, _ in PEERS])
    print("  " + "; ".join(f"{name}: {source}" for name, _, source in PEERS))
    if options.out is not None:
        write_for_grit(options.out / f"muc4_{part.name}_grit.json", said, list(true))
    return 0


if __name__ == "__main__":
    sys.exit(main())
