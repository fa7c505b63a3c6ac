"""The first linker: named rules, no learning. Its seam is `records.seams.Linker`; a better engine takes its place there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from hisab.linking.features import features_of
from hisab.linking.incidents import cluster_incidents
from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Mention, MentionKind, ReaderVersion, Role, ToldAs
from hisab.records.seams import Cluster, Linking
from hisab.records.subjects import Suggestion
from hisab.vocabulary.words import BINDING_ACTS, ActionKind

_RESTATED_DAYS = 30
"""The same institution's word on the same kind after the same attack is one promise for thirty days (docs/promises.md, repetition)."""
_ACTION_DAYS = 7


class RulesLinker:
    """Incidents by day, place and count; promises and actions to the attack that their own report tells."""

    @property
    def version(self) -> ReaderVersion:
        """The linker's name and version."""
        return ReaderVersion(name="rules", version="1")

    def link(self, register: Register) -> Linking:
        """Return the clusters over all mentions of `register`, sorted; recalls and refusals are no promises and are in none."""
        mentions = sorted(register.mentions.values(), key=lambda mention: mention.id)
        incidents = cluster_incidents(features_of(register, mention) for mention in mentions if mention.kind is MentionKind.INCIDENT)
        return link_words(register, incidents)


def link_words(register: Register, incidents: tuple[Cluster, ...]) -> Linking:
    """Return the linking with `incidents` as they are, and the promises and actions that follow them."""
    mentions = sorted(register.mentions.values(), key=lambda mention: mention.id)
    home = {mention: cluster.mentions[0] for cluster in incidents for mention in cluster.mentions}
    told = _told_incidents(mentions)
    bound = [mention for mention in mentions if mention.kind is MentionKind.PROMISE and _is_binding(mention)]
    done = [mention for mention in mentions if mention.kind is MentionKind.ACTION]
    return Linking(
        incidents=incidents,
        promises=_group(register, bound, told, home, key=_promise_key, gap_days=_RESTATED_DAYS, is_vague=_is_vague),
        actions=_group(register, done, told, home, key=_action_key, gap_days=_ACTION_DAYS, is_vague=_is_never_vague),
    )


def _is_binding(mention: Mention) -> bool:
    act = mention.first(Role.ACT)
    return act is not None and act.name in BINDING_ACTS


def _told_incidents(mentions: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is MentionKind.INCIDENT:
            told[mention.document].append(mention)
    return {document: tuple(sorted(found, key=lambda mention: mention.passage.start)) for document, found in told.items()}


def about(mention: Mention, told: Iterable[Mention]) -> Suggestion | None:
    """Return the suggestion which attack of its own report a promise or action follows: the main one told last before it, else the first main one."""
    incidents = tuple(told)
    beside = [incident for incident in incidents if incident.passage.start < mention.passage.end and mention.passage.start < incident.passage.end]
    if len(beside) == 1:
        return Suggestion(left=mention.id, right=beside[0].id, score=0.9, reasons=("told in the same sentence",))
    main = [incident for incident in incidents if incident.told_as is ToldAs.MAIN] or list(incidents)
    if not main:
        return None
    before = [incident for incident in main if incident.passage.start <= mention.passage.start]
    chosen = before[-1] if before else main[0]
    reason = "told last before it in the same report" if before else "the first attack that the same report tells"
    is_only = len(main) == 1
    reasons = (reason, "the only attack that the report is about") if is_only else (reason,)
    return Suggestion(left=mention.id, right=chosen.id, score=0.8 if is_only else 0.5, reasons=reasons)


def speaker_key(mention: Mention) -> str:
    """Return who is bound, as far as the words say: the institution, else the office, else the person; a promise binds the institution."""
    for role in (Role.INSTITUTION, Role.OFFICE, Role.PERSON):
        argument = mention.first(role)
        if argument is not None and argument.name:
            return argument.name
    return ""


def _promise_key(mention: Mention) -> tuple[str, ...]:
    kind = mention.first(Role.KIND)
    return (kind.name or "" if kind else "", speaker_key(mention))


def _action_key(mention: Mention) -> tuple[str, ...]:
    kind = mention.first(Role.KIND)
    name = kind.name or "" if kind else ""
    return (name, speaker_key(mention)) if name == ActionKind.VISIT else (name,)


def _group(
    register: Register,
    mentions: list[Mention],
    told: Mapping[str, tuple[Mention, ...]],
    home: Mapping[MentionId, MentionId],
    *,
    key: Callable[[Mention], tuple[str, ...]],
    gap_days: int,
    is_vague: Callable[[tuple[object, ...]], bool],
) -> tuple[Cluster, ...]:
    """Group mentions with one key that follow one attack and were published at most `gap_days` apart.

    A vague key ("the government", nobody named) goes with the one group that agrees in everything else, where there is just one.
    """
    ties = {mention.id: about(mention, told.get(mention.document, ())) for mention in mentions}
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        tie = ties[mention.id]
        if tie is not None and _is_before(register, mention, tie):
            tie = ties[mention.id] = None
        where = home[MentionId(tie.right)] if tie is not None else f"document {mention.document}"
        groups[(where, *key(mention))].append(mention)
    clusters = []
    for group in _join_vague(groups, is_vague):
        for run in _runs(register, group, gap_days=gap_days):
            suggestions = tuple(tie for mention in run if (tie := ties[mention.id]) is not None)
            clusters.append(
                Cluster(
                    mentions=tuple(sorted(mention.id for mention in run)),
                    about=tuple(sorted({MentionId(tie.right) for tie in suggestions})),
                    suggestions=tuple(sorted(suggestions, key=lambda tie: (tie.left, tie.right))),
                )
            )
    return tuple(sorted(clusters, key=lambda cluster: cluster.mentions))


def _is_before(register: Register, mention: Mention, tie: Suggestion) -> bool:
    """True when the words set the deed before the attack that it would follow."""
    done, attack = mention.first(Role.DATE), register.mentions[MentionId(tie.right)].first(Role.DATE)
    if mention.kind is not MentionKind.ACTION or done is None or attack is None or done.date is None or attack.date is None:
        return False
    return done.date.latest is not None and attack.date.earliest is not None and done.date.latest < attack.date.earliest


def _join_vague(groups: Mapping[tuple[object, ...], list[Mention]], is_vague: Callable[[tuple[object, ...]], bool]) -> Iterable[list[Mention]]:
    joined: dict[tuple[object, ...], list[Mention]] = {key: list(group) for key, group in groups.items() if not is_vague(key)}
    for key, group in groups.items():
        if is_vague(key):
            named = [other for other in joined if other[:-1] == key[:-1] and not is_vague(other)]
            joined.setdefault(named[0] if len(named) == 1 else key, []).extend(group)
    return joined.values()


_UNNAMED = frozenset(
    {"", "government", "authorities", "minister", "federal-minister", "provincial-minister", "official-spokesman", "government-spokesman"}
)
"""Speakers who are not told apart by their words: they are not "another institution"."""


def _is_vague(key: tuple[object, ...]) -> bool:
    return key[-1] in _UNNAMED


def _is_never_vague(key: tuple[object, ...]) -> bool:
    return not key


def _runs(register: Register, group: list[Mention], *, gap_days: int) -> list[list[Mention]]:
    """Cut a group where `gap_days` pass without a report; undated reports go with the first run."""
    dated = [(day, mention.id, mention) for mention in group if (day := register.documents[mention.document].published) is not None]
    undated = [mention for mention in group if register.documents[mention.document].published is None]
    runs: list[list[Mention]] = []
    last: date | None = None
    for day, _, mention in sorted(dated, key=lambda item: (item[0], item[1])):
        if last is None or (day - last).days > gap_days:
            runs.append([])
        runs[-1].append(mention)
        last = day
    if undated:
        runs = [[*runs[0], *undated], *runs[1:]] if runs else [undated]
    return runs
