"""Where names seem to stand in a text in Latin letters that no reader read: capitals that are no word, place, body or office that is known.

The rule errs on the side of silence: a run of capitals that nothing explains is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from hisab.publishing.data.name_lists import LatinCues

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-zÀ-ɏʻ]+(?:['’`][A-Za-zÀ-ɏ]+)*\.?")
_SHORTENED = re.compile(r"['’`](?:m|re|ve|ll|t|d)$")
_OWNED = re.compile(r"['’`][sS]$")
_JOINT = re.compile(r"(?:[^\S\n]|-|‐|–)|[^\S\n]?[\"“‘][^\s\"”’]+[\"”’][^\S\n]", re.UNICODE)
"""What stands between two words of a name: a blank, a hyphen, or what its bearer was called in quotation marks."""
_ENDED = re.compile(r"""(?:[.!?:;…]["”'’)\]]*\s*|^\s*|["“‘'(\[•|]\s*|\n\s*)$""")
_PARTICLES = frozenset(
    ("bin", "ibn", "bint", "bibi", "ul", "ur", "al", "e", "i", "us", "uz", "ud", "ullah", "de", "da", "del", "la", "van", "von", "walad", "alias")
)
_INNER = re.compile(r"(?:Mc|Mac|O['’`]|D['’`]|De|Di|La|Le|Fitz)[A-Z]")
_ACRONYM = 5
"""Letters of a word in capitals up to which it is taken for an acronym, not a name (the longest in the corpora: NACTA)."""
_GLUED = 6
_HONORIFIC = 3
"""Letters of a word in capitals up to which a full stop behind it ends no sentence: Mr, Dr, Sgt."""
_AFTER_NAME = re.compile(r"\s*[,;().]|['’]s\b|\s+(?:was|is|who|said|says|and|has|had|died|told|alias)\b")
"""What stands behind a person's name, and hardly ever behind that of a people or a place."""
_ACTS = re.compile(r"['’]s\b|\s+(?:was|is|who|said|says|has|had|died|told|hailed|also)\b")
_WORDLIKE = re.compile(r"(?:ing|ly|ed|tion|tions|ness|ment|ments|ers|ism|ists?)$")
_DAY = re.compile(r"\.?\s+\d")
_HELD = 45
"""Characters behind a name and a comma in which its bearer's office may stand."""
_BESIDE = 90
"""Characters around a name in which the office that explains it may stand."""
_BEHIND = re.compile(r"\s*[,(]\s*([^,.;\n]{2,70})")
_RELATED = re.compile(r"(?:the\s+|an?\s+)?(?:\w+\s+)?(?:son|daughter|brother|wife|husband|guard|driver|gunman|cousin|nephew|aged|\d)")
_SAYING = re.compile(r"[,)]*\s*(?:(?:also|had|has|who)\s+)?([a-z]+)\b")
_TURNED = re.compile(r"\s+(?:the\s+|a\s+)?(?:[A-Z]{2,5}\b|police|official|source)")
"""Behind "said": somebody else is the one who says it."""
_KIND = re.compile(r"\s+([a-z]+)\b")
_SHOUTED = 0.6
"""Share of the letters from which a text is all in capitals: then they tell nothing, and no word is drawn into a name."""

Known = Callable[[tuple[str, ...]], tuple[bool, ...]]
Name = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it stands in the text; `text` is without what follows an apostrophe and without a full stop."""

    start: int
    end: int
    text: str
    is_first: bool
    is_owner: bool
    is_initial: bool

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


class _Said(Enum):
    """What the words around a run of capitals say that it is."""

    PERSON = auto()
    PLACE = auto()
    OFFICIAL = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    words: tuple[Word, ...]
    said: _Said

    @property
    def texts(self) -> Name:
        return tuple(word.text for word in self.words)


def names_in_capitals(text: str, cues: LatinCues, *, known: Known, officials: Collection[Name] = ()) -> Iterator[tuple[int, int]]:
    """Yield the span of everything in `text` that may be a name. `known` says of the words of a run which of them some vocabulary explains.

    `officials` are names of people whom a reader read as holding an office; they and parts of them stay
    where nothing says that somebody else is meant.
    """
    words = tuple(_words(text))
    groups = tuple(_Capitals(text, words, cues, known).groups())
    private = {word for group in groups if group.said is _Said.PERSON for word in group.texts}
    spared = {group.texts for group in groups if group.said in {_Said.PLACE, _Said.OFFICIAL}} | set(officials)
    spared_words = {word for texts in spared for word in texts} - private
    for group in groups:
        is_spared = group.texts in spared or spared_words.issuperset(group.texts)
        if group.said is _Said.PERSON or (group.said is _Said.NOTHING and not is_spared):
            yield group.words[0].start, group.words[-1].end


def _words(text: str) -> Iterator[Word]:
    is_within = False
    for found in _WORD.finditer(text):
        raw = found.group()
        is_initial = raw.endswith(".") and (len(raw) == 2 or "." in raw[:-1])
        bare = raw if is_initial else raw.removesuffix(".")
        owned = _OWNED.search(bare)
        bare = bare[: owned.start()] if owned else bare
        yield Word(
            start=found.start(),
            end=found.start() + len(bare),
            text=bare.replace(".", ""),
            is_first=bare[0].isupper() and not is_within and _ENDED.search(text, max(0, found.start() - 12), found.start()) is not None,
            is_owner=owned is not None,
            is_initial=is_initial or (len(bare) == 1 and bare not in "AI"),
        )
        is_within = raw.endswith(".") and (is_initial or (raw[0].isupper() and len(bare) <= _HONORIFIC))


class _Capitals:
    """The runs of capitals of one text, and what may be a name in them."""

    def __init__(self, text: str, words: tuple[Word, ...], cues: LatinCues, known: Known) -> None:
        self._text, self._words, self._cues, self._known = text, words, cues, known
        self._small = {word.text for word in words if word.text.islower()}
        letters = sum(len(word.text) for word in words)
        self._is_shouted = sum(len(word.text) for word in words if word.text.isupper()) > letters * _SHOUTED

    def groups(self) -> Iterator[_Group]:
        """Yield every part of a run that may be a name; words that stand in a name found elsewhere come too, where they are capitals."""
        runs = tuple(self._runs())
        found = [group for run in runs for group in self._groups(run)]
        parts = {word.text for group in found if len(group.words) > 1 and group.said is not _Said.PLACE for word in group.words if len(word.text) > 2}
        taken = {word.start for group in found for word in group.words}
        yield from found
        for run in runs:
            for word, is_known in zip(run, self._known(tuple(word.text for word in run)), strict=True):
                if word.start not in taken and word.text in parts and not is_known and self._is_part_alone(word):
                    yield _Group(words=(word,), said=_Said.NOTHING)

    def _is_part_alone(self, word: Word) -> bool:
        if word.lower in self._cues.no_names:
            return False
        return not word.is_first or _ACTS.match(self._text, word.end) is not None

    def _runs(self) -> Iterator[tuple[Word, ...]]:
        """Yield the longest runs of capitals that only blanks, hyphens, particles and full stops after initials divide."""
        run: list[Word] = []
        for word, following in zip_longest(self._words, self._words[1:]):
            is_capital = word.text[0].isupper()
            if is_capital or (run and word.lower in _PARTICLES and following is not None and following.text[0].isupper()):
                run.append(word)
            if run and (following is None or run[-1] is not word or not self._joins(word, following)):
                yield tuple(run)
                run = []

    def _joins(self, word: Word, following: Word) -> bool:
        between = self._text[word.end : following.start]
        is_next = following.text[0].isupper() or following.lower in _PARTICLES
        is_short = len(word.text) <= 3 and between.startswith(".")
        return is_next and not word.is_owner and _JOINT.fullmatch(between.removeprefix(".") if is_short else between) is not None

    def _groups(self, run: tuple[Word, ...]) -> Iterator[_Group]:
        """Yield the parts of a run that may be names: neighbours that nothing explains, and ordinary words that stand in the middle of them."""
        explained = [is_known and not word.is_initial for word, is_known in zip(run, self._known(tuple(word.text for word in run)), strict=True)]
        is_open = [not explained[place] and self._may_name(word) for place, word in enumerate(run)]
        if self._is_named(run, explained, is_open):
            yield _Group(words=run, said=_Said.PERSON)
            return
        if not any(is_open):
            return
        if len(run) > 1 and explained[-1] and is_open[-2] and _AFTER_NAME.match(self._text, run[-1].end):
            explained[-1], is_open[-1] = False, run[-1].lower not in self._cues.bodies
        taken = self._taken(run, explained, is_open)
        start = 0
        while start < len(run):
            end = start
            while end < len(run) and taken[end]:
                end += 1
            words = run[start:end]
            if any(is_open[start:end]) and not any(word.lower in self._cues.bodies for word in run[start : end + 2]):
                yield _Group(words=words, said=self._said_of(run, words))
            elif words and any(word.lower in self._cues.territories for word in run[end : end + 2]):
                yield _Group(words=words, said=_Said.PLACE)
            start = max(end, start + 1)

    def _taken(self, run: tuple[Word, ...], explained: list[bool], is_open: list[bool]) -> list[bool]:
        taken = list(is_open)
        for place, word in enumerate(run):
            if not is_open[place] and not explained[place]:
                is_near = place > 0 and (run[place - 1].is_initial or word.lower in self._cues.proper)
                behind = place > 0 and (is_open[place - 1] or (is_near and taken[place - 1]))
                taken[place] = self._is_drawn_in(word, is_behind=behind, is_before=any(is_open[place + 1 : place + 2]))
        for place in range(len(run) - 2, -1, -1):
            if run[place].is_initial and taken[place + 1] and not explained[place]:
                taken[place] = True
        return taken

    def _may_name(self, word: Word) -> bool:
        lower, cues = word.lower, self._cues
        if len(lower) < 2 or word.is_initial or _SHORTENED.search(lower) or lower in cues.no_names or lower in _PARTICLES:
            return False
        if word.text.isupper():
            is_label = re.match(r"\s*[:(—–-]", self._text[word.end : word.end + 3]) is not None
            return lower not in cues.ordinary and (self._is_shouted or (len(lower) > _ACRONYM and not is_label))
        if any(letter.isupper() for letter in word.text[1:]) and len(word.text) < _GLUED and not _INNER.match(word.text):
            return False
        if word.is_first and _WORDLIKE.search(lower) and not _ACTS.match(self._text, word.end):
            return False
        return not (lower in cues.ordinary or lower in self._small or (lower == "jan" and _DAY.match(self._text, word.end)))

    def _is_drawn_in(self, word: Word, *, is_behind: bool, is_before: bool) -> bool:
        """True when an ordinary word or a particle touches a name, so that it is likely a part of it.

        A month or a faith that stands right behind a name is a part of it too: many people are called so.
        """
        if word.is_initial or word.lower in _PARTICLES:
            return is_behind or is_before
        if word.lower in self._cues.titles or word.lower in self._cues.bodies or word.lower in self._cues.openers:
            return False
        if word.text.isupper() and 1 < len(word.text) <= _ACRONYM:
            return False
        if word.lower in self._cues.proper:
            return is_behind and (is_before or _AFTER_NAME.match(self._text, word.end) is not None)
        return not self._is_shouted and (is_before or (is_behind and not word.is_first))

    def _is_named(self, run: tuple[Word, ...], explained: list[bool], is_open: list[bool]) -> bool:
        """True when a cue says that the whole run is a name, though all of it is also words, or a part the name of a place or a people."""
        if all(explained) or any(word.lower in self._cues.no_names or (word.text.isupper() and len(word.text) > 1) for word in run):
            return False
        if not any(is_open):
            return 1 < len(run) <= 4 and not run[0].is_first and self._is_private(run)
        return any(explained) and self._is_cued(run)

    def _is_private(self, words: tuple[Word, ...]) -> bool:
        end = words[-1].end
        return any((self._cues.kin.match(self._text, end), self._cues.harmed.match(self._text, end), self._is_cued(words)))

    def _said_of(self, run: tuple[Word, ...], words: tuple[Word, ...]) -> _Said:
        """Return what the words around say: a person, a place, a paper, or the holder of a public office."""
        text, cues = self._text, self._cues
        start, end = words[0].start, words[-1].end
        near = cues.places_of_one if len(words) == 1 else cues.places
        if len(words) <= 2 and near.search(text, max(0, start - 30), start) and not words[-1].is_owner and not cues.kin.match(text, end):
            return _Said.PLACE
        kind = _KIND.match(text, end)
        if kind is not None and kind[1] in cues.kinds and not self._is_cued(words):
            return _Said.PLACE
        if self._is_private(words):
            return _Said.PERSON
        if self._is_official(start, end):
            return _Said.OFFICIAL
        return _Said.PLACE if run[0].text == "The" and not run[0].is_first else _Said.NOTHING

    def _is_cued(self, words: tuple[Word, ...]) -> bool:
        return self._cues.cued.search(self._text, max(0, words[0].start - 50), words[0].start) is not None

    def _is_official(self, start: int, end: int) -> bool:
        text, cues = self._text, self._cues
        says = _SAYING.match(text, end)
        is_saying = says is not None and says[1] in cues.said and not _TURNED.match(text, says.end())
        before = cues.speaker_named.search(text, max(0, start - _BESIDE), start)
        if before is not None:
            if cues.harming.search(text, max(0, before.start() - 40), before.start()):
                return False
            if is_saying or cues.office_named.search(text, max(0, start - _BESIDE), start):
                return True
            said = re.findall(r"\b([a-z]+)(?:\s+\w+){0,2}\s*$", text[max(0, before.start() - 40) : before.start()])
            return any(word in cues.said for word in said) or text[: before.start()].rstrip().endswith(("according to", "call", "contact"))
        after = _BEHIND.match(text, end)
        if after is None or _RELATED.match(after[1]):
            return False
        held = after[1][:_HELD]
        return cues.offices.search(held) is not None or (cues.speakers.search(held) is not None and " said" in text[end : end + _BESIDE])
