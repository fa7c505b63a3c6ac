"""The verb `brief`: which files it writes, what it prints, and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .calls import Hisab

DAYS = ("--since", "2020-01-01", "--as-of", "2021-02-01")
NAME = "brief-hazara-2020-01-01-2021-02-01-en"


def test_it_writes_both_files_to_this_folder_and_prints_their_paths(
    hisab: Hisab, account: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = hisab("brief", "--ledger", account, "--community", "hazara", *DAYS)
    assert (said.code, said.out.split()) == (0, [f"{NAME}.html", f"{NAME}.pdf"])
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF")


def test_the_ending_of_the_file_says_what_is_wanted(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    said = hisab("brief", "--ledger", account, "--community", "hazara", *DAYS, "--out", tmp_path / "mine.pdf")
    assert said.out.split() == [str(tmp_path / "mine.pdf")]
    assert not (tmp_path / "mine.html").exists()


def test_a_name_without_an_ending_gets_both(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    said = hisab("brief", "--ledger", account, "--community", "hazara", *DAYS, "--out", tmp_path / "v1.0")
    assert said.out.split() == [str(tmp_path / "v1.0.html"), str(tmp_path / "v1.0.pdf")]


def test_urdu_is_written_from_right_to_left(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    hisab("brief", "--ledger", account, "--community", "hazara", *DAYS, "--language", "ur", "--out", tmp_path / "a.html")
    assert '<html lang="ur" dir="rtl">' in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_community_that_is_not_known_ends_with_2(hisab: Hisab, account: Path) -> None:
    said = hisab("brief", "--ledger", account, "--community", "nobody", *DAYS)
    assert (said.code, "known ids: " in said.err) == (2, True)


def test_without_a_first_day_it_asks_for_one(hisab: Hisab, account: Path) -> None:
    assert hisab("brief", "--ledger", account).code == 2


def test_without_the_typesetter_the_page_is_written_and_the_error_says_what_is_missing(
    hisab: Hisab, account: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    said = hisab("brief", "--ledger", account, "--community", "hazara", *DAYS, "--out", tmp_path / "a")
    assert (said.code, said.out.split()) == (3, [str(tmp_path / "a.html")])
    assert "hisab[brief]" in said.err
