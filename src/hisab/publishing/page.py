"""One page: what every page has around its own content, and the way it becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hisab.publishing.data.redaction import PUBLIC
from hisab.publishing.numbers import word_date
from hisab.publishing.press import Press
from hisab.publishing.render import render
from hisab.publishing.reviewed import edition_words
from hisab.publishing.tongue import to_say

Writers: TypeAlias = Mapping[str, Callable[[], bytes]]
"""What writes each page, by its path; nothing is written before it is called."""

FIRST = (
    ("index.html", to_say("Account")),
    ("incidents.html", to_say("Incidents")),
    ("promises.html", to_say("Promises")),
    ("institutions.html", to_say("Institutions")),
    ("places.html", to_say("Places")),
    ("figures.html", to_say("Figures")),
    ("search.html", to_say("Search")),
)
"""The pages at the head of every page, in order."""
CONTENTS = (
    (
        to_say("The account"),
        (
            ("index.html", to_say("Account")),
            ("incidents.html", to_say("Incidents")),
            ("places.html", to_say("Places")),
            ("promises.html", to_say("Promises")),
            ("institutions.html", to_say("Institutions")),
            ("actions.html", to_say("Actions")),
        ),
    ),
    (
        to_say("Numbers"),
        (
            ("figures.html", to_say("Figures")),
            ("counted.html", to_say("How this was counted")),
            ("totals.html", to_say("Totals")),
            ("outlets.html", to_say("Every attack with its outlets")),
            ("threads.html", to_say("Threads as a table")),
        ),
    ),
    (
        to_say("What it rests on"),
        (
            ("sources.html", to_say("Sources")),
            ("findings.html", to_say("Findings")),
            ("corrections.html", to_say("Corrections")),
            ("conformance.html", to_say("What standards ask")),
            ("data.html", to_say("Data")),
            ("search.html", to_say("Search")),
        ),
    ),
)
"""The contents at the foot of every page: a heading and its pages, in order."""


PROFILES = {"public": to_say("public"), "partner": to_say("partner"), "internal": to_say("internal")}
"""The redaction profiles in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same page in another language."""

    code: str
    direction: str
    name: str
    href: str


def write_page(press: Press, path: str, template: str, *, title: str, **values: object) -> bytes:
    """Return a page. In its template `root` leads to the first page of its language, `top` to the site's first folder (static, data)."""
    edition, tongue = press.edition, press.tongue
    root = "../" * path.count("/")
    top = f"{root}{'../' * tongue.folder.count('/')}"
    common: dict[str, object] = {
        "root": root,
        "top": top,
        "twins": tuple(Twin(code=twin.code, direction=twin.direction, name=twin.name, href=f"{top}{twin.folder}{path}") for twin in press.twins),
        "path": path,
        "pages": tuple((href, tongue.say(words)) for href, words in FIRST),
        "contents": tuple((tongue.say(heading), tuple((href, tongue.say(words)) for href, words in pages)) for heading, pages in CONTENTS),
        "title": title,
        "as_of": word_date(tongue, edition.as_of),
        "checkpoint": edition.checkpoint,
        "entries": tongue.number(edition.checkpoint.size),
        "looked": edition_words(tongue, press.looked),
        "edition_is": ""
        if press.veil.profile.name == PUBLIC
        else tongue.say("Not for publication: {profile} edition", profile=tongue.say(PROFILES[press.veil.profile.name])),
        "redaction": tongue.say("What is kept back follows the redaction profile {profile}.", profile=tongue.say(PROFILES[press.veil.profile.name])),
    }
    return render(template, {**common, **values}, tongue=tongue)
