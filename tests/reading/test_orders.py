"""What officials order in Urdu and Persian: the remedy that a verb governs, and whose word it is. Checked by the verifier, as everything is."""

import pytest

from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.lexicon import Lexicon
from hisab.reading.orders import read_orders
from hisab.reading.scene import lay_out
from hisab.records.mentions import Mention, Role
from hisab.vocabulary.tables import load_vocabulary
from tests.reading.learned.test_reader import document

LEXICON = Lexicon(load_vocabulary())


def orders(text: str) -> list[Mention]:
    scene = lay_out(document(text), LEXICON)
    mentions, findings = EvidenceVerifier(LEXICON).verify(scene.document, tuple(read_orders(scene)), anchor=scene.anchor)
    assert findings == ()
    return list(mentions)


def names(mention: Mention, role: Role) -> list[str | None]:
    return [argument.name for argument in mention.all(role)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وزیراعلیٰ نے آئی جی سے دو دن میں رپورٹ طلب کر لی۔", ["inquiry"]),
        ("وزیراعظم نے شہداء کے لواحقین کیلئے 20، 20 لاکھ روپے کا اعلان کیا۔", ["compensation"]),
        ("گورنر نے مساجد پر اضافی پولیس تعینات کرنے کی ہدایت کی ہے۔", ["protection"]),
        ("وزیر داخلہ نے ایس پی کو معطل کرنے اور واقعے کی انکوائری کا حکم دیا۔", ["dismissal", "inquiry"]),
        ("وزیراعظم نے زخمیوں کے علاج کی ہدایت کی اور واقعے کی تحقیقات کا حکم دے دیا۔", ["inquiry", "medical"]),
        ("رئیس جمهور به نهادهای امنیتی دستور داد تا عاملان این حمله را بازداشت کنند.", ["justice"]),
        ("والی هدایت داده است که هیأتی برای بررسی رویداد فرستاده شود.", ["inquiry"]),
        ("ڈی پی او نے حکم دیا کہ ملزمان کو دو دن میں گرفتار کیا جائے۔", ["justice"]),
        ("وزیرِ اعلیٰ نے قاتلوں کو گرفتار کرنے کا وعدہ کیا۔", ["justice"]),
        ("واقعے کی تحقیقات کا حکم دے دیا گیا ہے۔", ["inquiry"]),
        ("ڈپٹی کمشنر نے زخمیوں کی عیادت کی اور بہتر علاج کی ہدایت کی۔", ["medical"]),
        ("سندھ کے شہر میں بلوچستان حکومت نے تین روزہ سوگ کا اعلان کیا۔", ["gesture"]),
        ("ایک ملزم نومبر میں ضمانت پر باہر آ گیا۔", []),
        ("لواحقین نے قاتلوں کی گرفتاری کا مطالبہ کیا۔", []),
        ("وکلا نے تین روزہ سوگ کا اعلان کیا۔", []),
        ("وزیراعظم نے تحقیقات کا حکم نہیں دیا۔", []),
        ("عدالت نے ملزمان کی گرفتاری کا حکم دیا۔", []),
        ("وزیراعلیٰ نے کہا کہ ملزم گرفتار ہو چکے ہیں، اور بازار کھولنے کا اعلان کیا۔", []),
        ("وزیر داخلہ نے شہید کانسٹیبل کو سلامی دینے کا اعلان کیا۔", []),
        ("خانواده‌ها از والی خواستند دستور دهد تا عاملان بازداشت شوند.", []),
    ],
)
def test_a_remedy_is_read_where_somebody_in_office_orders_or_announces_it(text: str, kinds: list[str]) -> None:
    assert sorted(str(name) for mention in orders(text) for name in names(mention, Role.KIND)) == kinds


def test_the_office_is_the_one_that_orders_and_not_the_one_that_is_told() -> None:
    (urdu,) = orders("وزیراعلیٰ نے آئی جی سے دو دن میں رپورٹ طلب کر لی۔")
    (persian,) = orders("رئیس جمهور به وزیر داخله دستور داد تا عاملان این حمله را بازداشت کند.")
    (marked,) = orders("وزیرِ اعلیٰ بلوچستان نے آئی جی سے دو دن میں رپورٹ طلب کر لی۔")
    (elsewhere,) = orders("وزیر اعظم آزاد کشمیر نے رپورٹ طلب کر لی۔")
    assert names(urdu, Role.OFFICE) == ["chief-minister"]
    assert names(marked, Role.OFFICE) == ["chief-minister-balochistan"], "a zer makes no other office"
    assert names(elsewhere, Role.OFFICE) == ["prime-minister-ajk"]
    assert names(persian, Role.OFFICE) == ["afghan-president"]


def test_an_announced_sum_comes_with_its_amount() -> None:
    (mention,) = orders("وزیراعظم نے شہداء کے لواحقین کیلئے 20، 20 لاکھ روپے کا اعلان کیا۔")
    assert {int(argument.money.amount) for argument in mention.all(Role.AMOUNT) if argument.money} == {2_000_000}
