from __future__ import annotations

from pathlib import Path

import pytest

from ..workflow.cases import LATER, MACHH, run_all, write_rows
from .calls import Hisab


@pytest.fixture(name="hisab")
def _hisab(capsys: pytest.CaptureFixture[str]) -> Hisab:
    return Hisab(capsys)


@pytest.fixture(name="reports")
def _reports(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "reports.jsonl", [MACHH, LATER])


@pytest.fixture(name="account")
def _account(tmp_path: Path, reports: Path) -> Path:
    """A workspace in which two reports of one attack were read, published as of 2021-02-01."""
    run_all(tmp_path / "account", reports)
    return tmp_path / "account"
