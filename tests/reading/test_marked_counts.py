import pytest

from hisab.reading.lexicon import Lexicon
from hisab.reading.marked_counts import count_in, marked_count
from hisab.records.mentions import Role
from hisab.vocabulary.tables import load_vocabulary

LEXICON = Lexicon(load_vocabulary())


@pytest.mark.parametrize(
    ("words", "killed"),
    [
        ("A gatekeeper was killed", 1),
        ("Emran Kureshi, 19, was stabbed to death", 1),
        ("murder of Mesbah Haqqani, 49", 1),
        ("He was hacked to death", 1),
        ("killed a boarder aged 12", 1),
        ("the village headman was killed", 1),
        ("Two elderly women, ages 71 and 80, were shot to death", 2),
        ("Nassib Farhoun and Wadia Karram were killed", 2),
        ("killed a vegetable seller and his son", 2),
        ("a man, his two sons and a nephew were killed", 4),
        ("21 student nurses and a cook were killed", 22),
        ("three soldiers and five civilians were killed", 8),
        ("Thirteen people, nine Muslims and four Hindus, lost their lives", 13),
        ("killing of five Shia truckers", 5),
        ("Biplab Sahani, a brass seller, was beaten to death", 1),
        ("Dr Asad Naqvani, 52, a Shia paediatrician, was shot dead", 1),
        ("The bursar, Emmanuel Tahi, was killed on the way out", 1),
        ("بوڑھا مجاور لاٹھیوں سے مارا گیا", 1),
        ("نو مزدوروں کو قتل کر دیا", 9),
        ("نُه تن را کشتند", 9),
        ("استاد پیشین به ضرب چاقو کشته شد", 1),
    ],
)
def test_the_words_carry_one_count(words: str, killed: int) -> None:
    count = marked_count(words, Role.KILLED, LEXICON)
    assert count is not None
    assert (count.low, count.best, count.high) == (killed, killed, killed)


@pytest.mark.parametrize(
    "words",
    [
        "A family was killed",
        "the bus was blown up",
        "who was killed",
        "The gunman was killed",
        "eight people and two attackers were killed",
        "A policeman was killed and three others were wounded",
        "No one was killed",
        "the 212th Hazara killed",
        "a crowd and a policeman were killed",
        "at least three men and a boy were killed",
        "Seven Ahmadis",
        "policemen were killed",
        "five who died on the way to hospital",
        "one succumbed",
        "killed and four",
        "was killed and four soldiers",
        "Seventeen Daesh and nine Taliban men were killed",
        "مزدوروں کو قتل کر دیا گیا",
        "مهاجم کشته شد",
        "زن و کودک کشته شد",
    ],
)
def test_words_that_do_not_say_how_many_are_not_read(words: str) -> None:
    assert marked_count(words, Role.KILLED, LEXICON) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Deputy Karan Dad, 65, died on Wednesday after being hit.", "65, died"),
        ("Sheriff: female student shooter, 14, dead.", "14, dead"),
        ("Another man, 21, was shot in the left leg.", "Another man, 21, was shot in the left"),
    ],
)
def test_an_age_in_its_sentence_is_no_toll_of_a_cut_out_quote(sentence: str, words: str) -> None:
    start = sentence.index(words)
    assert count_in(sentence, start, start + len(words), Role.KILLED, LEXICON) is None


def test_one_named_person_counts_beside_an_age() -> None:
    sentence = "The meeting was near the temple, whose priest, Karan Dad, 41, was shot dead on July 2."
    words = "Karan Dad, 41, was shot dead"
    start = sentence.index(words)
    count = count_in(sentence, start, start + len(words), Role.KILLED, LEXICON)
    assert count is not None
    assert count.best == 1


def test_wounded_who_died_are_no_injured() -> None:
    sentence, words = "گزشتہ رات تین زخمی پشاور میں دم توڑ گئے۔", "تین زخمی"
    start = sentence.index(words)
    assert count_in(sentence, start, start + len(words), Role.INJURED, LEXICON) is None
    assert count_in("تین زخمی اور دو جاں بحق ہوئے۔", 0, len(words), Role.INJURED, LEXICON) is not None
