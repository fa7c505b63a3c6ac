import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from hisab.publishing.borrowed import SENTENCES, day_of, pattern_of
from hisab.publishing.numbers import word_date, word_money, word_people, word_range, word_span
from hisab.publishing.render import render
from hisab.publishing.site import site_files
from hisab.publishing.tongue import ENGLISH, TONGUES, Tongue, tongue_of
from hisab.publishing.wordings import name_of, name_of_person, word_place
from hisab.records.figures import Edition
from hisab.records.values import Count, DatePrecision, DateSpan, Money, Place, PlaceLevel
from hisab.vocabulary.tables import Vocabulary, load_vocabulary
from tests.publishing.test_site import Page, page_of, pages, pages_in

URDU = tongue_of("ur")
LATIN = re.compile(r"[A-Za-z]{2}")


def twins(site: Path) -> list[tuple[Path, Path]]:
    english = [path.relative_to(site) for path, _ in pages_in(site, "en")]
    return [(site / path, site / "ur" / path) for path in english]


def test_english_runs_left_to_right_and_urdu_right_to_left() -> None:
    assert (ENGLISH.direction, URDU.direction) == ("ltr", "rtl")
    assert (ENGLISH.folder, URDU.folder) == ("", "ur/")


def test_each_language_calls_itself_by_its_own_name() -> None:
    assert [tongue_of(code).name for code in TONGUES] == ["English", "اردو"]


def test_a_text_is_said_with_its_values() -> None:
    assert ENGLISH.say("since {day}", day="3 January 2021") == "since 3 January 2021"
    assert URDU.say("since {day}", day="3 جنوری 2021") == "3 جنوری 2021 سے"


def test_a_text_that_no_catalogue_has_is_said_in_english() -> None:
    assert URDU.say("a text of {n} words that nobody wrote", n=8) == "a text of 8 words that nobody wrote"


def test_what_is_counted_follows_its_number() -> None:
    assert [ENGLISH.some(n, "{n} report", "{n} reports") for n in (0, 1, 1200)] == ["0 reports", "1 report", "1,200 reports"]
    assert [URDU.some(n, "{n} report", "{n} reports") for n in (1, 3)] == ["1 خبر", "3 خبریں"]


def test_a_date_is_written_as_the_language_writes_it() -> None:
    assert word_date(URDU, date(2021, 1, 3)) == "3 جنوری 2021"
    assert word_date(URDU, None) == "مذکور نہیں"


def test_a_range_in_urdu_has_no_dash_that_could_turn_around() -> None:
    span = DateSpan(earliest=date(2021, 1, 3), latest=date(2021, 1, 9), precision=DatePrecision.WEEK)
    assert word_range(URDU, Count(low=10, best=None, high=13)) == "10 تا 13"
    assert word_span(URDU, span) == "3 تا 9 جنوری 2021"


def test_people_killed_are_people_killed() -> None:
    assert word_people(URDU, Count(low=10, best=None, high=13), "killed") == "10 تا 13 افراد مارے گئے"
    assert word_people(URDU, None, "killed") == "مارے گئے افراد: تعداد مذکور نہیں"


def test_money_stands_before_its_currency_in_urdu() -> None:
    assert word_money(URDU, Money(amount=Decimal("1500000"), currency="Rs", per="family")) == "1,500,000 روپے، ہر خاندان کے لیے"


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("no due day is set for it", "اس کے لیے کوئی تاریخ مقرر نہیں"),
        ("it is not due before 3 January 2021", "اس کی میعاد 3 جنوری 2021 سے پہلے نہیں"),
        ("12 sources were searched, up to 3 January 2021.", "12 ذرائع میں 3 جنوری 2021 تک تلاش ہوئی۔"),
        ("for: the days agree", "حق میں: دن ایک ہی ہیں"),
        ("after 2 attacks; of the 3 earlier ones, 0 kept and 3 not searched", "2 حملوں کے بعد؛ پچھلے 3 میں سے 0 پورے ہوئے اور 3 کی تلاش نہیں ہوئی"),
    ],
)
def test_a_sentence_of_another_room_is_retold_with_its_values(english: str, urdu: str) -> None:
    assert URDU.retell(english) == urdu
    assert ENGLISH.retell(english) == english


def test_two_reasons_in_one_are_each_retold() -> None:
    said = "cash: overdue, not searched, no due day is set for it; job: open, it is not due before 8 July 2021"
    assert not LATIN.search(URDU.retell(said))


def test_a_sentence_of_no_known_pattern_stays_as_it_is() -> None:
    assert URDU.retell("something that no pattern knows") == "something that no pattern knows"


@pytest.mark.parametrize("sentence", [sentence for sentence in SENTENCES if "{" in sentence])
def test_every_pattern_knows_its_own_sentence(sentence: str) -> None:
    values = {"day": "3 January 2021", "until": "4 January 2021", "status": "overdue, not searched", "kind": "justice"}
    written = re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], "7"), sentence)
    found = pattern_of(written)
    assert found is not None
    assert re.sub(r"\{(\w+)\}", lambda each: found[1][each[1]], found[0]) == written


def test_only_a_date_in_full_is_a_day() -> None:
    assert day_of("3 January 2021") == date(2021, 1, 3)
    assert day_of("January 2021") is None


def test_a_place_and_an_official_have_their_urdu_names() -> None:
    vocabulary = load_vocabulary()
    place = Place(id="pk-mach", name="Mach (Machh)", level=PlaceLevel.TOWN, path=("Pakistan", "Balochistan", "Kachhi", "Mach"))
    assert word_place(URDU, place, vocabulary) == "مچھ، کچھی"
    assert name_of(URDU, "prime-minister", ("offices",), vocabulary) == "وزیراعظم پاکستان"
    assert name_of_person(URDU, "Imran Khan", vocabulary) == "عمران خان"
    assert word_place(ENGLISH, place, vocabulary) == "Mach (Machh), Kachhi"


def test_a_name_that_nobody_chose_stays_english() -> None:
    assert name_of_person(URDU, "Somebody Else", load_vocabulary()) == "Somebody Else"


def test_every_page_is_there_in_each_language(site: Path) -> None:
    urdu = {path for path, _ in pages_in(site, "ur")}
    assert {twin for _, twin in twins(site)} == urdu
    assert len(urdu) > 20


def test_every_page_of_urdu_runs_right_to_left(site: Path) -> None:
    for path, text in pages_in(site, "ur"):
        assert '<html lang="ur" dir="rtl">' in text, path.name


def test_every_page_leads_to_its_twin_and_says_in_which_language_it_is(site: Path) -> None:
    for english, urdu in twins(site):
        for path, twin, code in ((english, urdu, "ur"), (urdu, english, "en")):
            (link,) = [link for link in Page(path.read_text(encoding="utf-8")).links if link.get("class") == "twin"]
            assert (path.parent / unquote(link["href"])).resolve() == twin.resolve()
            assert (link["lang"], link["hreflang"]) == (code, code)


def test_links_of_an_urdu_page_stay_in_urdu_but_for_data_and_twin(site: Path) -> None:
    for path, text in pages_in(site, "ur"):
        for link in Page(text).links:
            parts = urlsplit(link["href"])
            if parts.scheme or not parts.path or link.get("class") == "twin":
                continue
            target = (path.parent / unquote(parts.path)).resolve()
            assert target.is_relative_to(site / "ur") or target.is_relative_to(site / "data"), f"{path.name} leads to {link['href']}"


def test_data_and_style_stand_once(site: Path) -> None:
    assert not (site / "ur" / "data").exists()
    assert not (site / "ur" / "static").exists()


def test_words_in_latin_letters_are_marked_on_an_urdu_page(site: Path) -> None:
    assert '<bdi lang="en" dir="ltr">Grey Front</bdi>' in page_of(site, "ur/incidents/incident-00001.html")


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("1.5 million rupees", '<bdi lang="en" dir="ltr">1.5 million rupees</bdi>'),
        ("ذریعہ: Courier (Orrin)", '<bdi dir="rtl">ذریعہ: <bdi lang="en" dir="ltr">Courier (Orrin)</bdi></bdi>'),
        ("ذریعہ (Courier)", '<bdi dir="rtl">ذریعہ (<bdi lang="en" dir="ltr">Courier</bdi>)</bdi>'),
        ("4 جنوری 2021: “1.5 million”", '<bdi dir="rtl">4 جنوری 2021: <bdi lang="en" dir="ltr">“1.5 million”</bdi></bdi>'),
        ("صرف اردو", '<bdi dir="rtl">صرف اردو</bdi>'),
    ],
)
def test_what_is_latin_is_kept_together(reason: str, shown: str) -> None:
    page = render("moved.html", {**_COMMON, "identifier": "x", "reason": reason, "successors": ()}, tongue=URDU).decode()
    assert f'<p class="lead">{shown}</p>' in page


def test_quotations_keep_their_own_language_on_an_urdu_page(site: Path) -> None:
    assert '<blockquote lang="en" dir="auto">' in page_of(site, "ur/incidents/incident-00001.html")


def test_a_site_can_speak_english_alone(edition: Edition, vocabulary: Vocabulary) -> None:
    files = dict(site_files(edition, vocabulary=vocabulary, languages=("en",)))
    assert not any(name.startswith("ur/") for name in files)
    assert b'class="twin"' not in files["index.html"]


def test_time_runs_left_to_right_in_the_threads_of_each_language(site: Path) -> None:
    xs = [re.findall(r'<rect class="solid" x="([^"]*)"', page_of(site, path)) for path in ("index.html", "ur/index.html")]
    assert xs[0] == xs[1] != []


def test_a_value_in_a_sentence_is_escaped_and_shown() -> None:
    tongue: Tongue = URDU
    page = render("moved.html", {**_COMMON, "identifier": "<b>", "reason": "x \u202e <i>y</i>", "successors": ()}, tongue=tongue).decode()
    assert "<i>" not in page
    assert "\u202e" not in page


_COMMON: dict[str, object] = {
    "root": "",
    "top": "",
    "twins": (),
    "path": "x.html",
    "pages": (),
    "contents": (),
    "title": "x",
    "as_of": "x",
    "checkpoint": type("Checkpoint", (), {"root": "r", "size": 1}),
    "entries": "1",
    "looked": "x",
    "edition_is": "",
    "redaction": "x",
}


def test_all_pages_are_in_one_of_the_languages(site: Path) -> None:
    assert sum(1 for _ in pages(site)) == sum(1 for code in TONGUES for _ in pages_in(site, code))
