"""CEAF-REE on hand-made examples: those of the paper's figure, and wrong answers that must score as wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.fillers import plain
from benchmarks.muc4 import Extracts, align, grit_id, main, parse_extracts, score, write_for_grit
from training.fillers import FILLERS

BUILDING = ["Pilmai telephone company building", "telephone company building", "telephone company offices"]


def targets(*entities: list[str]) -> Extracts:
    return parse_extracts({"Target": list(entities)})


TRUE = {"one": targets(BUILDING, ["water pipes"], ["public telephone booth"])}


@pytest.mark.parametrize(
    ("said", "precision", "recall"),
    [
        (targets(["water pipes"], [BUILDING[0]], ["public telephone booth"], [BUILDING[2]]), 3 / 4, 1.0),
        (targets([BUILDING[0]], ["water pipes"], ["public telephone booth"]), 1.0, 1.0),
        (targets([BUILDING[0]], ["public telephone booth"]), 1.0, 2 / 3),
        (targets([BUILDING[0], "water pipes"]), 0.0, 0.0),
        (targets(), 0.0, 0.0),
    ],
)
def test_an_entity_counts_once_and_only_with_mentions_of_one_true_entity(said: Extracts, precision: float, recall: float) -> None:
    tally = score({"one": said}, TRUE)["Target"]
    assert [tally.precision, tally.recall] == pytest.approx([precision, recall])


def test_the_best_alignment_is_found_where_the_first_choice_blocks_it() -> None:
    narrow, wide = frozenset({"a"}), frozenset({"a", "b"})
    assert align([frozenset({"a"}), frozenset({"a", "b"})], [wide, narrow]) == 2


def test_all_roles_together_add_up_counts_and_not_scores() -> None:
    true = {"one": parse_extracts({"Victim": [["a"], ["b"], ["c"]], "Weapon": [["bomb"]]})}
    said = {"one": parse_extracts({"Victim": [["a"]], "Weapon": [["bomb"]]})}
    assert score(said, true)["all roles"].recall == pytest.approx(2 / 4)


def test_a_document_that_nothing_was_said_of_is_missed() -> None:
    assert score({}, TRUE)["all roles"].recall == 0.0


def test_a_right_mention_in_the_wrong_role_is_wrong_twice() -> None:
    tally = score({"one": parse_extracts({"Victim": [["water pipes"]]})}, TRUE)["all roles"]
    assert (tally.aligned, tally.said, tally.true) == (0, 1, 3)


def test_mentions_are_compared_without_articles_case_and_punctuation() -> None:
    assert plain('The  "Shining Path", a group') == "shining path group"


def test_a_mention_is_a_string_or_a_pair_with_its_offset() -> None:
    assert parse_extracts({"Victim": [[["the mayor", 12]]]}) == parse_extracts({"Victim": [["mayor"]]})


@pytest.mark.parametrize(("docid", "number"), [("TST1-MUC3-0001", "10001"), ("TST4-MUC4-0100", "40100"), ("DEV-MUC3-0001", "DEV-MUC3-0001")])
def test_the_grit_scorer_knows_documents_by_number(docid: str, number: str) -> None:
    assert grit_id(docid) == number


def test_what_is_written_for_grit_has_every_document_and_every_role(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_for_grit(path, {"TST3-MUC4-0002": {"Victim": [["the mayor", "mayor"]]}}, ["TST3-MUC4-0001", "TST3-MUC4-0002"])
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["30002"]["pred_extracts"]["Victim"] == [["the mayor", "mayor"]]
    assert [list(written[key]["pred_extracts"]) for key in ("30001", "30002")] == [list(FILLERS)] * 2


def test_predictions_are_scored_and_nothing_is_said_without_a_part_to_learn_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"docid": "TST3-MUC4-0001", "doctext": "", "extracts": {"Victim": [[["the mayor", 0]]]}}
    (tmp_path / "made.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    main(["--data", str(tmp_path), "--split", "made", "--train", str(tmp_path)])
    assert "all roles 0.000 0.000 0.000" in " ".join(capsys.readouterr().out.split())
    main(["--data", str(tmp_path), "--split", "made", "--predictions", str(tmp_path / "made.jsonl"), "--out", str(tmp_path / "out")])
    assert "all roles 1.000 1.000 1.000" in " ".join(capsys.readouterr().out.split())
    assert (tmp_path / "out" / "muc4_made_grit.json").is_file()
