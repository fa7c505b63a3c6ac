"""The map's data: RFC 7946 GeoJSON, one feature an incident, with how exact each point is."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

from hisab.publishing.data.cells import Cells
from hisab.publishing.data.rows import Line
from hisab.publishing.data.writer import DataFile


class GeoJson:
    """Writes incidents as features; one without a point has the geometry null, and every property says how exact it is."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._file = files.enter_context((folder / "incidents.geojson").open("w", encoding="utf-8", newline="\n"))
        self._file.write('{"type":"FeatureCollection","features":[')
        self._before = "\n"

    def take(self, line: Line) -> None:
        """Write an incident."""
        if line.table == "incidents":
            self._file.write(self._before + json.dumps(_feature(line.cells), ensure_ascii=False, separators=(",", ":")))
            self._before = ",\n"

    def finish(self) -> tuple[DataFile, ...]:
        """Close the collection and return the file."""
        self._file.write("\n]}\n")
        means = "The incidents on a map, with the precision of each point (GeoJSON, RFC 7946)"
        return (DataFile(name="incidents.geojson", means=means, media_type="application/geo+json"),)


def _feature(cells: Cells) -> dict[str, object]:
    has_point = cells["latitude"] is not None and cells["longitude"] is not None
    geometry = {"type": "Point", "coordinates": [cells["longitude"], cells["latitude"]]} if has_point else None
    properties = {
        name: list(cell) if isinstance(cell, tuple) else cell for name, cell in cells.items() if name not in {"id", "latitude", "longitude"}
    }
    return {"type": "Feature", "id": cells["id"], "geometry": geometry, "properties": properties}
