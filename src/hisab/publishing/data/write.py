"""The data of an edition, written in one traversal: checked first, then every row to every exporter, then the description of the files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from hisab.publishing.data import package
from hisab.publishing.data.codebook import write_codebook
from hisab.publishing.data.conflict_shapes import acled, ged
from hisab.publishing.data.corrections import CorrectionsFeed
from hisab.publishing.data.database import Database
from hisab.publishing.data.entities import Entities
from hisab.publishing.data.geojson import GeoJson
from hisab.publishing.data.material import Material, prepare
from hisab.publishing.data.redaction import Profile
from hisab.publishing.data.rights_shapes import Hxl, Overlap, uwazi
from hisab.publishing.data.rows import traverse
from hisab.publishing.data.tables import CsvTables, StatementLines
from hisab.publishing.data.validate import require_sound
from hisab.publishing.data.writer import DataFile, Exporter
from hisab.records.errors import UsageError
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


def write_data(edition: Edition, folder: Path, *, vocabulary: Vocabulary, profile: Profile) -> tuple[Path, ...]:
    """Write all files of the data of `edition` into the empty folder `folder` and return their paths, the description of the files last.

    What does not hold is an integrity failure, and nothing is written. The same edition, vocabulary and profile give the same bytes.
    """
    require_sound(edition)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", hint="Name a new folder for the data.")
    material = prepare(edition, vocabulary=vocabulary, profile=profile)
    files = _export(material, folder)
    files.append(write_codebook(folder, edition, material.codebook, files, profile=profile))
    written = [package.measured(folder, file) for file in files]
    package.write_package(folder, edition, material.codebook, written, vocabulary_digest=vocabulary.digest, profile=profile.name)
    return (*(folder / file.name for file in files), folder / package.NAME)


def _export(material: Material, folder: Path) -> list[DataFile]:
    with ExitStack() as open_files:
        exporters = _exporters(material, folder, open_files)
        for line in traverse(material):
            for exporter in exporters:
                exporter.take(line)
        return [file for exporter in exporters for file in exporter.finish()]


def _exporters(material: Material, folder: Path, open_files: ExitStack) -> Sequence[Exporter]:
    return (
        CsvTables(folder, material.codebook, open_files),
        StatementLines(folder, open_files),
        Database(folder, material.codebook, open_files),
        GeoJson(folder, open_files),
        acled(folder, open_files, made_at=material.edition.checkpoint.at),
        ged(folder, open_files),
        uwazi(folder, open_files),
        Hxl(folder, open_files),
        Overlap(folder, open_files),
        Entities(folder, open_files),
        CorrectionsFeed(folder),
    )
