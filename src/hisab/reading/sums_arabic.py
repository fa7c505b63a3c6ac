"""People who are told one by one in Persian or Urdu, each with a number, and struck by one harm: "یک زن و سه کودک کشته شدند" tells of four."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.count_scene import CountFound, CountScene, harm_role, harms_in, is_named, summed
from hisab.reading.coverage_arabic import AMONG, NO_PEOPLE
from hisab.reading.lexicon import Lexicon
from hisab.reading.scripts import fold

_JOINT = re.compile(fold(r"\s+(?P<people>\w+(?:\s+\w+){0,2}?)\s*(?:،\s*(?:و\s+|اور\s+)?|\s(?P<and>و|اور)\s+)$"))
"""Between two numbers of one chain: whom the first counts, and the joint."""
_LAST = re.compile(fold(r"\s+(?P<people>\w+(?:\s+\w+){0,2}?)(?:\s+(?:کو|را|موقع پر(?: ہی)?|در این \w+|در محل|نیز|بھی))?\s+$"))
"""Between the last number of a chain and the harm that befell them all."""
_MORE_BEFORE = re.compile(
    fold(rf"(?:(?<!داد)(?<!شد)(?<!کرد)(?<!بود)(?<!است)(?<!گرفت)(?<!ند)[،,]|(?<!\w)(?:و|اور|با|سمیت|شامل|{AMONG}|(?:جس|والوں) میں|میں سے))\s*$")
)
"""Before a chain that is not all: "راننده، دو زن و سه کودک"."""


def find_chains(scene: CountScene, lexicon: Lexicon) -> Iterator[CountFound]:
    """Yield the sums of people told one by one in Persian or Urdu: "یک زن و سه کودک کشته شدند"."""
    numbers = [number for number in scene.numbers if number.value and not number.qualifier and number.high is None]
    people = {hit.start for hit in scene.persons} - {hit.start for hit in (*scene.harms, *scene.attackers)}
    position = 0
    while position < len(numbers):
        chain, is_joined = [numbers[position]], False
        for other in numbers[position + 1 :]:
            joint = _JOINT.fullmatch(scene.lowered, chain[-1].end, other.start)
            if (
                is_joined
                or joint is None
                or joint.start("people") not in people
                or harms_in(joint["people"], lexicon)
                or NO_PEOPLE.search(joint["people"])
            ):
                break
            chain, is_joined = [*chain, other], joint["and"] is not None
        position += len(chain)
        harm = next((harm for harm in scene.harms if harm.start > chain[-1].end), None)
        if not is_joined or harm is None or is_named(harm, scene.lowered) or _MORE_BEFORE.search(scene.lowered[: chain[0].start]):
            continue
        last = _LAST.fullmatch(scene.lowered, chain[-1].end, harm.start)
        if last is not None and last.start("people") in people:
            yield summed(chain[0].start, harm.end, harm_role(harm), sum(number.value for number in chain))
