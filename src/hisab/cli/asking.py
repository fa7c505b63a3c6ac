"""One question after the other on a terminal: what is shown, which key says what, and what is asked for beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar, assert_never

import click
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from hisab.cli import options
from hisab.cli.output import say
from hisab.cli.summary import say_finding
from hisab.records.errors import UsageError
from hisab.records.ids import short_id
from hisab.records.judgements import Found
from hisab.records.values import Money
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Verdict
from hisab.workflow.review import Answer, ChangedError, Question, Side, Terms, give_answers
from hisab.workflow.workspace import Workspace

Value = TypeVar("Value")

_SIDE_BY_SIDE = 100
"""Columns from which on two sentences stand beside each other; on a narrower terminal one stands under the other."""
_TWO = {"s": Verdict.POSITIVE, "d": Verdict.NEGATIVE, "u": Verdict.UNSURE}
_ONE = {"a": Verdict.POSITIVE, "r": Verdict.NEGATIVE, "u": Verdict.UNSURE}
_KEYS = {
    Asked.SAME_INCIDENT: _TWO,
    Asked.SAME_PROMISE: _TWO,
    Asked.FOLLOWS: _ONE,
    Asked.ANSWERS: {**_ONE, "c": Verdict.POSITIVE},
}
_WORDS = {"s": "same", "d": "different", "u": "unsure", "a": "accept", "c": "correct", "r": "reject"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewing:
    """A reviewer before a terminal. Each answer is committed before the next question is shown."""

    workspace: Workspace
    reviewer: str

    def ask_all(self, questions: Sequence[Question]) -> int:
        """Ask one after the other until the last, or q; return how many answers were written down."""
        standing = list(questions)
        position = written = 0
        while 0 <= position < len(standing):
            question = standing[position]
            _show(question, f"{position + 1} of {len(standing)}")
            key = _key(question)
            if key == "q":
                break
            if key == "b":
                position = max(0, position - 1)
                continue
            try:
                written += self._give(_answer(question, key))
            except ChangedError as error:
                say(f"{error.message}. Here it is as it stands now.")
                standing[position] = error.question
                continue
            except UsageError as error:
                say(f"Not taken: {error.message}. {error.hint}")
                continue
            position += 1
        return written

    def _give(self, answer: Answer) -> int:
        given = give_answers(self.workspace, [answer], reviewer=self.reviewer, now=options.now(), as_of=options.today())
        for finding in given.findings:
            say(say_finding(finding))
        return given.written


def _key(question: Question) -> str:
    """Return the key of an answer, of b or of q; ? explains the keys."""
    keys = _KEYS[question.asked]
    choices = "  ".join(f"{key} {_WORDS[key]}" for key in keys)
    say(f"{choices}  b back  q quit  ? help")
    while True:
        key = click.getchar().lower()
        if key in {*keys, "b", "q"}:
            return key
        if key in {"\x03", "\x04", ""}:
            return "q"
        if key == "?":
            say(_help(question.asked))


def _help(asked: Asked) -> str:
    match asked:
        case Asked.SAME_INCIDENT:
            return "Is it one attack? Two attacks with different tolls become one only when two people say so."
        case Asked.SAME_PROMISE:
            return "Is it one promise, said twice? A promise after another attack is another one."
        case Asked.FOLLOWS:
            return "Was the left said or done because of the attack on the right?"
        case Asked.ANSWERS:
            return (
                "Is the action on the right what the machine suggests to the promise on the left? "
                "c lets you say what it is; r says that it is nothing to it."
            )
        case _:
            assert_never(asked)


def _answer(question: Question, key: str) -> Answer:
    verdict = _KEYS[question.asked][key]
    found = question.terms.suggested if question.terms is not None and verdict is Verdict.POSITIVE else None
    note = ""
    if key == "c" and question.terms is not None:
        found = _ask_found(question.terms)
        promised, amount = question.terms.amount, found.amount
        if promised is not None and amount is not None and amount.currency != promised.currency:
            note = _line(f"why another currency than {promised.currency}", default="")
    is_needed = key in {"d", "r", "c"}
    why = ""
    while not why:
        why = _line("why" if is_needed else "why (may be empty)", default="")
        if not is_needed:
            break
    return Answer(question=question.id, verdict=verdict, why=why, found=found, note=note, seen=question.seen, asked=question.asked,
                  left=question.left.anchor, right=question.right.anchor)  # fmt: skip


def _line(words: str, *, default: str) -> str:
    return str(click.prompt(words, default=default, show_default=bool(default), err=True)).strip()


def _ask_found(terms: Terms) -> Found:
    """Ask for each field, with the suggested value as the default; a dash takes a value away."""
    base = terms.suggested
    relation = Relation(click.prompt("relation", type=click.Choice([one.value for one in Relation]), default=base.relation.value, err=True))
    say("steps: " + ", ".join(f"{step} {label}" for step, label in terms.steps))
    return replace(
        base,
        relation=relation,
        step=click.prompt("step", type=click.IntRange(min=0), default=base.step, err=True),
        units=_ask_optional("units, all who had received by then", base.units, _units),
        amount=_ask_optional("amount and currency, all that they had received", base.amount, _money),
        done_on=_ask_optional("done by (YYYY-MM-DD)", base.done_on, date.fromisoformat),
        grade=Grade(click.prompt("grade of the evidence", type=click.Choice([one.value for one in Grade]), default=base.grade.value, err=True)),
        source=SourceRole(click.prompt("who says so", type=click.Choice([one.value for one in SourceRole]), default=base.source.value, err=True)),
        is_under_compulsion=click.confirm("under compulsion, by a court or a protest", default=base.is_under_compulsion, err=True),
        reply_asked_on=_ask_optional("the promisor was asked for a reply on (YYYY-MM-DD)", base.reply_asked_on, date.fromisoformat),
    )


def _ask_optional(words: str, suggested: Value | None, parse: Callable[[str], Value]) -> Value | None:
    while True:
        given = _line(f"{words}, - for none", default=_plain(suggested))
        if given == "-":
            return None
        try:
            return parse(given)
        except ValueError:
            say(f"{given!r} cannot be read; give it again, or - for none")


def _plain(value: object) -> str:
    if value is None:
        return "-"
    return f"{value.amount} {value.currency}" if isinstance(value, Money) else str(value)


def _units(words: str) -> int:
    return int(words.replace(",", ""))


def _money(words: str) -> Money:
    amount, _, currency = words.partition(" ")
    try:
        number = Decimal(amount.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(words) from error
    if not currency.strip():
        raise ValueError(words)
    return Money(amount=number, currency=currency.strip())


def _show(question: Question, where: str) -> None:
    """Print a question on stderr."""
    console = Console(stderr=True)
    wide = console.width >= _SIDE_BY_SIDE
    console.rule(f"{where} · {question.asked} · {short_id(question.id)}")
    sides = [Panel(_side(side), title=Text(title)) for side, title in ((question.left, "left"), (question.right, "right"))]
    if wide:
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(*sides)
        console.print(grid)
    else:
        for panel in sides:
            console.print(panel)
    for line in _remarks(question):
        console.print(Text(f"  {line}"))


def _side(side: Side) -> Text:
    where = ", ".join(str(part) for part in (side.outlet, side.published or "no date", side.title) if part)
    text = Text(f"{printable(side.sentence)}\n")
    text.append(f"{printable(where)}\n", style="dim")
    text.append(printable(" · ".join((*side.facts, *((f"status: {side.standing}",) if side.standing else ())))))
    return text


def _remarks(question: Question) -> list[str]:
    lines = [f"the machine says: {'; '.join(question.reasons)}"]
    if question.matters:
        lines.append(f"asked now because {', and '.join(question.matters)}")
    lines += [f"{answer.by} said {answer.verdict}: {printable(answer.why) or 'without a reason'}" for answer in question.answers]
    if question.wants_two:
        lines.append("two people must say so before it counts")
    if question.terms is not None:
        one = question.terms.suggested
        label = dict(question.terms.steps).get(one.step, "no step")
        parts = (f"step {one.step}, {label}", f"units {_plain(one.units)}", f"amount {_plain(one.amount)}", f"done by {_plain(one.done_on)}")
        lines.append(f"suggested: {one.relation}; {'; '.join(parts)}; grade {one.grade}; source {one.source}")
    return lines


def printable(words: str) -> str:
    """Return `words` on one line without the characters that steer a terminal; letters of every script, and their joiners, stay."""
    return " ".join("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in words if letter not in _TURNS).split())


_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows them on a line."""
