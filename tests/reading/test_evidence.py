from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest

from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.scene import place_of
from hisab.records.documents import Document, Passage
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place

from .cases import ATTACK, PUBLISHED, lexicon, line, reader, report

TRUE = """
Gunmen killed 11 coal miners in Machh on Sunday.
At least 11 Hazara miners were shot dead in Machh on Sunday.
A bomb killed 13 people and injured 24 in Quetta on Saturday.
A suicide bomber killed more than 80 people in Quetta on January 10, 2013.
Nearly 200 people were wounded in a blast in Quetta on Friday.
Gunmen abducted 11 miners near Machh on Sunday.
A Hazara shopkeeper was shot dead in Quetta on Friday.
Police say 10 to 13 people were killed in a bombing in Quetta on Friday.
Gunmen killed 11 coal miners in Machh on Sunday. Islamic State claimed responsibility for the attack.
Gunmen killed 11 coal miners in Machh on Sunday. Lashkar-e-Jhangvi denied responsibility for the attack.
Gunmen killed 11 coal miners in Machh on Sunday. Islamic State retracted its claim.
Gunmen killed 11 coal miners in Machh on Sunday. The police blamed Lashkar-e-Jhangvi for the attack.
Twin bombings killed 92 people in Quetta on 10 January 2013. Lashkar-e-Jhangvi claimed responsibility.
At least 20 Hazaras were killed in a suicide attack in Quetta on April 12.
Gunmen opened fire on a bus in Mastung on September 20, 2011, killing 26 Shia pilgrims.
A blast killed 14 people in Kabul on Saturday.
"""
TRUE_AFTER = """
The prime minister vowed that the killers would be brought to justice within 30 days.
The chief minister directed the police to arrest the culprits.
The chief minister announced Rs2.5 million for each family.
Compensation of Rs2.5 million for each family was announced.
The government pledged to pay Rs1 million to each family before January 31.
The prime minister refused to pay compensation.
The prime minister ruled out an inquiry into the killings.
The government had promised compensation to the families in 2013.
The chief minister said the killers would be arrested if the mourners buried the dead.
Interior Minister Sheikh Rashid promised justice for the families.
Prime Minister Imran Khan assured the families that the culprits would be arrested.
The government announced $500 for the injured.
Four suspects were arrested on Monday.
A case was registered against unknown men on Monday.
The government promised to form a judicial commission within two weeks.
The chief minister of Balochistan promised security for the miners.
"""


@cache
def verifier() -> EvidenceVerifier:
    return EvidenceVerifier(lexicon())


def documents() -> Iterator[Document]:
    for text in TRUE.strip().splitlines():
        yield report(text)
    for text in TRUE_AFTER.strip().splitlines():
        yield report(ATTACK + text)


def true_arguments() -> Iterator[tuple[Document, Mention, Argument]]:
    for document in documents():
        for mention in reader().read(document).mentions:
            for argument in mention.arguments:
                yield document, mention, argument


def accepts(document: Document, argument: Argument, *, anchor: date | None = PUBLISHED) -> bool:
    """True when the verifier lets an incident through that rests on this argument alone."""
    mention = Mention(
        id=MentionId(""),
        document=document.id,
        kind=MentionKind.INCIDENT,
        passage=document.passage(0, len(document.text)),
        arguments=(argument,),
    )
    kept, findings = verifier().verify(document, [mention], anchor=anchor)
    assert bool(kept) != bool(findings)
    return bool(kept)


def quoted(document: Document, quote: str) -> Passage:
    start = document.text.index(quote)
    return document.passage(start, start + len(quote))


def place(identifier: str) -> Place:
    row = lexicon().vocabulary.row("places", identifier)
    assert row is not None
    return place_of(row)


def kill(count: Count, document: Document, quote: str) -> Argument:
    return Argument(role=Role.KILLED, passage=quoted(document, quote), count=count)


def exactly(number: int) -> Count:
    return Count(low=number, best=number, high=number)


OTHER_NAMES = {
    Role.CLAIMED: ("lashkar-e-jhangvi", "islamic-state"),
    Role.CLAIM_DENIED: ("lashkar-e-jhangvi", "islamic-state"),
    Role.CLAIM_RETRACTED: ("lashkar-e-jhangvi", "islamic-state"),
    Role.ATTRIBUTED: ("lashkar-e-jhangvi", "islamic-state"),
    Role.ATTRIBUTED_BY: ("army", "police"),
    Role.COMMUNITY: ("hazara", "christian"),
    Role.OFFICE: ("president", "prime-minister"),
    Role.INSTITUTION: ("army", "presidency"),
    Role.PERSON: ("Imran Khan", "Rehman Malik"),
    Role.KIND: ("dismissal", "medical"),
    Role.METHOD: ("stabbing", "arson"),
    Role.BENEFICIARY: ("the widows",),
    Role.TARGET: ("lawyers",),
    Role.CONDITION: ("if it rains",),
}
SWAPPED_ROLES = {
    Role.KILLED: (Role.INJURED, Role.ABDUCTED),
    Role.INJURED: (Role.KILLED, Role.ABDUCTED),
    Role.ABDUCTED: (Role.KILLED, Role.INJURED),
    Role.CLAIMED: (Role.CLAIM_DENIED, Role.CLAIM_RETRACTED, Role.ATTRIBUTED),
    Role.CLAIM_DENIED: (Role.CLAIMED, Role.CLAIM_RETRACTED),
    Role.CLAIM_RETRACTED: (Role.CLAIMED, Role.CLAIM_DENIED),
    Role.ATTRIBUTED: (Role.CLAIMED,),
}


def altered(document: Document, argument: Argument) -> Iterator[tuple[str, Argument]]:
    """Yield the argument made false, each time in one way that has a name."""
    yield from _other_values(argument)
    yield from _other_words(document, argument)
    for role in SWAPPED_ROLES.get(argument.role, ()):
        yield "polarity", replace(argument, role=role)


def _other_values(argument: Argument) -> Iterator[tuple[str, Argument]]:
    if argument.count is not None:
        yield from (("number", replace(argument, count=count)) for count in _other_numbers(argument.count))
        qualifier = None if argument.count.qualifier else "at least"
        yield "qualifier", replace(argument, count=replace(argument.count, qualifier=qualifier))
        if argument.count.best is not None:
            bounds = (None, argument.count.best) if argument.count.high is None else (argument.count.best, None)
            yield "bounds", replace(argument, count=replace(argument.count, low=bounds[0], high=bounds[1], qualifier=qualifier))
    if argument.date is not None:
        yield from (("date", replace(argument, date=span)) for span in _other_days(argument.date))
    if argument.place is not None:
        for other in ("pk-karachi", "gn-1168197"):
            yield "place", replace(argument, place=place(other))
    if argument.money is not None:
        yield "amount", replace(argument, money=replace(argument.money, amount=argument.money.amount * 10))
        yield "amount", replace(argument, money=replace(argument.money, amount=argument.money.amount + 1))
        yield "currency", replace(argument, money=replace(argument.money, currency="AFN"))
        yield "unit", replace(argument, money=replace(argument.money, per=None if argument.money.per else "family"))
    if argument.role is Role.ACT:
        yield "polarity", replace(argument, name="commit-specific" if argument.name == "refusal" else "refusal")
        yield "act", replace(argument, name="directive" if argument.name != "directive" else "announcement")
        yield "act", replace(argument, name="certainty")
    for name in OTHER_NAMES.get(argument.role, ()):
        if name != argument.name and not (argument.role is Role.INSTITUTION and argument.name == "police"):
            yield "name", replace(argument, name=name)


def _other_numbers(count: Count) -> Iterator[Count]:
    for step in (1, 100):
        yield replace(
            count,
            low=None if count.low is None else count.low + step,
            best=None if count.best is None else count.best + step,
            high=None if count.high is None else count.high + step,
        )


def _other_days(span: DateSpan) -> Iterator[DateSpan]:
    for days in (-1, 1, 365):
        move = timedelta(days=days)
        yield replace(span, earliest=span.earliest and span.earliest + move, latest=span.latest and span.latest + move)
    yield replace(span, precision=DatePrecision.MONTH)


def _other_words(document: Document, argument: Argument) -> Iterator[tuple[str, Argument]]:
    passage = argument.passage
    quote = passage.quote
    yield "invented", replace(argument, passage=replace(passage, quote="killed 99 people"))
    yield "invented", replace(argument, passage=replace(passage, quote=f"{quote} indeed"))
    yield "spliced", replace(argument, passage=replace(passage, quote=f"{quote[:4]} … {document.text[-6:]}"))
    yield "shifted, quote kept", replace(argument, passage=replace(passage, start=passage.start + 1, end=passage.end + 1))
    yield "outside", replace(argument, passage=replace(passage, start=-1))
    yield "outside", replace(argument, passage=replace(passage, start=len(document.text) + 5, end=len(document.text) + 5 + len(quote)))
    if passage.end < len(document.text):
        yield "shifted", replace(argument, passage=document.passage(passage.start + 1, passage.end + 1))
    if passage.start > 0:
        yield "shifted", replace(argument, passage=document.passage(passage.start - 1, passage.end - 1))


def test_everything_true_is_accepted() -> None:
    found = list(true_arguments())
    assert len(found) >= 120
    assert [line(argument) for document, _, argument in found if not accepts(document, argument)] == []


def test_nothing_that_was_altered_is_accepted() -> None:
    tried = [(how, document, other) for document, _, argument in true_arguments() for how, other in altered(document, argument)]
    sys.stdout.write(f"{len(tried)} altered quotes, {len({how for how, _, _ in tried})} ways\n")
    assert len(tried) >= 300
    assert [(how, line(other), other.passage.quote) for how, document, other in tried if accepts(document, other)] == []


@pytest.mark.parametrize("how", ["number", "qualifier", "polarity", "name", "unit", "currency", "spliced", "shifted", "invented", "date", "place"])
def test_every_way_of_altering_is_tried(how: str) -> None:
    assert any(name == how for document, _, argument in true_arguments() for name, _ in altered(document, argument))


def test_a_mention_of_an_altered_text_goes() -> None:
    document = report("Gunmen killed 11 coal miners in Machh on Sunday.")
    changed = replace(document, text=document.text.replace("killed", "missed"))
    kept, findings = verifier().verify(changed, reader().read(document).mentions, anchor=PUBLISHED)
    assert kept == ()
    assert [finding.code for finding in findings] == ["unsupported"]


def test_a_passage_of_another_document_carries_nothing() -> None:
    document = report("Gunmen killed 11 coal miners in Machh on Sunday.")
    other = replace(document, id=type(document.id)("another"))
    assert verifier().verify(other, reader().read(document).mentions, anchor=PUBLISHED)[0] == ()


def test_an_argument_that_fails_leaves_the_others() -> None:
    document = report("Gunmen killed 11 coal miners in Machh on Sunday.")
    mention = reader().read(document).mentions[0]
    false = replace(mention.arguments[0], date=DateSpan(earliest=PUBLISHED, latest=PUBLISHED, precision=DatePrecision.DAY))
    kept, findings = verifier().verify(document, [replace(mention, arguments=(false, *mention.arguments[1:]))], anchor=PUBLISHED)
    assert kept[0].arguments == mention.arguments[1:]
    assert [(finding.code, finding.passage) for finding in findings] == [("unsupported", false.passage)]


@pytest.mark.parametrize("lost", [Role.ACT])
def test_a_promise_without_its_act_goes_as_a_whole(lost: Role) -> None:
    document = report(ATTACK + "The government pledged to pay Rs1 million to each family.")
    promise = next(mention for mention in reader().read(document).mentions if mention.kind is MentionKind.PROMISE)
    arguments = tuple(replace(argument, name="refusal") if argument.role is lost else argument for argument in promise.arguments)
    assert verifier().verify(document, [replace(promise, arguments=arguments)], anchor=PUBLISHED)[0] == ()


@pytest.mark.parametrize(
    ("text", "quote", "count"),
    [
        ("In Quetta 110 killed", "10 killed", exactly(10)),
        ("In Quetta 1,100 people were killed", "100 people were killed", exactly(100)),
        ("In Quetta twenty-one people were killed", "one people were killed", exactly(1)),
        ("In Quetta at least 11 people were killed", "11 people were killed", exactly(11)),
        ("In Quetta 10 to 13 people were killed", "13 people were killed", exactly(13)),
        ("In Quetta two hundred and five people were killed", "five people were killed", exactly(5)),
        ("In Quetta 2.5 million people were killed", "million people were killed", exactly(1)),
    ],
)
def test_a_number_cut_out_of_a_longer_one_carries_nothing(text: str, quote: str, count: Count) -> None:
    document = report(text)
    assert not accepts(document, kill(count, document, quote))


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("It was on February 16, 2013 in Quetta", "February 16", date(2020, 2, 16)),
        ("It was on 16 February 2013 in Quetta", "16 February", date(2020, 2, 16)),
        ("It will be next Friday in Quetta", "Friday", date(2021, 1, 1)),
    ],
)
def test_a_date_cut_out_of_a_longer_one_carries_nothing(text: str, quote: str, day: date) -> None:
    document = report(text)
    span = DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)
    assert not accepts(document, Argument(role=Role.DATE, passage=quoted(document, quote), date=span))


@pytest.mark.parametrize(
    ("text", "quote", "amount"),
    [
        ("They got Rs2.5 million each", "Rs2", "2"),
        ("They got Rs2.5 million each", "Rs2.5", "2.5"),
        ("They got seventy-five thousand rupees", "five thousand rupees", "5000"),
    ],
)
def test_an_amount_cut_out_of_a_longer_one_carries_nothing(text: str, quote: str, amount: str) -> None:
    document = report(text)
    money = Money(amount=Decimal(amount), currency="PKR")
    assert not accepts(document, Argument(role=Role.AMOUNT, passage=quoted(document, quote), money=money))


@pytest.mark.parametrize(
    ("text", "quote", "role", "name"),
    [
        ("It was in Hazara Division", "Hazara", Role.COMMUNITY, "hazara"),
        ("The deputy prime minister spoke", "prime minister", Role.OFFICE, "prime-minister"),
    ],
)
def test_a_name_cut_out_of_a_longer_one_carries_nothing(text: str, quote: str, role: Role, name: str) -> None:
    document = report(text)
    assert not accepts(document, Argument(role=role, passage=quoted(document, quote), name=name))


def test_a_place_cut_out_of_a_team_carries_nothing() -> None:
    document = report("It was Quetta Gladiators again")
    assert not accepts(document, Argument(role=Role.PLACE, passage=quoted(document, "Quetta"), place=place("pk-quetta")))


@pytest.mark.parametrize("text", ["In Quetta 11 people were killed or wounded", "In Quetta 11 people were killed and wounded on Friday"])
def test_a_toll_cut_out_of_killed_or_wounded_carries_nothing(text: str) -> None:
    document = report(text)
    assert not accepts(document, kill(exactly(11), document, "11 people were killed"))


def test_the_deaths_of_attackers_are_no_toll() -> None:
    document = report("In Quetta 11 militants were killed")
    quote = "11 militants were killed"
    assert not accepts(document, kill(exactly(11), document, quote))
    assert accepts(document, kill(replace(exactly(11), covers=Covers.ATTACKERS), document, quote))


@pytest.mark.parametrize(
    "text",
    ["Islamic State did not claim responsibility", "Islamic State never claimed responsibility", "Islamic State hasn’t claimed responsibility"],
)
def test_a_claim_denied_by_a_small_word_is_no_claim(text: str) -> None:
    document = report(text)
    assert not accepts(document, Argument(role=Role.CLAIMED, passage=quoted(document, text), name="islamic-state"))


@pytest.mark.parametrize("words", ["did not", "never", "never really", "didn’t", "has not yet"])
def test_an_act_cut_off_from_its_not_carries_nothing(words: str) -> None:
    document = report(f"The government {words} promised compensation")
    assert not accepts(document, Argument(role=Role.ACT, passage=quoted(document, "promised"), name="commit-specific"))


def test_not_only_promised_is_promised() -> None:
    document = report("The government not only promised compensation")
    assert accepts(document, Argument(role=Role.ACT, passage=quoted(document, "promised"), name="commit-specific"))


def test_a_quote_that_names_two_groups_apart_claims_for_neither() -> None:
    text = "Islamic State fled before Lashkar-e-Jhangvi claimed responsibility"
    document = report(text)
    for name in ("islamic-state", "lashkar-e-jhangvi"):
        assert not accepts(document, Argument(role=Role.CLAIMED, passage=quoted(document, text), name=name))


def test_two_groups_that_claim_together_each_have_the_claim() -> None:
    text = "Islamic State and Lashkar-e-Jhangvi claimed responsibility"
    document = report(text)
    for name in ("islamic-state", "lashkar-e-jhangvi"):
        assert accepts(document, Argument(role=Role.CLAIMED, passage=quoted(document, text), name=name))


def test_a_quote_over_two_sentences_carries_nothing() -> None:
    document = report("Islamic State was silent. Nobody claimed responsibility.")
    assert not accepts(document, Argument(role=Role.CLAIMED, passage=document.passage(0, len(document.text)), name="islamic-state"))


def test_a_date_is_no_number_of_people() -> None:
    document = report("The police on January 12 arrested two men.")
    assert not accepts(document, Argument(role=Role.UNITS, passage=quoted(document, "12"), count=exactly(12)))


def test_a_relative_date_holds_for_its_own_anchor_only() -> None:
    document = report("It was on Sunday")
    argument = Argument(
        role=Role.DATE,
        passage=quoted(document, "on Sunday"),
        date=DateSpan(earliest=date(2021, 1, 3), latest=date(2021, 1, 3), precision=DatePrecision.DAY),
    )
    assert accepts(document, argument)
    assert not accepts(document, argument, anchor=PUBLISHED + timedelta(days=7))
    assert not accepts(document, argument, anchor=None)
