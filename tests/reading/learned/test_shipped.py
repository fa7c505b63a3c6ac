"""The model that ships reads each of its languages, and the same text always the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hisab.reading.learned.encoder import MODEL, Encoder, shipped_encoder
from hisab.reading.learned.reader import LearnedReader
from hisab.records.codec import canonical_bytes
from hisab.records.errors import MachineError
from hisab.records.mentions import MentionKind, Role
from tests.reading.learned.test_reader import VOCABULARY, document, one, value

ENGLISH = "Gunmen killed eleven Hazara miners in Mach on Sunday, police said. The chief minister vowed that the killers would be arrested."
URDU = (
    "کوئٹہ: بلوچستان کے علاقے مچھ میں اتوار کی صبح نامعلوم مسلح افراد نے گیارہ ہزارہ کان کنوں کو قتل کر دیا۔ "
    "وزیر اعلیٰ نے کہا کہ قاتلوں کو قانون کے کٹہرے میں لایا جائے گا۔"
)
PERSIAN = "دشت برچی، کابل: در پی انفجار روز شنبه در برابر مکتب دخترانه دست‌کم ۵۰ تن کشته و بیش از صد تن دیگر زخمی شدند."
READER = LearnedReader(VOCABULARY, shipped_encoder())


@pytest.mark.parametrize(("text", "language", "killed"), [(ENGLISH, "en", 11), (URDU, "ur", 11), (URDU, None, 11), (PERSIAN, "fa", 50)])
def test_it_reads_the_toll_in_each_language(text: str, language: str | None, killed: int) -> None:
    assert value(one(READER.read(document(text, language)), MentionKind.INCIDENT), Role.KILLED).low == killed


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (URDU, "ur")])
def test_it_reads_a_promise_of_justice(text: str, language: str) -> None:
    assert value(one(READER.read(document(text, language)), MentionKind.PROMISE), Role.KIND) == "justice"


def test_the_same_text_gives_the_same_bytes_whatever_was_read_before() -> None:
    first = [canonical_bytes(READER.read(document(text))) for text in (ENGLISH, URDU, PERSIAN)]
    fresh = LearnedReader(VOCABULARY, Encoder(MODEL))
    assert [canonical_bytes(fresh.read(document(text))) for text in (PERSIAN, URDU, ENGLISH)] == first[::-1]


def test_weights_that_are_damaged_are_said_and_no_document_s_fault(tmp_path: Path) -> None:
    for name in ("model.json", "tokenizer.json"):
        shutil.copy(MODEL / name, tmp_path)
    (tmp_path / "encoder.onnx").write_bytes(b"cut off")
    with pytest.raises(MachineError, match="damaged"):
        LearnedReader(VOCABULARY, Encoder(tmp_path)).read(document(ENGLISH))


def test_a_model_that_is_not_there_is_said() -> None:
    with pytest.raises(MachineError, match="not there"):
        LearnedReader(VOCABULARY, Encoder(MODEL / "none"))
