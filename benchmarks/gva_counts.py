"""Killed and injured in one shooting, from the news report on it: exact match with the Gun Violence Archive's table.

    python -m benchmarks.gva_counts [--data DIR] [--split dev] [--out DIR]

Ours twice: `reader` is the product's reader, which by design reads no attack in an ordinary shooting; `shootings` are the rules of
`benchmarks.shootings`, written with the training part in sight and not the development part (but for the one rule that 911 is no count). Peers:
nobody was killed or injured; and the first number that stands before "killed" or "injured". Most rows are zero, so those that are not are scored
apart.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks.parts import find_part, make_document, make_parser, print_table, share, write_rows
from benchmarks.shootings import Shot, count_shot
from hisab.reading.lexicon import Lexicon
from hisab.reading.numbers import find_numbers
from hisab.records.mentions import Mention, MentionKind, Role, ToldAs
from hisab.records.seams import Reader
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader

_BEFORE = {"killed": re.compile(r"\bkilled\b|\bdead\b", re.IGNORECASE), "injured": re.compile(r"\binjured\b|\bwounded\b", re.IGNORECASE)}
_NEAR = 40
"""Characters between the peer's number and its word of harm."""
NOBODY = Shot(killed=0, injured=0)


def read_main(reader: Reader, text: str, *, published: str | None) -> Shot:
    """Return what the reader says of the main incident, or of the first one; zero where it says nothing."""
    incidents = [mention for mention in reader.read(make_document(text, published=published)).mentions if mention.kind is MentionKind.INCIDENT]
    main = next((mention for mention in incidents if mention.told_as is ToldAs.MAIN), incidents[0] if incidents else None)
    return Shot(killed=_stated(main, Role.KILLED), injured=_stated(main, Role.INJURED)) if main else NOBODY


def _stated(mention: Mention, role: Role) -> int:
    argument = mention.first(role)
    if argument is None or argument.count is None:
        return 0
    return next((number for number in (argument.count.best, argument.count.high, argument.count.low) if number is not None), 0)


def first_number(text: str) -> Shot:
    """Return the number shortly before the first word for killed that has one, and the same for injured; zero where none has."""
    numbers = find_numbers(text)
    found = {}
    for harm, pattern in _BEFORE.items():
        starts = [match.start() for match in pattern.finditer(text)]
        before = ([number.value for number in numbers if 0 <= start - number.end <= _NEAR] for start in starts)
        found[harm] = next((values[-1] for values in before if values), 0)
    return Shot(killed=found["killed"], injured=found["injured"])


def score(truths: Sequence[Shot], said: Sequence[Shot]) -> tuple[float | None, float | None, float | None, float | None]:
    """Return the shares of exact answers: killed, killed where not zero, injured, injured where not zero."""
    pairs = list(zip(truths, said, strict=True))
    return (
        share(one.killed == other.killed for one, other in pairs),
        share(one.killed == other.killed for one, other in pairs if one.killed),
        share(one.injured == other.injured for one, other in pairs),
        share(one.injured == other.injured for one, other in pairs if one.injured),
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure ours and the peers in one run and print them."""
    options = make_parser("gva_counts", "Killed and injured in one shooting, exact match.", split="dev").parse_args(arguments)
    part = find_part(options.data, options.split)
    if part is None:
        return 0
    vocabulary = load_vocabulary()
    reader, lexicon = default_reader(vocabulary), Lexicon(vocabulary)
    rows = list(part.rows())
    systems: dict[str, Callable[[Mapping[str, Any]], Shot]] = {
        "ours: shootings": lambda row: count_shot(row["text"], lexicon),
        "ours: reader": lambda row: read_main(reader, row["text"], published=row.get("publish_date")),
        "peer: always 0": lambda row: NOBODY,  # noqa: ARG005 - it looks at nothing
        "peer: first number": lambda row: first_number(row["text"]),
    }
    truths = [Shot(killed=int(row["n_killed"]), injured=int(row["n_injured"])) for row in rows]
    said = {name: [system(row) for row in rows] for name, system in systems.items()}
    sight = "the rules were written with these in sight" if part.name == "train" else "not in sight when the rules were written"
    print_table(
        f"gva_counts, {part.name}: {len(rows)} reports, exact match ({sight})",
        ("killed", "not zero", "injured", "not zero"),
        [(name, score(truths, shots)) for name, shots in said.items()],
    )
    print("  known on its test part: .837 killed, .742 injured (husinthewei/CIS530P, by shared/corpora/README.md)")
    write_rows(
        options.out,
        f"gva_counts_{part.name}.jsonl",
        (
            {"row": place, "killed": [truth.killed, shots[0].killed, shots[1].killed], "injured": [truth.injured, shots[0].injured, shots[1].injured]}
            for place, (truth, *shots) in enumerate(zip(truths, said["ours: shootings"], said["ours: reader"], strict=True))
        ),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
