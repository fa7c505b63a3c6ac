"""How far people have looked at a record, in the three words that every row carries. A person's last answer to a question speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hisab.records.ids import DocumentId, MentionId
from hisab.records.journal import Register
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import Mention
from hisab.vocabulary.words import Verdict

UNREVIEWED, REVIEWED, CONFIRMED = "unreviewed", "reviewed", "confirmed"
_WORDS = (UNREVIEWED, REVIEWED, CONFIRMED)


def word_state(people: int) -> str:
    """Return the word for so many different people who said yes."""
    return _WORDS[min(people, 2)]


class Reviews:
    """Who said yes to what, brought from the words that judgements are bound to to the records that stand now."""

    def __init__(self, register: Register) -> None:
        self._yes: dict[MentionId, set[str]] = defaultdict(set)
        self._pairs: dict[frozenset[MentionId], set[str]] = defaultdict(set)
        of_document: dict[DocumentId, list[Mention]] = defaultdict(list)
        positive = [each for each in _last_words(register.judgements) if each.verdict is Verdict.POSITIVE]
        wanted = {anchor.document for each in positive for anchor in (each.left, each.right)}
        for mention in register.mentions.values():
            if mention.document in wanted:
                of_document[mention.document].append(mention)
        for judgement in positive:
            self._count(judgement, of_document)

    def _count(self, judgement: Judgement, of_document: Mapping[DocumentId, list[Mention]]) -> None:
        left, right = (_standing_on(anchor, of_document) for anchor in (judgement.left, judgement.right))
        for mention in (*left, *right):
            self._yes[mention].add(judgement.by)
        for one in left:
            for other in right:
                self._pairs[frozenset((one, other))].add(judgement.by)

    def of_record(self, mentions: Iterable[MentionId]) -> str:
        """Return the state of a record: that of its least reviewed mention."""
        if not self._yes:
            return UNREVIEWED
        return word_state(min((len(self._yes.get(mention, ())) for mention in mentions), default=0))

    def of_tie(self, some: Iterable[MentionId], others: Iterable[MentionId]) -> tuple[str, int]:
        """Return the state of the tie between two records, and how many different people said yes to it."""
        if not self._pairs:
            return UNREVIEWED, 0
        second = tuple(others)
        people = {person for one in some for other in second for person in self._pairs.get(frozenset((one, other)), ())}
        return word_state(len(people)), len(people)


def least(states: Iterable[str]) -> str:
    """Return the least reviewed of some states; of none, unreviewed."""
    return min(states, key=_WORDS.index, default=UNREVIEWED)


def _last_words(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    last = {(each.asked, each.left, each.right, each.by): each for each in judgements}
    return tuple(last.values())


def _standing_on(anchor: Anchor, of_document: Mapping[DocumentId, list[Mention]]) -> tuple[MentionId, ...]:
    return tuple(
        mention.id
        for mention in of_document.get(anchor.document, ())
        if mention.kind is anchor.kind and mention.passage.start < anchor.end and anchor.start < mention.passage.end
    )
