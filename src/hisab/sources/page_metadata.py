"""What a page states of itself for machines: its date, its own address, that it is an article. Never what its visible words suggest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from hisab.sources.addresses import path_of, read_address

_META_DATES = frozenset((
    "article.published", "article:published_time", "bt:pubdate", "citation_publication_date", "cxenseparse:recs:publishtime", "date",
    "datepublished", "dc.date", "dc.date.created", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued",
    "og:article:published_time", "og:published_time", "original-publish-date", "originalpublicationdate", "parsely-pub-date", "pubdate",
    "publication_date", "publish-date", "publish_date", "publishdate", "publisheddate", "rnews:datepublished", "sailthru.date",
))  # fmt: skip
"""Names under which pages state when they were first published; those for changes are left out on purpose."""

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report)$")
_PAGE_TYPES = re.compile(r"(?:WebPage|ClaimReview)$")
_LOOSE_COMMA = re.compile(r",(?=\s*[\]}])")
"""A comma with nothing behind it: many sites write one into their JSON-LD, which is then no JSON."""
_DATE_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.?-]|$)")


def stated_dates(tree: HtmlElement, address: str | None) -> Iterator[str]:
    """Yield the words that the page, then its address, give as its date of publication, the most trustworthy first.

    Dates of change, of copyright and of the page's banner are not among them.
    """
    yield from _linked_dates(tree, _ARTICLE_TYPES)
    for meta in tree.iter("meta"):
        names = (meta.get(attribute, "").lower() for attribute in ("property", "name", "itemprop"))
        if any(name in _META_DATES for name in names) and meta.get("content"):
            yield meta.get("content", "")
    yield from _linked_dates(tree, _PAGE_TYPES)
    for time in tree.iter("time"):
        if _is_publication_time(time) and time.get("datetime"):
            yield time.get("datetime", "")
    if address is not None and (match := _DATE_IN_PATH.search(path_of(address))):
        year, month, day = match.groups()
        yield f"{year}-{month}-{day}"


def canonical_address(tree: HtmlElement) -> str | None:
    """Return the address that the page gives as its own, when it is a whole http or https address."""
    links = (link.get("href", "") for link in tree.iter("link") if "canonical" in link.get("rel", "").lower().split())
    metas = (meta.get("content", "") for meta in tree.iter("meta") if meta.get("property", "").lower() == "og:url")
    return next((address for words in (*links, *metas) if (address := read_address(words)) is not None), None)


def is_stated_article(tree: HtmlElement) -> bool:
    """True when the page says, for machines, that it is one article."""
    types = (meta.get("content", "").lower() for meta in tree.iter("meta") if meta.get("property", "").lower() == "og:type")
    return "article" in types or any(True for _ in _linked_data(tree, _ARTICLE_TYPES))


def _is_publication_time(time: HtmlElement) -> bool:
    words = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    return time.get("pubdate") is not None or "datepublished" in words or ("publish" in words or "entry-date" in words)


def _linked_dates(tree: HtmlElement, types: re.Pattern[str]) -> Iterator[str]:
    yield from (published for item in _linked_data(tree, types) if isinstance(published := item.get("datePublished"), str))


def _linked_data(tree: HtmlElement, types: re.Pattern[str]) -> Iterator[dict[str, object]]:
    """Yield the page's own things of such types in its JSON-LD; what hangs below them (related articles, comments) is not the page's own."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        words = script.text or ""
        value = _parsed(words) or _parsed(_LOOSE_COMMA.sub("", words))
        yield from (item for item in _items(value) if _is_of(types, item))


def _parsed(words: str) -> object:
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: object) -> Iterator[dict[str, object]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _is_of(types: re.Pattern[str], item: dict[str, object]) -> bool:
    stated = item.get("@type")
    return any(isinstance(each, str) and types.search(each) for each in (stated if isinstance(stated, list) else [stated]))


def site_name(tree: HtmlElement) -> str | None:
    """Return the name that the page's site gives itself."""
    names = (meta.get("content", "").strip() for meta in tree.iter("meta") if meta.get("property", "").lower() == "og:site_name")
    return next((name for name in names if name), None)
