"""The site and its filters: every path of the published site with the same bytes, and the lists that only a server has."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from hisab.web.answers import HTML, answer, is_held, kind_of, problem, tag_of
from hisab.web.cached import Cached
from hisab.workflow.serve import API_POLICY, ATTACKS_PATH, BOOK_PATH, LIVE_POLICY, SITE_POLICY, Holder, Served, Sheet, policy_of

DESK = "desk"
"""Where the review desk will stand: kept free for it, and nothing else may take it."""
PATIENCE_S = 2.0
"""Seconds that a request for a data file waits for it to be written."""
_FRAMES = "; frame-ancestors 'none'"


class Pages:
    """Answers with the pages of whatever edition stands when it is asked."""

    def __init__(self, standing: Holder, cached: Cached) -> None:
        self._standing, self._cached = standing, cached

    def routes(self) -> list[Route]:
        """Return the routes, those that take any path last."""
        return [
            Route(f"/{ATTACKS_PATH}.csv", self.incidents_csv),
            Route(f"/{BOOK_PATH}.csv", self.promises_csv),
            Route(f"/{DESK}", self.desk),
            Route(f"/{DESK}/{{rest:path}}", self.desk),
            Route("/{path:path}", self.any),
        ]

    def any(self, request: Request) -> Response:
        """Answer any path: a list, a file of the data, a page or file of the site, or that there is none."""
        served, path = self._standing.served, str(request.path_params["path"])
        folder, _, name = path.rpartition("/")
        if name in {ATTACKS_PATH, BOOK_PATH} and (not folder or served.speaks(f"{folder}/")):
            return self._list(request, served, f"{folder}/" if folder else "", name)
        if path == "" or path.endswith("/"):
            path = f"{path}index.html"
        if served.data.is_waited_for(path, patience=PATIENCE_S):
            return self._still_writing(served)
        if served.search.is_waited_for(path, patience=PATIENCE_S):
            return problem(503, "The index is being made", "Every page is written for it; ask again in a minute.", headers={"retry-after": "10"})
        return self._file(request, served, path) or self._page(request, served, path) or self.missing(request)

    def _list(self, request: Request, served: Served, folder: str, name: str) -> Response:
        given = request.query_params.multi_items()
        said = [(name, value) for name, value in given if value.strip()]
        if len(said) < len(given):  # a form sends its empty fields too; an address that is kept and handed on says what was asked and no more
            return RedirectResponse(f"{request.url.path}?{urlencode(said)}" if said else request.url.path, status_code=307)
        body, is_fit = (served.attack_list if name == ATTACKS_PATH else served.promise_list)(folder, given)
        return _html(request, served, body, status=200 if is_fit else 400, policy=LIVE_POLICY)

    def _page(self, request: Request, served: Served, path: str) -> Response | None:
        page = self._cached.page(served, served.key, path, lambda: served.page(path))
        if page is not None:
            return answer(request, page.body, kind=kind_of(path), tag=page.tag, policy=f"{policy_of(path)}{_FRAMES}")
        if f"{path}/index.html" in served.pages:
            return RedirectResponse(f"/{path}/", status_code=308)
        return None

    def _file(self, request: Request, served: Served, path: str) -> Response | None:
        lies = served.data.file(path) or served.search.file(path)
        if lies is None:
            return None
        tag = f'"{served.key}-{served.profile}-{path.rpartition("/")[2]}"'
        headers = {
            "etag": tag,
            "cache-control": "no-cache",
            "content-security-policy": f"{policy_of(path) if lies.suffix == '.js' else API_POLICY}{_FRAMES}",
        }
        if is_held(request, tag):
            return Response(status_code=304, headers=headers)
        return FileResponse(lies, media_type=kind_of(path), headers=headers)

    def incidents_csv(self, request: Request) -> Response:
        """Answer with the attacks asked for, as CSV."""
        return _sheet(self._standing.served.incidents_sheet(request.query_params.multi_items()), ATTACKS_PATH)

    def promises_csv(self, request: Request) -> Response:
        """Answer with the promises asked for, as CSV."""
        return _sheet(self._standing.served.promises_sheet(request.query_params.multi_items()), BOOK_PATH)

    def desk(self, request: Request) -> Response:
        """Say honestly that the review desk is not built yet."""
        served = self._standing.served
        lead = "The review desk will stand here. It is not built yet: until then, hisab review asks and keeps answers in a terminal."
        return _html(request, served, served.words(title="Not built yet", lead=lead), status=404, policy=SITE_POLICY)

    def missing(self, request: Request) -> Response:
        """Say that there is no such page, in the site's look."""
        served = self._standing.served
        ways = (("index.html", "The account"), (ATTACKS_PATH, "Find attacks"), (BOOK_PATH, "Find promises"))
        lead = "There is no such page. A record that was merged or withdrawn keeps its page; so this address was never one of this record’s."
        return _html(request, served, served.words(title="No such page", lead=lead, ways=ways), status=404, policy=SITE_POLICY)

    def _still_writing(self, served: Served) -> Response:
        lead = "The data files of this edition are being written. They are here in a minute; the pages and the lists are here already."
        body = served.words(title="The data is being written", lead=lead)
        headers = {"retry-after": "10", "cache-control": "no-store", "content-security-policy": f"{SITE_POLICY}{_FRAMES}"}
        return Response(body, status_code=503, media_type=HTML, headers=headers)


def _html(request: Request, served: Served, body: bytes, *, status: int, policy: str) -> Response:
    return answer(request, body, kind=HTML, tag=tag_of(served.key, body), policy=f"{policy}{_FRAMES}", status=status)


def _sheet(sheet: Sheet, name: str) -> Response:
    if sheet.faults:
        return problem(400, "This cannot be asked", "; ".join(words for _, words in sheet.faults), faults=sheet.faults)
    headers = {
        "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{name}.csv"',
        "content-security-policy": f"{API_POLICY}{_FRAMES}",
    }
    return StreamingResponse(sheet.lines, media_type="text/csv; charset=utf-8", headers=headers)
