from __future__ import annotations

import json
import re
from pathlib import Path

from hisab.reading.llm.answer import parse_answer
from hisab.reading.llm.prompt import INSTRUCTION, SCHEMA, question_of
from hisab.reading.llm.roles import ROLES

from .cases import read_words, told

ROOT = Path(__file__).parents[3]


def test_the_roles_are_those_of_the_published_schema() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    for kind, roles in ROLES.items():
        row = re.search(rf"^\| `{kind}` \|.*\|(.*)\|$", page, re.MULTILINE)
        assert row
        assert set(re.findall(r"`(\w+)`", row.group(1))) == set(roles)


def test_the_example_in_the_instruction_is_read_without_a_finding() -> None:
    text, _, words = INSTRUCTION.rpartition("Example report: ")[2].partition("\nExample answer: ")
    reading = read_words(text, words)
    assert [kind for kind, _ in told(reading)] == ["incident", "promise"]
    assert reading.findings == ()
    assert [len(mention.arguments) for mention in reading.mentions] == [len(proposed.arguments) for proposed in parse_answer(words).proposed]


def test_every_object_of_the_schema_is_closed() -> None:
    def objects(node: object) -> list[dict[str, object]]:
        own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [*own, *(found for each in inner for found in objects(each))]

    found = objects(json.loads(SCHEMA))
    assert len(found) == 3
    assert all(each["additionalProperties"] is False and each["required"] == list(each["properties"]) for each in found)  # type: ignore[call-overload]


def test_the_same_text_gives_the_same_question_and_another_text_another_fence() -> None:
    assert question_of("one") == question_of("one")
    assert question_of("one").text.split("\n")[0] != question_of("two").text.split("\n")[0]
