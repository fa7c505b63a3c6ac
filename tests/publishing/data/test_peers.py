"""The data, read by the programs that it is written for. They are run as their own programs, as a researcher would."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from pathlib import Path

import pytest

from hisab.publishing.data.schemas import load_codebook

from .readback import lines, rows

pytestmark = pytest.mark.slow


@pytest.fixture(params=["plain", "hostile"])
def folder(request: pytest.FixtureRequest, data: Path, hostile_data: Path) -> Path:
    return data if request.param == "plain" else hostile_data


def run(program: str, *arguments: str, folder: Path) -> str:
    path = Path(sysconfig.get_path("scripts")) / program
    done = subprocess.run([str(path), *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_frictionless_finds_every_resource_valid(folder: Path) -> None:
    report = json.loads(run("frictionless", "validate", "datapackage.json", "--json", folder=folder))
    assert report["valid"]
    assert report["stats"]["errors"] == report["stats"]["warnings"] == 0
    assert len(report["tasks"]) == len(list(folder.iterdir())) - 1


def test_frictionless_finds_a_changed_file_invalid(data: Path, tmp_path: Path) -> None:
    for path in data.iterdir():
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(content.replace(b"incident-00001", b"incident-00009") if path.name == "incidents.csv" else content)
    with pytest.raises(AssertionError, match="hash"):
        run("frictionless", "validate", "datapackage.json", "--json", folder=tmp_path)


def test_ftm_keeps_every_value_of_every_entity(folder: Path) -> None:
    given = lines(folder, "entities.ftm.jsonl")
    kept = {entity["id"]: entity for entity in map(json.loads, run("ftm", "validate", "-i", "entities.ftm.jsonl", folder=folder).splitlines())}
    assert len(kept) == len(given)
    for entity in given:
        found = kept[entity["id"]]
        assert found["schema"] == entity["schema"]
        assert {name: sorted(values) for name, values in found["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_hxl_reads_the_tags_and_finds_no_fault(folder: Path) -> None:
    assert "Validation succeeded" in run("hxlvalidate", "hxl.csv", folder=folder)


def test_datasette_opens_the_database_and_counts_the_same_rows(folder: Path) -> None:
    found = json.loads(run("datasette", "hisab.sqlite", "-m", "metadata.json", "--get", "/hisab.json", folder=folder))
    counts = {table["name"]: table["count"] for table in found["tables"] if not table["hidden"]}
    assert counts == {table.name: len(rows(folder, f"{table.name}.csv")) for table in load_codebook().tables}


def test_datasette_searches_the_sentences(data: Path) -> None:
    found = json.loads(
        run("datasette", "hisab.sqlite", "-m", "metadata.json", "--get", "/hisab/sentences.json?_search=gunmen&_shape=array", folder=data)
    )
    assert [row["incident"] for row in found] == ["incident-00001"]
