"""The description that a Frictionless Data Package (version 2) asks for: each file, its columns, its size and its hash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from hisab.publishing.data.schemas import Codebook, Column, Table
from hisab.publishing.data.writer import DataFile
from hisab.publishing.quotes import visible
from hisab.records.figures import Edition

NAME = "datapackage.json"
LICENCES = ({"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"},)
"""The licence of the data as a compilation; quotes and headlines remain their publishers' and are quoted."""
GAZETTEER = {"title": "GeoNames, CC BY 4.0 (names and points of places)", "path": "https://www.geonames.org/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file as it lies on the disk: its size in bytes and its hash."""

    file: DataFile
    size: int
    sha256: str


def measured(folder: Path, file: DataFile) -> Written:
    """Return a written file with its size and hash."""
    path = folder / file.name
    with path.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    return Written(file=file, size=path.stat().st_size, sha256=digest)


def write_package(folder: Path, edition: Edition, codebook: Codebook, written: Iterable[Written], *, vocabulary_digest: str, profile: str) -> None:
    """Write the description of the files in `folder`."""
    checkpoint = edition.checkpoint
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "hisab-data",
        "id": checkpoint.root,
        "title": "Hisab: an account of attacks and of the words given after them",
        "description": " ".join(codebook.caveats),
        "version": f"{codebook.version}+{checkpoint.root.partition(':')[2][:12]}",
        "created": checkpoint.at,
        "licenses": list(LICENCES),
        "sources": [*_outlets(edition), GAZETTEER],
        "resources": [_resource(each, codebook) for each in written],
        "hisab": {
            "as_of": edition.as_of.isoformat(),
            "checkpoint": checkpoint.root,
            "entries": checkpoint.size,
            "codebook": codebook.version,
            "vocabulary": vocabulary_digest,
            "redaction_profile": profile,
            "scope": list(edition.scope),
        },
    }
    (folder / NAME).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _outlets(edition: Edition) -> list[dict[str, str]]:
    return [{"title": visible(outlet)} for outlet in sorted({document.source for document in edition.register.documents.values()})]


def _resource(written: Written, codebook: Codebook) -> dict[str, object]:
    file = written.file
    stem = file.name.partition(".")[0]
    resource: dict[str, object] = {
        "name": stem if file.table is not None else file.name.replace(".", "-").lower(),
        "path": file.name,
        "title": file.means,
        "format": file.name.rpartition(".")[2],
        "mediatype": file.media_type,
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
    }
    if file.name.endswith(".jsonl"):
        resource["type"] = "file"
    if not file.name.endswith(".sqlite"):
        resource["encoding"] = "utf-8"
    if file.table is not None:
        own = file.table.name in {table.name for table in codebook.tables}
        resource |= {"type": "table", "schema": _schema(file.table, own=own)}
    return resource


def _schema(table: Table, *, own: bool) -> dict[str, object]:
    schema: dict[str, object] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key is not None and own:
        schema["primaryKey"] = [table.key]
    if table.foreign:
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": target, "fields": [at]}} for column, target, at in table.foreign]
    return schema


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.schema_type, "description": column.means}
    if column.schema_type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.is_required:
        field["constraints"] = {"required": True}
    return field
