from itertools import pairwise

import pytest

from hisab.publishing.data.unread_names import UnreadNames
from hisab.vocabulary.tables import load_vocabulary

SENTENCES = (
    ("Gunmen shot Orlin Baskar and his cousin Tolv Baskar near the bazaar.", "Orlin Baskar|Tolv Baskar"),
    ("The dead were identified as Marun, Ilvet and Sorel Hadrin.", "Marun|Ilvet|Sorel Hadrin"),
    ("A trader named Veshtan was killed in Quetta.", "Veshtan"),
    ("Dorvik, son of Halmet, came from Mastung.", "Dorvik|Halmet"),
    ("Belkor Imrat (34) died on the way to the hospital.", "Belkor Imrat"),
    ("Eyewitness Garvon said that three men fired.", "Garvon"),
    ("The funeral of Muhammad Teslan was held on Alamdar Road.", "Muhammad Teslan"),
    ("“They took my brother Yorin Qasmel,” a woman said.", "Yorin Qasmel"),
    ("Pelvan Zia ul Morat drove the bus.", "Pelvan Zia ul Morat"),
    ("Constable Tarvo Nishen was killed on Monday.", "Constable Tarvo Nishen"),
    ("Two labourers, identified as Ashvan Kelm and Rudo Vistan, were shot.", "Ashvan Kelm|Rudo Vistan"),
    ("Levon Hazara, who lived in Hazara Town, was among the dead.", "Levon Hazara"),
    ("نامعلوم افراد نے سبزی فروش اورلن بسکر ولد تولو بسکر کو گولی مار دی۔", "اورلن بسکر|تولو بسکر"),
    ("ایک شخص ماروین نامی زخمی ہوا۔", "ماروین"),
    ("فائرنگ سے 25 سالہ ایلوت سورل ہلاک ہو گیا۔", "ایلوت سورل"),
)
"""Invented people in the shapes in which reports name those killed, their kin and witnesses."""
STAYS = (
    "Prime Minister Imran Khan met the families in Quetta on Saturday.",
    "Home Secretary Arvel Dostan said police had no lead.",
    "The provincial home secretary, Arvel Dostan, spoke to reporters.",
    "Lashkar-e-Jhangvi claimed it in a call to Geo News.",
    "The Supreme Court in Islamabad heard the case of the Alamdar Road attack.",
    "Shia Hazaras from Hazara Town blocked the Western Bypass.",
    "At least 11 miners were killed at Machh on 3 January 2021.",
    "The Islamic State group claimed the attack, reports The Daily Mirror.",
    "The Human Rights Commission of Pakistan counted 509 people killed in five years.",
    "A Frontier Corps vehicle was hit near the Civil Hospital in Peshawar.",
    "Senator Ralvo Kesten said so. Kesten left on Sunday.",
    "Ralvo Kesten, Superintendent of Police (SP) of Mastung, said that nobody was held.",
    "وزیراعظم نے 5 سالہ منصوبہ کا اعلان کیا۔",
    "صوبائی وزیر داخلہ سردار نصیب خان نے مذمت کی۔",
    "یہ بات ایس ایس پی سہیل تنولی نے بتائی۔",
    "امام حسین اور حضرت علی کے نام پر جلوس نکلا۔",
    "والی بامیان، محمدطاهر زهیر، در مراسم سخن گفت.",
)
FLOOR = 0.95


@pytest.fixture(scope="module")
def names() -> UnreadNames:
    return UnreadNames(load_vocabulary(), outlets=("Geo News",))


def test_names_that_nobody_read_are_found_above_the_floor(names: UnreadNames) -> None:
    wanted = found = 0
    for text, people in SENTENCES:
        hidden = {place for start, end in names.in_text(text) for place in range(start, end)}
        for person in people.split("|"):
            wanted += 1
            start = text.index(person)
            found += all(place in hidden or text[place] == " " for place in range(start, start + len(person)))
    assert wanted == 21
    assert found / wanted >= FLOOR, f"{found} of {wanted}"


@pytest.mark.parametrize("text", STAYS)
def test_officials_places_groups_and_bodies_stay(names: UnreadNames, text: str) -> None:
    assert [text[start:end] for start, end in names.in_text(text)] == []


def test_an_official_who_was_killed_is_one_of_the_dead(names: UnreadNames) -> None:
    text = "District official Arvel Dostan was killed on the road."
    assert [text[start:end] for start, end in names.in_text(text)] == ["Arvel Dostan"]


def test_spans_are_in_order_and_none_lies_over_another(names: UnreadNames) -> None:
    text = " ".join(sentence for sentence, _ in SENTENCES)
    spans = names.in_text(text)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "names_in_it"),
    [
        ("Marun Stone died on Sunday. His son said that Stone had been warned.", "Marun Stone|Stone"),
        ("The wounded were M.K. Orvel and A. Deskar.", "M.K. Orvel|A. Deskar"),
        ("Governor Tavor Hesk was killed with his driver Ilvar.", "Tavor Hesk|Ilvar"),
        ("GUNMEN KILLED ORLIN BASKAR IN QUETTA ON SUNDAY, POLICE SAID.", "ORLIN BASKAR"),
        ("مقتول کے والد حاجی نور محمد تورانی نے کہا کہ وہ بے قصور تھا۔", "نور محمد تورانی"),
        ("شمائل، 34 سالہ، ہسپتال میں دم توڑ گئی۔", "شمائل"),
        ("مردی به نام «سپهر» کشته شد.", "سپهر"),
        ("خواهرش عایشه‌گل گفت که هنوز کسی نیامده است.", "عایشه‌گل"),
    ],
)
def test_parts_initials_the_harmed_and_what_stands_beside_cues_are_found(names: UnreadNames, text: str, names_in_it: str) -> None:
    assert [text[start:end] for start, end in names.in_text(text)] == names_in_it.split("|")


def test_an_official_of_the_vocabulary_is_known_by_a_part_of_the_name_behind_the_whole(names: UnreadNames) -> None:
    text = "Imran Khan came to Quetta. Mr Khan said that he would return."
    assert names.in_text(text) == ()


def test_an_empty_text_and_odd_characters_hold_no_name(names: UnreadNames) -> None:
    assert names.in_text("") == ()
    assert names.in_text("\u202e\x00 12 — …") == ()
