"""The rows of the open data as JSON: the very rows of the data files, under the same redaction profile. Nothing else leaves, and nothing comes in."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from hisab.web.answers import json_answer, problem
from hisab.web.described import ATTACK_PARAMETERS, PROMISE_PARAMETERS, list_described, row_described, value_described
from hisab.workflow.serve import MOST_ROWS, STATEMENT_FILTERS, Former, Holder, Row, Served, Slice

PREFIX = "/api"
_ROWS = 50
_TURNING = ("limit", "offset")

Pairs = list[tuple[str, str]]
Faults = tuple[tuple[str, str], ...]


def api_of(standing: Holder) -> APIRouter:
    """Return the routes of the API over whatever edition stands when it is asked."""
    router = APIRouter(prefix=PREFIX)

    @router.get("/account", summary="The account: whose it is, how much is in it, its figures", openapi_extra=value_described("The account."))
    def account(request: Request) -> Response:
        served = standing.served
        return json_answer(request, served.account(), key=served.key)

    @router.get("/checkpoint", summary="The checkpoint that everything here stands on", openapi_extra=value_described("The checkpoint."))
    def checkpoint(request: Request) -> Response:
        served = standing.served
        return json_answer(request, served.checkpoint(), key=served.key)

    @router.get("/figures/{name}", summary="One figure, with the ids that it counts", openapi_extra=row_described("figures"))
    def figure(request: Request, name: str) -> Response:
        served = standing.served
        return _one(request, served, name, served.figure(name))

    @router.get("/incidents", summary="Attacks, the latest first", openapi_extra=list_described("incidents", ATTACK_PARAMETERS))
    def incidents(request: Request) -> Response:
        served = standing.served
        return _listed(request, served, lambda given, offset, limit: served.find_incidents(given, offset=offset, limit=limit))

    @router.get(
        "/incidents/{identifier}",
        summary="One attack",
        openapi_extra=row_described("incidents", redirects="The record was merged; Location leads to the one that it is kept under now."),
    )
    def incident(request: Request, identifier: str) -> Response:
        served = standing.served
        return _one(request, served, identifier, served.incident(identifier))

    @router.get("/promises", summary="Promises, the earliest first", openapi_extra=list_described("promises", PROMISE_PARAMETERS))
    def promises(request: Request) -> Response:
        served = standing.served
        return _listed(request, served, lambda given, offset, limit: served.find_promises(given, offset=offset, limit=limit))

    @router.get(
        "/promises/{identifier}",
        summary="One promise, with what is rated of it",
        openapi_extra=row_described("promises", redirects="Not in use: a promise is withdrawn, never merged."),
    )
    def promise(request: Request, identifier: str) -> Response:
        served = standing.served
        return _one(request, served, identifier, served.promise(identifier))

    @router.get("/statements", summary="What sources state, one row a statement", openapi_extra=list_described("statements", STATEMENT_FILTERS))
    def statements(request: Request) -> Response:
        served = standing.served
        return _listed(request, served, lambda given, offset, limit: _statements(served, given, offset, limit))

    @router.get("/documents", summary="The reports: what is known of them, without their texts", openapi_extra=list_described("sources", ()))
    def documents(request: Request) -> Response:
        served = standing.served
        return _listed(request, served, lambda given, offset, limit: _documents(served, given, offset, limit))

    @router.get("/documents/{identifier}", summary="One report, without its text", openapi_extra=row_described("sources"))
    def document(request: Request, identifier: str) -> Response:
        served = standing.served
        return _one(request, served, identifier, served.document(identifier))

    return router


def _statements(served: Served, given: Pairs, offset: int, limit: int) -> Slice:
    faults = [_no_filter(name, STATEMENT_FILTERS) for name, _ in given if name not in STATEMENT_FILTERS]
    names = [name for name, _ in given]
    faults += [(name, f"{name} is given twice.") for name in dict.fromkeys(names) if names.count(name) > 1]
    if faults:
        return Slice(total=0, rows=(), faults=tuple(faults))
    return served.find_statements({name: value for name, value in given if value}, offset=offset, limit=limit)


def _documents(served: Served, given: Pairs, offset: int, limit: int) -> Slice:
    faults = tuple(_no_filter(name, ()) for name, _ in given)
    return Slice(total=0, rows=(), faults=faults) if faults else served.find_documents(offset=offset, limit=limit)


def _no_filter(name: str, known: tuple[str, ...]) -> tuple[str, str]:
    return name, f"There is no filter {name}. There are: {', '.join((*known, *_TURNING))}."


def _listed(request: Request, served: Served, find: Callable[[Pairs, int, int], Slice]) -> Response:
    items = request.query_params.multi_items()
    limit, offset, faults = _read_turning(items)
    given = [(name, value) for name, value in items if name not in _TURNING]
    found = find(given, offset, limit) if not faults else Slice(total=0, rows=(), faults=faults)
    if found.faults:
        return problem(400, "This cannot be asked", " ".join(words for _, words in found.faults), faults=found.faults)
    words = [*((name, value) for name, value in given if value), ("limit", str(limit)), ("offset", str(offset + limit))]
    further = f"{request.url.path}?{urlencode(words)}" if offset + limit < found.total else None
    headers = {"link": f'<{further}>; rel="next"'} if further else {}
    value = {"total": found.total, "offset": offset, "next": further, "rows": found.rows}
    return json_answer(request, value, key=served.key, headers=headers)


def _read_turning(items: Pairs) -> tuple[int, int, Faults]:
    words = {name: value for name, value in items if name in _TURNING and value}
    faults = []
    bounds = {"limit": (_ROWS, 1, MOST_ROWS), "offset": (0, 0, 10**9)}
    read = {}
    for name, (usual, least, most) in bounds.items():
        text = words.get(name, str(usual))
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else -1
        if not least <= number <= most:
            faults.append((name, f"{name} is a whole number from {least} to {most}."))
        read[name] = number
    return read["limit"], read["offset"], tuple(faults)


def _one(request: Request, served: Served, identifier: str, found: Row | Former | None) -> Response:
    if found is None:
        return problem(404, "There is no such record", f"Nothing in this record has the id {identifier}, and nothing ever had.")
    if isinstance(found, Former) and found.successor is not None:
        way = f"{request.url.path.rpartition('/')[0]}/{found.successor}"
        return problem(308, "Merged", f"{identifier} is kept as {found.successor} now: {found.reason}", headers={"location": way})
    if isinstance(found, Former):
        return problem(410, "Withdrawn", f"{identifier} is no longer a record: {found.reason}")
    return json_answer(request, found, key=served.key)
