"""What the pages print: their links, and the calls of the program that a reader is told to make."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

import click

from hisab.cli.commands import cli

from .calls import ROOT

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_INLINE = re.compile(r"`(hisab [a-z][^`]*)`")
_HERE = ".venv/bin/"
_ENDS = {"|", ">", "<", "&&", ";"}


def links(page: Path) -> Iterator[str]:
    """Yield where `page` links to beside the web, as it is written; code is no link."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    yield from (link for link in _LINK.findall(re.sub(r"`[^`\n]*`", "", text)) if not re.match(r"[a-z]+:", link))


def leads_somewhere(link: str, page: Path) -> bool:
    """Say whether `link` of `page` names a file or folder that is there, and a heading of it where it names one."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.is_relative_to(ROOT) and target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of `page`."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def calls(page: Path) -> Iterator[str]:
    """Yield each line of the `sh` blocks of `page` that calls the program."""
    for language, block in _FENCED.findall(page.read_text(encoding="utf-8")):
        lines = (line.strip().removeprefix(_HERE) for line in block.splitlines())
        yield from (line for line in lines if language == "sh" and re.match(r"hisab\b", line))


def mentioned_calls(page: Path) -> Iterator[str]:
    """Yield each call that stands within a sentence of `page`; it may leave out what is needed."""
    yield from _INLINE.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))


def require_known(call: str) -> None:
    """Require that the verb and the options of `call` are there; its values may be stand-ins. What is not there is click's `UsageError`."""
    _parse(call)


def require_whole(call: str) -> None:
    """Require that `call` could be made as it stands: known, its values possible, and nothing missing. What cannot be is click's `UsageError`."""
    command, context, given = _parse(call)
    for parameter in command.params:
        value, _ = parameter.consume_value(context, given)
        if parameter.required and parameter.value_is_missing(value):
            raise click.MissingParameter(ctx=context, param=parameter)
        if isinstance(value, str) and not isinstance(parameter.type, click.Path | click.File):
            parameter.type_cast_value(context, value)


def _parse(call: str) -> tuple[click.Command, click.Context, Mapping[str, object]]:
    words = list(takewhile(lambda word: word not in _ENDS, shlex.split(call, comments=True)))[1:]
    verb = words.pop(0)
    command = cli.commands.get(verb)
    if command is None:
        raise click.NoSuchCommand(verb)
    context = click.Context(command, info_name=verb)
    given, _, _ = command.make_parser(context).parse_args(words)
    return command, context, given
