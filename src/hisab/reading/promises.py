"""Which promises a document holds: an official speaker, words that commit, and a remedy for an attack that is still to come.

A demand, a court order, a wish, a recall and a refusal are read as what they are: the first three are no promise, and the last two
are told apart by their act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hisab.reading.commitments import Clause, Head, find_heads, find_speaker
from hisab.reading.deadlines import find_deadlines
from hisab.reading.lexicon import Hit
from hisab.reading.money import find_money
from hisab.reading.officials import Official, find_officials, official_arguments
from hisab.reading.refusals import is_no_word_given, refusal_after
from hisab.reading.scene import Scene, Segment
from hisab.reading.speakers import Voice, find_attribution
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import Act

_AGREEMENT = re.compile(r"terms|agreement")
_MEETING = re.compile(r"^\W*(?:the\s+)?(?:same\s+)?meeting\b")
_OUTCOME = re.compile(r"\b(?:never\s+again|never\s+happen|put\s+an\s+end|prevent\s+such|such\s+attacks|another\s+such|again)\b")
_DENIED = re.compile(r"\b(?:has|have|had)\s+(?:never|not|yet\s+to)\b|\bnever\s+(?:really\s+)?(?:done|kept|fulfilled)\b")
_DONE = re.compile(r"\b(?:has|have)\s+been\s+\w+ed\b|\bhas\s+been\s+set\s+up\b")
_NEGATED = re.compile(r"(?:\b(?:not|never|nor|neither)|n't)\s+(?:\w+\s+)?$")
_NOTHING = re.compile(r"^\s+(?:nothing|no\s+\w+)\b")
_CONDITION = re.compile(r"(?<!\bas )\b(?:if|unless|provided\s+that|once|as\s+soon\s+as)\b[^,.;]{2,160}[^\s,.;]")
_NOT_YET = re.compile(
    r"\bnot\s+(?:bury|leave|move|end|be\s+buried)\b|\b(?:bury|burial|sit-in|vigil|protest\w*)\b[^.]{0,60}\buntil\b|\basked\s+(?:if|whether)\b"
)


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
        clause = Clause(scene=scene, segment=segment, officials=officials, attribution=attribution, voice=voice, under_agreement=under_agreement)
        heads = find_heads(clause)
        under_agreement = under_agreement or any(_AGREEMENT.search(head.words(segment)) for head in heads)
        spoken = [find_speaker(clause, head) for head in heads]
        for head, said_by in zip(heads, spoken, strict=True):
            mentions.extend(_mentions(clause, head, said_by))
        voice = voice.after(scene, segment, officials, spoken)
    return _once_each(mentions)


def _mentions(clause: Clause, head: Head, speaker: Official | None) -> Iterator[Mention]:
    segment, kinds = clause.segment, _kinds(clause, head)
    is_unspoken = speaker is None and head.kind == "announce" and bool(kinds) and _speaks_for_all(segment, head)
    if speaker is None and not is_unspoken:
        return
    if speaker is not None and speaker.is_court and (head.kind != "commit" or speaker.segment is not segment):
        return
    if not kinds and head.kind != "commit":
        return
    if head.end == 0 and _DONE.search(segment.lowered):
        return
    if head.kind != "future" and (_NEGATED.search(segment.lowered[: head.start]) or _NOTHING.match(segment.lowered[head.end :])):
        return
    if (
        (head.kind == "future" and is_no_word_given(segment.lowered[: head.start], segment.lowered[head.end :]))
        or _is_wish(clause, head)
        or _DENIED.search(segment.lowered[head.content[0] : head.content[1]])
        or _NOT_YET.search(segment.lowered[max(0, head.start - 40) : head.content[1]])
    ):
        return
    denied = (
        refusal_after(segment.lowered[head.end :]) if head.kind == "future" and not _OUTCOME.search(segment.lowered[slice(*head.content)]) else None
    )
    if denied is not None:
        head = replace(head, kind="refuse", end=head.end + len(denied))
    act = _act(segment, head, has_kind=bool(kinds))
    for kind in kinds or (None,):
        yield _mention(clause, head, act=act, kind=kind, speaker=speaker)


def _speaks_for_all(segment: Segment, head: Head) -> bool:
    """True for words that bind though nobody is named: "was announced", "Terms listed:", "the meeting decided", "all demands accepted"."""
    words = head.words(segment)
    return (
        head.is_passive(segment)
        or head.end == 0
        or "accepted" in words
        or "agree" in words
        or "terms" in words
        or bool(_MEETING.match(segment.lowered))
    )


def _kinds(clause: Clause, head: Head) -> tuple[Hit, ...]:
    scene, segment = clause.scene, clause.segment
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


def _is_wish(clause: Clause, head: Head) -> bool:
    return any(head.start - 60 <= hit.start <= head.end + 2 for hit in clause.cues("wish"))


def _act(segment: Segment, head: Head, *, has_kind: bool) -> Act:
    words = segment.lowered[head.content[0] : head.content[1]]
    is_past = bool(re.search(r"\bhad\s+(?:\w+\s+)?$", segment.lowered[: head.start]))
    if head.kind == "recall" or (head.kind == "commit" and is_past):
        return Act.RECALL
    if head.kind == "refuse":
        return Act.REFUSAL
    if head.kind == "direct":
        return Act.DIRECTIVE
    if head.kind == "announce":
        return Act.ANNOUNCEMENT
    if not has_kind or "tall promises" in head.words(segment):
        return Act.COMMIT_VAGUE
    return Act.COMMIT_OUTCOME if _OUTCOME.search(words) else Act.COMMIT_SPECIFIC


def _mention(clause: Clause, head: Head, *, act: Act, kind: Hit | None, speaker: Official | None) -> Mention:
    scene, segment = clause.scene, clause.segment
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
