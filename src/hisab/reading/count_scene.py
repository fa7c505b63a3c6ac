"""A sentence laid out for counting: its numbers, its people, its words of harm, and what stands beside what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.reading.dates import date_words
from hisab.reading.kept import keep
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.money import find_money
from hisab.reading.numbers import Number, find_numbers
from hisab.reading.scripts import fold
from hisab.records.mentions import Role
from hisab.records.values import Count

ASIDE = re.compile(
    r",\s[^,;]{0,60}\b(?:of\s+(?:them|whom)|among\s+them|including|most(?:ly)?|women|men|children|boys|girls|students)\b[^,;]{0,90},"
    r"|\s[—–]\s[^—–;]{0,90}\s[—–]\s|\([^)]{0,90}\)"
    r"|\bincluding\s+(?:at\s+least\s+)?[\w-]+\s+[\w-]+(?:\s+and\s+[\w-]+\s+[\w-]+)?(?=\s+(?:were|was|have|had|died|lost|and))"
)
"""An aside between the people and what befell them: "Fourteen people, 12 of them Hazaras, were …", "five people — two of them women — were …"."""
GOES_ON = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:his|her|their|another|an?)\s(?!(?:[\w’'-]+\s+){1,5}(?:said|says|told|reported|added)\b)")
"""Behind one person struck: others, so that one is not the toll: "killing a man, his nephew and a guest of theirs"."""
_TOLL_NOUN = re.compile(
    r"\b(?P<noun>death\s+toll|toll|number\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities|killed|those\s+killed|(?:people|worshippers|pilgrims|devotees|miners)\s+killed)|the\s+dead|fatalities|death\s+count)\b"
    r"(?:\s+(?:of|from|in)\s+[^,;.]{0,70}?)?"
    r"\s+(?:has\s+|had\s+|(?:are|is|were)\s+now\s+counted\s+|(?:are|is|were)\s+now\s+put\s+)?(?:(?:rose|risen|rises|climbed|climbs|jumped|reached|reaches|stood|stands|was|is|at|to|of|past|put|as|rising)\b[^,;.\d]{0,24}?)\s*$"
)
_TOLL_NOUN_ARABIC = re.compile(
    fold(
        r"(?<!\w)(?:(?:(?:ہلاکتوں|شہادتوں|اموات|(?:ہلاک|جاں بحق|جان بحق|شہید|مرنے|مارے جانے)(?: ہونے)? والوں"
        r"|(?:ہلاک|جاں بحق|جان بحق|شہید)(?: ہونے والے)? افراد)"
        r" کی (?:مجموعی |کل )?تعداد|ہلاکتیں|(?:یوں|اس طرح) (?:ہلاک|جاں بحق|جان بحق|شہید)(?: ہونے والے)? افراد)"
        r"(?: بڑھ کر| اب)?"
        r"|(?:شمار|تعداد|آمار)\s+(?:کشته (?:شدگان|شده ها|ها)|جان باختگان|جانباختگان|شهدا|شهدای|شهیدان|قربانیان)"
        r"(?:\s+(?!(?<!از\s)(?:زخمی|مجروح))[\w\u0654()]+){0,30}?\s+(?:به|را))\s+$"
    )
)
"""Before a number that is called the number of the dead, in Urdu and Persian."""
_REVISED_PERSIAN = re.compile(
    fold(
        r"(?<!\w)(?:شمار|تعداد|آمار)\s+(?:کشته|جان باخت|جانباخت|شهدا|شهیدان|قربانیان)(?:(?!زخمی|مجروح)[^.؛;])*"
        r"(?<!\w)(?:این|آن)\s+(?:رقم|شمار|آمار|عدد)\s+(?:را\s+)?به\s+$"
    )
)
"""Before a number that a toll of the same sentence is changed to: "شمار کشته‌شدگان را ۴۸ تن گفته بود، امروز این رقم را به ۳۴ تن کاهش داد"."""
INJURED_NOUN_PERSIAN = re.compile(
    fold(
        r"(?<!\w)(?:(?:شمار|تعداد|آمار)\s+(?:زخمیان|زخمی ها|مجروحان|مجروحین|مصدومان)"
        r"(?:\s+(?!کشته|جان)\w+){0,8}?(?:\s+(?:به|را))?|(?:زخمیان|مجروحان)\s+را)\s+$"
    )
)
"""Before a number that is called the number of the injured."""
_INFINITIVE = re.compile(
    fold(r"(?:\w+\s+){0,2}شدن(?!\w)|قتل\s+(?:کے|کی|کا|میں|پر|سے|کیس)(?!\w)|(?:قتل|ہلاک)\s+کرنے\s+(?:کی\s+(?:کوشش|سازش|دھمکی)|کا\s+(?:منصوبہ|ارادہ))")
)
_CHARGED_WITH = re.compile(fold(r"(?:جرم|اتهام|متهم به|ظن|مظنون به|(?:پیوند|رابطه) (?:به|با)|دست داشتن در|محکوم به)\s+$"))
_NUMBERED = re.compile(r"\bthe\s+dead\s+(?:men\s+|people\s+)?(?:now\s+)?number(?:ed)?\s+$")
_NOBODY = re.compile(r"\b(?:no\s+one|nobody|no\s+(?:people|person|worshippers|civilians|students|passengers))(?=\s+(?:was|were|has|had|is|died)\b)")
_SINGLE = re.compile(
    r"(?<![\w’'-])(?P<article>an?)\s+(?:[\w’'-]+\s+){0,3}?(?:man|woman|boy|girl|child|person|student|teacher|lawyer|doctor|policeman|soldier|constable|shopkeeper|"
    r"miner|worker|labourer|driver|trader|journalist|cleric|passer-by|guard|officer|member|resident|youth|pilgrim|father|mother|worshipper|vendor|nurse)\b"
    r"(?:\s+[\w’',-]+){0,8}?\s+(?:was|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:killed|shot\s+dead|gunned\s+down|murdered|martyred|stabbed\s+to\s+death|assassinated|"
    r"beheaded|injured|wounded|hurt|kidnapped|abducted)\b"
)
_KIN_OF_THE_DEAD = re.compile(
    r"^\s+(?:[\w’'-]+\s+){0,3}?(?:family|families|relatives?|widows?|wives|heirs?|children|sons?|daughters?|orphans?|dependants?|dependents?|survivors?|mourners?|kin|parents?|"
    r"mothers?|fathers?|brothers?|sisters?)\s+of\s+(?:(?:the|those|these|all|each|every)\s+)*(?:[\w-]+\s+){0,2}?(?:dead|victims?|killed|deceased|martyrs?|martyred|slain|fallen|murdered)\b"
    r"|^\s*(?:" + fold("خانواده|خاندان|لواحقین|ورثا|وارث|بازماند|بیوا|بیوہ|بیوه|یتیم|بستگان|نزدیکان") + r")"
    r"|^\s*(?:"
    + fold("فرزند|پسر|دختر|کودک|همسر")
    + r")[\w\u200c]*\s+(?:"
    + fold(r"قربانیان|شهدا|شهیدان|جان‌?باختگان|کشته‌?\s?شدگان|مقتولان|مقتول(?!\w)|مرحوم(?!\w)")
    + ")"
)
"""Behind a number of those whom the dead left: "26 families of the dead"."""
_PARENT_OF = re.compile(r"\b(?:father|mother|parent|dad|mum|mom|grandfather|grandmother)[-\s]+of[-\s]+$")
"""Before a number of children: "Karan Dad, a father of two, was killed"."""
_PARENT_PERSIAN = re.compile(fold(r"(?<!\w)(?:پدر|مادر|صاحب|دارای)\s+$"))
_CHILDREN_PERSIAN = re.compile(fold(r"\s+(?:فرزند|کودک|طفل|پسر|دختر)"))
_OWN_CHILDREN_URDU = re.compile(fold(r"\s+(?:\w+\s+)?(?:بچوں|بیٹوں|بیٹیوں|بچیوں)\s+(?:کا|کے|کی)\s+(?:باپ|والد|والدہ|ماں)(?!\w)"))
"""Behind a number of children: "دو بچوں کے باپ کو قتل کر دیا گیا"."""
_WHOLE_OF = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s+(?:(?:people|persons|members|men|women|children)\s+)?(?:out\s+)?of\s+(?:the\s+|their\s+|those\s+)?$"
)
"""In "eight of the ten passengers were killed" the second number counts those who were there."""
_UNIT_NAME = re.compile(
    r"(?<=\d)\s+(?:[A-Z][\w-]+\s+){0,2}(?:Battalion|Regiment|Brigade|Division|Corps|Wing|Squadron|Rifles)\b"
    r"(?!\s+(?:\([A-Za-z ]+\)\s+)?(?:personnel|soldiers?|troops|troopers?|jawans?|men|officials?|officers?|cadres|members|guards)\b)"
)
"""Behind the number of a body of troops: "33 Baloch Regiment"."""
_NUMBERED_THING = re.compile(r"\b(?:Image|Photo|Picture|Page|Slide|Figure|Section|Article|Chapter)\s+(?:\d+\s+of\s+)?$")
_NUMBERED_ARABIC = re.compile(
    fold(r"(?<!\w)(?:لشکر|تیپ|گردان|لوای?|فرقه|کندک|قول اردوی?|شماره|ماده|ناحیه|حوزه|پژو|سرک|کوچه|بلاک|نمبر|دفعہ|سیکٹر|رجمنٹ|بریگیڈ)\s+$")
)
_CARRIED = re.compile(r"\b(?:carrying|transporting|ferrying|had\s+on\s+board)\s+(?:the\s+)?$")
"""Before a number of those who were on the way: "five passengers of a bus carrying 40 pilgrims were killed"."""
_OF_THE_WHOLE = re.compile(r"\s+(?:(?:people|persons|members|men|women|children)\s+)?(?:out\s+)?of\s+(?:the\s+|their\s+|those\s+)(?=[\w-])")
_WHO_WERE_KILLED = re.compile(
    r"[\w-]+\s+(?:(?!(?:was|were|have|had|has|been|are|is|who)\b)[\w’'-]+\s+){1,5}?(?:slain|killed|murdered|shot\s+dead|gunned\s+down|massacred|martyred)\b"
)
"""Behind the number of those killed, told without a verb of its own: "the nine porters slain in July", "the three men it killed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFound:
    """A count at `[start, end)` of the sentence, from the first to the last word that it needs."""

    start: int
    end: int
    number_start: int
    number_end: int
    role: Role
    count: Count
    is_untold: bool = False
    """No number states it: the sentence tells of one person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountScene:
    """A sentence and all that was found in it, so that each rule is a small function."""

    text: str
    lowered: str
    numbers: tuple[Number, ...]
    lexicon: Lexicon

    @property
    def harms(self) -> tuple[Hit, ...]:
        """The words for what befell people."""
        return harms_in(self.text, self.lexicon)

    @property
    def persons(self) -> tuple[Hit, ...]:
        """The words for people."""
        return self.lexicon.cues("person", self.text)

    @property
    def units(self) -> tuple[Hit, ...]:
        """The words for what is counted and is nobody."""
        return self.lexicon.cues("unit", self.text)

    @property
    def attackers(self) -> tuple[Hit, ...]:
        """The words for those who attack."""
        return self.lexicon.cues("attacker", self.text)

    def is_aside(self, number: Number, position: int) -> bool:
        """True when `position` stands in an aside behind `number`: "Fourteen people, 12 of them Hazaras, were …"."""
        rest = self.lowered[number.end :]
        return any(match.start() + number.end <= position < match.end() + number.end for match in ASIDE.finditer(rest))

    def is_whole(self, position: int) -> bool:
        """True when the number at `position` is the whole that another one is a part of: "eight of the ten passengers were killed"."""
        if _CARRIED.search(self.lowered[:position]):
            return True
        return bool(_WHOLE_OF.search(self.lowered[:position])) and not _WHO_WERE_KILLED.match(self.lowered[position:])

    def is_of_the_killed(self, number: Number) -> bool:
        """True when the number only says to how many of those killed something else happened: "two of the three men killed were guards"."""
        whole = _OF_THE_WHOLE.match(self.lowered[number.end :])
        return whole is not None and _WHO_WERE_KILLED.match(self.lowered[number.end + whole.end() :]) is not None

    def toll_noun(self, position: int) -> int | None:
        """Return where the words begin that call the number at `position` the toll itself, or None."""
        before = self.lowered[:position]
        noun = _TOLL_NOUN.search(before) or _NUMBERED.search(before) or _TOLL_NOUN_ARABIC.search(before) or _REVISED_PERSIAN.search(before)
        return noun.start() if noun else None

    def is_revised(self, position: int) -> bool:
        """True for a number that a toll told before it in the sentence is changed to, in Persian."""
        return _REVISED_PERSIAN.search(self.lowered, 0, position) is not None


def counts_kin(lowered: str, start: int, end: int) -> bool:
    """True when the number at `[start, end)` counts the families, widows or children of the dead, or of one of them."""
    if _KIN_OF_THE_DEAD.match(lowered[end : end + 90]) or _PARENT_OF.search(lowered[max(0, start - 24) : start]):
        return True
    return _OWN_CHILDREN_URDU.match(lowered, end) is not None or (
        _CHILDREN_PERSIAN.match(lowered, end) is not None and _PARENT_PERSIAN.search(lowered, 0, start) is not None
    )


@keep
def harms_in(text: str, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Return the words in `text` for what befell people."""
    return tuple(hit for hit in lexicon.cues("attack", text) if hit.row["sense"].startswith(("death", "injury", "abduction")))


def is_named(harm: Hit, lowered: str) -> bool:
    """True for a Persian or Urdu word of harm that names it and tells it of nobody before it: "سه تن را به جرم قتل او بازداشت کرد"."""
    return _INFINITIVE.match(lowered, harm.start) is not None or _CHARGED_WITH.search(lowered, 0, harm.start) is not None


def harm_role(harm: Hit) -> Role:
    """Return what those are to an attack whom `harm` befell."""
    return {"injury": Role.INJURED, "abduction": Role.ABDUCTED}.get(harm.row["sense"], Role.KILLED)


def summed(start: int, end: int, role: Role, total: int) -> CountFound:
    """Return the sum that the words at `[start, end)` tell together: no number of theirs is the count."""
    return CountFound(start=start, end=end, number_start=start, number_end=end, role=role, count=Count(low=total, best=total, high=total))


def lay_out_counts(text: str, lexicon: Lexicon) -> CountScene:
    """Return one sentence, laid out."""
    lowered = lower(text)
    taken = [*date_words(text), *((start, end) for start, end, _ in find_money(text))]
    articles = tuple(_single_people(lowered))
    taken += [(single.start, single.end) for single in articles]
    stated = [number for number in find_numbers(text) if not (_is_taken(number, taken) or _is_name(text, number))]
    numbers = tuple(sorted((*stated, *articles), key=lambda number: number.start))
    return CountScene(text=text, lowered=lowered, numbers=numbers, lexicon=lexicon)


def _single_people(lowered: str) -> Iterator[Number]:
    """Yield the article before one person as the number one ("a Hazara shopkeeper was shot dead"), and nobody as zero."""
    for match in _NOBODY.finditer(lowered):
        yield Number(start=match.start(), end=match.end(), value=0)
    for match in _SINGLE.finditer(lowered):
        yield Number(start=match.start("article"), end=match.end("article"), value=1)


def _is_name(text: str, number: Number) -> bool:
    """True for a number that names and counts nothing: "79 Battalion", "Image 4 of 16"."""
    if _NUMBERED_ARABIC.search(lower(text[max(0, number.start - 24) : number.start])):
        return True
    return _UNIT_NAME.match(text, number.end) is not None or _NUMBERED_THING.search(text[max(0, number.start - 24) : number.start]) is not None


def _is_taken(number: Number, taken: list[tuple[int, int]]) -> bool:
    if any(start < number.end and number.start < end for start, end in taken):
        return True
    return 1900 <= number.value <= 2100 and number.qualifier is None
