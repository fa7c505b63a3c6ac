"""Reports on real attacks into incidents: which of the nine attacks of the shared cases the program recovers from all reports together.

    python -m benchmarks.cases [--data DIR] [--out DIR]

Everything is the product's: its reader, its linker, its accounts (an attack that no source says struck Hazaras or Shia is left out of the
figures). An incident of the table is recovered when one record that is counted has its day (± 1), its district and a toll that meets its own.
A record is right when it recovers one. Mentions are compared with the attacks that their own report is labelled with.
Peer: the linker by rules, on the same readings. The linker's few thresholds were chosen with these reports in sight; reading was not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from benchmarks.clusters import Score, score_b_cubed, score_pairs
from benchmarks.parts import find_part, make_document, make_parser, print_table, write_rows
from hisab.linking.engine import SplinkLinker
from hisab.linking.rules import RulesLinker
from hisab.measures.accounts import account_incidents
from hisab.records.figures import IncidentAccount
from hisab.records.ids import MentionId, mint_incident_id
from hisab.records.journal import Register
from hisab.records.mentions import Mention, MentionKind, Role
from hisab.records.seams import Cluster, Linker, Reader
from hisab.records.subjects import Incident
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader

COMMUNITIES = ("hazara", "shia")
REACH = 0.95
AS_OF = date(2026, 1, 1)
DISTRICTS = MappingProxyType(
    {
        "PK-2011-09-20-MASTUNG": "Mastung",
        "PK-2011-09-20-AKHTARABAD": "Quetta",
        "PK-2011-10-04-AKHTARABAD": "Quetta",
        "PK-2012-06-18-BUITEMS": "Quetta",
        "PK-2013-01-10-ALAMDAR": "Quetta",
        "PK-2013-02-16-HAZARATOWN": "Quetta",
        "PK-2021-01-03-MACHH": "Kachhi",
        "AF-2021-10-08-KUNDUZ": "Kunduz",
        "AF-2021-10-15-KANDAHAR": "Kandahar",
    }
)
"""The district of each attack of the table, as the gazetteer writes it: the table has the place in free words."""


def read_register(rows: Iterable[Mapping[str, Any]], reader: Reader) -> tuple[Register, dict[str, list[dict[str, Any]]]]:
    """Return the register of all reports, and for each document the attacks that it is labelled with."""
    documents, readings, gold = {}, {}, {}
    for row in rows:
        document = make_document(row["text"], published=row["published"], language=row["lang"], address=row["address"])
        documents[document.id] = document
        readings[document.id] = reader.read(document)
        gold[document.id] = [attack for attack in row["gold"]["attacks"] if attack["type"] == "attack"]
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    register = Register(documents=MappingProxyType(documents), readings=MappingProxyType(readings), mentions=MappingProxyType(mentions))
    return register, {str(document): attacks for document, attacks in gold.items()}


def true_incident(mention: Mention, attacks: Iterable[Mapping[str, Any]]) -> str:
    """Return which of its report's attacks a mention tells: the one whose day and toll fit best, its own id where none fits."""
    fits = [(_fit(mention, attack), attack["role"] == mention.told_as, attack["incident"]) for attack in attacks]
    best = max(fits, default=None)
    return str(best[2]) if best is not None and best[0] >= 0 else mention.id


def _fit(mention: Mention, attack: Mapping[str, Any]) -> int:
    when = mention.first(Role.DATE)
    tolls = [
        number
        for argument in mention.all(Role.KILLED)
        if argument.count
        for number in (argument.count.low, argument.count.high)
        if number is not None
    ]
    fit = 0
    if when is not None and when.date is not None and when.date.earliest is not None and when.date.latest is not None:
        day = date.fromisoformat(attack["date"]) if attack.get("date") and len(attack["date"]) == 10 else None
        if day is not None:
            fit += 2 if when.date.earliest - timedelta(days=1) <= day <= when.date.latest + timedelta(days=1) else -3
    if tolls and attack.get("killed_range"):
        low, high = attack["killed_range"]
        fit += 1 if min(tolls) <= high and low <= max(tolls) else -2 if min(tolls) > 2 * high or low > 2 * max(tolls) else 0
    return fit


def score_mentions(register: Register, clusters: Iterable[Cluster], gold: Mapping[str, list[dict[str, Any]]]) -> tuple[Score, Score]:
    """Return pairs and B³ over the incident mentions."""
    said: dict[str, int] = {mention: number for number, cluster in enumerate(clusters) for mention in cluster.mentions}
    told = {mention: register.mentions[MentionId(mention)] for mention in said}
    true = {mention: true_incident(told[mention], gold[told[mention].document]) for mention in said}
    return score_pairs(said, true), score_b_cubed(said, true)


def score_incidents(accounts: Iterable[IncidentAccount], table: Iterable[Mapping[str, Any]]) -> tuple[Score, tuple[str, ...]]:
    """Return precision over the counted records and recall over the table, and the incidents that were not recovered."""
    counted = [account for account in accounts if account.left_out is None]
    wanted = list(table)
    missed = tuple(row["id"] for row in wanted if not any(is_recovered(row, account) for account in counted))
    right = sum(any(is_recovered(row, account) for row in wanted) for account in counted)
    recall = 1 - len(missed) / len(wanted) if wanted else 0.0
    return Score(precision=right / len(counted) if counted else 0.0, recall=recall), missed


def is_recovered(row: Mapping[str, Any], account: IncidentAccount) -> bool:
    """True when the record has the day (± 1), the district and a toll of the attack `row`."""
    day = date.fromisoformat(row["date"])
    if account.date is None or account.date.earliest is None or abs(account.date.earliest - day) > timedelta(days=1):
        return False
    if account.place is None or not any(DISTRICTS[row["id"]] in part for part in account.place.path):
        return False
    toll = account.killed.count if account.killed else None
    if toll is None:
        return False
    low, high = toll.low or 0, toll.high or toll.low or 0
    return bool(low <= row["killed_high"] and row["killed_low"] <= high)


def settle_alone(register: Register, clusters: Iterable[Cluster]) -> Register:
    """Return `register` with each cluster as an incident."""
    ids = ((mint_incident_id(number), cluster) for number, cluster in enumerate(clusters, start=1))
    incidents = {identifier: Incident(id=identifier, mentions=cluster.mentions) for identifier, cluster in ids}
    return Register(documents=register.documents, readings=register.readings, mentions=register.mentions, incidents=MappingProxyType(incidents))


def main(arguments: list[str] | None = None) -> int:
    """Read, link both ways, and print the figures."""
    parser = make_parser("cases", __doc__ or "", split="reports", folder="../cases")
    options = parser.parse_args(arguments)
    part = find_part(options.data, options.split)
    if part is None:
        return 0
    table = json.loads((options.data / "incidents.json").read_text(encoding="utf-8"))
    register, gold = read_register(part.rows(), default_reader(load_vocabulary()))
    told = sum(mention.kind is MentionKind.INCIDENT for mention in register.mentions.values())
    linkers: tuple[tuple[str, Linker], ...] = (("ours", SplinkLinker()), ("by rules", RulesLinker()))
    rows, left = [], []
    for label, linker in linkers:
        clusters = linker.link(register).incidents
        pairs, cubed = score_mentions(register, clusters, gold)
        accounts = account_incidents(settle_alone(register, clusters), communities=COMMUNITIES, as_of=AS_OF)
        found, missed = score_incidents(accounts.values(), table)
        rows.append((label, (pairs.precision, pairs.recall, pairs.f1, cubed.f1, found.precision, found.recall)))
        left.append(f"  {label}, not recovered: {', '.join(missed) or 'none'}")
        write_rows(options.out, f"cases_{label.replace(' ', '_')}.jsonl", ({"mentions": cluster.mentions} for cluster in clusters))
    heads = ("pairs P", "pairs R", "pairs F1", "B3 F1", "incidents P", "incidents R")
    print_table(f"cases: {len(register.documents)} reports, {told} mentions, {len(table)} attacks", heads, rows)
    print("\n".join(left))
    print(f"  reach: incidents P and R {REACH}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
