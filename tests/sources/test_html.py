"""A page gives its article, the date that it states, and nothing of what stands around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hisab.records.documents import Document
from hisab.records.ids import CaptureId
from hisab.sources.articles import Found, Provenance
from hisab.sources.html import read_html

PROVENANCE = Provenance(capture=CaptureId("sha256:0"), about="a.html", today=date(2026, 1, 1))
BANNER = "<div id='banner'>Today is Friday, 6 March 2020</div><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
WORDS = "The government has promised quick justice and compensation for all the affected families, as it did after the attack before. "
BODY = f"<article><h1>After the attack</h1><p>{WORDS}</p><p>{WORDS} Nothing was done for them since then, they said.</p></article>"
DATED = '<meta property="article:published_time" content="2021-01-04T23:30:00-05:00">'


def page(head: str = DATED, body: str = BANNER + BODY, lang: str = "en") -> str:
    return f"<!DOCTYPE html><html lang='{lang}'><head><title>After the attack - Example Times</title>{head}</head><body>{body}</body></html>"


def read(html: str | bytes) -> Found:
    return read_html(html.encode() if isinstance(html, str) else html, PROVENANCE)


def document(html: str | bytes) -> Document:
    found = read(html).document
    assert found
    return found


def codes(html: str | bytes) -> list[str]:
    return [finding.code for finding in read(html).findings]


def test_the_article_is_read_without_what_stands_around_it() -> None:
    found = document(page())
    assert WORDS.strip() in found.text
    assert "Home" not in found.text
    assert "6 March" not in found.text
    assert found.title
    assert found.title.startswith("After the attack")
    assert found.derived_by.startswith("html/trafilatura 2.")
    assert codes(page()) == []


def test_the_text_holds_no_header_of_the_libraries_own() -> None:
    assert not document(page()).text.startswith("---")


def test_the_same_page_gives_the_same_document_every_time() -> None:
    assert len({read(page()) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    "head",
    [
        DATED,
        '<meta name="DC.date.issued" content="2021-01-04">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-01-04T10:00:00Z"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2021-01-04"}]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": ["a, ]", "b", ], "datePublished": "2021-01-04", }</script>',
        '<script type="application/ld+json">{"@type": "MedicalWebPage", "datePublished": "2021-01-04"}</script>',
        '<script type="application/ld+json">{"@type": "ClaimReview", "about": {"datePublished": "2020"}, "datePublished": "2021-01-04"}</script>',
        DATED + '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2019-01-01"}</script>',
        '<link rel="canonical" href="https://example.org/2021/01/04/after">',
        '<meta name="date" content="2021-01"><meta name="pubdate" content="January 4, 2021">',
    ],
)
def test_a_stated_date_is_read_at_its_own_offset(head: str) -> None:
    assert document(page(head)).published == date(2021, 1, 4)


def test_a_time_element_marked_as_publication_is_a_stated_date() -> None:
    time = '<time class="entry-date published" datetime="2021-01-04T10:00:00+05:00">a while ago</time>'
    assert document(page("", BANNER + time + BODY)).published == date(2021, 1, 4)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2021-02-02">',
        '<meta name="description" content="What happened on 2021-01-03 12:00:00">',
        '<meta itemprop="copyrightYear" content="2021">',
        '<script type="application/ld+json">{"@type": "WebPage", "comment": [{"@type": "Comment", "datePublished": "2021-01-04"}]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>',
        '<time datetime="2020-03-06">today</time>',
    ],
)
def test_a_date_that_is_not_the_articles_own_is_not_taken(head: str) -> None:
    assert document(page(head)).published is None
    assert codes(page(head)) == ["no-date"]


def test_a_stated_month_is_no_day() -> None:
    head = '<meta property="article:published_time" content="2012-07">'
    assert document(page(head)).published is None
    assert codes(page(head)) == ["date-imprecise"]


def test_the_canonical_link_is_the_address_when_it_is_a_whole_one() -> None:
    found = document(page(DATED + '<link rel="canonical" href="https://www.example.org/after">'))
    assert (found.address, found.source) == ("https://www.example.org/after", "example.org")
    assert document(page(DATED + '<link rel="canonical" href="/after">')).address is None
    assert document(page(DATED + '<link rel="canonical" href="javascript:alert(1)">')).address is None
    assert document(page(DATED + '<meta property="og:url" content="https://example.org/b">')).address == "https://example.org/b"


def test_the_address_that_was_asked_for_comes_before_the_canonical_link() -> None:
    asked = replace(PROVENANCE, address="https://example.net/asked")
    found = read_html(page(DATED + '<link rel="canonical" href="https://example.org/after">').encode(), asked).document
    assert found
    assert (found.address, found.source) == ("https://example.net/asked", "example.net")


@pytest.mark.parametrize("container", ["nav", "div", "footer"])
def test_a_page_of_links_alone_has_no_article(container: str) -> None:
    links = "".join(f"<li><a href='/n/{number}'>Headline number {number} about some matter of the day</a></li>" for number in range(60))
    html = page("", f"<{container}><ul>{links}</ul></{container}><footer>This site uses cookies to serve you well.</footer>")
    assert read(html).document is None
    assert codes(html) == ["no-article-text"]


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><div id='root'></div><script>run()</script></body></html>", "<html>" + "<div>" * 6000]
)
def test_a_page_without_words_has_no_article(html: str) -> None:
    assert read(html).document is None
    assert "no-article-text" in codes(html)


def test_a_brief_report_is_read_and_its_shortness_is_said() -> None:
    html = page(DATED, "<article><p>Three people were killed in the town on Sunday, police said.</p></article>")
    assert document(html).text == "Three people were killed in the town on Sunday, police said."
    assert codes(html) == ["short-article-text"]


@pytest.mark.parametrize("html", [page()[:-40], page().replace("</p>", "").replace("</article></body></html>", ""), f"<p>{WORDS}</p><p>{WORDS}</p>"])
def test_a_broken_page_is_read_and_said(html: str) -> None:
    assert "quick justice" in document(html).text
    assert "html-broken" in codes(html)


def test_a_page_that_states_its_encoding_is_no_guess() -> None:
    html = page(DATED + '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').replace("justice", "“justice”")
    assert "“justice”" in document(html.encode("cp1252")).text
    assert codes(html.encode("cp1252")) == []


def test_a_page_that_states_no_encoding_is_a_guess() -> None:
    assert codes(page().replace("justice", "“justice”").encode("cp1252")) == ["encoding-guessed"]


def test_the_letters_of_a_page_tell_its_language_before_its_own_word() -> None:
    urdu = "<article><p>" + "کوئٹہ میں ہزارہ برادری کے افراد پر حملہ ہوا اور وزیر اعظم نے وعدہ کیا ہے۔ " * 5 + "</p></article>"
    persian = "<article><p>" + "در حمله به کارگران معدن در بلوچستان یازده نفر کشته شدند و دولت وعده داد. " * 5 + "</p></article>"
    assert document(page(body=urdu)).language == "ur"
    assert document(page(body=persian, lang="fa-IR")).language == "fa"


def test_comments_are_not_the_article() -> None:
    comment = "<li><p>A reader wrote that all of this is well known by now.</p></li>"
    comments = f"<div id='comments' class='comments-area'><ol class='comment-list'>{comment}</ol></div>"
    assert "A reader wrote" not in document(page(body=BODY + comments)).text


def test_nothing_of_a_page_is_logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    for html in (page(), "<p>one", "<html></html>", "\x01<html"):
        read(html)
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


def test_a_page_without_an_address_is_of_the_site_that_it_names() -> None:
    assert document(page(DATED + '<meta property="og:site_name" content="Example Times">')).source == "Example Times"


def test_the_address_names_the_source_before_the_site_does() -> None:
    head = DATED + '<meta property="og:site_name" content="Example Times"><link rel="canonical" href="https://news.example.org/a">'
    assert document(page(head)).source == "news.example.org"
