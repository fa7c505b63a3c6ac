"""Where names seem to stand in Urdu and Persian text that no reader read: scripts without capitals, so by common names and by cues beside them.

Weaker than capitals: a rare name without a cue is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from hisab.publishing.data.name_lists import ArabicCues, arabic_cues, folded

_WORD = re.compile(r"[\u0621-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u064b-\u0655\u0670\u200c]+")
_URDU = re.compile("[ےںٹڈڑہھ]")
"""Letters that Urdu has and Persian has not."""
_BENT = re.compile("^ن?می\u200c|(?:\u200c(?:اند|اش|ام|شده)|ساله|سالهٔ|‌ای|ها|های|هایی|وں)$")
"""A verb, an age, or a word in the plural: no name, though no list has it."""
_AGE = re.compile(r"\s*[،(]\s*[\d۰-۹٠-٩]{1,3}[\s-]*")
_APART = re.compile(r"\s*[،(]")
_APART_BEFORE = re.compile(r"[.۔:؛،\n]\s*\Z")
_QUOTED = re.compile('\\s*[«“‘’"(]\\s*')
_COMMA = re.compile(r"\s*،\s*")
_LINE = re.compile(r"[ \t\u00a0،:«»“”\"'’‘()-]*")
"""What may stand between an office and the name of who holds it."""
_LONGEST = 4
_SHORT = 2
_GAP = 8
"""Words between an office and the name of who holds it, at most."""
_HARM_REACH = 7
_LONGEST_LIST = 12

Known = Callable[[tuple[str, ...]], tuple[bool, ...]]


def names_by_cues(text: str, *, known: Known, officials: Collection[tuple[str, ...]] = ()) -> Iterator[tuple[int, int]]:
    """Yield the span of everything in `text` that may be a name. `known` says of some words which of them some vocabulary explains.

    `officials` are names of people whom a reader read as holding an office; they and parts of them stay.
    """
    found = tuple(_WORD.finditer(text))
    if found:
        words = tuple(each.group() for each in found)
        language = "urdu" if _URDU.search(text) else "persian"
        spared = {folded(part) for name in officials for part in name}
        yield from _Names(text, tuple(each.span() for each in found), words, language, known(words), spared).spans()


@lru_cache(maxsize=1 << 16)
def _is_given(language: str, word: str) -> bool:
    cues = arabic_cues(language)
    return folded(word) not in cues.stops and cues.is_given(word)


@lru_cache(maxsize=1 << 16)
def _is_plain(language: str, word: str) -> bool:
    return folded(word) in arabic_cues(language).plain or _BENT.search(word) is not None


@dataclass(frozen=True)
class _Names:
    """The words of one text, and which of them may be a name."""

    text: str
    spots: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    language: str
    explained: tuple[bool, ...]
    spared: set[str]

    @cached_property
    def cues(self) -> ArabicCues:
        """The lists of the language."""
        return arabic_cues(self.language)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(folded(word) for word in self.words)

    @cached_property
    def touches(self) -> tuple[bool, ...]:
        """Whether nothing but blanks stands between a word and the next."""
        return tuple(self.text[end:start].isspace() for (_, end), (start, _) in pairwise(self.spots))

    @cached_property
    def given(self) -> tuple[bool, ...]:
        """Whether a word is a name that very many people have."""
        doubtful = self.cues.doubtful
        given = [
            _is_given(self.language, word) and not (is_known and key in doubtful)
            for word, key, is_known in zip(self.words, self.keys, self.explained, strict=True)
        ]
        for place in range(1, len(given)):
            before = self.keys[place - 1]
            if self.keys[place] in self.cues.endings and self.touches[place - 1] and before not in self.cues.stops | self.cues.plain:
                given[place - 1] = given[place] = True
        return tuple(given)

    @cached_property
    def closed(self) -> tuple[bool, ...]:
        """Whether a word is no part of a name, as far as lists tell: an ordinary word, a cue, an office, a known place."""
        words = zip(self.words, self.explained, self.given, strict=True)
        return tuple(not given and (is_known or _is_plain(self.language, word)) for word, is_known, given in words)

    def between(self, place: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.spots[place][1] : self.spots[place + 1][0]]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of names, in order."""
        is_name = [False] * len(self.words)
        for place in self._seeds():
            is_name[place] = True
        self._grow(is_name)
        for _ in range(_LONGEST_LIST):
            listed = [place for place in self._listed(is_name) if not is_name[place]]
            if not listed:
                break
            for place in listed:
                is_name[place] = True
        self._repeat(is_name)
        runs = tuple(self._runs(is_name))
        in_office = {run for run in runs if self._is_in_office(run)}
        spared = self.spared | {self.keys[place] for run in in_office for place in range(*run)}
        for run in runs:
            if run not in in_office and not self._is_thing(run) and not spared.issuperset(self.keys[run[0] : run[1]]):
                yield self.spots[run[0]][0], self.spots[run[1] - 1][1]

    def _repeat(self, is_name: list[bool]) -> None:
        """Mark each word that is a part of a longer name elsewhere in the text, where no list has it as another word."""
        whole = [range(*run) for run in self._runs(is_name) if run[1] - run[0] > 1]
        parts = {self.keys[place] for run in whole for place in run if not self.closed[place]} - self.cues.doubtful
        for place, key in enumerate(self.keys):
            is_name[place] |= len(key) > _SHORT and key in parts and not self.explained[place]

    def _seeds(self) -> Iterator[int]:
        """Yield the places of words that common names or cues say are names."""
        for first, last in self._runs(list(self.given)):
            run = range(first, last)
            is_sure = len(run) > 1 or self.keys[first] not in self.cues.doubtful or self._is_open_behind(first)
            if is_sure and not (first > 0 and self.keys[first - 1] in self.cues.holy and self.touches[first - 1]):
                yield from run
        yield from self._set_apart()
        cues = self.cues
        for place, key in enumerate(self.keys):
            pair = f"{self.keys[place - 1]} {key}" if place else ""
            if key in cues.strong:
                yield from self._forward(place, is_sure=key in cues.after)
            elif key in cues.before or pair in cues.before_two or key in cues.ages:
                yield from self._forward(place, is_sure=False)
            if key in cues.after or (place and key in cues.ages and _AGE.fullmatch(self.between(place - 1))):
                yield from self._backward(place)
            elif pair in cues.after_two:
                yield from self._backward(place - 1)

    def _is_open_behind(self, place: int) -> bool:
        """True when the next word is on no list, as surnames often are."""
        following = place + 1
        is_one = following < len(self.keys) and self.keys[place] not in self.cues.commonplace
        return is_one and self.touches[place] and not self.closed[following] and self.keys[following] not in self.cues.stops

    def _set_apart(self) -> Iterator[int]:
        """Yield the places of one or two words on no list that stand between a full stop or a comma and a comma: who the sentence is about."""
        for place in range(len(self.keys) - 1):
            is_begun = place > 0 and not self.touches[place - 1] and _APART_BEFORE.search(self.between(place - 1)) is not None
            if is_begun and len(self.keys[place]) > _SHORT:
                end = next((each for each in (place + 1, place + 2) if each < len(self.keys) and _COMMA.fullmatch(self.between(each - 1))), place)
                if all(not self.closed[each] and self.keys[each] not in self.cues.stops for each in range(place, end)):
                    yield from range(place, end)

    def _forward(self, place: int, *, is_sure: bool) -> Iterator[int]:
        """Yield the words behind a cue that may be a name; behind a sure one the first may be an ordinary word too."""
        for each in range(place + 1, min(place + 1 + _LONGEST, len(self.keys))):
            is_near = self.touches[each - 1] or (each == place + 1 and _QUOTED.fullmatch(self.between(place)) is not None)
            if not is_near or self.keys[each] in self.cues.stops:
                return
            if self.closed[each] and not (is_sure if each == place + 1 else self._ends_name(each)):
                return
            yield each

    def _backward(self, place: int) -> Iterator[int]:
        for each in range(place - 1, max(-1, place - 1 - _LONGEST), -1):
            is_joined = self.touches[each] or (each == place - 1 and _APART.match(self.between(each)) is not None)
            is_sure = each == place - 1 and self.keys[place] in self.cues.strong and each > 0 and self.given[each - 1]
            if not is_joined or (self.closed[each] and not is_sure) or self.keys[each] in self.cues.stops:
                return
            yield each

    def _ends_name(self, place: int) -> bool:
        """True when an ordinary word stands where a name that a cue announced must end: before a comma, a postposition or a word of saying."""
        if self.explained[place] or place + 1 == len(self.keys) or self.keys[place] in self.cues.offices | self.cues.before:
            return False
        is_behind = self.touches[place] and self.keys[place + 1] in self.cues.behind | self.cues.speaks
        return is_behind or _COMMA.fullmatch(self.between(place)) is not None

    def _grow(self, is_name: list[bool]) -> None:
        """Draw in what touches a name and no list explains, two words behind and one before; a people's name as a surname; what one is styled."""
        for first, last in tuple(self._runs(is_name)):
            for place in range(last, min(last + 2, len(is_name))):
                if not self.touches[place - 1] or self.closed[place] or self.keys[place] in self.cues.stops:
                    if self.touches[place - 1] and self._is_surname(place):
                        is_name[place] = True
                    break
                is_name[place] = True
            if first > 0 and self.touches[first - 1]:
                key = self.keys[first - 1]
                is_name[first - 1] |= key in self.cues.styled or not (self.closed[first - 1] or key in self.cues.stops)

    def _is_surname(self, place: int) -> bool:
        following = self.keys[place + 1] if place + 1 < len(self.keys) else ""
        return self.keys[place] in self.cues.surnames and following not in self.cues.peoples

    def _listed(self, is_name: list[bool]) -> Iterator[int]:
        """Yield the places of one to three open words that stand with a name in a list: after a comma or an and, and before one, or a stop."""
        for _, last in self._runs(is_name):
            place = last
            if place < len(self.keys) and self.keys[place] in self.cues.ands and self.touches[place - 1]:
                place += 1
            elif place == len(self.keys) or _COMMA.fullmatch(self.between(place - 1)) is None:
                continue
            end = place
            while end < len(self.keys) and end < place + 3 and not self.closed[end] and self.keys[end] not in self.cues.stops:
                end += 1
                if end < len(self.keys) and not self.touches[end - 1]:
                    break
            if end > place and (end == len(self.keys) or not self.touches[end - 1] or self.keys[end] in self.cues.list_ends):
                yield from range(place, end)

    def _runs(self, marks: list[bool]) -> Iterator[tuple[int, int]]:
        first = None
        for place, mark in enumerate([*marks, False]):
            is_on = mark and (first is None or self.touches[place - 1])
            if first is not None and not is_on:
                yield first, place
                first = None
            if mark and first is None:
                first = place

    def _is_thing(self, run: tuple[int, int]) -> bool:
        """True when the word before or behind says that this is the name of a place or a body."""
        first, last = run
        is_before = first > 0 and self.touches[first - 1] and self.keys[first - 1] in self.cues.things_before
        return is_before or (last < len(self.keys) and self.touches[last - 1] and self.keys[last] in self.cues.things_after)

    def _is_in_office(self, run: tuple[int, int]) -> bool:
        """True when an office stands before the name, or behind a comma after it, and nothing says that its holder was harmed."""
        first, last = run
        following = self.keys[last : last + _HARM_REACH]
        harm = next((place for place, key in enumerate(following) if key in self.cues.harmed), _HARM_REACH)
        speech = next((place for place, key in enumerate(following) if key in self.cues.speaks), _HARM_REACH)
        if harm < speech:
            return False
        if last < len(self.keys) and _COMMA.fullmatch(self.between(last - 1)):
            at = last + (self.keys[last] in {"جو", "که"})
            if self.keys[at : at + 1] and (self.keys[at] in self.cues.offices or self._ends_letters(at + 1)):
                return True
        place = first - 1
        while place >= max(0, first - _GAP) and _LINE.fullmatch(self.between(place)):
            if self.keys[place] in self.cues.offices or self._ends_letters(place):
                return True
            if not (self.explained[place] or self.keys[place] in self.cues.office_gap or not self.closed[place]):
                return False
            place -= 1
        return False

    def _ends_letters(self, place: int) -> bool:
        """True when a word ends an office of spelled letters: SP, SHO."""
        letters = self.cues.letters
        return 0 < place < len(self.keys) and self.keys[place] in letters and self.keys[place - 1] in letters and self.keys[place - 1] != "بی"
