"""The encoder as it ships: an ONNX file, a tokenizer and the list of its answers. The one module that knows `onnxruntime` and `tokenizers`.

One window goes through at a time, on one thread: the numbers of an 8-bit model depend on what else is in the batch, and the same text must
give the same reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy

from hisab.reading.learned.tags import TAGS, WIDTH
from hisab.reading.learned.windows import Tokenize, Window, cut_windows
from hisab.reading.sentences import Sentence
from hisab.records.errors import MachineError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Answers = NDArray[numpy.float32]

MODEL = Path(__file__).parent / "model"
_WEIGHTS = "encoder.onnx"
_BEGIN, _END = 0, 2
"""Ids of the tokens that open and close a window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A window of `text`, and for each of its tokens a row of answers as `tags.SLOTS` lays it out."""

    text: str
    window: Window
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """A window and all that the file gives for it: a row of answers and what the lower layers give for each of its tokens, and its vector."""

    window: Window
    answers: Answers
    lower: Answers
    vector: Answers


class Encoder:
    """Answers for every token of a text. Loaded when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the model says of itself: its version, and the list of its answers."""
        try:
            card: dict[str, Any] = json.loads((self._folder / "model.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _damaged() from error
        if card.get("tags") != list(TAGS) or card.get("width") != WIDTH:
            raise MachineError("the reading model is of another version of the program", hint="install the package again")
        return card

    @property
    def size(self) -> int:
        """Bytes of the weights."""
        return (self._folder / _WEIGHTS).stat().st_size

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - commands that read nothing do not wait for it

        state = onnxruntime.capi.onnxruntime_pybind11_state
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(str(self._folder / _WEIGHTS), options, providers=["CPUExecutionProvider"])
        except (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile) as error:
            raise _damaged() from error

    @cached_property
    def _tokenize(self) -> Tokenize:
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        return tokenize_with(Tokenizer.from_file(str(self._folder / "tokenizer.json")))

    def answer(self, text: str, sentences: Sequence[Sentence]) -> tuple[Answered, ...]:
        """Return the windows of `text` with their answers."""
        answered = []
        for window in cut_windows(text, sentences, self._tokenize):
            ids = numpy.array([[_BEGIN, *window.tokens.ids, _END]], dtype=numpy.int64)
            (answers,) = self._session.run(["answers"], {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
            answered.append(Answered(text=text, window=window, answers=answers[0]))
        return tuple(answered)

    def lower(self, text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Window, NDArray[numpy.float32]]]:
        """Yield the windows of `text`, and what the lower layers give for their tokens, one that opens and one that closes included."""
        for window in cut_windows(text, sentences, self._tokenize):
            ids = numpy.array([[_BEGIN, *window.tokens.ids, _END]], dtype=numpy.int64)
            (lower,) = self._session.run(["lower"], {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
            yield window, lower

    def layers(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Layers]:
        """Yield the windows of `text` with all that the file gives for them, each read once; tokens that open and close a window are left out."""
        for window in cut_windows(text, sentences, self._tokenize):
            ids = numpy.array([[_BEGIN, *window.tokens.ids, _END]], dtype=numpy.int64)
            names = ["answers", "lower", "vectors"]
            answers, lower, vectors = self._session.run(names, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
            yield Layers(window=window, answers=answers[0], lower=lower[0, 1:-1], vector=vectors[0])


def _damaged() -> MachineError:
    return MachineError("the reading model is not there or damaged", hint="install the package again")


@cache
def shipped_encoder() -> Encoder:
    """Return the encoder of the package, one for all who ask."""
    return Encoder(MODEL)


def tokenize_with(tokenizer: Tokenizer) -> Tokenize:
    """Return a function that cuts a text into tokens, without those that open and close it."""
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def tokenize(text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        encoded = tokenizer.encode(text, add_special_tokens=False)
        return encoded.ids, encoded.offsets

    return tokenize
