"""The rows of the open data as JSON: the same rows, under the same profile, and honest about what is gone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from hisab.publishing.data.material import prepare
from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.rows import traverse
from hisab.records.figures import Edition
from hisab.records.ids import short_id
from hisab.vocabulary.tables import Vocabulary

from .conftest import WITHDRAWN

Tables = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module", name="published")
def _published(edition: Edition, vocabulary: Vocabulary) -> Tables:
    """The rows of every table of the open data by their key, as JSON takes them."""
    material = prepare(edition, vocabulary=vocabulary, profile=load_profile())
    tables: Tables = {}
    for line in traverse(material):
        key = str(line.cells.get("id") or line.cells["name"])
        tables.setdefault(line.table, {})[key] = json.loads(json.dumps(dict(line.cells)))
    return tables


@pytest.mark.parametrize(
    ("path", "table"), [("incidents", "incidents"), ("promises", "promises"), ("statements", "statements"), ("documents", "sources")]
)
def test_the_rows_are_those_of_the_open_data(client: TestClient, published: Tables, path: str, table: str) -> None:
    answer = client.get(f"/api/{path}?limit=500").json()
    assert answer["total"] == len(answer["rows"]) == len(published[table])
    assert {row["id"]: row for row in answer["rows"]} == published[table]


def test_one_row_is_the_row_of_the_list(client: TestClient, published: Tables) -> None:
    assert client.get("/api/incidents/incident-00001").json() == published["incidents"]["incident-00001"]
    for identifier, row in published["sources"].items():
        assert client.get(f"/api/documents/{identifier}").json() == client.get(f"/api/documents/{short_id(identifier)}").json() == row


def test_a_promise_comes_with_what_is_rated_of_it(client: TestClient, published: Tables) -> None:
    for identifier, row in published["promises"].items():
        rated = [one for one in published["deliverables"].values() if one["promise"] == identifier]
        assert client.get(f"/api/promises/{short_id(identifier)}").json() == {**row, "deliverables": rated}


def test_the_account_has_its_figures_and_what_it_stands_on(client: TestClient, edition: Edition, published: Tables) -> None:
    account = client.get("/api/account").json()
    shortened = {name: {**row, "how_many": len(row["counted"])} for name, row in published["figures"].items()}
    assert {row["name"]: {**row, "counted": published["figures"][row["name"]]["counted"]} for row in account["figures"]} == shortened
    assert account["records"] == {
        "incidents": 4,
        "promises": 5,
        "actions": 2,
        "documents": len(published["sources"]),
        "statements": len(published["statements"]),
    }
    assert account["checkpoint"] == client.get("/api/checkpoint").json()
    assert account["checkpoint"]["root"] == edition.checkpoint.root
    assert client.get("/api/figures/people_killed").json() == published["figures"]["people_killed"]


def test_next_leads_through_the_whole_list_and_meets_nothing_twice(client: TestClient, published: Tables) -> None:
    seen: list[str] = []
    address = "/api/statements?limit=7"
    while address:
        answer = client.get(address)
        seen += [row["id"] for row in answer.json()["rows"]]
        address = answer.json()["next"]
        assert answer.headers.get("link", "") == (f'<{address}>; rel="next"' if address else "")
    assert seen == sorted(published["statements"], key=seen.index)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", ["incident", "promise", "document", "field"])
def test_statements_are_found_by_what_they_are_on(client: TestClient, published: Tables, name: str) -> None:
    rows = published["statements"]
    for value in {row[name] for row in rows.values() if row[name]}:
        found = {row["id"] for row in client.get("/api/statements", params={name: value, "limit": 500}).json()["rows"]}
        assert found == {key for key, row in rows.items() if row[name] == value}


def test_statements_can_be_asked_for_by_two_things_at_once(client: TestClient) -> None:
    rows = client.get("/api/statements?incident=incident-00001&field=killed").json()["rows"]
    assert rows
    assert {(row["incident"], row["field"]) for row in rows} == {("incident-00001", "killed")}


def test_a_merged_id_leads_to_the_record_that_has_it_now(client: TestClient) -> None:
    answer = client.get("/api/incidents/incident-00004")
    assert (answer.status_code, answer.headers["location"]) == (308, "/api/incidents/incident-00001")
    assert "merged with incident-00001" in answer.json()["detail"]
    assert client.get("/incidents/incident-00004.html").status_code == 200


@pytest.mark.parametrize(
    ("address", "reason"),
    [("/api/incidents/incident-00007", "no report tells of it any more"), (f"/api/promises/{WITHDRAWN}", "its document was read anew")],
)
def test_a_withdrawn_id_is_gone_and_says_why(corrected: TestClient, address: str, reason: str) -> None:
    answer = corrected.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (410, "application/problem+json")
    assert reason in answer.json()["detail"]


@pytest.mark.parametrize("path", ["incidents/incident-99999", "promises/0123456789ab", "documents/x", "figures/nothing", "nothing", "incidents/a/b"])
def test_what_never_was_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("incidents?limit=0", "limit"),
        ("incidents?limit=501", "limit"),
        ("incidents?offset=-1", "offset"),
        ("incidents?offset=x", "offset"),
        ("incidents?harm=wounded", "harm"),
        ("promises?status=done", "status"),
        ("statements?place=x", "place"),
        ("statements?field=killed&field=date", "field"),
        ("documents?outlet=x", "outlet"),
    ],
)
def test_a_parameter_that_cannot_be_is_named(client: TestClient, address: str, name: str) -> None:
    answer = client.get(f"/api/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert name in {fault["name"] for fault in answer.json()["faults"]}


def test_a_page_far_behind_the_end_is_empty_and_leads_nowhere(client: TestClient) -> None:
    answer = client.get("/api/incidents?offset=1000").json()
    assert (answer["total"], answer["rows"], answer["next"]) == (4, [], None)


def test_the_description_is_there_and_needs_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/api/openapi.json")
    described = answer.json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        f"/api/{path}"
        for path in (
            *("account", "checkpoint", "figures/{name}", "incidents", "incidents/{identifier}", "promises", "promises/{identifier}"),
            *("statements", "documents", "documents/{identifier}"),
        )
    }
    assert all(set(methods) == {"get"} for methods in described["paths"].values())
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404


def test_every_parameter_that_is_described_is_known_and_no_other(client: TestClient) -> None:
    for path, methods in client.get("/api/openapi.json").json()["paths"].items():
        names = [each["name"] for each in methods["get"].get("parameters", []) if each["in"] == "query"]
        for name in names:
            answer = client.get(f"{path}?{name}=no-such-word")
            assert "There is no filter" not in answer.text, (path, name)


def test_every_column_of_a_row_is_described(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    for path in ("incidents", "promises", "statements", "documents"):
        schema = described[f"/api/{path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        columns = schema["properties"]["rows"]["items"]["properties"]
        assert list(columns) == list(client.get(f"/api/{path}").json()["rows"][0])
        assert all(column["description"] for column in columns.values())


def test_what_the_profile_withholds_does_not_leave(hostile_client: TestClient) -> None:
    rows = hostile_client.get("/api/statements?limit=500").json()["rows"]
    withheld = [row for row in rows if row["withheld"]]
    assert withheld
    assert all(row["value"] is None and row["quote"] is None for row in withheld)
