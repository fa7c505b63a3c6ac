"""Editions with everything measured over their attacks, and their pages one by one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from hisab.measures.account_figures import measure_account
from hisab.measures.offices import account_offices
from hisab.publishing.press import Press
from hisab.publishing.site import pages_of, presses_of
from hisab.records.figures import Edition, IncidentAccount
from hisab.vocabulary.tables import Row, Vocabulary

RECORDS = ("incidents/", "promises/", "documents/")


def measured(edition: Edition, vocabulary: Vocabulary) -> Edition:
    """Return the edition with the figures over its attacks and the holders of its offices."""
    account = measure_account(edition.register, edition.incidents, as_of=edition.as_of, communities=(), vocabulary=vocabulary)
    return replace(edition, account=account, offices=account_offices(edition.promises, vocabulary))


def press_of(edition: Edition, vocabulary: Vocabulary, language: str = "en") -> Press:
    """Return the press of an edition, measured, in a language."""
    return presses_of(measured(edition, vocabulary), vocabulary, (language,))[0]


def page(press: Press, path: str) -> str:
    """Return one page."""
    return pages_of(press)[path]().decode("utf-8")


def words(text: str) -> str:
    """Return the words of a page, without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", text))).replace(" ,", ",")


def lists_of(press: Press) -> dict[str, str]:
    """Return every page but those of single records; the data of charts and the feed are files beside the pages, and no pages."""
    return {path: write().decode("utf-8") for path, write in pages_of(press).items() if path.endswith(".html") and not path.startswith(RECORDS)}


def dead_links(press: Press, written: Mapping[str, str]) -> list[str]:
    """Return the links of the pages that lead to no page, or to no place on a page that is among them."""
    paths = {*pages_of(press), "data.html"}
    dead = []
    for path, text in written.items():
        for href in re.findall(r'<a[^>]* href="([^"]*)"', text):
            parts = urlsplit(unescape(href))
            if parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            is_there = not parts.fragment or target not in written or f'id="{parts.fragment}"' in written[target]
            dead += [] if target in paths and is_there else [f"{path}: {href}"]
    return dead


def with_account(edition: Edition, incident: str, account: IncidentAccount) -> Edition:
    """Return the edition with another account of one incident."""
    return replace(edition, incidents=MappingProxyType({**edition.incidents, incident: account}))


def with_rows(vocabulary: Vocabulary, table: str, *rows: dict[str, str]) -> Vocabulary:
    """Return the vocabulary with rows of its own in a table."""
    columns = {"source": "invented", "spellings": ""}
    own = tuple(Row(table=table, cells=MappingProxyType({**columns, **row})) for row in rows)
    return Vocabulary(tables=MappingProxyType({**vocabulary.tables, table: (*vocabulary.tables[table], *own)}))
