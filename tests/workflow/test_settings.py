"""What people write is read strictly: a slip is an error that names the file, never a silent default."""

from __future__ import annotations

from pathlib import Path

import pytest

from hisab.records.errors import MachineError, UsageError
from hisab.workflow.settings import read_hand, read_languages, read_settings, write_settings


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[account", "cannot be read"),
        ("[acount]\ncommunities = []", "there is no setting 'acount'"),
        ("communities = []", "there is no setting 'communities'"),
        ("[account]\ncomunities = []", "there is no setting account.comunities"),
        ('[account]\ncommunities = "hazara"', "must be a list of ids"),
        ("[account]\ncommunities = [1]", "must be a list of ids"),
    ],
)
def test_a_slip_in_the_settings_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "hisab.toml").write_text(text)
    with pytest.raises(UsageError, match=message) as caught:
        read_settings(tmp_path)
    assert caught.value.hint


def test_settings_that_are_not_utf8_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "hisab.toml").write_bytes(b"# \xff\n")
    with pytest.raises(UsageError, match="cannot be read"):
        read_settings(tmp_path)


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_settings(tmp_path, communities=("hazara", "shia"))
    assert read_settings(tmp_path) == ("hazara", "shia")
    assert [path.name for path in tmp_path.iterdir()] == ["hisab.toml"]


def test_a_hand_kept_row_without_a_source_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "communities.csv").write_text("id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,zz,Velmi,\n")
    with pytest.raises(UsageError, match=r"communities\.csv, line 2"):
        read_hand(tmp_path)


def test_a_hand_kept_list_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "communities.csv").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_hand(tmp_path)


def test_a_hand_kept_list_from_an_office_program_is_read(tmp_path: Path) -> None:
    (tmp_path / "communities.csv").write_text("id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,zz,Velmi,invented\n", encoding="utf-8-sig")
    assert read_hand(tmp_path).row("communities", "velmi") is not None


def test_settings_that_cannot_be_opened_are_the_machine_s_error(tmp_path: Path) -> None:
    (tmp_path / "hisab.toml").mkdir()
    with pytest.raises(MachineError, match="cannot be read"):
        read_settings(tmp_path)


def test_due_days_set_by_hand_are_read_from_toml(tmp_path: Path) -> None:
    (tmp_path / "horizons.toml").write_text('[[horizon]]\nkind = "compensation"\nsubtype = "cash"\ndays = 60\nsource = "a rule"\n')
    row = read_hand(tmp_path).rows("horizons")[-1]
    assert (row["jurisdiction"], row["days"], row["source"]) == ("any", "60", "a rule")


@pytest.mark.parametrize(
    "text",
    [
        "[[horizon]\n",
        '[[horizon]]\nkind = "compensation"\nsubtype = "gold"\ndays = 60\nsource = "a rule"\n',
        '[[horizon]]\nkind = "compensation"\nsubtype = "cash"\ndays = "soon"\nsource = "a rule"\n',
        '[[horizon]]\nkind = "compensation"\nsubtype = "cash"\ndays = 60\n',
        "horizon = 3\n",
        "horizon = [3]\n",
    ],
)
def test_due_days_that_cannot_be_used_are_refused_with_a_hint(tmp_path: Path, text: str) -> None:
    (tmp_path / "horizons.toml").write_text(text)
    with pytest.raises(UsageError) as refused:
        read_hand(tmp_path)
    assert refused.value.hint


def test_the_site_speaks_every_language_that_it_can_unless_somebody_chose(tmp_path: Path) -> None:
    write_settings(tmp_path, communities=())
    assert read_languages(tmp_path) == ("en", "ur")
    (tmp_path / "hisab.toml").write_text("[account]\ncommunities = []\n")
    assert read_languages(tmp_path) == ("en", "ur")


def test_a_site_of_english_alone_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "hisab.toml").write_text('[publish]\nlanguages = ["en"]\n')
    assert read_languages(tmp_path) == ("en",)


@pytest.mark.parametrize("languages", ['["ur"]', '["en", "tlh"]', '"en"'])
def test_a_language_that_the_site_does_not_speak_is_refused(languages: str, tmp_path: Path) -> None:
    (tmp_path / "hisab.toml").write_text(f"[publish]\nlanguages = {languages}\n")
    with pytest.raises(UsageError, match=r"publish\.languages"):
        read_languages(tmp_path)
