"""A journal with every kind of entry, for the tests that need one."""

from __future__ import annotations

from hisab.ledger.chain import Tip, follow, write_entry
from hisab.records.journal import Entry, Payload

from .notation import parse

AT = "2021-01-04T06:00:00Z"

EVERY_KIND = """
gather A: Gunmen killed 11 coal miners in Machh. The minister promised to pay each family.
gather B: Eleven, not 12 as first said, died in Machh. Cheques were handed to 3 families.
read A: incident Gunmen killed 11 coal miners in Machh; promise The minister promised to pay each family
read B: incident Eleven, not 12 as first said, died in Machh; action Cheques were handed to 3 families
find date-missing: A
link incident-00001: A.1
link incident-00002: B.1
promise P: A.2 after incident-00002
promise Q: A.2
action X: B.2 after incident-00001 incident-00002
link incident-00001: A.1 B.1
retire incident-00002 into incident-00001
withdraw Q
find language-unknown: B
read A by better: incident Gunmen killed 11 coal miners; promise The minister promised to pay
link incident-00001: B.1 A.1
promise P: A.2 after incident-00001
"""


def chained(payloads: tuple[Payload, ...] | str) -> tuple[Entry, ...]:
    """Return the entries that a journal of `payloads`, or of lines of the notation, would have."""
    tip, entries = Tip(), []
    for payload in parse(payloads) if isinstance(payloads, str) else payloads:
        entry, _ = write_entry(payload, tip, made_by="test", at=AT)
        tip = follow(entry, tip)
        entries.append(entry)
    return tuple(entries)
