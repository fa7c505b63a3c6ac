"""What somebody says will not be done. "Will not compensate" is a refusal; "will not be spared" is a promise."""

from __future__ import annotations

import re

from hisab.reading.scripts import fold

REFUSED = re.compile(r"\s+(?:also\s+|now\s+)?(?:not(?!\s+(?:only|just|merely|simply))|never|no\s+longer)\b")
"""What makes a refusal of "will"."""
_NONE = re.compile(r"\b(?:no|neither|none\s+of)\s+(?:[\w’'-]+\s+){1,3}$")
_VERB = re.compile(r"\s+(?:be\s+|have\s+been\s+)?(?:\w+ly\s+)?(?P<verb>[a-z]+)")
_KEPT_BY_NOT_DOING = re.compile(
    r"(?:spar|rest|sleep|sit|tolerat|allow|let|permit|forgiv|forg[eo]t|abandon|forsak|desert|leav|left|escap|go\b|gone|remain|withdraw|remov|stop|end|clos|ceas|hesitat|compromis|"
    r"bow|surrender|back|yield|retreat|relent|give\b|happen|recur|repeat|wast|neglect|ignor|delay|fail|disappoint|harm|touch|depriv|evict|deport|discriminat|treat|releas|pardon|"
    r"los|hid|cover|succeed|win|bend|shy|shirk|turn)[a-z]*\b|com(?:e|es)\s+(?:back|again)\b"
)
"""What officials promise not to do, or will not let happen: "will not be spared", "would not go unpunished"."""
_WITHHELD = re.compile(
    r"given|paid|compensated|provided|granted|offered|disbursed|made|held|opened|formed|launched|conducted|ordered|established|constituted|set|built|appointed|deployed|sent"
)
"""What nobody gets where "no compensation will be" stands before it; "no family will be turned away" is a promise."""
_WHETHER = re.compile(r"\bwhether\b[^,;.]{0,80}$")
_SAYS_OR_CAN = re.compile(r"able|possible|say|comment|confirm|den(?:y|ied)|name|identify|disclose|reveal|discuss|elaborate|speculate|speak|answer")
_NOT_URDU = re.compile(fold(r"(?<!\w)(?:نہیں\s+(?:\w+\s+)?|نہ\s+)$"))
"""Before an Urdu word of the future: "نہیں دیا جائے گا"."""
_NOT_PERSIAN = re.compile(fold("نخواه|نمی"))
"""At the beginning of a Persian word of the future: "نخواهد شد"."""
_KEPT_ARABIC = re.compile(
    fold(
        r"بخش|رها|چھوڑ|فراموش|بھول|تحمل|برداشت|اجاز|معاف|عفو|تکرار|دہرا|دریغ|کوتاه|فروگذار|تنها|تنہا|هدر|رائیگاں|ضائع|بی‌?\s?پاسخ|بی‌?\s?جزا|بی‌?\s?مجازات|فرار|بچ|"
        r"آرام|چین|نشست|بیٹھ|تسلیم|عقب|پیچھے|چشم|نظر\sانداز|سمجھوتہ|جھک|متوقف|روک|قطع|ختم|کم\s|آسیب|نقصان|گریز|گریخت|سازش|خاموش|گذار|گذاشت|نشین|امان|دست\s|غافل|پایمال|پامال|"
        r"بدون|کیفر|سالم|نے\sد|سستی|آنچ|مصون|دیگر|دوباره|دوبارہ|آئندہ|رخ\s|چنین|ایس[ےا]|مشابه|بالاتر"
    )
)
"""What is promised by not doing it, in Persian and Urdu."""
_NEAR = 40
"""How many letters before the words of the future may say what will not be done."""


def is_refused(before: str, words: str, after: str) -> bool:
    """True where `words` between the two, all in small letters, commit to nothing because what they speak of will not be done."""
    if refusal_after(after) is not None:
        return True
    near = before[-_NEAR:]
    is_denied = _NOT_URDU.search(near) is not None or _NOT_PERSIAN.match(words) is not None
    return is_denied and _KEPT_ARABIC.search(near + words) is None


def refusal_after(words: str) -> str | None:
    """Return the words that make a refusal of "will", " not" of " not compensate them", or None; `words` follow it in small letters."""
    denied = REFUSED.match(words)
    return denied.group() if denied is not None and _is_refused(words[denied.end() :]) else None


def is_no_word_given(before: str, after: str) -> bool:
    """True where "will" between these words neither promises nor refuses: what nobody will do, what cannot be done, what somebody would not say.

    Nor do words behind "whether".
    """
    denied = REFUSED.match(after)
    verb = _VERB.match(after, denied.end() if denied is not None else 0)
    if verb is None:
        return False
    if _WHETHER.search(before) is not None:
        return True
    none = _SAYS_OR_CAN if denied is not None else _WITHHELD if _NONE.search(before) is not None else None
    return none is not None and none.fullmatch(verb["verb"]) is not None


def _is_refused(words: str) -> bool:
    verb = _VERB.match(words)
    return verb is not None and not _KEPT_BY_NOT_DOING.match(words, verb.start("verb"))
