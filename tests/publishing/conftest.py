"""A small edition about places that do not exist: three attacks, five promises, sources in conflict, one undated, one in Urdu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from hisab.publishing.site import publish_site
from hisab.records.book import Deliverable, Ruling
from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Document, Passage
from hisab.records.figures import ActionAccount, DeliverableAccount, Edition, Figure, IncidentAccount, PromiseAccount, Toll
from hisab.records.findings import Finding, Severity
from hisab.records.ids import ActionId, CaptureId, DocumentId, EntryHash, IncidentId, MentionId, PromiseId, content_id, mint_incident_id
from hisab.records.journal import Checkpoint, IncidentRetired, Register
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.subjects import Action, Incident, Promise, Suggestion
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place, PlaceLevel
from hisab.vocabulary.tables import TABLES, Row, Vocabulary
from hisab.vocabulary.words import HowTestable, PromiseKind, Status

READER = ReaderVersion(name="test reader", version="1")
AS_OF = date(2022, 6, 1)
CRITERION = Passage(document=DocumentId("d"), start=0, end=3, quote="pay")
HOSTILE = "<script>alert('x')</script> \u202eesrever\u202c & \"quotes\" " + "w" * 400


def day(year: int, month: int, number: int) -> DateSpan:
    return DateSpan(earliest=date(year, month, number), latest=date(year, month, number), precision=DatePrecision.DAY)


def exactly(number: int, *, covers: Covers = Covers.ATTACK) -> Count:
    return Count(low=number, best=number, high=number, covers=covers)


def place(name: str) -> Place:
    return Place(id=name.lower(), name=name, level=PlaceLevel.TOWN, path=("nowhere", "upper-vale", name.lower()))


@dataclass
class Desk:
    """Builds a register by quoting: every passage is found by its words."""

    documents: dict[DocumentId, Document] = field(default_factory=dict)
    mentions: dict[MentionId, Mention] = field(default_factory=dict)
    incidents: dict[IncidentId, Incident] = field(default_factory=dict)
    promises: dict[PromiseId, Promise] = field(default_factory=dict)
    actions: dict[ActionId, Action] = field(default_factory=dict)

    def report(self, outlet: str, published: date | None, title: str, text: str, *, language: str = "en", address: str | None = None) -> Document:
        draft = Document(
            id=DocumentId(""),
            capture=CaptureId(content_id(text.encode())),
            source=outlet,
            text=text,
            title=title,
            published=published,
            language=language,
            address=address,
            derived_by="plain text 1",
        )
        document = Document(**{name: getattr(draft, name) for name in Document.__slots__ if name != "id"}, id=document_id(draft))
        self.documents[document.id] = document
        return document

    def read(self, document: Document, kind: MentionKind, sentence: str, *values: tuple[Role, str, object], told_as: ToldAs | None = None) -> Mention:
        arguments = tuple(self._argument(document, role, words, value) for role, words, value in values)
        start = document.text.index(sentence)
        draft = Mention(
            id=MentionId(""),
            document=document.id,
            kind=kind,
            passage=document.passage(start, start + len(sentence)),
            arguments=arguments,
            told_as=told_as,
        )
        mention = Mention(
            id=mention_id(draft, reader=READER),
            document=draft.document,
            kind=kind,
            passage=draft.passage,
            arguments=arguments,
            told_as=told_as,
        )
        self.mentions[mention.id] = mention
        return mention

    @staticmethod
    def _argument(document: Document, role: Role, words: str, value: object) -> Argument:
        start = document.text.index(words)
        passage = document.passage(start, start + len(words))
        return Argument(
            role=role,
            passage=passage,
            count=value if isinstance(value, Count) else None,
            date=value if isinstance(value, DateSpan) else None,
            place=value if isinstance(value, Place) else None,
            money=value if isinstance(value, Money) else None,
            name=value if isinstance(value, str) else None,
        )

    def incident(self, number: int, *mentions: Mention) -> IncidentId:
        identifier = mint_incident_id(number)
        self.incidents[identifier] = Incident(id=identifier, mentions=tuple(sorted(mention.id for mention in mentions)))
        return identifier

    def promise(self, kind: str | None, mention: Mention, *incidents: IncidentId, institution: str | None = None) -> PromiseId:
        identifier = PromiseId(content_id(b"promise" + mention.id.encode()))
        self.promises[identifier] = Promise(id=identifier, kind=kind, institution=institution, mentions=(mention.id,), incidents=incidents)
        return identifier

    def action(self, kind: str, mention: Mention, *incidents: IncidentId) -> ActionId:
        identifier = ActionId(content_id(b"action" + mention.id.encode()))
        self.actions[identifier] = Action(id=identifier, kind=kind, mentions=(mention.id,), incidents=incidents)
        return identifier


def incident_account(
    when: DateSpan | None, where: Place | None, killed: Toll | None, *mentions: Mention, claimed_by: tuple[str, ...] = ()
) -> IncidentAccount:
    documents = tuple(sorted({mention.document for mention in mentions}))
    return IncidentAccount(
        date=when,
        place=where,
        communities=("vale-people",),
        targets=("coal miners",),
        claimed_by=claimed_by,
        attributed_to=(),
        methods=("shooting",),
        killed=killed,
        injured=None,
        documents=documents,
        independent_sources=len(documents),
    )


def promise_account(kind: str | None, made_on: date | None, status: str, *, due_on: date | None = None, due_basis: str = "none") -> PromiseAccount:
    why = "No search has been logged up to this date."
    rated = (
        (
            DeliverableAccount(
                deliverable=Deliverable(
                    kind=PromiseKind(kind), subtype="any", step=1, testability=HowTestable.ACTION, criterion=CRITERION,
                    due_on=due_on, due_basis=due_basis, rule="test",
                ),
                ruling=Ruling(status=Status(status), why=why),
            ),
        )
        if kind is not None
        else ()
    )  # fmt: skip
    return PromiseAccount(
        kind=kind,
        person="Adil Rehan",
        office="chief-minister-vale",
        institution="government-vale",
        made_on=made_on,
        due_on=due_on,
        due_basis=due_basis,
        status=status,
        why=why,
        deliverables=rated,
    )


def figure(name: str, label: str, value: Count, *counted: str) -> Figure:
    return Figure(name=name, label=label, value=value, counted=counted, recipe=f"{name} 1", caveat="Reports not read are not counted.", as_of=AS_OF)


def checkpoint(size: int) -> Checkpoint:
    return Checkpoint(size=size, root=content_id(b"root"), head=EntryHash(content_id(b"head")), at="2022-06-01T00:00:00Z")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return make_vocabulary()


def make_vocabulary() -> Vocabulary:
    rows = {
        "communities": {"id": "vale-people", "name": "Vale people"},
        "groups": {"id": "grey-front", "name": "Grey Front"},
        "institutions": {"id": "government-vale", "name": "Government of the Vale"},
        "offices": {"id": "chief-minister-vale", "title": "Chief Minister"},
        "places": {"id": "upper-vale", "name": "Upper Vale"},
    }
    tables = {
        table: (Row(table=table, cells=MappingProxyType(dict.fromkeys(columns, "") | rows[table] | {"source": "invented"})),) if table in rows else ()
        for table, columns in TABLES.items()
    }
    return Vocabulary(tables=MappingProxyType(tables))


@pytest.fixture(scope="session")
def empty_edition() -> Edition:
    return Edition(
        checkpoint=checkpoint(0),
        register=Register(),
        as_of=AS_OF,
        figures=(),
        incidents=MappingProxyType({}),
        promises=MappingProxyType({}),
        actions=MappingProxyType({}),
    )


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make_edition()


def make_edition() -> Edition:
    desk = Desk()
    first = desk.report(
        "The Vale Courier",
        date(2021, 1, 4),
        "Eleven miners killed at Orrin",
        "ORRIN: Gunmen killed 11 coal miners of the Vale people at Orrin on Sunday, police said. Four others were injured.\n\n"
        "The Grey Front claimed the attack in a statement. Chief Minister Adil Rehan announced Rs 1.5 million for each family within 90 days "
        "and vowed that the culprits would be arrested.\n\nIn five years 509 people were killed in the Upper Vale, the rights commission says.",
        address="https://courier.example/2021/01/04/orrin?a=1&b=2",
    )
    second = desk.report(
        "Evening Register",
        date(2021, 1, 5),
        HOSTILE,
        "At least 10 miners were killed on 3 January at Orrin; a union official put the dead at 13. Police arrested two men on Monday. "
        f"The minister said a commission would find out who was behind it. {HOSTILE}",
        address="javascript:alert(1)",
    )
    urdu = desk.report(
        "روزنامہ وادی",
        date(2021, 8, 12),
        "درہ میں بس پر حملہ",
        "درہ میں بدھ کو بس پر فائرنگ سے تین افراد جاں بحق ہو گئے۔ وزیر اعلیٰ نے حفاظت کا وعدہ کیا۔",
        language="ur",
    )
    undated = desk.report("The Vale Courier", None, "An older attack recalled", "Years ago men were shot at the well of Sarn. Nobody counted them.")

    orrin_one = desk.read(
        first,
        MentionKind.INCIDENT,
        "Gunmen killed 11 coal miners of the Vale people at Orrin on Sunday, police said. Four others were injured.",
        (Role.KILLED, "killed 11 coal miners", exactly(11)),
        (Role.INJURED, "Four others", exactly(4)),
        (Role.DATE, "on Sunday", day(2021, 1, 3)),
        (Role.PLACE, "at Orrin", place("Orrin")),
        (Role.TARGET, "coal miners", "coal miners"),
        (Role.COMMUNITY, "Vale people", "vale-people"),
        (Role.CLAIMED, "The Grey Front claimed the attack", "grey-front"),
        told_as=ToldAs.MAIN,
    )
    orrin_two = desk.read(
        second,
        MentionKind.INCIDENT,
        "At least 10 miners were killed on 3 January at Orrin; a union official put the dead at 13.",
        (Role.KILLED, "At least 10", Count(low=10, best=10, high=None, qualifier="at least")),
        (Role.KILLED, "13", exactly(13)),
        (Role.KILLED, "two men", exactly(2, covers=Covers.ATTACKERS)),
        (Role.DATE, "3 January", day(2021, 1, 3)),
        (Role.PLACE, "at Orrin", place("Orrin")),
        told_as=ToldAs.MAIN,
    )
    bus = desk.read(
        urdu,
        MentionKind.INCIDENT,
        "درہ میں بدھ کو بس پر فائرنگ سے تین افراد جاں بحق ہو گئے۔",
        (Role.KILLED, "تین افراد", exactly(3)),
        (Role.DATE, "بدھ کو", day(2021, 8, 11)),
        (Role.PLACE, "درہ", place("Darra")),
        told_as=ToldAs.MAIN,
    )
    well = desk.read(
        undated,
        MentionKind.INCIDENT,
        "Years ago men were shot at the well of Sarn.",
        (Role.PLACE, "Sarn", place("Sarn")),
        told_as=ToldAs.RECALLED,
    )
    elsewhere = desk.read(second, MentionKind.INCIDENT, "Police arrested two men on Monday.", (Role.CLAIM_DENIED, "Police", "grey-front"))
    cash = desk.read(
        first,
        MentionKind.PROMISE,
        "Chief Minister Adil Rehan announced Rs 1.5 million for each family within 90 days",
        (Role.PERSON, "Adil Rehan", "Adil Rehan"),
        (Role.OFFICE, "Chief Minister", "chief-minister-vale"),
        (Role.KIND, "Rs 1.5 million for each family", "compensation"),
        (Role.ACT, "announced", "announcement"),
        (Role.AMOUNT, "Rs 1.5 million for each family", Money(amount=Decimal(1500000), currency="PKR", per="family")),
        (Role.DEADLINE, "within 90 days", day(2021, 4, 4)),
    )
    arrests = desk.read(first, MentionKind.PROMISE, "vowed that the culprits would be arrested", (Role.KIND, "culprits would be arrested", "justice"))
    commission = desk.read(
        second, MentionKind.PROMISE, "The minister said a commission would find out who was behind it.", (Role.KIND, "a commission", "inquiry")
    )
    guards = desk.read(urdu, MentionKind.PROMISE, "وزیر اعلیٰ نے حفاظت کا وعدہ کیا۔", (Role.KIND, "حفاظت", "protection"))
    vague = desk.read(undated, MentionKind.PROMISE, "Nobody counted them.")
    arrested = desk.read(
        second,
        MentionKind.ACTION,
        "Police arrested two men on Monday.",
        (Role.DATE, "on Monday", day(2021, 1, 4)),
        (Role.UNITS, "two men", exactly(2)),
    )
    desk.read(
        first,
        MentionKind.TOTAL,
        "In five years 509 people were killed in the Upper Vale, the rights commission says.",
        (Role.KILLED, "509 people", exactly(509, covers=Covers.PERIOD)),
        (Role.SCOPE, "in the Upper Vale", "the Upper Vale"),
        (Role.SAID_BY, "the rights commission", "rights commission"),
    )

    orrin, darra, sarn = desk.incident(1, orrin_one, orrin_two), desk.incident(2, bus), desk.incident(3, well)
    far = desk.incident(5, elsewhere)
    promises: dict[str, PromiseAccount] = {
        desk.promise("compensation", cash, orrin, institution="government-vale"): promise_account(
            "compensation", date(2021, 1, 4), "overdue, not searched", due_on=date(2021, 4, 4), due_basis="explicit"
        ),
        desk.promise("justice", arrests, orrin): promise_account(
            "justice", date(2021, 1, 4), "overdue, not searched", due_on=date(2021, 4, 4), due_basis="default"
        ),
        desk.promise("inquiry", commission, orrin): promise_account(
            "inquiry", date(2022, 4, 20), "open", due_on=date(2022, 8, 1), due_basis="default"
        ),
        desk.promise("protection", guards, darra): promise_account("protection", date(2021, 8, 12), "not trackable"),
        desk.promise(None, vague): promise_account(None, None, "not trackable"),
    }
    visit = desk.read(second, MentionKind.ACTION, "The minister said a commission", (Role.DATE, "3 January", day(2021, 1, 3)))
    action = desk.action("arrest", arrested, orrin)
    visited = desk.action("visit", visit, orrin)
    cash_id = next(iter(promises))
    toll = Toll(
        count=Count(low=10, best=None, high=13),
        resting_on=((orrin_one.id, 0), (orrin_two.id, 0), (orrin_two.id, 1)),
        recipe="toll 1: lowest to highest",
    )
    finding = Finding(
        code="title-missing", severity=Severity.NOTE, message="the page has no title", about=undated.id, hint="Nothing needs to be done."
    )
    register = Register(
        size=9,
        documents=MappingProxyType(desk.documents),
        readings=MappingProxyType({key: reading_of(desk, key) for key in desk.documents}),
        mentions=MappingProxyType(desk.mentions),
        incidents=MappingProxyType(desk.incidents),
        retired=MappingProxyType(
            {mint_incident_id(4): IncidentRetired(incident=mint_incident_id(4), successor=orrin, reason="merged with incident-00001")}
        ),
        promises=MappingProxyType(desk.promises),
        actions=MappingProxyType(desk.actions),
        suggestions=MappingProxyType(
            {cash_id: (Suggestion(left=cash_id, right=orrin, score=0.9, reasons=("told in the same report", "one day after")),)}
        ),
        findings=(finding,),
    )
    return Edition(
        checkpoint=checkpoint(9),
        register=register,
        as_of=AS_OF,
        scope=("vale-people",),
        figures=(
            figure("people_killed", "people killed", Count(low=13, best=None, high=16), orrin, darra),
            figure("promises_due", "promises due", exactly(2), *promises),
            figure("promises_kept", "promises kept", Count(low=0, best=None, high=0, qualifier="of 2"), *promises),
        ),
        incidents=MappingProxyType(
            {
                orrin: incident_account(day(2021, 1, 3), place("Orrin"), toll, orrin_one, orrin_two, claimed_by=("grey-front",)),
                darra: incident_account(
                    day(2021, 8, 11), place("Darra"), Toll(count=exactly(3), resting_on=((bus.id, 0),), recipe="toll 1: lowest to highest"), bus
                ),
                sarn: incident_account(None, place("Sarn"), None, well),
                far: replace(
                    incident_account(day(2021, 2, 2), place("Velmoor"), None, elsewhere), left_out="none of the account’s communities is named"
                ),
            }
        ),
        promises=MappingProxyType({key: _quoting_itself(desk, key, account) for key, account in promises.items()}),
        actions=MappingProxyType(
            {
                action: ActionAccount(kind="arrest", done_on=day(2021, 1, 4), reported_on=date(2021, 1, 5)),
                visited: ActionAccount(kind="visit", done_on=None, reported_on=None),
            }
        ),
    )


def _quoting_itself(desk: Desk, identifier: str, account: PromiseAccount) -> PromiseAccount:
    """Return the account with its criteria in the promise's own words."""
    own = desk.mentions[desk.promises[PromiseId(identifier)].mentions[0]].passage
    rated = tuple(replace(each, deliverable=replace(each.deliverable, criterion=own)) for each in account.deliverables)
    return replace(account, deliverables=rated)


def reading_of(desk: Desk, document: DocumentId) -> Reading:
    mentions = tuple(mention for mention in desk.mentions.values() if mention.document == document)
    return Reading(document=document, reader=READER, mentions=mentions, findings=())


@pytest.fixture(scope="session")
def site(edition: Edition, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_site(edition, tmp_path_factory.mktemp("published") / "site", vocabulary=vocabulary)


@pytest.fixture(scope="session")
def many() -> Callable[[int, int], Edition]:
    return make_many


def make_many(attacks: int, pledges: int) -> Edition:
    """Return an edition of `attacks` incidents over sixteen years and `pledges` promises that follow them."""
    desk = Desk()
    incidents: dict[str, IncidentAccount] = {}
    promises: dict[str, PromiseAccount] = {}
    kinds = ("justice", "compensation", "compensation", "protection", "inquiry", "gesture")
    towns = ("Orrin", "Darra", "Sarn", "Velmoor", "High Kestle")
    months = attacks and 16 * 12 // attacks
    for number in range(attacks):
        month = number * months
        when = date(2005 + month // 12, month % 12 + 1, 1 + number % 27)
        low, town = 1 + (number * 7919) % (90 if number % 9 == 0 else 14), towns[number % 5]
        killed = Count(low=low, best=None, high=low + number % 4)
        text = f"Gunmen killed {low} people at {town}. The chief minister promised that it would be answered."
        document = desk.report("The Vale Courier", when, f"{low} killed at {town} ({number})", text)
        mention = desk.read(document, MentionKind.INCIDENT, f"Gunmen killed {low} people at {town}.", (Role.KILLED, str(low), exactly(low)))
        identifier = desk.incident(number + 1, mention)
        toll = Toll(count=killed, resting_on=((mention.id, 0),), recipe="toll 1: lowest to highest")
        incidents[identifier] = incident_account(day(when.year, when.month, when.day), place(town), toll, mention, claimed_by=("grey-front",))
        for index in range(pledges // attacks):
            given = desk.read(document, MentionKind.PROMISE, "The chief minister promised", (Role.KIND, "promised" + " that it would"[:index], "x"))
            kind = kinds[(number + index) % 6]
            due = date.fromordinal(when.toordinal() + 90)
            trackable = kind != "gesture"
            status = ("overdue, not searched" if due < AS_OF else "open") if trackable else "not trackable"
            account = promise_account(kind, when, status, due_on=due if trackable else None, due_basis="default" if trackable else "none")
            pledge = desk.promise(kind, given, identifier)
            promises[pledge] = _quoting_itself(desk, pledge, account)
    register = Register(
        size=9,
        documents=MappingProxyType(desk.documents),
        readings=MappingProxyType({key: reading_of(desk, key) for key in desk.documents}),
        mentions=MappingProxyType(desk.mentions),
        incidents=MappingProxyType(desk.incidents),
        promises=MappingProxyType(desk.promises),
    )
    figures = (
        figure("people_killed", "people killed", Count(low=700, best=None, high=812), *incidents),
        figure("promises_due", "promises due", exactly(len(promises)), *promises),
        figure("promises_kept", "promises kept", Count(low=0, best=None, high=3, qualifier=f"of {len(promises)}"), *promises),
    )
    return Edition(
        checkpoint=checkpoint(9),
        register=register,
        as_of=AS_OF,
        figures=figures,
        incidents=MappingProxyType(incidents),
        promises=MappingProxyType(promises),
        actions=MappingProxyType({}),
    )
