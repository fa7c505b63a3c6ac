"""Which promises a document holds: an official speaker, words that commit, and a remedy for an attack that is still to come.

A demand, a court order, a wish, a recall and a refusal are read as what they are: the first three are no promise, the last two are told apart by their act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.reading.deadlines import find_deadlines
from hisab.reading.lexicon import Hit
from hisab.reading.money import find_money
from hisab.reading.officials import Official, find_officials, official_arguments
from hisab.reading.scene import Scene, Segment
from hisab.reading.speakers import PERSON_PRONOUN, Attribution, Voice, find_attribution
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import Act

_HEADS = frozenset({"commit", "announce", "direct", "refuse", "recall"})
_PASSIVE_HEAD = re.compile(r"\b(?:was|were|been|be|being)\s+$")
_NOUN_BEFORE = re.compile(r"\b(?:the|their|all|every|valid|these|other|genuine|such|two|three|four|five|seven)\s+$")
_OWN_VOICE = re.compile(r"^(?:will|shall|is\s+to|are\s+to|is\s+going\s+to|are\s+going\s+to|going\s+to)\b|^['’]ll\b")
"""Modals of the present: outside reported speech they are the paper's own word, and bind only a subject that stands before them."""
_SAID_AFTER = re.compile(r"^\s+(?:from|by|of|given\s+by|on\s+behalf\s+of)\s+")
_SAME_CLAUSE = re.compile(r"[\w\s’'-]{0,60}")
_MEETING = re.compile(r"^\W*(?:the\s+)?(?:same\s+)?meeting\b")
_OUTCOME = re.compile(r"\b(?:never\s+again|never\s+happen|put\s+an\s+end|prevent\s+such|such\s+attacks)\b")
_DENIED = re.compile(r"\b(?:has|have|had)\s+(?:never|not|yet\s+to)\b|\bnever\s+(?:really\s+)?(?:done|kept|fulfilled)\b")
_CONDITION = re.compile(r"\b(?:if|unless|provided\s+that|once|as\s+soon\s+as)\b[^,.;]{3,80}")
_NOT_YET = re.compile(
    r"\bnot\s+(?:bury|leave|move|end|be\s+buried)\b|\b(?:bury|burial|sit-in|vigil|protest\w*)\b[^.]{0,60}\buntil\b|\basked\s+(?:if|whether)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The words that commit, and the stretch of the segment that says to what."""

    kind: str
    start: int
    end: int
    content: tuple[int, int]


def read_promises(scene: Scene, *, has_attack: bool) -> tuple[Mention, ...]:
    """Return the promise mentions of the document; without an attack to follow there is none."""
    if not has_attack:
        return ()
    mentions: list[Mention] = []
    voice = Voice()
    under_agreement = False
    for segment in scene.segments:
        officials = find_officials(scene, segment)
        if segment.start == segment.sentence.start and not segment.text.startswith(("-", "•", "–")):
            under_agreement = False
        attribution = find_attribution(scene, segment, officials, voice)
        heads = _heads(scene, segment, attribution, under_agreement=under_agreement)
        under_agreement = under_agreement or any(_is_agreement(segment, head) for head in heads)
        spoken = [_speaker(scene, segment, head, officials, attribution, voice, under_agreement=under_agreement) for head in heads]
        for head, said_by in zip(heads, spoken, strict=True):
            mentions.extend(_mentions(scene, segment, head, said_by))
        voice = voice.after(scene, segment, officials, spoken)
    return _once_each(mentions)


def _heads(scene: Scene, segment: Segment, attribution: Attribution | None, *, under_agreement: bool) -> tuple[_Head, ...]:
    cues = [hit for hit in scene.lexicon.cues("promise", segment.text) if not _inside_name(segment, hit)]
    if attribution is not None and attribution.commits:
        cues = [hit for hit in cues if not attribution.start <= hit.start < attribution.end and hit.row["kind"] != "future"]
    main = [hit for hit in cues if hit.row["kind"] in _HEADS]
    futures = [hit for hit in cues if hit.row["kind"] == "future"]
    for future in futures:
        governed = [hit for hit in main if hit.end <= future.start < hit.end + 110 and hit.row["kind"] in {"commit", "refuse", "recall"}]
        if not governed or _starts_anew(segment, governed[-1], future):
            main.append(future)
    if under_agreement and not main:
        return (_Head(kind="announce", start=0, end=0, content=(0, len(segment.text))),)
    heads = [_head(segment, cue, sorted(main, key=lambda hit: hit.start)) for cue in sorted(main, key=lambda hit: hit.start)]
    if attribution is not None and attribution.commits:
        heads.append(_Head(kind="commit", start=attribution.verb_start, end=attribution.verb_end, content=(segment.body, len(segment.text))))
    return tuple(heads)


def _head(segment: Segment, cue: Hit, ordered: list[Hit]) -> _Head:
    """Return the head of one cue: what it says reaches to the next cue, and back to the one before where the verb is passive or modal."""
    position = ordered.index(cue)
    until = ordered[position + 1].start if position + 1 < len(ordered) else len(segment.text)
    since = ordered[position - 1].end if position else segment.body
    is_passive = bool(_PASSIVE_HEAD.search(segment.lowered[: cue.start])) or " accepted" in segment.lowered[cue.start - 1 : cue.end]
    content = (since if cue.row["kind"] == "future" or is_passive else cue.start, until)
    return _Head(kind=cue.row["kind"], start=cue.start, end=cue.end, content=content)


def _inside_name(segment: Segment, hit: Hit) -> bool:
    return any(name.start <= hit.start < name.end for name in segment.names)


def _starts_anew(segment: Segment, head: Hit, future: Hit) -> bool:
    return bool(re.search(r"\b(?:and|but)\s+(?:\w+\s+){0,3}(?:said|says|told|added)\b", segment.lowered[head.end : future.start]))


def _is_agreement(segment: Segment, head: _Head) -> bool:
    return "terms" in segment.lowered[head.start : head.end] or "agreement" in segment.lowered[head.start : head.end]


def _speaker(
    scene: Scene,
    segment: Segment,
    head: _Head,
    officials: tuple[Official, ...],
    attribution: Attribution | None,
    voice: Voice,
    *,
    under_agreement: bool,
) -> Official | None:
    """Return who commits, or None where it is nobody who bears the duty."""
    if attribution is not None and attribution.end > head.start and head.kind in {"future", "commit"}:
        return attribution.speaker
    if attribution is not None and attribution.speaker is None and head.kind == "future":
        return None
    bearing = [official for official in officials if official.bears_duty and official.end <= head.start]
    if not any(_is_person(official) for official in bearing) and (pronoun := voice.before(segment, head.start)) is not None:
        return pronoun
    if PERSON_PRONOUN.match(segment.lowered) and voice.person is not None:
        return voice.person
    if head.kind == "commit" and _SAID_AFTER.match(segment.lowered[head.end :]):
        return next((official for official in officials if official.bears_duty and head.end < official.start < head.end + 60), None)
    if head.kind == "announce" and _PASSIVE_HEAD.search(segment.lowered[: head.start]):
        return _by_whom(segment, head, officials)
    if head.kind == "future" and not _is_reported(scene, segment, head):
        if _OWN_VOICE.match(segment.lowered[head.start : head.end]) and not under_agreement:
            return next((official for official in bearing if _SAME_CLAUSE.fullmatch(segment.text[official.end : head.start])), None)
        bearing = bearing or [official for official in officials if official.bears_duty and official.start < head.end + 60]
    if _is_demand(scene, segment, head, bearing):
        return None
    others = _others(scene, segment, head)
    if bearing:
        is_theirs = others and others[-1].start > bearing[0].end and head.start - others[-1].end < 25 and not _is_object(segment, others[-1])
        return None if is_theirs and head.kind in {"commit", "announce"} else voice.specific(bearing[0])
    if others or any(official.end <= head.start for official in officials):
        return None
    return voice.carried(segment)


def _others(scene: Scene, segment: Segment, head: _Head) -> list[Hit]:
    """Return the people before the head who hold no office: families, leaders, the members of a community."""
    named = [hit for hit in segment.of("communities") if hit.row["kind"] != "occupational" and segment.lowered[hit.start : hit.end].endswith("s")]
    spoken = [hit for hit in scene.lexicon.cues("non_official", segment.text) if not _inside_name(segment, hit)]
    return sorted((hit for hit in (*named, *spoken) if hit.end <= head.start), key=lambda hit: hit.start)


def _is_person(official: Official) -> bool:
    return any(hit.table in {"tenures", "offices"} for hit in official.hits)


def _by_whom(segment: Segment, head: _Head, officials: tuple[Official, ...]) -> Official | None:
    """Return who is named behind a passive: "was announced by the chief minister"."""
    behind = [official for official in officials if official.bears_duty and official.start > head.end]
    return next((official for official in behind if re.search(r"\bby\s+(?:the\s+)?$", segment.lowered[head.end : official.start])), None)


def _is_reported(scene: Scene, segment: Segment, head: _Head) -> bool:
    """True when a verb of saying stands before the head: what follows is somebody's word and not the paper's."""
    return any(hit.row["kind"] == "say" and hit.end <= head.start for hit in scene.lexicon.cues("promise", segment.text))


def _is_demand(scene: Scene, segment: Segment, head: _Head, bearing: list[Official]) -> bool:
    """True when the words before the head ask for it: "protest leaders want him to promise"."""
    asked = [
        hit
        for hit in scene.lexicon.cues("demand", segment.text)
        if hit.end <= head.start + 1 and not _NOUN_BEFORE.search(segment.lowered[: hit.start])
    ]
    if not asked:
        return False
    if head.kind == "future" and not any(
        hit.row["kind"] == "say" and asked[-1].end < hit.start < head.start for hit in scene.lexicon.cues("promise", segment.text)
    ):
        return True
    others = _others(scene, segment, head)
    return bool(others) and (not bearing or others[0].start < bearing[0].start or asked[-1].start > bearing[0].end)


def _is_object(segment: Segment, hit: Hit) -> bool:
    """True when the people named are those spoken to: "told protesters", "met the families and announced"."""
    return bool(re.search(r"\b(?:told|met|meeting|with|to|assured|of|visited|for|addressing)\s+(?:the\s+)?$", segment.lowered[: hit.start]))


def _mentions(scene: Scene, segment: Segment, head: _Head, speaker: Official | None) -> Iterator[Mention]:
    kinds = _kinds(scene, segment, head)
    is_unspoken = speaker is None and head.kind == "announce" and bool(kinds) and _speaks_for_all(segment, head)
    if speaker is None and not is_unspoken:
        return
    if speaker is not None and speaker.is_court and (head.kind != "commit" or speaker.segment is not segment):
        return
    if not kinds and head.kind != "commit":
        return
    if (
        _is_wish(scene, segment, head)
        or _DENIED.search(segment.lowered[head.content[0] : head.content[1]])
        or _NOT_YET.search(segment.lowered[max(0, head.start - 40) : head.content[1]])
    ):
        return
    act = _act(segment, head, has_kind=bool(kinds))
    for kind in kinds or (None,):
        yield _mention(scene, segment, head, act, kind, speaker)


def _speaks_for_all(segment: Segment, head: _Head) -> bool:
    """True for words that bind though nobody is named: "was announced", "Terms listed:", "the meeting decided", "all demands accepted"."""
    words = segment.lowered[head.start : head.end]
    is_passive = bool(_PASSIVE_HEAD.search(segment.lowered[: head.start]))
    return is_passive or head.end == 0 or "accepted" in words or "agree" in words or "terms" in words or bool(_MEETING.match(segment.lowered))


def _kinds(scene: Scene, segment: Segment, head: _Head) -> tuple[Hit, ...]:
    start, end = head.content
    found: dict[str, Hit] = {}
    for hit in scene.lexicon.cues("promise_kind", segment.text):
        if start <= hit.start < end and hit.row["kind"] not in found and not _inside_person(segment, hit):
            found[hit.row["kind"]] = hit
    if "compensation" not in found and any(start <= money_start < end for money_start, _, _ in find_money(segment.text)):
        money_start, money_end, _ = next(found_money for found_money in find_money(segment.text) if start <= found_money[0] < end)
        if scene.lexicon.cues("beneficiary", segment.text):
            row = next(row for row in scene.lexicon.vocabulary.rows("cues") if row["set"] == "promise_kind" and row["kind"] == "compensation")
            found["compensation"] = Hit(start=money_start, end=money_end, row=row)
    return tuple(sorted(_weed(found), key=lambda hit: hit.start))


def _inside_person(segment: Segment, hit: Hit) -> bool:
    return any(name.start <= hit.start < name.end and name.table in {"tenures", "offices", "groups"} for name in segment.names)


def _weed(found: dict[str, Hit]) -> tuple[Hit, ...]:
    """A committee that looks into culprits is an inquiry; weak kinds give way to strong ones."""
    if "inquiry" in found and "justice" in found and found["justice"].start > found["inquiry"].start:
        found = {kind: hit for kind, hit in found.items() if kind != "justice"}
    if (
        "inquiry" in found
        and "dismissal" in found
        and "negligen" in found["dismissal"].row["spellings"]
        and found["dismissal"].start > found["inquiry"].start
    ):
        found = {kind: hit for kind, hit in found.items() if kind != "dismissal"}
    strong = {kind for kind in found if kind not in {"gesture", "policy"}}
    return tuple(hit for kind, hit in found.items() if kind in strong or not strong)


def _is_wish(scene: Scene, segment: Segment, head: _Head) -> bool:
    return any(head.start - 60 <= hit.start < head.end + 25 for hit in scene.lexicon.cues("wish", segment.text) if hit.start <= head.end + 2)


def _act(segment: Segment, head: _Head, *, has_kind: bool) -> Act:
    words = segment.lowered[head.content[0] : head.content[1]]
    if head.kind == "recall" or re.search(r"\bhad\s+(?:\w+\s+)?$", segment.lowered[: head.start]) and head.kind == "commit":
        return Act.RECALL
    if head.kind == "refuse":
        return Act.REFUSAL
    if head.kind == "direct":
        return Act.DIRECTIVE
    if head.kind == "announce":
        return Act.ANNOUNCEMENT
    if not has_kind or "tall promises" in segment.lowered[head.start : head.end]:
        return Act.COMMIT_VAGUE
    return Act.COMMIT_OUTCOME if _OUTCOME.search(words) else Act.COMMIT_SPECIFIC


def _mention(scene: Scene, segment: Segment, head: _Head, act: Act, kind: Hit | None, speaker: Official | None) -> Mention:
    arguments = list(official_arguments(scene, speaker)) if speaker else []
    act_end = head.end if head.end else len(segment.text)
    arguments.append(scene.argument(segment, Role.ACT, head.start, act_end, name=act.value))
    if kind is not None:
        arguments.append(scene.argument(segment, Role.KIND, kind.start, kind.end, name=kind.row["kind"]))
    start, end = head.content
    for hit in scene.lexicon.cues("beneficiary", segment.text):
        if start <= hit.start < end:
            arguments.append(scene.argument(segment, Role.BENEFICIARY, hit.start, hit.end, name=segment.text[hit.start : hit.end]))
            break
    if kind is not None and kind.row["kind"] == "compensation":
        arguments += [
            scene.argument(segment, Role.AMOUNT, money_start, money_end, money=money)
            for money_start, money_end, money in find_money(segment.text)
            if start <= money_start < end
        ]
    arguments += list(_deadlines(scene, segment, start, end))
    if condition := _CONDITION.search(segment.lowered[:end]):
        arguments.append(
            scene.argument(segment, Role.CONDITION, condition.start(), condition.end(), name=segment.text[condition.start() : condition.end()])
        )
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.PROMISE, passage=passage, arguments=tuple(dict.fromkeys(arguments)))


def _deadlines(scene: Scene, segment: Segment, start: int, end: int) -> Iterator[Argument]:
    for begin, finish, span in find_deadlines(segment.text, scene.anchor):
        if start <= begin < end:
            yield scene.argument(segment, Role.DEADLINE, begin, finish, date=span)
            return


def _once_each(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Keep one mention of each kind, speaker and sentence: the one that says most."""
    best: dict[tuple[object, ...], Mention] = {}
    for mention in mentions:
        kind, person, act = mention.first(Role.KIND), mention.first(Role.PERSON), mention.first(Role.ACT)
        is_binding = act.name not in {Act.RECALL, Act.REFUSAL} if act else True
        key = (mention.passage.start, kind and kind.name, person and person.name, is_binding)
        if key not in best or len(mention.arguments) > len(best[key].arguments):
            best[key] = mention
    return tuple(best.values())
