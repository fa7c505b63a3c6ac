"""The pages that filter, and the CSV and JSON of the same filter."""

from __future__ import annotations

import csv
import io
import re

import pytest
from starlette.testclient import TestClient


def _listed(client: TestClient, address: str) -> list[str]:
    """Return the incidents or promises that a page lists, in order."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(dict.fromkeys(re.findall(r'<p class="place"><a href="incidents/([\w-]+)\.html"', answer.text)))


def _state(client: TestClient, address: str) -> str:
    found = re.search(r'<p class="state" role="status">([^<]+)', client.get(address).text)
    assert found is not None
    return found.group(1).strip()


def test_without_a_filter_every_attack_is_listed_the_latest_first(client: TestClient) -> None:
    assert _listed(client, "/incidents") == ["incident-00002", "incident-00005", "incident-00001", "incident-00003"]
    assert _state(client, "/incidents") == "4 attacks; 1 of them left out of the figures."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("community=vale-people", ["incident-00002", "incident-00005", "incident-00001", "incident-00003"]),
        ("group=grey-front", ["incident-00001"]),
        ("harm=killed", ["incident-00002", "incident-00001"]),
        ("harm=not+stated", ["incident-00005", "incident-00003"]),
        ("counted=no", ["incident-00005"]),
        ("from=2021-02-02", ["incident-00002", "incident-00005"]),
        ("to=2021-02-01", ["incident-00001"]),
        ("from=2021-01-03&to=2021-02-02", ["incident-00005", "incident-00001"]),
        ("harm=killed&to=2021-02-01&community=vale-people", ["incident-00001"]),
    ],
)
def test_a_filter_leaves_what_bears_it(client: TestClient, asked: str, found: list[str]) -> None:
    assert _listed(client, f"/incidents?{asked}") == found


@pytest.mark.parametrize("place", ["nowhere", "nowhere/upper-vale", "UPPER-VALE"])
def test_a_place_is_found_with_what_lies_in_it(client: TestClient, place: str) -> None:
    assert len(_listed(client, f"/incidents?place={place}")) == 4
    assert _listed(client, "/incidents?place=orrin") == ["incident-00001"]


def test_promises_are_found_by_kind_status_and_day(client: TestClient) -> None:
    every = client.get("/api/promises?limit=100").json()["rows"]
    assert _state(client, "/book") == f"{len(every)} promises."
    for name, column in (("kind", "kind"), ("institution", "institution")):
        for value in {row[column] for row in every if row[column]}:
            number = sum(row[column] == value for row in every)
            assert _state(client, f"/book?{name}={value}").startswith(f"{number} promise")
    days = sorted(row["made_on"] for row in every if row["made_on"])
    assert client.get("/api/promises", params={"from": days[-1]}).json()["total"] == sum(day >= days[-1] for day in days)


def test_an_empty_list_says_what_to_loosen(client: TestClient) -> None:
    text = client.get("/incidents?harm=killed&from=2030-01-01").text
    assert "Nothing in this record bears all of this" in text
    assert '<a href="incidents?harm=killed">without “On or after”: 2</a>' in text
    assert "without “People were”" not in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("from=yesterday", "“yesterday” is not a date; write it as 2021-01-31."),
        ("from=2021-02-02&to=2021-01-01", "The first day lies after the last one."),
        ("harm=wounded", "This record has no harm “wounded”. It has: killed, injured, abducted, not stated."),
        ("community=nobody", "This record has no community “nobody”. It has: vale-people."),
        ("place=atlantis", "This record has no place “atlantis”. It has: nowhere."),
        ("comunity=vale-people", "There is no filter comunity."),
        ("harm=killed&harm=injured", "harm is given twice."),
        ("page=2", "There is no page “2”. The list has 1."),
        ("page=-1", "There is no page “-1”."),
    ],
)
def test_what_cannot_be_asked_is_named_and_nothing_is_listed(client: TestClient, asked: str, words: str) -> None:
    answer = client.get(f"/incidents?{asked}")
    assert answer.status_code == 400
    assert words in answer.text
    assert 'class="row"' not in answer.text


def test_words_that_mean_harm_are_shown_as_words(client: TestClient) -> None:
    answer = client.get("/incidents", params={"place": "\"><script>alert('x')</script>", "</p>": "1"})
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_empty_fields_of_the_form_stand_in_no_address(client: TestClient) -> None:
    answer = client.get("/incidents?community=&from=&harm=killed&group=")
    assert (answer.status_code, answer.headers["location"]) == (307, "/incidents?harm=killed")
    assert client.get("/incidents?community=").headers["location"] == "/incidents"


def test_the_form_works_without_a_script_and_keeps_what_was_asked(client: TestClient) -> None:
    text = client.get("/incidents?harm=killed&from=2021-01-01&place=orrin").text
    assert re.search(r'<form class="filters" method="get" action="incidents"', text)
    assert '<option value="killed" selected>killed (2)</option>' in text
    assert 'type="date" value="2021-01-01"' in text
    assert 'value="orrin" list="l-place"' in text
    assert all(f'name="{name}"' in text for name in ("community", "from", "to", "place", "harm", "group", "counted"))
    assert all(f'<label for="f-{name}">' in text for name in ("community", "from", "to", "place", "harm", "group", "counted"))


def test_the_ways_to_the_data_ask_for_the_same(client: TestClient) -> None:
    text = client.get("/incidents?harm=killed").text
    assert 'href="incidents.csv?harm=killed"' in text
    assert 'href="api/incidents?harm=killed"' in text
    rows = list(csv.DictReader(io.StringIO(client.get("/incidents.csv?harm=killed").text, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in client.get("/api/incidents?harm=killed").json()["rows"]]
    assert [row["id"] for row in rows] == _listed(client, "/incidents?harm=killed")


def test_rows_of_a_filter_are_those_of_the_data_file(client: TestClient) -> None:
    for ours, data in (("/incidents.csv", "/data/incidents.csv"), ("/book.csv", "/data/promises.csv")):
        one, other = client.get(ours).content.split(b"\r\n"), client.get(data).content.split(b"\r\n")
        assert one[0] == other[0]
        assert sorted(one) == sorted(other)


def test_a_sheet_of_what_cannot_be_asked_is_a_problem(client: TestClient) -> None:
    answer = client.get("/book.csv?kind=gift")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_a_long_list_has_pages_that_lead_to_one_another(client_of_many: TestClient) -> None:
    seen: list[str] = []
    address = "incidents"
    while address:
        text = client_of_many.get(f"/{address}").text
        seen += re.findall(r'<p class="place"><a href="incidents/([\w-]+)\.html"', text)
        further = re.search(r'rel="next" href="([^"]+)"', text)
        address = further.group(1).replace("&amp;", "&") if further else ""
    assert len(seen) == len(set(seen)) == 120
    assert _state(client_of_many, "/incidents?page=3") == "120 attacks; 101 to 120 shown."
    assert 'rel="prev" href="incidents?harm=killed&amp;page=2"' in client_of_many.get("/incidents?harm=killed&page=3").text
