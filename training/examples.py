"""Turns labelled reports into what the encoder is trained on: windows of tokens, and for each the answers of `hisab.reading.learned.tags`."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from hisab.reading.learned.tags import ACTION_KINDS, ACTS, ASSERTIONS, COVERS, HARM, PROMISE_KINDS, SENTENCE, TAGS, TELLS, TOLD
from hisab.reading.learned.windows import LIMIT, Tokenize, Tokens, Window, cut_windows, in_small_letters
from hisab.reading.sentences import split_sentences
from hisab.records.mentions import MentionKind, Role
from hisab.records.values import Covers
from hisab.vocabulary.words import BINDING_ACTS
from training.notation import Label, Report, Told

_COVERS = {
    "several": Covers.SEVERAL_ATTACKS,
    "period": Covers.PERIOD,
    "part": Covers.PART,
    "attackers": Covers.ATTACKERS,
    "with-attackers": Covers.INCLUDES_ATTACKERS,
    "killed-or-injured": Covers.KILLED_OR_INJURED,
    "said-by-attacker": Covers.SAID_BY_ATTACKER,
}
"""What stands behind the slash of a count in the corpus."""
_JOINED, _WHOLE, _CUT = 0.25, 0.5, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A labelled span of tokens `[start, end)`: its tag, its mention in this report, and its answers to the questions asked of a span."""

    tag: int
    start: int
    end: int
    mention: str
    answers: tuple[tuple[str, int], ...]
    kinds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window with its answers. `sentences` has, for each sentence of the window, its tokens and the classes that hold."""

    report: str
    language: str
    tokens: Tokens
    spans: tuple[Span, ...]
    sentences: tuple[tuple[int, int, tuple[int, ...]], ...]


class Windowed(Protocol):
    """Has tokens."""

    @property
    def tokens(self) -> Tokens: ...  # noqa: D102


Cut = TypeVar("Cut", bound=Windowed)


def make_examples(report: Report, tokenize: Tokenize, *, small: bool = False) -> Iterator[Example]:
    """Yield the windows of one report; `small` takes its capitals away, as the reader does with old wires that have nothing else."""
    text = in_small_letters(report.text) if small else report.text
    told = {mention.key: mention for mention in report.mentions}
    for window in cut_windows(text, split_sentences(text), tokenize):
        yield _example(report, window, told)


def _example(report: Report, window: Window, told: dict[str, Told]) -> Example:
    spans = []
    for label in report.labels:
        place = window.tokens.within(label.start, label.end)
        if place is not None:
            spans.append(_span(label, told[label.key], *place))
    sentences = tuple((first, last, classes_of(report, start, end)) for start, end, first, last in window.sentences)
    return Example(report=report.id, language=report.language, tokens=window.tokens, spans=tuple(spans), sentences=sentences)


def _span(label: Label, mention: Told, start: int, end: int) -> Span:
    kind, words = mention.kind, mention.words
    answers: list[tuple[str, int]] = []
    kinds: tuple[int, ...] = ()
    if kind is MentionKind.INCIDENT:
        answers.append(("told", TOLD.index(words[0])))
    if label.role in HARM and kind in {MentionKind.INCIDENT, MentionKind.TOTAL}:
        _, _, covers = (label.value or "").partition("/")
        answers.append(("covers", COVERS.index(_COVERS.get(covers, Covers.ATTACK))))
    if kind is MentionKind.PROMISE and label.role in {Role.ACT, Role.KIND}:
        answers.append(("act", ACTS.index(words[0])))
        kinds = tuple(PROMISE_KINDS.index(word) for word in words[1:])
    if kind is MentionKind.ACTION and label.role is Role.KIND:
        answers.append(("action_kind", ACTION_KINDS.index(" ".join(words).replace("-", " "))))
    if kind is MentionKind.ASSERTION:
        answers.append(("assertion", ASSERTIONS.index(words[0])))
    tag = TAGS.index(f"{kind}.{label.role if label.role is not None else TELLS}") if _has_tag(kind, label) else -1
    return Span(tag=tag, start=start, end=end, mention=label.key, answers=tuple(answers), kinds=kinds)


def _has_tag(kind: MentionKind, label: Label) -> bool:
    return f"{kind}.{label.role if label.role is not None else TELLS}" in TAGS


def classes_of(report: Report, start: int, end: int) -> tuple[int, ...]:
    """Return what the sentence at `[start, end)` tells, by the labels that begin in it."""
    told = {mention.key: mention for mention in report.mentions}
    found: set[str] = set()
    for label in report.labels:
        if not start <= label.start < end:
            continue
        mention = told[label.key]
        if mention.kind is MentionKind.INCIDENT:
            found.add(mention.words[0])
        elif mention.kind is MentionKind.PROMISE and label.role in {Role.ACT, Role.KIND}:
            is_binding = mention.words[0] in BINDING_ACTS
            found.add("promise" if is_binding else "unbinding")
            found |= {f"promise {kind}" for kind in mention.words[1:] if is_binding}
        elif mention.kind is MentionKind.ACTION and label.role is Role.KIND:
            found.add("action")
        elif mention.kind in {MentionKind.TOTAL, MentionKind.ASSERTION}:
            found.add(mention.kind.value)
    return tuple(sorted(SENTENCE.index(name) for name in found))


def mixed(examples: Sequence[Example], *, seed: int) -> list[Example]:
    """Return the examples as one epoch sees them: half whole, a quarter cut to a few sentences, a quarter with sentences of another report behind.

    A report that is always seen whole is learned by heart, with its ending; what a sentence tells has to be seen in any company.
    """
    draw = random.Random(seed)  # noqa: S311 - a change of the text's shape, not a secret
    by_language: dict[str, list[Example]] = {}
    for example in examples:
        by_language.setdefault(example.language, []).append(example)
    result = []
    for example in examples:
        choice = draw.random()
        if choice < _WHOLE:
            result.append(example)
        elif choice < _WHOLE + _CUT:
            result.append(_some_sentences(example, draw))
        else:
            other = draw.choice(by_language[example.language])
            result.append(_behind(_some_sentences(example, draw), _some_sentences(other, draw)))
    return result


def _some_sentences(example: Example, draw: random.Random) -> Example:
    """Return one to five sentences that stand together."""
    number = draw.randint(1, min(5, len(example.sentences)))
    begin = draw.randint(0, len(example.sentences) - number)
    chosen = example.sentences[begin : begin + number]
    first, last = chosen[0][0], chosen[-1][1]
    spans = [replace(span, start=span.start - first, end=span.end - first) for span in example.spans if first <= span.start and span.end <= last]
    tokens = Tokens(ids=example.tokens.ids[first:last], starts=example.tokens.starts[first:last], ends=example.tokens.ends[first:last])
    sentences = tuple((start - first, end - first, classes) for start, end, classes in chosen)
    return replace(example, tokens=tokens, spans=tuple(spans), sentences=sentences)


def _behind(one: Example, other: Example) -> Example:
    """Return both as one window; the mentions of the second keep apart from those of the first."""
    length = len(one.tokens.ids)
    if length + len(other.tokens.ids) > LIMIT:
        return one
    tokens = Tokens(ids=one.tokens.ids + other.tokens.ids, starts=one.tokens.starts + other.tokens.starts, ends=one.tokens.ends + other.tokens.ends)
    spans = [replace(span, start=span.start + length, end=span.end + length, mention=f"{span.mention} of the second") for span in other.spans]
    sentences = [(start + length, end + length, classes) for start, end, classes in other.sentences]
    return replace(one, tokens=tokens, spans=(*one.spans, *spans), sentences=(*one.sentences, *sentences))


def joined(example: Example, *, seed: int) -> Example:
    """Return the example with some neighbouring sentences taken as one: papers also write in one breath what others say in three."""
    draw = random.Random(f"{seed} {example.report}")  # noqa: S311 - a change of the text's shape, not a secret
    sentences: list[tuple[int, int, tuple[int, ...]]] = []
    for first, last, classes in example.sentences:
        if sentences and draw.random() < _JOINED:
            before, _, known = sentences.pop()
            sentences.append((before, last, tuple(sorted({*known, *classes}))))
        else:
            sentences.append((first, last, classes))
    return replace(example, sentences=tuple(sentences))


def batched(examples: Sequence[Cut], *, seed: int, batch: int) -> list[list[Cut]]:
    """Return batches of windows of like length, none of more than `batch` tokens but for a single window, in an order that `seed` fixes."""
    draw = random.Random(seed)  # noqa: S311 - an order, not a secret
    order = sorted(examples, key=lambda example: (len(example.tokens.ids) + draw.randint(0, 40), draw.random()))
    batches: list[list[Cut]] = []
    current: list[Cut] = []
    for example in order:
        longest = max([len(example.tokens.ids), *(len(other.tokens.ids) for other in current)])
        if current and longest * (len(current) + 1) > batch:
            batches.append(current)
            current = []
        current.append(example)
    if current:
        batches.append(current)
    draw.shuffle(batches)
    return batches
