from hisab.publishing.data.exposure import count_by_field, exposed
from hisab.publishing.data.redaction import load_profile
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


def test_the_dry_run_lists_what_leaves_and_what_does_not(hostile_edition: Edition, vocabulary: Vocabulary) -> None:
    rows = exposed(hostile_edition, load_profile(), vocabulary=vocabulary)
    leaves = {(row.what, row.leaves) for row in rows}
    assert leaves == {
        ("target_named", False),
        ("exact_point", False),
        ("quote", True),
        ("title", True),
        ("address", True),
        ("whole_text", False),
        ("unread_name", False),
    }
    assert {row.value for row in rows if row.what == "target_named"} == {"Orlin Baskar, a miner"}


def test_what_leaves_by_a_reason_says_the_reason(hostile_edition: Edition, vocabulary: Vocabulary) -> None:
    rows = [row for row in exposed(hostile_edition, load_profile("internal"), vocabulary=vocabulary) if row.what == "target_named"]
    assert all(row.leaves and row.reason for row in rows)
    assert len(rows) == 9


def test_an_official_leaves(edition: Edition, vocabulary: Vocabulary) -> None:
    rows = exposed(edition, load_profile(), vocabulary=vocabulary)
    assert [row.leaves for row in rows if row.what == "person_in_office"] == [True]


def test_the_dry_run_counts_what_the_pages_would_show(hostile_edition: Edition, vocabulary: Vocabulary) -> None:
    rows = count_by_field(exposed(hostile_edition, load_profile("partner"), vocabulary=vocabulary))
    counts = {what: (leaving, all_of_it) for what, leaving, all_of_it in rows}
    assert counts["whole_text"] == (9, 9)
    assert counts["unread_name"][0] == 0
    assert counts["unread_name"][1] >= 9
