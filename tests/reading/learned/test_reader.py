"""The learned reader with a scripted encoder: the encoder says what words are about, the words say the values, the verifier decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from hisab.reading.learned.encoder import Answered
from hisab.reading.learned.reader import LearnedReader
from hisab.reading.sentences import Sentence
from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId
from hisab.records.mentions import Mention, MentionKind, Reading, Role, ToldAs
from hisab.records.values import Covers
from hisab.vocabulary.tables import load_vocabulary
from tests.reading.learned.scripted import Marked, Script

VOCABULARY = load_vocabulary()
URDU = "اتوار کو مچ میں کم از کم گیارہ ہزارہ کان کن ہلاک ہو گئے۔ وزیراعلیٰ نے قاتلوں کو گرفتار کرنے کا وعدہ کیا۔"


def document(text: str, language: str | None = "en") -> Document:
    draft = Document(
        id=DocumentId(""), capture=CaptureId(""), source="test", text=text, title=None, published=date(2021, 1, 4), language=language, address=None,
        derived_by="test",
    )  # fmt: skip
    return Document(**{**{name: getattr(draft, name) for name in draft.__dataclass_fields__}, "id": document_id(draft)})


def read(text: str, *marked: Marked, tells: dict[int, list[str]], language: str | None = "ur") -> Reading:
    return LearnedReader(VOCABULARY, Script(marked=marked, tells=tells)).read(document(text, language))


def value(mention: Mention, role: Role) -> Any:
    """Return the likeliest value of a role, which must be there."""
    argument = mention.first(role)
    assert argument is not None
    return argument.value


def one(reading: Reading, kind: MentionKind) -> Mention:
    (found,) = [mention for mention in reading.mentions if mention.kind is kind]
    return found


def test_an_attack_in_urdu_has_the_values_that_its_words_say() -> None:
    reading = read(
        URDU,
        Marked(words="کم از کم گیارہ ہزارہ کان کن ہلاک", tag="incident.killed"),
        Marked(words="اتوار کو", tag="incident.date"),
        Marked(words="ہزارہ", tag="incident.community"),
        tells={0: ["main"]},
    )
    attack = one(reading, MentionKind.INCIDENT)
    assert (value(attack, Role.KILLED).low, value(attack, Role.KILLED).high) == (11, None)
    assert value(attack, Role.DATE).earliest == date(2021, 1, 3)
    assert value(attack, Role.COMMUNITY) == "hazara"
    assert attack.told_as is ToldAs.MAIN


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [("کان کن", True), ("گیارہ", True), ("کے قتل میں", True), ("’s western bypass", False), ("of relatives", False), ("a", False), ("ISIS-K", False)],
)
def test_words_that_are_nobody_are_no_target(words: str, is_kept: bool) -> None:
    text = f"مچ میں {words} ہلاک ہوئے۔"
    reading = read(text, Marked(words="ہلاک", tag="incident.method"), Marked(words=words, tag="incident.target"), tells={0: ["main"]})
    assert [argument.name for argument in one(reading, MentionKind.INCIDENT).all(Role.TARGET)] == ([words] if is_kept else [])


def test_a_promise_in_urdu_rests_on_words_that_promise() -> None:
    reading = read(
        URDU,
        Marked(words="وعدہ کیا", tag="promise.act"),
        Marked(words="گرفتار کرنے", tag="promise.kind"),
        Marked(words="وزیراعلیٰ", tag="promise.office"),
        tells={1: ["promise", "promise justice"]},
    )
    promise = one(reading, MentionKind.PROMISE)
    assert (value(promise, Role.ACT), value(promise, Role.KIND)) == ("commit-specific", "justice")


def test_a_promise_that_is_marked_twice_in_a_sentence_is_one() -> None:
    reading = read(
        URDU,
        Marked(words="وعدہ کیا", tag="promise.act"),
        Marked(words="قاتلوں", tag="promise.kind"),
        Marked(words="گرفتار کرنے", tag="promise.kind"),
        tells={1: ["promise", "promise justice"]},
    )
    assert value(one(reading, MentionKind.PROMISE), Role.KIND) == "justice"


def test_the_words_of_a_span_say_its_kind_where_they_speak_against_the_mark() -> None:
    text = "گورنر نے کہا کہ زخمی مزدور کو مستقل ملازمت دی جائے گی۔"
    marked = (
        Marked(words="دی جائے گی", tag="promise.act"),
        Marked(words="زخمی مزدور کو مستقل ملازمت", tag="promise.kind", promise_kind="medical"),
    )
    promise = one(read(text, *marked, tells={0: ["promise"]}), MentionKind.PROMISE)
    assert value(promise, Role.KIND) == "compensation"


def test_what_a_span_joins_is_promised_too() -> None:
    text = "والی گفت قوماندان از وظیفه سبکدوش و هیأتی برای بررسی حمله فرستاده می‌شود."
    marked = (
        Marked(words="فرستاده می‌شود", tag="promise.act"),
        Marked(words="از وظیفه سبکدوش و هیأتی برای بررسی حمله", tag="promise.kind", promise_kind="inquiry"),
    )
    reading = read(text, *marked, tells={0: ["promise"]}, language="fa")
    assert {value(mention, Role.KIND) for mention in reading.mentions} == {"inquiry", "dismissal"}


def test_a_set_phrase_says_what_the_encoder_left_open_where_an_attack_is_told() -> None:
    text = "اتوار کو مچ میں گیارہ کان کن ہلاک ہو گئے۔ وزیراعلیٰ نے آئی جی سے رپورٹ طلب کر لی۔"
    marked = (Marked(words="گیارہ کان کن ہلاک", tag="incident.killed"), Marked(words="طلب کر لی", tag="promise.act", act="directive"))
    promise = one(read(text, *marked, tells={0: ["main"], 1: ["promise"]}), MentionKind.PROMISE)
    assert value(promise, Role.KIND) == "inquiry"
    without = read(text, marked[1], tells={1: ["promise"]})
    assert [mention.first(Role.KIND) for mention in without.mentions] == [None], "no attack: what the encoder marked, and no more"


def test_a_sum_of_money_can_carry_compensation() -> None:
    text = "رئیس جمهور گفت به خانواده هر شهید ۱۰۰ هزار افغانی داده خواهد شد."
    reading = read(
        text,
        Marked(words="گفت", tag="promise.act"),
        Marked(words="داده", tag="promise.kind", promise_kind="compensation"),
        Marked(words="۱۰۰ هزار افغانی", tag="promise.amount"),
        tells={0: ["promise", "promise compensation"]},
        language="fa",
    )
    promise = one(reading, MentionKind.PROMISE)
    assert (value(promise, Role.KIND), value(promise, Role.AMOUNT).currency) == ("compensation", "AFN")


def test_words_that_carry_no_promise_make_none_whatever_the_encoder_says() -> None:
    reading = read(URDU, Marked(words="مچ میں", tag="promise.act"), tells={0: ["promise"]})
    assert reading.mentions == ()


def test_a_number_that_no_word_states_is_never_written() -> None:
    reading = read(URDU, Marked(words="وزیراعلیٰ نے", tag="incident.killed"), tells={1: ["main"]})
    assert all(mention.first(Role.KILLED) is None for mention in reading.mentions)


def test_a_marked_word_in_a_sentence_that_tells_nothing_is_no_mention() -> None:
    assert read(URDU, Marked(words="کم از کم گیارہ ہزارہ کان کن ہلاک", tag="incident.killed"), tells={}).mentions == ()


def test_what_a_count_covers_is_kept() -> None:
    text = "گزشتہ سال تیس افراد ہلاک ہوئے۔"
    reading = read(text, Marked(words="تیس افراد ہلاک", tag="total.killed", covers=Covers.PERIOD), tells={0: ["total"]})
    killed = value(one(reading, MentionKind.TOTAL), Role.KILLED)
    assert (killed.best, killed.covers) == (30, Covers.PERIOD)


def test_recalled_attacks_stay_apart() -> None:
    text = "مچ میں پانچ افراد ہلاک ہوئے۔ سات افراد ہلاک ہوئے تھے۔ نو افراد ہلاک ہوئے تھے۔"
    reading = read(
        text,
        Marked(words="پانچ افراد ہلاک", tag="incident.killed", mention=0),
        Marked(words="سات افراد ہلاک", tag="incident.killed", told="recalled", mention=1),
        Marked(words="نو افراد ہلاک", tag="incident.killed", told="recalled", mention=2),
        tells={0: ["main"], 1: ["recalled"], 2: ["recalled"]},
    )
    tolls = [killed.count.best for mention in reading.mentions if (killed := mention.first(Role.KILLED)) and killed.count]
    assert tolls == [5, 7, 9]


def test_in_english_the_rules_keep_what_the_encoder_does_not_find_far_fetched() -> None:
    text = "Gunmen killed eleven Hazara miners in Mach on Sunday. The chief minister vowed that the killers would be arrested."
    reading = read(text, tells={0: ["main"], 1: ["promise", "promise justice"]}, language="en")
    assert {mention.kind for mention in reading.mentions} == {MentionKind.INCIDENT, MentionKind.PROMISE}


def test_in_english_the_encoder_takes_out_what_only_looks_like_an_attack() -> None:
    assert read("Gunmen killed eleven Hazara miners in Mach on Sunday.", tells={}, language="en").mentions == ()


def test_a_language_that_nobody_trained_is_a_finding() -> None:
    reading = read("Des hommes armés ont tué onze mineurs.", tells={0: ["main"]}, language="fr")
    assert ([finding.code for finding in reading.findings], reading.mentions) == (["language-unread"], ())


@pytest.mark.parametrize("text", ["۔", "ہلاک", "ہلاک " * 40_000], ids=["a mark", "a word", "a long text"])
def test_odd_texts_are_read(text: str) -> None:
    assert read(text, tells={0: ["main"]}).mentions == ()


def test_a_text_that_the_gate_keeps_out_is_not_shown_to_the_encoder() -> None:
    class Unasked(Script):
        def answer(self, text: str, sentences: Sequence[Sentence]) -> tuple[Answered, ...]:
            raise AssertionError((text, sentences))

    reading = LearnedReader(VOCABULARY, Unasked()).read(document("The openers made 90 in six overs."))
    assert (reading.mentions, reading.findings) == ((), ())


def test_a_count_that_its_sentence_takes_out_of_the_toll_stays_out() -> None:
    reading = read(
        "Fourteen people, two of them women, were killed in the blast.",
        Marked(words="two of them women", tag="incident.killed", covers=Covers.ATTACK),
        Marked(words="blast", tag="incident.method"),
        tells={0: ["main"]},
        language="en",
    )
    tolls = [a.count.best for a in one(reading, MentionKind.INCIDENT).arguments if a.count is not None and a.count.covers is Covers.ATTACK]
    assert tolls == [14]


def test_an_ultimatum_of_the_families_is_no_promise_of_the_government() -> None:
    reading = read(
        "Six miners were shot dead. Either the government of Balochistan arrests the killers or it steps down, they said.",
        Marked(words="arrests the killers", tag="promise.kind"),
        Marked(words="said", tag="promise.act"),
        Marked(words="government of Balochistan", tag="promise.institution"),
        tells={0: ["main"], 1: ["promise", "promise justice"]},
        language="en",
    )
    assert not [mention for mention in reading.mentions if mention.kind is MentionKind.PROMISE]


def test_somebody_whom_the_speaker_tells_of_is_not_the_speaker() -> None:
    reading = read(
        "Six miners were shot dead. He told them that the governor could call in the army, and that compensation would be paid.",
        Marked(words="would be", tag="promise.act", promise_kind="compensation"),
        Marked(words="compensation", tag="promise.kind", promise_kind="compensation"),
        Marked(words="governor", tag="promise.office", promise_kind="compensation"),
        tells={0: ["main"], 1: ["promise", "promise compensation"]},
        language="en",
    )
    assert one(reading, MentionKind.PROMISE).first(Role.OFFICE) is None


def test_in_persian_one_number_for_killed_and_wounded_is_no_toll() -> None:
    reading = read(
        "در انفجار بازار مزار ۳۱ تن کشته و زخمی شدند.",
        Marked(words="۳۱ تن کشته و زخمی", tag="incident.killed", covers=Covers.ATTACK),
        tells={0: ["main"]},
        language="fa",
    )
    assert [a.count.covers for a in one(reading, MentionKind.INCIDENT).all(Role.KILLED) if a.count] == [Covers.KILLED_OR_INJURED]


def test_in_persian_a_number_that_says_who_some_were_is_a_part_and_brings_the_whole() -> None:
    reading = read(
        "۳۱ تن از ساکنان ده، منجمله چهارده کودک، را به قتل رساندند.",
        Marked(words="چهارده کودک، را به قتل رساندند", tag="incident.killed", covers=Covers.ATTACK),
        tells={0: ["main"]},
        language="fa",
    )
    counts = [a.count for a in one(reading, MentionKind.INCIDENT).all(Role.KILLED) if a.count]
    assert [(count.best, count.covers) for count in counts] == [(31, Covers.ATTACK), (14, Covers.PART)]


def test_that_nobody_died_is_read_where_nobody_marked_a_count() -> None:
    reading = read(
        "حملے میں کوئی جانی نقصان نہیں ہوا۔",
        Marked(words="حملے", tag="incident.method"),
        tells={0: ["main"]},
    )
    assert [a.count.best for a in one(reading, MentionKind.INCIDENT).all(Role.KILLED) if a.count] == [0]


def test_what_is_hoped_is_no_promise() -> None:
    reading = read(
        "Six miners were shot dead. The governor, he hoped, would have the culprits arrested.",
        Marked(words="would", tag="promise.act"),
        Marked(words="culprits arrested", tag="promise.kind"),
        tells={0: ["main"], 1: ["promise", "promise justice"]},
        language="en",
    )
    assert not [mention for mention in reading.mentions if mention.kind is MentionKind.PROMISE]


def test_what_is_said_next_is_no_part_of_a_promise_unless_it_is_to_come() -> None:
    def kinds(rest: str) -> list[object]:
        reading = read(
            f"Six miners were shot dead. The minister promised help and said {rest}.",
            Marked(words="promised", tag="promise.act", promise_kind="inquiry"),
            Marked(words="inquiry", tag="promise.kind", promise_kind="inquiry"),
            tells={0: ["main"], 1: ["promise", "promise inquiry"]},
            language="en",
        )
        return [a.value for m in reading.mentions if m.kind is MentionKind.PROMISE for a in m.all(Role.KIND)]

    assert "inquiry" not in kinds("an inquiry was under way")
    assert "inquiry" in kinds("an inquiry would be held")
