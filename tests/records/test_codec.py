from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.book import Search
from hisab.records.codec import canonical_bytes, document_id, entry_bytes, entry_from_bytes, from_bytes, mention_id, to_plain
from hisab.records.documents import Capture, Document, Passage
from hisab.records.errors import IntegrityError
from hisab.records.findings import Finding, Severity
from hisab.records.ids import FIRST_PREVIOUS, ActionId, CaptureId, DocumentId, IncidentId, MentionId, PromiseId
from hisab.records.journal import (
    PAYLOAD_KINDS,
    ActionLinked,
    CaptureTaken,
    DocumentGathered,
    DocumentRead,
    FindingRaised,
    IncidentLinked,
    IncidentRetired,
    Judged,
    Payload,
    PromiseLinked,
    Redacted,
    Rejected,
    Searched,
    SubjectWithdrawn,
)
from hisab.records.judgements import Anchor, Found, Judgement
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.redactions import Redaction, Rejection
from hisab.records.subjects import Action, Incident, Promise, Suggestion
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place, PlaceLevel
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Verdict

ZERO = "0" * 64
DOCUMENT = Document(
    id=DocumentId(f"sha256:{ZERO}"),
    capture=CaptureId(f"sha256:{ZERO}"),
    source="a paper",
    text="مچھ: at least 11 killed.",
    title=None,
    published=date(2021, 1, 4),
    language="en",
    address=None,
    derived_by="plain 1",
)
READER = ReaderVersion(name="rules", version="1")
PASSAGE = Passage(document=DOCUMENT.id, start=5, end=24, quote="at least 11 killed.")
MENTION = Mention(
    id=MentionId(f"sha256:{ZERO}"),
    document=DOCUMENT.id,
    kind=MentionKind.INCIDENT,
    passage=PASSAGE,
    arguments=(
        Argument(role=Role.KILLED, passage=PASSAGE, count=Count(low=11, best=11, high=None, qualifier="at least", covers=Covers.ATTACK)),
        Argument(role=Role.DATE, passage=PASSAGE, date=DateSpan(earliest=None, latest=date(2021, 1, 3), precision=DatePrecision.BEFORE)),
        Argument(
            role=Role.PLACE,
            passage=PASSAGE,
            place=Place(id="machh", name="Machh", level=PlaceLevel.TOWN, path=("pakistan", "machh"), latitude=29.87, longitude=67.33, precision=2),
        ),
        Argument(role=Role.AMOUNT, passage=PASSAGE, money=Money(amount=Decimal("2500000.50"), currency="PKR", per="family")),
        Argument(role=Role.COMMUNITY, passage=PASSAGE, name="hazara"),
    ),
    told_as=ToldAs.MAIN,
)
FINDING = Finding(code="date-missing", severity=Severity.WARNING, message="no date", about="a.txt", hint="look", passage=PASSAGE)
SUGGESTION = Suggestion(left="a", right="b", score=0.9, reasons=("same day",))
INCIDENT = IncidentId("incident-00001")
PINNED = [
    "sha256:d6690fc45bf4a2952d307466176c57a327a28269934d39b2cc26fba90268f497",  # CaptureTaken
    "sha256:ad70fb3d1b321dffaef0e38bfecde56ec6923be6afe269d0d7de0149323b95d1",  # DocumentGathered
    "sha256:f2316bb7497a5d60fcc3a062abfa39805d5a136672449b8878fa2aaf7f6894fe",  # DocumentRead
    "sha256:d8d71494bc2487e78302ac9eedf91cb7f24195080dfe46d076edf52a6be2d133",  # FindingRaised
    "sha256:0918d8e3d17d5cb83838d3b1281dda317807a184446cac7bce90e573b686ebda",  # IncidentLinked
    "sha256:a71c34edfe6c634bbc25d579b9d4dffd25d4356eaa738fd89c15e2409343dfa6",  # IncidentRetired
    "sha256:cb601845f92238cca9baaf124bfb35d3736b3cf4fafdb5074047794994eeefc5",  # PromiseLinked
    "sha256:1a6864b0f0529da273d748c3448b47726c4e00b18731ccf7e4426ea733578b42",  # ActionLinked
    "sha256:efd81b45bfee6c0098841ec94b1baf2cff609644c7c50225d406f47cf2e40c17",  # SubjectWithdrawn
    "sha256:e1c8fcadc94c910fe48f4f5337924195de8341147d8ad5ac8bda6889ccd79abc",  # Judged
    "sha256:0665405334d5602aa36cdc4d3eddb163f3ce8d3dd155d4dbb43ad32630a86aec",  # Searched
    "sha256:a98269a9a33e2185fe01c41b4646b69296043ba8e33ec61738b66c2422a0352c",  # Redacted
    "sha256:372a7cec6659be5b4552482564b620455297600e4790a7a0b7251d0e581afc26",  # Rejected
]
PAYLOADS: tuple[Payload, ...] = (
    CaptureTaken(
        capture=Capture(
            id=CaptureId(f"sha256:{ZERO}"),
            origin="a.txt",
            media_type="text/plain",
            size=3,
            fetched_at="2021-01-04T06:00:00Z",
            headers=(("etag", "x"),),
        )
    ),
    DocumentGathered(document=DOCUMENT),
    DocumentRead(reading=Reading(document=DOCUMENT.id, reader=READER, mentions=(MENTION,), findings=(FINDING,))),
    FindingRaised(finding=FINDING),
    IncidentLinked(incident=Incident(id=INCIDENT, mentions=(MENTION.id,)), linker=READER, suggestions=(SUGGESTION,)),
    IncidentRetired(incident=INCIDENT, successor=None, reason="the same attack"),
    PromiseLinked(
        promise=Promise(id=PromiseId("p"), kind="compensation", institution=None, mentions=(MENTION.id,), incidents=(INCIDENT,)), linker=READER
    ),
    ActionLinked(action=Action(id=ActionId("x"), kind="paid", mentions=(MENTION.id,), incidents=()), linker=READER, suggestions=(SUGGESTION,)),
    SubjectWithdrawn(subject="p", reason="read anew"),
    Judged(
        judgement=Judgement(
            asked=Asked.ANSWERS,
            left=Anchor(document=DOCUMENT.id, start=0, end=5, kind=MentionKind.PROMISE, subtype="cash"),
            right=Anchor(document=DOCUMENT.id, start=6, end=9, kind=MentionKind.ACTION),
            verdict=Verdict.POSITIVE,
            by="first reviewer",
            why="the sentence names the families",
            found=Found(relation=Relation.ADVANCES, step=2, units=5, done_on=date(2021, 3, 4), grade=Grade.TWO_OUTLETS, source=SourceRole.MEDIA),
        )
    ),
    Searched(
        search=Search(
            query="compensation Machh",
            source="an outlet",
            since=date(2021, 1, 3),
            until=date(2021, 6, 1),
            looked_on=date(2021, 6, 2),
            hits=0,
            by="first reviewer",
        )
    ),
    Redacted(redaction=Redaction(document=DOCUMENT.id, start=0, end=3, why="asked by a family", by="first reviewer", at="2021-01-05T06:00:00Z")),
    Rejected(
        rejection=Rejection(
            anchor=Anchor(document=DOCUMENT.id, start=0, end=24, kind=MentionKind.INCIDENT),
            why="it tells of a film",
            by="first reviewer",
            at="2021-01-05T06:00:00Z",
        )
    ),
)


def test_every_kind_of_payload_is_tried_here() -> None:
    assert {type(payload) for payload in PAYLOADS} == set(PAYLOAD_KINDS.values())


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: type(payload).__name__)
def test_an_entry_is_read_back_as_it_was_written(payload: Payload) -> None:
    body = entry_bytes(sequence=7, previous=FIRST_PREVIOUS, payload=payload, made_by="test", at="2021-01-04T06:00:00Z")
    entry = entry_from_bytes(body)
    assert (entry.sequence, entry.previous, entry.payload, entry.made_by) == (7, FIRST_PREVIOUS, payload, "test")
    assert entry_bytes(sequence=entry.sequence, previous=entry.previous, payload=entry.payload, made_by=entry.made_by, at=entry.at) == body


def test_the_bytes_of_an_entry_never_change_from_one_version_to_the_next() -> None:
    """Ledgers hold these hashes for ever: where this fails, every ledger ever written would fail to verify."""
    hashes = [
        entry_from_bytes(entry_bytes(sequence=1, previous=FIRST_PREVIOUS, payload=payload, made_by="test", at="2021-01-04T06:00:00Z")).hash
        for payload in PAYLOADS
    ]
    assert hashes == PINNED


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: type(payload).__name__)
def test_anyone_can_make_the_canonical_bytes_with_a_plain_json_library(payload: Payload) -> None:
    body = entry_bytes(sequence=1, previous=FIRST_PREVIOUS, payload=payload, made_by="test", at="2021-01-04T06:00:00Z")
    assert json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == body


def test_canonical_bytes_are_sorted_compact_and_leave_text_as_it_is() -> None:
    assert canonical_bytes(Count(low=None, best=11, high=None)) == b'{"best":11,"covers":"attack","high":null,"low":null,"qualifier":null}'
    assert canonical_bytes("مچھ") == '"مچھ"'.encode()


def test_money_is_written_without_loss() -> None:
    money = Money(amount=Decimal("0.10"), currency="PKR")
    assert from_bytes(canonical_bytes(money), Money) == money
    assert str(from_bytes(canonical_bytes(money), Money).amount) == "0.10"


def test_a_noun_can_be_told_in_plain_values() -> None:
    plain = to_plain(MENTION.arguments[1])
    assert plain["date"] == {"earliest": None, "latest": "2021-01-03", "precision": "before"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not an entry",
        b"{}",
        b"\xff\xfe",
        b'{"at":"x","kind":"rumour","made_by":"x","payload":{},"previous":"x","sequence":1}',
        b'{"at":"x","extra":1,"kind":"subject_withdrawn","made_by":"x","payload":{"reason":"r","subject":"s"},"previous":"x","sequence":1}',
        b'{"at":"\xe1x","kind":"subject_withdrawn","made_by":"x","payload":{"reason":"r","subject":"s"},"previous":"x","sequence":1}',
        b'{"at":"x","kind":"subject_withdrawn","made_by":"x","payload":{"reason":"r"},"previous":"x","sequence":1}',
    ],
)
def test_bytes_that_are_no_entry_are_an_integrity_failure(body: bytes) -> None:
    with pytest.raises(IntegrityError, match="these bytes are not an entry"):
        entry_from_bytes(body)


def test_bytes_that_are_not_the_noun_are_an_integrity_failure() -> None:
    with pytest.raises(IntegrityError, match="these bytes are not a Count"):
        from_bytes(b'{"low":"eleven"}', Count)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    payload = SubjectWithdrawn(subject=text, reason=text)
    assert entry_from_bytes(entry_bytes(sequence=1, previous=FIRST_PREVIOUS, payload=payload, made_by=text, at="x")).payload == payload


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_score_is_read_back_as_it_was_written(score: float) -> None:
    suggestion = Suggestion(left="a", right="b", score=score, reasons=())
    body = canonical_bytes(suggestion)
    assert canonical_bytes(from_bytes(body, Suggestion)) == body


def test_a_documents_id_comes_from_its_content_and_not_its_capture() -> None:
    assert document_id(replace(DOCUMENT, capture=CaptureId("sha256:1"), id=DocumentId("x"))) == document_id(DOCUMENT)
    assert document_id(replace(DOCUMENT, text="at least 12 killed")) != document_id(DOCUMENT)


def test_a_mentions_id_comes_from_its_content_and_its_reader() -> None:
    assert mention_id(MENTION, reader=READER) == mention_id(MENTION, reader=READER)
    assert mention_id(MENTION, reader=ReaderVersion(name="rules", version="2")) != mention_id(MENTION, reader=READER)
