"""One mention an entity, and the slots of 1992: scored on hand-made answers."""

import numpy
import pytest
from benchmarks.fillers import Candidate, Marked, candidates, choose, choose_all, learn_priors, plain, read_marks
from benchmarks.muc4_slots import Fill, Key, answer, number_of, parse_keys, score
from training.fillers import FILLERS, MARKS, SLOTS, WIDTH

from hisab.reading.learned.encoder import Answered
from hisab.reading.learned.windows import Tokens, Window


def marked(words: str, sure: float, *, role: str = "Victim", window: float = 0.9, start: int = 0) -> Marked:
    return Marked(role=role, words=words, start=start, sure=sure, window=window, effect="DEATH", confidence="POSSIBLE")


def answered(text: str, *, begins: dict[str, float], goes_on: dict[str, float]) -> Answered:
    """Return a text, a token a word, whose words begin a victim or go on with one by these chances; of one word both are below a half."""
    words = text.split()
    starts = tuple(sum(len(word) + 1 for word in words[:place]) for place in range(len(words)))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    answers = numpy.full((len(words), WIDTH), -20.0, numpy.float32)
    victim = SLOTS["marks"].start + 2 * MARKS.index("Victim")
    for place, word in enumerate(words):
        chances = begins.get(word, 0.0), goes_on.get(word, 0.0)
        for turn, chance in enumerate(chances):
            answers[place, victim + turn] = numpy.log(max(chance, 1e-9) / (1 - sum(chances)))
    tokens = Tokens(ids=tuple(range(len(words))), starts=starts, ends=ends)
    return Answered(text=text, window=Window(tokens=tokens, sentences=((0, len(text), 0, len(words)),)), answers=answers)


def test_each_run_of_words_has_the_probability_that_it_begins_goes_on_and_ends() -> None:
    one = answered("they shot father luis ortega there", begins={"father": 0.3, "luis": 0.5}, goes_on={"luis": 0.2, "ortega": 0.9})
    marks = {mark.words: round(mark.sure, 2) for mark in read_marks([one])}
    assert marks == {"father": 0.24, "luis ortega": 0.45}, "0.3 * (1 - 0.2) and 0.5 * 0.9; luis alone is 0.5 * (1 - 0.9), too little"
    assert {mark.role for mark in read_marks([one])} == {"Victim"}


def test_letters_in_brackets_are_the_entity_they_stand_for() -> None:
    text = "The Red Front for the Poor (RFP) did it. Another front (PFR) did not."
    asked = candidates([marked(words, 0.9, role="PerpOrg") for words in ("Red Front for the Poor", "RFP", "PFR")], text, learn_priors(ROWS))
    assert [one.words for one in choose(asked, [0.7, 0.9, 0.8])["PerpOrg"]] == ["RFP", "PFR"]


def test_people_struck_are_answered_by_name_or_description() -> None:
    entities = {**dict.fromkeys(MARKS, ()), "Victim": [marked("Luis Ortega", 0.9)], "Described": [marked("jesuits", 0.9, start=4)]}
    fills = answer("six jesuits and Luis Ortega died", entities)
    assert [(fill.value, fill.words) for fill in fills["number"]] == [("1", "Luis Ortega"), ("6", "jesuits")]


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
