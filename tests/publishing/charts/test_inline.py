from __future__ import annotations

import pytest

from hisab.publishing.charts.inline import inline

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10" viewBox="0 0 10 10">'


def made(inner: str) -> str:
    return inline(f"{OPEN}{inner}</svg>", name="page", letters=14, title="a title", description="a description")


def test_groups_are_laid_flat_and_the_background_is_left_to_the_page() -> None:
    line = '<g transform="translate(1,2)"><g transform="translate(1,1)"><path d="M0,0h3" stroke="#1d1c1a"/></g></g>'
    drawn = made(f'<rect width="10" height="10" fill="#fbfaf7"/>{line}')
    assert drawn.endswith('<path stroke="var(--ink)" d="M2 3h3"/></svg>')


def test_neighbours_that_look_alike_become_one_path() -> None:
    drawn = made('<path d="M0,0h3" stroke="#1d1c1a"/><path d="M0,4h3" stroke="#1d1c1a"/>')
    assert drawn.count("<path") == 1


def test_words_are_escaped() -> None:
    assert "&lt;b&gt;" in made('<text fill="#1d1c1a">&lt;b&gt;</text>')


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<image/>", "cannot be carried"),
        ("<script>x</script>", "cannot be carried"),
        ('<path d="M0,0h3" transform="rotate(9)"/>', "turns or stretches"),
        ("<text><tspan>a</tspan></text>", "breaks words"),
        ('<a xlink:href="javascript:x()"><path d="M0,0h1"/></a>', "no address within the site"),
        ('<a xlink:href="https://example.org/"><path d="M0,0h1"/></a>', "no address within the site"),
        ('<a xlink:href="//example.org/"><path d="M0,0h1"/></a>', "no address within the site"),
    ],
)
def test_what_is_not_known_is_an_error(inner: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        made(inner)


def test_an_ink_that_the_page_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        made('<path d="M0,0h3" fill="#4c78a8"/>')
