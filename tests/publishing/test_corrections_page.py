from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from hisab.publishing.corrections_page import corrections, corrections_feed, kept_back
from hisab.publishing.press import prepare
from hisab.publishing.site import site_files
from hisab.records.figures import Edition
from hisab.records.ids import IncidentId
from hisab.records.journal import IncidentRetired, SubjectWithdrawn
from hisab.vocabulary.tables import Vocabulary

ATOM = "{http://www.w3.org/2005/Atom}"
GONE = IncidentId("incident-00099")


def corrected(edition: Edition) -> Edition:
    """The edition with an incident that no report tells any longer, and a promise that was withdrawn; it had a merged one already."""
    register = edition.register
    retired = {**register.retired, GONE: IncidentRetired(incident=GONE, successor=None, reason="no report tells it any longer")}
    withdrawn = {"sha256:ab12": SubjectWithdrawn(subject="sha256:ab12", reason="<its document was read anew>")}
    return replace(edition, register=replace(register, retired=retired, withdrawn=withdrawn))


def test_every_merged_and_withdrawn_record_is_listed_with_its_reason_and_successor(edition: Edition, vocabulary: Vocabulary) -> None:
    found = {
        (each.identifier, each.what, *(one.identifier for one in each.successors)) for each in corrections(prepare(corrected(edition), vocabulary))
    }
    assert found == {("incident-00004", "merged", "incident-00001"), ("incident-00099", "withdrawn"), ("ab12", "withdrawn")}


def test_an_incident_that_no_report_tells_any_longer_says_so_and_is_counted_nowhere(edition: Edition, vocabulary: Vocabulary) -> None:
    changed = corrected(edition)
    pages = dict(site_files(changed, vocabulary=vocabulary, languages=("en",)))
    page = pages["incidents/incident-00099.html"].decode()
    assert "no report tells it any longer" in page
    assert "No figure counts it." in page
    assert not any(GONE in figure.counted for figure in changed.figures)
    assert b'id="c-incident-00099-withdrawn"' in pages["corrections.html"]


def test_the_feed_is_well_formed_and_says_the_same(edition: Edition, vocabulary: Vocabulary) -> None:
    feed = ElementTree.fromstring(corrections_feed(prepare(corrected(edition), vocabulary)))
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(title or "" for title in titles) == ["ab12: withdrawn", "incident-00004: merged", "incident-00099: withdrawn"]
    assert feed.findtext(f"{ATOM}updated") == edition.checkpoint.at
    assert all("://" not in (link.get("href") or "") for link in feed.iter(f"{ATOM}link"))


def test_the_same_change_keeps_its_id_from_one_edition_to_the_next(edition: Edition, vocabulary: Vocabulary) -> None:
    first, later = (
        {entry.findtext(f"{ATOM}id") for entry in ElementTree.fromstring(corrections_feed(prepare(each, vocabulary))).findall(f"{ATOM}entry")}
        for each in (edition, corrected(edition))
    )
    assert first < later


def test_an_edition_without_changes_lists_none_and_has_an_empty_feed(empty_edition: Edition, vocabulary: Vocabulary) -> None:
    press = prepare(empty_edition, vocabulary)
    assert corrections(press) == ()
    assert ElementTree.fromstring(corrections_feed(press)).find(f"{ATOM}entry") is None


def test_the_page_stands_in_each_language_and_every_page_leads_to_it(site: Path) -> None:
    for page in ("index.html", "ur/index.html"):
        assert 'href="corrections.html"' in (site / page).read_text(encoding="utf-8")
    assert (site / "ur" / "corrections.html").exists()


def test_a_public_edition_says_how_much_is_kept_back_and_names_nothing(edition: Edition, vocabulary: Vocabulary) -> None:
    assert all(each.count.isdigit() for each in kept_back(prepare(edition, vocabulary)))
