from hisab.publishing.data.exposure import exposed
from hisab.publishing.data.redaction import load_profile
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


def test_the_dry_run_lists_what_leaves_and_what_does_not(hostile_edition: Edition, vocabulary: Vocabulary) -> None:
    rows = exposed(hostile_edition, load_profile(), vocabulary=vocabulary)
    leaves = {(row.what, row.leaves) for row in rows}
    assert leaves == {("target_named", False), ("exact_point", False), ("quote", True), ("title", True), ("address", True)}
    assert {row.value for row in rows if row.what == "target_named"} == {"Orlin Baskar, a miner"}


def test_what_leaves_by_a_reason_says_the_reason(hostile_edition: Edition, vocabulary: Vocabulary) -> None:
    rows = [row for row in exposed(hostile_edition, load_profile("internal"), vocabulary=vocabulary) if row.what == "target_named"]
    assert all(row.leaves and row.reason for row in rows)
    assert len(rows) == 9


def test_an_official_leaves(edition: Edition, vocabulary: Vocabulary) -> None:
    rows = exposed(edition, load_profile(), vocabulary=vocabulary)
    assert [row.leaves for row in rows if row.what == "person_in_office"] == [True]
