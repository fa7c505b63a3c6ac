"""How many names of private people that no reader marked are hidden, and what else is: on a folder of paragraphs that a person marked.

    python -m benchmarks.names FOLDER

Each `*.txt` of the folder is a row: paragraphs with an empty line between them, in which [[a private person]], {{an official in office}} and
((a place, group or body)) are marked. A name counts as hidden where all of it is; an official, a place or a group where any of it is.
Keep a folder with real people's names outside the project; invented ones are in tests/publishing/data/named.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.parts import print_table
from hisab.publishing.data.unread_names import UnreadNames
from hisab.vocabulary.tables import load_vocabulary

PRIVATE, OFFICIAL, KNOWN = "private", "official", "known"
_MARK = re.compile(r"\[\[(?P<private>.+?)\]\]|\{\{(?P<official>.+?)\}\}|\(\((?P<known>.+?)\)\)", re.DOTALL)
_HEADS = ("names", "hidden", "share", "officials", "hidden", "places", "hidden", "other runs hidden", "words", "MB/s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text without its marks, and the spans of what was marked, with its kind."""

    text: str
    marked: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of what was marked and of what of it is hidden, by kind; `others` are runs hidden that touch nothing marked; `missed` are names."""

    marked: Counter[str]
    hidden: Counter[str]
    others: tuple[str, ...]
    missed: tuple[str, ...]

    def share(self, kind: str) -> float:
        """Return the share of a kind that is hidden; 0 where nothing was marked."""
        return self.hidden[kind] / self.marked[kind] if self.marked[kind] else 0.0


def read_marked(path: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a file."""
    return tuple(_paragraph(each) for each in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()) if each.strip())


def _paragraph(block: str) -> Paragraph:
    text, marked, at = "", [], 0
    for mark in _MARK.finditer(block):
        text += block[at : mark.start()]
        kind = str(mark.lastgroup)
        marked.append((len(text), len(text) + len(mark[kind]), kind))
        text += mark[kind]
        at = mark.end()
    return Paragraph(text=text + block[at:], marked=tuple(marked))


def score(paragraphs: tuple[Paragraph, ...], names: UnreadNames) -> Score:
    """Return what is hidden of each paragraph by itself."""
    marked: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    others: list[str] = []
    missed: list[str] = []
    for paragraph in paragraphs:
        spans = names.in_text(paragraph.text)
        covered = {place for start, end in spans for place in range(start, end)}
        for start, end, kind in paragraph.marked:
            letters = [place in covered for place in range(start, end) if paragraph.text[place].isalpha()]
            marked[kind] += 1
            hidden[kind] += all(letters) if kind == PRIVATE else any(letters)
            if kind == PRIVATE and not all(letters):
                missed.append(paragraph.text[start:end])
        others += [paragraph.text[start:end] for start, end in spans if not any(first < end and start < last for first, last, _ in paragraph.marked)]
    return Score(marked=marked, hidden=hidden, others=tuple(others), missed=tuple(missed))


def _rows(folder: Path, names: UnreadNames) -> Iterator[tuple[str, tuple[float | int | str | None, ...]]]:
    for path in sorted(folder.glob("*.txt")):
        paragraphs = read_marked(path)
        found = score(paragraphs, names)
        begun = process_time()
        score(paragraphs, names)
        size = sum(len(each.text.encode("utf-8")) for each in paragraphs)
        counts = [count for kind in (OFFICIAL, KNOWN) for count in (found.marked[kind], found.hidden[kind])]
        words = sum(len(each.text.split()) for each in paragraphs)
        shown = (found.marked[PRIVATE], found.hidden[PRIVATE], found.share(PRIVATE), *counts, len(found.others), words)
        yield path.stem, (*shown, f"{size / 1e6 / (process_time() - begun):.2f}")


def main() -> None:
    """Print one row for each file of a folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description="How many names of private people are hidden.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print_table(f"names in {folder.name}", _HEADS, _rows(folder, UnreadNames(load_vocabulary())))


if __name__ == "__main__":
    main()
