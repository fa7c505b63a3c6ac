from hisab.publishing.wordings import KIND_GROUPS, NO_KIND, WHAT_WOULD_CHANGE
from hisab.vocabulary.words import PromiseKind, Status


def test_every_status_says_what_would_change_it() -> None:
    assert set(WHAT_WOULD_CHANGE) == set(Status)


def test_every_kind_is_in_one_group() -> None:
    assert sorted(kind for _, kinds in KIND_GROUPS for kind in kinds) == sorted([*PromiseKind, NO_KIND])
