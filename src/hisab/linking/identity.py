"""Which record each cluster is: public ids stay with the mentions they were minted for, and what changes is said once.

Pure: a register and a linking in, payloads out. When nothing changed, nothing comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from hisab.records.codec import canonical_bytes
from hisab.records.documents import Passage
from hisab.records.ids import ActionId, IncidentId, MentionId, PromiseId, content_id, mint_incident_id
from hisab.records.journal import ActionLinked, IncidentLinked, IncidentRetired, Payload, PromiseLinked, Register, SubjectWithdrawn
from hisab.records.mentions import Mention, ReaderVersion, Role
from hisab.records.seams import Cluster, Linking
from hisab.records.subjects import Action, Incident, Promise


def settle(register: Register, linking: Linking, *, linker: ReaderVersion) -> tuple[Payload, ...]:
    """Return what the journal must be told so that the register holds the clusters of `linking`, in a fixed order.

    A cluster keeps the oldest incident id that most of an incident's mentions brought along; an incident whose mentions all
    went elsewhere is retired with its successor. Ids are never reused.
    """
    ids = _incident_ids(register, linking.incidents)
    home = {mention: identifier for identifier, cluster in ids.items() for mention in cluster.mentions}
    payloads: list[Payload] = []
    for identifier, cluster in sorted(ids.items()):
        incident = Incident(id=identifier, mentions=cluster.mentions)
        if register.incidents.get(identifier) != incident:
            payloads.append(IncidentLinked(incident=incident, linker=linker, suggestions=cluster.suggestions))
    payloads += _retirements(register, home, set(ids))
    promises = {
        promise.id: (promise, cluster)
        for identifier, cluster in _subject_ids(register, linking.promises, register.promises, "promise").items()
        for promise in (_promise(register, PromiseId(identifier), cluster, home),)
    }
    actions = {
        action.id: (action, cluster)
        for identifier, cluster in _subject_ids(register, linking.actions, register.actions, "action").items()
        for action in (_action(register, ActionId(identifier), cluster, home),)
    }
    for promise_id, (promise, cluster) in sorted(promises.items()):
        if register.promises.get(promise_id) != promise:
            payloads.append(PromiseLinked(promise=promise, linker=linker, suggestions=cluster.suggestions))
    for action_id, (action, cluster) in sorted(actions.items()):
        if register.actions.get(action_id) != action:
            payloads.append(ActionLinked(action=action, linker=linker, suggestions=cluster.suggestions))
    payloads += [_withdrawn(subject) for subject in sorted({*register.promises, *register.actions} - {*promises, *actions})]
    return tuple(payloads)


def _withdrawn(subject: str) -> SubjectWithdrawn:
    return SubjectWithdrawn(subject=subject, reason="its mentions now belong to another record, or are no longer read")


def _incident_ids(register: Register, clusters: Iterable[Cluster]) -> dict[IncidentId, Cluster]:
    """Give each cluster its id: the claim with the most mentions first, older ids before younger, then new ones in the order of time."""
    waiting = {cluster.mentions[0]: cluster for cluster in clusters}
    given = {IncidentId(identifier): cluster for identifier, cluster in _kept_ids(register, waiting, register.incidents).items()}
    minted = len(register.incidents) + len(register.retired)
    for cluster in sorted(waiting.values(), key=lambda cluster: _order(register, cluster)):
        minted += 1
        given[mint_incident_id(minted)] = cluster
    return given


def _kept_ids(register: Register, waiting: dict[MentionId, Cluster], known: Mapping[Any, Incident | Promise | Action]) -> dict[str, Cluster]:
    """Return the clusters that keep an id, and take them from `waiting`: the claim with the most mentions first, smaller ids before greater."""
    owner = _owners(register, known)
    claims: list[tuple[int, str, MentionId]] = []
    for first, cluster in waiting.items():
        shares = Counter(owner[mention] for mention in cluster.mentions if mention in owner)
        claims += [(-share, identifier, first) for identifier, share in shares.items()]
    given: dict[str, Cluster] = {}
    for _, identifier, first in sorted(claims):
        if first in waiting and identifier not in given:
            given[identifier] = waiting.pop(first)
    return given


def _owners(register: Register, known: Mapping[Any, Incident | Promise | Action]) -> dict[MentionId, str]:
    """Return which record of `known` each mention belonged to so far.

    A mention that a newer reader no longer makes hands its record on to those that now stand on its words.
    """
    owner: dict[MentionId, str] = {mention: record.id for record in known.values() for mention in record.mentions}
    gone = {mention for mention in owner if mention not in register.mentions}
    if not gone:
        return owner
    for reading in register.every_reading.values():
        for old in reading.mentions:
            if old.id in gone:
                for new in register.readings[old.document].mentions:
                    if new.kind is old.kind and _overlap(new.passage, old.passage):
                        owner.setdefault(new.id, owner[old.id])
    return owner


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _order(register: Register, cluster: Cluster) -> tuple[str, tuple[MentionId, ...]]:
    """Order new incidents by their earliest stated day, the undated last; then by content, so that the order of reports makes no difference."""
    days = [
        argument.date.earliest.isoformat()
        for mention in cluster.mentions
        for argument in register.mentions[mention].all(Role.DATE)
        if argument.date is not None and argument.date.earliest is not None
    ]
    return (min(days, default="9999"), cluster.mentions)


def _retirements(register: Register, home: Mapping[MentionId, IncidentId], kept: set[IncidentId]) -> list[Payload]:
    retired: list[Payload] = []
    for identifier, incident in sorted(register.incidents.items()):
        if identifier in kept:
            continue
        successors = Counter(home[mention] for mention in incident.mentions if mention in home)
        successor = min(successors, key=lambda found: (-successors[found], found)) if successors else None
        reason = "merged" if successor is not None else "no report tells it any longer"
        retired.append(IncidentRetired(incident=identifier, successor=successor, reason=reason))
    return retired


def _subject_ids(register: Register, clusters: Iterable[Cluster], known: Mapping[Any, Promise | Action], kind: str) -> dict[str, Cluster]:
    """Give each cluster of promises or actions its id: the one that most of its mentions brought along, else one that its earliest mention gives."""
    waiting = {cluster.mentions[0]: cluster for cluster in clusters}
    given = _kept_ids(register, waiting, known)
    for cluster in waiting.values():
        first = min(cluster.mentions, key=lambda mention: (_published(register, mention), mention))
        identifier = content_id(canonical_bytes((kind, first)))
        while identifier in given:  # the record that this mention once founded went on without it
            identifier = content_id(canonical_bytes((kind, identifier)))
        given[identifier] = cluster
    return given


def _published(register: Register, mention: MentionId) -> str:
    day = register.documents[register.mentions[mention].document].published
    return day.isoformat() if day else "9999"


def _most_stated(mentions: Iterable[Mention], role: Role) -> str | None:
    stated = Counter(argument.name for mention in mentions if (argument := mention.first(role)) is not None and argument.name)
    return min(stated, key=lambda name: (-stated[name], name)) if stated else None


def _promise(register: Register, identifier: PromiseId, cluster: Cluster, home: Mapping[MentionId, IncidentId]) -> Promise:
    mentions = [register.mentions[mention] for mention in cluster.mentions]
    return Promise(
        id=identifier,
        kind=_most_stated(mentions, Role.KIND),
        institution=_most_stated(mentions, Role.INSTITUTION),
        mentions=cluster.mentions,
        incidents=tuple(sorted({home[mention] for mention in cluster.about})),
    )


def _action(register: Register, identifier: ActionId, cluster: Cluster, home: Mapping[MentionId, IncidentId]) -> Action:
    mentions = [register.mentions[mention] for mention in cluster.mentions]
    return Action(
        id=identifier,
        kind=_most_stated(mentions, Role.KIND) or "",
        mentions=cluster.mentions,
        incidents=tuple(sorted({home[mention] for mention in cluster.about})),
    )
