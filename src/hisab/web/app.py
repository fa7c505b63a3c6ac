"""The application: the API, the site and its filters, behind the guard."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from hisab import __version__
from hisab.web.answers import problem
from hisab.web.api import PREFIX, api_of
from hisab.web.cached import Cached
from hisab.web.guard import Guard
from hisab.web.pages import Pages
from hisab.workflow.serve import Holder

_SAYS = (
    "An account of attacks on a community and of the words given after them, read-only. Every row is the row of the published data, under the same "
    "redaction profile. What is not stated is null; zero is stated. Answers carry an ETag: ask again with If-None-Match. Errors are problem+json."
)


def make_app(standing: Holder, *, hosts: Iterable[str]) -> ASGIApp:
    """Return the application over what `standing` holds; it answers under the names in `hosts` alone."""
    app = FastAPI(
        title="Hisab",
        version=__version__,
        description=_SAYS,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    pages = Pages(standing, Cached())
    app.include_router(api_of(standing))
    app.add_api_route(f"{PREFIX}/{{rest:path}}", _no_such_thing, include_in_schema=False)
    app.router.routes.extend(pages.routes())
    app.add_exception_handler(HTTPException, _failed)
    return Guard(app, hosts=hosts)


def _no_such_thing(rest: str) -> Response:
    return problem(404, "There is no such thing", f"The API has no {rest!r}; {PREFIX}/openapi.json describes all that it has.")


def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    return problem(status, detail or "Failed", f"{request.url.path} gives no answer.")
