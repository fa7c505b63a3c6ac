"""Answers as lines of JSON; a line that cannot be read is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hisab.records.errors import UsageError
from hisab.records.values import Money
from hisab.review.lines import read_answers
from hisab.vocabulary.words import Relation, Verdict

FOUND = (
    '{"relation":"advances","step":2,"done_on":"2021-02-18","grade":"E3","source":"independent media","amount":{"amount":1500000,"currency":"PKR"}}'
)


def test_a_line_is_an_answer_and_knows_where_it_stands() -> None:
    body = f'\ufeff{{"question":"q1","verdict":"negative","why":"no"}}\r\n\n{{"question":"q2","verdict":"positive","found":{FOUND}}}\n'.encode()
    first, second = read_answers(body)
    assert (first.question, first.verdict, first.why, first.where) == ("q1", Verdict.NEGATIVE, "no", "line 1")
    assert second.where == "line 3"
    assert second.found is not None
    assert (second.found.relation, second.found.done_on) == (Relation.ADVANCES, date(2021, 2, 18))
    assert second.found.amount == Money(amount=Decimal(1500000), currency="PKR")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2 is not JSON"),
        ("[" * 100_000, "line 2 is not JSON"),
        ("[]", "line 2 is no object"),
        ('{"question":"q"}', "line 2 is no answer"),
        ('{"question":"q","verdict":"yes"}', "line 2 is no answer"),
        ('{"question":1,"verdict":"positive"}', "line 2 is no answer"),
        ('{"question":"q","verdict":"positive","found":{"relation":"advances"}}', "line 2 is no answer"),
        ('{"question":"q","verdict":"positive","found":{"relation":"helps","grade":"E3","source":"ngo"}}', "line 2 is no answer"),
        ('{"question":"q","verdict":"positive","reason":"x"}', "line 2 has 'reason'"),
        ('{"question":"q","verdict":"positive","where":"line 9"}', "line 2 has 'where'"),
        ('{"question":"q","verdict":"positive","found":{"on":"2021-01-01"}}', "line 2, found has 'on'"),
        ('{"question":"q","verdict":"positive","why":NaN}', "line 2 is no answer"),
        ('{"question":"q","verdict":"positive","why":"\\ud800"}', "line 2 is no answer"),
    ],
)
def test_a_line_that_is_no_answer_is_named(line: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        read_answers(f"\n{line}".encode())
    assert error.value.message.startswith(words)
    assert error.value.hint


def test_a_line_that_is_not_utf_8_is_named() -> None:
    with pytest.raises(UsageError, match="line 2 is not UTF-8"):
        read_answers(b"{}\n\xff\n")
