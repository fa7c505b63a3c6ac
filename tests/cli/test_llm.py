"""`--reader llm`: nothing goes anywhere unless the workspace names a server, and what goes is said before it does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..asking.scripted import Response, Script, serving
from ..workflow.cases import MACHH, entries_of, tree_of, write_rows
from .calls import Hisab

DAY = ("--as-of", "2021-02-01")
KEY = "sk-of-nobody-1234"
ANSWER = json.dumps(
    {
        "mentions": [
            {
                "kind": "incident",
                "told_as": "main",
                "arguments": [
                    {"role": "killed", "quote": "killed at least 11 Hazara coal miners", "occurrence": 1, "word": "attack"},
                    {"role": "killed", "quote": "killed 400 people", "occurrence": 1, "word": "attack"},
                    {"role": "place", "quote": "Machh", "occurrence": 1, "word": ""},
                    {"role": "date", "quote": "January 3, 2021", "occurrence": 1, "word": ""},
                ],
            }
        ]
    }
)


@pytest.fixture(name="script")
def _script() -> Script:
    return Script(say=lambda _: ANSWER)


@pytest.fixture(name="address")
def _address(script: Script) -> Iterator[str]:
    with serving(script) as address:
        yield address


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "report.jsonl", [MACHH])


@pytest.fixture(name="configured")
def _configured(tmp_path: Path, hisab: Hisab, address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that names the scripted server, which wants a key."""
    monkeypatch.setenv("HISAB_TEST_KEY", KEY)
    monkeypatch.setattr("hisab.asking.wire.WAITS", (0.0, 0.0))
    hisab("init", tmp_path / "account")
    with (tmp_path / "account" / "hisab.toml").open("a") as file:
        file.write(f'\n[llm]\naddress = "{address}"\nmodel = "small"\nkey_variable = "HISAB_TEST_KEY"\n')
    return tmp_path / "account"


def readings(account: Path) -> list[Any]:
    return [reading for entry in entries_of(account) if (reading := getattr(entry.payload, "reading", None)) is not None]


def test_run_reads_with_the_named_server_and_says_so_first(hisab: Hisab, configured: Path, report: Path, script: Script, address: str) -> None:
    said = hisab("run", report, "--ledger", configured, "--reader", "llm", "--format", "json", *DAY)
    assert said.code == 0
    assert said.err.startswith("Sending the whole texts of documents, at most 6,000 characters at a time, to " + address)
    assert {row["what"]: row["count"] for row in json.loads(said.out)}["people killed"] == "at least 11"
    assert [reading.reader.name for reading in readings(configured)] == ["llm"]
    assert MACHH["text"] in script.questions[0]
    assert len(script.questions) == 1


def test_running_again_asks_nothing(hisab: Hisab, configured: Path, report: Path, script: Script) -> None:
    call = ("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    hisab(*call)
    before = tree_of(configured)
    said = hisab(*call)
    assert "Nothing new" in said.err
    assert "Sending" not in said.err
    assert tree_of(configured) == before
    assert len(script.questions) == 1


def test_an_invented_quote_is_a_finding_in_the_ledger(hisab: Hisab, configured: Path, report: Path) -> None:
    hisab("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    ((finding,),) = [reading.findings for reading in readings(configured)]
    assert (finding.code, finding.message) == ("unsupported", "killed: its words are not in the text")
    assert b"killed 400" not in (configured / "ledger.db").read_bytes()


def test_read_prints_what_the_server_marked(hisab: Hisab, configured: Path, report: Path) -> None:
    said = hisab("read", report, "--ledger", configured, "--reader", "llm", "--quiet")
    line = json.loads(said.out)
    assert line["reader"]["name"] == "llm"
    assert [argument["role"] for argument in line["mentions"][0]["arguments"]] == ["killed", "place", "date"]
    assert said.err.startswith("Sending the whole texts"), "quiet leaves away notes, never what is sent where"


def test_read_of_a_ledger_asks_the_server(hisab: Hisab, configured: Path, report: Path, script: Script) -> None:
    hisab("gather", report, "--ledger", configured)
    assert "1 document read." in hisab("read", "--ledger", configured, "--reader", "llm").err
    assert len(script.questions) == 1


@pytest.mark.parametrize("verb", ["run", "read", "read ledger"])
def test_without_the_table_nothing_is_sent_and_the_lines_to_write_are_shown(hisab: Hisab, tmp_path: Path, report: Path, verb: str) -> None:
    hisab("init", tmp_path / "account")
    call = {"run": ("run", report), "read": ("read", report), "read ledger": ("read",)}[verb]
    said = hisab(*call, "--ledger", tmp_path / "account", "--reader", "llm")
    assert (said.code, said.out) == (2, "")
    assert "no server is named for the reader llm, so nothing is sent anywhere" in said.err
    assert f"write these lines into {tmp_path / 'account' / 'hisab.toml'}:\n[llm]\naddress = " in said.err


def test_files_alone_have_no_server(hisab: Hisab, report: Path) -> None:
    said = hisab("read", report, "--reader", "llm")
    assert said.code == 2
    assert "name it with --ledger" in said.err


def test_another_reader_sends_nothing_though_a_server_is_named(hisab: Hisab, configured: Path, report: Path, script: Script) -> None:
    assert hisab("run", report, "--ledger", configured, "--reader", "rules", *DAY).code == 0
    assert hisab("read", report, "--ledger", configured, "--reader", "rules").code == 0
    assert script.bodies == []


def test_the_key_is_in_no_file_and_on_no_stream(hisab: Hisab, configured: Path, report: Path, script: Script) -> None:
    script.say = lambda _: Response(status=500, body=KEY.encode())
    said = hisab("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    script.probe = Response(status=401, body=KEY.encode())
    refused = hisab("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    assert (said.code, refused.code) == (0, 3)
    assert "look at the key in the environment variable HISAB_TEST_KEY" in refused.err
    assert all(KEY not in stream for each in (said, refused) for stream in (each.out, each.err))
    assert all(KEY.encode() not in content for content in tree_of(configured).values())
    assert {headers["Authorization"] for headers in script.headers} == {f"Bearer {KEY}"}


def test_what_failed_is_asked_again_by_the_next_run(hisab: Hisab, configured: Path, report: Path, script: Script) -> None:
    script.say = lambda _: "no answer in any shape"
    call = ("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    assert hisab(*call, "--fail-on", "error").code == 1
    assert [finding.code for finding in readings(configured)[0].findings] == ["reader-failed"]
    script.say = lambda _: ANSWER
    assert hisab(*call, "--fail-on", "error").code == 0
    assert [len(reading.mentions) for reading in readings(configured)] == [0, 1]


def test_a_server_that_is_down_ends_with_3_and_marks_nothing_as_read(hisab: Hisab, configured: Path, report: Path, address: str) -> None:
    settings = configured / "hisab.toml"
    with serving(Script(say=lambda _: ANSWER)) as gone:
        pass
    written = settings.read_text()
    settings.write_text(written.replace(address, gone))
    call = ("run", report, "--ledger", configured, "--reader", "llm", *DAY)
    said = hisab(*call)
    assert said.code == 3
    assert "Hint: look whether the server runs" in said.err
    assert readings(configured) == []
    settings.write_text(written)
    assert hisab(*call).code == 0
    assert len(readings(configured)) == 1
