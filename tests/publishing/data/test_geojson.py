import json
from pathlib import Path
from typing import Any

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.write import write_data
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


def features(folder: Path) -> list[dict[str, Any]]:
    collection = json.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def test_an_incident_without_a_point_has_no_geometry_and_is_not_left_out(data: Path) -> None:
    found = features(data)
    assert [feature["id"] for feature in found] == ["incident-00001", "incident-00002", "incident-00003", "incident-00005"]
    assert {feature["geometry"] for feature in found} == {None}


def test_every_feature_says_how_exact_it_is(data: Path) -> None:
    for feature in features(data):
        assert feature["properties"]["approximate"] is True
        assert feature["properties"]["where_prec"] in range(1, 8)
        assert feature["properties"]["review_state"] == "unreviewed"


def test_a_point_is_longitude_then_latitude(hostile_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    write_data(hostile_edition, tmp_path, vocabulary=vocabulary, profile=load_profile("partner"))
    first = features(tmp_path)[0]
    assert first["geometry"] == {"type": "Point", "coordinates": [67.5, -1.25]}
    assert first["properties"]["approximate"] is False


def test_no_incidents_make_an_empty_collection(empty_edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    write_data(empty_edition, tmp_path, vocabulary=vocabulary, profile=load_profile())
    assert features(tmp_path) == []
