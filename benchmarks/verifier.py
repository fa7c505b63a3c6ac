"""How many altered quotes the evidence verifier lets through (the aim is none), beside aligners that place a quote by likeness.

    python -m benchmarks.verifier [--data DIR] [--split reports] [--out DIR]

True arguments are those that the reader finds in the labelled cases and in the project's corpus. Each is altered in its words: another number, the
opposite act or harm, another name (in the whole sentence), another unit, two quotes spliced into one, an invention. A reader that makes such a
quote up would be believed by whoever only asks whether the quote is like the text. Then the words are kept and the value is altered, as in
`tests/reading/test_evidence.py`: an aligner does not look at values, so it has no figure there. Peers: RapidFuzz partial ratio of at least 75 (as
the fuzzy step of langextract asks three quarters of the tokens), and langextract's own aligner where it is installed.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

from tests.reading.test_evidence import altered as altered_values
from training.notation import is_blind, parse_reports

from benchmarks.gate import CORPUS, SHARED, load_cases
from benchmarks.parts import make_document, make_parser, print_table, write_rows
from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.lexicon import Lexicon
from hisab.reading.numbers import find_numbers
from hisab.reading.scene import lay_out
from hisab.reading.sentences import split_sentences
from hisab.records.documents import Document
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader

FUZZY = 75.0
_OPPOSITES = {
    "killed": "rescued",
    "injured": "killed",
    "wounded": "killed",
    "dead": "alive",
    "died": "survived",
    "abducted": "released",
    "claimed": "denied",
    "denied": "claimed",
    "promised": "refused",
    "pledged": "refused",
    "vowed": "declined",
    "announced": "withdrew",
    "assured": "warned",
    "ordered": "forbade",
    "will": "will not",
    "would": "would not",
}
_UNITS = {
    "million": "billion",
    "lakh": "crore",
    "crore": "lakh",
    "rs": "$",
    "$": "Rs",
    "rupees": "dollars",
    "billion": "million",
    "thousand": "hundred",
    "families": "villages",
}
_NAMES = {
    Role.PLACE: "Larkana",
    Role.COMMUNITY: "Ahmadi",
    Role.PERSON: "Asif Zardari",
    Role.OFFICE: "defence secretary",
    Role.INSTITUTION: "Coast Guard",
    Role.PERPETRATOR: "Jundullah",
}
_INVENTED = ("99 people were killed in the attack", "the president promised Rs9 million to each family")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An argument to judge in its document: what was done to it, and to its words or to its value."""

    how: str
    document: Document
    argument: Argument


def alter_words(document: Document, argument: Argument, other: str | None) -> Iterator[tuple[str, str]]:
    """Yield the quote altered, each time with what was done to it; `other` is a quote of another sentence. Nothing that the text says anyway."""
    quote = argument.passage.quote
    tried = [*_by_kind(quote), *((("splice", _splice(quote, other)),) if other else ()), *(("invention", words) for words in _INVENTED)]
    if argument.role in _NAMES:
        sentence = next(sentence for sentence in split_sentences(document.text) if argument.passage.start < sentence.end)
        tried.append(("name", sentence.text.replace(quote, _NAMES[argument.role], 1)))
    yield from ((how, words) for how, words in tried if words != quote and words not in document.text)


def _by_kind(quote: str) -> Iterator[tuple[str, str]]:
    for number in find_numbers(quote)[:1]:
        for value in (number.value + 1, number.value * 10):
            yield "number", f"{quote[: number.start]}{value}{quote[number.end :]}"
    yield from (("polarity", words) for words in _swapped(quote, _OPPOSITES))
    yield from (("unit", words) for words in _swapped(quote, _UNITS))


def _swapped(quote: str, table: dict[str, str]) -> Iterator[str]:
    for word, other in table.items():
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?![a-z])", re.IGNORECASE)
        if pattern.search(quote):
            yield pattern.sub(lambda _, other=other: other, quote, count=1)  # type: ignore[misc]


def _splice(quote: str, other: str) -> str:
    """Return the first half of one quote with the second half of the other."""
    first, second = quote.split(), other.split()
    return " ".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])


def true_trials(documents: Iterable[Document]) -> Iterator[tuple[Mention, Trial]]:
    """Yield what the reader finds, each argument as a trial."""
    reader = default_reader(load_vocabulary())
    for document in documents:
        for mention in reader.read(document).mentions:
            for argument in mention.arguments:
                yield mention, Trial(how="unaltered", document=document, argument=argument)


def trials_of_words(true: Iterable[Trial]) -> Iterator[Trial]:
    """Yield each true argument with its words altered; the place it points to stays, as nothing in the text is its words."""
    trials = list(true)
    for trial, following in pairwise([*trials, trials[0]] if trials else []):
        other = following.argument.passage.quote if following.document == trial.document else None
        for how, words in alter_words(trial.document, trial.argument, other):
            yield replace(trial, how=how, argument=replace(trial.argument, passage=replace(trial.argument.passage, quote=words)))


def trials_of_values(true: Iterable[Trial]) -> Iterator[Trial]:
    """Yield each true argument with its words kept and its value altered."""
    for trial in true:
        for how, argument in altered_values(trial.document, trial.argument):
            if argument.passage == trial.argument.passage and argument != trial.argument:
                yield replace(trial, how=how, argument=argument)


def make_judge() -> Callable[[Trial], bool]:
    """Return the verifier's word on a trial: true when a mention that rests on this argument alone stands."""
    lexicon = Lexicon(load_vocabulary())
    verifier = EvidenceVerifier(lexicon)
    anchor_of = cache(lambda document: lay_out(document, lexicon).anchor)

    def accepts(trial: Trial) -> bool:
        mention = Mention(
            id=MentionId(""),
            document=trial.document.id,
            kind=MentionKind.INCIDENT,
            passage=trial.document.passage(0, len(trial.document.text)),
            arguments=(trial.argument,),
        )
        return bool(verifier.verify(trial.document, [mention], anchor=anchor_of(trial.document))[0])

    return accepts


def is_like(trial: Trial) -> bool:
    """The peer's word: true when some stretch of the text is like the quote."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - a peer, installed for benchmarks only

    return bool(fuzz.partial_ratio(trial.argument.passage.quote, trial.document.text, score_cutoff=FUZZY) >= FUZZY)


def is_aligned(resolver: object, trial: Trial) -> bool:
    """The word of langextract's aligner: true when it places the quote in the text, exactly, in part or by likeness."""
    from langextract.data import Extraction  # noqa: PLC0415 - a peer that need not be installed

    extraction = Extraction(extraction_class="quote", extraction_text=trial.argument.passage.quote)
    aligned = resolver.align([extraction], trial.document.text, 0, 0)  # type: ignore[attr-defined]
    return any(one.char_interval is not None for one in aligned)


def peers() -> dict[str, Callable[[Trial], bool]]:
    """Return the aligners that are installed, by name; say in a line which is not."""
    found: dict[str, Callable[[Trial], bool]] = {}
    if importlib.util.find_spec("rapidfuzz"):
        found["rapidfuzz"] = is_like
    else:
        print("verifier: no figure for rapidfuzz, it is not installed (dependency group dev)")
    if importlib.util.find_spec("langextract"):
        from langextract.resolver import Resolver  # noqa: PLC0415 - a peer that need not be installed

        found["langextract"] = partial(is_aligned, Resolver())
    else:
        print("verifier: no figure for langextract, it is not installed (it brings 42 other packages)")
    return found


def _documents(cases: Path) -> Iterator[Document]:
    """Yield the cases, where they are there, and the reports of the project's English corpus but for its blind quarter."""
    if cases.is_file():
        yield from (document for document, _ in load_cases(cases))
    else:
        print(f"verifier: {cases} is left out, it is not there (--data)")
    for file in sorted((CORPUS / "en").glob("*.txt")):
        for report in parse_reports(file.read_text(encoding="utf-8")):
            if not is_blind(report):
                yield make_document(report.text, published=report.published.isoformat() if report.published else None)


def _tally(judges: dict[str, Callable[[Trial], bool]], trials: list[Trial]) -> Iterator[tuple[str, list[int | None]]]:
    tried = Counter(trial.how for trial in trials)
    accepted = {name: Counter(trial.how for trial in trials if judge(trial)) for name, judge in judges.items()}
    for how, number in tried.items():
        yield how, [number, *(counts[how] for counts in accepted.values())]
    yield "together", [tried.total(), *(counts.total() for counts in accepted.values())]


def thin(trials: list[Trial], most: int | None) -> list[Trial]:
    """Return at most `most` trials of each kind, spread evenly over those there are, in their order."""
    if most is None:
        return trials
    tried = Counter(trial.how for trial in trials)
    seen: Counter[str] = Counter()
    kept = []
    for trial in trials:
        place, total = seen[trial.how], tried[trial.how]
        seen[trial.how] += 1
        if total <= most or (place * most) // total != ((place + 1) * most) // total:
            kept.append(trial)
    return kept


def main(arguments: list[str] | None = None) -> int:
    """Measure ours and the peers in one run and print them; 1 when the verifier let an altered quote through."""
    parser = make_parser("verifier", "Altered quotes that are accepted.", split="reports")
    parser.set_defaults(data=SHARED / "cases")
    parser.add_argument("--most", type=int, default=None, help="judge at most so many of each kind, spread evenly (an aligner may be slow)")
    options = parser.parse_args(arguments)
    true = [trial for _, trial in true_trials(_documents(options.data / f"{options.split}.jsonl"))]
    ours = make_judge()
    judges = {"ours": ours, **peers()}
    true, words, values = (thin(trials, options.most) for trials in (true, list(trials_of_words(true)), list(trials_of_values(true))))
    print_table("verifier: how many of those tried are accepted; nothing altered", ("tried", *judges), [*_tally(judges, true)][:1])
    print_table("words altered (the aim is 0)", ("tried", *judges), _tally(judges, words))
    print_table("words kept, value altered (the aim is 0; an aligner does not look)", ("tried", "ours"), _tally({"ours": ours}, values))
    let_through = [trial for trial in (*words, *values) if ours(trial)]
    write_rows(
        options.out,
        "verifier_let_through.jsonl",
        ([trial.how, trial.argument.role, trial.argument.passage.quote, str(trial.argument.value)] for trial in let_through),
    )
    return int(bool(let_through))


if __name__ == "__main__":
    sys.exit(main())
