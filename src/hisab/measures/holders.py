"""Who gave a word: the person, the body that is bound, and the government of the day, as far as the tables of the vocabulary tell.

A body whose words name no one in particular ("the government", "the police") and a tenure whose days are not known tell nothing.
"""

from __future__ import annotations

import re
from datetime import date

from hisab.vocabulary.tables import Row, Vocabulary

_HEAD_OF_GOVERNMENT = re.compile(r"(?:prime|chief) minister(?!['’])\b", re.IGNORECASE)
"""A government is named by the tenure of its head, whom the offices' titles tell: in a parliamentary state no other office makes one."""


class Holders:
    """The tables of persons, bodies and heads of government, made once for many promises."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._persons: dict[str, set[str]] = {}
        for row in vocabulary.rows("tenures"):
            for spelling in (row["person"], *row.spellings):
                self._persons.setdefault(spelling, set()).add(row["person"])
        self._heads = [row for row in vocabulary.rows("offices") if _HEAD_OF_GOVERNMENT.match(row["title"])]
        self._tenures: dict[str, list[tuple[date, date, str]]] = {}
        for row in vocabulary.rows("tenures"):
            if row["start"] and row["end"]:
                term = (date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), f"{row['person']} {row['start']}")
                self._tenures.setdefault(row["office"], []).append(term)

    def person(self, name: str | None) -> str | None:
        """Return the person that a name is a spelling of; a name that the tables do not know is its own, one that several share is nobody's."""
        if not name:
            return None
        found = self._persons.get(name, {name})
        return next(iter(found)) if len(found) == 1 else None

    def body(self, institution: str | None, office: str | None) -> str | None:
        """Return the body that is bound: the institution, else that of the office; None where neither names one in particular."""
        row = self._vocabulary.row("offices", office) if office else None
        for found in (institution, row["institution"] if row is not None else None):
            if found and self._is_one(found):
                return found
        return None

    def _is_one(self, institution: str) -> bool:
        row = self._vocabulary.row("institutions", institution)
        return row is None or bool(row["country"])

    def government(self, body: str | None, day: date | None) -> str | None:
        """Return whose government `body` belonged to on `day`; None where the tables do not tell."""
        office = self._head_of(body) if body is not None else None
        if office is None or day is None:
            return None
        found = {name for start, end, name in self._tenures.get(office, ()) if start <= day < end}
        return found.pop() if len(found) == 1 else None

    def _head_of(self, body: str) -> str | None:
        """Return the office of the head of the government that `body` is or belongs to, where it can be only one."""
        own = [row for row in self._heads if row["institution"] == body] or self._of_its_level(body)
        return own[0]["id"] if len({row["id"] for row in own}) == 1 else None

    def _of_its_level(self, body: str) -> list[Row]:
        row = self._vocabulary.row("institutions", body)
        if row is None or not row["country"]:
            return []
        return [head for head in self._heads if (head["level"], head["country"]) == (row["level"], row["country"])]
