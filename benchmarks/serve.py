"""How fast `hisab serve` answers: a made-up ledger of 20,000 incidents and 200,000 statements, a real server on loopback, every type of page.

    python -m benchmarks.serve [--incidents 20000] [--seed 4] [--each 25] [--ledger DIR]

Each address is asked for once, so that no page comes from the cache ("first"), and then again ("again"). Beside it, in the same run, Datasette with
the same edition's published database, its pages of a table and of a row. The time is that of a whole request, measured by one client. Prints a
line for each type of page; ends with 1 when one of them misses the limit: 95 of 100 first answers under 50 ms.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, sleep
from urllib.parse import urljoin

import httpx

from benchmarks.open_data import READER, Archive
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.documents import Capture, Document
from hisab.records.ids import IncidentId
from hisab.records.journal import CaptureTaken, DocumentGathered, DocumentRead, IncidentLinked, Payload, PromiseLinked
from hisab.workflow.workspace import create_workspace

LIMIT_MS = 50.0
INCIDENTS = 20_000
AS_OF = "2026-01-01"
NOW = "2026-01-01T00:00:00+00:00"
_BATCH = 5_000
_PATIENCE_S = 900.0
NOTHING = "/nothing/"
_HREF = re.compile(r'href="([^":]+\.html(?:#[^"]*)?)"')
_RECORD = re.compile(r"/(?:ur/|(?:incidents/incident-\d+|promises/[0-9a-f]{12}|documents/[0-9a-f]{12})\.html)")
"""Pages of records, of which some are asked for by name, and those of the other languages."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """The milliseconds of some requests, in order."""

    first: tuple[float, ...]
    again: tuple[float, ...]
    bytes: int


def payloads_of(archive: Archive) -> Iterator[Payload]:
    """Yield the journal of an archive: what was gathered and read, then what a linker made of it."""
    for document in archive.documents.values():
        yield CaptureTaken(capture=_capture(document))
        yield DocumentGathered(document=document)
        yield DocumentRead(reading=archive.readings[document.id])
    for incident in archive.incidents.values():
        yield IncidentLinked(incident=incident, linker=READER)
    for promise in archive.promises.values():
        yield PromiseLinked(promise=promise, linker=READER)


def _capture(document: Document) -> Capture:
    return Capture(id=document.capture, origin=document.address or "made up", media_type="text/plain", size=len(document.text), fetched_at=NOW)


def seed_ledger(directory: Path, archive: Archive) -> None:
    """Make `directory` a workspace with the ledger of `archive`."""
    workspace = create_workspace(directory)
    with workspace.writing() as store:
        _append_all(store, archive)


def _append_all(store: SqliteStore, archive: Archive) -> None:
    waiting = payloads_of(archive)
    while batch := list(islice(waiting, _BATCH)):
        store.append(batch, made_by="benchmark", at=NOW)
    store.checkpoint(at=NOW)


def addresses_of(archive: Archive, *, each: int, seed: int) -> Mapping[str, tuple[str, ...]]:
    """Return, for each type of page, the addresses to ask for; no address stands twice."""
    chance = Random(seed)
    attacks = [str(one) for one in chance.sample(sorted(archive.incidents), each)]
    promises = [one.rpartition(":")[2][:12] for one in chance.sample(sorted(archive.promises), each)]
    documents = [one.rpartition(":")[2][:12] for one in chance.sample(sorted(archive.documents), each)]
    days = [f"{chance.randint(2001, 2021)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" for _ in range(each)]
    towns = sorted({account.place.name for account in archive.accounts.values() if account.place is not None})
    pages = max(1, len(archive.incidents) // 50)
    turned = [chance.randrange(1, pages + 1) for _ in range(each)]
    return {
        "an incident": tuple(f"/incidents/{one}.html" for one in attacks),
        "a promise": tuple(f"/promises/{one}.html" for one in promises),
        "a document": tuple(f"/documents/{one}.html" for one in documents),
        "no such page": tuple(f"{NOTHING}{number}" for number in range(each)),
        "attacks, a page of all": tuple(dict.fromkeys(f"/incidents?page={number}" for number in turned)),
        "attacks, filtered": tuple(
            dict.fromkeys(f"/incidents?community=hazara&from={day}&place={town}&harm=killed" for day, town in zip(days, towns * each, strict=False))
        ),
        "attacks, none found": tuple(
            dict.fromkeys(f"/incidents?community=hazara&from=2030-{1 + int(day[5:7]) % 12:02d}-{day[8:]}&harm=killed" for day in days)
        ),
        "promises, a page of all": tuple(dict.fromkeys(f"/book?page={number}" for number in turned)),
        "promises, filtered": tuple(dict.fromkeys(f"/book?community=hazara&kind=compensation&to={day}" for day in days)),
        "API: account": ("/api/account",),
        "API: checkpoint": ("/api/checkpoint",),
        "API: a figure": ("/api/figures/incidents", "/api/figures/people_killed", "/api/figures/promises"),
        "API: incidents, filtered": tuple(dict.fromkeys(f"/api/incidents?community=hazara&from={day}&limit=50" for day in days)),
        "API: incidents, far on": tuple(dict.fromkeys(f"/api/incidents?offset={number * 50}" for number in turned)),
        "API: an incident": tuple(f"/api/incidents/{one}" for one in attacks),
        "API: promises, filtered": tuple(dict.fromkeys(f"/api/promises?kind=compensation&from={day}" for day in days)),
        "API: a promise": tuple(f"/api/promises/{one}" for one in promises),
        "API: statements of one": tuple(f"/api/statements?incident={one}" for one in attacks),
        "API: statements, far on": tuple(dict.fromkeys(f"/api/statements?field=killed&offset={number * 50}" for number in turned)),
        "API: documents, far on": tuple(dict.fromkeys(f"/api/documents?offset={number * 50}" for number in turned)),
        "API: a document": tuple(f"/api/documents/{one}" for one in documents),
        "API: its description": ("/api/openapi.json",),
    }


@contextmanager
def serving(ledger: Path) -> Iterator[tuple[str, subprocess.Popen[str], float]]:
    """Start `hisab serve` and give its address, its process, and the seconds until it said that it answers; stop it with Ctrl-C."""
    command = [sys.executable, "-m", "hisab", "serve", "--ledger", str(ledger), "--port", "0", "--as-of", AS_OF]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            yield address.rstrip("/"), process, perf_counter() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


@contextmanager
def datasette(database: Path) -> Iterator[str]:
    """Start Datasette with a database and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(database), "--port", str(port), "--setting", "suggest_facets", "off"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def time_lists(client: httpx.Client, *, each: int) -> dict[str, Timed]:
    """Follow the links from the first page to every page that is no record's; return the times by type. Pages of one type differ in digits alone."""
    waiting, seen = ["/index.html"], {"/index.html"}
    firsts: dict[str, list[tuple[str, float, int]]] = {}
    while waiting:
        address = waiting.pop(0)
        taken, body = _time(client, address)
        firsts.setdefault(_DIGITS.sub("N", address[1:]), []).append((address, taken, len(body)))
        for href in sorted(set(_HREF.findall(body.decode("utf-8")))):
            found = urljoin(address, href.partition("#")[0])
            kind = _DIGITS.sub("N", found[1:])
            if (
                found not in seen
                and not _RECORD.match(found)
                and len(firsts.get(kind, ())) + sum(_DIGITS.sub("N", one[1:]) == kind for one in waiting) < each
            ):
                seen.add(found)
                waiting.append(found)
    return {
        kind: Timed(
            first=tuple(taken for _, taken, _ in found),
            again=tuple(_time(client, address)[0] for address, _, _ in found),
            bytes=max(size for _, _, size in found),
        )
        for kind, found in firsts.items()
    }


def time_all(client: httpx.Client, addresses: Sequence[str]) -> Timed:
    """Ask for each address once, then for all of them again."""
    first, bodies = zip(*(_time(client, address) for address in addresses), strict=True)
    again = tuple(_time(client, address)[0] for address in addresses)
    return Timed(first=tuple(first), again=again, bytes=max(len(body) for body in bodies))


def _time(client: httpx.Client, address: str) -> tuple[float, bytes]:
    began = perf_counter()
    answer = client.get(address)
    taken = 1000 * (perf_counter() - began)
    if answer.status_code != (404 if address.startswith(NOTHING) else 200):
        raise RuntimeError(f"{address}: {answer.status_code}")
    return taken, answer.content


def high(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 requests keep; of fewer than twenty, the longest."""
    return max(times) if len(times) < 20 else quantiles(times, n=100, method="inclusive")[94]


def _line(name: str, timed: Timed) -> str:
    first, again = sorted(timed.first), sorted(timed.again)
    middle, later = first[len(first) // 2], again[len(again) // 2]
    numbers = f"{len(first):4d} {middle:9.1f} {high(first):9.1f} {first[-1]:9.1f} {later:9.1f} {high(again):9.1f} {timed.bytes / 1000:9.1f}"
    return f"{name:32s} {numbers}"


def _mark(timed: Timed) -> str:
    return "" if high(timed.first) < LIMIT_MS else "  MISSED"


HEAD = f"{'':32s} {'n':>4s} {'p50':>9s} {'p95':>9s} {'max':>9s} {'p50 again':>9s} {'p95 again':>9s} {'kB':>9s}"


def peak_of(process: subprocess.Popen[str]) -> float:
    """Return the most memory, in MB, that a process has held; none where the system does not say."""
    status = Path(f"/proc/{process.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found.group(1)) / 1024 if found else 0.0


def measure_server(ledger: Path, archive: Archive, *, each: int, seed: int, database: Path) -> dict[str, Timed]:
    """Return the times of every type of page, printed as they come; the published database is fetched to `database`."""
    timed: dict[str, Timed] = {}
    with serving(ledger) as (address, process, taken), httpx.Client(base_url=address, timeout=_PATIENCE_S) as client:
        print(f"started in {taken:.1f} s; {peak_of(process):,.0f} MB at the most", flush=True)
        began = perf_counter()
        while client.get("/data.html").status_code == 503:
            sleep(2)
        print(f"data files written {perf_counter() - began:.1f} s later; {peak_of(process):,.0f} MB at the most", flush=True)
        print(HEAD, flush=True)
        for name, times in time_lists(client, each=each).items():
            timed[name] = times
            print(f"{_line(name, times)}{_mark(times)}", flush=True)
        for name, addresses in addresses_of(archive, each=each, seed=seed).items():
            timed[name] = time_all(client, addresses)
            print(f"{_line(name, timed[name])}{_mark(timed[name])}", flush=True)
        print(f"{peak_of(process):,.0f} MB at the most", flush=True)
        with client.stream("GET", "/data/hisab.sqlite") as answer, database.open("wb") as file:
            for part in answer.iter_bytes():
                file.write(part)
    return timed


def measure_peer(database: Path, archive: Archive, *, each: int, seed: int) -> None:
    """Print the times of Datasette's pages over the same rows, without its suggestions of facets, which take seconds here."""
    chance = Random(seed)
    attacks = [str(IncidentId(one)) for one in chance.sample(sorted(archive.incidents), each)]
    days = [f"{chance.randint(2001, 2021)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" for _ in range(each)]
    asked = {
        "Datasette: an incident's row": [f"/hisab/incidents/{one}" for one in attacks],
        "Datasette: incidents, filtered": [f"/hisab/incidents?date_earliest__gte={day}&_size=50&_sort_desc=date_earliest" for day in days],
        "Datasette: incidents, JSON": [f"/hisab/incidents.json?date_earliest__gte={day}&_size=50&_shape=objects" for day in days],
        "Datasette: statements of one": [f"/hisab/statements?incident={one}&_size=50" for one in attacks],
    }
    with datasette(database) as address, httpx.Client(base_url=address, timeout=_PATIENCE_S) as client:
        for name, addresses in asked.items():
            print(_line(name, time_all(client, tuple(dict.fromkeys(addresses)))), flush=True)


def main() -> int:
    """Seed a ledger, start the server, ask, print; 1 when a type of page misses the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--each", type=int, default=25, help="addresses of each type")
    parser.add_argument("--ledger", type=Path, default=None, help="keep the made-up ledger here, and take it when it is there already")
    options = parser.parse_args()
    archive = Archive(options.seed)
    for number in range(options.incidents):
        archive.report(number)
    statements = sum(len(mention.arguments) for mention in archive.mentions.values())
    print(f"{platform.machine()}, Python {platform.python_version()}: {options.incidents:,} incidents, {statements:,} statements", flush=True)
    place = Path(tempfile.mkdtemp(prefix="hisab-serve-"))
    try:
        ledger = options.ledger or place / "account"
        if not (ledger / "ledger.db").exists():
            seed_ledger(ledger, archive)
        timed = measure_server(ledger, archive, each=options.each, seed=options.seed, database=place / "hisab.sqlite")
        measure_peer(place / "hisab.sqlite", archive, each=options.each, seed=options.seed)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    missed = [name for name, times in timed.items() if high(times.first) >= LIMIT_MS]
    print(f"limit: p95 of first answers under {LIMIT_MS:.0f} ms; {len(timed) - len(missed)} of {len(timed)} types of page keep it")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
