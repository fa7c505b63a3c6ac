"""How many people one news report says were killed and injured in the shooting that it tells, where the counts are mostly one and unsaid.

The product's reader looks for attacks on communities and rightly reads no attack in an ordinary shooting. These rules stand beside it, for the
benchmark alone: counts that are stated come from `hisab.reading.counts`; one person ("a man was shot and killed", "she died at a hospital") is
told by the words of harm. Who is wanted, charged or accused is not counted for that; a suspect who was himself shot is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hisab.reading.counts import find_counts
from hisab.reading.lexicon import Lexicon
from hisab.reading.numbers import find_numbers
from hisab.reading.sentences import split_sentences
from hisab.records.mentions import Role
from hisab.records.values import Covers

_GLUED = re.compile(r"(?<=[a-z0-9)][.?!])(?=[A-Z])")
"""Where two sentences were joined without a blank, as paragraphs of a page often are: "police said.The man"."""
_AGE = re.compile(
    r"(?<=[A-Za-z.”\"]),\s+\d{1,2}(?=\s*(?:,|\.|;|and\b))|\b\d{1,3}[-\s]years?[-\s]olds?\b|\baged?\s+\d{1,2}\b|\bin\s+(?:his|her|their)\s+\d0s\b|\(\d{1,2}\)|\b9-?1-?1\b"
)
"""No count is an age, "Gerald Roberson, 39, was found shot dead", nor the number that people call."""
_PAST = re.compile(
    r"\b(?:(?:in|since|of)\s+(?:19\d\d|200\d|201\d)\b|last\s+year|years?\s+(?:ago|earlier)|previous(?:ly)?|unrelated|convicted|sentenced|so\s+far\s+this\s+year"
    r"|(?:th|st|nd|rd)\s+homicide|homicides?\s+(?:this|in\s+the\s+city|of\s+(?:the\s+year|201\d))|anniversary|murder\s+rate)",
    re.IGNORECASE,
)
_NO_HARM = re.compile(
    r"\b(?:no|not|never|nobody|none|without|didn['’]t|wasn['’]t|weren['’]t)\b[^.;,]{0,40}\b(?:hit|hurt|injur\w+|wounded|struck|harmed|killed|casualties|victims?)\b"
    r"|\bunharmed\b|\bunhurt\b|\buninjured\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:attempt(?:ed|ing|s)?|try(?:ing)?|tried|threat(?:en\w*|s)?|plan(?:ned|s|ning)?|want(?:ed|s)?|intent|conspiracy|going|solicit\w+|assault\w*\s+with\s+intent)\s+"
    r"(?:\w+\s+){0,4}?(?:to\s+)?(?:first[- ]degree\s+|second[- ]degree\s+|capital\s+)?(?:kill|murder|homicide|shoot)\w*"
    r"|\b(?:could|would|might|will|may|if)\s+(?:\w+\s+){0,3}?(?:kill|killed|die|dead|be\s+shot|shoot)\b|\bdeath\s+(?:threats?|penalty|row)"
    r"|\bdead[- ]?(?:end|line|ly\s+(?:weapon|conduct|force))|\b(?:homicide|murder|death)\s+(?:unit|detectives?|squad|division|bureau|section|"
    r"investigators?|task\s+force)"
    r"|\b(?:dogs?|cats?|deer|animals?|horse|cow)\b[^.;]{0,40}\b(?:shot|killed|dead|died)\b|\bkilled\s+(?:a|the|his|her|their)\s+(?:dog|cat|deer)"
    r"|\bshot\s+(?:and\s+killed\s+)?(?:a|the|his|her|their)\s+(?:dog|cat|deer)\b(?:,?\s+(?:which|that)\s+(?:\w+\s+)?died)?",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\bshot\s+(?:and\s+(?:\w+\s+)?|to\s+)(?:killed|death|dead)\b|\bshot\s+dead\b|\bfatal(?:ly)?\b|\bkill(?:ed|s|ing)\b|\b(?:has|had|later|who)?\s*died\b|\bdies\b"
    r"|\bpronounced\s+(?:\w+\s+)?(?:dead|deceased)\b|\b(?:is|was|were|are|found|man|woman|boy|girl|person|teen|victim|people|left|leaves)\s+dead\b|\bdeceased\b"
    r"|\bhomicides?\b|\bmurder(?:ed|s)?\b|\bmanslaughter\b|\bslain\b|\bslaying\b|\bdeadly\s+shooting\b|\bshooting\s+death\b|\bthe\s+death\s+of\b"
    r"|\bdeaths?\b|\bsuccumbed\b|\bbod(?:y|ies)\s+(?:of|was|were|found)\b|\bautopsy\b|\bsuicide\b",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"\bmurder[-\s–]+suicide\b", re.IGNORECASE)
_HIT = re.compile(
    r"\bgunshot\s+(?:wounds?|victims?|injur\w+)|\b(?:was|were|been|being|got|found|man|woman|boy|girl|teen(?:ager)?|person|victim|officer|deputy|driver|clerk|suspect|juvenile|\d+)\s+"
    r"(?:\w+ly\s+)?(?:shot|wounded|grazed|injured|hurt|struck|stabbed|hospitalized)\b(?!\s+at\b)"
    r"|\bshot\s+(?:(?:\w+\s+)?(?:times|once|twice)\s+)?(?:\w+\s+)?(?:in|through)\s+(?:the|his|her|a|both|each)\s+(?:\w+\s+)?"
    r"(?:leg|arm|foot|head|face|chest|back|stomach|abdomen|hand|shoulder|neck|thigh|torso|buttocks|ankle|hip|knee|side|groin|mouth|finger|legs|feet|calf|jaw|forearm|body)"
    r"|\b(?:shot|shoots|shooting|wounded|wounding|injured|injuring)\s+(?:and\s+(?:wounded|injured|injuring|wounding)\s+)?(?:a|an|another|the|his|her|their|him|her|himself|herself)\b"
    r"(?!\s+(?:gun|handgun|rifle|weapon|shot|house|car|vehicle|window|dog|scene|suspects?\s+fled))"
    r"|\b(?:critical|serious|stable|fair|good)\s+(?:but\s+\w+\s+)?condition\b|\bnon[- ]?life[- ]threatening\b|\blife[- ]threatening\s+injur"
    r"|\bexpected\s+to\s+(?:survive|recover|live|be\s+ok(?:ay)?)\b|\bflesh\s+wound|\b(?:his|her|their)\s+(?:wounds?|injuries|injury)\b",
    re.IGNORECASE,
)
_ALSO_HIT = re.compile(
    r"\b(?:another|second|other|also|one\s+more|someone\s+else)\b[^.;]{0,60}\b(?:shot|wounded|injured|hurt|hospitalized|condition|grazed|struck)\b"
    r"|\b(?:wounded|injured|wounding|injuring|wounds|injures|hurt|hurting)\s+(?:another|one|a\s+second)\b|\b(?:killed|dead)\b[^.;]{0,40}\b(?:and\s+)?(?:another|one|other)\s+(?:\w+\s+)?(?:was\s+|is\s+)?(?:injured|wounded|hurt|hospitalized|critical)",
    re.IGNORECASE,
)
_SHOT_PEOPLE = re.compile(
    r"^\s+(?:other\s+|more\s+|young\s+|male\s+|female\s+|teenage\s+|adult\s+)*(?:people|persons|men|women|boys|girls|teens|teenagers|victims|others|officers|deputies|children|students|males|females|"
    r"juveniles|adults|friends|brothers|suspects)\b(?:(?:(?!\bkilled\b|\bdead\b|\bdied\b)[^.;:]){0,50}?\b(?:were|was|are|been|being|got|with|suffer\w+|left|remain\w*|recovering|where))?\s+(?:\w+ly\s+)?(?:from\s+|multiple\s+)*(?P<harm>shot|wounded|injured|hurt|hospitalized|struck|hit|gunshot|in\s+(?:critical|serious|stable))\b(?!\s+at\b)",
    re.IGNORECASE,
)
_WEAK = frozenset({"fatal", "fatally", "suicide", "homicide", "homicides", "killing", "kills", "murder", "death", "deaths"})
"""Words of death that, alone in a report, mostly speak of a charge, a detective's office or an earlier case (training part: 4 of 30 were right)."""
_WEAK_HIT = frozenset(
    {"was injured", "were injured", "was hurt", "were hurt", "non-life-threatening", "non-life threatening", "non life-threatening"}
)
"""Words of harm that, alone in a report, are mostly of an accident or a beating (training part: 5 of 26 were right)."""
_SEVERAL = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|separate|unrelated|different|weekend|overnight|other|\d+)\s+(?:separate\s+|unrelated\s+)?(?:shootings|(?:shooting\s+)?incidents|gun\s+attacks)"
    r"|in\s+(?:citywide\s+)?shootings|separate\s+(?:locations|attacks|cases)|shooting\s+victims\s+(?:so\s+far|in\s+\w+ary|during))\b",
    re.IGNORECASE,
)
"""A report on several shootings: its totals are of all of them, and the table counts the people of one."""
_OPENING = 6
"""Sentences in which a death of this shooting is first told (training part: of 36 reports that first speak of one later, 7 had one)."""
_OPENING_HIT = 8
"""The same for a person who was shot and lived (training part: of 40 reports that first speak of one later, 13 had one)."""
_HEAD = 8
"""Sentences of the opening, where the incident itself is told; counts behind them are mostly of other shootings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """How many were killed and how many were injured and lived; zero where the report says none."""

    killed: int
    injured: int


def count_shot(text: str, lexicon: Lexicon) -> Shot:
    """Return the people killed and injured in the shooting that `text` tells."""
    sentences = [sentence.text for sentence in split_sentences(_GLUED.sub(" ", text))]
    told = [_UNREAL.sub(" ", sentence) for sentence in sentences if not _PAST.search(sentence)]
    killed, injured, hit = _stated(told[:_HEAD], lexicon)
    deaths = _deaths(told)
    if killed == 0 and deaths:
        killed = 2 if any(_MURDER_SUICIDE.search(sentence) for sentence in deaths) else 1
    if killed and hit and injured >= hit:
        injured = max(hit - killed, 0)  # those who "were shot" and those who died of it are the same people
    elif injured == 0:
        injured = max(hit - killed, 0) if hit else _single_injured(told, killed)
    if any(_SEVERAL.search(sentence) for sentence in sentences[:3]):
        killed, injured = min(killed, 1), min(injured, 1)
    return Shot(killed=killed, injured=injured)


def _stated(sentences: list[str], lexicon: Lexicon) -> tuple[int, int, int]:
    """Return the highest stated counts of killed, of injured, and of people shot whatever became of them."""
    killed, injured, hit = 0, 0, 0
    for sentence in sentences:
        for found in find_counts(_AGE.sub("", sentence), lexicon):
            if found.count.best is None or found.count.covers not in {Covers.ATTACK, Covers.PART, Covers.ATTACKERS, Covers.INCLUDES_ATTACKERS}:
                continue
            if found.role is Role.KILLED:
                killed = max(killed, found.count.best)
            elif found.role is Role.INJURED:
                injured = max(injured, found.count.best)
        for number in find_numbers(sentence):
            match = _SHOT_PEOPLE.match(sentence[number.end :])
            if match and 1 < number.value < 60:
                hit = max(hit, number.value)
    return killed, injured, hit


def _deaths(sentences: list[str]) -> list[str]:
    """Return the sentences that tell a death of this shooting; none where death is first told late, or by one weak word alone."""
    words = [
        (place, match.group().strip().lower()) for place, sentence in enumerate(sentences) for match in _DEATH.finditer(_NO_HARM.sub(" ", sentence))
    ]
    if not words or words[0][0] >= _OPENING or (len(words) == 1 and words[0][1] in _WEAK):
        return []
    return [sentences[place] for place in sorted({place for place, _ in words})]


def _single_injured(sentences: list[str], killed: int) -> int:
    if killed:
        return int(any(_ALSO_HIT.search(sentence) for sentence in sentences))
    words = [(place, match.group().lower()) for place, sentence in enumerate(sentences) for match in _HIT.finditer(_NO_HARM.sub(" ", sentence))]
    return int(bool(words) and words[0][0] < _OPENING_HIT and (len(words) > 1 or words[0][1] not in _WEAK_HIT))
