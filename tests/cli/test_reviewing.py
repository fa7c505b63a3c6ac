"""`hisab review`: the list, the file of answers, and a person before a terminal."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hisab.cli import asking
from hisab.records.journal import Judged
from hisab.vocabulary.words import Asked
from hisab.workflow.review import list_questions
from hisab.workflow.workspace import open_workspace

from ..workflow.cases import LATER, MACHH, TODAY, entries_of, write_rows
from ..workflow.test_review import PAID
from .calls import Hisab, hisab_process


@pytest.fixture(name="reports")
def _reports(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "reports.jsonl", [MACHH, LATER, PAID])


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HISAB_REVIEWER", raising=False)


def listed(hisab: Hisab, account: Path, *arguments: str) -> list[dict[str, Any]]:
    said = hisab("review", "--list", "--format", "json", "--ledger", account, *arguments)
    assert said.code == 0
    questions: list[dict[str, Any]] = json.loads(said.out)
    return questions


def answers(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def judged(account: Path) -> list[Judged]:
    return [entry.payload for entry in entries_of(account) if isinstance(entry.payload, Judged)]


def test_the_list_gives_ids_and_both_sentences(hisab: Hisab, account: Path) -> None:
    first, *_ = listed(hisab, account)
    assert first["id"].startswith("sha256:")
    assert first["left"]["sentence"]
    assert first["right"]["outlet"]


def test_the_list_as_a_table_is_short_and_can_be_limited(hisab: Hisab, account: Path) -> None:
    said = hisab("review", "--list", "--limit", "1", "--format", "csv", "--ledger", account)
    assert len(said.out.splitlines()) == 2
    assert said.out.startswith("question,asked,matters,left,right,answered")


@pytest.mark.parametrize("kind", Asked)
def test_only_one_kind_is_listed(kind: Asked, hisab: Hisab, account: Path) -> None:
    found = listed(hisab, account, "--only", kind.replace(" ", "-"))
    assert {question["asked"] for question in found} <= {kind.value}


def test_a_file_of_answers_is_written_down_and_no_longer_asked(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    one, two, *_ = listed(hisab, account)
    file = answers(
        tmp_path / "answers.jsonl",
        {"question": one["id"], "verdict": "positive", "why": "the same day"},
        {"question": two["id"][7:19], "verdict": "negative", "why": "another town", "seen": two["seen"]},
    )
    said = hisab("review", "--file", file, "--as", "Asma", "--ledger", account)
    assert (said.code, said.err) == (0, "2 answers written down.\n")
    assert [one.judgement.by for one in judged(account)] == ["Asma", "Asma"]
    left = {question["id"] for question in listed(hisab, account, "--as", "Asma")}
    assert not left & {one["id"], two["id"]}
    assert {one["id"], two["id"]} <= {question["id"] for question in listed(hisab, account, "--as", "Asma", "--again")}
    again = hisab("review", "--file", file, "--as", "Asma", "--ledger", account)
    assert again.err == "0 answers written down; 2 answers the journal had already.\n"


def test_people_at_odds_are_said_beside_the_list(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    question = listed(hisab, account, "--only", "answers")[0]["id"]
    for by, verdict in (("Asma", "positive"), ("Bashir", "negative")):
        file = answers(tmp_path / "answers.jsonl", {"question": question, "verdict": verdict, "why": "as it stands there"})
        assert hisab("review", "--file", file, "--as", by, "--ledger", account).code == 0
    said = hisab("review", "--list", "--ledger", account)
    assert "reviewers-at-odds" in said.err
    assert "Asma and Bashir" in said.err


def test_an_answer_with_all_that_was_listed_is_taken(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    one = listed(hisab, account, "--only", "answers")[0]
    row = {"question": one["id"], "verdict": "positive", "found": one["terms"]["suggested"], "seen": one["seen"], "asked": one["asked"]}
    file = answers(tmp_path / "answers.jsonl", {**row, "left": one["left"]["anchor"], "right": one["right"]["anchor"]})
    assert hisab("review", "--file", file, "--as", "Asma", "--ledger", account).code == 0
    assert len(judged(account)) == 1


def test_answers_come_from_standard_input_too(account: Path, hisab: Hisab) -> None:
    row = {"question": listed(hisab, account)[0]["id"], "verdict": "unsure"}
    said = hisab_process("review", "--file", "-", "--ledger", account, stdin=json.dumps(row).encode(), environment={"HISAB_REVIEWER": "Asma"})
    assert (said.code, said.err) == (0, "1 answer written down.\n")


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ('{"question":"0123456789ab","verdict":"positive"}', "line 2: there is no question 0123456789ab"),
        ('{"question":"0123456789ab","verdict":"maybe"}', "line 2 is no answer"),
        ("not json", "line 2 is not JSON"),
    ],
)
def test_one_line_that_cannot_be_is_named_and_nothing_is_written(second: str, words: str, hisab: Hisab, account: Path, tmp_path: Path) -> None:
    file = answers(tmp_path / "answers.jsonl", {"question": listed(hisab, account)[0]["id"], "verdict": "positive"})
    file.write_text(file.read_text(encoding="utf-8") + second, encoding="utf-8")
    said = hisab("review", "--file", file, "--as", "Asma", "--ledger", account)
    assert said.code == 2
    assert words in said.err
    assert "Hint: " in said.err
    assert judged(account) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--file", "{file}"), "nobody is named who answers"),
        (("--file", "{file}", "--list"), "not both"),
        (("--file", "{file}", "--as", " "), "a reviewer needs a name"),
        (("--file", "nowhere.jsonl", "--as", "Asma"), "there is no file nowhere.jsonl"),
        (("--as", "Asma"), "this is no terminal"),
        ((), "nobody is named who answers"),
        (("--list", "--limit", "0"), "--limit"),
    ],
)
def test_a_call_that_cannot_be_is_refused(arguments: tuple[str, ...], words: str, hisab: Hisab, account: Path, tmp_path: Path) -> None:
    file = answers(tmp_path / "answers.jsonl", {"question": "0123456789ab", "verdict": "positive"})
    said = hisab("review", "--ledger", account, *(argument.format(file=file) for argument in arguments))
    assert said.code == 2
    assert words in said.err


def test_an_empty_file_holds_no_answer(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    assert "there is no answer in" in hisab("review", "--file", answers(tmp_path / "none.jsonl"), "--as", "Asma", "--ledger", account).err


def test_what_is_no_workspace_is_said_so(hisab: Hisab, tmp_path: Path) -> None:
    assert hisab("review", "--list", "--ledger", tmp_path).code == 2


@pytest.mark.parametrize("width", [60, 140])
def test_both_sentences_stand_beside_each_other_or_one_under_the_other(
    width: int, account: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    question = list_questions(open_workspace(account), reviewer=None, as_of=TODAY)[0]
    asking._show(question, "1 of 1")
    shown = capsys.readouterr().err
    assert any("left" in line and "right" in line for line in shown.splitlines()) == (width > 100)
    assert max(len(line) for line in shown.splitlines()) <= width


def test_what_steers_a_terminal_is_not_shown() -> None:
    assert asking.printable("a\x1b[31m\nb\u202e c\u200cd") == "a [31m b c\u200cd"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_a_person_answers_with_one_key_and_a_reason(account: Path) -> None:
    said = _on_a_terminal(account, ("--only", "follows", "--limit", "2"), ["?", "r", "\n", "another attack\n", "b", "u", "\n", "q"])
    assert "Was the left said or done because of the attack on the right?" in said
    assert "2 answers written down" in said
    assert [(one.judgement.verdict, one.judgement.why) for one in judged(account)] == [("negative", "another attack"), ("unsure", "")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_a_suggestion_is_corrected_field_by_field(account: Path) -> None:
    fields = ["\n", "3\n", "9\n", "-\n", "2021-01-22\n", "E2\n", "beneficiary\n", "n\n", "-\n"]
    said = _on_a_terminal(account, ("--only", "answers", "--limit", "1"), ["c", *fields, "the families say so\n"])
    assert "1 answer written down" in said
    (one,) = judged(account)
    assert one.judgement.found is not None
    assert (one.judgement.found.step, one.judgement.found.units, one.judgement.found.grade) == (3, 9, "E2")
    assert one.judgement.why == "the families say so"


def _on_a_terminal(account: Path, arguments: tuple[str, ...], keys: list[str]) -> str:
    """Return what is shown on a pseudo-terminal while `keys` are typed, each when the program has fallen silent."""
    import pty  # noqa: PLC0415

    main, other = pty.openpty()
    command = [sys.executable, "-m", "hisab", "review", "--as", "Asma", "--ledger", str(account), *arguments]
    with subprocess.Popen(command, stdin=other, stdout=other, stderr=other, close_fds=True) as process:
        os.close(other)
        shown = b""
        for key in keys:
            shown += _until_silent(main)
            os.write(main, key.encode())
        shown += _until_silent(main)
        if process.poll() is None:
            time.sleep(1)
            process.kill()
    os.close(main)
    return " ".join(shown.decode(errors="replace").split())


def _until_silent(main: int) -> bytes:
    shown, last, deadline = b"", time.monotonic(), time.monotonic() + 30
    while time.monotonic() < deadline and (not shown or time.monotonic() - last < 0.4):
        if select.select([main], [], [], 0.1)[0]:
            try:
                more = os.read(main, 65536)
            except OSError:
                break
            if not more:
                break
            shown, last = shown + more, time.monotonic()
    return shown
