import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.write import write_data
from hisab.records.figures import Edition
from hisab.records.journal import SubjectWithdrawn
from hisab.vocabulary.tables import Vocabulary

from .readback import rows


def test_a_merged_record_stands_with_its_reason_and_its_successor(data: Path) -> None:
    (row,) = rows(data, "corrections.csv")
    assert (row["id"], row["what"], row["successor"], row["reason"]) == ("incident-00004", "merged", "incident-00001", "merged with incident-00001")


def test_the_feed_says_the_same(data: Path) -> None:
    feed = json.loads((data / "corrections.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item["content_text"].startswith("merged with incident-00001; it is now incident-00001. unreviewed; checkpoint sha256:")


def test_a_withdrawn_promise_stands_with_its_reason_and_no_successor(edition: Edition, vocabulary: Vocabulary, tmp_path: Path) -> None:
    gone = SubjectWithdrawn(subject="sha256:gone", reason="its document was read anew")
    register = replace(edition.register, withdrawn=MappingProxyType({gone.subject: gone}))
    write_data(replace(edition, register=register), tmp_path, vocabulary=vocabulary, profile=load_profile())
    row = rows(tmp_path, "corrections.csv")[-1]
    assert (row["id"], row["kind"], row["what"], row["successor"], row["reason"]) == (
        "sha256:gone", "subject", "withdrawn", "", "its document was read anew",
    )  # fmt: skip
