"""What looks like an action and is none: bodies handed over, one who guarded killed by those he fought, men whom attackers took away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hisab.reading.actions import CLAUSE
from hisab.reading.lexicon import Lexicon, lower
from hisab.reading.money import find_money
from hisab.reading.scripts import fold
from hisab.reading.sentences import split_sentences
from hisab.records.documents import Document
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import ActionKind

_IN_A_CLASH = re.compile(
    r"(?:killed|shot\s+dead|died|gunned\s+down)\s+in\s+(?:an?|the)\s+(?:\w+\s+)?(?:encounter|exchange|gun\s?battle|gunfight|shoot-?out|clash|operation|raid)"
)
"""Words that tell of both sides of a clash."""
_OUTLAWS = re.compile(
    r"\b(?:accused|cadres?|dacoits?|bandits?|criminals?|fugitives?|wanted|abductors?|hitm[ae]n|shooters?|naxal\w*|maoists?|ultras?)\b"
)
_TOOK = re.compile(r"\b(?:picked\s+up|seized|captured|took|taken|held|detained)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\b")
_OR_OFFICERS = frozenset({"deputy", "commander", "commanders"})
"""Words for attackers that are offices too."""
_BY = re.compile(r"\s+(?:\w+\s+){0,3}?by\s+")
_FORCES = re.compile(r"\b(?:police|forces|army|troops|rangers|ctd|officials|security)\b")
_HIS_POST = re.compile(r"\s*(?:[\w’'-]+\s+){0,6}?(?:police\s+(?:station|post|lines)|headquarters|wing|branch)\b")
"""Behind "was posted at": where somebody served."""
_GUARDS = re.compile(
    r"\b(?:jawans?|troopers?|constables?|soldiers?|policem[ae]n|civilians?|personnel|officers?|officials?|captain|guards?|villagers?|workers?|residents?)\b"
)
"""Who is no attacker: those who stand nearest to the words tell whom it befell."""
_JOINED = re.compile(r"\s+and\s+(?:[\w’'-]+\s+){0,5}")
_NEAR, _FAR, _WHO = 160, 90, 40
"""How many letters before or behind the words of a deed tell who it befell and who did it."""
_PAID = re.compile(
    r"\b(?:paid|pay(?:s|ing|ments?)?|compensat\w+|cheques?|money|cash|sums?|amounts?|funds?|grants?|aid|relief|salar(?:y|ies)|wages|pensions?|jobs?|posts?|rs|rupees|lakh|"
    r"crore|million|dollars|ex[- ]gratia|disburs\w+|assistance|stipends?|plots?|houses?|flats?|accounts?|awards?|payout|envelopes?|"
    r"land|keys|rations?|rice|flour|blankets|tents|cattle|benefits?|allowances?|package|dues|arrears|shares?|instal?ments?|tranches?|fees|scholarships?|appointment)\b|[$£€₹]|(?:"
    + fold(
        "چیک|رقم|معاوض|امداد|روپ|ادائیگی|نوکری|تنخواہ|پنشن|لاکھ|کروڑ|ڈالر|وظیفہ|پلاٹ|پول|چک|غرامت|کمک|افغانی|دالر|معاش|پرداخت|واریز|مستمری|خانه|زمین|گھر"
    )
    + ")"
)
"""What is paid, or the paying itself."""
_BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses?|coffins?|memorandum|charter|petition)\b|(?:" + fold("لاش|میت|نعش|جسد|جنازہ|جنازه|پیکر|یادداشت") + ")"
)
"""What is handed over and is no payment."""
_HANDED = re.compile(r"\b(?:handed|transferred|received)\b|(?:" + fold("تحویل|سپرد|حوالے|دریافت|وصول|منتقل") + ")")


def leave_no_actions(mentions: Iterable[Mention], document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the mentions without those actions whose words tell of something else: bodies handed over, a soldier killed, men whom attackers took.

    A payment speaks of money, or of what else is paid, in its sentence or the two before.
    """
    for mention in mentions:
        told = mention.first(Role.KIND) if mention.kind is MentionKind.ACTION else None
        if told is None or (_pays(mention, document) if told.name == ActionKind.PAYMENT else not _is_of_attackers(mention, told, lexicon)):
            yield mention


def _is_of_attackers(mention: Mention, told: Argument, lexicon: Lexicon) -> bool:
    """True where attackers did it, or where those killed in a clash are not said to be attackers."""
    start, end = told.passage.start - mention.passage.start, told.passage.end - mention.passage.start
    sentence = mention.passage.quote
    words, before, after = lower(sentence[start:end]), sentence[:start], lower(sentence[end:])
    if told.name == ActionKind.SUSPECT_KILLED:
        return _IN_A_CLASH.match(words) is not None and not _befell_attackers(before[-_NEAR:], lexicon)
    if told.name == ActionKind.ARREST:
        by = _BY.match(after)
        if by is not None and _names_attackers(sentence[end + by.end() :][:_WHO], lexicon):
            return True
        is_active = _TOOK.search(words) is not None and _PASSIVE.search(lower(before[-_WHO:]) + words) is None
        return is_active and _names_attackers(before[-_WHO:], lexicon) and not _FORCES.search(lower(before[-_WHO:]))
    if told.name == ActionKind.VISIT:
        return _names_attackers(CLAUSE.split(before)[-1][-_FAR:], lexicon)
    return told.name == ActionKind.DEPLOYMENT and "was posted" in words and _HIS_POST.match(after) is not None


def _befell_attackers(before: str, lexicon: Lexicon) -> bool:
    """True where the people who stand last before words for a death are attackers, or joined to attackers."""
    guards = list(_GUARDS.finditer(lower(before)))
    if _names_attackers(before[guards[-1].end() if guards else 0 :], lexicon):
        return True
    return bool(guards) and any(
        _JOINED.fullmatch(before, hit.end, guards[-1].start()) for hit in lexicon.cues("attacker", before) if hit.end < guards[-1].start()
    )


def _names_attackers(words: str, lexicon: Lexicon) -> bool:
    attackers = [hit for hit in lexicon.cues("attacker", words) if lower(words[hit.start : hit.end]) not in _OR_OFFICERS]
    return bool(attackers or any(hit.table == "groups" for hit in lexicon.names(words)) or _OUTLAWS.search(lower(words)))


def _pays(mention: Mention, document: Document) -> bool:
    sentences = split_sentences(document.text)
    index = next((sentence.index for sentence in sentences if sentence.start <= mention.passage.start < sentence.end), 0)
    told = mention.first(Role.KIND)
    if told is not None and _HANDED.search(lower(told.passage.quote)):
        clause = CLAUSE.split(lower(document.text[sentences[index].start : told.passage.start]))[-1]
        if _BODIES.search(clause):
            return False
    near = sentences[max(0, index - 2) : index + 1]
    return any(_PAID.search(lower(sentence.text)) or any(True for _ in find_money(sentence.text)) for sentence in near)
