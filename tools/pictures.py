"""Takes pictures of the demo's main pages for the documents: `make pictures`. The same edition and the same browser give the same bytes.

    python -m tools.pictures [EDITION] [--out docs/pictures]

EDITION is the folder of a published edition; without it, the newest of `demo/editions`. Each picture is a WebP below 150 kB, all together lie below
1.2 MB; more is an error, and nothing is written. The demo has no names of people who were killed: a picture is taken of its public edition alone.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

MOST_BYTES, MOST_BYTES_IN_ALL = 150_000, 1_200_000
QUALITY = 80
"""Of a hundred. Below 70 the small type of the tables frays, above 85 a page of text weighs twice as much and looks the same."""
WIDE, PHONE = 1200, 390


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: of which page of the edition, how broad and high in pixels of the style, and from which place on the page (empty for its top)."""

    name: str
    path: str
    width: int = WIDE
    height: int = 860
    start: str = ""
    scheme: Literal["light", "dark"] = "light"

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.webp"


def pictures_of(edition: Path) -> tuple[Picture, ...]:
    """Return the pictures of an edition."""
    incident, institution = heaviest(edition, "incidents"), heaviest(edition, "institutions")
    return (
        Picture(name="front", path="index.html", height=1000),
        Picture(name="front-dark", path="index.html", height=1000, scheme="dark"),
        Picture(name="front-phone", path="index.html", width=PHONE, height=844),
        Picture(name="front-urdu", path="ur/index.html", height=1000),
        Picture(name="incident", path=incident),
        Picture(name="incident-timeline", path=incident, start="#timeline"),
        Picture(name="promise", path=promise_with_a_law(edition), height=1100),
        Picture(name="institution", path=institution, height=1000),
        Picture(name="figures", path="figures.html", start="#chart-people_killed_by_year"),
        Picture(name="map", path="places.html", height=1000),
    )


def heaviest(edition: Path, folder: str) -> str:
    """Return the page of a folder that has the most to show."""
    found = max(sorted((edition / folder).glob("*.html")), key=lambda path: path.stat().st_size)
    return found.relative_to(edition).as_posix()


def promise_with_a_law(edition: Path) -> str:
    """Return the shortest page of a promise beside which a law stands, so that one picture holds both; without any, the heaviest."""
    pages = sorted((edition / "promises").glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
    found = next((path for path in pages if "a law may grant this already" in path.read_text(encoding="utf-8")), None)
    return found.relative_to(edition).as_posix() if found is not None else heaviest(edition, "promises")


def take(page: Page, address: str, picture: Picture) -> bytes:
    """Return the picture of the page at `address` as WebP."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.emulate_media(color_scheme=picture.scheme, reduced_motion="reduce")
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    top = page.evaluate("start => start ? document.querySelector(start).getBoundingClientRect().top + scrollY - 28 : 0", picture.start)
    height = page.evaluate("() => document.documentElement.scrollHeight")
    clip = {"x": 0, "y": top, "width": picture.width, "height": min(picture.height, height - top), "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    return base64.b64decode(taken["data"])


def take_all(browser: Browser, edition: Path) -> Iterator[tuple[Picture, bytes]]:
    """Yield each picture of an edition with its bytes."""
    for picture in pictures_of(edition):
        context = browser.new_context(device_scale_factor=1.5, is_mobile=picture.width == PHONE, locale="en-GB", timezone_id="UTC")
        yield picture, take(context.new_page(), (edition / picture.path).resolve().as_uri(), picture)
        context.close()


def newest(editions: Path) -> Path:
    """Return the edition that was published last."""
    return max(editions.iterdir(), key=lambda folder: folder.stat().st_mtime)


def write_pictures(browser: Browser, edition: Path, out: Path) -> tuple[Path, ...]:
    """Write the pictures of an edition to `out`, in the place of those that lie there, and return their paths.

    Pictures that weigh too much are a `ValueError`, and nothing is written.
    """
    taken = {picture.file: data for picture, data in take_all(browser, edition)}
    heavy = [name for name, data in taken.items() if len(data) >= MOST_BYTES]
    whole = sum(map(len, taken.values()))
    if heavy or whole >= MOST_BYTES_IN_ALL:
        raise ValueError(f"too heavy: {', '.join(heavy) or 'all together'} ({whole / 1000:.0f} kB in all)")
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.webp"):
        old.unlink()
    for name, data in taken.items():
        (out / name).write_bytes(data)
    return tuple(out / name for name in taken)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures and say what was written."""
    parser = argparse.ArgumentParser(description="Pictures of the demo's main pages, for the documents.")
    parser.add_argument("edition", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    chosen = parser.parse_args(arguments)
    edition = chosen.edition or newest(Path("demo/editions"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for path in write_pictures(browser, edition, chosen.out):
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
