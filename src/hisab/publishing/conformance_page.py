"""What standards of casualty recording ask, and whether this edition meets it: worked out from the edition, with what is not met said as plainly.

The demands are in our own words, after the Standards for Casualty Recording, OHCHR's guidance and the Berkeley Protocol.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hisab.publishing.data.redaction import EXACT_POINT, PERSON_WITHOUT_OFFICE, TARGET_NAMED, UNREAD_NAME
from hisab.publishing.press import Press
from hisab.publishing.tongue import to_say
from hisab.records.figures import Edition
from hisab.vocabulary.words import Status

MET, PARTLY, NOT_MET = to_say("met"), to_say("partly met"), to_say("not met")
_CONTESTED = frozenset({Status.KEPT, Status.KEPT_LATE, Status.BROKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand, the answer (met, partly met, not met), what is missing, and the page where it is seen, which may be none."""

    number: int
    asks: str
    answer: str
    style: str
    missing: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    asks: str
    answer: Callable[[Press], str]
    missing: str = ""
    href: str = ""


def _always(answer: str) -> Callable[[Press], str]:
    return lambda _: answer


def _if(holds: Callable[[Press], bool], otherwise: str = NOT_MET) -> Callable[[Press], str]:
    return lambda press: MET if holds(press) else otherwise


def _leads_to_words(press: Press) -> bool:
    register = press.edition.register
    passages = [mention.passage for mention in register.mentions.values()]
    passages += [argument.passage for mention in register.mentions.values() for argument in mention.arguments]
    return all(register.documents[each.document].text[each.start : each.end] == each.quote for each in passages)


def _is_ruled(press: Press) -> bool:
    return all(figure.recipe and figure.recipe.rstrip()[-1].isdigit() for figure in press.edition.figures)


def _keeps_names_back(press: Press) -> bool:
    return not any(press.veil.profile.lets(what) for what in (PERSON_WITHOUT_OFFICE, TARGET_NAMED, UNREAD_NAME, EXACT_POINT))


def _is_settled_by_two(edition: Edition) -> bool:
    settled = (one for account in edition.promises.values() for one in account.deliverables if one.ruling.status in _CONTESTED)
    return all(len({person for link in one.links for person in link.reviewers}) > 1 for one in settled)


_ASKED = (
    _Asked(
        asks=to_say("Each public value leads to a report’s hash, to a span of its characters and to its sentence."),
        answer=_if(_leads_to_words),
        href="sources.html",
    ),
    _Asked(
        asks=to_say("Unreviewed, reviewed and confirmed can be told apart everywhere, in the data too."),
        answer=_always(PARTLY),
        missing=to_say("Records and links carry their state; a single value cannot be reviewed yet."),
        href="incidents.html",
    ),
    _Asked(
        asks=to_say("The lowest, the highest and every reported number are kept, with who reported it and when."),
        answer=_always(MET),
        href="incidents.html",
    ),
    _Asked(asks=to_say("Copies of one text count as one source."), answer=_always(MET), href="outlets.html"),
    _Asked(asks=to_say("Every number that is worked out names its rule and the rule’s version."), answer=_if(_is_ruled, PARTLY), href="figures.html"),
    _Asked(asks=to_say("What is counted and what is not, and the codebook, are published with the data."), answer=_always(MET), href="counted.html"),
    _Asked(
        asks=to_say("The bytes of a report never change; their hash, time and address are kept, and how its text was made."),
        answer=_if(lambda press: all(each.capture and each.derived_by for each in press.edition.register.documents.values())),
        href="sources.html",
    ),
    _Asked(
        asks=to_say("What was done to the record stands in one chain of hashes that anyone can check."),
        answer=_always(PARTLY),
        missing=to_say("Merges and withdrawals are in the chain; what a profile keeps back is worked out anew for each edition and is not."),
        href="corrections.html",
    ),
    _Asked(
        asks=to_say("Corrections are public: a log, a feed, and the history of each record."),
        answer=_always(PARTLY),
        missing=to_say("There is a log and a feed; the pages do not show a record’s history."),
        href="corrections.html",
    ),
    _Asked(asks=to_say("Ids are stable, and an old one leads on after a merge."), answer=_always(MET), href="corrections.html"),
    _Asked(
        asks=to_say(
            "Nobody is harmed: names of children, witnesses and victims and exact points are kept back, and a dry run shows what would leave."
        ),
        answer=lambda press: PARTLY if _keeps_names_back(press) else NOT_MET,
        missing=to_say("Names that no reader marked are found by rule, and some are missed."),
        href="corrections.html",
    ),
    _Asked(asks=to_say("Dates and places carry codes for how exactly they are known."), answer=_always(MET), href="data.html"),
    _Asked(
        asks=to_say("What is claimed, what is attributed and by whom, and what is denied are kept apart."), answer=_always(MET), href="incidents.html"
    ),
    _Asked(
        asks=to_say("Each record names its standard of proof."),
        answer=_always(NOT_MET),
        missing=to_say("Records say how many sources tell of them and whether a person looked; no standard of proof is named."),
    ),
    _Asked(
        asks=to_say("What is contested needs two people: kept, broken, and merges of records whose numbers differ."),
        answer=lambda press: PARTLY if _is_settled_by_two(press.edition) else NOT_MET,
        missing=to_say("Merges are made by a machine; no second person is asked."),
        href="promises.html",
    ),
    _Asked(
        asks=to_say("Sums and counts say what the record cannot see."),
        answer=_if(lambda press: all(figure.caveat for figure in press.edition.figures)),
        href="figures.html",
    ),
    _Asked(asks=to_say("Of each value it is told whether a machine or a person made it."), answer=_always(MET), href="data.html"),
    _Asked(
        asks=to_say("Reports can be taken in twice without harm, tried without writing, and each is accounted for."),
        answer=_always(PARTLY),
        missing=to_say("What was odd is listed; taking in has no dry run."),
        href="findings.html",
    ),
    _Asked(asks=to_say("It works without a network, and what is published needs no server."), answer=_always(MET)),
    _Asked(
        asks=to_say("Scripts that run from right to left, spellings and transliterations are read and written."),
        answer=_if(lambda press: any(tongue.direction == "rtl" for tongue in (press.tongue, *press.twins)), PARTLY),
        missing=to_say("This edition is in English alone."),
        href="index.html",
    ),
)


def demands(press: Press) -> tuple[Demand, ...]:
    """Return every demand with its answer for this edition, in the order of the standards."""
    return tuple(_answered(press, number, asked) for number, asked in enumerate(_ASKED, start=1))


def _answered(press: Press, number: int, asked: _Asked) -> Demand:
    answer = asked.answer(press)
    return Demand(
        number=number,
        asks=press.tongue.say(asked.asks),
        answer=press.tongue.say(answer),
        style=answer.replace(" ", "-"),
        missing=press.tongue.say(asked.missing) if answer != MET and asked.missing else "",
        href=asked.href,
    )
