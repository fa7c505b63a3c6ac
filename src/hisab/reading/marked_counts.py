"""The count of people in words that somebody marked as one count: by their one number, by a sum that they spell out, or by one person they tell of.

The rules of `counts` find counts in a whole sentence. Here the words are all there is: what they do not carry by themselves is not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hisab.reading.count_scene import counts_kin, harm_role, harms_in, lay_out_counts
from hisab.reading.counts import count_of, is_no_toll
from hisab.reading.coverage import LATER_DEATH, OF_THE_KILLED
from hisab.reading.dates import date_words
from hisab.reading.lexicon import Lexicon, lower
from hisab.reading.money import find_money
from hisab.reading.numbers import Number, find_numbers
from hisab.reading.scripts import fold
from hisab.reading.sums import GROUP, is_plural, sum_of
from hisab.records.mentions import Role
from hisab.records.values import Count

_AGE_BEFORE = re.compile(r"(?:\b(?:aged?|ages|boy|girl|man|woman|child|youth)(?:\s+of)?|,)\s*$")
_AGES_BEFORE = re.compile(r"\b(?:ages|aged)\s+(?:[\w-]+,?\s+(?:and\s+)?)*$")
_AGE_AFTER = re.compile(r"^(?:\s*,|\s*$|[\s-]+year)")
_JOINED = re.compile(r"\b(?:and|or|with)\b|(?<!\w)(?:اور|و)(?!\w)")
_CUT_OFF = re.compile(r"\b(?:and|or|while|but)\b|[,;:]|(?<!\w)(?:اور|و|جبکہ)(?!\w)")
"""Between a word of harm and a number behind it: the number counts others ("was killed and four")."""
_NONE = re.compile(r"\b(?:no|nobody|none|not|without|never)\b|(?<!\w)(?:کوئی|نہیں|هیچ|کسی)(?!\w)")

_WEAK = frozenset({"left", "leaving", "claimed", "claiming", "lives"})
"""Words of harm only beside a number of dead: "left two dead", and not "shot in the left leg"."""
_DEATH_OF = re.compile(fold(r"(?<!\w)(?:درگذشت|مرگ|جان باختن|شهادت|فوت)\s+$"))
"""Before a number of wounded who died: "با درگذشت پنج مجروح"."""
_THEN_DIED_URDU = re.compile(fold(r"\s+زخمی\w*(?:\s+(?!(?:اور|جبکہ|و)(?!\w))\w+){0,8}?\s+(?:دم توڑ|چل بس|انتقال|جاں بحق ہو|جان بحق ہو)"))
"""Behind a number of wounded who died: "تین زخمی پشاور میں دم توڑ گئے"."""
_APPOSED = re.compile(r"^[^,;:.]*(?:,|\s[-–—])\s")
_MANY = re.compile(r"\b(?:were|are|have|they|their|both|all|and|or|others?|several|some|many|most|dozens?|scores?|hundreds?|bodies|corpses)\b")
_ONE_PERSON = re.compile(
    r"^(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Aa]nother)\s[^,;:]{1,60}?|[Hh]e|[Ss]he|(?:[A-Z][\w.’'-]*\s?){1,5})(?:,\s[^,;:]{1,60}){0,3},?\s?"
    r"(?:was|has\sbeen|had\sbeen|is|died|succumbed|lost\shis|lost\sher)\b"
)
"""One subject, and a verb in the singular."""
_SOMEONE = re.compile(r"^[Ss]?[Hh]e\b|\b[A-Z][\w.’'-]*\s+[A-Z][\w.’'-]*|\b[A-Z][\w’'-]*,\s\d{1,2}\b")
_ONE_OBJECT = re.compile(
    r"^(?:(?:[Tt]he\s)?(?:[Mm]urder|[Kk]illing|[Dd]eath|[Aa]ssassination|[Ll]ynching|[Ee]xecution|[Bb]eheading)\sof|killed|killing|shot\sdead|gunned\sdown|murdered)"
    r"\s(?:(?:an?|his|her)\s[\w’' -]{2,40}|(?:the\s[\w -]{2,30}\s)?(?:[A-Z][\w.’'-]*\s?){2,5})(?:,?\s(?:aged\s)?\d{1,2},?)?$"
)
"""The word of harm, and one object: a person with an article, or a name of two words or more."""


_URDU_ENDS = (
    "مارا گیا", "ماری گئی", "مار دیا گیا", "مار دی گئی", "مار ڈالا گیا", "قتل کر دیا گیا", "قتل کر دی گئی", "قتل ہوا",
    "قتل ہوئی", "ہلاک ہوا", "ہلاک ہوئی", "ہلاک ہو گیا", "ہلاک ہو گئی", "شہید ہوا", "شہید ہو گیا", "شہید کر دیا گیا",
    "جاں بحق ہوا", "جاں بحق ہو گیا", "جاں بحق ہو گئی", "دم توڑ گیا", "دم توڑ گئی", "چل بسا", "چل بسی",
)  # fmt: skip
_PERSIAN_ENDS = ("کشته شد", "کشته شده است", "کشته شده بود", "به قتل رسید", "جان باخت", "جان داد", "جان سپرد", "شهید شد", "ترور شد")
_SINGULAR_END = re.compile(fold(rf"(?:{'|'.join(_URDU_ENDS)})(?:\s(?:تھا|تھی|ہے))?\W*$|(?:{'|'.join(_PERSIAN_ENDS)})\W*$"))
_SEVERAL = re.compile(
    fold(r"(?<!\w)(?:اور|و|چند|کئی|متعدد|دونوں|تینوں|سب|سبھی|تمام|همه|خاندان|خانواده)(?!\w)|وں\s(?:کو|میں\sسے)(?!\w)|(?:ها|های|گان)(?!\w)")
)
"""In Urdu an object with "کو" has a verb in the singular even where it is several: then the plural shows in the object."""


def marked_count(quote: str, role: Role, lexicon: Lexicon) -> Count | None:
    """Return the count of a quote with words of one kind of harm, `role`; None where its words do not carry one.

    One number counts, where no people are named beside it and no word denies it. Several numbers count where the first is the sum of the others,
    told apart behind it ("thirteen people, nine men and four boys, died"), or where they are joined and the harm befell them all ("two women and
    their driver were shot dead"). Without a number, one person counts: one subject with a verb in the singular, or one object of the harm.
    """
    lowered = lower(quote)
    harms = harms_in(quote, lexicon)
    if {harm_role(harm) for harm in harms} != {role} or _NONE.search(lowered) or LATER_DEATH.search(lowered):
        return None
    numbers = _numbers(quote, lowered, lexicon)
    if any(number.qualifier or number.high for number in numbers[1:]):
        return None
    words = {lowered[harm.start : harm.end] for harm in harms}
    if words <= _WEAK and not (numbers and "lives" in words):
        return None
    if not numbers:
        return _one(quote, lowered, lexicon) or _sum(quote, lexicon)
    return _told_apart(numbers, lowered) or _sum(quote, lexicon) or _sole(numbers, lowered, lexicon)


def count_in(sentence: str, start: int, end: int, role: Role, lexicon: Lexicon) -> Count | None:
    """Return the count that the words `[start, end)` of a sentence carry by themselves; None where the sentence calls their number an age.

    Of "Deputy Karan Dad, 65, died" the words "65, died" carry nothing.
    """
    count = marked_count(sentence[start:end], role, lexicon)
    if count is None or count.best == 1:
        return count
    scene = lay_out_counts(sentence, lexicon)
    own = [number for number in find_numbers(sentence) if number.start < end and start < number.end and number.value in {count.low, count.high}]
    died = role is Role.INJURED and any(
        _DEATH_OF.search(scene.lowered, 0, number.start) or _THEN_DIED_URDU.match(scene.lowered, number.end) for number in own
    )
    return None if died or any(is_no_toll(scene, number) for number in own) else count


def _numbers(quote: str, lowered: str, lexicon: Lexicon) -> list[Number]:
    """Return the numbers that may count people: no dates, no money, nothing with a unit, no ages."""
    taken = [*date_words(quote), *((start, end) for start, end, _ in find_money(quote))]
    people = {hit.start for hit in lexicon.cues("person", quote)}
    taken += [(hit.start - 1, hit.start) for hit in lexicon.cues("unit", quote) if hit.start not in people]  # a shop's keeper is no shop
    found = [number for number in find_numbers(quote) if not any(start <= number.end and number.start < end for start, end in taken)]
    return [number for number in found if not _is_age(lowered, number) and not counts_kin(lowered, number.start, number.end)]


def _is_age(lowered: str, number: Number) -> bool:
    before, after = lowered[: number.start], lowered[number.end :]
    return bool((_AGE_BEFORE.search(before) and _AGE_AFTER.match(after)) or _AGES_BEFORE.search(before))


def _sole(numbers: Sequence[Number], lowered: str, lexicon: Lexicon) -> Count | None:
    """Return the one number there is, where no people are named beside its own."""
    before, after = lowered[: numbers[0].start], lowered[numbers[0].end :]
    joined = _JOINED.search(after)
    behind = after[joined.end() :] if joined else ""
    harms = harms_in(lowered, lexicon)
    is_cut_off = all(hit.end <= numbers[0].start and _CUT_OFF.search(lowered[hit.end : numbers[0].start]) for hit in harms)
    if len(numbers) > 1 or is_cut_off or OF_THE_KILLED.match(after) or lexicon.cues("person", before) or lexicon.cues("person", behind):
        return None
    return count_of(numbers[0])


def _told_apart(numbers: Sequence[Number], lowered: str) -> Count | None:
    """Return the first number where those behind it say who they were: they add up to it."""
    first, *others = numbers
    if any(number.qualifier or number.high for number in numbers) or first.value != sum(number.value for number in others):
        return None
    return count_of(first) if _APPOSED.match(lowered[first.end : others[0].start]) else None


def _sum(quote: str, lexicon: Lexicon) -> Count | None:
    harm = harms_in(quote, lexicon)[0]
    return sum_of(quote, harm.start, harm.end, lexicon)


def _one(quote: str, lowered: str, lexicon: Lexicon) -> Count | None:
    """Return one where the words tell of one person."""
    if _SINGULAR_END.search(lowered) and not _SEVERAL.search(lowered) and not lexicon.cues("attacker", quote):
        return Count(low=1, best=1, high=1)
    if _MANY.search(lowered) or GROUP.search(lowered) or lexicon.cues("attacker", quote) or is_plural(quote, lexicon):
        return None
    is_someone = bool(lexicon.cues("person", quote) or _SOMEONE.search(quote))
    return Count(low=1, best=1, high=1) if is_someone and (_ONE_PERSON.match(quote) or _ONE_OBJECT.match(quote)) else None
