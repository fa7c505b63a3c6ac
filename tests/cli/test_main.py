"""How the program ends: with the right code, with what to do, and never with a traceback."""

from __future__ import annotations

import errno
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hisab import __version__

from ..workflow.cases import MACHH, entries_of, run_all, write_reports, write_rows
from .calls import HOSTILE, Hisab, hisab_process


def test_the_version_is_printed() -> None:
    said = hisab_process("--version")
    assert (said.code, said.out) == (0, f"hisab, version {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("run",),
        ("run", "x", "--format", "xml"),
        ("publish", "--as-of", "2021-13-01"),
        ("init",),
        ("trace",),
        ("verify", "--nonsense"),
    ],
)
def test_a_call_that_cannot_be_meant_ends_with_2(hisab: Hisab, arguments: tuple[str, ...]) -> None:
    said = hisab(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize("verb", ["read", "link", "publish", "verify", "rebuild"])
def test_a_folder_that_is_no_workspace_ends_with_2_and_says_how_to_make_one(hisab: Hisab, tmp_path: Path, verb: str) -> None:
    said = hisab(verb, "--ledger", tmp_path)
    assert said.code == 2
    assert "Hint: make one with: hisab init" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_ends_with_3(hisab: Hisab, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "file").write_text("")
    said = hisab("run", reports, "--ledger", tmp_path / "file" / "account")
    assert said.code == 3
    assert "Hint: choose a folder" in said.err


@pytest.mark.parametrize("verb", ["link", "publish", "verify", "rebuild", "read"])
def test_a_ledger_that_is_gone_ends_with_4(hisab: Hisab, account: Path, verb: str) -> None:
    (account / "ledger.db").unlink()
    said = hisab(verb, "--ledger", account)
    assert said.code == 4
    assert "back from a copy" in said.err
    assert not (account / "ledger.db").exists()


def test_every_bad_input_is_a_finding_with_a_hint_and_the_rest_is_read(hisab: Hisab, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "tight").symlink_to("/proc/self/mem")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    said = hisab("run", HOSTILE, reports, tmp_path / "tight", "--ledger", tmp_path / "account")
    assert said.code == 0
    rows = json.loads(hisab("trace", "findings", "--ledger", tmp_path / "account", "--format", "json").out)
    codes = {row["code"] for row in rows}
    assert codes >= {
        "empty", "binary", "encoding-guessed", "html-broken", "date-in-future", "no-date", "no-article-text", "not-json", "duplicate", "unreadable",
        "row-without-text", "characters-replaced",
    }  # fmt: skip
    assert all(row["hint"] for row in rows)
    with_reports = [entry for entry in entries_of(tmp_path / "account") if "Miners killed" in str(entry)]
    assert with_reports
    assert hisab("verify", "--ledger", tmp_path / "account").code == 0


def test_a_huge_file_and_a_huge_line_are_passed_over_and_the_next_line_is_read(hisab: Hisab, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "huge.txt").write_bytes(b"word " * 20_000_001)
    with (folder / "huge.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"word " * 20_000_001 + b'"}\n')
        file.write(json.dumps(MACHH).encode() + b"\n")
    said = hisab("run", folder, "--ledger", tmp_path / "account", "--format", "json")
    assert said.code == 0
    assert "2 × too-large (warning)" in said.err
    assert json.loads(said.out)[0]["count"] == "1"


def test_standard_input_is_read() -> None:
    lines = "".join(json.dumps({**MACHH, "title": f"Report {number}"}) + "\n" for number in (2, 1, 2))
    said = hisab_process("read", "-", "--format", "json", stdin=lines.encode())
    assert said.code == 0
    assert [json.loads(line)["document"]["title"] for line in said.out.splitlines()] == ["Report 2", "Report 1", "Report 2"]


def test_standard_input_that_is_closed_is_an_error_with_a_hint() -> None:
    command = f"{sys.executable} -m hisab read - <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "Error: standard input is not open\nHint: give a file, or send something with a pipe\n"


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_output_is_utf8_whatever_the_locale(environment: dict[str, str]) -> None:
    row = {**MACHH, "title": "کوئٹہ – “Machh”"}
    said = hisab_process("read", "-", stdin=json.dumps(row).encode(), environment=environment)
    assert said.code == 0
    assert "کوئٹہ – “Machh”" in said.out


@pytest.mark.parametrize("output", ["table", "json", "csv"])
def test_a_pipe_that_closes_ends_the_program_quietly(account: Path, output: str) -> None:
    command = [sys.executable, "-m", "hisab", "trace", "people_killed", "--ledger", str(account), "--format", output]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_output_that_cannot_be_kept_ends_with_3(account: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    command = f"{sys.executable} -m hisab trace people_killed --ledger {account} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert f"standard output cannot be written: {os.strerror(errno.ENOSPC)}" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_says_that_what_was_committed_is_kept_and_the_next_run_goes_on(hisab: Hisab, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 200)
    account = tmp_path / "account"
    command = ["env", "--default-signal=INT", sys.executable, "-m", "hisab", "run", str(reports), "--ledger", str(account), "--as-of", "2021-02-01"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 30
        while not (account / "ledger.db").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "Stopped. What was committed is kept; the next run goes on from there."
    kept = entries_of(account)
    assert hisab("run", reports, "--ledger", account, "--as-of", "2021-02-01").code == 0
    assert entries_of(account)[: len(kept)] == kept
    assert hisab("verify", "--ledger", account).code == 0


def test_a_disk_that_fills_ends_with_3_and_loses_nothing(hisab: Hisab, tmp_path: Path) -> None:
    account = tmp_path / "account"
    run_all(account, write_rows(tmp_path / "a.jsonl", [MACHH]))
    kept = entries_of(account)
    reports = write_reports(tmp_path / "reports", 200)
    limit = (account / "ledger.db").stat().st_size + 20_000
    limited = f"ulimit -f {limit // 1024}; trap '' XFSZ; exec {sys.executable} -m hisab run {reports} --ledger {account} --as-of 2021-02-01"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Error: " in done.stderr
    assert "Hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert entries_of(account)[: len(kept)] == kept
    assert hisab("verify", "--ledger", account).code == 0
    assert hisab("run", reports, "--ledger", account, "--as-of", "2021-02-01").code == 0


def test_a_second_run_at_the_same_time_ends_with_3(hisab: Hisab, account: Path, reports: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from hisab.workflow.workspace import open_workspace\n"
        "with open_workspace(Path(sys.argv[1])).writing(): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(account)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        said = hisab("run", reports, "--ledger", account)
        assert said.code == 3
        assert "another hisab is writing" in said.err
        assert hisab("trace", "people_killed", "--ledger", account, "--as-of", "2021-02-01").code == 0
        process.communicate()


def test_a_terminal_gets_a_progress_bar_and_a_pipe_does_not(tmp_path: Path, reports: Path) -> None:
    assert "gather" not in hisab_process("run", reports, "--ledger", tmp_path / "piped").err
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "hisab", "run", str(reports), "--ledger", str(tmp_path / "shown")]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                chunk = os.read(mine, 65536)
            except OSError:  # the other side of a terminal that closed
                break
            if not chunk:
                break
            shown += chunk
        process.communicate(timeout=60)
    os.close(mine)
    assert process.returncode == 0
    assert b"gather" in shown
    assert b"read" in shown
    assert b"2/2" in shown
