"""How a chain and a list of findings are printed."""

from __future__ import annotations

import json

from hisab.cli.output import print_rows, put
from hisab.cli.summary import say_finding
from hisab.records.figures import Edition
from hisab.records.ids import DocumentId
from hisab.workflow.run import all_findings
from hisab.workflow.trace import Trace, flatten

_SHOWN_DIGITS = 19
"""`sha256:` and the first twelve digits."""


def print_chain(chain: Trace, *, output: str) -> None:
    """Print a chain: indented lines, one JSON object with the chain inside it, or CSV with the depth."""
    if output == "table":
        for depth, line in flatten(chain):
            put(f"{'  ' * depth}{line.kind} {_short(line)}{' '.join(line.words.split())}")
    elif output == "json":
        put(json.dumps(_plain(chain), ensure_ascii=False, indent=1))
    else:
        rows = [{"depth": depth, "kind": line.kind, "id": line.id, "words": line.words} for depth, line in flatten(chain)]
        print_rows(rows, ("depth", "kind", "id", "words"), output=output)


def print_findings(edition: Edition, *, output: str) -> None:
    """Print everything that was odd: a line each, or rows."""
    findings = all_findings(edition.register)
    if output == "table":
        documents = edition.register.documents
        for finding in findings:
            document = documents.get(DocumentId(finding.about))
            put(say_finding(finding, about=(document.title or document.address) if document else None))
        return
    columns = ("code", "severity", "about", "message", "hint")
    print_rows([{column: str(getattr(finding, column)) for column in columns} for finding in findings], columns, output=output)


def _short(line: Trace) -> str:
    if line.kind == "sentence":
        return ""
    if not line.id.startswith("sha256:"):
        return f"{line.id}: "
    identifier, mark, index = line.id.partition("#")
    return f"{identifier[:_SHOWN_DIGITS]}{mark}{index}: "


def _plain(line: Trace) -> dict[str, object]:
    return {"kind": line.kind, "id": line.id, "words": line.words, "rests_on": [_plain(child) for child in line.rests_on]}
