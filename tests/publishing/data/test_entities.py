from pathlib import Path

from .readback import lines


def test_every_reference_leads_to_an_entity_of_the_file(data: Path) -> None:
    entities = lines(data, "entities.ftm.jsonl")
    known = {entity["id"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        for name in ("document", "entity", "holder", "post", "organization", "case", "party", "payer"):
            assert set(entity["properties"].get(name, ())) <= known


def test_an_official_a_body_a_case_and_a_report_are_there(data: Path) -> None:
    schemata = {entity["schema"] for entity in lines(data, "entities.ftm.jsonl")}
    assert schemata == {"Article", "Event", "Documentation", "Person", "Position", "Occupancy", "PublicBody", "CourtCase"}


def test_every_entity_carries_its_review_state_and_checkpoint(data: Path) -> None:
    for entity in lines(data, "entities.ftm.jsonl"):
        said = " ".join((*entity["properties"].get("notes", ()), *entity["properties"].get("summary", ())))
        assert "unreviewed; checkpoint sha256:" in said, entity


def test_the_numbers_of_an_attack_stand_in_its_summary(data: Path) -> None:
    orrin = next(entity for entity in lines(data, "entities.ftm.jsonl") if entity["id"] == "incident-00001")
    assert orrin["properties"]["summary"] == ["People killed: 10 to 13. People injured: not stated."]
