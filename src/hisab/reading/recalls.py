"""Promises that a text only recalls: of an office-holder of the time, or given on a day that was long past when it was written.

What a recalled promise binds to is the older promise itself; a text that recalls it makes no new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from hisab.reading.dates import find_dates
from hisab.reading.lexicon import lower
from hisab.reading.scene import Scene
from hisab.reading.scripts import fold
from hisab.records.mentions import Mention, MentionKind, Role
from hisab.vocabulary.words import BINDING_ACTS, Act

_HOLDER = r"minister|governor|president|commissioner|premier|prefect"
_OFFICE = rf"(?:{_HOLDER}|secretary|chief|collector|superintendent|inspector|director|mayor|spokesman|spokeswoman|official|adviser)"
_PERSIAN = "وزیر|والی|ولسوال|رئیس|رییس|معاون|فرمانده|استاندار|قوماندان|شهردار"
_OF_THE_TIME = re.compile(
    rf"\bthe\s+then\b(?!\s+(?:and|there)\b)|\bthen[-\s](?:the\s+|an?\s+|his\s+)?(?:[\w-]+\s+){{0,3}}{_OFFICE}\b|\bat\s+the\s+time,"
    rf"|\b(?:the\s+late|former|previous)\s+(?:[\w-]+\s+){{0,3}}(?:{_HOLDER})\b"
    + fold(rf"|(?<!\w)(?:اُ?س وقت کے|تب کے|سابق)(?=\s)|(?<!\w)(?:{_PERSIAN})\w*(?:\s\w+){{0,2}}\s(?:وقت|پیشین|سابق)(?!\w)|(?<!\w)آن زمان(?!\w)")
)
"""Before the words that commit: who held the office then."""
_OF_TODAY = re.compile(r";|\b(?:now|present|current|successor|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
"""Between the two: it is said by another, or at another time, after all."""
_OPENS = re.compile(r"\W*(?:(?:back|then|and|but|early|late)\s+)*(?:(?:in|on|during|last)\s+)?(?:early\s+|late\s+|mid-)?")
_SAID_ON = re.compile(
    r"(?<!,\s)\b(?:said|told|promised|announced|vowed|pledged|assured|ordered|directed|undertook|swore|guaranteed|committed)\b(?:\s+[\w’'-]+){0,3}\s+(?:(?:in|on)\s+)?(?:early\s+|late\s+)?$"
)
_HEADED = re.compile(r"\s*(?::|—|–|\s-\s)")
_SET_OFF = re.compile(r",\s+(?:(?:in|on)\s+)?$")
_REACH = 120
"""Characters at most between a verb of saying with a date and the words that commit."""
_LONG_PAST = timedelta(days=30)


def tell_recalls(mentions: Iterable[Mention], scene: Scene) -> Iterator[Mention]:
    """Yield the mentions; a promise that its sentence only recalls has the act of a recall."""
    for mention in mentions:
        act = mention.first(Role.ACT) if mention.kind is MentionKind.PROMISE else None
        if (
            act is not None
            and act.name in BINDING_ACTS
            and is_recalled(mention.passage.quote, act.passage.start - mention.passage.start, scene.anchor)
        ):
            recalled = replace(act, name=Act.RECALL.value)
            yield replace(mention, arguments=tuple(recalled if one is act else one for one in mention.arguments))
        else:
            yield mention


def is_recalled(sentence: str, act: int, anchor: date | None) -> bool:
    """True when the words that commit, at `act` of the sentence, are told of an office-holder of the time or of a day long before `anchor`."""
    lowered = lower(sentence)
    held = [match.end() for match in _OF_THE_TIME.finditer(lowered, 0, max(0, act))]
    if held and _OF_TODAY.search(lowered, held[-1], act) is None:
        return True
    return anchor is not None and any(
        _is_of_saying(lowered, found.start, found.end, act)
        for found in find_dates(sentence, anchor)
        if found.span.latest is not None and found.span.latest < anchor - _LONG_PAST
    )


def _is_of_saying(lowered: str, start: int, end: int, act: int) -> bool:
    """True when a date is the one of the words that commit: opening or heading the sentence, set off before them, or behind a verb of saying."""
    is_set_off = _SET_OFF.search(lowered, 0, start) is not None and lowered[end:act].strip() == ","
    opens = _OPENS.fullmatch(lowered, 0, start) is not None or _HEADED.match(lowered, end) is not None
    if start < act and (is_set_off or (opens and _OF_TODAY.search(lowered, end, act) is None)):
        return True
    said = _SAID_ON.search(lowered, 0, start)
    return said is not None and abs(said.start() - act) < _REACH and ";" not in lowered[min(said.start(), act) : max(start, act)]
