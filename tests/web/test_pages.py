"""The site as a server hands it out: the same bytes, asked for again only when they changed, and to nobody but this machine."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.serve import served_of

from .conftest import Held, client_of

OUT_OF_IT = (
    "/../ledger.db",
    "/%2e%2e/ledger.db",
    "/static/../../hisab.toml",
    "/static/..%2f..%2fhisab.toml",
    "/data/%2e%2e/%2e%2e/etc/passwd",
    "//etc/passwd",
)


def test_every_path_of_the_published_site_gives_the_same_bytes(client: TestClient, site: Path) -> None:
    published = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert len(published) > 40
    assert {path: client.get(f"/{path}").content == body for path, body in published.items()} == dict.fromkeys(published, True)


def test_a_page_that_was_written_ahead_is_the_page(edition: Edition, vocabulary: Vocabulary) -> None:
    served = served_of(edition, vocabulary, profile="public")
    served.warm()
    assert {"index.html", "sources.html", "ur/threads.html"} <= set(served.kept)
    assert not any(path.startswith(("incidents/", "ur/promises/")) for path in served.kept)
    assert {path: served.page(path) for path in served.kept} == {path: served.pages[path]() for path in served.kept}


def test_the_first_page_stands_at_the_root(client: TestClient, site: Path) -> None:
    assert client.get("/").content == (site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/static/site.css", "text/css; charset=utf-8"),
        ("/static/fonts/source-serif-4-latin-400-normal.woff2", "font/woff2"),
        ("/data/incidents.csv", "text/csv; charset=utf-8"),
        ("/data/incidents.geojson", "application/geo+json"),
        ("/data/hisab.sqlite", "application/vnd.sqlite3"),
        ("/charts/map.csv", "text/csv; charset=utf-8"),
        ("/charts/map.json", "application/json"),
        ("/checkpoint.txt", "text/plain; charset=utf-8"),
        ("/live/htmx.min.js", "text/javascript; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/incidents/incident-00001.html", "/data/incidents.csv", "/api/incidents", "/incidents", "/static/site.css"])
def test_what_the_asker_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[\w.-]+"', tag)
    again = client.get(path, headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content


@pytest.mark.parametrize("path", ["/", "/data/incidents.csv", "/api/account", "/incidents", "/nothing"])
def test_a_head_is_the_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.content == b""
    assert (head.status_code, head.headers["content-length"]) == (got.status_code, str(len(got.content)))
    assert head.headers.get("etag") == got.headers.get("etag")


def test_another_edition_has_other_tags_and_is_answered_at_once(held: Held, edition: Edition, vocabulary: Vocabulary) -> None:
    client = client_of(held)
    before = client.get("/counted.html")
    other = replace(edition, checkpoint=replace(edition.checkpoint, root="sha256:" + "9" * 64))
    held.served = served_of(other, vocabulary, profile="public")
    after = client.get("/counted.html", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert ("9" * 64).encode() in after.content


def test_data_that_is_still_to_be_written_is_said_to_be(edition: Edition, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hisab.web.pages.PATIENCE_S", 0.0)
    client = client_of(Held(served_of(edition, vocabulary, profile="public")))
    for path in ("/data.html", "/data/incidents.csv"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
        assert "are being written" in answer.text
    assert client.get("/").status_code == 200


def test_a_page_s_own_policy_is_its_header_s_too(client: TestClient) -> None:
    for path in ("/", "/incidents/incident-00001.html", "/incidents", "/book", "/nothing"):
        answer = client.get(path)
        stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.text)
        assert stated is not None
        assert answer.headers["content-security-policy"] == f"{unescape(stated.group(1))}; frame-ancestors 'none'"


def test_only_the_filters_may_run_a_script_and_only_this_server_s(client: TestClient) -> None:
    assert "script-src 'none'" in client.get("/").headers["content-security-policy"]
    assert "<script" not in client.get("/").text
    assert "script-src 'self'" in client.get("/incidents").headers["content-security-policy"]
    assert re.findall(r"<script[^>]*>", client.get("/incidents").text) == ['<script src="live/htmx.min.js" defer>']
    assert "https://" not in re.sub(r'<a class="outside"[^>]*>', "", client.get("/incidents").text)


def test_a_path_that_nothing_has_gets_a_page_in_the_site_s_look(client: TestClient) -> None:
    for path in ("/nothing", "/incidents/incident-99999.html", "/a/b/c.html", "/static/none.css", "/data/none.csv"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert "No such page" in answer.text
        assert 'href="/static/site.css"' in answer.text


@pytest.mark.parametrize("path", OUT_OF_IT)
def test_no_path_leads_out_of_the_site(client: TestClient, path: str) -> None:
    assert client.get(f"http://127.0.0.1:8000{path}").status_code == 404


def test_a_folder_is_its_first_page(client: TestClient, site: Path) -> None:
    assert client.get("/index.html").content == client.get("/").content
    assert client.get("/incidents/").status_code == 404
    assert (site / "incidents").is_dir()


def test_the_place_of_the_review_desk_is_kept_and_says_that_it_is_empty(client: TestClient) -> None:
    for path in ("/desk", "/desk/questions"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "It is not built yet" in answer.text
