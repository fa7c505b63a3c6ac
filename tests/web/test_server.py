"""The server in a process of its own: it starts, answers, and stops with Ctrl-C; a port that is taken is said to be."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from hisab.cli.main import main

from ..workflow.cases import LATER, MACHH, run_all, tree_of, write_rows


@pytest.fixture(name="account", scope="module")
def _account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("server")
    run_all(folder / "account", write_rows(folder / "reports.jsonl", [MACHH, LATER]))
    return folder / "account"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_starts_answers_and_stops_with_ctrl_c(account: Path) -> None:
    before = tree_of(account)
    command = [sys.executable, "-m", "hisab", "serve", "--ledger", str(account), "--port", "0", "--as-of", "2021-02-01"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with httpx.Client(base_url=address, trust_env=False) as client:
            assert "people killed" in client.get("/").text
            assert client.get("/api/incidents").json()["total"] == 1
            assert client.get("/", headers={"host": "attacker.example"}).status_code == 421
            process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.strip().endswith("Stopped. Nothing was written.")
    assert "Traceback" not in said
    assert tree_of(account) == before


def test_a_port_that_is_taken_is_said_to_be(account: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as ended:
        main(["serve", "--ledger", str(account), "--port", str(taken.getsockname()[1])])
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert "cannot be had" in said
    assert "--port 0" in said


def test_without_its_extra_it_says_what_to_install(account: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "hisab.web.server", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--ledger", str(account)])
    assert ended.value.code == 3
    assert "pip install 'hisab[serve]'" in capsys.readouterr().err
