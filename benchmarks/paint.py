"""How soon a slow phone shows a page: Chromium with a quarter of this machine's speed and 400 kB a second, the edition over HTTP on loopback.

    python -m benchmarks.paint [EDITION] [--each 5]

EDITION is the folder of a published edition; without it, the newest of `demo/editions`. Each page is opened anew, with nothing kept from before,
and its files come uncompressed. Prints for each the bytes that it took and the time until something and until the largest thing was painted (First
and Largest Contentful Paint), the median and the slowest, and first the same for a page of one word: what the browser takes on this machine at this
hour whatever it shows. Ends with 1 when a median misses the limit, a second until the first paint. A machine that is busy with other things makes
all of it slower; how busy it is, is said at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

LIMIT_S = 1.0
SLOWER = 4
"""How many times slower the processor is made."""
BYTES_A_SECOND = 400_000
LATENCY_MS = 40
_PAINTED = """() => new Promise(done => {
  let largest = 0;
  const note = list => { largest = Math.max(largest, ...list.getEntries().map(it => it.startTime)); };
  new PerformanceObserver(note).observe({type: "largest-contentful-paint", buffered: true});
  const files = () => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
  const look = () => {
    const [first] = performance.getEntriesByName("first-contentful-paint");
    if (!first) return setTimeout(look, 20);
    setTimeout(() => done([first.startTime, largest, files().reduce((sum, it) => sum + it.transferSize, 0)]), 300);
  };
  look();
})"""
ONE_WORD = "one-word.html"
"""The address of a page of one word, which every server of this module hands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """One opening of a page: seconds until the first and the largest paint, and the bytes that came."""

    first_s: float
    largest_s: float
    bytes: int


class Quiet(SimpleHTTPRequestHandler):
    """Hands out files, uncompressed."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Hand out a file, or the page of one word."""
        if self.path != f"/{ONE_WORD}":
            super().do_GET()
            return
        page = b'<!doctype html><title>One word</title><link rel="icon" href="data:,"><p>Word</p>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def paint(browser: Browser, address: str) -> Painted:
    """Open one page as a slow phone would."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    phone.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY_MS}
    phone.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    page.goto(address)
    first, largest, size = page.evaluate(_PAINTED)
    context.close()
    return Painted(first_s=first / 1000, largest_s=largest / 1000, bytes=size)


def pages_to_open(edition: Path) -> tuple[str, ...]:
    """Return the front page, the heaviest incident, promise and document, and the first two in Urdu."""
    heaviest = (max((edition / kind).glob("*.html"), key=lambda path: path.stat().st_size) for kind in ("incidents", "promises", "documents"))
    incident, promise, document = (path.relative_to(edition).as_posix() for path in heaviest)
    return ("index.html", incident, promise, document, "figures.html", "ur/index.html", f"ur/{incident}")


def tell(path: str, seen: Sequence[Painted]) -> str:
    """Return in a line what was seen of a page."""
    firsts = [each.first_s for each in seen]
    largest = median(each.largest_s for each in seen)
    kilobytes = max(each.bytes for each in seen) / 1000
    first = f"first paint {median(firsts):.2f} s (quickest {min(firsts):.2f}, slowest {max(firsts):.2f})"
    return f"{path}: {kilobytes:.0f} kB; {first}, largest {largest:.2f} s"


def is_missed(seen: Sequence[Painted]) -> bool:
    """True when the page took too long to show anything."""
    return median(each.first_s for each in seen) >= LIMIT_S


def newest(editions: Path) -> Path:
    """Return the edition that was published last."""
    return max(editions.iterdir(), key=lambda folder: folder.stat().st_mtime)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open each page some times and print what was seen."""
    parser = argparse.ArgumentParser(description="How soon a slow phone shows a page.")
    parser.add_argument("edition", nargs="?", type=Path)
    parser.add_argument("--each", type=int, default=5)
    chosen = parser.parse_args(arguments)
    edition = chosen.edition or newest(Path("demo/editions"))
    missed = 0
    with sync_playwright() as playwright, serving(edition) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        paint(browser, f"{address}index.html")  # the browser's own start is not the page's
        for path in (ONE_WORD, *pages_to_open(edition)):
            seen = [paint(browser, f"{address}{path}") for _ in range(chosen.each)]
            missed += is_missed(seen)
            print(tell(path, seen), flush=True)
        browser.close()
    print(f"in the last minute {os.getloadavg()[0]:.1f} programs wanted one of {os.cpu_count()} cores; the limit is {LIMIT_S:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
