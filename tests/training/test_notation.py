"""The notation gives back the text without its labels, and refuses what a person mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.notation import NotationError, parse_report, parse_reports

from hisab.records.mentions import Role

REPORT = """@report en-a-001
@published 2021-03-02
@genre news

KARRU: [[i1.killed=11|Eleven [[i1.target|miners]] were shot dead]] [[i1.date=2021-02-28|on Sunday]].
[[p1.office|The governor]] [[p1.act|vowed]] that [[p1.kind|the killers would be caught]].

@mentions
i1 incident main
p1 promise commit-specific justice
"""


def test_the_text_has_no_labels() -> None:
    assert parse_report(REPORT).text.startswith("KARRU: Eleven miners were shot dead on Sunday.\nThe governor vowed")


def test_a_label_points_at_its_words_even_inside_another() -> None:
    report = parse_report(REPORT)
    words = {label.role: report.text[label.start : label.end] for label in report.labels}
    assert (words[Role.KILLED], words[Role.TARGET]) == ("Eleven miners were shot dead", "miners")


def test_a_file_holds_many_reports() -> None:
    assert [report.id for report in parse_reports(REPORT + REPORT.replace("001", "002"))] == ["en-a-001", "en-a-002"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("killed=eleven", "killed=11"),
        ("date=Sunday", "date=2021-02-28"),
        ("i1.deadline=2021", "i1.date=2021-02-28"),
        ("on Sunday.", "on Sunday]]."),
        ("p1 promise justice", "p1 promise commit-specific justice"),
        ("p2 promise commit-specific justice", "p1 promise commit-specific justice"),
        ("i1 incident perhaps", "i1 incident main"),
        ("@genre gossip", "@genre news"),
        ("@published yesterday", "@published 2021-03-02"),
        ("[[x|The governor]]", "[[p1.office|The governor]]"),
    ],
)
def test_a_slip_is_refused_and_names_the_report(wrong: str, right: str) -> None:
    assert right in REPORT
    with pytest.raises(NotationError, match="en-a-001"):
        parse_report(REPORT.replace(right, wrong))


@given(st.text(alphabet="ab [|]=.1i\n", max_size=60))
@settings(max_examples=200)
def test_any_body_is_read_or_refused(body: str) -> None:
    try:
        report = parse_report(f"@report x\n@genre news\n\n{body}\n\n@mentions\n")
    except NotationError:
        return
    assert not report.labels
