import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.site import site_files
from hisab.publishing.veil import Veil
from hisab.records.documents import Document
from hisab.records.figures import Edition
from hisab.records.mentions import MentionKind, Role
from hisab.vocabulary.tables import Vocabulary

from .conftest import Desk, exactly, incident_account, place, reading_of

TEXT = (
    "The market opened early. Traders said the road was busy. Gunmen killed two shopkeepers at Orrin, among them "
    "Orlin Baskar, 34, son of Tolv Baskar. "
    "Chief Minister Adil Rehan condemned it. Baskar leaves a wife. The weather stayed dry.\n\nA football match was put off."
)


@pytest.fixture
def report() -> tuple[Desk, Document]:
    desk = Desk()
    return desk, desk.report("Courier", date(2021, 1, 1), "Trader Orlin Baskar shot at Orrin", TEXT)


def edition_of(edition: Edition, desk: Desk) -> Edition:
    return replace(edition, register=replace(edition.register, documents=desk.documents, mentions=desk.mentions, readings={}))


@pytest.fixture
def named(edition: Edition, report: tuple[Desk, Document]) -> Edition:
    """An edition with one report, in which a reader marked the name of one of those killed."""
    desk, document = report
    sentence = next(part for part in TEXT.split(". ") if part.startswith("Gunmen")) + "."
    desk.read(document, MentionKind.INCIDENT, sentence, (Role.KILLED, "two shopkeepers", exactly(2)), (Role.TARGET, "Orlin Baskar", "Orlin Baskar"))
    return edition_of(edition, desk)


@pytest.fixture
def hostile(named: Edition) -> Edition:
    """The edition with that report alone, as an incident whose target is that name, and who claimed it a person."""
    mention = next(iter(named.register.mentions.values()))
    desk = Desk(documents=dict(named.register.documents), mentions=dict(named.register.mentions))
    incident = desk.incident(1, mention)
    account = replace(
        incident_account(None, place("Orrin"), None, mention, claimed_by=("Tolv Baskar",)), targets=("Orlin Baskar",), attributed_to=("Tolv Baskar",)
    )
    register = replace(named.register, incidents=desk.incidents, promises={}, actions={}, retired={}, suggestions={}, findings=())
    readings = {document: reading_of(desk, document) for document in desk.documents}
    return replace(
        named,
        register=replace(register, readings=readings),
        incidents={incident: account},
        promises={},
        actions={},
        figures=(),
        repeats={},
        offices={},
    )


def veil_of(edition: Edition, vocabulary: Vocabulary, profile: str = "public") -> Veil:
    return Veil(edition, vocabulary, load_profile(profile))


def test_a_name_that_was_read_and_is_kept_back_is_hidden_wherever_it_stands(named: Edition, vocabulary: Vocabulary) -> None:
    document = next(iter(named.register.documents.values()))
    veil = veil_of(named, vocabulary)
    assert {TEXT[start:end] for start, end in veil.hidden(document)} == {"Orlin Baskar", "Tolv Baskar", "Baskar"}
    assert veil.title(document, "[name withheld]") == "Trader [name withheld] shot at Orrin"


def test_a_partner_sees_the_whole_text_and_no_name(named: Edition, vocabulary: Vocabulary) -> None:
    document = next(iter(named.register.documents.values()))
    veil = veil_of(named, vocabulary, "partner")
    assert veil.windows(document) == ((0, len(TEXT)),)
    assert veil.hidden(document) == veil_of(named, vocabulary).hidden(document)


def test_inside_the_team_nothing_is_hidden(named: Edition, vocabulary: Vocabulary) -> None:
    document = next(iter(named.register.documents.values()))
    assert veil_of(named, vocabulary, "internal").hidden(document) == ()


def test_the_public_sees_the_sentences_of_values_each_with_one_beside_it(named: Edition, vocabulary: Vocabulary) -> None:
    document = next(iter(named.register.documents.values()))
    shown = [TEXT[start:end] for start, end in veil_of(named, vocabulary).windows(document)]
    assert len(shown) == 1
    assert shown[0].startswith("Traders said the road was busy. Gunmen killed")
    assert shown[0].strip().endswith("son of Tolv Baskar.")


def test_a_report_from_which_nothing_was_read_shows_no_words(edition: Edition, report: tuple[Desk, Document], vocabulary: Vocabulary) -> None:
    desk, document = report
    assert veil_of(edition_of(edition, desk), vocabulary).windows(document) == ()


def test_a_quote_keeps_its_other_words(named: Edition, vocabulary: Vocabulary) -> None:
    mention = next(iter(named.register.mentions.values()))
    words = veil_of(named, vocabulary).passage(mention.passage, "[…]")
    assert words == "Gunmen killed two shopkeepers at Orrin, among them […], 34, son of […]."


def _site(edition: Edition, vocabulary: Vocabulary, profile: str) -> dict[str, str]:
    files = site_files(edition, vocabulary=vocabulary, profile=profile)
    return {path: content.decode() for path, content in files if path.endswith(".html")}


def test_no_page_of_any_language_shows_a_name_that_is_kept_back(hostile: Edition, vocabulary: Vocabulary) -> None:
    shown = [path for path, page in _site(hostile, vocabulary, "public").items() if "Orlin" in page or "Baskar" in page]
    assert shown == []


def test_no_file_of_the_public_data_holds_a_name_that_is_kept_back(hostile: Edition, vocabulary: Vocabulary) -> None:
    files = [(path, content) for path, content in site_files(hostile, vocabulary=vocabulary) if path.startswith("data/")]
    assert files
    assert [path for path, content in files if b"Orlin" in content or b"Baskar" in content] == []


def test_what_is_kept_back_is_seen_to_be(hostile: Edition, vocabulary: Vocabulary) -> None:
    pages = _site(hostile, vocabulary, "public")
    document = next(page for path, page in sorted(pages.items()) if path.startswith("documents/") and "withheld" in page)
    assert '<span class="withheld" lang="en" dir="auto">[name withheld]</span>' in document


@pytest.mark.parametrize("profile", ["public", "partner", "internal"])
def test_every_figure_still_leads_to_its_sentence(hostile: Edition, vocabulary: Vocabulary, profile: str) -> None:
    pages = _site(hostile, vocabulary, profile)
    for path, page in pages.items():
        for target, anchor in re.findall(r'href="([^"#:]*documents/[^"#]+)#(m-[^"]+)"', page):
            where = (Path(path).parent / target).as_posix()
            parts: list[str] = []
            for part in where.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert f'id="{anchor}"' in pages["/".join(parts)]


@pytest.mark.parametrize("profile", ["partner", "internal"])
def test_an_edition_that_is_not_public_says_so_on_every_page(edition: Edition, vocabulary: Vocabulary, profile: str) -> None:
    for path, page in _site(edition, vocabulary, profile).items():
        if not path.startswith("ur/") and 'http-equiv="refresh"' not in page:
            assert f"Not for publication: {profile} edition" in page, path


def test_a_public_edition_names_its_profile_in_its_foot(edition: Edition, vocabulary: Vocabulary) -> None:
    page = _site(edition, vocabulary, "public")["index.html"]
    assert "What is kept back follows the redaction profile public." in page
    assert "Not for publication" not in page


def test_what_was_read_as_a_place_is_no_name(edition: Edition, vocabulary: Vocabulary) -> None:
    desk = Desk()
    document = desk.report("Courier", date(2021, 1, 1), "x", "Two men were killed at Orrin Wells near Tolv Baskar.")
    desk.read(document, MentionKind.INCIDENT, "Two men were killed at Orrin Wells", (Role.PLACE, "Orrin Wells", place("Orrin Wells")))
    hidden = veil_of(edition_of(edition, desk), vocabulary).hidden(document)
    assert [document.text[start:end] for start, end in hidden] == ["Tolv Baskar"]


def test_an_official_whom_a_reader_marked_stays_by_whatever_part_of_the_name(edition: Edition, vocabulary: Vocabulary) -> None:
    desk = Desk()
    text = "Governor Tavor Hesk came. Later Hesk promised guards, and Tavor Hesk left. Gunmen had killed Marun Delvar, 14, a boy."
    document = desk.report("Courier", date(2021, 1, 1), "x", text)
    desk.read(
        document, MentionKind.PROMISE, "Governor Tavor Hesk came.", (Role.OFFICE, "Governor", "governor"), (Role.PERSON, "Tavor Hesk", "Tavor Hesk")
    )
    hidden = veil_of(edition_of(edition, desk), vocabulary).hidden(document)
    assert [document.text[start:end] for start, end in hidden] == ["Marun Delvar"]
