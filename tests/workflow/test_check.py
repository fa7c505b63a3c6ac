"""An article beside the record: each assertion has an answer from the record, with what it rests on; the article changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hisab.records.answers import Answer, Verdict
from hisab.workflow.check import Checked, check_inputs, say_checked
from hisab.workflow.gather import name_inputs
from hisab.workflow.progress import silently
from hisab.workflow.readers import default_reader
from hisab.workflow.run import run
from hisab.workflow.workspace import Workspace, create_workspace

from .cases import LATER, MACHH, NOW, write_rows

AS_OF = date(2021, 6, 1)
ALAMDAR = {
    "text": "A bomb killed 90 Hazara people in Quetta on January 10, 2013. "
    "The prime minister promised to pay compensation to the families of the victims.",
    "title": "Quetta",
    "published": "2013-01-11",
    "language": "en",
    "url": "https://example.org/quetta",
}


@pytest.fixture
def account(tmp_path: Path) -> Workspace:
    reports = tmp_path / "reports"
    reports.mkdir()
    write_rows(reports / "all.jsonl", [MACHH, LATER, ALAMDAR])
    workspace = create_workspace(tmp_path / "account", communities=("hazara",))
    run(workspace, name_inputs([str(reports)]), as_of=AS_OF, today=AS_OF, now=NOW, made_by="test", stdin=None, report=silently)
    return workspace


def checked(account: Workspace, tmp_path: Path, text: str) -> Checked:
    article = write_rows(tmp_path / "article.jsonl", [{"text": text, "title": "An editorial", "published": "2021-01-08", "language": "en"}])
    with account.open_store() as store:
        before = store.register()
        found = check_inputs(account, store, name_inputs([str(article)]), reader=default_reader(account.vocabulary), as_of=AS_OF, now=NOW, stdin=None)
        (result,) = [one for one in found if isinstance(one, Checked)]
        assert store.register().documents == before.documents
    return result


def the(result: Checked, asserts: str) -> Answer:
    (found,) = [one for one in result.answers if one.asserts == asserts]
    return found


def words(answer: Answer) -> str:
    return "\n".join(line.words for line in answer.lines)


def test_a_toll_in_the_range_of_the_sources_agrees_and_each_number_is_shown_by_source(account: Workspace, tmp_path: Path) -> None:
    toll = the(checked(account, tmp_path, "Gunmen killed 11 Hazara coal miners in Machh on January 3, 2021."), "people killed")
    assert toll.verdict is Verdict.AGREES
    assert "11–12" in words(toll)
    assert toll.lines[0].rests_on[0].startswith("incident-")


def test_a_toll_outside_the_range_differs(account: Workspace, tmp_path: Path) -> None:
    toll = the(checked(account, tmp_path, "Gunmen killed 15 Hazara coal miners in Machh on January 3, 2021."), "people killed")
    assert toll.verdict is Verdict.DIFFERS


def test_an_attack_that_is_not_recorded_cannot_be_told(account: Workspace, tmp_path: Path) -> None:
    toll = the(checked(account, tmp_path, "Gunmen killed 7 Hazara students in Kabul on March 3, 2019."), "people killed")
    assert (toll.verdict, words(toll)) == (Verdict.CANNOT_TELL, "no record of this attack")


def test_what_a_writer_says_in_general_is_answered_by_what_there_is(account: Workspace, tmp_path: Path) -> None:
    editorial = (
        "Gunmen killed 11 Hazara coal miners in Machh on January 3, 2021. "
        "Attacks on the Hazara have become so commonplace that they do not even register. "
        "There had been relative calm. So many before him have made the same claims. "
        "The state has never really done anything on the ground."
    )
    result = checked(account, tmp_path, editorial)
    assert "no attack recorded in the year before 3 January 2021" in words(the(result, "commonness")).replace("attacks", "attack")
    assert "2013: 1" in words(the(result, "commonness"))
    assert "2915 days earlier, on 10 January 2013" in words(the(result, "lull"))
    repeated = the(result, "repetition")
    assert repeated.verdict is Verdict.AGREES
    assert "11 January 2013" in words(repeated)
    came = the(result, "non-fulfilment")
    assert (came.verdict, "overdue, not searched: 1" in words(came)) == (Verdict.TELLS, True)
    assert "cannot say that nothing did" in came.caveat


def test_the_page_escapes_what_an_article_says(account: Workspace, tmp_path: Path) -> None:
    result = checked(account, tmp_path, "Gunmen killed 11 Hazara <script>alert(1)</script> miners in Machh on January 3, 2021.")
    assert "<script>" not in say_checked(result, as_html=True)
    assert "<script>" not in say_checked(result, as_html=False)


def test_an_article_without_an_assertion_has_no_answer(account: Workspace, tmp_path: Path) -> None:
    result = checked(account, tmp_path, "The openers made 90 in six overs.")
    assert result.answers == ()
    assert "No factual assertion" in say_checked(result, as_html=False)


def test_a_recent_killing_without_a_day_is_the_one_record_that_fits(account: Workspace, tmp_path: Path) -> None:
    toll = the(checked(account, tmp_path, "The recent killing of 11 Hazara coalminers in Balochistan shocked nobody."), "people killed")
    assert (toll.verdict, "11–12" in words(toll)) == (Verdict.AGREES, True)
    other = the(checked(account, tmp_path, "The recent killing of 40 Hazara coalminers in Balochistan shocked nobody."), "people killed")
    assert other.verdict is Verdict.CANNOT_TELL


SEED = Path(__file__).parents[3] / "shared" / "seed.txt"


@pytest.mark.skipif(not SEED.is_file(), reason="the editorial lies beside the project, not in it")
def test_the_editorial_that_it_began_with_is_answered(account: Workspace, tmp_path: Path) -> None:
    result = checked(account, tmp_path, SEED.read_text(encoding="utf-8"))
    assert the(result, "people killed").verdict is Verdict.AGREES
    assert {"claimed by", "commonness", "lull", "attention", "repetition", "promise of justice", "promise of compensation"} <= {
        one.asserts for one in result.answers
    }
