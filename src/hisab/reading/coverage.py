"""What a count of people covers: this attack alone, several attacks, a period, a part of the dead, or those who attacked.

Words around the count can only take it out of a toll, never bring it in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hisab.reading.count_scene import ASIDE, CountFound, CountScene
from hisab.reading.coverage_arabic import covers_beside, covers_injured, did_it
from hisab.reading.lexicon import Lexicon, lower
from hisab.records.mentions import Role
from hisab.records.values import Covers

_BOTH = re.compile(
    r"^\s*(?:and|or|and/or|/)\s+(?:were\s+)?(?:wounded|injured|hurt|killed|dead)\b"
    r"(?!\s+(?:(?:at\s+least|more\s+than|over|nearly|around|about|some|another|almost|up\s+to)\s+)?(?:\d|a\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|dozens|his\b|her\b|their\b|another\b|several\b|many\b|others\b|scores|the\b))"
)
_COMBINED_NOUN = re.compile(
    r"\b(?:casualties|the\s+dead\s+and\s+the\s+(?:wounded|injured)|killed\s+(?:and|or)\s+(?:wounded|injured)|dead\s+(?:and|or)\s+(?:wounded|injured)|killed\s+and\s+wounded)\b"
)
_PARTITIVE_BEFORE = re.compile(
    r"\b(?:including|among\s+them|of\s+(?:them|whom)|among\s+the\s+dead|of\s+the\s+dead(?:\s+as)?)\s+(?:at\s+least\s+|were\s+)?$"
)
_STEP = re.compile(
    r"\b(?:at\s+the\s+scene|where\s+they\s+(?:fell|lay)|then\s+and\s+there|on\s+the\s+spot|at\s+once|on\s+the\s+way|in\s+(?:the\s+)?hospital|died\s+later|later\s+died|succumbed|of\s+(?:their|his)\s+(?:wounds|injuries)|to\s+(?:their|his)\s+(?:wounds|injuries))\b"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:[\w-]+\s+){0,2}(?:attacks|bombings|blasts|explosions|shootings)\b"
    r"|^(?:such\s+|these\s+|similar\s+)?(?:attacks|bombings|blasts|explosions|shootings|killings)\s+(?:on|at|against|in)\b"
    r"|\bseparate\s+(?:[\w-]+\s+){0,2}(?:incidents|attacks|shootings|blasts|bombings|explosions|events|cases|encounters)\b"
    r"|\b(?:in|from)\s+(?:different|various)\s+(?:areas|parts|localities|neighbou?rhoods|districts|cities|towns|villages|places)\b|\bdifferent\s+(?:acts|incidents|attacks|episodes)\b"
    r"|\bin\s+(?:[\w-]+\s+)?(?:shootings|attacks|bombings|blasts|killings)\s+(?:[\w-]+\s+){0,2}(?:across|around|throughout)\b"
    r"|\bin\s+(?:the\s+)?(?:city|weekend|overnight|holiday|[a-z]+\s+day)\s+(?:shootings|attacks|killings)\b|\bin\s+(?!the\b)(?:[\w-]+\s+){0,2}shootings\b|\b(?:weekend\s+of\s+(?:gun\s+)?violence|violent\s+weekend|string\s+of\s+shootings)\b"
    r"|\btogether\b|\bcombined\b(?!\s+(?:military|forces?|services|security|hospital))|\bin\s+the\s+two\b|\bin\s+both\b"
)
_CAME_TO_HELP = re.compile(
    r"\b(?:going|rushing|hurrying|driving|on\s+their\s+way|who\s+(?:had\s+)?(?:rushed|gone|went|came|come|run|ran))\s+to\s+(?:the\s+(?:scene|site|aid)|them|help|rescue|assist)\b"
)
"""Those who came to the victims of an attack and died too are a part of the dead at most."""
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_STRETCH = re.compile(
    rf"\bbetween\s+{_MONTHS}(?:\s+\d{{4}})?\s+and\s+{_MONTHS}\b|\bso\s+far\b[^.;]{{0,40}}\bin\s+(?:19|20)\d\d\b|\bsince\s+(?:\d{{1,2}}\s+|early\s+|late\s+|last\s+)?{_MONTHS}\b"
    r"|\bin\s+(?:(?:just|only|less\s+than|under|about|nearly|almost)\s+)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\s+(?:years|months|weeks)\b"
)
"""A stretch over which several attacks are counted: "in ten years", "between January and April", "since February 28"."""
_NTH_ATTACK = re.compile(r"\b(?:second|third|fourth|fifth|sixth)(?:\s+such)?(?:\s+(?:attack|bombing|blast|shooting|incident))?\s+$")
"""Before a stretch that only says how many attacks there were: "the third in two weeks"."""
_ALONE = re.compile(rf"\bin\s+(?:{_MONTHS}|(?:19|20)\d\d)(?:\s+\d{{4}})?\s+alone\b")
_SINCE_A_YEAR = re.compile(r"\bsince\s+(?:19|20)\d\d\b")
_GREATEST = re.compile(r"\b(?:worst|deadliest|bloodiest|biggest|largest|first|most|latest|third|second)\b")
"""Before "since 2013" where it says how great one attack was."""
_BRINGS_TO = re.compile(r"\b(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)|tak(?:es|ing)|took)\s+(?:the\s+(?:number|total)\b[^,;.]{0,40}\s+)?to\s+$")
"""Before a number that an attack brings the total of several to."""
_YEARS_TOLL = re.compile(r"\b(?:year|month|week|decade|season)['’]s\s+(?:death\s+)?toll\b[^.;]{0,30}$")
"""Before a number that counts over a stretch: "pushed the year's toll to 85"."""
_AT_FIRST = re.compile(
    r"\b(?:at\s+first|first(?:,|\s+there)?)\s+(?:(?:there|were|was|had|been|come|only|some|about|the\s+police|officials|they|said|spoke\s+of|counted)\s+){0,5}$"
)
"""Before a number that the sentence itself calls the first of several: those who were known then."""
_OWN_PART = re.compile(r"\bamong\s+(?:the\s+(?:dead|killed|victims)|them|those\s+killed)\b")
_WITH_ATTACKERS = re.compile(
    r"\b(?:including|among\s+them|counting|of\s+(?:them|whom))\s+(?:were\s+)?(?:all\s+|both\s+|the\s+|a\s+|suspected\s+|alleged\s+|two\s+|three\s+|four\s+|of\s+){0,4}(?:suicide\s+)?(?:attackers?|bombers?|assailants?|gunm[ae]n|militants?|shooters?)"
    r"|\bincluding\s+(?:himself|herself|the\s+killer)\b|\bincluding\s+(?:[\w-]+\s+){1,4}and\s+(?:[\w-]+\s+){0,2}(?:attackers?|bombers?|assailants?|gunm[ae]n|militants?|terrorists?)\b"
)
OF_THE_KILLED = re.compile(
    r"\s+of\s+the\s+(?:(?!(?:were|was|are|is|have|had|has|who)\b)[\w-]+\s+){1,3}?"
    r"(?:who\s+(?:were|lost|died|perished|have)\b|(?:found\s+)?(?:dead|killed|slain|murdered|shot\s+dead|gunned\s+down|hurt|injured|wounded)\b)"
)
"""Behind a number of some of the dead or injured: "one of the men killed", "two of the family members found dead"."""
LATER_DEATH = re.compile(
    r"\bsuccumbed\b|\b(?:injured|wounded)\s+(?:\w+\s+){0,2}(?:died|expired|passed\s+away|lost)\b|\s(?:\w+\s+)?who\s+(?:later\s+)?died\b"
)
"""Those who died behind others: "two fell there and one succumbed", "six dead at the scene and five who died on the way"."""
_AND_OTHERS = re.compile(r"\s+(?:(?!and\b)[\w’'-]+\s+){0,4}")
"""Between a number and the attackers whom it counts, or counts first: "six militants and a volunteer were killed"."""
_RAISED = r"(?:took|takes|taking|brought|brings|bringing|raised|raising|pushed|pushing)"
_RAISED_IT = re.compile(rf"^\s+(?:more\s+|further\s+)?deaths?\b[^.;]{{0,60}}\b{_RAISED}\s+(?:the|its|to)\b")
"""Deaths that a number is added up with: "two deaths in September took the toll to 24"."""
_BESIDE_ONE = re.compile(
    r"\b(?:[Cc]onstable|[Ii]nspector|[Oo]fficer|[Ss]oldier|[Cc]aptain|[Mm]ajor|[Dd]r|[Mm]r|[Dd]river|[Gg]uard|[Ss]on|[Bb]rother|[Ff]ather|[Cc]leric|[Ll]awyer|[Tt]eacher)\.?"
    r"(?:\s+[A-Z][\w’'-]+){0,3}\s+and\s+$"
)
"""Before a number, one more whom it does not count: "constable Rahim and two women were killed"."""
_ONE_AND = re.compile(r"(?<![\w’'-])(?P<one>(?:an?|the|one|his|her)\s+(?:(?!(?:and|of|with)\b)[\w’'-]+\s+){0,3}?[\w’'-]+)\s+and\s+$")
_BROUGHT_TOLL = re.compile(rf"\s+(?:\w+\s+){{0,3}}?{_RAISED}\s+the\s+(?:death\s+)?toll\s+to\b")
"""Behind those whose deaths a toll is raised by: "the death of three children brought the toll to 16"."""
_ALSO = re.compile(r"\b(?:were|was)\s+also\s+(?:killed|shot|murdered|gunned\s+down|among\s+the\s+dead)\b")
"""Those who died beside others: "two policemen were also killed"."""
_OTHERS = re.compile(r"\bthe\s+(?:next|other|remaining)\s+$")
"""Before a number of those who are not all: "the next two were shot"."""
_AND = re.compile(r"\band\s+$")
_AND_ANOTHER = re.compile(
    r"(?:\s+(?!(?:were|was|are|is|have|had|has|killed|dead|died|including|of)\b)[\w’'-]+){1,4}\s+and\s+(?:another|an?|his|her|their)\s"
)
_IS_ONE = re.compile(r"\b(?:was|has|is)\b")
_HEAD_BEHIND = re.compile(r"(?:\s+(?!(?:were|was|are|is|have|had|has|lost|in|at|on)\b)[\w’'-]+){1,4}")
"""Whom a number counts that another number is joined to: "killing seven tea-sellers and two clerics of the town"."""
_FEW_WORDS = 6
"""Words at most between two numbers of one list of people."""
_ENDS_A_LIST = re.compile(r",|\b(?:were|was|are|is|have|had|has|lost)\b")
_OWN_KIN = re.compile(r"\b(?:his|her|their|my|whose)\s+$")
_KIN = re.compile(
    r"^\s+(?:[\w-]+\s+)?(?:sons|daughters|children|brothers|sisters|nephews|nieces|cousins|grandsons|granddaughters|grandchildren|uncles|colleagues|friends|bodyguards|guards)\b"
)
"""Behind a number: those of one person, "his two sons were killed in that blast"."""
_CLAUSE_END = re.compile(r"[,;:]|\s(?:after|while|as|when)\s")
_MORE = re.compile(r"^\s*(?:more|others|other|another|passers?-by)\b")
PARTITIVE_AFTER = re.compile(
    r"^\s*(?:(?:people|persons|men|women|bodies|dead|killed|injured|wounded)\s+)?(?:among\s+them|out\s+of|of\s+(?:them|whom|the\s+(?:dead|victims|deceased|injured|wounded|miners|bodies|slain|killed|martyrs)|those|her|his|these))\b"
)


def with_coverage(scene: CountScene, found: CountFound, lexicon: Lexicon) -> CountFound:
    """Return `found` with what it covers."""
    return replace(found, count=replace(found.count, covers=_covers(scene, found, lexicon)))


def _covers(scene: CountScene, found: CountFound, lexicon: Lexicon) -> Covers:
    """Return the first that holds: whom it mixes, whom it names among others, who says so, over what stretch, and which part."""
    if did_it(scene.text, found.number_end, found.end):
        return Covers.ATTACKERS
    if (mixed := _mixed(scene, found)) is not None:
        return mixed
    if _is_among_others(scene, found):
        return Covers.PART
    if (reach := _reach(scene, found, lexicon)) is not None:
        return reach
    if _is_part(scene, found):
        return Covers.PART
    return _beside(scene, found, lexicon) or Covers.ATTACK


def _beside(scene: CountScene, found: CountFound, lexicon: Lexicon) -> Covers | None:
    """Return what the Persian and Urdu words beside the count say that it covers, or None; nobody killed or wounded is nobody killed."""
    if found.count.high == 0:
        return None
    beside = covers_beside if found.role is Role.KILLED else covers_injured
    start = found.number_start if scene.is_revised(found.number_start) else found.start
    return beside(scene.text, start, found.end, lexicon)


def _mixed(scene: CountScene, found: CountFound) -> Covers | None:
    own = scene.lowered[found.start : found.end]
    after = scene.lowered[found.end : found.end + 60]
    if _BOTH.match(after) or _COMBINED_NOUN.search(own + after[:40]):
        return Covers.KILLED_OR_INJURED
    end = found.end + (len(" suspected") if own.endswith(" of") else 0)
    attackers = [hit for hit in scene.attackers if found.number_start <= hit.start <= end]
    if attackers and not _names_victims(scene, found):
        return Covers.ATTACKERS
    if attackers and _AND_OTHERS.fullmatch(scene.lowered[found.number_end : attackers[0].start]):
        return Covers.INCLUDES_ATTACKERS
    return Covers.INCLUDES_ATTACKERS if _WITH_ATTACKERS.search(own + after) else None


def _reach(scene: CountScene, found: CountFound, lexicon: Lexicon) -> Covers | None:
    if _said_by_attacker(scene, found, lexicon):
        return Covers.SAID_BY_ATTACKER
    clause = _clause(scene, found)
    if lexicon.cues("several", clause) or _SEVERAL.search(lower(clause)):
        return Covers.SEVERAL_ATTACKS
    if (
        _counts_over_years(lower(clause))
        or _BRINGS_TO.search(scene.lowered[: found.number_start])
        or _YEARS_TOLL.search(scene.lowered[: found.number_start])
    ):
        return Covers.PERIOD
    stretch = {hit.row["kind"] for hit in lexicon.cues("period", clause) if not _NTH_ATTACK.search(lower(clause[: hit.start]))}
    is_one_attack = bool(lexicon.cues("attacker", clause)) or any(hit.row["sense"] == "event" for hit in lexicon.cues("attack", clause))
    return Covers.PERIOD if "strong" in stretch or (stretch and not is_one_attack) else None


def _counts_over_years(clause: str) -> bool:
    """True where the clause names the stretch that it counts over, and not how rare one attack was: "the third in two weeks"."""
    since = _SINCE_A_YEAR.search(clause)
    is_since = since is not None and not _GREATEST.search(clause[: since.start()])
    return (
        is_since or _ALONE.search(clause) is not None or any(not _NTH_ATTACK.search(clause[: match.start()]) for match in _STRETCH.finditer(clause))
    )


def _is_among_others(scene: CountScene, found: CountFound) -> bool:
    """True for a number that tells who some of those were that another number of the sentence counts: "seven people, including two guards"."""
    if scene.toll_noun(found.number_start) is not None:
        return False
    before = (number for number in scene.numbers if number.start < found.number_start)
    return bool(_PARTITIVE_BEFORE.search(scene.lowered[: found.number_start])) or any(scene.is_aside(number, found.number_start) for number in before)


def _is_part(scene: CountScene, found: CountFound) -> bool:
    """True for one step of a breakdown, or those who came to help; what is called the toll is never one."""
    if scene.toll_noun(found.number_start) is not None:
        return False
    before, own, tail = scene.lowered[: found.number_start], scene.lowered[found.start : found.end], scene.lowered[found.number_end :]
    if _AT_FIRST.search(before) or _CAME_TO_HELP.search(own) or _ALSO.search(own) or _OWN_PART.search(ASIDE.sub(",", own)):
        return True
    if _MORE.match(tail) and not _OTHERS.search(before):
        return found.role is not Role.INJURED
    if _OTHERS.search(before) or _follows_people(scene, found) or _goes_on_with_people(scene, found):
        return True
    is_own_kin = _OWN_KIN.search(before) and _KIN.match(tail)
    is_beside = _BROUGHT_TOLL.match(scene.lowered[found.end :]) or _is_beside_one(scene, found)
    if is_own_kin or is_beside or PARTITIVE_AFTER.match(tail) or OF_THE_KILLED.match(tail) or _RAISED_IT.match(tail):
        return True
    step = _CLAUSE_END.split(scene.lowered[found.number_end : found.end + 32])[0]
    return found.role is Role.KILLED and bool(_STEP.search(step) or LATER_DEATH.search(scene.lowered[found.number_end : found.end]))


def _is_beside_one(scene: CountScene, found: CountFound) -> bool:
    """True for a number that one more person is joined to, whom it does not count: "a doctor and two nurses"."""
    if found.start < found.number_start:
        return False
    if _BESIDE_ONE.search(scene.text[: found.number_start]):
        return True
    joined = _ONE_AND.search(scene.lowered[: found.number_start])
    if joined is None or any(joined.start() < hit.start < joined.end() for hit in scene.harms):
        return False
    return any(joined.start() < hit.start and hit.end == joined.end("one") for hit in scene.persons)


def _follows_people(scene: CountScene, found: CountFound) -> bool:
    """True when people with a number of their own and no harm are joined before: "one inspector (ASI) and two constables were killed"."""
    if found.start < found.number_start or _AND.search(scene.lowered[: found.start]) is None:
        return False
    for number in scene.numbers:
        between = scene.lowered[number.end : found.start]
        is_near = number.end < found.start and len(between.split()) <= _FEW_WORDS and _ENDS_A_LIST.search(between) is None
        hits = [hit for hit in (*scene.persons, *scene.harms, *scene.attackers) if number.end < hit.start < found.start]
        if is_near and hits and set(hits) <= set(scene.persons):
            return True
    return False


def _goes_on_with_people(scene: CountScene, found: CountFound) -> bool:
    """True when others are joined behind: "killed seven tea-sellers and two clerics of the town", "one trooper and another man dead"."""
    if found.count.low == 0:
        return False
    if found.start == found.number_start:
        joined = _AND_ANOTHER.match(scene.lowered, found.number_end, found.end)
        return joined is not None and _IS_ONE.search(scene.lowered, joined.end(), found.end) is None
    for number in scene.numbers:
        if number.start <= found.end or scene.lowered[found.end : number.start].strip() != "and":
            continue
        head = _HEAD_BEHIND.match(scene.lowered, number.end)
        if head is None or any(number.end < hit.start < head.end() + len(" were ") + 12 for hit in scene.harms):
            return False
        return any(number.end < hit.start < head.end() for hit in scene.persons)
    return False


def _names_victims(scene: CountScene, found: CountFound) -> bool:
    return any(
        found.number_start <= hit.start < found.end
        for hit in scene.persons
        if scene.lowered[hit.start : hit.end] not in {"of them", "dead", "men", "bodies", "members"}
    )


def _said_by_attacker(scene: CountScene, found: CountFound, lexicon: Lexicon) -> bool:
    lead = scene.text[: found.number_start]
    groups = [hit for hit in lexicon.names(lead) if hit.table == "groups"]
    return bool(groups) and bool(
        re.search(
            r"\b(?:says?|said|claims?|claimed|boasted)\s+(?:that\s+)?(?:it|its\s+(?:fighters|men|bombers?))\s+(?:had\s+)?killed\s*$|\bsaid\s+it\s+killed",
            lower(lead[groups[-1].end :]),
        )
    )


def _clause(scene: CountScene, found: CountFound) -> str:
    """Return the stretch around the count up to the nearest semicolon or full stop, where words on its scope stand."""
    start = max((match.end() for match in re.finditer(r"[;]", scene.text[: found.start])), default=0)
    end = next((found.end + match.start() for match in re.finditer(r"[;]", scene.text[found.end :])), len(scene.text))
    return scene.text[start:end]
