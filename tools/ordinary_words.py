"""Make the list of ordinary words by which a capital is told from a name, and a word beside a cue from one (`ordinary_words_*.txt`).

    python -m tools.ordinary_words [src/hisab/publishing/data]

English: words that two texts or more write in small letters, and no fewer than write them with a capital inside a sentence. Urdu and Persian: words
of two reports or more of `corpora/` that are no part of a person marked there. Single words alone are taken from the third-party texts.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HISAB_CORPORA", HERE / "../shared/corpora"))
SETS = ("violent_corpus/documents", "gva_counts/train", "isaf/releases", "manifestos_india/sentences")
LEAST = 2
LEAST_ARABIC = 2
WIDTH = 150
NUMBER = re.compile(r"\s*\S*?(\d+)\s")
BLIND = 2
SMALL = re.compile(r"(?<![\w’'.-])[a-z]{2,}(?![\w]|[’']\w)")
INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?!\w)")
ARABIC = re.compile(r"[\u0621-\u06d3\u06d5\u06fa-\u06ff\u064b-\u0655\u200c]{2,}")
PERSON = re.compile(r"\[\[[^|\[\]]*\b(?:person|said_by)\|([^\]]*)\]\]")
MARKS = re.compile(r"\[\[[^|\[\]]*\||\]\]|^@.*$", re.MULTILINE)
HEADER = f"""# Ordinary words: by them a capital, or a word beside a cue, is told from a name. Made by tools/ordinary_words.py, not mended by hand.
# Source: corpora/ of this repository and, single words alone, the third-party sets {", ".join(each.split("/")[0] for each in SETS)} and satp.
"""


def reports(language: str) -> Iterator[str]:
    """Yield the reports of `corpora/` in a language, marks and all, without the blind quarter: nothing is tuned on it."""
    for path in sorted((HERE / "corpora").glob(f"**/{language}/*.txt")):
        for report in path.read_text(encoding="utf-8").split("@report")[1:]:
            number = NUMBER.match(report)
            if number is None or int(number[1]) % 4 != BLIND:
                yield report


def texts() -> Iterator[str]:
    """Yield every English text of the sources."""
    yield from (MARKS.sub("", report) for report in reports("en"))
    for name in SETS:
        with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    with (SHARED / "satp/train.tsv").open(encoding="utf-8") as rows:
        yield from (row[0] for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def english() -> list[str]:
    """Return the English words."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts():
        small.update(set(SMALL.findall(text)))
        capital.update({word.lower() for word in INSIDE.findall(text)})
    return sorted(word for word, count in small.items() if count >= LEAST and count >= capital[word])


def arabic(language: str) -> list[str]:
    """Return the words of a language of `corpora/`."""
    found: Counter[str] = Counter()
    people: set[str] = set()
    for report in reports(language):
        people.update(word for person in PERSON.findall(report) for word in ARABIC.findall(person))
        found.update(set(ARABIC.findall(MARKS.sub("", report))))
    return sorted(word for word, count in found.items() if count >= LEAST_ARABIC and word not in people)


def lines_of(words: list[str]) -> Iterator[str]:
    """Yield words as lines of the list."""
    line = ""
    for word in words:
        if line and len(line) + len(word) >= WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".lstrip()
    yield line


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "src/hisab/publishing/data"
    for name, words in (("english", english()), ("urdu", arabic("ur")), ("persian", arabic("fa"))):
        (folder / f"ordinary_words_{name}.txt").write_text(HEADER + "\n".join(lines_of(words)) + "\n", encoding="utf-8")
