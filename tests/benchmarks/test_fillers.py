"""One mention an entity, and the slots of 1992: scored on hand-made answers."""

import pytest
from benchmarks.fillers import Candidate, Marked, candidates, choose, choose_all, learn_priors, plain
from benchmarks.muc4_slots import Fill, Key, number_of, parse_keys, score
from training.fillers import FILLERS


def marked(words: str, sure: float, *, role: str = "Victim", window: float = 0.9, start: int = 0) -> Marked:
    return Marked(role=role, words=words, start=start, sure=sure, window=window, effect="DEATH", confidence="POSSIBLE")


ROWS = ({"doctext": "the mayor of achi was shot . a mayor spoke .", "extracts": {"Victim": [[["mayor of achi", 4]]]}},)


def found(*marks: Marked) -> list[Candidate]:
    return candidates(marks, "x" * 100, learn_priors(ROWS))


def test_marks_with_the_same_words_are_one_candidate() -> None:
    both = found(marked("The Mayor", 0.4, start=5), marked("mayor", 0.8, start=50), marked("mayor", 0.3, role="Target"))
    assert [(one.role, one.key, one.first.sure) for one in both] == [("Victim", "mayor", 0.8), ("Target", "mayor", 0.3)]


def test_words_that_say_no_more_are_the_same_entity() -> None:
    asked = found(marked("the mayor", 0.9), marked("mayor of Achi", 0.8), marked("a priest", 0.7), marked("a monk", 0.2))
    said = choose(asked, [0.9, 0.8, 0.7, 0.1])
    assert [one.words for one in said["Victim"]] == ["the mayor", "a priest"]
    assert said["Weapon"] == []


def test_priors_tell_how_often_words_fill_a_role() -> None:
    priors = learn_priors(ROWS)
    assert priors.fills["Victim"]["mayor of achi"] == 1
    assert priors.stands == {"mayor of achi": 1}
    assert priors.heads["Victim"]["achi"] == 1


def test_a_document_is_never_judged_by_itself() -> None:
    pytest.importorskip("sklearn")
    learnt = {str(number): found(marked("mayor", 0.9), marked("priest", 0.2)) for number in range(10)}
    gold = {document: {**dict.fromkeys(FILLERS, ()), "Victim": (frozenset({"mayor"}),)} for document in learnt}
    said = choose_all(learnt, learnt, gold)
    assert [[one.words for one in said[document]["Victim"]] for document in learnt] == [["mayor"]] * 10


def test_keys_are_read_as_templates_write_them() -> None:
    assert parse_keys(['? DEATH / INJURY: "THE JESUITS" / "PRIESTS"', 'DEATH: "-"']) == (
        Key(values=frozenset({"DEATH", "INJURY"}), words=frozenset({"jesuits", "priests"}), is_optional=True),
    )


def test_a_fill_is_right_half_right_or_wrong() -> None:
    keys = parse_keys(['DEATH: "PRIESTS"', 'INJURY: "MAYOR"', '? DEATH: "DRIVER"'])
    exact, half, wrong = (
        score([Fill(value=value, words=words)], keys) for value, words in (("DEATH", "the priests"), ("DEATH", "six priests"), ("INJURY", "priests"))
    )
    assert (exact.credit, half.credit, wrong.credit) == (1.0, 0.5, 0.0)
    assert (exact.said, exact.true) == (1, 2)
    assert score([Fill(value="DEATH", words="driver")], keys).true == 3


def test_a_number_is_read_in_or_before_the_words() -> None:
    text = "they killed six jesuit priests and the mayor"
    assert number_of(text, marked("jesuit priests", 0.9, start=text.index("jesuit"))) == "6"
    assert number_of(text, marked("mayor", 0.9, start=text.index("mayor"))) == "1"
    assert number_of("peasants were taken", marked("peasants", 0.9)) == "PLURAL"
    assert plain("The Mayor,") == "mayor"
