"""How far people have looked at a record or a link, as a page says it: a mark and a word. The states are worked out beside the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hisab.publishing.data.review import CONFIRMED, REVIEWED, UNREVIEWED, Reviews
from hisab.publishing.tongue import Tongue, to_say
from hisab.records.ids import MentionId
from hisab.records.journal import Register

MARKS = {UNREVIEWED: "○", REVIEWED: "◐", CONFIRMED: "●"}
"""An open dot, half a dot, a full dot."""
_WORDS = {UNREVIEWED: to_say("unreviewed"), REVIEWED: to_say("reviewed"), CONFIRMED: to_say("confirmed")}
_SENTENCES = {
    UNREVIEWED: to_say("unreviewed: read by machine, no person has checked it"),
    REVIEWED: to_say("reviewed: read by machine, one person has said yes to what ties its sentences together"),
    CONFIRMED: to_say("confirmed: read by machine, two people have said yes to what ties its sentences together"),
}
_LINKS = {UNREVIEWED: to_say("link unreviewed"), REVIEWED: to_say("link reviewed"), CONFIRMED: to_say("link confirmed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state in words, and its mark, which a screen reader leaves out."""

    mark: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Of so many records (incidents, promises, actions) so many that one person has said yes to, and so many that two have."""

    records: int
    reviewed: int
    confirmed: int


def state_in(tongue: Tongue, state: str) -> State:
    """Return a state in a language."""
    return State(mark=MARKS[state], word=tongue.say(_WORDS[state]), sentence=tongue.say(_SENTENCES[state]))


def link_words(tongue: Tongue, state: str) -> str:
    """Return the state of a link between two records, with its mark: "○ link unreviewed"."""
    return f"{MARKS[state]} {tongue.say(_LINKS[state])}"


def count_looked(register: Register, reviews: Reviews) -> Looked:
    """Return how many of the records people have looked at."""
    records: Iterable[tuple[MentionId, ...]] = (
        record.mentions for kind in (register.incidents, register.promises, register.actions) for record in kind.values()
    )
    states = [reviews.of_record(mentions) for mentions in records]
    confirmed = states.count(CONFIRMED)
    return Looked(records=len(states), reviewed=confirmed + states.count(REVIEWED), confirmed=confirmed)


def edition_words(tongue: Tongue, looked: Looked) -> str:
    """Return what the foot of every page says of the whole edition."""
    if not looked.reviewed:
        return tongue.say("{mark} Everything here is {state}.", mark=MARKS[UNREVIEWED], state=tongue.say(_SENTENCES[UNREVIEWED]))
    return tongue.say(
        "{n} of {m} records reviewed by a person, {k} of them by two; the others were read by machine alone.",
        n=looked.reviewed,
        m=looked.records,
        k=looked.confirmed,
    )
