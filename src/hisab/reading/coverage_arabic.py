"""What a count of people covers by the Persian and Urdu words in and around it.

As in `coverage`, words can only take a count out of a toll, never bring it in.
"""

from __future__ import annotations

import re

from hisab.reading.count_scene import harms_in
from hisab.reading.lexicon import Lexicon, lower
from hisab.reading.numbers import find_numbers
from hisab.reading.numbers_arabic import IN_WORDS
from hisab.reading.scripts import fold
from hisab.records.values import Covers

_LETTER = re.compile("[\u0600-\u06ff]")
_NUMBER = rf"(?:\d+|{IN_WORDS})"
_THE_DEAD = r"(?:کشته (?:شدگان|شده ها|ها)|کشتگان|جان باختگان|جانباختگان|قربانیان|شهدا|شهیدان|مقتولان|مقتولین)"
_DEAD_URDU = r"(?:ہلاک|جاں بحق|جان بحق|شہید|قتل|مرنے|مارے جانے|جان سے جانے)(?: ہونے)?"
_THE_DEAD_URDU = rf"{_DEAD_URDU} والوں"
AMONG = "به شمول|بشمول|از جمله|منجمله|من جمله|جن میں|ان میں"
"""Words behind which some of those are told who were counted before."""
_BOTH = re.compile(fold(r"(?<!\w)(?:کشته|شهید|ہلاک|جاں بحق)(?: ?ها)?\s+(?:و|یا|اور)\s+(?:زخمی|مجروح)"))
"""One number for the dead and the wounded."""
PART_BEFORE = re.compile(
    fold(
        rf"(?<!\w)(?:(?:{AMONG})(?: سے)?|به ویژه|شامل|{_NUMBER}[^،۔]{{0,40}}[،]?\s+جس میں|دیگر|مزید برآں|از آنان|از آن ?ها|از میان(?: آن ?ها| آنان)?"
        rf"|{_NUMBER} میں سے|مزید|(?:اس|ان|اُس|اُن|جن) کے|(?:{_THE_DEAD_URDU}|{_DEAD_URDU} والے \w+) میں(?: سے)?"
        rf"|(?:در میان|از میان|میان|از) {_THE_DEAD})\s+$"
    )
)
"""Before a number that says who some of those were that another number counts."""
_PART_BEHIND = re.compile(
    fold(
        rf"\s+(?:نفر|تن)?\s*از\s+(?:میان\s+)?(?:این\s+|آن\s+)?(?:{_THE_DEAD}|آنان|آن ها|آنها|ایشان)(?!\w)"
        r"|\s+\w+(?:\s+\w+)?\s+(?:سمیت|کے\s+(?:ساتھ(?!\s+ہی)|ہمراہ))(?!\w)"
    )
)
"""Behind a number of some of the dead: "پنج نفر از کشته‌شدگان زن بودند", "دو بچوں سمیت پانچ افراد"."""
_JOINED_BEFORE = re.compile(fold(r"(?P<person>\w+)\s+(?:اور|و|با)\s+(?P<his>(?:اس|ان|اُس|اُن)\s+(?:کے|کی|کا)\s+)?$"))
"""Before a number, one more person who is not in it: "باپ اور دو بیٹے", "پدر با دو پسرش"."""
_JOINED_NUMBER = re.compile(fold(rf"{_NUMBER}(?P<people>(?:\s+\w+){{1,3}})\s+(?:اور|و)\s+$"))
"""Before a number, more people with a number of their own and no harm: "شش نیروی امنیتی و دو غیرنظامی شهید"."""
NO_PEOPLE = re.compile(fold(r"(?<!\w)(?:را|کو|نے)(?!\w)|(?<!\w)(?:گرفت|کرد|شد|بود|داد|برد|زد)\w*"))
"""Between two numbers: something befell the first apart, "۲۲ تن را گرفت و ۳۸ تن را زخمی کرد"."""
_OTHERWISE_STRUCK = re.compile(fold(r"(?<!\w)(?:بازداشت|دستگیر|گرفتار|تباہ|تباه|ربوده|اغوا|لاپتہ|ناپدید|فرار|ویران|منهدم|خراب|نذر)(?!\w)"))
_JOINED_BEHIND = re.compile(
    fold(
        r"(?<!\w)و\s+(?:\w+\s+(?:او|وی|آنان|آنها|آن ها|ایشان|شان)(?!\w)|(?!دانش|آتش|ارتش)\w+(?:شان|ش)(?!\w)|(?P<person>\w+)ی(?!\w))"
        r"|(?<!\w)اور\s+(?:ان|اُن|اس|اُس)\s+(?:کا|کی|کے)(?!\w)"
    )
)
"""Behind a number and its people, one more: "دو زن و سربازی که", "دو کارگر و راننده‌شان", "دو خواتین اور ان کا ڈرائیور"."""
_AND_ONE = re.compile(fold(r"(?<!\w)(?:و\s+یک|اور\s+ایک)\s+(?P<person>\w+)"))
"""Behind a number and its people, one more: "دو خادم حرم و یک زائر خانم"."""
_ONE_OF_SEVERAL = re.compile(fold(r"^ایک\s+\w+(?:\s+\w+)?\s+(?:زخمی|مجروح)\s+(?:ہوئے|ہو گئے|ہوئیں|ہو گئیں)"))
"""One person with a verb in the plural: others stand before, "گھر کا سربراہ اور ایک ہمسایہ زخمی ہوئے"."""
_HIS = re.compile(fold(r"\s*(?!دانش)\w+(?:ش|شان)\s+(?:کشته|به قتل|جان|شهید|زخمی|مجروح|هلاک|ترور|قربانی)"))
"""Behind a number: those of one who stands before it, "معاون ولسوال و دو محافظش"."""
_MORE = re.compile(fold(r"\s+(?:\w+\s+)?(?:دیگر|مزید)(?!\w)"))
_SPOUSES_AND_PARENTS = frozenset(fold("پدر مادر شوهر همسر شوہر بیوی باپ ماں والد والدہ").split())
_LATER = re.compile(
    fold(r"(?:زخمی ہونے والا|زخمی ہونے والی|زخمی ہونے والے|زخموں کی تاب نہ لا|زخمیوں میں سے|زیر علاج|از اثر جراحت|بر اثر جراحت)[^۔.!؟،,؛;]*$")
)
"""Before the words for a death that came later, of one who was wounded in the attack."""
_OF_THE_WOUNDED = re.compile(fold(rf"از (?:جمله|میان|بین)\s+(?:{_NUMBER}\s+)?(?:تن\s+|نفر\s+)?زخمی(?:ان| ها)?\W*$"))
_DID_IT = re.compile(fold(r"(?<!\w)نے(?!\w)|(?<!\w)(?:او|وی|آنان|آنها|آن ها|ایشان)\s+را(?!\w)|،\s*\w[^،]*\sرا(?!\w)"))
"""Behind those who acted: "تین نوجوانوں نے قتل کیا", "سه مرد او را کشتند", "دو جوان، استاد را کشتند"."""
_COUNTING_IN = re.compile(fold(rf"(?<!\w)(?:{AMONG})\s+(?:{_NUMBER}\s+)?$"))
"""Before attackers whom a number counts too: "۱۵ تن، به شمول چهار مهاجم"."""
_MEMBERS = re.compile(fold(r"\s+(?:نفر\s+|تن\s+)?(?:از\s+)?(?:عضو|اعضای|جنگجوی|جنگجویان|ستیزه جوی|ستیزه جویان|نیروی|افراد|فرد)\s+(?:\w+\s+)?"))
"""Behind a number and before the name of a group: "۱۷ عضو گروه طالبان"."""
_CLAUSE = re.compile(fold(r"(?<!\w)(?:که|کہ)(?!\w)"))
_TOGETHER_WITH = re.compile(fold(r"\s+سمیت\s+$"))
"""Behind an attacker and before a number that counts him too: "حملہ آور سمیت 12 افراد"."""
_UNIT = r"(?:سال|سالوں|برس|برسوں|ماه|ماہ|مہینے|مہینوں|ہفتے|ہفتوں|هفته|دہائی|دہائیوں|دهه)"
_NO_ATTACK = r"(?:(?!حمل|دھماک|دهماک|واقع|انفجار|رویداد)\w+\s+)"
"""A word that names no attack."""
_STRETCH = fold(
    rf"(?<!\w)(?:(?:گزشتہ|گذشتہ|پچھلے|پچھلی)\s+(?:{_NUMBER}|چند|کئی)\s+{_UNIT}|{_NUMBER}\s+(?:سالوں|برسوں|مہینوں|ہفتوں)"
    rf"|{_NUMBER}\s+(?:ماہ|سال|برس|ہفتے)\s+میں|(?:در|طی|ظرف)\s+{_NUMBER}\s+(?:سال|ماه|هفته)|صرف\s+\w+(?:\s+کے\s+مہینے)?\s+میں|تنها\s+در\s+(?:ماه|سال|هفته)\s+\w+|رواں\s+(?:سال|برس|ماہ)(?:\s+اب\s+تک)?"
    rf"|(?:{_NUMBER}\s+{_UNIT}|دهه|چند\s+سال)\s+(?:گذشته|اخیر)"
    r"|\d{4}\s+(?:سے\s+(?:اب\s+تک|تاحال|لے\s+کر)|تا\s*کنون|به\s+این\s+سو|بدین\s*سو))(?!\w)"
)
_IN_A_STRETCH = re.compile(_STRETCH)
_STRETCH_BEFORE = re.compile(fold(rf"{_STRETCH}\s+{_NO_ATTACK}{{0,6}}$"))
"""Before a number that counts over years: no attack is named between."""
_SEVERAL = re.compile(
    fold(
        rf"(?<!\w)(?:(?:الگ الگ|مختلف|علیحدہ علیحدہ)\s+(?:واقعات|حملوں|دھماکوں|وارداتوں|علاقوں|شہروں|مقامات)"
        rf"|{_NUMBER}\s+(?:\w+\s+)?(?:حملوں|دھماکوں|واقعات|وارداتوں)"
        rf"|(?:(?:دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|چند|چندین|\d+)\s+(?:حمله|انفجار|رویداد|بمب گذاری)"
        rf"|(?:حملات|انفجارهای|انفجارها|رویدادهای|حمله های|مناطق)\s+(?:جداگانه|مختلف|متعدد))"
        rf"ٔ?(?:\s+(?:ی\s+)?(?:جداگانه|مختلف|متفاوت|پی در پی))?)\s+{_NO_ATTACK}{{0,8}}$"
    )
)
"""Before a number that counts over several attacks."""
_CLAIMED = re.compile(
    fold(r"(?:(?:ادعا|دعوا|اعلام)\s+(?:کرد|کرده است|نمود)\s+(?:که\s+)?|نے\s+(?:دعویٰ|دعوی|دعوا)\s+کیا\s+(?:ہے\s+)?(?:کہ\s+)?)(?:\w+\s+){0,4}$")
)
"""Behind the name of a group: what it says that it did."""


def did_it(text: str, number_end: int, end: int) -> bool:
    """True where those did it whom a number counts: it ends at `number_end`, and its quotation at `end`."""
    if _LETTER.search(text, number_end, end) is None:
        return False
    words = lower(text)
    numbers = find_numbers(text[number_end:end])
    own = words[number_end : number_end + numbers[0].start if numbers else end]
    return _DID_IT.search(_CLAUSE.split(own)[0]) is not None


def covers_more(text: str, start: int, end: int, lexicon: Lexicon) -> Covers | None:
    """Return over what more than one attack, or by whose claim, the count at `[start, end)` surely counts, or None."""
    if _LETTER.search(text, 0, end) is None:
        return None
    before = lower(text[:start])
    if _SEVERAL.search(before):
        return Covers.SEVERAL_ATTACKS
    if _STRETCH_BEFORE.search(before) or _IN_A_STRETCH.search(lower(text[start:end])):
        return Covers.PERIOD
    claimed = _CLAIMED.search(before)
    is_group = claimed is not None and any(hit.table == "groups" and hit.end <= claimed.start() + 1 for hit in lexicon.names(text[:start]))
    return Covers.SAID_BY_ATTACKER if is_group else None


def covers_injured(text: str, start: int, end: int, lexicon: Lexicon) -> Covers | None:
    """Return what a count of injured at `[start, end)` surely covers, or None: a part of them where others with a number are joined before."""
    if _ONE_OF_SEVERAL.search(lower(text[start : end + len(" ہو گئے")])):
        return Covers.PART
    number = next(iter(find_numbers(text[start:end])), None)
    counted = _JOINED_NUMBER.search(lower(text[: start + number.start])) if number is not None and _LETTER.search(text, 0, end) else None
    if counted is not None and not (
        harms_in(counted["people"], lexicon) or NO_PEOPLE.search(counted["people"]) or lexicon.cues("unit", counted["people"])
    ):
        return Covers.PART
    return covers_more(text, start, end, lexicon)


def covers_beside(text: str, start: int, end: int, lexicon: Lexicon) -> Covers | None:
    """Return what a count that somebody marked at `[start, end)` surely covers by the Persian or Urdu words in and around it, or None.

    One number for killed and wounded, a number of attackers, a part of the dead, one beside which another died, a later death, or several attacks.
    """
    words = lower(text)
    if _BOTH.search(words[start : end + 12]):
        return Covers.KILLED_OR_INJURED
    numbers = find_numbers(text[start:end])
    if _LATER.search(words[:end]):
        return Covers.PART
    if not numbers:
        return None
    begin, number_end = start + numbers[0].start, start + numbers[0].end
    own_end = start + numbers[1].start if len(numbers) > 1 else end
    if (
        did_it(text, number_end, end)
        or any(hit.start == number_end + 1 for hit in lexicon.cues("attacker", text))
        or _counts_members(text, number_end, lexicon)
    ):
        return Covers.ATTACKERS
    if _counts_attackers_in(text, (begin, number_end, end), lexicon):
        return Covers.INCLUDES_ATTACKERS
    is_some = (
        _MORE.match(words[number_end:])
        or PART_BEFORE.search(words[:begin])
        or _OF_THE_WOUNDED.search(words[:begin])
        or _PART_BEHIND.match(words[number_end:])
    )
    is_part = is_some or _is_joined(text, (begin, number_end, own_end), lexicon)
    return Covers.PART if is_part else covers_more(text, begin, end, lexicon)


def _counts_members(text: str, number_end: int, lexicon: Lexicon) -> bool:
    """True when the number that ends at `number_end` counts members of an armed group."""
    members = _MEMBERS.match(lower(text), number_end)
    return members is not None and any(hit.table == "groups" and hit.start == members.end() for hit in lexicon.names(text))


def _counts_attackers_in(text: str, number: tuple[int, int, int], lexicon: Lexicon) -> bool:
    """True when the words beside a number say that attackers are among those whom it counts."""
    begin, number_end, end = number
    words = lower(text)
    return any(
        _TOGETHER_WITH.fullmatch(words[hit.end : begin]) if hit.end < begin else _COUNTING_IN.search(words, number_end, hit.start)
        for hit in lexicon.cues("attacker", text)
        if hit.end < begin or number_end < hit.start < end
    )


def _is_joined(text: str, number: tuple[int, int, int], lexicon: Lexicon) -> bool:
    """True when one more person, without a number, stands before the number or behind its people; `number` is where it and they begin and end."""
    begin, number_end, own_end = number
    words = lower(text)
    counted = _JOINED_NUMBER.search(words[:begin])
    if counted is not None and not (
        harms_in(counted["people"], lexicon)
        or _OTHERWISE_STRUCK.search(counted["people"])
        or any(lexicon.cues(set_, counted["people"]) for set_ in ("attacker", "unit"))
    ):
        return True
    before = _JOINED_BEFORE.search(words[:begin])
    if before is not None and (
        before["his"]
        or before["person"] in _SPOUSES_AND_PARENTS
        or _HIS.match(words[number_end:])
        or any(hit.end == before.end("person") for hit in lexicon.cues("person", text))
    ):
        return True
    one = _AND_ONE.search(words, number_end, own_end)
    if one is not None and lexicon.cues("person", one["person"]):
        return True
    behind = _JOINED_BEHIND.search(words[number_end:own_end])
    return behind is not None and (behind["person"] is None or bool(lexicon.cues("person", behind["person"])))
