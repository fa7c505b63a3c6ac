"""Fields as their sources state them: each value beside the others, each with the sentences that it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hisab.publishing.numbers import COVERS_WORDS, word_published
from hisab.publishing.press import Press
from hisab.publishing.quotes import Span, excerpt, language_tag
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import label_of, value_words
from hisab.records.documents import Document
from hisab.records.figures import IncidentAccount, Toll
from hisab.records.mentions import Argument, Mention, Role, ToldAs
from hisab.records.values import Covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words that one value was read from; `note` is the same as a printed note."""

    outlet: str
    published: str
    href: str
    quote: str
    language: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a field and all who state it."""

    words: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field, its values side by side."""

    label: str
    anchor: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One source's number of people, and whether it counts towards the toll."""

    role: str
    words: str
    covers: str
    counted: str
    style: str
    citation: Citation
    excerpt: Markup


def cite(press: Press, mention: Mention, index: int) -> Citation:
    """Return the citation of one argument."""
    argument = mention.arguments[index]
    document = press.edition.register.documents[argument.passage.document]
    return _citation(press.tongue, document, press.addresses.words(mention, index), press.quote(argument.passage))


def cite_sentence(press: Press, mention: Mention) -> Citation:
    """Return the citation of the sentences of a whole mention."""
    return _citation(press.tongue, press.document(mention), press.addresses.sentence(mention), press.quote(mention.passage))


def _citation(tongue: Tongue, document: Document, href: str, quote: str) -> Citation:
    published = word_published(tongue, document.published)
    return Citation(
        outlet=document.source,
        published=published,
        href=href,
        quote=quote,
        language=language_tag(document.language),
        note=f"{tongue.all_of((document.source, published))}: “{quote}”",
    )


def fields_of(press: Press, mentions: Sequence[Mention], roles: Sequence[Role]) -> tuple[Field, ...]:
    """Return a field for each of `roles` that some mention states, in the order of `roles`."""
    fields = (_field(press, mentions, role) for role in roles)
    return tuple(field for field in fields if field.values)


def _field(press: Press, mentions: Sequence[Mention], role: Role) -> Field:
    values: dict[str, list[Citation]] = {}
    for mention in mentions:
        for index, argument in enumerate(mention.arguments):
            if argument.role is role:
                values.setdefault(_words(press, mention, argument), []).append(cite(press, mention, index))
    ordered = sorted(values.items(), key=lambda item: -len(item[1]))
    return Field(
        label=label_of(press.tongue, role),
        anchor=role.value.replace("_", "-"),
        values=tuple(Value(words=words, citations=tuple(citations)) for words, citations in ordered),
    )


def words_of(press: Press, mention: Mention, argument: Argument) -> str:
    """Return the value of an argument in words, or that the profile keeps it back."""
    return press.withheld if press.veil.withholds(mention, argument) else value_words(press.tongue, argument, press.vocabulary)


def _words(press: Press, mention: Mention, argument: Argument) -> str:
    words = words_of(press, mention, argument)
    said_by = mention.first(Role.ATTRIBUTED_BY)
    if argument.role is Role.ATTRIBUTED and said_by is not None:
        return press.tongue.say("{name}, by {speaker}", name=words, speaker=words_of(press, mention, said_by))
    return words


def numbers_of(press: Press, mentions: Sequence[Mention], account: IncidentAccount) -> tuple[Number, ...]:
    """Return every number of people that the mentions of an incident state, in the order in which they were published."""
    tolls = {Role.KILLED: account.killed, Role.INJURED: account.injured, Role.ABDUCTED: None}
    return tuple(
        _number(press, mention, index, tolls[role])
        for role in tolls
        for mention in mentions
        for index, argument in enumerate(mention.arguments)
        if argument.role is role and argument.count is not None
    )


def _number(press: Press, mention: Mention, index: int, toll: Toll | None) -> Number:
    argument = mention.arguments[index]
    if argument.count is None:
        raise ValueError("a number without a count")
    passage = argument.passage
    document = press.edition.register.documents[passage.document]
    is_counted = toll is not None and (mention.id, index) in toll.resting_on
    return Number(
        role=label_of(press.tongue, argument.role),
        words=value_words(press.tongue, argument, press.vocabulary),
        covers=press.tongue.say(COVERS_WORDS[argument.count.covers]),
        counted=press.tongue.say("counted") if is_counted else _why_not(press.tongue, argument.count.covers, mention, toll),
        style="counted" if is_counted else "set-aside",
        citation=cite(press, mention, index),
        excerpt=excerpt(document.text, [Span(start=passage.start, end=passage.end, style="value")], context=60, hidden=press.hidden(document)),
    )


def _why_not(tongue: Tongue, covers: Covers, mention: Mention, toll: Toll | None) -> str:
    if toll is None:
        return tongue.say("shown, not added up")
    if covers is not Covers.ATTACK:
        return tongue.say("so not counted")
    if mention.told_as is ToldAs.RECALLED:
        return tongue.say("not counted: recalled in a report of something else ({rule})", rule=tongue.say(toll.recipe))
    return tongue.say("not counted: set aside by the rule {rule}", rule=tongue.say(toll.recipe))
