import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from types import MappingProxyType

import pytest

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.validate import edition_faults, folder_faults
from hisab.publishing.data.write import write_data
from hisab.records.errors import IntegrityError
from hisab.records.figures import Edition, Toll
from hisab.records.ids import IncidentId, mint_incident_id
from hisab.records.journal import IncidentRetired
from hisab.records.values import Count
from hisab.vocabulary.tables import Vocabulary

from .readback import rows

FIRST = mint_incident_id(1)


def with_toll_turned_around(edition: Edition) -> Edition:
    toll = Toll(count=Count(low=9, best=None, high=3), resting_on=(), recipe="r")
    return replace(edition, incidents=MappingProxyType({**edition.incidents, FIRST: replace(edition.incidents[FIRST], killed=toll)}))


def with_incident_without_statement(edition: Edition) -> Edition:
    incidents = {**edition.register.incidents, FIRST: replace(edition.register.incidents[FIRST], mentions=())}
    return replace(edition, register=replace(edition.register, incidents=MappingProxyType(incidents)))


def with_figure_of_nothing(edition: Edition) -> Edition:
    return replace(edition, figures=(replace(edition.figures[0], counted=("incident-99999",)),))


def with_redirect_to_nowhere(edition: Edition) -> Edition:
    retired = IncidentRetired(incident=mint_incident_id(8), successor=IncidentId("incident-99999"), reason="r")
    return replace(edition, register=replace(edition.register, retired=MappingProxyType({retired.incident: retired})))


def with_text_changed(edition: Edition) -> Edition:
    documents = {key: replace(document, text="." + document.text) for key, document in edition.register.documents.items()}
    return replace(edition, register=replace(edition.register, documents=MappingProxyType(documents)))


FAULTS = (
    (with_toll_turned_around, "incident-00001: killed_low 9 is above killed_high 3"),
    (with_incident_without_statement, "incident-00001 has no statement"),
    (with_figure_of_nothing, "counts incident-99999, which is no record"),
    (with_redirect_to_nowhere, "redirects to incident-99999, which leads nowhere"),
    (with_text_changed, "its quote does not stand at"),
)


@pytest.mark.parametrize(("spoil", "fault"), FAULTS)
def test_what_does_not_hold_is_named_and_nothing_is_written(
    edition: Edition, vocabulary: Vocabulary, tmp_path: Path, spoil: Callable[[Edition], Edition], fault: str
) -> None:
    with pytest.raises(IntegrityError, match=fault):
        write_data(spoil(edition), tmp_path / "data", vocabulary=vocabulary, profile=load_profile())
    assert not (tmp_path / "data").exists()


def test_a_redirect_to_a_withdrawn_record_is_no_fault(edition: Edition) -> None:
    first = IncidentRetired(incident=mint_incident_id(7), successor=mint_incident_id(8), reason="merged")
    second = IncidentRetired(incident=mint_incident_id(8), successor=None, reason="withdrawn")
    register = replace(edition.register, retired=MappingProxyType({first.incident: first, second.incident: second}))
    assert list(edition_faults(replace(edition, register=register))) == []


def test_redirects_in_a_circle_lead_nowhere(edition: Edition) -> None:
    first = IncidentRetired(incident=mint_incident_id(7), successor=mint_incident_id(8), reason="merged")
    second = IncidentRetired(incident=mint_incident_id(8), successor=mint_incident_id(7), reason="merged")
    register = replace(edition.register, retired=MappingProxyType({first.incident: first, second.incident: second}))
    assert len(list(edition_faults(replace(edition, register=register)))) == 2


def test_written_data_holds(data: Path, hostile_data: Path) -> None:
    assert list(folder_faults(data)) == []
    assert list(folder_faults(hostile_data)) == []


@pytest.mark.parametrize(
    ("cell", "value", "fault"),
    [
        ("incidents.csv: killed_low", "99", "killed_low 99 is above killed_high 13"),
        ("incidents.csv: date_earliest", "2099-01-01", "date_earliest is after date_latest"),
        ("incidents.csv: id", "incident-00077", "incident-00077 has no statement"),
        ("figures.csv: counted", "incident-99999", "counts incident-99999"),
        ("corrections.csv: successor", "incident-99999", "leads to incident-99999"),
        ("statements.csv: sentence", "nowhere", "is in no sentence"),
    ],
)
def test_a_changed_file_is_found_out(data: Path, tmp_path: Path, cell: str, value: str, fault: str) -> None:
    name, column = cell.split(": ")
    folder = Path(copytree(data, tmp_path / "data"))
    table = rows(folder, name)
    table[0][column] = value
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    assert any(fault in found for found in folder_faults(folder))


def test_a_quote_that_does_not_stand_at_its_span_is_found_out(data: Path, tmp_path: Path) -> None:
    folder = Path(copytree(data, tmp_path / "data"))
    text = (folder / "statements.csv").read_text(encoding="utf-8")
    (folder / "statements.csv").write_text(text.replace("killed 11 coal miners", "killed 12 coal miners"), encoding="utf-8")
    assert any("its quote does not stand at its span" in fault for fault in folder_faults(folder))
