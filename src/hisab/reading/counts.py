"""How many people were killed, injured or abducted: every count that a sentence states, and what it covers.

A count is read from its own words: the number, whom it counts, and the word of harm, all inside its span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hisab.reading.ages import is_age, is_among_ages
from hisab.reading.count_scene import ASIDE, GOES_ON, INJURED_NOUN_PERSIAN, CountFound, CountScene, counts_kin, harm_role, is_named, lay_out_counts
from hisab.reading.coverage import PARTITIVE_AFTER, with_coverage
from hisab.reading.coverage_arabic import AMONG, PART_BEFORE
from hisab.reading.kept import keep
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.numbers import IN_WORDS, LOWER_BOUNDS, UPPER_BOUNDS, Number
from hisab.reading.scripts import fold
from hisab.reading.singles import find_singles
from hisab.reading.sums import find_sums, join_steps
from hisab.records.mentions import Role
from hisab.records.values import Count

_CLAUSE_BREAK = re.compile(r"[;:!?]|\.\s|\bwhile\b|\bwhereas\b|\bafter\b|\bbefore\b")
_AUXILIARY = re.compile(
    r"^(?:\s{0,3},)?\s{0,3}(?:(?:were|was|are|have|had|has|been|died|feared|reported|reportedly|believed|thought|confirmed|dead|killed|injured|wounded|hurt|martyred|slain|perished|lost|succumbed|sustained|shot|gunned)\b)"
)
_BODIES_OF = re.compile(r"\bbodies\s+of\s+(?:the\s+)?$")
_FOUND_DEAD = re.compile(r"\b(?:found|recovered|discovered|dumped|brought|retrieved|pulled|lay)\b")
_INJURED_NOUN = re.compile(r"\b(?:the\s+(?:injured|wounded)|number\s+of\s+(?:injured|wounded))\s+(?:at|to|is|was|reached)\s*$")
_NOT_VICTIMS = re.compile(
    r"^\s+(?:[\w’'-]+\s+){0,4}?(?:suspected|alleged|robbers?|smugglers?|dacoits?|bandits?|criminals?|gangsters?|thieves|drug\s+dealers|militiam[ae]n|hijackers?|"
    r"enemy|enemies|gang|goats?|sheep|cattle|cows?|bulls?|buffalo(?:es)?|dogs?|camels?|chickens?|birds?|animals?|livestock|horses?|donkeys?|pigs?|elephants?|"
    r"bills?|jobs?|trees?|birds?|one\s+stone)\b"
)
"""Whom or what a number behind "killed" may count that is no victim of an attack."""
_DEATHS = re.compile(r"^\s+(?:civilian\s+|confirmed\s+)?(?:deaths|fatalities)\b")
_TOLD_DEATHS = re.compile(
    r"\b(?:confirm(?:ed|s)|report(?:ed|s)|record(?:ed|s)|register(?:ed|s)|caus(?:ed|ing)|result(?:ed|ing)\s+in|put\s+the\s+toll\s+at|with)\s+(?:the\s+|all\s+)?$"
)
_OF_THE_ATTACK = re.compile(
    r"^\s+(?:civilian\s+|confirmed\s+)?(?:deaths|fatalities)\s+(?:in|from|after)\s+(?:the|this|that|[A-Z]\w+['’]s)\s+(?:[\w’'-]+\s+){0,2}?(?:attack|blast|bombing|explosion|raid|shooting|massacre|ambush)\b"
)
_ONE_GROUP = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:family|families|household|group|couple|community|clan|tribe|party|convoy)\b")
_LIVES = re.compile(r"\b(?:claim(?:ed|ing|s)?|took|taken|cost|taking)\s+(?:the\s+lives\s+of\s+)?$")
_ACTIVE_DEATH = re.compile(
    r"\b(?<!attempted\s)(?:killed|(?:the\s+)?bodies\s+of|killing(?:\s+of)?|kills|kill|(?:the\s+)?murders?\s+of|executions?\s+of|executed|slaughter(?:ed|ing)?(?:\s+of)?|massacred?(?:\s+of)?|"
    r"hacked\s+to\s+death|stabbed\s+to\s+death|beat\s+to\s+death|burned\s+to\s+death|beheaded|martyr(?:ed|ing)|murdered|murdering|gunned\s+down|shot\s+dead|deaths?\s+of|assassinat(?:ed|ing|ion\s+of)|(?:lynching|slaying|beheading)s?\s+of)\s+(?:all\s+|the\s+|another\s+|these\s+|those\s+)*$"
)
_TO_DEATH = re.compile(
    r"\b(?:beat|beating|clubbed|clubbing|stabbed|stabbing|hacked|hacking|stoned|stoning|battered|battering|burn(?:ed|t|ing)|kicked|kicking|tortured|torturing|knifed|"
    r"bludgeoned|speared|macheted)\s+(?:another\s+|the\s+|all\s+)?$"
)
"""Before a number of people behind whom "to death" stands: "beat two brothers to death"."""
_DEATH_BEHIND = re.compile(r"\s+(?:(?!(?:and|or|of|who)\b)[\w’'-]+\s+){0,3}?to\s+death\b")
_DEATH_OF_PERSIAN = re.compile(fold(r"(?<!\w)(?:کشته شدن|جان باختن|شهادت|درگذشت|(?<!حکم )(?<!مجازات )(?<!سزای )مرگ)\s+$"))
"""Before people of whose death a Persian sentence tells by a noun: "کشته شدن ده کارمندش را تأیید کرد"; "حکم مرگ" is a sentence of death."""
_WITNESSES_PERSIAN = re.compile(fold(r"\s+(?:نفر\s+|تن\s+)?(?:از\s+)?(?:شاهد|گواه)"))
"""Behind a number: "شهادت سه شاهد" is what they testified."""
_IS_TOLL_PERSIAN = re.compile(fold(r"(?<!\w)(?:به|را)\s+$"))
_TOLL_BEHIND_PERSIAN = re.compile(
    fold(r"\s+(?:نفر|تن|کشته|شهید|قربانی|و|رسید|می|گفت|اعلام|خواند|افزایش|کاهش|دانست|ذکر|عنوان|بالا|تخمین|برآورد)|\s*[،,.؛]|\s*$")
)
"""Behind a number that is the toll: people, or the words that tell it; "شمار کشته‌شدگان حمله به دو مسجد" counts mosques."""
_LIFE_TAKEN_PERSIAN = re.compile(fold(r"\s+(?:نفر|تن|\w+)(?:\s+\w+){0,2}?\s+را\s+(?:گرفت|ستاند)\w*"))
_LIFE_PERSIAN = re.compile(fold(r"(?<!\w)جان\s+$"))
"""Before and behind a number of people whose life was taken: "جان ۲۲ تن را گرفت"."""
_ACTIVE_INJURY = re.compile(r"\b(?:injured|injuring|wounded|wounding|hurt|hurting|injures|maiming)\s+(?:another\s+|the\s+)?$")
_ACTIVE_ABDUCTION = re.compile(r"\b(?:abducted|kidnapped|abducting|kidnapping(?:\s+of)?|abduction\s+of)\s+(?:another\s+|the\s+)?$")
_UNREAL = re.compile(
    r"\b(?:(?:could|would|might|can|will)\s+(?:have\s+(?:been\s+)?|be\s+)?|may\s+(?:be\s+)?|"
    r"(?:try|tries|tried|trying|attempt\w*|want\w*|plan\w*|threaten\w*|vow\w*|conspir\w*|plot\w*|hop(?:ed|ing)|intend\w*|meant|orders?|ordered)\s+(?:\w+\s+){0,2}?to\s+(?:\w+ly\s+)?)$"
)
"""What could or would befall people did not: "up to 100 could be killed", "trying to kill two". "May have been killed" is a doubt about what did."""
_KILLED_OTHERS = re.compile(
    rf"\s+(?:(?:at\s+least|more\s+than|over|nearly|around|about|another|all)\s+)?(?:\d+|{IN_WORDS})\s+(?!(?:days?|weeks?|months?|years?|hours?|nights?|minutes?|times?|km|miles?|kilometres?)\b)[a-z]"
)
"""Behind "and killed": people with a number of their own, "took away 14 women and killed 58 men"."""
_HIMSELF = re.compile(r"\s+(?:himself|herself|themselves|itself)\b")
_SINGULAR = re.compile(r"\b(?:was|has|is)\b[^,]*$")
_THEN_DIED = re.compile(r"\s+(?:(?:people|persons|victims|later|also)\s+)*(?:died|succumbed|expired|passed\s+away|lost\s+their\s+li(?:fe|ves))\b")
"""Behind those who were injured: "two of the injured died" tells of the dead."""
_MORE_WORDS = 5
"""Words that may stand between people and those who were some of them, without a verb: "هشت تن از هموطنان زحمتکش، به شمول سه طفل"."""
_AMONG_THEM = re.compile(fold(rf"،\s+(?:{AMONG})\s[^،.]*$"))
"""Between people and one more of those told among them: "پنج نفر، از جمله یک زن و یک کودک"."""
_VERBS_ARABIC = re.compile(fold(r"(?<!\w)(?:شد|کرد|بود|گرد|گشت|است|اند|داد|یاف|ہو|گئ|گی|کی|کر|رہ|تھ|ہیں|دی|لی)\w*|(?<!\w)(?:که|کہ)(?!\w)"))
_INJURED_WHO_DIED = re.compile(rf"\s+(?:injured|wounded){_THEN_DIED.pattern}")
"""Behind "one of the 12": the number counts those of whom one died."""
_NAMED_HEAD = re.compile(r"(?:\s+(?:[A-Z][\w’'-]*|e|i|al|ul|of|the|suspected|\([^)]{2,40}\))){1,9}\s+[a-z]+")
"""Behind a number: the name of a body, and who of it: "three Tehreek e Taliban Pakistan (TTP) terrorists"."""
_TOLD_BY = re.compile(r"\b(?:according\s+to|told)\s+(?:the\s+|his\s+|her\s+|their\s+)?$")
"""Before people who tell or are told: "according to the two men, the victim died"."""
_SAID_ASIDE = re.compile(r",\s+[^,]{1,60}\b(?:said|says|say)\s*,")
_OTHER_SUBJECT = re.compile(r"\b(?:the|an?|his|her)\s+[\w’'-]+\s+(?:who|that|which)\b|\b(?:said|says|say)\b")
"""Between people and a word of harm: it befell others. "Four were shot, police say two were killed", "9 mm rounds near the teen who was killed"."""
_INCLUDING_ONE = re.compile(r"\bincluding\s+(?:at\s+least\s+)?[\w-]+\s+$")
"""Right before a word of harm: it befell some of those counted, "five were involved, including one dead"."""
_OF_THOSE = re.compile(r"\bof\s+(?:the|those)\s+$")
_AND_ARABIC = re.compile(fold(r"\s+(?:و|اور)\s"))
"""Right behind a number: what befell others has a number of its own, "به ۴۰ و کشته‌شدگان به ۱۲ تن"."""
_STRUCK_THEM = re.compile(r"\bshot\s+(?:him|her|them|both|all)\s+dead\b")
"""Those before it did it: "two persons came on a motorcycle and shot him dead"."""
_PLURAL = re.compile(r"\b(?:were|have)\b")
_OF_ONE = re.compile(r"\bof\s+an?$")
_OPENS_OR_OF = re.compile(r"(?:\bof\s+|^)$")
"""The number opens the sentence, or counts those of a group: then the verb in the singular may be the group's."""
_CALLED = re.compile(r"\b(?:call(?:ed|s|ing)?|dial(?:l?ed|s|l?ing)?|phoned)\s+$", re.IGNORECASE)
_NO_DEATHS = re.compile(
    r"\b(?:no\s+(?:lives\s+(?:were\s+)?lost|loss\s+of\s+life|deaths|fatalities|casualties)|without\s+(?:any\s+)?loss\s+of\s+life)\b"
    r"(?=\s*(?:[.,;:)]|$|were|was|reported|in\b|from\b|though|but))|"
    + fold(
        r"(?<!\w)(?:کوئی ہلاکت نہیں|کوئی (?:شخص )?ہلاک یا زخمی نہیں|کوئی جان نہیں گئی|(?:کوئی )?جانی نقصان نہیں|کسی کشته نشد|"
        r"کسی جان نباخت|تلفات جانی نداشت|تلفاتی نداشت|تلفاتی در پی نداشت|به کسی آسیبی? (?:جانی )?نرس(?:ید|یده|انده)(?: است| بود)?)(?!\w)"
    )
)
_THEN_KILLED = re.compile(
    r"^\s*,?\s*(?:and|before\s+being|and\s+then)\s+(?:later\s+|were\s+)?(?:killed|slaughtered|shot\s+dead|executed|murdered|massacred|gunned\s+down|beheaded)\b"
)


@keep
def find_counts(text: str, lexicon: Lexicon) -> tuple[CountFound, ...]:
    """Return the counts of people in one sentence, left to right."""
    scene = lay_out_counts(text, lexicon)
    sums = tuple(find_sums(scene, lexicon)) if scene.numbers or " and " in text else ()
    found = [count for number in scene.numbers if (count := _read(scene, number)) is not None and not _is_summed(count, sums)]
    steps = join_steps(scene, found) if not sums else None
    if steps is not None:
        found = [steps, *(count for count in found if count.role is not Role.KILLED)]
    has_toll = any(count.role is Role.KILLED for count in (*found, *sums))
    nobody = () if has_toll else tuple(_nobody(scene))
    singles = () if has_toll or nobody else tuple(find_singles(scene, lexicon))
    return tuple(with_coverage(scene, count, lexicon) for count in sorted((*found, *sums, *nobody, *singles), key=lambda one: one.number_start))


def _nobody(scene: CountScene) -> Iterator[CountFound]:
    """Yield the words that say that nobody died; beside a toll they tell how the count began."""
    for match in _NO_DEATHS.finditer(scene.lowered):
        start, end = match.span()
        yield CountFound(start=start, end=end, number_start=start, number_end=end, role=Role.KILLED, count=Count(low=0, best=0, high=0))


def _is_summed(count: CountFound, sums: Iterable[CountFound]) -> bool:
    return any(one.role is count.role and one.start <= count.number_start < one.end for one in sums)


def _read(scene: CountScene, number: Number) -> CountFound | None:
    """Try the rules for one number, the most direct first."""
    toll = scene.toll_noun(number.start)
    if toll is not None and _IS_TOLL_PERSIAN.search(scene.lowered, 0, number.start) and not _TOLL_BEHIND_PERSIAN.match(scene.lowered, number.end):
        toll = None
    if toll is not None and not any(hit.start <= number.end + 1 < hit.end for hit in scene.units):
        if number.high is not None and scene.lowered[: number.start].rstrip().endswith("from"):
            number = replace(number, value=number.high, high=None)  # "rose from 81 to 93"
        return _found(number, Role.KILLED, toll, _head_end(scene, number))
    before = scene.lowered[: number.start]
    is_mere_bodies = _BODIES_OF.search(before) and not _FOUND_DEAD.search(scene.lowered[number.end : number.end + 90])
    is_struck = _ACTIVE_DEATH.search(before) is not None and not _NOT_VICTIMS.match(scene.lowered[number.end :])
    if (
        is_no_toll(scene, number)
        or not (_counts_people(scene, number) or (is_struck and not _is_measured(scene, number)))
        or scene.is_whole(number.start)
        or scene.is_of_the_killed(number)
        or is_mere_bodies
    ):
        return None
    return _active(scene, number, before) or _nominal(scene, number, before) or _passive(scene, number)


def _is_measured(scene: CountScene, number: Number) -> bool:
    """True when the number counts units: "killed two days later"."""
    limit = _head_limit(scene, number)
    return any(number.end <= hit.start < limit for hit in scene.units) or not re.match(r"\s+[\w’'-]+", scene.text[number.end :])


def is_no_toll(scene: CountScene, number: Number) -> bool:
    """True for an age behind a name or a person ("Gerald Holt, 39, was found dead"), a number that was called, and those whom the dead left."""
    before, after = scene.text[: number.start], scene.text[number.end :]
    is_of_the_injured = _OF_THOSE.search(lower(before[-12:])) and _INJURED_WHO_DIED.match(lower(after[:60]))
    return bool(is_age(scene.text, number) or is_of_the_injured or _CALLED.search(before) or counts_kin(scene.lowered, number.start, number.end))


def _active(scene: CountScene, number: Number, before: str) -> CountFound | None:
    """The word of harm, then whom it struck: "killed 14 people", "injuring 72"."""
    split, head_end = _TO_DEATH.search(before), _head_end(scene, number)
    behind = _DEATH_BEHIND.match(scene.lowered, head_end) if split is not None and not _is_passive_head(before, split.start()) else None
    if split is not None and behind is not None and not _UNREAL.search(before[: split.start()]):
        return _found(number, Role.KILLED, split.start(), behind.end())
    for pattern, role in ((_ACTIVE_INJURY, Role.INJURED), (_ACTIVE_ABDUCTION, Role.ABDUCTED), (_ACTIVE_DEATH, Role.KILLED)):
        match = pattern.search(before)
        if match is None or (role is not Role.ABDUCTED and _is_passive_head(before, match.start())):
            continue
        if _UNREAL.search(before[: match.start()]):
            return None
        if number.value == 1 and GOES_ON.match(scene.lowered, _head_end(scene, number)):
            return None
        if role is Role.INJURED and re.search(r"\bkilled\s+(?:and|or)\s+$", before[: match.start()]):
            return _found(number, Role.KILLED, before.rindex("killed"), _head_end(scene, number))
        return _found(number, role, match.start(), _head_end(scene, number))
    return None


def _nominal(scene: CountScene, number: Number, before: str) -> CountFound | None:
    """A noun that calls for a number: "the injured at 121", "took 17 lives"."""
    for pattern, role in ((_INJURED_NOUN, Role.INJURED), (_LIVES, Role.KILLED)):
        match = pattern.search(before)
        if match and (pattern is not _LIVES or "lives" in scene.lowered[match.start() : _head_end(scene, number)]):
            return _found(number, role, match.start(), _head_end(scene, number))
    if INJURED_NOUN_PERSIAN.search(before):
        return _found(number, Role.INJURED, number.start, _head_end(scene, number))
    taken = _LIFE_TAKEN_PERSIAN.match(scene.lowered, number.end)
    if taken is not None and (life := _LIFE_PERSIAN.search(before)) is not None:
        return _found(number, Role.KILLED, life.start(), taken.end())
    if number.value > 1 and (death := _DEATH_OF_PERSIAN.search(before)) is not None and not _WITNESSES_PERSIAN.match(scene.lowered, number.end):
        return _found(number, Role.KILLED, death.start(), _head_end(scene, number))
    after = scene.text[number.end :]
    told = _TOLD_DEATHS.search(before)
    deaths = _DEATHS.match(after)
    if deaths and (told or _OF_THE_ATTACK.match(after)):
        return _found(number, Role.KILLED, told.start() if told else number.start, number.end + deaths.end())
    return None


def _is_passive_head(before: str, start: int) -> bool:
    """True for "were killed 11": the word of harm closes the clause before, it does not open this one."""
    return bool(re.search(r"\b(?:were|was|been|are|is)\s+$", before[:start]))


def _passive(scene: CountScene, number: Number) -> CountFound | None:
    """A number, whom it counts, then the word of harm: "11 miners were killed", "81 dead", "four of the injured died"."""
    limit = next(
        (
            other.start
            for other in scene.numbers
            if other.start > number.start
            and not (
                scene.is_whole(other.start)
                or scene.is_aside(number, other.start)
                or _tells_who_some_were(scene, number, other)
                or _OF_ONE.search(scene.lowered, number.end, other.end)
                or is_among_ages(scene.text, number.end, other)
            )
        ),
        len(scene.text),
    )
    if _TOLD_BY.search(scene.lowered, max(0, number.start - 24), number.start):
        return None
    for harm in scene.harms:
        is_of_others = harm.row["sense"] == "death-active" or is_named(harm, scene.lowered) or _is_of_the_dead(scene, harm)
        if harm.start < number.end or is_of_others:
            continue
        if harm.start > limit:
            break
        between = scene.lowered[number.end : harm.start]
        plain = ASIDE.sub(",", between)
        if (
            _OTHER_SUBJECT.search(_SAID_ASIDE.sub(",", plain))
            or _CLAUSE_BREAK.search(plain)
            or len(plain.split()) > 13
            or _AND_ARABIC.match(between)
            or _INCLUDING_ONE.search(between)
        ):
            break
        if _STRUCK_THEM.search(scene.lowered, max(0, harm.start - len("shot them ")), harm.end):
            break
        if scene.lowered[harm.start : harm.end] in {"left", "claimed", "lives", "leaving", "claiming"} or _is_agent(scene, harm):
            continue
        if _UNREAL.search(scene.lowered[: harm.start]):
            return None
        if number.value == 1 and number.end - number.start <= len("an") and _PLURAL.search(between):
            break  # "four sons of a cleric were killed", "a policeman and three others were killed"
        if number.value > 1 and _SINGULAR.search(scene.lowered[number.end : harm.end]) and not _OPENS_OR_OF.search(scene.lowered[: number.start]):
            break  # "known to three generations, was shot": the verb has another subject
        role = harm_role(harm)
        killed = _THEN_KILLED.match(scene.lowered[harm.end :]) if role is Role.ABDUCTED else None
        if killed:
            return _found(number, Role.KILLED, number.start, harm.end + killed.end())
        return _found(number, role, number.start, _with_noun(scene, number, harm))
    return None


def _is_of_the_dead(scene: CountScene, harm: Hit) -> bool:
    """True for a word of injury that only says of whom the dead were: "two of the injured died"."""
    return harm_role(harm) is Role.INJURED and _THEN_DIED.match(scene.lowered, harm.end) is not None


def _tells_who_some_were(scene: CountScene, number: Number, other: Number) -> bool:
    """True when, in Persian or Urdu, `other` counts some of the people of `number` before it: "هشت تن از باشندگان، به شمول سه طفل"."""
    part = PART_BEFORE.search(scene.lowered, number.end, other.start) or _AMONG_THEM.search(scene.lowered, number.end, other.start)
    people = next((hit for hit in scene.persons if hit.start == number.end + 1), None)
    if part is None or people is None or people.end > part.start():
        return False
    between = scene.lowered[people.end : part.start()]
    return not between.strip(" ،,") or (len(between.split()) <= _MORE_WORDS and _VERBS_ARABIC.search(between) is None and "میں" not in part.group())


def _with_noun(scene: CountScene, number: Number, harm: Hit) -> int:
    """Return the end of the harm, or of the people right after it where it stands between them and their number: "ten slain miners"."""
    if scene.text[number.end : harm.start].strip():
        return harm.end
    return next((hit.end for hit in scene.persons if hit.start == harm.end + 1), harm.end)


def _is_agent(scene: CountScene, harm: Hit) -> bool:
    """True when those counted did the killing: the word of harm is active and has people after it ("35 gunmen killed 11 miners")."""
    if harm.row["sense"] == "injury":
        return bool(
            re.match(
                r"\s+(?:at\s+least|more\s+than|over|nearly|around|another|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b",
                scene.lowered[harm.end : harm.end + 20],
            )
        )
    if harm.row["sense"] != "death-passive" or scene.lowered[harm.start : harm.end] not in {
        "killed",
        "executed",
        "murdered",
        "slaughtered",
        "massacred",
        "shot dead",
        "gunned down",
    }:
        return False
    if _HIMSELF.match(scene.lowered, harm.end):
        return True
    if _KILLED_OTHERS.match(scene.lowered[harm.end :]) and re.search(r"\b(?:and|that|which|who)\s+$", scene.lowered[: harm.start]):
        return True
    if re.search(r"\b(?:were|was|been|are|is|and|men|people|miners)\s+(?:\w+ly\s+)?$", scene.lowered[: harm.start]):
        return False
    rest = scene.lowered[harm.end : harm.end + 30]
    return bool(re.match(r"\s+(?:the|all|some|at least|more than|over|nearly|around|\d|a |an |eleven|ten|twelve|dozens|many|several)", rest))


def _counts_people(scene: CountScene, number: Number) -> bool:
    """True when the words after the number count people, or go straight on to what befell them."""
    rest = scene.lowered[number.end :]
    if re.match(r"\s+an?\s", rest) or (number.value == 1 and _ONE_GROUP.match(rest)):
        return False
    if (
        _AUXILIARY.match(rest)
        or PARTITIVE_AFTER.match(rest)
        or re.match(r"^\s*(?:$|[,.;:)]|and\b|in\b|on\b|by\b|at\b|to\b|seriously|critically)", rest)
    ):
        return number.value != 1 or bool(re.match(r"^\s+(?:was|is|has|of|died|killed|dead)", rest))
    if number.end - number.start <= 2 and number.value == 1 and scene.lowered[number.start] == "a":
        return True
    head_end = _head_limit(scene, number)
    heads = {hit.start for hit in (*scene.persons, *scene.attackers)}
    units = [hit.start for hit in scene.units if number.end <= hit.start < head_end and not heads & _may_open_a_person(scene, hit)]
    persons = [hit.start for hit in scene.persons if number.end <= hit.start < head_end] + [
        hit.start for hit in scene.attackers if number.end <= hit.start < head_end
    ]
    if not persons:
        return False
    return not units or min(persons) < min(units)


def _may_open_a_person(scene: CountScene, unit: Hit) -> set[int]:
    """Return where a word for a person may begin that takes the unit in: at it, and in English behind it, "night watchmen"."""
    return {unit.start, unit.end + 1} if scene.text[unit.start].isascii() else {unit.start}


def _head_limit(scene: CountScene, number: Number) -> int:
    """Return where the noun phrase after the number must have named its head: six words on, or at punctuation or a joining word."""
    match = re.match(r"(?:\s{0,3}(?!(?:and|in|on|at|by|from|when|who|for|as|after|with)\b)[\w'’-]+){0,6}", scene.lowered[number.end :])
    return number.end + (match.end() if match else 0)


def _head_end(scene: CountScene, number: Number) -> int:
    """Return the end of the last word that says whom the number counts, or of the number."""
    limit = _head_limit(scene, number)
    ends = [
        hit.end
        for hit in (*scene.persons, *scene.attackers)
        if number.end <= hit.start < limit and not re.search(r"[,;:.]", scene.text[number.end : hit.start])
    ]
    named = _NAMED_HEAD.match(scene.text, number.end) if not ends else None
    if named is not None:
        ends = [hit.end for hit in (*scene.persons, *scene.attackers) if hit.end == named.end()]
    return max(ends[:2], default=number.end)


def _found(number: Number, role: Role, start: int, end: int) -> CountFound:
    start, end = min(start, number.start), max(end, number.end)
    is_untold = number.value == 1 and number.end - number.start <= len("an")
    return CountFound(start=start, end=end, number_start=number.start, number_end=number.end, role=role, count=count_of(number), is_untold=is_untold)


def count_of(number: Number) -> Count:
    """Return the count that a number's words state, its bounds as the qualifier gives them."""
    if number.high is not None:
        return Count(low=number.value, best=None, high=number.high, qualifier=number.qualifier)
    if number.qualifier in LOWER_BOUNDS:
        return Count(low=number.value, best=number.value, high=None, qualifier=number.qualifier)
    if number.qualifier in UPPER_BOUNDS:
        return Count(low=None, best=number.value, high=number.value, qualifier=number.qualifier)
    return Count(low=number.value, best=number.value, high=number.value, qualifier=number.qualifier)
