"""Nothing is ever sent unless a person wrote down where; a slip in what they wrote is an error, and a key is never in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hisab.asking.settings import LlmSettings
from hisab.records.errors import UsageError
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import READERS, open_reader
from hisab.workflow.settings import LLM_LINES, read_llm_settings, read_settings, write_settings

ADDRESS = "http://localhost:8080/v1"


def write(tmp_path: Path, lines: str) -> Path:
    (tmp_path / "hisab.toml").write_text(f"[account]\ncommunities = []\n\n{lines}\n")
    return tmp_path


def test_a_new_workspace_names_no_server(tmp_path: Path) -> None:
    write_settings(tmp_path, communities=())
    assert read_llm_settings(tmp_path) is None


def test_the_lines_that_the_hint_shows_are_read(tmp_path: Path) -> None:
    assert read_llm_settings(write(tmp_path, LLM_LINES)) == LlmSettings(address=ADDRESS, model="the name that the server knows")
    assert read_settings(tmp_path) == ()


def test_every_setting_is_read(tmp_path: Path) -> None:
    lines = f'[llm]\naddress = "{ADDRESS}"\nmodel = "m"\nkey_variable = "K_1"\ntimeout = 7.5\nmax_output_tokens = 900\nmax_input_characters = 3000'
    assert read_llm_settings(write(tmp_path, lines)) == LlmSettings(
        address=ADDRESS, model="m", key_variable="K_1", timeout_s=7.5, max_output_tokens=900, max_input_characters=3000
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("[llm]", "llm.address must be written out"),
        ('[llm]\nmodel = "m"', "llm.address must be written out"),
        ('[llm]\naddress = "http://localhost/v1"', "llm.model must be written out"),
        ('[llm]\naddress = "localhost"\nmodel = "m"', "must be an http or https address"),
        ('[llm]\naddress = "https://me:key@example.org"\nmodel = "m"', "must be an http or https address"),
        ('[llm]\naddress = 8080\nmodel = "m"', "llm.address must be written out"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = " "', "llm.model must be written out"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\nkey = "sk-1"', "there is no setting llm.key"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\nkey_variable = "sk-1234"', "never the key itself"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\nkey_variable = 7', "never the key itself"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\ntimeout = 0', "llm.timeout must be a number of at least 1"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\ntimeout = true', "llm.timeout must be a number"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\ntimeout = inf', "llm.timeout must be a number"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\ntimeout = nan', "llm.timeout must be a number"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\nmax_output_tokens = "all"', "llm.max_output_tokens must be a number"),
        ('[llm]\naddress = "http://localhost/v1"\nmodel = "m"\nmax_input_characters = 10', "at least 500"),
        ("llm = 7", "there is no setting 'llm'"),
    ],
)
def test_a_slip_is_an_error_that_shows_no_value(tmp_path: Path, lines: str, message: str) -> None:
    directory = write(tmp_path, lines) if lines.startswith("[") else tmp_path
    if not lines.startswith("["):
        (tmp_path / "hisab.toml").write_text(lines)
    with pytest.raises(UsageError, match=message) as caught:
        read_llm_settings(directory)
    assert caught.value.hint
    assert "sk-1" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("value", [None, "", "  ", "schlüssel", "two\nlines"])
def test_a_variable_that_holds_no_key_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("HISAB_TEST_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("HISAB_TEST_KEY", value)
    directory = write(tmp_path, f'[llm]\naddress = "{ADDRESS}"\nmodel = "m"\nkey_variable = "HISAB_TEST_KEY"')
    with pytest.raises(UsageError, match="HISAB_TEST_KEY holds no key"):
        open_reader("llm", vocabulary=load_vocabulary(), directory=directory, say=pytest.fail)


@pytest.mark.parametrize("has_workspace", [True, False])
def test_without_a_named_server_there_is_no_llm_reader(tmp_path: Path, has_workspace: bool) -> None:
    directory = write(tmp_path, "") if has_workspace else None
    with pytest.raises(UsageError, match="no server is named") as caught:
        open_reader("llm", vocabulary=load_vocabulary(), directory=directory, say=pytest.fail)
    assert LLM_LINES in caught.value.hint


def test_a_reader_that_sends_nothing_reads_unless_another_is_named(tmp_path: Path) -> None:
    assert READERS[0] != "llm"
    assert open_reader("rules", vocabulary=load_vocabulary(), directory=tmp_path, say=pytest.fail).version.name == "rules-en"
    with pytest.raises(UsageError, match="there is no reader 'oracle'"):
        open_reader("oracle", vocabulary=load_vocabulary(), directory=tmp_path, say=pytest.fail)
