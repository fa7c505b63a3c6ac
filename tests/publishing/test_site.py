import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

import pytest

from hisab.publishing.live.policies import SEARCH_POLICY
from hisab.publishing.site import publish_site, site_files
from hisab.publishing.tongue import TONGUES, tongue_of
from hisab.records.errors import IntegrityError
from hisab.records.figures import Edition, RepeatAccount
from hisab.records.measured import Rate
from hisab.records.mentions import Mention
from hisab.vocabulary.tables import Vocabulary

SEARCHES = '<script src="static/search.js" defer></script>'
VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}


class Page(HTMLParser):
    """Reads one page and fails on what a browser would have to repair."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.loads: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs), f"an attribute twice on {tag}"
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values] if tag == "a" and "href" in values else []
        self.loads += [values["href"]] if tag == "link" else []
        self.loads += [values["src"]] if "src" in values else []
        assert not any(name.startswith("on") for name in values), f"a handler on {tag}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path, path.read_text(encoding="utf-8")


def pages_in(site: Path, language: str) -> Iterator[tuple[Path, str]]:
    for path, text in pages(site):
        folder = path.relative_to(site).parts[0]
        if (folder if folder in TONGUES else "en") == language:
            yield path, text


def page_of(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def words_of(site: Path, path: str) -> str:
    return re.sub(r"\s+", " ", " ".join(Page(page_of(site, path)).words))


def document_page_named(site: Path, words: str) -> str:
    found = [path for path, text in pages_in(site, "en") if path.parent.name == "documents" and words in text]
    assert len(found) == 1
    return f"documents/{found[0].name}"


def promise_page_named(site: Path, words: str) -> str:
    (found,) = [
        path for path, text in pages_in(site, "en") if path.parent.name == "promises" and words in re.sub(r"<[^>]*>", "", text.split("</h1>")[0])
    ]
    return f"promises/{found.name}"


def check_links(site: Path) -> int:
    parsed = {path: Page(text) for path, text in pages(site)}
    followed = 0
    for path, page in parsed.items():
        for link in page.links:
            href = link["href"]
            if urlsplit(href).scheme in {"http", "https"}:
                assert link["rel"] == "noreferrer nofollow"
                continue
            parts = urlsplit(href)
            assert not parts.scheme
            assert not parts.netloc
            assert not parts.path.startswith("/")
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.parent == (site / "data").resolve() or target.parent.name == "charts" or target.suffix == ".xml":
                assert target.is_file(), f"{path.name} leads to {href}, which is no file of the data"
                followed += 1
                continue
            assert target in parsed, f"{path.name} leads to {href}, which is no page"
            assert not parts.fragment or parts.fragment in parsed[target].ids, f"{path.name} leads to {href}, which is no place"
            followed += 1
    return followed


def test_every_link_leads_to_a_place_that_is_there(site: Path) -> None:
    assert check_links(site) > 200


def test_every_link_of_a_large_edition_leads_to_a_place_that_is_there(
    many: Callable[[int, int], Edition], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    assert check_links(publish_site(many(12, 36), tmp_path / "site", vocabulary=vocabulary)) > 500


def test_every_argument_has_its_place_in_its_document(site: Path, edition: Edition) -> None:
    anchors = {name for path, text in pages(site) if path.parent.name == "documents" for name in Page(text).ids}
    for mention in edition.register.mentions.values():
        name = f"m-{mention.id.partition(':')[2][:12]}"
        assert {name, *(f"{name}-{index}" for index in range(len(mention.arguments)))} <= anchors


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path, text in pages(site):
        assert [name for name, times in Counter(Page(text).ids).items() if times > 1] == [], path.name


def test_every_page_has_one_heading_landmarks_and_a_language(site: Path) -> None:
    for language in TONGUES:
        for path, text in pages_in(site, language):
            assert text.startswith(f'<!doctype html>\n<html lang="{language}"'), path.name
    for path, text in pages(site):
        assert text.count("<h1") == text.count("<main ") == text.count("<footer ") == 1, path.name
        head, foot = text.partition("<main ")[0], text.partition("<footer ")[2]
        assert head.count("<nav ") == foot.count("<nav ") == 1, path.name


def test_the_foot_of_a_page_leads_to_every_page_that_is_one_of_its_kind(site: Path) -> None:
    foot = page_of(site, "incidents/incident-00001.html").partition("<footer ")[2]
    led_to = set(re.findall(r'href="../([a-z]+[.]html)"', foot))
    assert led_to == {path.name for path in site.glob("*.html")}


DATA_BLOCK = re.compile(r'<script type="application/ld\+json">[^<>]*</script>')
"""Data that a browser never runs."""


def test_there_is_no_script_on_any_page_but_the_one_that_searches(site: Path) -> None:
    scripts = {"search.html": SEARCHES, "ur/search.html": SEARCHES.replace("static/", "../static/")}
    for path, text in pages(site):
        own = scripts.get(path.relative_to(site).as_posix(), "")
        assert text.count(own) == 1 or not own
        assert "<script" not in DATA_BLOCK.sub("", text).replace(own, "").lower(), path.name
        assert ("script-src 'none'" in text) is not bool(own)


def test_the_page_that_searches_may_load_what_lies_beside_it_and_nothing_else(site: Path) -> None:
    (stated,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page_of(site, "search.html"))
    assert stated == SEARCH_POLICY


def test_the_index_of_the_search_lies_beside_the_pages_in_each_language(site: Path) -> None:
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert set(entry["languages"]) == set(TONGUES)
    assert entry["languages"]["en"]["page_count"] == entry["languages"]["ur"]["page_count"] > 10
    assert not list((site / "pagefind").glob("*ui*"))


def test_no_page_loads_anything_from_outside(site: Path) -> None:
    for path, text in pages(site):
        for address in Page(text).loads:
            assert address == "data:," or (path.parent / address).is_file(), path.name
    style = (site / "static" / "site.css").read_text(encoding="utf-8")
    for address in re.findall(r"url\(([^)]*)\)", style):
        assert (site / "static" / address).is_file()
    assert "@import" not in style
    assert "http" not in style


def test_the_only_outside_link_is_the_address_of_a_source(site: Path) -> None:
    for language in TONGUES:
        outside = [link["href"] for _, text in pages_in(site, language) for link in Page(text).links if urlsplit(link["href"]).scheme]
        assert outside == ["https://courier.example/2021/01/04/orrin?a=1&b=2"]


def test_an_address_that_could_run_is_shown_and_not_linked(site: Path) -> None:
    text = page_of(site, document_page_named(site, "javascript:alert(1)"))
    assert "<bdi>javascript:alert(1)</bdi>" in text
    assert 'href="javascript' not in text


def test_hostile_words_are_shown_as_words(site: Path) -> None:
    text = page_of(site, document_page_named(site, "javascript:alert(1)"))
    assert "&lt;script&gt;" in text
    for path, page in pages(site):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page), path.name
    assert "⟦U+202E⟧" in text


def test_the_same_edition_gives_the_same_bytes(edition: Edition, vocabulary: Vocabulary) -> None:
    assert list(site_files(edition, vocabulary=vocabulary)) == list(site_files(edition, vocabulary=vocabulary))


def test_the_order_in_which_records_came_does_not_matter(edition: Edition, vocabulary: Vocabulary) -> None:
    register = edition.register
    turned = replace(
        register,
        documents=MappingProxyType(dict(list(register.documents.items())[::-1])),
        mentions=MappingProxyType(dict(list(register.mentions.items())[::-1])),
        promises=MappingProxyType(dict(list(register.promises.items())[::-1])),
        incidents=MappingProxyType(dict(list(register.incidents.items())[::-1])),
    )
    assert dict(site_files(replace(edition, register=turned), vocabulary=vocabulary)) == dict(site_files(edition, vocabulary=vocabulary))


def test_an_empty_edition_can_be_published(empty_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    site = publish_site(empty_edition, tmp_path / "site", vocabulary=vocabulary)
    assert check_links(site) > 0
    assert "No incident is in this record." in words_of(site, "index.html")


def test_the_front_page_of_sixty_attacks_and_three_hundred_promises_is_light(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    files = dict(site_files(many(60, 300), vocabulary=vocabulary))
    assert len(files["index.html"]) < 150_000


def test_headline_figures_lead_to_what_they_counted(site: Path) -> None:
    text = page_of(site, "index.html")
    assert '<a class="fact" href="counted.html#figure-people-killed">13–16</a>' in text
    assert '<a class="fact" href="counted.html#figure-promises-kept">0 of 2</a>' in text
    assert 'href="incidents/incident-00001.html"' in page_of(site, "counted.html").split('id="figure-people-killed"')[1].split("</section>")[0]


def test_conflicting_numbers_stand_side_by_side(site: Path) -> None:
    text = words_of(site, "incidents/incident-00001.html")
    assert "10–13 people killed" in text
    for stated in ("11", "at least 10", "13"):
        assert re.search(rf"killed {stated} \d+ this attack counted", text)
    assert "11.3" not in text


def test_a_number_that_does_not_count_says_why(site: Path) -> None:
    assert "attackers only so not counted" in words_of(site, "incidents/incident-00001.html")


def test_what_no_source_states_is_not_stated(site: Path) -> None:
    text = words_of(site, "incidents/incident-00003.html")
    assert "people killed: not stated" in text
    assert "date not stated" in text


def test_undated_records_are_named_beside_the_threads(site: Path) -> None:
    text = words_of(site, "index.html")
    assert "1 not drawn: the date is not stated, or not exact" in text
    assert "Sarn, Upper Vale" in text.split("not drawn")[1]


def test_the_front_page_draws_the_promises_that_the_figures_count_and_the_list_says_how_many_these_are(site: Path) -> None:
    promises = words_of(site, "promises.html")
    assert "5 promises; 4 of them follow an attack that the figures count" in promises
    assert "3 attacks; 4 promises:" in words_of(site, "index.html")


def test_an_attack_that_is_claimed_says_by_whom(site: Path) -> None:
    assert "Claimed by Grey Front" in words_of(site, "incidents/incident-00001.html")


def test_a_total_is_never_an_incident(site: Path) -> None:
    assert "509" in words_of(site, "totals.html")
    assert "509" not in words_of(site, "incidents.html")


def test_a_promise_says_why_it_stands_where_it_stands(site: Path) -> None:
    text = words_of(site, promise_page_named(site, "Compensation"))
    for words in ("announced Rs 1.5 million", "overdue, not searched", "by its own words", "No search has been logged", "our debt, not theirs"):
        assert words in text
    assert "told in the same report" in text
    assert "does not change the status" in text
    assert "PKR 1,500,000 per family" in text


def test_a_third_column_with_nothing_in_it_is_seen_to_be_empty(site: Path) -> None:
    row = page_of(site, "index.html").split("Sarn, Upper Vale</bdi></a></p>")[-1]
    assert 'class="blank"' in row


def test_an_incident_that_the_figures_leave_out_is_listed_apart_with_the_reason(site: Path) -> None:
    counted, left_out = words_of(site, "incidents.html").split("Left out of the figures", 1)
    assert "Velmoor" not in counted
    assert "Velmoor" in left_out
    assert "none of the account’s communities is named" in left_out
    assert "Velmoor" not in words_of(site, "index.html")


def test_the_front_page_says_for_whom_the_account_is_kept(site: Path) -> None:
    assert "This account is kept for: Vale people." in words_of(site, "index.html")


def test_a_denied_claim_is_not_a_claim(site: Path) -> None:
    text = words_of(site, "incidents/incident-00005.html")
    assert "denied by Grey Front" in text
    assert "Claimed by" not in text


def test_a_sum_of_people_says_since_when(site: Path) -> None:
    assert "people killed since 3 January 2021" in words_of(site, "index.html")


def test_a_promise_too_vague_for_a_kind_says_so(site: Path) -> None:
    assert "kind not stated" in words_of(site, "promises.html").lower()


def test_a_long_row_on_the_front_page_leads_to_the_rest(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    front = dict(site_files(many(1, 12), vocabulary=vocabulary))["index.html"].decode()
    assert '<a class="fact" href="incidents/incident-00001.html#promises">7 further lines</a>' in front


def test_a_merged_id_leads_to_the_record_that_stands(site: Path) -> None:
    assert 'href="../incidents/incident-00001.html"' in page_of(site, "incidents/incident-00004.html")


def test_urdu_words_carry_their_language(site: Path) -> None:
    assert '<blockquote lang="ur" dir="auto">' in page_of(site, "incidents/incident-00002.html")


def test_everything_says_that_no_person_has_checked_it(site: Path) -> None:
    for language in TONGUES:
        said = tongue_of(language).say("unreviewed: read by machine, no person has checked it")
        for path, _ in pages_in(site, language):
            assert said in words_of(site, path.relative_to(site).as_posix())


def test_the_words_that_are_never_used_are_not_used(site: Path) -> None:
    for path, text in pages(site):
        assert "failed to" not in text.lower(), path.name


def test_a_figure_that_counts_what_is_not_there_is_refused(edition: Edition, vocabulary: Vocabulary) -> None:
    broken = replace(edition, figures=(replace(edition.figures[0], counted=("incident-99999",)),))
    with pytest.raises(IntegrityError, match="not in the register"):
        list(site_files(broken, vocabulary=vocabulary))


def test_a_figure_over_things_promised_shows_its_words_and_leads_to_each_promise(edition: Edition, vocabulary: Vocabulary) -> None:
    promise = next(iter(edition.promises))
    rate = replace(edition.figures[0], name="kept_rate", counted=(f"{promise}#any",), measured=Rate(part=1, of=8))
    counted = dict(site_files(replace(edition, figures=(rate,)), vocabulary=vocabulary))["counted.html"].decode()
    assert '<span class="nobreak">1 of 8</span>' in counted
    shown = counted.split('class="counted-list"')[1].split("</ol>")[0]
    assert f'href="promises/{promise.removeprefix("sha256:")[:12]}' in shown
    assert "(any)" in shown


def test_two_mentions_that_would_share_an_anchor_are_refused(edition: Edition, vocabulary: Vocabulary) -> None:
    register = edition.register
    mention = next(iter(register.mentions.values()))
    twin = Mention(
        id=type(mention.id)(mention.id[:-1] + ("0" if mention.id[-1] != "0" else "1")),
        document=mention.document,
        kind=mention.kind,
        passage=mention.passage,
        arguments=(),
    )
    doubled = replace(register, mentions=MappingProxyType({**register.mentions, twin.id: twin}))
    with pytest.raises(IntegrityError, match="share the page"):
        list(site_files(replace(edition, register=doubled), vocabulary=vocabulary))


def test_each_typeface_travels_with_its_licence(site: Path) -> None:
    fonts = {path.name for path in (site / "static" / "fonts").iterdir()}
    for family, least in (("source-serif-4", 4), ("atkinson-hyperlegible-next", 4), ("noto-nastaliq-urdu", 2), ("vazirmatn", 2)):
        assert f"{family}-LICENSE.txt" in fonts
        assert sum(name.startswith(family) and name.endswith(".woff2") for name in fonts) >= least


def test_the_page_of_the_data_lists_every_file_with_its_hash(site: Path) -> None:
    page = page_of(site, "data.html")
    files = sorted((site / "data").iterdir())
    assert len(files) > 20
    for path in files:
        assert f'href="data/{path.name}"' in page
        assert sha256(path.read_bytes()).hexdigest() in page


def test_a_promise_shows_the_same_promised_before_and_how_it_then_stood(edition: Edition, vocabulary: Vocabulary) -> None:
    later, earlier = list(edition.promises)[:2]
    repeat = RepeatAccount(later=f"{later}#any", earlier=f"{earlier}#any", was="overdue, not searched", tags=("other holder",), is_last=True)
    pages = dict(site_files(replace(edition, repeats={f"{later}#any": (repeat,)}), vocabulary=vocabulary))
    (page,) = [body.decode() for path, body in pages.items() if path == f"promises/{later.removeprefix('sha256:')[:12]}.html"]
    assert "promised before" in page
    assert "other holder; on the day of this word it was overdue, not searched" in page
    assert f"promises/{earlier.removeprefix('sha256:')[:12]}.html" in page
