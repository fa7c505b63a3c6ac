"""How far two people who label the same reports apart agree.

`python -m training.agreement --blank FOLDER` writes the tenth of the corpus that is labelled twice, without its labels, for a second person.
`python -m training.agreement` compares `corpora/second/` with the first labels and prints Krippendorff's alpha (nominal) for what each sentence tells
and for the words of each role, and how often the two wrote the same value on words that both labelled.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hisab.reading.learned.tags import SENTENCE
from hisab.reading.sentences import split_sentences
from training.corpus import CORPORA, read_corpus
from training.examples import classes_of
from training.notation import Label, Report

SECOND = CORPORA / "second"
_EVERY, _FIRST = 10, 7
_WORD = re.compile(r"\w+")


def is_labelled_twice(report: Report) -> bool:
    """True for the tenth that is labelled twice: numbers 7, 17, 27 …"""
    return int(report.id.rpartition("-")[2]) % _EVERY == _FIRST


def write_blank(reports: Iterable[Report], folder: Path) -> None:
    """Write the reports that are labelled twice without their labels, a file a language."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if is_labelled_twice(report):
            head = [
                f"@report {report.id}",
                f"@published {report.published}" if report.published else "",
                f"@language {report.language}",
                f"@genre {report.genre}",
            ]
            head += [f"@title {report.title or ''}", "", report.text, "", "@mentions", ""]
            by_language[report.language].append("\n".join(line for number, line in enumerate(head) if line or number > 3))
    for language, texts in by_language.items():
        (folder / language).mkdir(parents=True, exist_ok=True)
        (folder / language / "second.txt").write_text("\n".join(texts), encoding="utf-8")


def alpha(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Return Krippendorff's alpha of two people's words on the same units; None where both always said one and the same thing."""
    import krippendorff  # noqa: PLC0415 - of the training group

    values = sorted({value for pair in pairs for value in pair}, key=repr)
    if len(values) < 2:
        return None
    numbers = [[values.index(pair[side]) for pair in pairs] for side in (0, 1)]
    return float(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))


def sentence_pairs(first: Report, second: Report) -> Iterator[tuple[str, bool, bool]]:
    """Yield (class, first says so, second says so) for every sentence and class."""
    for sentence in split_sentences(first.text):
        one, two = (classes_of(report, sentence.start, sentence.end) for report in (first, second))
        for number, name in enumerate(SENTENCE):
            yield name, number in one, number in two


def word_pairs(first: Report, second: Report) -> Iterator[tuple[str, str]]:
    """Yield what each of the two says of every word: the roles that lie on it."""
    for word in _WORD.finditer(first.text):
        yield _roles(first.labels, word.start(), word.end()), _roles(second.labels, word.start(), word.end())


def _roles(labels: Iterable[Label], start: int, end: int) -> str:
    return " ".join(sorted({f"{label.key[0]}.{label.role}" for label in labels if label.start < end and start < label.end and label.role}))


def value_pairs(first: Report, second: Report) -> Iterator[tuple[str, str]]:
    """Yield both values where both labelled overlapping words with one role that has a value."""
    for label in first.labels:
        if label.value is None:
            continue
        for other in second.labels:
            if (
                other.value is not None
                and other.role is label.role
                and other.key[0] == label.key[0]
                and other.start < label.end
                and label.start < other.end
            ):
                yield label.value, other.value
                break


def main(arguments: list[str] | None = None) -> int:
    """Write the blank tenth, or compare."""
    parser = argparse.ArgumentParser(prog="python -m training.agreement", description="How far two people agree on the corpus.")
    parser.add_argument("--data", type=Path, default=CORPORA, help="the folder with one folder a language")
    parser.add_argument("--blank", type=Path, default=None, help="write the tenth without labels into this folder")
    parser.add_argument("--second", type=Path, default=SECOND, help="the second labels")
    options = parser.parse_args(arguments)
    reports, faults = read_corpus(options.data)
    if options.blank is not None:
        write_blank(reports, options.blank)
        return 0
    again, more_faults = read_corpus(options.second)
    both = [(report, other) for report in reports for other in again if report.id == other.id]
    altered = [first.id for first, second in both if first.text != second.text]
    for fault in (*faults, *more_faults, *(f"{name}: the second person changed the text" for name in altered)):
        print(fault, file=sys.stderr)
    for language in sorted({first.language for first, _ in both}):
        own = [(first, second) for first, second in both if first.language == language and first.id not in altered]
        told = [pair for first, second in own for pair in sentence_pairs(first, second)]
        words = [pair for first, second in own for pair in word_pairs(first, second)]
        values = [pair for first, second in own for pair in value_pairs(first, second)]
        print(f"{language}: {len(own)} reports labelled twice")
        print(f"    words and roles: alpha {_said(alpha(words))} over {len(words):,} words")
        print(f"    what a sentence tells: alpha {_said(alpha([(one, two) for _, one, two in told]))}")
        for name in SENTENCE:
            of_class = [(one, two) for label, one, two in told if label == name]
            print(f"        {name:<22} {_said(alpha(of_class))}  ({sum(one for one, _ in of_class)} and {sum(two for _, two in of_class)} sentences)")
        print(f"    values: {sum(one == two for one, two in values)} of {len(values)} written alike")
    return 1 if faults or more_faults or altered else 0


def _said(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
