"""The answers to an article as one page: HTML that needs nothing beside it, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hisab.publishing.numbers import word_date
from hisab.publishing.quotes import visible
from hisab.publishing.render import render
from hisab.publishing.tongue import ENGLISH
from hisab.records.answers import Answer, Line
from hisab.records.ids import short_id

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!])")
_SHOWN_IDS = 6


def answers_html(name: str, answers: Sequence[Answer], *, as_of: date) -> bytes:
    """Return the page as UTF-8; `name` is the article's title or address."""
    shown = [
        {
            "asserts": one.asserts,
            "verdict": one.verdict.value,
            "before": one.sentence.quote[: one.start],
            "quote": one.quote,
            "behind": one.sentence.quote[one.start + len(one.quote) :],
            "lines": [{"words": line.words, "ids": _ids(line)} for line in one.lines],
            "caveat": one.caveat,
        }
        for one in answers
    ]
    return render("answers.html", {"name": name, "intro": _intro(as_of), "answers": shown}, tongue=ENGLISH)


def answers_markdown(name: str, answers: Sequence[Answer], *, as_of: date) -> str:
    """Return the page as Markdown."""
    lines = [f"# What the record says to {_plain(name)}", "", _intro(as_of)]
    for one in answers:
        lines += ["", f"## {one.asserts}", "", f"> {_plain(one.sentence.quote)}", "", f"**{one.verdict}** on “{_plain(one.quote)}”:", ""]
        lines += [f"- {_plain(line.words)}{f' ({_ids(line)})' if line.rests_on else ''}" for line in one.lines]
        lines += ["", f"*{one.caveat}*"] if one.caveat else []
    if not answers:
        lines += ["", "No factual assertion was read in it."]
    return "\n".join(lines)


def _intro(as_of: date) -> str:
    return (
        f"As of {word_date(ENGLISH, as_of)}. The article was read by a machine and set beside the record; it was not added to it. "
        "Behind each line stand the ids of the records that it rests on."
    )


def _ids(line: Line) -> str:
    ids = [short_id(identifier.partition("#")[0]) + identifier[len(identifier.partition("#")[0]) :] for identifier in line.rests_on]
    more = f" and {len(ids) - _SHOWN_IDS} more" if len(ids) > _SHOWN_IDS else ""
    return ", ".join(ids[:_SHOWN_IDS]) + more


def _plain(words: str) -> str:
    """Return words on one line, none of them a mark of Markdown."""
    return _MARKS.sub(r"\\\1", visible(" ".join(words.split())))
