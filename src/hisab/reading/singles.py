"""One victim of whom a sentence tells without a number: "Parsi bookseller Arman Vakil, 71, was stabbed to death" tells of one.

A person is read only where the words themselves say that it is one: one subject that is a name or a person with an article, a verb in the singular,
and a word of killing right behind it; or a word of killing and one person as its object, "the murder of advocate Arman Vakil". Attackers, groups and
lists are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.count_scene import GOES_ON, CountFound, CountScene
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.numbers import find_numbers
from hisab.reading.sums import BODY, GROUP, is_plural
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
_AGE = re.compile(
    r"\b\d{1,3}[-\s]years?[-\s]olds?\b|\baged\s+[\w-]+|,\s*\d{1,2}(?=\s*(?:,|$))|,\s*(?:in\s+)?(?:his|her)\s+\w+ies\b|\(\d{1,2}\)|,\s*an?\s+(?:[\w-]+\s+)?(?:father|mother|parent)\s+of\s+[\w-]+"
)
_LIST = re.compile(r"\b(?:and|or|both|each|every|no|not|any|nor|neither|one|many|some|several|along\s+with|together\s+with|as\s+well\s+as)\b|&|/")
_OBJECT = re.compile(
    r"\s+(?P<person>an?\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=\s+(?:in|at|on|of|near|outside|inside|as|by|when|while|who|from|late|early|yesterday|aged|identified|named|and\s+(?:injur|wound|hurt|maim|kidnap|abduct|burn|fled)\w*)\b|\s*[,.;]|\s*$)"
)
_NAMED_OBJECT = re.compile(
    r"\s+(?P<person>(?:(?:the|an?|one|his|her|their)\s+)?(?:(?!(?:and|or|of|in|at|on|by|to|for|from|with|as|was|were|is|are|who|that|when|while|after|before|during|near|some|all|many|several|people|identified|named)\b)[a-z][\w’'-]*\s+){0,4}"
    r"(?:(?:[A-Z][\w.’'-]*|[\"“][A-Z]\w*[\"”]|bin|ul|al|ur|de)\s+){1,5}[A-Z][\w’'-]+)"
    r"(?=\s+(?:in|at|on|near|outside|inside|by|who|whom|when|while|last|late|early|earlier|yesterday|today|from|aged)\b|\s*[,.;:]|\s*\(\d|\s*$)"
)
"""One person by name, with what they were: "advocate Arman Vakil", "the imam Karan Dad"."""
_AND_MORE = re.compile(
    r"(?:[^.;]|(?<=\b[A-Z])\.){0,200}?\b(?:and|along\s+with|together\s+with|as\s+well\s+as|or)\s+(?:an?\b|his\b|her\b|their\b|another\b|others\b|\d|[A-Z]|[a-z]+teen\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
)
"""Behind one person struck: somebody else may be joined."""
_NOT_NOW = re.compile(
    r"(?:\battempt(?:ed|s)?\s+(?:the\s+)?|\b(?:plot\w*|plann\w*|conspir\w*|threat\w*|alleged|since|before|like|unlike|anniversary\s+of)\s+(?:\w+\s+){0,2})$"
)
"""Before "murder of": it was not done, or it is another one that this one is set beside."""
_SPLIT = re.compile(
    r"\b(?:(?:shot|shooting|gunned)(?=\s[^,;.]{3,70}?\sdead\b)|"
    r"(?:beat|beating|clubbed|clubbing|stabbed|stabbing|hacked|hacking|stoned|stoning|battered|battering|burn(?:ed|t|ing)|kicked|kicking|tortured|torturing|knifed|bludgeoned)"
    r"(?=\s[^,;.]{3,70}?\sto\s+death\b))"
)
"""A word of killing in two, with one person between: "clubbed an old man to death", "shot the trader dead"."""
_SPLIT_OBJECT = re.compile(
    r"\s+(?P<person>(?:an?|the|his|her|their)\s+(?:(?!(?:and|or|of|who)\b)[\w’'-]+\s+){0,4}?[\w’'-]+|(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w’'-]+)\s+(?:dead|to\s+death)\b"
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
_NOUNS = frozenset({"killing of", "murder of", "assassination of", "slaying of", "lynching of", "beheading of"})
_PASSIVE_HEAD = re.compile(r"\b(?:were|was|been|are|is|being|be|or|and)\s+(?:\w+ly\s+)?$")
_UNREAL = re.compile(
    r"\b(?:could|would|might|can|will|may|to|not|never|threatened|tried|wanted|plotted|accused\s+of|suspected\s+of|for|without)\s+(?:\w+\s+)?$"
)
_UNREAL_ACT = re.compile(r"\b(?:could|would|might|can|will|may|to|not|never|threatened|tried|wanted|plotted|without)\s+(?:\w+\s+)?$")
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
        if start is None and _strikes(scene, harm, word):
            struck = _object(scene, harm, lexicon) or _named_object(scene, harm, lexicon)
            start, end = (harm.start, struck) if struck is not None else (None, harm.end)
        if start is not None and start not in known:
            known.add(start)
            yield _one(start, end)
    for verb in _SPLIT.finditer(scene.lowered):
        struck = _split_object(scene, verb.start(), verb.end(), lexicon)
        if struck is not None and verb.start() not in known:
            yield _one(verb.start(), struck)


def _strikes(scene: CountScene, harm: Hit, word: str) -> bool:
    """True for a word of killing whose object stands behind it."""
    if word in _NOUNS:
        return _NOT_NOW.search(scene.lowered, max(0, harm.start - 40), harm.start) is None
    return word in _ACTIVE and _PASSIVE_HEAD.search(scene.lowered, max(0, harm.start - 30), harm.start) is None


def _one(start: int, end: int) -> CountFound:
    return CountFound(start=start, end=end, number_start=start, number_end=end, role=Role.KILLED, count=_ONE, is_untold=True)


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
    if GOES_ON.match(scene.lowered, match.end("person")):
        return None
    return match.end("person") if _is_headed(match["person"], lexicon) and _may_be_one(match["person"], lexicon) else None


def _named_object(scene: CountScene, harm: Hit, lexicon: Lexicon) -> int | None:
    """Return the end of the one person, told by name, whom a word of killing struck."""
    match = _NAMED_OBJECT.match(scene.text, harm.end)
    if match is None or _UNREAL_ACT.search(scene.lowered, max(0, harm.start - 40), harm.start):
        return None
    is_headline = harm.start > 0 and scene.text[harm.start].isupper()
    is_named = not (is_headline or match["person"].isupper()) and _is_name(match["person"], lexicon)
    return match.end("person") if is_named and not _AND_MORE.match(scene.text, match.end("person")) else None


def _split_object(scene: CountScene, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the end of the words around the one person whom a word of killing in two parts struck."""
    match = _SPLIT_OBJECT.match(scene.text, end)
    if (
        match is None
        or _PASSIVE_HEAD.search(scene.lowered, max(0, start - 30), start)
        or _UNREAL_ACT.search(scene.lowered, max(0, start - 40), start)
    ):
        return None
    person = match["person"]
    is_one = (_is_headed(person, lexicon) and _may_be_one(_AGE.sub("", person), lexicon)) if _ARTICLE.match(person) else _is_name(person, lexicon)
    return match.end() if is_one and not GOES_ON.match(scene.lowered, match.end()) else None


def _is_headed(person: str, lexicon: Lexicon) -> bool:
    return any(hit.end == len(person) for hit in lexicon.cues("person", person))


def _is_name(person: str, lexicon: Lexicon) -> bool:
    """True for words that end in the name of one person, and of no place, body, group or community."""
    if any(hit.table in {"places", "institutions", "communities", "groups"} and hit.end >= len(person) for hit in lexicon.names(person)):
        return False
    return _may_be_one(person, lexicon) and not find_numbers(person) and BODY.search(person) is None


def _may_be_one(person: str, lexicon: Lexicon) -> bool:
    """True where nothing in the words says several, a group or an attacker."""
    lowered = lower(person)
    return not (_LIST.search(lowered) or is_plural(person, lexicon) or GROUP.search(lowered) or lexicon.cues("attacker", person))
