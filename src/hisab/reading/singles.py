"""One victim of whom a sentence tells without a number: "Parsi bookseller Arman Vakil, 71, was stabbed to death" tells of one.

A person is read only where the words themselves say that it is one: one subject that is a name or a person with an article, a verb in the singular,
and a word of killing right behind it; or a word of killing and one person with an article as its object. Attackers, groups and lists are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.count_scene import GOES_ON, CountFound, CountScene
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.numbers import find_numbers
from hisab.reading.sums import GROUP, is_plural
from hisab.records.mentions import Role
from hisab.records.values import Count

_SINGULAR_VERB = re.compile(
    r",?\s+(?:who\s+)?(?:was|has\s+been|had\s+been)\s+(?:then\s+|also\s+|later\s+|himself\s+|herself\s+|\w+ly\s+)?"
    r"(?:(?:shot|dragged|pulled|stopped|beaten|stabbed|hit|struck|attacked|set)(?:\s+(?!and\b|when\b|as\b|by\b|while\b|after\b)[\w’'-]+){0,6}\s+and\s+(?:was\s+)?(?:then\s+|later\s+)?)?$"
)
_DIES = re.compile(
    r",?\s+(?:was|has\s+been|had\s+been)\s+(?:shot|stabbed|beaten|hacked|set\s+upon|attacked|set\s+alight)(?:\s+(?!when\b|while\b|after\b|before\b)[\w’'-]+){0,9}\s+and\s+(?:later\s+)?$"
)
"""What a verb of dying must stand behind to tell of violence: "was shot twice in the neck and died"."""
_VERB_WITHIN = re.compile(r",?\s+$")
"""Before a word of killing that holds its verb: "was shot dead"."""
_PASSIVE = frozenset({"death-passive"})
_CLAUSE = re.compile(r"[;:!?“”\"]\s|\b(?:after|when|that|where|while|before|because|as|and\s+that|which|but|said|if)\s|(?<=\w\w)\.\s|\s[-–—]+\s")
"""Where the clause of a subject begins."""
_OPENING = re.compile(
    r"^[^,]{1,50}?\b(?:on|in|at|last|this|yesterday|today|earlier|later|separately|meanwhile|also)\b[^,]{0,40},\s+(?=\S)", re.IGNORECASE
)
_ASIDES = re.compile(r",\s+[^,]{1,70}(?=,|$)")
_NAME = re.compile(r"(?:[\w’'-]+\s+){0,4}?(?:(?:[A-Z][\w.’'-]*|bin|ul|al|de|el|ur)\s+){1,5}[A-Z][\w.’'-]+(?:\s+\([^)]{1,20}\))?")
_ARTICLE = re.compile(
    r"^(?:an?|the|another|his|her|their)\s+(?!(?:two|three|four|five|six|seven|eight|nine|ten|other|others|same|dead)\b)", re.IGNORECASE
)
_AGE = re.compile(r"\b\d{1,3}[-\s]years?[-\s]olds?\b|\baged\s+[\w-]+|,\s*\d{1,2}(?=\s*(?:,|$))|,\s*(?:in\s+)?(?:his|her)\s+\w+ies\b|\(\d{1,2}\)")
_LIST = re.compile(r"\b(?:and|or|both|each|every|no|not|any|nor|neither|one|many|some|several|along\s+with|together\s+with|as\s+well\s+as)\b|&|/")
_OBJECT = re.compile(
    r"\s+(?P<person>an?\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=\s+(?:in|at|on|of|near|outside|inside|as|by|when|while|who|from|late|early|yesterday|and\s+(?:injur|wound|hurt|maim|kidnap|abduct|burn|fled)\w*)\b|\s*[,.;]|\s*$)"
)
_ACTIVE = frozenset(
    {
        "killed",
        "killing",
        "shot dead",
        "gunned down",
        "murdered",
        "stabbed to death",
        "hacked to death",
        "beat to death",
        "beheaded",
        "assassinated",
        "lynched",
    }
)
_PASSIVE_HEAD = re.compile(r"\b(?:were|was|been|are|is|being|be|or|and)\s+(?:\w+ly\s+)?$")
_UNREAL = re.compile(
    r"\b(?:could|would|might|can|will|may|to|not|never|threatened|tried|wanted|plotted|accused\s+of|suspected\s+of|for|without)\s+(?:\w+\s+)?$"
)
_MAY_TELL = re.compile(
    r"kill|dead|death|died|murder|gunned|assassin|slain|martyr|behead|lynch|slaughter|execut|massacr|butcher|blown|burn|bludgeon|shot|speared|hanged|sword"
)
"""Most sentences hold none of these, and are not searched further."""
_ONE = Count(low=1, best=1, high=1)
_FARTHEST = 220
"""Characters between the head of a subject and its word of killing."""


def find_singles(scene: CountScene, lexicon: Lexicon) -> Iterator[CountFound]:
    """Yield the single victims of a sentence, told without a number."""
    if not _MAY_TELL.search(scene.lowered):
        return
    known: set[int] = set()
    for harm in scene.harms:
        word = scene.lowered[harm.start : harm.end]
        start = _subject(scene, harm, word, lexicon)
        end = harm.end
        if start is None and word in _ACTIVE and not _PASSIVE_HEAD.search(scene.lowered, max(0, harm.start - 30), harm.start):
            struck = _object(scene, harm, lexicon)
            start, end = (harm.start, struck) if struck is not None else (None, harm.end)
        if start is not None and start not in known:
            known.add(start)
            yield CountFound(start=start, end=end, number_start=start, number_end=end, role=Role.KILLED, count=_ONE, is_untold=True)


def _subject(scene: CountScene, harm: Hit, word: str, lexicon: Lexicon) -> int | None:
    """Return where the one subject of a passive harm begins, or None where nobody can say that it is one person."""
    cut = max(0, harm.start - _FARTHEST)
    head = scene.text[cut : harm.start]
    pattern = _VERB_WITHIN if word.startswith("was ") else _DIES if word == "died" else _SINGULAR_VERB
    verb = pattern.search(head)
    if verb is None or (harm.row["sense"] not in _PASSIVE and word != "died"):
        return None
    subject = head[: verb.start()]
    start = max((match.end() for match in _CLAUSE.finditer(subject)), default=0)
    opening = _OPENING.match(subject[start:])
    start += opening.end() if opening else 0
    start += len(subject[start:]) - len(subject[start:].lstrip(" ,—–-'’“\"•"))
    is_cut_off = cut > 0 and start == 0
    return cut + start if not is_cut_off and _is_one(subject[start:], lexicon) else None


def _is_one(subject: str, lexicon: Lexicon) -> bool:
    """True when the words tell of one person who attacked nobody."""
    bare = _AGE.sub("", subject)
    head = _ASIDES.sub("", bare).strip(" ,")
    if find_numbers(bare) or _LIST.search(lower(head)) or GROUP.search(lower(head)) or lexicon.cues("attacker", subject):
        return False
    if any(hit.table == "groups" for hit in lexicon.names(subject)) or not head:
        return False
    last = head.split()[-1]
    if _NAME.fullmatch(head) and not is_plural(head, lexicon):
        return not any(hit.table in {"places", "institutions"} and hit.end >= len(head) for hit in lexicon.names(head))
    people = lexicon.cues("person", head)
    is_person = any(re.match(r"^(?:$|\s+(?:of|in|from|at|who|with|known|named|working|belonging)\b)", head[hit.end :]) for hit in people)
    return bool(_ARTICLE.match(head) and is_person and not is_plural(head, lexicon) and not last.endswith("ies"))


def _object(scene: CountScene, harm: Hit, lexicon: Lexicon) -> int | None:
    """Return the end of the one person with an article whom an active harm struck."""
    match = _OBJECT.match(scene.text, harm.end)
    if match is None or _UNREAL.search(scene.lowered, max(0, harm.start - 40), harm.start):
        return None
    person = match["person"]
    people = lexicon.cues("person", person)
    is_headed = any(hit.end == len(person) for hit in people)
    if GOES_ON.match(scene.lowered, match.end("person")):
        return None
    if not is_headed or _LIST.search(lower(person)) or is_plural(person, lexicon) or GROUP.search(lower(person)) or lexicon.cues("attacker", person):
        return None
    return match.end("person")
