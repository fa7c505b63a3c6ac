"""Reads written data back as anyone would."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def header(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
