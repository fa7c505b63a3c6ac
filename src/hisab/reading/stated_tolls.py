"""The toll that a Persian or Urdu sentence states in its plainest form: a number, people, and the word that they died, with little between.

For sentences that tell an attack and in which nobody marked a count. What is not of this form is not read: "two men on a motorcycle killed a teacher"
has a number before its word of killing too, and tells of one. Only people struck are taken: the subject of a passive or intransitive verb, or the
object before an active one, with its "را" or "کو".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.count_scene import CountFound, counts_kin, harms_in, is_named
from hisab.reading.coverage_arabic import covers_beside
from hisab.reading.lexicon import Lexicon, lower
from hisab.reading.marked_counts import marked_count
from hisab.reading.numbers import find_numbers
from hisab.reading.scripts import fold
from hisab.records.mentions import Role

_STRUCK_PERSIAN = re.compile(
    fold(
        r"^(?:کشته|شهید|جان باخت\w*|جان داد\w*|جان سپرد\w*|به قتل رسید\w*|به شهادت رسید\w*|از پا(?:ی)? درآمد\w*|جان خود را از دست|جان شان را از دست)$"
    )
)
_STRUCK_URDU = re.compile(
    fold(
        r"^(?:ہلاک|جاں بحق|جان بحق|جاںبحق|شہید|مارے گئے|مارا گیا|مار دیے گئے|مار دیئے گئے|قتل|دم توڑ گئے|دم توڑ|چل بسے|چل بسیں|لقمۂ اجل|لقمہ اجل|"
        r"جان کی بازی ہار|جان کی بازی|زندگی کی بازی ہار|زندگی کی بازی|جان سے گئے|گولیوں سے بھون|موت کے گھاٹ اتار)$"
    )
)
_THEN_URDU = re.compile(fold(r"^\s*(?:ہو|ہوئے|ہوئیں|ہوا|ہوئی|کر دیے گئے|کر دیا گیا|کیے گئے|گئے|بن|ہار|دیا گیا|دیے گئے|دیئے گئے|دی گئیں|[.۔،]|اور|$)"))
_PASSIVE_URDU = re.compile(fold(r"^\s*(?:کر\s+)?(?:دیا گیا|دیے گئے|دیئے گئے|دی گئیں)"))
"""Behind an Urdu word of killing whose object, with "کو", is whom it struck and nobody is named who did it."""
_OBJECT = re.compile(fold(r"(?<!\w)(?:را|کو)\s*$"))
_AGENT = re.compile(fold(r"(?<!\w)(?:توسط|از سوی|به دست|بدست|هدف|نے|سوار|مسلح|که|کہ|چون|اما|پس|اور|و)(?!\w)|[،؛:,;.۔«»]"))
"""Between a number and its word of death: another actor, another clause, or others who were counted apart."""
_ACTIVE = re.compile(
    fold(
        r"^(?:کشت|کشتند|را کشت|را کشتند|کشته اند|کشته است|شهید کردند|به قتل رساندند|به شهادت رساندند|تیرباران کردند|"
        r"قتل کر دیا|مار دیا|ہلاک کر دیا|شہید کر دیا)$"
    )
)
_WORDS_BETWEEN = 6


def find_stated_tolls(text: str, lexicon: Lexicon) -> Iterator[CountFound]:
    """Yield the tolls of a sentence, left to right."""
    lowered = lower(text)
    people = {hit.start: hit.end for hit in lexicon.cues("person", text)}
    harms = [hit for hit in harms_in(text, lexicon) if hit.row["sense"].startswith("death") and not is_named(hit, lowered)]
    attackers = lexicon.cues("attacker", text)
    for number in find_numbers(text):
        first = next((end for start, end in people.items() if number.end < start <= number.end + 2), None)
        harm = next((hit for hit in harms if hit.start >= number.end), None)
        if counts_kin(lowered, number.start, number.end):
            continue
        if first is None or harm is None or number.value == 0 or any(number.end <= hit.start < harm.start for hit in attackers):
            continue
        word = re.sub("\u200c", " ", lowered[harm.start : harm.end])
        if not _befell(lowered[first : harm.start], word, lowered[harm.end :]) or covers_beside(text, number.start, harm.end, lexicon) is not None:
            continue
        count = marked_count(text[number.start : harm.end], Role.KILLED, lexicon)
        if count is not None:
            yield CountFound(start=number.start, end=harm.end, number_start=number.start, number_end=number.end, role=Role.KILLED, count=count)


def _befell(between: str, word: str, after: str) -> bool:
    """True when the word of death befell the people that stand before `between`."""
    if len(between.split()) > _WORDS_BETWEEN:
        return False
    if word.startswith("را ") or _ACTIVE.match(word):
        struck = word.startswith("را ") or _OBJECT.search(between)
        return bool(struck) and not _AGENT.search(_OBJECT.sub("", between))
    if _AGENT.search(between):
        return False
    if _OBJECT.search(between):
        return bool(_STRUCK_URDU.match(word) and _PASSIVE_URDU.match(after))
    return bool(
        _STRUCK_PERSIAN.match(word)
        or (_STRUCK_URDU.match(word) and _THEN_URDU.match(after))
        or re.match(fold("کشته|شهید|جان باخت|به قتل رسید|به شهادت رسید|از پا"), word)
    )
