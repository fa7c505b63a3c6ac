"""A person takes something back: the next edition and its corrections say so, and the journal keeps what was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .calls import Hisab

BY = ("--as", "First Reviewer")


def publish(hisab: Hisab, account: Path, *more: str) -> Path:
    return Path(hisab("publish", "--ledger", account, "--as-of", "2021-02-01", *more).out.strip()).parent


def text_of(edition: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(edition.rglob("*")) if path.suffix in {".html", ".csv", ".json", ".xml"})


@pytest.fixture(name="document")
def _document(account: Path) -> str:
    """The twelve digits of a document whose text says that Machh lies somewhere."""
    edition = next((account / "editions").glob("2*"))
    return next(path.stem for path in sorted((edition / "documents").glob("*.html")) if "coal" in path.read_text(encoding="utf-8"))


def test_withheld_words_are_gone_from_the_next_edition_which_says_so(hisab: Hisab, account: Path, document: str) -> None:
    before = publish(hisab, account)
    said = hisab("withhold", document, "coal", "--why", "asked by the families", *BY, "--ledger", account)
    assert said.code == 0
    edition = publish(hisab, account)
    assert edition != before
    assert ">coal<" not in text_of(edition)
    assert " coal " not in (edition / "documents" / f"{document}.html").read_text(encoding="utf-8")
    assert "asked by the families" in (edition / "corrections.html").read_text(encoding="utf-8")
    feed = json.loads((edition / "data" / "corrections.json").read_text(encoding="utf-8"))
    assert [item["_hisab"]["what"] for item in feed["items"]] == ["redacted"]
    assert "First Reviewer" not in text_of(edition)
    assert hisab("verify", "--ledger", account).code == 0


def test_withheld_words_can_be_shown_again(hisab: Hisab, account: Path, document: str) -> None:
    call = ("withhold", document, "coal", *BY, "--ledger", account)
    hisab(*call, "--why", "asked by the families")
    assert "Nothing new" in hisab(*call, "--why", "asked again").err
    hisab(*call, "--why", "they agreed", "--lift")
    edition = publish(hisab, account)
    assert "coal" in (edition / "documents" / f"{document}.html").read_text(encoding="utf-8")
    assert "they agreed" in (edition / "corrections.html").read_text(encoding="utf-8")


def test_words_that_do_not_stand_there_and_reasons_that_tell_them_are_refused(hisab: Hisab, account: Path, document: str) -> None:
    assert hisab("withhold", document, "no such words", "--why", "asked", *BY, "--ledger", account).code == 2
    assert hisab("withhold", "000000000000", "coal", "--why", "asked", *BY, "--ledger", account).code == 2
    said = hisab("withhold", document, "coal", "--why", "the word coal", *BY, "--ledger", account)
    assert said.code == 2
    assert "Hint" in said.err or "published" in said.err


def test_a_rejected_attack_keeps_its_page_and_is_counted_nowhere(hisab: Hisab, account: Path) -> None:
    assert hisab("reject", "incident-00001", "--why", "it tells of a film", *BY, "--ledger", account).code == 0
    edition = publish(hisab, account)
    page = (edition / "incidents" / "incident-00001.html").read_text(encoding="utf-8")
    assert "none of its sources tells of an attack" in page
    assert "it tells of a film" in (edition / "corrections.html").read_text(encoding="utf-8")
    rows = (edition / "data" / "figures.csv").read_text(encoding="utf-8")
    assert "incident-00001" not in rows
    hisab("reject", "incident-00001", "--why", "it does after all", "--lift", *BY, "--ledger", account)
    assert "incident-00001" in (publish(hisab, account) / "data" / "figures.csv").read_text(encoding="utf-8")


def test_an_unknown_incident_cannot_be_rejected(hisab: Hisab, account: Path) -> None:
    said = hisab("reject", "incident-00777", "--why", "it tells of a film", *BY, "--ledger", account)
    assert said.code == 2
    assert "incident-00777" in said.err
