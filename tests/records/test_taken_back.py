from dataclasses import replace

from hisab.records.documents import Passage
from hisab.records.ids import DocumentId, MentionId
from hisab.records.journal import Register
from hisab.records.judgements import Anchor
from hisab.records.mentions import Mention, MentionKind, ReaderVersion, Reading
from hisab.records.redactions import Redaction, Rejection
from hisab.records.taken_back import all_rejected, rejected_mentions, standing_redactions, standing_rejections

DOCUMENT = DocumentId("d")
AT = "2021-01-05T00:00:00Z"


def mention(name: str, start: int, end: int) -> Mention:
    passage = Passage(document=DOCUMENT, start=start, end=end, quote="x" * (end - start))
    return Mention(id=MentionId(name), document=DOCUMENT, kind=MentionKind.INCIDENT, passage=passage, arguments=())


def register(*mentions: Mention, rejections: tuple[Rejection, ...] = (), redactions: tuple[Redaction, ...] = ()) -> Register:
    reading = Reading(document=DOCUMENT, reader=ReaderVersion(name="r", version="1"), mentions=mentions, findings=())
    return Register(readings={DOCUMENT: reading}, mentions={each.id: each for each in mentions}, rejections=rejections, redactions=redactions)


def rejection(start: int, end: int, *, is_lifted: bool = False) -> Rejection:
    anchor = Anchor(document=DOCUMENT, start=start, end=end, kind=MentionKind.INCIDENT)
    return Rejection(anchor=anchor, why="w", by="ana", at=AT, is_lifted=is_lifted)


def test_the_mention_on_the_words_is_rejected_and_its_neighbour_is_not() -> None:
    found = rejected_mentions(register(mention("a", 0, 50), mention("b", 45, 100), rejections=(rejection(0, 50),)))
    assert set(found) == {"a"}


def test_a_rejection_holds_for_a_reader_that_draws_its_sentences_a_little_otherwise() -> None:
    assert set(rejected_mentions(register(mention("a", 0, 60), rejections=(rejection(0, 50),)))) == {"a"}


def test_the_last_word_speaks() -> None:
    taken_back = register(mention("a", 0, 50), rejections=(rejection(0, 50), rejection(0, 50, is_lifted=True)))
    assert standing_rejections(taken_back) == ()
    assert not rejected_mentions(taken_back)
    once = Redaction(document=DOCUMENT, start=0, end=3, why="w", by="ana", at=AT)
    lifted = replace(once, is_lifted=True)
    assert standing_redactions(register(redactions=(once, lifted))) == ()
    assert standing_redactions(register(redactions=(once, lifted, once))) == (once,)


def test_a_record_on_no_mention_was_not_rejected() -> None:
    assert not all_rejected((), {})
    assert not all_rejected((MentionId("a"), MentionId("b")), {MentionId("a"): rejection(0, 1)})
    assert all_rejected((MentionId("a"),), {MentionId("a"): rejection(0, 1)})
