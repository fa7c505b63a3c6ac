"""One mention an entity, and the slots of 1992: scored on hand-made answers."""

from benchmarks.fillers import Chosen, Marked, choose, plain
from benchmarks.muc4_slots import Fill, Key, number_of, parse_keys, score


def marked(words: str, sure: float, *, role: str = "Victim", window: float = 0.9, start: int = 0) -> Marked:
    return Marked(role=role, words=words, start=start, sure=sure, window=window, effect="DEATH", confidence="POSSIBLE")


def test_words_that_say_no_more_are_the_same_entity() -> None:
    said = choose([marked("the mayor", 0.9), marked("mayor of Achi", 0.8), marked("a priest", 0.7)], Chosen())
    assert [one.words for one in said["Victim"]] == ["the mayor", "a priest"]
    assert said["Weapon"] == []


def test_many_unsure_places_make_a_sure_entity() -> None:
    assert choose([marked("mayor", 0.4)], Chosen())["Victim"] == []
    assert len(choose([marked("mayor", 0.4), marked("Mayor", 0.4)], Chosen())["Victim"]) == 1


def test_a_report_whose_windows_tell_no_attack_is_kept_out() -> None:
    assert choose([marked("mayor", 0.9, window=0.01)], Chosen())["Victim"] == []


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
