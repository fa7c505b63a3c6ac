"""What the program can do and say is in docs/: every verb, option, finding code, and word of the schema."""

from __future__ import annotations

import ast
import re
from enum import StrEnum
from pathlib import Path

import click
import pytest

import hisab
from hisab.cli.commands import cli
from hisab.cli.reading import SCHEMA
from hisab.records.findings import Severity
from hisab.records.mentions import MentionKind, Role, ToldAs
from hisab.records.values import Covers, DatePrecision, PlaceLevel
from hisab.vocabulary.words import Act, ActionKind, PromiseKind

from .calls import ROOT

PACKAGE = Path(hisab.__file__).parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
FINDINGS = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
SCHEMA_PAGE = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _section(verb: str) -> str:
    found = re.search(rf"^## hisab {verb}\b.*?(?=^## |\Z)", COMMANDS, re.DOTALL | re.MULTILINE)
    assert found, f"docs/commands.md has no section for hisab {verb}"
    return found.group()


def _finding_codes() -> set[str]:
    """Return every code with which the package makes a finding: the word given as `code`, or first to a function that makes one."""
    codes: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                given = [keyword.value for keyword in node.keywords if keyword.arg in {"code", "trouble"}]
                given += node.args[:1] if name in {"_finding", "Finding"} else []
                codes |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str) and _CODE.fullmatch(one.value)}
    return codes


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_verb_and_every_option_of_it_is_documented(verb: str) -> None:
    section = _section(verb)
    for parameter in cli.commands[verb].params:
        for name in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{name}" in section, f"docs/commands.md does not name {name} of hisab {verb}"


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_verb_says_what_it_does_and_gives_an_example(verb: str) -> None:
    command = cli.commands[verb]
    assert command.help
    assert command.short_help
    assert f"hisab {verb}" in (command.epilog or "")


def test_no_verb_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^## hisab (\w+)", COMMANDS, re.MULTILINE)) == set(cli.commands)


def test_every_exit_code_is_documented() -> None:
    for code in (0, 1, 2, 3, 4, 130):
        assert re.search(rf"^\| {code} \|", COMMANDS, re.MULTILINE), code


def test_the_codes_that_are_looked_for_are_found() -> None:
    assert {"empty", "no-date", "date-imprecise", "unsupported", "reader-failed", "capture-changed"} <= _finding_codes()


def test_every_finding_code_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| `([a-z-]+)` \|", FINDINGS, re.MULTILINE)) == _finding_codes()


def test_every_severity_is_documented() -> None:
    assert all(f"*{severity}*" in FINDINGS for severity in Severity)


@pytest.mark.parametrize("words", [MentionKind, ToldAs, Role, Covers, DatePrecision, PlaceLevel, Act, ActionKind, PromiseKind])
def test_every_word_of_the_schema_is_documented(words: type[StrEnum]) -> None:
    assert [word for word in words if f"`{word.value}`" not in SCHEMA_PAGE] == []


def test_the_schema_s_name_is_the_one_that_is_printed() -> None:
    assert SCHEMA_PAGE.startswith(f"# `{SCHEMA}`")
