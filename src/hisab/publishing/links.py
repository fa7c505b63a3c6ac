"""Where each record stands in the site. File names come from ids; a name that could hurt or that two records would share is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from hisab.records.documents import Passage
from hisab.records.errors import IntegrityError
from hisab.records.ids import content_id, short_id
from hisab.records.journal import Register
from hisab.records.mentions import Mention

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_HASHED = "x-"
"""What the names that come from a hash begin with: no other name does."""
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that a folder on Windows cannot hold; the site is copied to USB sticks."""


def file_names(identifiers: Iterable[str]) -> Mapping[str, str]:
    """Return the file name (without its ending) of each id; unsafe or shared names are an integrity failure."""
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    for identifier in sorted(identifiers):
        name = short_id(identifier)
        if not _SAFE.fullmatch(name) or _RESERVED.fullmatch(name):
            raise IntegrityError(f"the id {identifier!a} cannot be the name of a page", hint="Run hisab verify; ids are made by the ledger alone.")
        if name in taken:
            raise IntegrityError(
                f"two records would share the page {name}: {taken[name]} and {identifier}", hint="Please report this: it should not happen."
            )
        taken[name] = identifier
        names[identifier] = name
    return MappingProxyType(names)


class FileNames:
    """Gives pages to words: a vocabulary's id, where it can be the name of a file, is its own; anything else gets a name from its hash."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def page(self, folder: str, words: str, *, is_id: bool) -> str:
        """Return the page for `words` in a folder, the same for the same words, and another for every other."""
        own = f"{folder}/{words}.html"
        is_safe = is_id and _SAFE.fullmatch(words) and not _RESERVED.fullmatch(words) and not words.startswith(_HASHED)
        if is_safe and self._taken.setdefault(own, words) == words:
            return own
        hashed = f"{folder}/{_HASHED}{short_id(content_id(words.encode()))}.html"
        if self._taken.setdefault(hashed, words) != words:
            raise IntegrityError(f"{words!a} and {self._taken[hashed]!a} would share the page {hashed}", hint="Please report this.")
        return hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The address of every record, relative to the first folder of its language. `action_pages` has the part of the list that an action is in."""

    names: Mapping[str, str]
    action_pages: Mapping[str, str] = field(default_factory=dict)

    def document(self, identifier: str) -> str:
        """Return the page of a document."""
        return f"documents/{self.names[identifier]}.html"

    def incident(self, identifier: str) -> str:
        """Return the page of an incident."""
        return f"incidents/{self.names[identifier]}.html"

    def promise(self, identifier: str) -> str:
        """Return the page of a promise."""
        return f"promises/{self.names[identifier]}.html"

    def action(self, identifier: str) -> str:
        """Return the place of an action on the page of all actions."""
        return f"{self.action_pages.get(identifier, 'actions.html')}#{self.action_anchor(identifier)}"

    def action_anchor(self, identifier: str) -> str:
        """Return the anchor of an action."""
        return f"a-{self.names[identifier]}"

    def mention_anchor(self, mention: Mention) -> str:
        """Return the anchor of the sentences that a mention was read from."""
        return f"m-{self.names[mention.id]}"

    def argument_anchor(self, mention: Mention, index: int) -> str:
        """Return the anchor of the words that one argument was read from."""
        return f"{self.mention_anchor(mention)}-{index}"

    def read_anchor(self, mention: Mention) -> str:
        """Return the anchor of a mention in the list of what was read in its document."""
        return f"r-{self.names[mention.id]}"

    def sentence(self, mention: Mention) -> str:
        """Return the address of the sentences that a mention was read from."""
        return f"{self.document(mention.document)}#{self.mention_anchor(mention)}"

    def words(self, mention: Mention, index: int) -> str:
        """Return the address of the words that one argument was read from."""
        passage: Passage = mention.arguments[index].passage
        return f"{self.document(passage.document)}#{self.argument_anchor(mention, index)}"


def addresses_of(register: Register, *, action_pages: Mapping[str, str] = MappingProxyType({})) -> Addresses:
    """Return the addresses of all records of `register`."""
    kinds = (register.documents, register.mentions, {**register.incidents, **register.retired}, register.promises, register.actions)
    names: dict[str, str] = {}
    for records in kinds:
        names.update(file_names(str(identifier) for identifier in records))
    return Addresses(names=MappingProxyType(names), action_pages=action_pages)


def figure_anchor(name: str) -> str:
    """Return the anchor of a figure on the page that tells how it was counted."""
    return "figure-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
