"""Every figure lists what it counted, and is the number of it."""

from __future__ import annotations

from datetime import date

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.figures import measure
from hisab.records.figures import Edition, Figure
from hisab.records.ids import FIRST_PREVIOUS
from hisab.records.journal import Checkpoint
from hisab.records.values import Count
from hisab.vocabulary.tables import load_vocabulary

from ..linking.notation import incident_names, names_of, register_of, settled

VOCABULARY = load_vocabulary()
CHECKPOINT = Checkpoint(size=0, root="sha256:0", head=FIRST_PREVIOUS, at="2021-02-01T00:00:00+00:00")
MACHH = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=10-13 injured=4+ community=hazara"
PROMISE = "promise act=commit-specific kind=compensation institution=government deadline=2021-01-31"
QUETTA = "report B 2013-01-11\nincident date=2013-01-10 place=quetta killed=90 community=ahmadi"


def edition_of(*texts: str, as_of: str = "2021-02-01", communities: tuple[str, ...] = ()) -> Edition:
    register = register_of(*texts)
    linker = RulesLinker()
    register = settled(register, settle(register, linker.link(register), linker=linker.version))
    return measure(register, CHECKPOINT, as_of=date.fromisoformat(as_of), communities=communities, vocabulary=VOCABULARY)


def figure(edition: Edition, name: str) -> Figure:
    (found,) = (figure for figure in edition.figures if figure.name == name)
    return found


def test_every_count_of_records_is_the_number_of_ids_that_it_lists() -> None:
    edition = edition_of(f"{MACHH}\n{PROMISE}\naction kind=arrest\ntotal killed=509 period=five-years", QUETTA)
    for one in edition.figures:
        if not one.name.startswith("people"):
            assert one.value in (Count(low=len(one.counted), best=len(one.counted), high=len(one.counted)), Count(low=None, best=None, high=None))
        assert list(one.counted) == sorted(set(one.counted))
        assert one.recipe
        assert one.as_of == date(2021, 2, 1)


def test_every_id_that_a_figure_lists_is_a_record_of_the_edition() -> None:
    edition = edition_of(f"{MACHH}\n{PROMISE}\naction kind=arrest\ntotal killed=509", QUETTA)
    register = edition.register
    known: set[str] = {*register.incidents, *register.promises, *register.actions, *register.mentions, *register.documents}
    known |= {f"{promise}#{one.deliverable.subtype}" for promise, account in edition.promises.items() for one in account.deliverables}
    assert all(identifier in known for one in edition.figures for identifier in one.counted)


def test_people_killed_is_the_sum_over_the_attacks_that_it_lists() -> None:
    edition = edition_of(MACHH, QUETTA)
    killed = figure(edition, "people_killed")
    assert killed.value == Count(low=100, best=None, high=103)
    assert killed.counted == tuple(sorted(incident_names(edition.register)))
    assert figure(edition, "people_injured").value == Count(low=4, best=4, high=4, qualifier="at least")


def test_a_total_over_many_attacks_is_never_added_to_the_people_killed() -> None:
    edition = edition_of(f"{MACHH}\ntotal killed=509/period scope=pakistan")
    assert figure(edition, "people_killed").value.high == 13
    names = names_of(edition.register)
    assert [names[identifier] for identifier in figure(edition, "totals").counted] == ["A.2"]  # type: ignore[index]


def test_only_attacks_on_the_account_s_communities_are_counted() -> None:
    edition = edition_of(MACHH, QUETTA, communities=("hazara",))
    assert figure(edition, "people_killed").value.high == 13
    assert edition.scope == ("hazara",)


def test_a_promise_after_an_attack_that_is_left_out_is_left_out() -> None:
    both = (MACHH, f"{QUETTA}\n{PROMISE}")
    assert figure(edition_of(*both), "promises").value.best == 1
    assert figure(edition_of(*both, communities=("hazara",)), "promises").value.best == 0


def test_a_promise_is_due_after_its_due_date_and_not_before() -> None:
    text = f"{MACHH}\n{PROMISE}"
    assert figure(edition_of(text, as_of="2021-01-31"), "promises_due").value.best == 0
    assert figure(edition_of(text, as_of="2021-02-01"), "promises_due").value.best == 1


def test_where_nobody_searched_the_kept_promises_are_not_known_rather_than_none() -> None:
    kept = figure(edition_of(f"{MACHH}\n{PROMISE}", as_of="2030-01-01"), "promises_kept")
    assert kept.value == Count(low=None, best=None, high=None)
    assert "debt of this record" in kept.caveat


def test_nothing_gathered_gives_every_figure_and_counts_nothing() -> None:
    edition = edition_of()
    assert all(one.counted == () for one in edition.figures)
    assert figure(edition, "people_killed").value == Count(low=None, best=None, high=None)


def test_the_order_of_reports_makes_no_difference_to_any_figure() -> None:
    texts = (f"{MACHH}\n{PROMISE}", QUETTA, "report C 2013-01-12\nincident date=2013-01-10 place=quetta killed=96 community=hazara")
    assert edition_of(*texts).figures == edition_of(*reversed(texts)).figures
