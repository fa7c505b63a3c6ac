"""Long lists in parts."""

from __future__ import annotations

from hisab.publishing.parts import part_links, parts_of


def test_a_short_list_is_one_part_without_ways_to_others() -> None:
    (only,) = parts_of("sources.html", "abc", 3)
    assert (only.href, only.items, only.of) == ("sources.html", ("a", "b", "c"), 1)
    assert part_links(only, (only,)) == ()


def test_an_empty_list_is_one_empty_part() -> None:
    nothing: tuple[str, ...] = ()
    assert [part.items for part in parts_of("sources.html", nothing, 3)] == [()]


def test_the_first_part_keeps_the_address_and_the_others_have_a_folder_of_its_name() -> None:
    parts = parts_of("years/2013.html", range(7), 3)
    assert [part.href for part in parts] == ["years/2013.html", "years/2013/2.html", "years/2013/3.html"]
    assert [item for part in parts for item in part.items] == list(range(7))


def test_the_ways_to_the_parts_say_where_one_is_and_what_each_begins_and_ends_with() -> None:
    parts = parts_of("a.html", "abc", 2)
    links = part_links(parts[1], parts, [("a", "b"), ("c", "c")])
    assert [(link.number, link.first, link.last, link.is_here) for link in links] == [(1, "a", "b", False), (2, "c", "c", True)]
