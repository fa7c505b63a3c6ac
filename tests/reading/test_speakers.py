"""A promise belongs to whoever the words name; nobody promises because he stands near."""

from __future__ import annotations

from tests.reading.cases import ATTACK, promises


def speakers(text: str) -> set[str]:
    return {line for promise in promises(ATTACK + text) for line in promise if line.startswith(("person", "office", "institution"))}


def test_the_subject_of_the_promise_is_not_whoever_reports_it() -> None:
    assert "institution authorities" in speakers("The authorities promised compensation for the families, a police spokesman said.")


def test_an_attribution_behind_the_words_names_the_speaker() -> None:
    text = "The home minister came to Quetta. Sixty more guards would be posted in the town, he pledged."
    assert "office home-minister" in speakers(text)


def test_protesters_bind_nobody() -> None:
    assert not speakers("The high court met. Over two hundred Hazaras said that not a rupee of tax would be paid until the culprits are in custody.")


def test_what_is_being_formed_does_not_promise() -> None:
    assert not speakers("A special cell of the security forces is being formed to protect the town.")


def test_a_passive_without_a_name_has_no_speaker() -> None:
    assert not speakers("The prime minister came to Quetta. Compensation of Rs1 million was announced for the families.")


def test_content_ends_where_another_verb_of_saying_begins() -> None:
    found = promises(ATTACK + "The governor assured the mourners of their safety, and said an investigation was underway.")
    assert not any("kind inquiry" in promise for promise in found)


def test_a_minister_is_not_the_prime_minister() -> None:
    found = promises(ATTACK + "Prime Minister Imran Khan came to Quetta; a minister ruled out compensation for the families.")
    assert not any("person Imran Khan" in promise for promise in found)
