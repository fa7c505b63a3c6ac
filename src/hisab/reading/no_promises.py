"""What looks like a promise in English and is none: a threat, a request to those above, words that name who and not what or mean something else.

The words that commit and the words for a remedy can stand in one sentence and not belong together: "Security Forces were undertaking a search",
"the temple issue will be settled by court verdict", "the Taliban spokesman vowed more attacks".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.records.mentions import Mention, MentionKind, Role
from hisab.vocabulary.words import BINDING_ACTS

_SPOKE = r"(?:said|says|vowed|warned|threatened|claimed|maintained|announced|declared|promised|pledged|added|told)"
_SPEAKS = re.compile(
    rf"(?:[’']s?)?\s+(?:(?:spokes\w+|leader|chief|commander|outfit|group|militants|in\s+a\s+statement)\s+)?(?:[A-Z][\w’'-]*\s+){{0,4}}(?:has\s+|had\s+|also\s+)?{_SPOKE}\b"
)
"""Behind the name of a group: it has the word."""
_SPOKEN_BY = re.compile(rf"\b{_SPOKE}\s+(?:an?\s+|the\s+)?$|,\s+(?:an?\s+|the\s+)?$")
_SPOKESMAN = re.compile(
    r"\s+(?:spokes\w+|leader|chief|commander)\b[^.;]{0,60}\b(?:said|told|added|warned)\b|\s+(?:spokes\w+|leader|commander)\b[^.;]{0,40}[.;]?\s*$"
)
_IS_SPEAKING = re.compile(
    rf"(?:,\s[^,]{{1,40}},|(?:\s+[A-Z][\w.’'-]*){{0,4}})\s+(?:has\s+|had\s+|also\s+)?{_SPOKE}\b|(?:,?\s+[A-Z][\w.’'-]*){{0,4}}[\s.;”\"’]*$"
)
"""Behind an office: who holds it has the word."""
_DEPOSED, _IN_KABUL = date(2001, 12, 7), date(2021, 8, 15)
"""Between the two the Taliban governed nothing."""
_ATTACKS = re.compile(r"\s+(?:to\s+)?(?:launch|carry\s+out|mount|stage|step\s+up|continue)\s+(?:\w+\s+){0,2}attacks\b")
"""Behind words that commit: what is vowed are attacks."""
_CLAIMED = re.compile(r"\bclaim(?:ed|s|ing)\s+(?:the\s+)?responsibility\b")
_ASKED_FOR = re.compile(r"\s+for\s+(?:the\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|additional|more|extra)\b")
_ASKED_ABOVE = re.compile(
    r"\s+(?:the\s+)?(?:prime\s+minister|president|cent(?:re|er)|central\s+government|union\s+government|federal\s+government|united\s+nations|un|international\s+community|government)\b"
)
_GOING = re.compile(r"\b(?:is|are|am)\s+(?:not\s+|now\s+|also\s+)?$|['’](?:re|s|m)\s+$")
_DOING = re.compile(r"\b(?:was|were|is|are|been|be|being|while|when)\s+$")
_AGAINST = re.compile(r"\b(?:against|oppos\w+|protest\w*|resent\w*|criticis\w+)\b[^,;.]{0,40}$")
_FURTHER = re.compile(r"\bfurther\s+$")
_ON = re.compile(r"\b(?:committee|panel)\s+on\s+(?:\w+\s+)?$")
_BARRED = (("undertaking", _DOING), ("decision", _AGAINST), ("decided", _AGAINST), ("order", _FURTHER), ("assuranc", _ON))
"""How words for an act begin, and what before them gives them another meaning: "till further orders", "the committee on Government assurances"."""
_IS_KNOWN = re.compile(
    r"\s+(?:only\s+|also\s+|soon\s+)?(?:emerge|be\s+(?:known|clear|clearer|ascertained)|become\s+(?:known|clear|clearer)|come\s+to\s+light|depend|a\s+boon|be\s+a\s+boon)\b"
)
"""Behind "will": what will turn out."""
_BODIES = frozenset({"security", "police", "army", "battalion", "troops", "soldiers", "rangers"})
_OF_A_BODY = re.compile(
    r"\s+(?:forces?|personnel|officials?|officers?|agenc(?:y|ies)|advis[eo]r|sources|council|base|chief|commander|party|headquarters|spokes\w+)\b"
)
_COURT_SAID = re.compile(r"\s+(?:order|verdict|ruling|decision|judge?ment|stay)s?\b")
_OF_A_COURT = re.compile(
    r"\b(?:decision|verdict|ruling|orders?)\s+of\s+the\s+(?:supreme|high|apex)\s+$|\b(?:produced|brought)\s+before\s+(?:the|a)\s+$"
)
_PAID_OTHERWISE = re.compile(
    r"\s+(?:homage|tributes?|(?:\w+\s+)?respects?|attention|heed|obeisance|an?\s+(?:heavy\s+)?price|the\s+price|a\s+visit)\b"
)


def leave_no_promises(mentions: Iterable[Mention], lexicon: Lexicon, anchor: date | None) -> Iterator[Mention]:
    """Yield the mentions without those promises whose own sentence shows that nobody who bears a duty gives his word to a remedy there.

    `anchor` is the day of the text: whoever governs today may have been an armed group then.
    """
    for mention in mentions:
        act = mention.first(Role.ACT)
        if mention.kind is not MentionKind.PROMISE or act is None or act.name not in BINDING_ACTS:
            yield mention
            continue
        sentence, offset = mention.passage.quote, mention.passage.start
        start, end = act.passage.start - offset, act.passage.end - offset
        if 0 <= start < end <= len(sentence) and (_commits_nobody(sentence, start, end) or _is_threat(sentence, lexicon, anchor)):
            continue
        is_official = any(argument.role in {Role.OFFICE, Role.INSTITUTION} for argument in mention.arguments)
        if not is_official and (_CLAIMED.search(lower(sentence)) or _ATTACKS.match(lower(sentence), max(0, end))):
            continue
        kind = mention.first(Role.KIND)
        if kind is not None and _names_a_body(sentence, kind.passage.start - offset, kind.passage.end - offset):
            continue
        yield mention


def _commits_nobody(sentence: str, start: int, end: int) -> bool:
    """True where the words of the act mean something else, or ask those above."""
    words, before, after = lower(sentence[start:end]), lower(sentence[:start]), lower(sentence[end:])
    if "asked" in words:
        return bool(_ASKED_FOR.match(after) or _ASKED_ABOVE.match(after))
    if words == "going to":
        return _GOING.search(before) is None
    if words.split()[-1] in {"will", "would", "shall"}:
        return _IS_KNOWN.match(after) is not None
    barred = next((pattern for opening, pattern in _BARRED if words.startswith(opening)), None)
    return barred is not None and barred.search(before[-80:]) is not None


def _is_threat(sentence: str, lexicon: Lexicon, anchor: date | None) -> bool:
    """True where an armed group has the word."""
    lowered = lower(sentence)
    names = lexicon.names(sentence)
    if any(hit.table == "offices" and _is_of_a_group(hit, anchor) and _IS_SPEAKING.match(sentence, hit.end) for hit in names):
        return True
    groups = [hit for hit in names if hit.table == "groups"]
    return any(
        _SPEAKS.match(sentence, hit.end) or (_SPOKEN_BY.search(sentence, 0, hit.start) and _SPOKESMAN.match(lowered, hit.end)) for hit in groups
    )


def _is_of_a_group(office: Hit, anchor: date | None) -> bool:
    """True for the spokesman of an armed group, and for one of the Taliban on a day on which they did not govern."""
    if office.row["id"] == "armed-group-spokesman":
        return True
    return office.row["id"].startswith("taliban-") and anchor is not None and _DEPOSED <= anchor < _IN_KABUL


def _names_a_body(sentence: str, start: int, end: int) -> bool:
    """True where the words for a remedy only name a body, a court's word or an homage."""
    words, before, after = lower(sentence[start:end]), lower(sentence[:start]), lower(sentence[end:])
    if words in _BODIES:
        return _OF_A_BODY.match(after) is not None
    if words == "court":
        return bool(_COURT_SAID.match(after) or _OF_A_COURT.search(before))
    return words in {"pay", "paid"} and _PAID_OTHERWISE.match(after) is not None
