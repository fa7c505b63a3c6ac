"""How many people were killed, injured or abducted: every count that a sentence states, and what it covers.

A count is read from its own words: the number, whom it counts, and the word of harm, all inside its span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.reading.dates import date_words
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.money import find_money
from hisab.reading.numbers import LOWER_BOUNDS, UPPER_BOUNDS, Number, find_numbers
from hisab.records.mentions import Role
from hisab.records.values import Count, Covers


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFound:
    """A count at `[start, end)` of the sentence, from the first to the last word that it needs."""

    start: int
    end: int
    number_start: int
    number_end: int
    role: Role
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A sentence and all that was found in it, so that each rule is a small function."""

    text: str
    lowered: str
    numbers: tuple[Number, ...]
    harms: tuple[Hit, ...]
    persons: tuple[Hit, ...]
    units: tuple[Hit, ...]
    attackers: tuple[Hit, ...]


_DEATH = frozenset({"death-passive", "death-intransitive"})
_HARM_ROLE = {"injury": Role.INJURED, "abduction": Role.ABDUCTED}
_CLAUSE_BREAK = re.compile(r"[;:!?]|\.\s|\bwhile\b|\bwhereas\b|\bafter\b|\bbefore\b")
_BOTH = re.compile(
    r"^\s*(?:and|or|and/or|/)\s+(?:were\s+)?(?:wounded|injured|hurt|killed|dead)\b"
    r"(?!\s+(?:(?:at\s+least|more\s+than|over|nearly|around|about|some|another|almost|up\s+to)\s+)?(?:\d|a\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|dozens))"
)
_AUXILIARY = re.compile(
    r"^\s*(?:,?\s*(?:were|was|are|have|had|has|been|died|feared|reported|reportedly|believed|thought|confirmed|dead|killed|injured|wounded|hurt|martyred|slain|perished|lost|succumbed|sustained|shot|gunned)\b)"
)
_APPOSITION = re.compile(
    r",\s[^,;]{0,60}\b(?:of\s+(?:them|whom)|among\s+them|including|most(?:ly)?|women|men|children|boys|girls|students)\b[^,;]{0,60},"
    r"|\s[—–]\s[^—–;]{0,90}\s[—–]\s|\([^)]{0,90}\)"
    r"|\bincluding\s+(?:at\s+least\s+)?[\w-]+\s+[\w-]+(?:\s+and\s+[\w-]+\s+[\w-]+)?(?=\s+(?:were|was|have|had|died|lost|and))"
)
"""An aside between the people and what befell them: "Fourteen people, 12 of them Hazaras, were …", "five people — two of them women — were …"."""
_TOLL_NOUN = re.compile(
    r"\b(?P<noun>death\s+toll|toll|number\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities|killed|those\s+killed|people\s+killed)|the\s+dead|fatalities|death\s+count)\b"
    r"(?:\s+(?:of|from|in)\s+[^,;.]{0,45}?)?"
    r"\s+(?:has\s+|had\s+|(?:are|is|were)\s+now\s+counted\s+|(?:are|is|were)\s+now\s+put\s+)?(?:(?:rose|risen|rises|climbed|climbs|jumped|reached|reaches|stood|stands|was|is|at|to|of|past|put|as|rising)\b[^,;.\d]{0,24}?)\s*$"
)
_BODIES_OF = re.compile(r"\bbodies\s+of\s+(?:the\s+)?$")
_FOUND_DEAD = re.compile(r"\b(?:found|recovered|discovered|dumped|brought|retrieved|pulled|lay)\b")
_NUMBERED = re.compile(r"\bthe\s+dead\s+(?:now\s+)?number(?:ed)?\s+$")
_INJURED_NOUN = re.compile(r"\b(?:the\s+(?:injured|wounded)|number\s+of\s+(?:injured|wounded))\s+(?:at|to|is|was|reached)\s*$")
_LIVES = re.compile(r"\b(?:claim(?:ed|ing|s)?|took|taken|cost|taking)\s+(?:the\s+lives\s+of\s+)?$")
_ACTIVE_DEATH = re.compile(
    r"\b(?:killed|(?:the\s+)?bodies\s+of|killing(?:\s+of)?|kills|kill|(?:the\s+)?murders?\s+of|executions?\s+of|executed|slaughter(?:ed|ing)?(?:\s+of)?|massacred?(?:\s+of)?|"
    r"martyr(?:ed|ing)|murdered|murdering|gunned\s+down|shot\s+dead|deaths?\s+of|assassinat(?:ed|ing|ion\s+of))\s+(?:all\s+|the\s+|another\s+|these\s+|those\s+)*$"
)
_ACTIVE_INJURY = re.compile(r"\b(?:injured|injuring|wounded|wounding|hurt|hurting|injures|maiming)\s+(?:another\s+|the\s+)?$")
_ACTIVE_ABDUCTION = re.compile(r"\b(?:abducted|kidnapped|abducting|kidnapping(?:\s+of)?|abduction\s+of)\s+(?:another\s+|the\s+)?$")
_LEFT = re.compile(r"\b(?:left|leaving|leaves)\s+(?:behind\s+)?$")
_COMBINED_NOUN = re.compile(
    r"\b(?:casualties|the\s+dead\s+and\s+the\s+(?:wounded|injured)|killed\s+(?:and|or)\s+(?:wounded|injured)|dead\s+(?:and|or)\s+(?:wounded|injured)|killed\s+and\s+wounded)\b"
)
_PARTITIVE_AFTER = re.compile(
    r"^\s*(?:(?:people|persons|men|women|bodies|dead|killed|injured|wounded)\s+)?(?:among\s+them|out\s+of|of\s+(?:them|whom|the\s+(?:dead|victims|deceased|injured|wounded|miners|bodies|slain|killed|martyrs)|those|her|his|these))\b"
)
_PARTITIVE_BEFORE = re.compile(
    r"\b(?:including|among\s+them|of\s+(?:them|whom)|among\s+the\s+dead|of\s+the\s+dead(?:\s+as)?)\s+(?:at\s+least\s+|were\s+)?$"
)
_STEP = re.compile(
    r"\b(?:at\s+the\s+scene|where\s+they\s+(?:fell|lay)|then\s+and\s+there|on\s+the\s+spot|at\s+once|on\s+the\s+way|in\s+(?:the\s+)?hospital|died\s+later|later\s+died|succumbed|of\s+(?:their|his)\s+(?:wounds|injuries)|to\s+(?:their|his)\s+(?:wounds|injuries))\b"
)
_NOBODY = re.compile(r"\b(?:no\s+one|nobody|no\s+(?:people|person|worshippers|civilians|students|passengers))(?=\s+(?:was|were|has|had|is|died)\b)")
_SINGLE = re.compile(
    r"(?<![\w’'-])(?P<article>an?)\s+(?:[\w’'-]+\s+){0,3}?(?:man|woman|boy|girl|child|person|student|teacher|lawyer|doctor|policeman|soldier|constable|shopkeeper|"
    r"miner|worker|labourer|driver|trader|journalist|cleric|passer-by|guard|officer|member|resident|youth|pilgrim|father|mother|worshipper|vendor|nurse)\b"
    r"(?:\s+[\w’',-]+){0,8}?\s+(?:was|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:killed|shot\s+dead|gunned\s+down|murdered|martyred|stabbed\s+to\s+death|assassinated|"
    r"beheaded|injured|wounded|hurt|kidnapped|abducted)\b"
)
_THEN_KILLED = re.compile(
    r"^\s*,?\s*(?:and|before\s+being|and\s+then)\s+(?:later\s+|were\s+)?(?:killed|slaughtered|shot\s+dead|executed|murdered|massacred|gunned\s+down|beheaded)\b"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:[\w-]+\s+){0,2}(?:attacks|bombings|blasts|explosions|shootings)\b"
    r"|\btogether\b|\bcombined\b|\bin\s+the\s+two\b|\bin\s+both\b"
)
_OWN_PART = re.compile(r"\bamong\s+(?:the\s+(?:dead|killed|victims)|them|those\s+killed)\b")
_WITH_ATTACKERS = re.compile(
    r"\b(?:including|among\s+them|counting)\s+(?:all\s+|the\s+|a\s+|two\s+|three\s+|four\s+|of\s+){0,4}(?:suicide\s+)?(?:attackers?|bombers?|assailants?|gunm[ae]n|militants?)"
)
_CLAUSE_END = re.compile(r"[,;:]|\s(?:after|while|as|when|and)\s")
_WHOLE_OF = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s+(?:out\s+)?of\s+(?:the\s+|their\s+|those\s+)?$")
"""In "eight of the ten passengers were killed" the second number counts those who were there."""
_MORE = re.compile(r"^\s*(?:more|others|other|another|passers?-by)\b")
_ATTACKER_SAYS = re.compile(r"\b(?:says?|said|claim(?:s|ed)?|boasted|statement)\b")


def find_counts(text: str, lexicon: Lexicon) -> tuple[CountFound, ...]:
    """Return the counts of people in one sentence, left to right."""
    scene = _scene(text, lexicon)
    found = [count for number in scene.numbers if (count := _read(scene, number)) is not None]
    return tuple(_refine(scene, count, lexicon) for count in found)


def _scene(text: str, lexicon: Lexicon) -> _Scene:
    lowered = lower(text)
    taken = [*date_words(text), *((start, end) for start, end, _ in find_money(text))]
    articles = tuple(_single_people(lowered))
    stated = [number for number in find_numbers(text) if not _is_taken(number, [*taken, *((single.start, single.end) for single in articles)])]
    numbers = tuple(sorted((*stated, *articles), key=lambda number: number.start))
    return _Scene(
        text=text,
        lowered=lowered,
        numbers=numbers,
        harms=tuple(hit for hit in lexicon.cues("attack", text) if hit.row["sense"].startswith(("death", "injury", "abduction"))),
        persons=lexicon.cues("person", text),
        units=lexicon.cues("unit", text),
        attackers=lexicon.cues("attacker", text),
    )


def _single_people(lowered: str) -> Iterator[Number]:
    """Yield the article before one person as the number one ("a Hazara shopkeeper was shot dead"), and nobody as zero."""
    for match in _NOBODY.finditer(lowered):
        yield Number(start=match.start(), end=match.end(), value=0)
    for match in _SINGLE.finditer(lowered):
        yield Number(start=match.start("article"), end=match.end("article"), value=1)


def _is_taken(number: Number, taken: list[tuple[int, int]]) -> bool:
    if any(start < number.end and number.start < end for start, end in taken):
        return True
    return 1900 <= number.value <= 2100 and number.qualifier is None


def _read(scene: _Scene, number: Number) -> CountFound | None:
    """Try the rules for one number, the most direct first."""
    before = scene.lowered[: number.start]
    toll = _TOLL_NOUN.search(before) or _NUMBERED.search(before)
    if toll and not any(hit.start <= number.end + 1 < hit.end for hit in scene.units):
        return _found(scene, number, Role.KILLED, toll.start(), _head_end(scene, number))
    if not _counts_people(scene, number) or _WHOLE_OF.search(before):
        return None
    if _BODIES_OF.search(before) and not _FOUND_DEAD.search(scene.lowered[number.end : number.end + 90]):
        return None
    for pattern, role in ((_ACTIVE_INJURY, Role.INJURED), (_ACTIVE_ABDUCTION, Role.ABDUCTED), (_ACTIVE_DEATH, Role.KILLED)):
        match = pattern.search(before)
        if match and not (role is not Role.ABDUCTED and _is_passive_head(before, match.start())):
            if role is Role.INJURED and re.search(r"\bkilled\s+(?:and|or)\s+$", before[: match.start()]):
                return _found(scene, number, Role.KILLED, before.rindex("killed"), _head_end(scene, number))
            after = _passive(scene, number)
            if after is not None and after.role is not role and role is Role.INJURED:
                return after
            return _found(scene, number, role, match.start(), _head_end(scene, number))
    for pattern, role in ((_INJURED_NOUN, Role.INJURED), (_LIVES, Role.KILLED)):
        match = pattern.search(before)
        if match and (pattern is not _LIVES or "lives" in scene.lowered[match.start() : _head_end(scene, number)]):
            return _found(scene, number, role, match.start(), _head_end(scene, number))
    return _passive(scene, number)


def _is_passive_head(before: str, start: int) -> bool:
    """True for "were killed 11": the word of harm closes the clause before, it does not open this one."""
    return bool(re.search(r"\b(?:were|was|been|are|is)\s+$", before[:start]))


def _passive(scene: _Scene, number: Number) -> CountFound | None:
    """A number, whom it counts, then the word of harm: "11 miners were killed", "81 dead", "four of the injured died"."""
    limit = next((other.start for other in scene.numbers if other.start > number.start and not _is_beside(scene, number, other)), len(scene.text))
    for harm in scene.harms:
        if harm.start < number.end or harm.row["sense"] == "death-active":
            continue
        if harm.start > limit:
            break
        between = scene.lowered[number.end : harm.start]
        plain = _APPOSITION.sub(",", between)
        if _CLAUSE_BREAK.search(plain) or len(plain.split()) > 13:
            break
        if scene.lowered[harm.start : harm.end] in {"left", "claimed", "lives", "leaving", "claiming"} or _is_agent(scene, harm):
            continue
        role = _HARM_ROLE.get(harm.row["sense"], Role.KILLED)
        killed = _THEN_KILLED.match(scene.lowered[harm.end :]) if role is Role.ABDUCTED else None
        if killed:
            return _found(scene, number, Role.KILLED, number.start, harm.end + killed.end())
        return _found(scene, number, role, number.start, _with_noun(scene, number, harm))
    return None


def _with_noun(scene: _Scene, number: Number, harm: Hit) -> int:
    """Return the end of the harm, or of the people right after it where it stands between them and their number: "ten slain miners"."""
    if scene.text[number.end : harm.start].strip():
        return harm.end
    return next((hit.end for hit in scene.persons if hit.start == harm.end + 1), harm.end)


def _is_beside(scene: _Scene, number: Number, other: Number) -> bool:
    """True when `other` stands in an aside ("Fourteen people, 12 of them Hazaras, were …") or is the whole that `number` is of."""
    if _WHOLE_OF.search(scene.lowered[: other.start]):
        return True
    return any(match.start() + number.end <= other.start < match.end() + number.end for match in _APPOSITION.finditer(scene.lowered[number.end :]))


def _is_agent(scene: _Scene, harm: Hit) -> bool:
    """True when those counted did the killing: the word of harm is active and has people after it ("35 gunmen killed 11 miners")."""
    if harm.row["sense"] == "injury":
        return bool(
            re.match(
                r"\s+(?:at\s+least|more\s+than|over|nearly|around|another|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b",
                scene.lowered[harm.end : harm.end + 20],
            )
        )
    if harm.row["sense"] != "death-passive" or scene.lowered[harm.start : harm.end] not in {
        "killed",
        "executed",
        "murdered",
        "slaughtered",
        "massacred",
    }:
        return False
    if re.search(r"\b(?:were|was|been|are|is|and|men|people|miners)\s+(?:\w+ly\s+)?$", scene.lowered[: harm.start]):
        return False
    rest = scene.lowered[harm.end : harm.end + 30]
    return bool(re.match(r"\s+(?:the|all|some|at least|more than|over|nearly|around|\d|a |an |eleven|ten|twelve|dozens|many|several)", rest))


def _counts_people(scene: _Scene, number: Number) -> bool:
    """True when the words after the number count people, or go straight on to what befell them."""
    rest = scene.lowered[number.end :]
    if (
        _AUXILIARY.match(rest)
        or _PARTITIVE_AFTER.match(rest)
        or re.match(r"^\s*(?:$|[,.;:)]|and\b|in\b|on\b|by\b|at\b|to\b|seriously|critically)", rest)
    ):
        return number.value != 1 or bool(re.match(r"^\s+(?:was|is|has|of|died|killed|dead)", rest))
    if number.end - number.start <= 2 and number.value == 1 and scene.lowered[number.start] == "a":
        return True
    head_end = _head_limit(scene, number)
    units = [hit.start for hit in scene.units if number.end <= hit.start < head_end]
    persons = [hit.start for hit in scene.persons if number.end <= hit.start < head_end] + [
        hit.start for hit in scene.attackers if number.end <= hit.start < head_end
    ]
    if not persons:
        return False
    return not units or min(persons) < min(units)


def _head_limit(scene: _Scene, number: Number) -> int:
    """Return where the noun phrase after the number must have named its head: six words on, or at punctuation or a joining word."""
    match = re.match(r"(?:\s*(?!(?:and|in|on|at|by|from|when|who|for|as|after|with)\b)[\w'’-]+){0,6}", scene.lowered[number.end :])
    return number.end + (match.end() if match else 0)


def _head_end(scene: _Scene, number: Number) -> int:
    """Return the end of the last word that says whom the number counts, or of the number."""
    limit = _head_limit(scene, number)
    ends = [
        hit.end
        for hit in (*scene.persons, *scene.attackers)
        if number.end <= hit.start < limit and not re.search(r"[,;:.]", scene.text[number.end : hit.start])
    ]
    return max(ends[:2], default=number.end)


def _found(scene: _Scene, number: Number, role: Role, start: int, end: int) -> CountFound:
    start, end = min(start, number.start), max(end, number.end)
    return CountFound(start=start, end=end, number_start=number.start, number_end=number.end, role=role, count=count_of(number))


def count_of(number: Number) -> Count:
    """Return the count that a number's words state, its bounds as the qualifier gives them."""
    if number.high is not None:
        return Count(low=number.value, best=None, high=number.high, qualifier=number.qualifier)
    if number.qualifier in LOWER_BOUNDS:
        return Count(low=number.value, best=number.value, high=None, qualifier=number.qualifier)
    if number.qualifier in UPPER_BOUNDS:
        return Count(low=None, best=number.value, high=number.value, qualifier=number.qualifier)
    return Count(low=number.value, best=number.value, high=number.value, qualifier=number.qualifier)


def _refine(scene: _Scene, found: CountFound, lexicon: Lexicon) -> CountFound:
    covers = _covers(scene, found, lexicon)
    count = found.count
    return CountFound(
        start=found.start,
        end=found.end,
        number_start=found.number_start,
        number_end=found.number_end,
        role=found.role,
        count=Count(low=count.low, best=count.best, high=count.high, qualifier=count.qualifier, covers=covers),
    )


def _covers(scene: _Scene, found: CountFound, lexicon: Lexicon) -> Covers:  # noqa: PLR0911 - one line a rule, in order of precedence
    own = scene.lowered[found.start : found.end]
    after = scene.lowered[found.end : found.end + 40]
    if _BOTH.match(after):
        return Covers.KILLED_OR_INJURED
    if _COMBINED_NOUN.search(own + after):
        return Covers.KILLED_OR_INJURED
    if any(found.start <= hit.start < found.end and hit.start >= found.number_start for hit in scene.attackers) and not _names_victims(scene, found):
        return Covers.ATTACKERS
    if _WITH_ATTACKERS.search(scene.lowered[found.end : found.end + 60]):
        return Covers.INCLUDES_ATTACKERS
    if _said_by_attacker(scene, found, lexicon):
        return Covers.SAID_BY_ATTACKER
    clause = _clause(scene, found)
    if lexicon.cues("several", clause) or _SEVERAL.search(lower(clause)):
        return Covers.SEVERAL_ATTACKS
    if lexicon.cues("period", clause):
        return Covers.PERIOD
    if _is_total_noun(scene, found):
        return Covers.ATTACK
    tail = scene.lowered[found.number_end :]
    if _OWN_PART.search(own):
        return Covers.PART
    if any(_is_aside_of(scene, number, found) for number in scene.numbers if number.start < found.number_start):
        return Covers.PART
    is_more = _MORE.match(tail)
    if _PARTITIVE_AFTER.match(tail) or _PARTITIVE_BEFORE.search(scene.lowered[: found.number_start]) or is_more:
        return Covers.ATTACK if is_more and found.role is Role.INJURED else Covers.PART
    if found.role is Role.KILLED and _STEP.search(_CLAUSE_END.split(scene.lowered[found.number_end : found.end + 32])[0]):
        return Covers.PART
    return Covers.ATTACK


def _is_total_noun(scene: _Scene, found: CountFound) -> bool:
    """True when the count is called the toll itself."""
    before = scene.lowered[: found.number_start]
    return bool(_TOLL_NOUN.search(before) or _NUMBERED.search(before))


def _is_aside_of(scene: _Scene, number: Number, found: CountFound) -> bool:
    return any(
        match.start() + number.end <= found.number_start < match.end() + number.end for match in _APPOSITION.finditer(scene.lowered[number.end :])
    )


def _names_victims(scene: _Scene, found: CountFound) -> bool:
    return any(
        found.number_start <= hit.start < found.end
        for hit in scene.persons
        if scene.lowered[hit.start : hit.end] not in {"of them", "dead", "men", "bodies", "members"}
    )


def _said_by_attacker(scene: _Scene, found: CountFound, lexicon: Lexicon) -> bool:
    lead = scene.text[: found.number_start]
    groups = [hit for hit in lexicon.names(lead) if hit.table == "groups"]
    return bool(groups) and bool(
        re.search(r"\b(?:says?|said|claims?|boasted)\s+(?:that\s+)?it\s+(?:had\s+)?killed\s*$|\bsaid\s+it\s+killed", lower(lead[groups[-1].end :]))
    )


def _clause(scene: _Scene, found: CountFound) -> str:
    """Return the stretch around the count up to the nearest semicolon or full stop, where words on its scope stand."""
    start = max((match.end() for match in re.finditer(r"[;]", scene.text[: found.start])), default=0)
    end = next((found.end + match.start() for match in re.finditer(r"[;]", scene.text[found.end :])), len(scene.text))
    return scene.text[start:end]
