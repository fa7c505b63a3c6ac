"""Who says it: the official before the words, the one named behind them ("…, the minister said"), or the one who had the word before.

Nobody is made a speaker by nearness alone: people without office, the paper's own voice and unnamed outlets bind nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hisab.reading.officials import Official
from hisab.reading.scene import Scene, Segment

PERSON_PRONOUN = re.compile(r"^\W*(?:(?:earlier|later|on\s+\w+|in\s+a\s+\w+(?:\s+on\s+\w+)?)\s*,?\s*)?(?:he|she)\b")
_PRONOUN_BEFORE = re.compile(r"\b(?:he|she|i)\s+(?:has\s+|had\s+|also\s+|then\s+|later\s+|further\s+)*$")
_SAID_BEHIND = re.compile(
    r"(?:^|[,;:”\"'’)])\s*(?P<who>he|she|they|it|[\w’' -]{3,70}?)\s+(?:has\s+|had\s+|also\s+|then\s+)*"
    r"(?P<verb>said|says|told|added|adds|pledged|promised|assured|vowed|offered|announced|tweeted|continued|reckons|insisted|claimed|wrote|declared|informed)\b"
    r"(?:\s+(?:the\s+)?(?:reporters|mourners|crowd|families|protesters|them|those\s+present|journalists|participants|media|on\s+\w+|after\s+\w+|in\s+a\s+\w+))*"
    r"\s*(?:$|[,.;])"
)
_SAID_BEFORE_NAME = re.compile(
    r"[,”\"'’]\s*(?:said|says|added|promised|pledged|vowed)\s+(?P<who>(?:the\s+|an?\s+)?[\w’' -]{3,60}?)(?:\s*$|[,.;]|\s+(?:who|but|on|in|after)\b)"
)
_ACCORDING = re.compile(r"\baccording\s+to\s+(?P<who>[^,.;]{3,60})")
_BARE_OFFICES = frozenset(
    {
        "minister",
        "the minister",
        "governor",
        "the governor",
        "police chief",
        "secretary",
        "spokesman",
        "spokesperson",
        "commissioner",
        "chief minister",
    }
)
_INDEFINITE = re.compile(r"\b(?:an?|no|any|every|another)\s+$")
_COMMITS = frozenset({"pledged", "promised", "assured", "vowed", "offered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that say whose the rest of the segment is; `speaker` is None where it is nobody who bears a duty. `[start, end)` of the segment."""

    start: int
    end: int
    verb_start: int
    verb_end: int
    speaker: Official | None

    @property
    def commits(self) -> bool:
        """True when the verb itself commits: "he pledged"."""
        return self.verb_end > self.verb_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who has the word as the document goes on: the last official at all, the last who is a person, and whether others spoke since."""

    last: Official | None = None
    person: Official | None = None
    is_interrupted: bool = False
    sentence: int = -1
    """The sentence in which the last official had the word."""

    def carried(self, segment: Segment) -> Official | None:
        """Return whom a segment without a speaker of its own belongs to: "he" is the last person; else who spoke in the sentence before."""
        if PERSON_PRONOUN.match(segment.lowered):
            return self.person
        is_next = segment.sentence.index - self.sentence <= 1
        return self.last if is_next and not self.is_interrupted else None

    def specific(self, official: Official) -> Official:
        """Return the last person for "the minister" and its like, where that person's office is one of the sort."""
        words = official.segment.lowered[official.start : official.end].removeprefix("the ")
        is_definite = words != official.segment.lowered[official.start : official.end] or official.segment.lowered[: official.start].endswith("the ")
        if self.person is None or words not in _BARE_OFFICES or not is_definite:
            return official
        held = [self.person.segment.lowered[hit.start : hit.end] for hit in self.person.hits]
        is_of_sort = any(words in office and not re.search(r"\b(?:prime|chief)\s+minister", office) for office in held)
        return self.person if is_of_sort else official

    def before(self, segment: Segment, position: int) -> Official | None:
        """Return whom "he", "she" or a quoted "I" right before `position` means."""
        return self.person if _PRONOUN_BEFORE.search(segment.lowered[:position]) else None

    def after(self, scene: Scene, segment: Segment, officials: tuple[Official, ...], spoken: list[Official | None]) -> Voice:
        """Return who has the word after the segment."""
        subject = next((official for official in officials if official.bears_duty and official.start <= segment.body + 25), None)
        if subject is None or PERSON_PRONOUN.match(segment.lowered):
            subject = next((official for official in spoken if official is not None and official.segment is segment), None)
        people = [official for official in officials if official.is_person and not _INDEFINITE.search(segment.lowered[: official.start])]
        if subject is None and len(people) == 1 and people[0].bears_duty and _speaks(segment, people[0]):
            subject = people[0]
        if subject is None and self.last is None:
            subject = next((official for official in officials if official.bears_duty and _speaks(segment, official)), None)
        if subject is None:
            others = scene.lexicon.cues("non_official", segment.text)
            is_other_person = any(hit.start <= segment.body + 12 and not segment.lowered[hit.start : hit.end].endswith("s") for hit in others)
            return Voice(
                last=self.last,
                person=None if is_other_person else self.person,
                is_interrupted=self.is_interrupted or bool(others),
                sentence=self.sentence,
            )
        return Voice(last=subject, person=subject if subject.is_person else self.person, sentence=segment.sentence.index)


def _speaks(segment: Segment, official: Official) -> bool:
    near = segment.lowered[max(0, official.start - 20) : official.end + 60]
    return bool(
        re.search(
            r"\b(?:said|says|told|added|tweeted|announced|ordered|promised|vowed|pledged|assured|arrived|came|visited|met|left|asked|urged|appealed|called|led)\b",
            near,
        )
    )


def find_attribution(scene: Scene, segment: Segment, officials: tuple[Official, ...], voice: Voice) -> Attribution | None:
    """Return the attribution behind or inside the segment's words, the last one, or None where there is none."""
    found: Attribution | None = None
    for match in _SAID_BEHIND.finditer(segment.lowered):
        commits = match["verb"] in _COMMITS
        found = Attribution(
            start=match.start("who"),
            end=match.end(),
            verb_start=match.start("verb"),
            verb_end=match.end("verb") if commits else match.start("verb"),
            speaker=_resolve(scene, segment, officials, voice, match),
        )
    if found is not None:
        return found
    for pattern in (_SAID_BEFORE_NAME, _ACCORDING):
        said = pattern.search(segment.lowered)
        if said is None:
            continue
        speaker = _resolve(scene, segment, officials, voice, said)
        names_others = bool(scene.lexicon.cues("non_official", said["who"]))
        if speaker is not None or names_others or pattern is _ACCORDING:
            return Attribution(start=said.start(), end=said.end(), verb_start=said.start(), verb_end=said.start(), speaker=speaker)
    return None


def _resolve(scene: Scene, segment: Segment, officials: tuple[Official, ...], voice: Voice, match: re.Match[str]) -> Official | None:
    who = match["who"].strip()
    if who in {"he", "she"}:
        return voice.person
    if who in {"they", "it"}:
        return None if scene.lexicon.cues("non_official", segment.lowered[: match.start("who")]) else voice.carried(segment)
    named = [official for official in officials if match.start("who") <= official.start < match.end("who")]
    return voice.specific(named[0]) if named and named[0].bears_duty else None
