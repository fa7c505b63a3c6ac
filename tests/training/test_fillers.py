import gzip
import json
from pathlib import Path

from training.fillers import CONFIDENCES, DESCRIBED, EFFECTS, MARKS, drawn, read_fillers


def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    places: list[tuple[int, int]] = []
    position = 0
    for word in text.split(" "):
        places.append((position, position + len(word)))
        position += len(word) + 1
    return list(range(len(places))), places


def write(folder: Path, name: str, *rows: object) -> None:
    with gzip.open(folder / name, "wt", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(row)}\n" for row in rows)


def muc(folder: Path) -> None:
    write(
        folder,
        "ree_train.jsonl.gz",
        {
            "docid": "A-1",
            "doctext": "the red front shot a judge . the judge died . two clerks fled .",
            "extracts": {"PerpOrg": [[["red front", 4]]], "Victim": [[["judge", 21]]]},
        },
        {"docid": "A-2", "doctext": "rain fell .", "extracts": {"PerpOrg": [], "Victim": []}},
    )
    write(
        folder,
        "templates_full.jsonl.gz",
        {
            "doc": "A-1",
            "HUM TGT: EFFECT OF INCIDENT": ['? DEATH: "JUDGE"', 'INJURY: "CLERKS"'],
            "HUM TGT: NUMBER": ['1: "JUDGE"', '2: "CLERKS" / "TWO CLERKS"'],
            "PERP: ORGANIZATION CONFIDENCE": ['POSSIBLE / REPORTED AS FACT: "RED FRONT"', 'ACQUITTED: "GREEN FRONT"'],
        },
    )


def test_every_place_of_the_words_fills_the_role_with_its_effect_or_confidence(tmp_path: Path) -> None:
    muc(tmp_path)
    told, untold = read_fillers(tmp_path, tokenize)
    victim, organisation, described = map(MARKS.index, ("Victim", "PerpOrg", DESCRIBED))
    death, injury = ((("effect", EFFECTS.index(effect)),) for effect in ("DEATH", "INJURY"))
    possible = (("confidence", CONFIDENCES.index("POSSIBLE")),)
    assert told.spans == (
        (organisation, 1, 3, possible),
        (victim, 5, 6, death),
        (victim, 8, 9, death),
        (described, 11, 13, ()),
        (described, 12, 13, injury),
    )
    assert (told.has_fillers, untold.has_fillers, untold.spans) == (True, False, ())


def test_an_epoch_sees_all_windows_with_a_filler_and_some_without(tmp_path: Path) -> None:
    muc(tmp_path)
    told, untold = read_fillers(tmp_path, tokenize)
    seen = [drawn([told, untold], seed=seed) for seed in range(40)]
    assert all(told in epoch for epoch in seen)
    assert 5 < sum(untold in epoch for epoch in seen) < 30
