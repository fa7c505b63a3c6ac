"""A promise as a block of data that search engines read (schema.org ClaimReview): its words, who gave them, where it stands in words.

No scale is invented: the rating is the status, with why it stands and how far people have looked at it. A data block is never executed.
"""

from __future__ import annotations

import json

from markupsafe import Markup

from hisab.publishing.press import Press
from hisab.publishing.quotes import visible
from hisab.publishing.wordings import name_of, name_of_person
from hisab.records.figures import PromiseAccount
from hisab.records.ids import PromiseId

_CONTEXT = "https://schema.org"
_HARMFUL = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""What could end the block or begin another: escaped as JSON allows."""


def claim_review(press: Press, identifier: PromiseId) -> Markup:
    """Return the data of a promise as JSON that can stand in a page; only characters of ASCII, none that HTML reads."""
    account = press.edition.promises[identifier]
    promise = press.edition.register.promises[identifier]
    tongue = press.tongue
    statuses = dict.fromkeys(one.ruling.status.value for one in account.deliverables) or (account.status,)
    mentions = press.mentions(promise.mentions)
    reviewed = {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        "inLanguage": tongue.code,
        "datePublished": press.edition.as_of.isoformat(),
        "author": {"@type": "Organization", "name": "Hisab"},
        "claimReviewed": " … ".join(dict.fromkeys(visible(press.quote(mention.passage)) for mention in mentions)),
        "itemReviewed": {
            "@type": "Claim",
            "author": _speaker(press, account),
            **({"datePublished": account.made_on.isoformat()} if account.made_on else {}),
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": tongue.list_of(tuple(tongue.say(status) for status in statuses)),
            "ratingExplanation": visible(f"{tongue.retell(account.why)} {press.state(promise.mentions).sentence}{tongue.stop}"),
        },
    }
    return Markup(json.dumps(reviewed).translate(_HARMFUL))  # noqa: S704 - nothing that HTML reads is left


def _speaker(press: Press, account: PromiseAccount) -> dict[str, str]:
    """Return who gave the promise: a person with the office, else the office or the body; nobody is guessed."""
    office = name_of(press.tongue, account.office, ("offices",), press.vocabulary) if account.office else ""
    is_private = not office and account.person is not None and press.veil.withholds_doer(account.person)
    if account.person and not is_private:
        name = visible(name_of_person(press.tongue, account.person, press.vocabulary))
        return {"@type": "Person", "name": name, **({"jobTitle": visible(office)} if office else {})}
    body = name_of(press.tongue, account.institution, ("institutions",), press.vocabulary) if account.institution else ""
    return {"@type": "Organization", "name": visible(office or body or press.tongue.say("speaker not stated"))}
