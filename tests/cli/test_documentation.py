"""What the program can do and say is in docs/: every verb, option, finding code, and word of the schema; and what docs/ prints can be done."""

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
from .printed import PAGES, calls, leads_somewhere, links, mentioned_calls, require_known, require_whole

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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not leads_somewhere(link, page)] == []


def test_a_link_to_nothing_and_an_anchor_that_is_not_there_are_seen() -> None:
    page = ROOT / "docs" / "commands.md"
    assert leads_somewhere("brief.md", page)
    assert leads_somewhere("commands.md#hisab-brief", page)
    assert not leads_somewhere("nothing.md", page)
    assert not leads_somewhere("commands.md#hisab-nothing", page)
    assert not leads_somewhere("../../outside.md", page)


@pytest.mark.parametrize("call", sorted({call for page in PAGES for call in calls(page)}))
def test_every_call_in_a_block_of_a_page_can_be_made(call: str) -> None:
    require_whole(call)


@pytest.mark.parametrize("call", sorted({call for page in PAGES for call in mentioned_calls(page)}))
def test_every_call_in_a_sentence_of_a_page_has_a_known_verb_and_known_options(call: str) -> None:
    require_known(call)


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_example_of_a_verb_s_help_can_be_made(verb: str) -> None:
    examples = [line for line in (cli.commands[verb].epilog or "").splitlines() if line.strip().startswith("hisab ")]
    assert examples
    for example in examples:
        require_whole(re.split(r" {3,}", example.strip())[0])


@pytest.mark.parametrize(
    "call",
    [
        "hisab nothing",
        "hisab run",
        "hisab publish --nothing",
        "hisab read a.txt --format xml",
        "hisab brief",
        "hisab brief --since yesterday",
        "hisab check",
    ],
)
def test_a_call_that_cannot_be_made_is_seen(call: str) -> None:
    with pytest.raises(click.UsageError):
        require_whole(call)


def test_every_reader_s_page_prints_calls() -> None:
    assert all(list(calls(ROOT / "docs" / f"for-{reader}.md")) for reader in ("journalists", "documenters", "researchers"))
