import json
import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.schemas import load_codebook
from hisab.publishing.data.write import write_data
from hisab.records.errors import UsageError
from hisab.records.figures import Edition
from hisab.records.measured import Rate
from hisab.vocabulary.tables import Vocabulary

from .conftest import LONG_WORD
from .readback import lines, rows

TEXTS = ("*.csv", "*.json", "*.jsonl", "*.geojson", "*.md")


def test_the_same_edition_gives_the_same_bytes(edition: Edition, vocabulary: Vocabulary, data: Path, tmp_path: Path) -> None:
    for path in write_data(edition, tmp_path, vocabulary=vocabulary, profile=load_profile()):
        assert path.read_bytes() == (data / path.name).read_bytes(), path.name


def test_every_file_is_described_with_its_size_and_its_hash(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"]: resource for resource in package["resources"]}
    assert {path.name for path in data.iterdir()} == {*described, "datapackage.json"}
    for name, resource in described.items():
        content = (data / name).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
    assert package["created"] == "2022-06-01T00:00:00Z"
    assert package["licenses"]
    assert package["sources"]


def test_every_row_of_every_table_carries_review_state_checkpoint_and_codebook(data: Path) -> None:
    for table in load_codebook().tables:
        for row in rows(data, f"{table.name}.csv"):
            assert row["review_state"] in {"unreviewed", "reviewed", "confirmed"}
            assert row["checkpoint"].startswith("sha256:")
            assert row["codebook"] == "1.0.0"
    for line in lines(data, "statements.jsonl"):
        assert {"review_state", "checkpoint", "codebook"} <= line.keys()


def test_every_statement_is_in_both_its_files_with_source_span_and_reader(data: Path, edition: Edition) -> None:
    arguments = sum(len(mention.arguments) for mention in edition.register.mentions.values())
    found = rows(data, "statements.csv")
    assert len(found) == len(lines(data, "statements.jsonl")) == arguments
    for row in found:
        assert row["document"].startswith("sha256:")
        assert int(row["start"]) < int(row["end"])
        assert (row["quote"], row["reader"], row["made_by"]) != ("", "", "")


def test_quotes_stand_at_their_spans_of_the_texts(data: Path, edition: Edition) -> None:
    texts = {str(key): document.text for key, document in edition.register.documents.items()}
    for line in lines(data, "statements.jsonl"):
        if "withheld" not in line:
            assert texts[line["document"]][line["start"] : line["end"]] == line["quote"]


def test_numbers_in_conflict_stand_side_by_side(data: Path) -> None:
    killed = [row for row in rows(data, "statements.csv") if row["incident"] == "incident-00001" and row["field"] == "killed"]
    assert sorted((row["low"], row["high"], row["qualifier"], row["covers"]) for row in killed) == [
        ("10", "", "at least", "attack"), ("11", "11", "", "attack"), ("13", "13", "", "attack"), ("2", "2", "", "attackers"),
    ]  # fmt: skip


def test_a_figure_that_words_tell_has_no_number_beside_them(edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    told = replace(edition, figures=(edition.figures[0], replace(edition.figures[1], measured=Rate(part=0, of=0))))
    write_data(told, tmp_path, vocabulary=vocabulary, profile=load_profile("public"))
    number, share = rows(tmp_path, "figures.csv")
    assert (number["words"], number["low"]) == ("", str(edition.figures[0].value.low))
    assert [share[column] for column in ("words", "low", "best", "high", "qualifier")] == ["not known", "", "", "", ""]


def test_a_tie_has_its_score_and_reasons_and_is_unreviewed(data: Path) -> None:
    ties = [row for row in rows(data, "links.csv") if row["score"]]
    assert [(row["kind"], row["incident"], row["score"], row["reasons"], row["reviewers"], row["review_state"]) for row in ties] == [
        ("promise follows incident", "incident-00001", "0.9", "told in the same report; one day after", "0", "unreviewed")
    ]


def test_names_of_those_attacked_are_in_no_file_of_the_public_profile(hostile_data: Path) -> None:
    for path in hostile_data.iterdir():
        content = path.read_bytes()
        assert b"Orlin" not in content, path.name
        assert b"Baskar" not in content, path.name


def test_an_exact_point_is_in_no_file_of_the_public_profile(hostile_data: Path) -> None:
    for path in hostile_data.iterdir():
        assert b"-1.25" not in path.read_bytes(), path.name


def test_a_name_leaves_where_a_profile_has_a_reason(hostile_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    write_data(hostile_edition, tmp_path, vocabulary=vocabulary, profile=load_profile("internal"))
    assert rows(tmp_path, "incidents.csv")[0]["targets"] == "Orlin Baskar, a miner"
    assert "kept inside the team" in (tmp_path / "CODEBOOK.md").read_text(encoding="utf-8")


def test_a_profile_can_withhold_all_quotes_and_headlines(hostile_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    means = {what: f'[{what}]\nmeans = "x"\nguarded = false\nsilent = false\n' for what in load_profile().means}
    write_data(hostile_edition, tmp_path, vocabulary=vocabulary, profile=load_profile("silent", text="".join(means.values())))
    assert {row["quote"] for row in rows(tmp_path, "statements.csv")} == {""}
    assert {row["sentence"] for row in rows(tmp_path, "sentences.csv")} == {""}
    assert {row["title"] + row["address"] for row in rows(tmp_path, "sources.csv")} == {""}


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_no_text_cell_begins_with_a_command(hostile_data: Path, mark: str) -> None:
    for path in hostile_data.glob("*.csv"):
        for row in rows(hostile_data, path.name):
            found = [column for column, cell in row.items() if cell.startswith(mark) and not cell.lstrip("-").replace(".", "").isdigit()]
            assert found == [], path.name


@pytest.mark.parametrize("character", ["\u202e", "\x00"])
def test_characters_that_turn_or_end_a_text_are_shown_by_their_code_point(hostile_data: Path, character: str) -> None:
    for pattern in TEXTS:
        for path in hostile_data.glob(pattern):
            text = path.read_text(encoding="utf-8")
            assert character not in text, path.name
            assert f"\\u{ord(character):04x}" not in text, path.name
    connection = sqlite3.connect(hostile_data / "hisab.sqlite")
    outlets = " ".join(outlet for (outlet,) in connection.execute("SELECT outlet FROM sources"))
    connection.close()
    assert f"⟦U+{ord(character):04X}⟧" in outlets


def test_a_word_of_ten_thousand_characters_is_kept_whole(hostile_data: Path) -> None:
    assert LONG_WORD in {row["outlet"] for row in rows(hostile_data, "sources.csv")}


def test_an_edition_without_records_has_all_files(empty_edition: Edition, vocabulary: Vocabulary, data: Path, tmp_path: Path) -> None:
    paths = write_data(empty_edition, tmp_path, vocabulary=vocabulary, profile=load_profile())
    assert {path.name for path in paths} == {path.name for path in data.iterdir()}


def test_the_codebook_explains_every_column_of_every_table(data: Path) -> None:
    text = (data / "CODEBOOK.md").read_text(encoding="utf-8")
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource.get("schema", {}).get("fields", ()):
            assert f"| `{field['name']}` |" in text
            assert field["description"]


def test_a_folder_that_holds_something_is_refused(edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        write_data(edition, tmp_path, vocabulary=vocabulary, profile=load_profile())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_promisor_whose_office_no_sentence_states_is_withheld(edition: Edition, vocabulary: Vocabulary, data: Path, tmp_path: Path) -> None:
    write_data(edition, tmp_path, vocabulary=vocabulary, profile=load_profile("internal"))
    named = [row["person"] for row in rows(data, "promises.csv")]
    assert sorted(named) == ["", "", "", "", "Adil Rehan"]
    assert {row["person"] for row in rows(tmp_path, "promises.csv")} == {"Adil Rehan"}
