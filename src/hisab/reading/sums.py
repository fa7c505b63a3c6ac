"""People who are told one by one and joined, and struck by one harm: "two women and their driver were shot dead" tells of three.

A sum is a value of its own words: it is read only where every joined part says by itself how many people it tells of, and none of them attacked.
So are those who died at once and those who died of it later: "four died on the spot and two of the injured in hospital".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hisab.reading.count_scene import CountFound, CountScene, harm_role, harms_in, summed
from hisab.reading.dates import date_words
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.numbers import find_numbers
from hisab.reading.sums_arabic import find_chains
from hisab.records.mentions import Role
from hisab.records.values import Count

_BESIDE = r"(?:along\s+with|together\s+with|as\s+well\s+as)"
_PARTED = re.compile(rf"\s*,\s*(?:and\s+|{_BESIDE}\s+)?|\s+and\s+|\s+{_BESIDE}\s+")
_ENDS_JOINED = re.compile(rf"\s+(?:and|{_BESIDE})\s+[^,]+$")
"""The last part is joined by "and"; behind an aside ("fourteen people, twelve men and two women, were killed") stands a comma."""
_LAST_ASIDE = re.compile(r"(?<=\w),\s+(?!and\s)(?:(?!\band\b)[^,])+$")
"""Behind the last of a list, before a comma and the verb: "a woman and her son, teachers both, were killed"."""
_PART_OF = re.compile(r"\bof\s+(?:them|whom|those|these|which|the)\b")
_VERB = re.compile(
    r"\s*,?\s*\b(?:were(?:\s+(?:suspected|believed|feared|reported|thought|said|confirmed)(?:\s+to\s+have\s+been)?)?|have\s+been|had\s+been|have|had|are)\b(?:\s+(?:\w+ly|all|both))?\s*$"
)
_ONE_MORE = re.compile(r"^(?:a|an|his|her|their|the|another)\s+(?:(?!(?:of|in|at|on|from|by|for|with|who|near)\b)[\w’'-]+\s+){0,4}[\w’'-]+$")
_HAS_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had)\b")
"""Something else befell this part: "a man was shot and three others were injured"."""
_SHORT = re.compile(r"\s*\([A-Z][A-Za-z-]{1,7}\)")
"""The short name of a body behind its name: "Border Security Force (BSF)"."""
_OPENS = re.compile(r"(?:^|[;:—–]\s+|\b(?:said|that|when|while|as|where|(?:bodies|lives|deaths?|killings?|murders?)\s+of)\s+)(?=[Aa]n?\s|[A-Z])")
"""Where a clause may open with a person: with an article or a name."""
_INTRANSITIVE = re.compile(r"(?:were|died|lost|perished|succumbed|lay|dead|suffered|sustained|received)\b")
_OWNER = re.compile(r"(?:his|her|their|another|other|the)?\s*")
_NAME = re.compile(
    r"(?:(?!(?:in|at|on|near|of|the|from|by|to|with|for|outside|inside|around|after|before|between|into|towards?|against|under|over|including|both|some|all|than|as|when|while|and|or)\b)"
    r"[a-z][\w-]*\s){0,3}(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w.’'-]*"
)
"""A name of two words or more, with what the person was: "advocate Arman Vakil"."""
_NAMED_LIST = re.compile(rf"\s+{_NAME.pattern}(?:,\s[^,]{{3,40}},)?\s+and\s")
"""An object that begins with a name and goes on."""
_WHAT_ONE_WAS = re.compile(r"(?!(?:an?|the|his|her|their|another)\s)[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}")
"""Between commas behind a name: "Arman Vakil, news editor, and his driver"."""
_AGE = re.compile(r"\b[\w-]+[-\s](?:years?|months?|weeks?|days?)[-\s]olds?(?:\s|$)|\s+aged\s+[\w-]+|\s*\(\d{1,2}\)", re.IGNORECASE)
"""How old one of them was: it counts nobody."""
_LEAVES = frozenset({"left", "leaving", "claimed", "claiming", "lives"})
"""Words of harm only beside a word for the dead: "leaving a woman and two children in the car"."""
_LEFT = re.compile(r"\b(?:[Ll]eft|[Ll]eaving|leaves|[Ff]ound)\s+(?=an?\s|[a-z]+\s)")
_MORE_WORDS = 4
"""Words that may follow a number in one part: "three local council members"."""
_REACH = 140
"""Characters between a number and the harm that it is summed for; a longer stretch is no sum."""
_VERB_REACH = 40
_OBJECT = re.compile(
    r"\s+(?:(?!\b(?:in|at|on|when|near|outside|inside|behind|beside|along(?!\s+with)|during|across|under|over|as(?!\s+well)|by|after|before|while|who|from|late|early|yesterday|today|overnight|"
    r"(?<!along )(?<!together )with)\b|\band\s+\w+(?:ed|ing)\b)[\w’'-]+(?:,?\s+|(?=[.,;:)]|$)))+"
)
"""What an active harm struck: words up to a preposition, a comma behind which nothing goes on, or another verb."""
_JOINS = re.compile(r"(?:,|\band)\s+$")
"""Before people who are not the first of a list."""
BODY = re.compile(
    r"\b(?:Police|Force|Army|Rifles|Corps|Party|District|Province|Agency|University|Hospital|Ministry|Council|Board|Division|Road|Town|City)\b"
)
"""A name with one of these words is of a body or a place and of no person."""
_VERB_BEHIND = re.compile(r",\s+(?:was|were|is|are|has|had|have)\b")
"""Behind those struck: what is told of another, "who killed six children and two adults, was interviewed"."""
_SAID = re.compile(r"\b(?:said|says|told|reported|confirmed|added|announced|according)\b")
"""Those who stand before it speak: "killing 13 people, an official and two residents said" tells of thirteen."""
_LISTED = re.compile(r"\s+an?\s.*\sand\s", re.DOTALL)
"""An object that begins with one person and goes on: "a woman and her son"."""
_LAST_OF_THEM = re.compile(r"\band\s+[\w’'-]+(?:\s+[\w’'-]+){0,3}(?=,\s)")
"""The last of a list that somebody tells: "killing a man, his two sons and a nephew, an officer said"."""
_IS_PASSIVE = re.compile(r"\b(?:were|was|been|are|is|being|and)\s+(?:\w+ly\s+)?$")
_PLURALS = frozenset({"men", "women", "children", "people", "personnel", "police", "troops", "staff"})
_AT_ONCE = r"(?:on\s+the\s+spot|at\s+the\s+(?:scene|spot)|at\s+once|instantly|immediately|there\s+and\s+then|then\s+and\s+there)"
_DIED_AT_ONCE = re.compile(rf"\b{_AT_ONCE}")
_AND_THEN = re.compile(
    rf"\s*(?:{_AT_ONCE}|in\s+the\s+(?:[\w-]+\s+)?(?:attack|blast|explosion|bombing|firing|shooting|ambush|incident))?\s*(?:,?\s+(?:and|while)|,|;)\s+(?:later\s+|another\s+)?"
)
"""Between those who died at once and those who died later: no other words, so that both are of one attack."""
_OF_THE_INJURED = re.compile(r"\s+(?:more\s+)?of\s+the\s+(?:injured|wounded)\b")
_CAME_LATER = re.compile(r"\b(?:succumbed|later|more|others|hospitals?|way|treatment|injuries|wounds)\b")
_LATER = re.compile(
    r"(?:\s+(?:later|in\s+(?:the\s+|a\s+)?hospitals?|at\s+(?:the\s+|a\s+)?hospital|on\s+(?:the|their)\s+way(?:\s+to\s+(?:the\s+|a\s+)?hospital)?|during\s+treatment"
    r"|(?:to|of)\s+(?:their\s+)?(?:injuries|wounds)|(?:injuries|wounds)))*"
)
"""Behind a death that came later: when, where and of what."""
GROUP = re.compile(
    r"\b(?:family|families|group|crowd|couple|pair|convoy|team|crew|party|patrol|squad|unit|number|community|congregation|army(?!\s+(?:personnel|men|soldiers?|troopers?|jawans?|officers?|officials?|major|captain|colonel)\b)|platoon|gang|militia|"
    r"couples|twins|delegation|class|cell|band|trio|victims|which|who|that|it|toll|attack|half|rest|third|quarter|everyone|nobody|one\s+of|including|among)\b"
)
"""Words for which nobody can say how many people they are."""


def join_steps(scene: CountScene, counts: Sequence[CountFound]) -> CountFound | None:
    """Return the sum of the two counts of dead in a sentence where the words say that the second died of it after the first; else None."""
    dead = [count for count in counts if count.role is Role.KILLED]
    if len(dead) != 2 or any(one.is_untold or one.count.qualifier or one.count.low != one.count.high for one in dead):
        return None
    first, second = dead
    later = _LATER.match(scene.lowered, second.end)
    end = later.end() if later else second.end
    told = scene.lowered[second.number_end : end]
    is_at_once = _DIED_AT_ONCE.search(scene.lowered[first.number_end : second.number_start])
    is_later = _OF_THE_INJURED.match(told) or (is_at_once and not _PART_OF.search(told) and _CAME_LATER.search(told))
    if not is_later or _AND_THEN.fullmatch(scene.lowered[first.end : second.start]) is None:
        return None
    total = (first.count.low or 0) + (second.count.low or 0)
    return summed(first.start, end, Role.KILLED, total)


def find_sums(scene: CountScene, lexicon: Lexicon) -> Iterator[CountFound]:
    """Yield the sums of a sentence."""
    if not scene.text.isascii():
        yield from find_chains(scene, lexicon)
    found: set[tuple[int, int]] = set()
    for harm in scene.harms:
        for start, end in _reaches(scene, harm):
            if (start, end) in found:
                break
            if start < harm.start and _goes_on_before(scene, start):
                continue
            count = sum_of(scene.text[start:end], harm.start - start, harm.end - start, lexicon)
            if count is not None:
                found.add((start, end))
                yield CountFound(start=start, end=end, number_start=start, number_end=end, role=harm_role(harm), count=count)
                break


def _goes_on_before(scene: CountScene, start: int) -> bool:
    """True when people with a number of their own are joined before `start`: "seven soldiers of the army, a driver and two guards"."""
    if _JOINS.search(scene.lowered, max(0, start - 8), start) is None:
        return False
    return any(number.end < start and not any(number.end < harm.start < start for harm in scene.harms) for number in scene.numbers)


def _reaches(scene: CountScene, harm: Hit) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may be a sum with this harm: from each number before it up to it, and from it to the end of its object."""
    if harm.row["sense"] != "death-active":
        yield from ((start, harm.end) for start in _openings(scene, harm))
        yield from ((start, harm.end) for start in sorted({one.start for one in scene.numbers if harm.start - _REACH < one.start < harm.start}))
    word = scene.lowered[harm.start : harm.end]
    if word == "dead":
        left = [match.start() for match in _LEFT.finditer(scene.lowered, max(0, harm.start - _REACH), harm.start)]
        yield from ((start, harm.end) for start in left[-1:])
    if word in _LEAVES:
        return
    object_ = _OBJECT.match(scene.text, harm.end, min(harm.end + _REACH, len(scene.text)))
    if (
        object_
        and not _is_passive(scene, harm)
        and (
            _LISTED.match(object_.group()) or _NAMED_LIST.match(object_.group()) or any(harm.end < one.start < object_.end() for one in scene.numbers)
        )
    ):
        verb = _VERB_BEHIND.search(scene.text, harm.end, object_.end())
        end = verb.start() if verb else harm.end + len(object_.group().rstrip())
        said = _SAID.search(scene.text, harm.end, end)
        last = _LAST_OF_THEM.search(scene.text, harm.end, said.start()) if said is not None else None
        if said is None or last is not None:
            yield harm.start, end if last is None else last.end()


def _openings(scene: CountScene, harm: Hit) -> Iterator[int]:
    """Yield where a list begins with one person before a verb in the plural: "A chieftain and two of his sons were killed"."""
    cut = max(0, harm.start - _REACH)
    verb = _VERB.search(scene.text[cut : harm.start + len("were") if scene.text.startswith("were ", harm.start) else harm.start])
    if verb is None or " and " not in scene.text[cut : cut + verb.start()]:
        return
    for match in _OPENS.finditer(scene.text, cut, cut + verb.start()):
        yield match.end()


def _is_passive(scene: CountScene, harm: Hit) -> bool:
    """True when the harm befell those before it; "and killed two girls" tells of those behind it."""
    head = _IS_PASSIVE.search(scene.lowered, max(0, harm.start - _VERB_REACH), harm.start)
    if head is None:
        return False
    return not (head.group().startswith("and") and any(one.start <= harm.end + 1 for one in scene.numbers if one.end > harm.end))


def sum_of(quote: str, harm_start: int, harm_end: int, lexicon: Lexicon) -> Count | None:
    """Return how many people the joined parts of `quote` tell of; None where one of them does not say.

    The word of harm at `[harm_start, harm_end)` stands at one end. Where the parts behind the first add up to it, they only say who they were.
    """
    people = _people(quote, harm_start, harm_end)
    listed = people.rstrip(",—– ")
    is_aside = listed != people
    if is_aside and (aside := _LAST_ASIDE.search(listed)) is not None and not find_numbers(aside.group()):
        listed, is_aside = listed[: aside.start()], False
    parts = _without_asides(_PARTED.split(listed))
    if not _ENDS_JOINED.search(listed) or _PART_OF.search(lower(people)) or lexicon.cues("attacker", quote):
        return None
    if GROUP.search(lower(people)) or harms_in(people, lexicon) or any(hit.table == "groups" for hit in lexicon.names(people)):
        return None
    if any(_is_one_with_name(*pair) for pair in pairwise(parts)) and len(parts) > 2:
        return None
    counts = [_part(part, lexicon) for part in parts]
    tells_apart = len(counts) > 2 and counts[0] == sum(counts[1:])
    if not all(counts) or (is_aside and not tells_apart):
        return None
    total = counts[0] if tells_apart else sum(counts)
    return Count(low=total, best=total, high=total)


def _people(quote: str, harm_start: int, harm_end: int) -> str:
    """Return the words that tell whom the harm befell: those before it and its verb, or those behind it where nothing stands before."""
    before = quote[:harm_start]
    if not before.strip():
        return quote[harm_end:].strip()
    verb = _VERB.search(before)
    if verb:
        return before[: verb.start()] + ("," if "," in verb.group() else "")
    return _LEFT.sub("", before, count=1).strip() if _INTRANSITIVE.match(quote[harm_start:]) else ""


def _is_one_with_name(part: str, behind: str) -> bool:
    """True for one person and a name that may be theirs: "A woman, Akli Devi, and a boy" may be two or three."""
    return _ONE_MORE.match(lower(part)) is not None and _NAME.fullmatch(behind) is not None


def _without_asides(parts: list[str]) -> list[str]:
    """Return the parts without those that only say what the one named before them was."""
    names = [_NAME.fullmatch(part) is not None for part in parts]
    return [part for number, part in enumerate(parts) if not (0 < number < len(parts) - 1 and names[number - 1] and _WHAT_ONE_WAS.fullmatch(part))]


def _part(part: str, lexicon: Lexicon) -> int:
    """Return how many people one of several joined parts tells of; nought where it does not say."""
    part = _SHORT.sub("", _AGE.sub(" ", part)).strip()
    lowered = lower(part)
    numbers = find_numbers(part)
    if date_words(part) or _HAS_VERB.search(lowered):
        return 0
    if len(numbers) == 1 and not numbers[0].qualifier and not numbers[0].high:
        is_first = _OWNER.fullmatch(lowered[: numbers[0].start]) is not None
        return numbers[0].value if is_first and 1 <= len(part[numbers[0].end :].split()) <= _MORE_WORDS else 0
    if numbers:
        return 0
    is_person = bool(_ONE_MORE.match(lowered) and lexicon.cues("person", part) and not is_plural(part, lexicon))
    return int(is_person or (_NAME.fullmatch(part) is not None and BODY.search(part) is None))


def is_plural(words: str, lexicon: Lexicon) -> bool:
    """True when some word for people in `words` means several."""
    people = [lower(words[hit.start : hit.end]) for hit in lexicon.cues("person", words)]
    return any(one.endswith("s") or one in _PLURALS for one in people)
