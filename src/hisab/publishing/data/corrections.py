"""The feed of what changed since earlier editions (JSON Feed 1.1: it asks for no time that the record does not have)."""

from __future__ import annotations

import json
from pathlib import Path

from hisab.publishing.data.cells import Cells
from hisab.publishing.data.rows import Line
from hisab.publishing.data.writer import DataFile, stamp, texts


class CorrectionsFeed:
    """Writes the corrections as a feed that readers can follow; each item keeps its id for ever."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "corrections.json"
        self._items: list[dict[str, object]] = []

    def take(self, line: Line) -> None:
        """Keep a correction."""
        if line.table == "corrections":
            self._items.append(_item(line.cells))

    def finish(self) -> tuple[DataFile, ...]:
        """Write the feed and return its file."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Hisab: what changed since earlier editions",
            "description": "Records merged, split, withdrawn or rejected, and words shown no longer, with the reason. Ids are never reused.",
            "items": self._items,
        }
        self._path.write_text(json.dumps(feed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        means = "What changed since earlier editions as a feed (JSON Feed 1.1)"
        return (DataFile(name=self._path.name, means=means, media_type="application/feed+json"),)


def _item(cells: Cells) -> dict[str, object]:
    successors = ", ".join(texts(cells.get("successor")))
    where = f"; it is now {successors}" if successors else ""
    item: dict[str, object] = {
        "id": str(cells["correction"]),
        "title": f"{cells['id']}: {cells['what']}",
        "content_text": f"{cells['reason']}{where}. {stamp(cells)}",
        "_hisab": dict(cells),
    }
    return item if cells.get("at") is None else {**item, "date_published": cells["at"]}
