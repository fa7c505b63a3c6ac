from pathlib import Path

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
