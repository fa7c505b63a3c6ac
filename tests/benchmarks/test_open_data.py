from pathlib import Path

from benchmarks.open_data import Archive

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.validate import folder_faults
from hisab.publishing.data.write import write_data
from hisab.vocabulary.tables import load_vocabulary


def test_the_made_up_edition_holds_and_has_ten_statements_an_incident(tmp_path: Path) -> None:
    archive = Archive(4)
    for number in range(30):
        archive.report(number)
    write_data(archive.edition(), tmp_path, vocabulary=load_vocabulary(), profile=load_profile())
    assert list(folder_faults(tmp_path)) == []
    assert sum(len(mention.arguments) for mention in archive.mentions.values()) == 300
