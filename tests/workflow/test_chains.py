"""From reports to a status: four chains of promise and follow-up, on public facts; each report is in our words, with the address of its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hisab.records.book import Search
from hisab.records.figures import DeliverableAccount, PromiseAccount
from hisab.records.ids import PromiseId
from hisab.records.journal import Judged, Register
from hisab.records.judgements import Anchor, Found, Judgement
from hisab.records.mentions import MentionKind
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Status, Verdict
from hisab.workflow.book import log_searches
from hisab.workflow.gather import name_inputs
from hisab.workflow.progress import silently
from hisab.workflow.publish import make_edition
from hisab.workflow.run import run
from hisab.workflow.workspace import Workspace, create_workspace

from .cases import NOW, write_rows

BOTH = ("first reviewer", "second reviewer")


def report(text: str, published: str, url: str, language: str = "en") -> dict[str, str]:
    return {"text": text, "title": url.rpartition("/")[2], "published": published, "language": language, "url": url}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A workspace with the reports of one chain."""

    workspace: Workspace

    def register(self) -> Register:
        with self.workspace.open_store() as store:
            return store.register()

    def words(self, quote: str, kind: MentionKind, subtype: str = "") -> Anchor:
        """Return the anchor of words that stand in one report."""
        (document,) = [document for document in self.register().documents.values() if quote in document.text]
        start = document.text.index(quote)
        return Anchor(document=document.id, start=start, end=start + len(quote), kind=kind, subtype=subtype)

    def judge(self, promise: str, subtype: str, action: str, found: Found, *, by: Iterable[str] = BOTH) -> None:
        left, right = self.words(promise, MentionKind.PROMISE, subtype), self.words(action, MentionKind.ACTION)
        with self.workspace.writing() as store:
            for person in by:
                answer = Judgement(asked=Asked.ANSWERS, left=left, right=right, verdict=Verdict.POSITIVE, by=person, why="read both", found=found)
                store.append([Judged(judgement=answer)], made_by=person, at=NOW)

    def look(self, *, until: date) -> None:
        searches = [
            Search(query=query, source=source, since=date(2013, 1, 1), until=until, looked_on=until, hits=0, by=BOTH[0])
            for query in ("paid", "report")
            for source in ("one", "two", "three")
        ]
        with self.workspace.writing() as store:
            log_searches(store, searches, now=NOW, made_by=BOTH[0])

    def account(self, promise: str, *, as_of: date) -> PromiseAccount:
        """Return where the promise stands that is told in these words."""
        with self.workspace.writing() as store:
            edition = make_edition(self.workspace, store, as_of=as_of, now=NOW)
        wanted = [
            identifier
            for identifier, record in edition.register.promises.items()
            if any(promise in edition.register.mentions[mention].passage.quote for mention in record.mentions)
        ]
        assert len(wanted) == 1, [edition.promises[identifier].kind for identifier in wanted]
        return edition.promises[PromiseId(wanted[0])]

    def deliverable(self, promise: str, subtype: str, *, as_of: date) -> DeliverableAccount:
        (found,) = [one for one in self.account(promise, as_of=as_of).deliverables if one.deliverable.subtype == subtype]
        return found


@pytest.fixture
def chain(tmp_path: Path) -> Callable[..., Chain]:
    def make(*rows: dict[str, str]) -> Chain:
        folder = tmp_path / "reports"
        folder.mkdir()
        write_rows(folder / "all.jsonl", rows)
        workspace = create_workspace(tmp_path / "account")
        run(workspace, name_inputs([str(folder)]), as_of=None, today=date(2026, 1, 1), now=NOW, made_by="test", stdin=None, report=silently)
        return Chain(workspace=workspace)

    return make


ALAMDAR = report(
    "Twin bombings killed at least 81 people, most of them Hazaras, on Alamdar Road in Quetta on January 10, 2013.",
    "2013-01-11",
    "https://jacksonfreepress.com/news/2013/jan/11/pakistani-shiites-protest-after-attack-kills-86",
)
HEIRS = report(
    "The bombings on Alamdar Road in Quetta on January 10, 2013 killed 81 people. "
    "Prime Minister Raja Pervez Ashraf promised that compensation would be paid to the heirs of the dead before January 31, 2013.",
    "2013-01-14",
    "https://fp.brecorder.com/2013/01/201301141142867",
)
CRORES = report(
    "علمدار روڈ پر دس جنوری 2013 کے دھماکوں میں 81 افراد ہلاک ہوئے تھے۔ صوبائی حکومت نے متاثرین کے لیے بارہ کروڑ روپے سے زائد جاری کر دیے ہیں۔ "
    "ضلعی انتظامیہ کا کہنا ہے کہ نوے فیصد متاثرین کو رقم مل چکی ہے۔ بعض متاثرین کہتے ہیں کہ انہیں اب تک کچھ نہیں ملا۔",
    "2013-03-04",
    "http://jispk.com/2013/03/04/alamdar",
    "ur",
)
PAID = "نوے فیصد متاثرین کو رقم مل چکی ہے"
UNPAID = "انہیں اب تک کچھ نہیں ملا"


def test_compensation_after_alamdar_road_is_overdue_then_partly_kept_with_the_denial_beside_it(chain: Callable[..., Chain]) -> None:
    book = chain(ALAMDAR, HEIRS, CRORES)
    promise = "compensation would be paid to the heirs"
    due = book.deliverable(promise, "cash", as_of=date(2013, 1, 15))
    assert (due.ruling.status, due.deliverable.due_basis) == (Status.OPEN, "explicit")
    assert due.deliverable.due_on in {date(2013, 1, 30), date(2013, 1, 31)}
    assert book.deliverable(promise, "cash", as_of=date(2013, 3, 3)).ruling.status == Status.OVERDUE_NOT_SEARCHED
    some = Found(relation=Relation.ADVANCES, step=2, units=73, done_on=date(2013, 3, 4), grade=Grade.TWO_OUTLETS, source=SourceRole.OFFICIAL)
    none = Found(relation=Relation.CONTRADICTS, done_on=date(2013, 3, 4), grade=Grade.ONE_OUTLET, source=SourceRole.BENEFICIARY)
    book.judge(promise, "cash", PAID, some)
    book.judge(promise, "cash", UNPAID, none)
    assert book.deliverable(promise, "cash", as_of=date(2013, 3, 3)).ruling.status == Status.OVERDUE_NOT_SEARCHED
    ruling = book.deliverable(promise, "cash", as_of=date(2013, 3, 5)).ruling
    assert (ruling.status, ruling.units) == (Status.PARTLY_KEPT, 73)
    assert "against it is shown beside it" in ruling.why


MACHH = "Eleven Hazara coal miners were killed in Machh on January 3, 2021. "
RELATIVES = report(
    f"{MACHH}Maritime Affairs Minister Ali Haider Zaidi promised that he would visit the relatives on Thursday.",
    "2021-01-06",
    "https://thenews.com.pk/print/770051",
)
CAME = report(
    f"{MACHH}Prime Minister Imran Khan visited the families in Quetta on Saturday, after the burials.",
    "2021-01-09",
    "https://www.samaa.tv/news/pakistan/2021/01/pm-khan-meets-families-of-slain-hazara-coalminers-in-quetta/",
)
TODAY = report(
    f"{MACHH}The prime minister promised that if the families bury them today he will go to Quetta today.",
    "2021-01-08",
    "https://arynews.tv/en/balochistan-minister-urges-bury-miners/",
)
VISIT = Found(relation=Relation.FULFILS, step=1, done_on=date(2021, 1, 9), grade=Grade.TWO_OUTLETS, source=SourceRole.MEDIA)


def test_a_visit_promised_for_one_day_and_made_on_another_is_kept_in_the_book_and_never_rated(chain: Callable[..., Chain]) -> None:
    book = chain(RELATIVES, CAME)
    promise = "he would visit the relatives"
    book.judge(promise, "visit", "visited the families in Quetta on Saturday", VISIT)
    found = book.deliverable(promise, "visit", as_of=date(2021, 2, 1))
    assert found.ruling.status == Status.NOT_TRACKABLE
    assert [(link.done_on, link.relation) for link in found.links] == [(date(2021, 1, 9), Relation.FULFILS)]
    assert book.account(promise, as_of=date(2021, 2, 1)).made_on == date(2021, 1, 6)


def test_bury_today_and_i_come_today_keeps_its_condition_and_is_neither_kept_nor_broken(chain: Callable[..., Chain]) -> None:
    book = chain(TODAY, CAME)
    promise = "bury them today"
    account = book.account(promise, as_of=date(2021, 2, 1))
    assert account.condition is not None
    assert account.condition.startswith("if the families bury them today")
    book.judge(promise, "visit", "visited the families in Quetta on Saturday", VISIT)
    found = book.deliverable(promise, "visit", as_of=date(2021, 2, 1))
    assert found.ruling.status == Status.NOT_TRACKABLE
    assert found.links[0].done_on == date(2021, 1, 9)


AGREED = report(
    f"{MACHH}Under the agreement of Friday night the Balochistan government will pay Rs1.5 million to the heirs of each dead man and provide jobs. "
    "Federal and provincial agencies promised a security plan for the Hazara community. "
    "The Balochistan government promised that a high-level commission would investigate the killings. "
    "The Balochistan government promised that officers found negligent would be removed.",
    "2021-01-09",
    "https://tribune.com.pk/story/2279236/hazara-mourners-agree-to-call-off-quetta-sit-in-bury-slain-miners",
)
DECIDED = report(
    f"{MACHH}The Balochistan government removed two officers on January 20, 2021, an order of the department says.",
    "2021-01-21",
    "https://example.org/an-invented-order",
)


def test_the_agreement_of_january_2021_is_many_promises_each_with_its_own_clock(chain: Callable[..., Chain]) -> None:
    book = chain(AGREED, DECIDED)
    pay, commission, remove = "provide jobs", "a high-level commission would investigate", "officers found negligent would be removed"
    split = [one.deliverable for one in book.account(pay, as_of=date(2021, 2, 1)).deliverables]
    assert [(one.subtype, one.due_on) for one in split] == [("cash", date(2021, 4, 9)), ("job", date(2021, 7, 8))]
    assert book.account(commission, as_of=date(2021, 2, 1)).kind == "inquiry"
    order = Found(relation=Relation.FULFILS, step=2, done_on=date(2021, 1, 20), grade=Grade.RECORD, source=SourceRole.RECORD)
    book.judge(remove, "remove", "removed two officers on January 20, 2021", order, by=BOTH[:1])
    waiting = book.deliverable(remove, "remove", as_of=date(2021, 2, 1)).ruling
    assert waiting.status == Status.OVERDUE_NOT_SEARCHED
    assert waiting.waits_for is not None
    book.judge(remove, "remove", "removed two officers on January 20, 2021", order, by=BOTH[1:])
    assert book.deliverable(remove, "remove", as_of=date(2021, 2, 1)).ruling.status == Status.KEPT
    assert book.deliverable(pay, "cash", as_of=date(2022, 1, 1)).ruling.status == Status.OVERDUE_NOT_SEARCHED
    book.look(until=date(2022, 6, 1))
    assert book.deliverable(pay, "cash", as_of=date(2022, 6, 2)).ruling.status == Status.OVERDUE_NO_EVIDENCE
    assert book.deliverable(remove, "remove", as_of=date(2022, 6, 2)).ruling.status == Status.KEPT
