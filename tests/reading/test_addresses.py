"""What an address inside a report may say, and what it may not."""

from __future__ import annotations

from hisab.reading.addresses import leave_addresses
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId, MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role

TEXT = "Six miners died in Dara. See https://paper.example/dara-29-miners-slain-premier-vows-justice for more."
DOCUMENT = Document(
    id=DocumentId("d"), capture=CaptureId("c"), source="test", text=TEXT, title=None, published=None, language="en", address=None, derived_by="test"
)  # fmt: skip


def argument(role: Role, words: str) -> Argument:
    start = TEXT.index(words)
    return Argument(role=role, passage=DOCUMENT.passage(start, start + len(words)), name=words)


def mention(kind: MentionKind, *arguments: Argument) -> Mention:
    return Mention(id=MentionId(""), document=DOCUMENT.id, kind=kind, passage=DOCUMENT.passage(0, len(TEXT)), arguments=arguments)


def test_an_address_says_where_an_attack_was_and_not_whom_it_killed() -> None:
    own, where = argument(Role.KILLED, "Six miners"), argument(Role.PLACE, "dara-29"[:4])
    told = mention(MentionKind.INCIDENT, own, where, argument(Role.KILLED, "29"), argument(Role.TARGET, "-miners"))
    (left,) = leave_addresses([told], TEXT)
    assert left.arguments == (own, where)


def test_a_promise_in_an_address_is_none() -> None:
    vow = mention(MentionKind.PROMISE, argument(Role.ACT, "vows"), argument(Role.KIND, "justice"))
    assert list(leave_addresses([vow], TEXT)) == []


def test_a_mention_that_stands_on_the_report_s_own_words_is_left_as_it_is() -> None:
    told = mention(MentionKind.INCIDENT, argument(Role.KILLED, "Six miners"))
    assert list(leave_addresses([told], TEXT)) == [told]
