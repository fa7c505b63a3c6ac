"""An answer's bytes with what a browser must know of them: their type, what they may load, and the tag by which it need not ask for them again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from hisab.workflow.serve import API_POLICY

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"
_KINDS = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": JSON,
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".woff2": "font/woff2",
}
"""By ending, the same on every machine."""


def kind_of(path: str) -> str:
    """Return the media type of a file by the ending of its name."""
    return _KINDS.get(f".{path.rpartition('.')[2]}", "application/octet-stream")


def tag_of(key: str, body: bytes) -> str:
    """Return the strong ETag of a body: the edition's key and the hash of its content."""
    return f'"{key}-{sha256(body).hexdigest()[:32]}"'


def answer(
    request: Request, body: bytes, *, kind: str, tag: str, policy: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer, or 304 without a body where the asker has these very bytes."""
    own = {"etag": tag, "cache-control": "no-cache", "content-security-policy": policy, **(headers or {})}
    if status == 200 and is_held(request, tag):
        return Response(status_code=304, headers=own)
    return Response(body, status_code=status, media_type=kind, headers=own)


def is_held(request: Request, tag: str) -> bool:
    """True when the asker says that it has what `tag` stands for."""
    held = ",".join(request.headers.getlist("if-none-match"))
    return held.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in held.split(",")}


def json_answer(request: Request, value: object, *, key: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a value as JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return answer(request, body, kind=JSON, tag=tag_of(key, body), policy=API_POLICY, headers=headers)


def problem(status: int, title: str, detail: str, *, faults: tuple[tuple[str, str], ...] = (), headers: Mapping[str, str] | None = None) -> Response:
    """Return why there is no answer, as RFC 9457 has it. `faults` are names of parameters, each with what is wrong with it."""
    value: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if faults:
        value["faults"] = [{"name": name, "detail": words} for name, words in faults]
    body = json.dumps(value, ensure_ascii=False).encode("utf-8")
    own = {"cache-control": "no-cache", "content-security-policy": API_POLICY, **(headers or {})}
    return Response(body, status_code=status, media_type=PROBLEM, headers=own)
