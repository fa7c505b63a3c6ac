from pathlib import Path

from .readback import header, rows

HXL_TAGS = (
    "#date+start,#date+end,#event+id,#event+type,#affected+killed,#affected+injured,#adm1+name,#loc+name,#geo+lat,#geo+lon,#meta+source,#meta+url"
)


def test_the_second_row_of_the_hxl_file_is_its_tags(data: Path) -> None:
    second = (data / "hxl.csv").read_text(encoding="utf-8").splitlines()[1]
    assert second == f"{HXL_TAGS},#meta+review,#meta+checkpoint,#meta+codebook"


def test_uwazi_reads_ranges_lists_and_links_in_its_own_form(data: Path) -> None:
    orrin = rows(data, "uwazi.csv")[0]
    assert orrin["Title"] == "2021-01-03, Orrin: at least 10 killed (incident-00001)"
    assert orrin["Date"] == "2021-01-03:2021-01-03"
    assert orrin["Outlets"] == "Evening Register|The Vale Courier"
    assert orrin["Sources"] == "Eleven miners killed at Orrin|https://courier.example/2021/01/04/orrin?a=1&b=2"


def test_every_row_of_uwazi_has_a_title_and_an_id(data: Path, hostile_data: Path) -> None:
    assert all(row["Title"] and row["id"] for folder in (data, hostile_data) for row in rows(folder, "uwazi.csv"))


def test_the_overlap_table_has_one_column_an_outlet(data: Path) -> None:
    assert header(data, "overlap.csv").startswith("id,in_")
    orrin = rows(data, "overlap.csv")[0]
    assert (orrin["in_The_Vale_Courier"], orrin["in_Evening_Register"], orrin["in_روزنامہ_وادی"]) == ("1", "1", "0")


def test_outlets_of_one_bare_name_keep_a_column_each(hostile_data: Path) -> None:
    names = header(hostile_data, "overlap.csv").split(",")
    assert len([name for name in names if name.startswith("in_")]) == 9
    assert len(set(names)) == len(names)
