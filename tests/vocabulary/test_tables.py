from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from hisab.reading.lexicon import Lexicon
from hisab.vocabulary.tables import TABLES, Row, Vocabulary, VocabularyError, load_vocabulary, parse_table
from hisab.vocabulary.words import ActionKind, HowTestable, PromiseKind, Relation

COMMUNITIES = "id,name,kind,country,spellings,source\n"
WITH_IDS = [table for table, columns in TABLES.items() if "id" in columns]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def own(table: str, text: str) -> tuple[str, tuple[Row, ...]]:
    return table, parse_table(table, text, origin=f"hand/{table}.csv")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_there_and_has_rows(table: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.rows(table)
    assert all(tuple(row.cells) == TABLES[table] for row in vocabulary.rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source(table: str, vocabulary: Vocabulary) -> None:
    assert all(row["source"] for row in vocabulary.rows(table))


@pytest.mark.parametrize("table", [table for table, columns in TABLES.items() if "spellings" in columns])
def test_every_row_that_is_found_in_texts_has_a_spelling(table: str, vocabulary: Vocabulary) -> None:
    assert [row.cells for row in vocabulary.rows(table) if not row.spellings] == []


@pytest.mark.parametrize("table", WITH_IDS)
def test_ids_are_unique(table: str, vocabulary: Vocabulary) -> None:
    assert [name for name, count in Counter(row["id"] for row in vocabulary.rows(table)).items() if count > 1] == []


@pytest.mark.parametrize(("table", "column", "target"), [("offices", "institution", "institutions"), ("tenures", "office", "offices")])
def test_what_a_row_refers_to_is_there(table: str, column: str, target: str, vocabulary: Vocabulary) -> None:
    known = {row["id"] for row in vocabulary.rows(target)}
    assert [row[column] for row in vocabulary.rows(table) if row[column] and row[column] not in known] == []


def test_every_tenure_has_an_office(vocabulary: Vocabulary) -> None:
    assert all(row["office"] for row in vocabulary.rows("tenures"))


def test_the_days_of_a_tenure_are_dates_in_order(vocabulary: Vocabulary) -> None:
    for row in vocabulary.rows("tenures"):
        days = [date.fromisoformat(row[column]) for column in ("start", "end") if row[column]]
        assert days == sorted(days)


@pytest.mark.parametrize("table", ["institutions", "offices"])
def test_whether_a_word_binds_is_yes_or_no(table: str, vocabulary: Vocabulary) -> None:
    assert {row["bears_duty"] for row in vocabulary.rows(table)} <= {"yes", "no"}


def test_every_place_lies_in_places_that_are_there(vocabulary: Vocabulary) -> None:
    countries = {row["path"] for row in vocabulary.rows("places") if row["kind"] == "country"}
    assert [row["path"] for row in vocabulary.rows("places") if row["path"].split("/")[0] not in countries] == []


def test_points_are_on_the_globe(vocabulary: Vocabulary) -> None:
    for row in vocabulary.rows("places"):
        assert bool(row["latitude"]) == bool(row["longitude"])
        assert not row["latitude"] or (-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180)


def test_cues_name_the_kinds_that_the_schema_has(vocabulary: Vocabulary) -> None:
    kinds = {name: {row["kind"] for row in vocabulary.rows("cues") if row["set"] == name} for name in ("promise_kind", "action")}
    assert kinds == {"promise_kind": set(PromiseKind), "action": set(ActionKind)}


def test_horizons_are_whole_days_of_known_kinds(vocabulary: Vocabulary) -> None:
    days = {(row["kind"], row["subtype"]): row["days"] for row in vocabulary.rows("horizons")}
    assert days.pop(("gesture", "visit")) == ""
    assert days.pop(("protection", "never again")) == ""
    assert {kind for kind, _ in days} <= {*PromiseKind, "words"}
    assert all(int(number) > 0 for number in days.values())


def test_every_subtype_has_a_horizon_and_a_step_of_its_ladder(vocabulary: Vocabulary) -> None:
    steps = {(row["kind"], row["step"]) for row in vocabulary.rows("ladders")}
    horizons = {(row["kind"], row["subtype"]) for row in vocabulary.rows("horizons")}
    for row in vocabulary.rows("subtypes"):
        assert (row["kind"], row["step"]) in steps
        assert row["testability"] in set(HowTestable)
        assert row["testability"] == HowTestable.RHETORICAL or (row["kind"], row["subtype"]) in horizons
    assert {row["kind"] for row in vocabulary.rows("subtypes")} == set(PromiseKind)


def test_every_suggested_step_is_of_a_known_action_a_ladder_and_a_relation(vocabulary: Vocabulary) -> None:
    steps = {(row["kind"], row["step"]) for row in vocabulary.rows("ladders")}
    for row in vocabulary.rows("steps"):
        assert row["action"] in set(ActionKind)
        assert Relation(row["relation"]) is not Relation.FULFILS
        assert (row["kind"], row["step"]) in steps or (row["relation"] == Relation.CONTRADICTS and row["step"] == "0")
    assert {row["action"] for row in vocabulary.rows("steps")} == set(ActionKind)


def test_no_words_stand_for_two_subtypes_of_a_kind(vocabulary: Vocabulary) -> None:
    for kind in PromiseKind:
        spellings = [spelling.lower() for row in vocabulary.rows("subtypes") if row["kind"] == kind for spelling in row.spellings]
        assert len(spellings) == len(set(spellings))


def test_a_comma_without_quotation_marks_is_refused() -> None:
    with pytest.raises(VocabularyError, match="line 2: a row has more cells than there are columns"):
        parse_table("communities", COMMUNITIES + "one,One,ethnic,,One,a report, page 3\n", origin="hand/communities.csv")


def test_a_new_community_is_found_without_new_code() -> None:
    rows = own("communities", COMMUNITIES + "zarwani,Zarwani,ethnic,Pakistan,Zarwani|Zarwanis,a report\n")
    hits = Lexicon(load_vocabulary([rows])).names("Six Zarwanis were killed")
    assert [(hit.table, hit.row["id"]) for hit in hits] == [("communities", "zarwani")]


def test_own_rows_leave_the_packages_tables_alone() -> None:
    load_vocabulary([own("communities", COMMUNITIES + "zarwani,Zarwani,ethnic,Pakistan,Zarwani,a report\n")])
    assert load_vocabulary().row("communities", "zarwani") is None


def test_a_row_with_a_known_id_adds_its_spellings() -> None:
    before = load_vocabulary().row("communities", "hazara")
    after = load_vocabulary([own("communities", COMMUNITIES + "hazara,Other,ethnic,,Hazaaraan|Hazara,a report\n")]).row("communities", "hazara")
    assert before is not None
    assert after is not None
    assert (after["name"], after.spellings) == (before["name"], (*before.spellings, "Hazaaraan"))


@pytest.mark.parametrize("source", ["", "  "])
def test_a_row_without_a_source_is_refused_with_its_file_and_line(source: str) -> None:
    text = COMMUNITIES + f"one,One,ethnic,,One,a report\ntwo,Two,ethnic,,Two,{source}\n"
    with pytest.raises(VocabularyError, match=r"^hand/communities\.csv, line 3: a row needs a source$"):
        parse_table("communities", text, origin="hand/communities.csv")


def test_the_line_that_is_named_is_the_files_own() -> None:
    text = COMMUNITIES + '\none,One,ethnic,,"One|\nUno",a report\ntwo,Two,ethnic,,Two,\n'
    with pytest.raises(VocabularyError, match="line 5: a row needs a source"):
        parse_table("communities", text, origin="hand/communities.csv")


def test_a_row_with_an_id_left_out_is_refused() -> None:
    with pytest.raises(VocabularyError, match="line 2: a row needs an id"):
        parse_table("communities", COMMUNITIES + ",One,ethnic,,One,a report\n", origin="hand/communities.csv")


def test_a_missing_column_is_refused_with_the_columns_that_are_needed() -> None:
    with pytest.raises(VocabularyError, match=r"hand/communities\.csv: the column 'kind' is missing; communities has id, name, kind"):
        parse_table("communities", "id,name,country,spellings,source\n", origin="hand/communities.csv")


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    rows = parse_table("communities", "\ufeff" + COMMUNITIES + "one,One,ethnic,,One,a report\n", origin="hand/communities.csv")
    assert rows[0]["id"] == "one"


def test_an_office_is_shown_by_its_title_and_an_unknown_id_by_itself(vocabulary: Vocabulary) -> None:
    assert vocabulary.name("offices", "prime-minister") == "Prime Minister of Pakistan"
    assert vocabulary.name("groups", "nobody") == "nobody"


def test_spellings_are_split_and_trimmed() -> None:
    (row,) = parse_table("communities", COMMUNITIES + "one,One,ethnic,, One | Uno ||,a report\n", origin="x")
    assert row.spellings == ("One", "Uno")


def test_a_word_that_goes_with_a_kind_of_promise_goes_with_no_other() -> None:
    kinds: dict[str, set[str]] = {}
    for row in load_vocabulary().rows("cues"):
        if row["set"] == "promise_kind_word":
            for spelling in row.spellings:
                kinds.setdefault(spelling.lower(), set()).add(row["kind"])
    for row in load_vocabulary().rows("cues"):
        if row["set"] == "promise_kind":
            for spelling in row.spellings:
                if spelling.lower() in kinds:
                    kinds[spelling.lower()].add(row["kind"])
    assert {spelling: own for spelling, own in kinds.items() if len(own) > 1} == {}


def test_a_name_in_another_language_is_of_a_row_that_is_there(vocabulary: Vocabulary) -> None:
    known = {(table, row["id"]) for table in WITH_IDS for row in vocabulary.rows(table)}
    known |= {("tenures", row["person"]) for row in vocabulary.rows("tenures")}
    known |= {("places", part) for row in vocabulary.rows("places") for part in row["path"].split("/")}
    known |= {("places", row["name"]) for row in vocabulary.rows("places")}
    assert [dict(row.cells) for row in vocabulary.rows("names") if (row["table"], row["of"]) not in known] == []


def test_nothing_has_two_names_in_one_language(vocabulary: Vocabulary) -> None:
    named = Counter((row["language"], row["table"], row["of"]) for row in vocabulary.rows("names"))
    assert [name for name, count in named.items() if count > 1] == []


def test_a_name_is_given_in_the_language_that_is_asked_for_and_else_in_english(vocabulary: Vocabulary) -> None:
    assert vocabulary.name("communities", "hazara", language="ur") == "ہزارہ"
    assert vocabulary.name("communities", "hazara") == "Hazara"
    assert vocabulary.name("communities", "hausa", language="ur") == "Hausa"
