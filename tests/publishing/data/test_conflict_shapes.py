from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hisab.publishing.data.conflict_shapes import country_numbers
from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.write import write_data
from hisab.records.figures import Edition
from hisab.records.values import DatePrecision, DateSpan
from hisab.vocabulary.tables import Vocabulary, load_vocabulary

from .conftest import EXACT
from .readback import header, rows

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
    "interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,"
    "fatalities,tags,timestamp"
)
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,"
    "side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,"
    "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)


def test_the_columns_are_those_of_acled_and_of_ged(data: Path) -> None:
    assert header(data, "acled.csv") == ACLED
    assert ACLED.count(",") == 30
    assert header(data, "ged.csv") == GED
    assert GED.count(",") == 48


def test_fatalities_is_the_low_figure_and_the_notes_say_the_range_and_why(data: Path) -> None:
    orrin = rows(data, "acled.csv")[0]
    assert orrin["fatalities"] == "10"
    assert "People killed: 10 to 13, by the rule: toll 1: lowest to highest." in orrin["notes"]
    assert "fatalities is the lowest of these" in orrin["notes"]
    assert "Claimed by Grey Front." in orrin["notes"]


def test_where_no_source_states_a_number_fatalities_is_empty_and_not_zero(data: Path) -> None:
    sarn = rows(data, "acled.csv")[2]
    assert (sarn["fatalities"], sarn["event_date"], sarn["year"], sarn["time_precision"]) == ("", "", "", "")
    assert "People killed: not stated." in sarn["notes"]


def test_what_this_record_does_not_classify_is_empty(data: Path) -> None:
    empty = ("disorder_type", "event_type", "sub_event_type", "inter1", "civilian_targeting", "region", "actor2")
    assert {row[column] for row in rows(data, "acled.csv") for column in empty} == {""}
    unsplit = ("type_of_violence", "deaths_civilians", "conflict_name", "event_clarity")
    assert {row[column] for row in rows(data, "ged.csv") for column in unsplit} == {""}


def test_the_best_figure_of_ged_is_empty_where_sources_disagree(data: Path) -> None:
    orrin, darra = rows(data, "ged.csv")[:2]
    assert (orrin["low"], orrin["best"], orrin["high"]) == ("10", "", "13")
    assert (darra["low"], darra["best"], darra["high"]) == ("3", "3", "3")


def test_review_state_checkpoint_and_codebook_stand_in_the_columns_that_there_are(data: Path) -> None:
    for name, column in (("acled.csv", "tags"), ("ged.csv", "code_status")):
        for row in rows(data, name):
            assert row[column].startswith("unreviewed; checkpoint sha256:")
            assert row[column].endswith("; codebook 1.0.0")


def test_several_values_are_joined_by_a_semicolon(data: Path) -> None:
    assert rows(data, "acled.csv")[0]["source"] == "Evening Register; The Vale Courier"


def test_every_country_of_the_gazetteer_has_its_numbers() -> None:
    countries = {row["name"] for row in load_vocabulary().rows("places") if row["kind"] == "country"}
    assert countries <= country_numbers().keys()
    assert (country_numbers()["Afghanistan"]["iso_number"], country_numbers()["Afghanistan"]["gleditsch_ward"]) == ("4", "700")


def test_a_point_lies_in_its_cell_of_the_prio_grid(hostile_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    kabul = replace(EXACT, latitude=34.53, longitude=69.17)
    incidents = {key: replace(account, place=kabul) for key, account in hostile_edition.incidents.items()}
    write_data(replace(hostile_edition, incidents=incidents), tmp_path, vocabulary=vocabulary, profile=load_profile("partner"))
    assert {(row["priogrid_gid"], row["geom_wkt"]) for row in rows(tmp_path, "ged.csv")} == {("179779", "POINT (69.17 34.53)")}


def test_a_report_of_ged_stands_between_quotation_marks(data: Path) -> None:
    assert '"The Vale Courier,2021-01-04,Eleven miners killed at Orrin"' in rows(data, "ged.csv")[0]["source_article"]


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        (date(2021, 1, 3), date(2021, 1, 9), DatePrecision.WEEK, ("2021-01-03", "2021", "2")),
        (date(2021, 1, 1), date(2021, 1, 31), DatePrecision.MONTH, ("2021-01-01", "2021", "3")),
        (date(2021, 1, 1), date(2021, 12, 31), DatePrecision.YEAR, ("", "2021", "")),
        (date(2020, 12, 30), date(2021, 1, 2), DatePrecision.RANGE, ("2020-12-30", "", "2")),
        (None, date(2021, 1, 2), DatePrecision.BEFORE, ("", "", "")),
    ],
)
def test_a_day_is_given_no_more_exactly_than_it_is_known(
    hostile_edition: Edition,
    vocabulary: Vocabulary,
    tmp_path: Path,
    *,
    first: date | None,
    last: date,
    precision: DatePrecision,
    shown: tuple[str, ...],
) -> None:
    span = DateSpan(earliest=first, latest=last, precision=precision)
    incidents = {key: replace(account, date=span) for key, account in hostile_edition.incidents.items()}
    write_data(replace(hostile_edition, incidents=incidents), tmp_path, vocabulary=vocabulary, profile=load_profile())
    row = rows(tmp_path, "acled.csv")[0]
    assert (row["event_date"], row["year"], row["time_precision"]) == shown
    assert "The day is not fixed: between" in row["notes"]
