"""Words that a person decided to show no longer, in any report."""

from __future__ import annotations

from hisab.records.journal import Register
from hisab.records.taken_back import standing_redactions


def redacted_words(register: Register) -> frozenset[str]:
    """Return the words of every redaction that stands; the journal holds their place and not the words."""
    documents = register.documents
    standing = [each for each in standing_redactions(register) if each.document in documents]
    found = (documents[each.document].text[each.start : each.end] for each in standing)
    return frozenset(words for words in found if words.strip())
