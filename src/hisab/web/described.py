"""What the API's own description says of its parameters and answers, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from hisab.vocabulary.words import Harm, PromiseKind, Status
from hisab.workflow.serve import MOST_ROWS, STATEMENT_FILTERS, row_schema

Described = dict[str, object]

_DATE: Described = {"type": "string", "format": "date"}
_TEXT: Described = {"type": "string"}
_ID = "An id, as the data has it; of a promise, an action or a document also the name of its page."

_FILTERS: Mapping[str, tuple[str, Described]] = {
    "community": ("The id of a community that was struck, such as hazara.", _TEXT),
    "from": ("The first day. A record whose day is not fixed is found where it may fall on this day or later.", _DATE),
    "to": ("The last day.", _DATE),
    "place": ("A place by its path, its id in the gazetteer or its name; what lies in it is found too.", _TEXT),
    "harm": ("What was done to people, as far as a source states a number.", {"type": "string", "enum": list(Harm)}),
    "group": ("The id of a group that claimed it or to which it is attributed.", _TEXT),
    "counted": ("Whether the figures count it.", {"type": "string", "enum": ["yes", "no"]}),
    "kind": ("The kind of promise, or “kind not stated”.", {"type": "string", "examples": list(PromiseKind)}),
    "institution": ("The id of the institution that is bound.", _TEXT),
    "status": ("Where something promised stands.", {"type": "string", "enum": list(Status)}),
}
ATTACK_PARAMETERS = ("community", "from", "to", "place", "harm", "group", "counted")
PROMISE_PARAMETERS = ("community", "kind", "institution", "status", "from", "to")
_STATEMENTS: Mapping[str, tuple[str, Described]] = {
    **{name: (f"Only statements on this {name}. {_ID}", _TEXT) for name in STATEMENT_FILTERS if name != "field"},
    "field": ("Only statements on this field, such as killed or date.", _TEXT),
}


def list_described(table: str, names: tuple[str, ...]) -> Described:
    """Return the description of a list of rows that can be filtered by `names`."""
    words = {**_STATEMENTS, **_FILTERS} if table != "statements" else _STATEMENTS
    parameters = [_parameter(name, *words[name]) for name in names]
    limit: Described = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": 50}
    parameters.append(_parameter("limit", "How many rows at most.", limit))
    parameters.append(_parameter("offset", "How many rows to pass over.", {"type": "integer", "minimum": 0, "default": 0}))
    page: Described = {
        "type": "object",
        "properties": {
            "total": {"type": "integer", "description": "How many rows the whole list has."},
            "offset": {"type": "integer", "description": "How many were passed over."},
            "next": {"type": ["string", "null"], "description": "Where the next rows are; null where there are none."},
            "rows": {"type": "array", "items": row_schema(table)},
        },
        "required": ["total", "offset", "next", "rows"],
    }
    return {"parameters": parameters, "responses": {"200": _answer("The rows.", page), "400": _problem("A parameter that cannot be; each is named.")}}


def row_described(table: str, *, redirects: str = "") -> Described:
    """Return the description of one row; `redirects` says where a record that was merged leads."""
    found: Described = {"200": _answer("The row.", row_schema(table)), "404": _problem("There never was such a record.")}
    if redirects:
        found["308"] = {"description": redirects}
        found["410"] = _problem("The record was withdrawn; the reason is in detail.")
    return {"responses": found}


def value_described(words: str) -> Described:
    """Return the description of an answer that is always there."""
    return {"responses": {"200": _answer(words, {"type": "object"})}}


def _parameter(name: str, words: str, schema: Described) -> Described:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _answer(words: str, schema: Described) -> Described:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _problem(words: str) -> Described:
    return {"description": words, "content": {"application/problem+json": {"schema": {"type": "object"}}}}
