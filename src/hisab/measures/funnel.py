"""After how many attacks each step of the justice ladder is known to have been reached, and where it was taken back.

It says what was found, never what was not done. An action counts for the attack that it follows; where that is not known and the promise
follows several attacks, it counts for none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.book import Book, BookLine
from hisab.measures.status import CORROBORATED, STEPS
from hisab.records.book import Link
from hisab.records.ids import ActionId
from hisab.records.journal import Register
from hisab.records.measured import Reached
from hisab.vocabulary.words import PromiseKind, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the ladder: the attacks after which it is known to have been reached, and the number in words."""

    attacks: tuple[str, ...]
    total: Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The steps by number; `unplaced` are the lines with a link that could not be told to be of one attack.

    `sources` are those that somebody searched for what came of the lines, up to the day `until` (None: nobody did).
    """

    steps: Mapping[int, Step]
    unplaced: tuple[str, ...]
    sources: tuple[str, ...]
    until: date | None


def count_justice(book: Book, register: Register, steps: Iterable[int]) -> Funnel:
    """Return the funnel over the attacks after which justice was promised."""
    lines = [line for line in book.lines if line.kind is PromiseKind.JUSTICE]
    links: dict[str, set[Link]] = {attack.id: set() for line in lines for attack in line.attacks}
    unplaced = set()
    searches = {line.id: [search for search in line.searches if search.looked_on <= book.as_of] for line in lines}
    looked = {attack.id for line in lines for attack in line.attacks if searches[line.id]}
    for line in lines:
        for link in line.links:
            if link.known_on <= book.as_of and link.reviewers and not link.is_suspect_killed:
                attack = _attack_of(line, link, register)
                if attack is None:
                    unplaced.add(line.id)
                else:
                    links[attack].add(link)
    unsearched = sum(not found and attack not in looked for attack, found in links.items())
    return Funnel(
        steps={step: _step(step, links, unsearched) for step in sorted(set(steps))},
        unplaced=tuple(sorted(unplaced)),
        sources=tuple(sorted({search.source for found in searches.values() for search in found})),
        until=max((search.until for found in searches.values() for search in found), default=None),
    )


def _attack_of(line: BookLine, link: Link, register: Register) -> str | None:
    """Return the one attack that an action follows, of those that its promise follows."""
    attacks = [attack.id for attack in line.attacks]
    action = register.actions.get(ActionId(link.action))
    follows = {register.current_incident(incident) for incident in action.incidents} if action is not None else set()
    both = [attack for attack in attacks if attack in follows] or attacks
    return both[0] if len(both) == 1 else None


def _step(step: int, links: Mapping[str, set[Link]], unsearched: int) -> Step:
    reached: dict[str, list[Link]] = defaultdict(list)
    weaker: set[str] = set()
    for attack, found in links.items():
        up = [link for link in found if link.relation in STEPS and link.step >= step]
        if firm := [link for link in up if link.grade in CORROBORATED]:
            reached[attack] = firm
        elif up:
            weaker.add(attack)
    back = [attack for attack, firm in reached.items() if _is_taken_back(step, firm, links[attack])]
    return Step(
        attacks=tuple(sorted(reached)),
        total=Reached(attacks=len(reached), of=len(links), taken_back=len(back), weaker=len(weaker), unsearched=unsearched),
    )


def _is_taken_back(step: int, firm: Iterable[Link], found: Iterable[Link]) -> bool:
    """True when each link that reached `step` was followed by a reversal to a lower one."""
    back = [link for link in found if link.relation is Relation.REVERSES and link.step < step]
    return all(any(reversal.done_on >= link.done_on for reversal in back) for link in firm)
