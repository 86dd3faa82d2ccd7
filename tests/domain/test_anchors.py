"""Remarks follow their words through every change of the text around them, and know when these are gone."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charta.domain.anchors import CONTEXT, Anchor, Finder, anchored, find
from domain.strategies import texts
from effort import bounded

TEXT = (
    "Employees may speak about their work on social media. They say who they are.\n"
    "Nobody publishes the name of a client without the written agreement of the sales team.\n"
    "Photos are taken in the free zones only. Photos of people need their permission.\n"
    "Whoever is not sure asks the communications department before publishing anything."
)


def at(quote: str, text: str = TEXT, nth: int = 0) -> Anchor:
    """Return the anchor of words that stand in a text, after `nth` others like them."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return anchored(text, start, start + len(quote))


def found(anchor: Anchor, text: str) -> str | None:
    place = find(anchor, text)
    return None if place is None else text[slice(*place)]


def test_an_anchor_keeps_the_words_and_a_little_of_what_stands_around_them() -> None:
    anchor = at("who they are")
    assert anchor.quote == "who they are"
    assert anchor.before == TEXT[TEXT.index("who they are") - CONTEXT : TEXT.index("who they are")]
    assert anchor.after.startswith(".\nNobody publishes")
    assert anchored("  a b \n", 0, 7) == Anchor("a b", "  ", " \n")
    with pytest.raises(ValueError, match="words"):
        anchored("a  b", 1, 3)


def test_the_words_are_found_where_the_text_has_moved() -> None:
    anchor = at("written agreement")
    moved = f"A new first paragraph.\n\n{TEXT.replace('Photos of people', 'Pictures of persons')}"
    assert found(anchor, moved) == "written agreement"


def test_white_space_quotation_marks_and_apostrophes_do_not_matter() -> None:
    anchor = at("l’avis « interne » est", "Donc l’avis « interne » est prioritaire.")
    text = 'Donc l\'avis "interne" est\u00a0prioritaire.'
    assert found(anchor, text) == 'l\'avis "interne" est'
    assert found(at("a b c", "x a b c y"), "x a\nb\u00a0\u00a0c y") == "a\nb\u00a0\u00a0c"


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_of_identical_neighbours_the_right_one_is_found(nth: int) -> None:
    text = "- Ask your manager.\n- Ask your manager.\n- Ask your manager."
    anchor = at("Ask your manager", text, nth)
    place = find(anchor, f"Before you publish:\n{text}\nThen wait.")
    assert place is not None
    assert f"Before you publish:\n{text}"[: place[0]].count("Ask") == nth


def test_of_like_words_the_one_whose_surroundings_were_edited_is_still_told_apart() -> None:
    anchor = at("Photos", nth=1)
    text = TEXT.replace("Photos of people need", "Photos showing people always need")
    place = find(anchor, text)
    assert place is not None
    assert text[place[0] :].startswith("Photos showing people")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("written agreement of the sales team", "prior agreement of the sales team", None),
        ("without the written agreement", "without the prior written agreement", None),
        ("the name of a client", "the name or the logo of a client", None),
        ("Photos are taken in the free zones only", "Photos are taken in public zones only", None),
        ("Whoever is not sure asks the communications", "Who is not sure asks the communications", None),
    ],
)
def test_words_of_which_a_few_changed_are_found_as_they_are_now(
    before: str, after: str, expected: str | None
) -> None:
    assert found(at(before), TEXT.replace(before, after)) == (expected or after)


@pytest.mark.parametrize("quote", ["social", "free zones", "Photos of people need their permission."])
def test_words_that_are_gone_are_not_found(quote: str) -> None:
    line = next(line for line in TEXT.splitlines() if quote in line)
    assert find(at(quote), TEXT.replace(line, "")) is None


def test_a_like_word_elsewhere_is_not_taken_for_one_that_is_gone() -> None:
    text = "Be kind to each other in every channel.\n" * 3 + TEXT
    anchor = at("kind", text)
    assert find(anchor, TEXT + "\nThis is a kind of rule that nobody had written down so far.") is None


def test_a_remark_on_nothing_is_found_nowhere() -> None:
    assert find(Anchor(""), TEXT) is None
    assert find(Anchor(" \u200b"), TEXT) is None
    assert find(Anchor("…", "", ""), TEXT) is None


@given(texts, st.data())
def test_in_its_own_text_an_anchor_finds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        anchor = anchored(text, start, end)
    except ValueError:
        assume(False)
        raise
    place = find(anchor, text)
    assert place is not None
    assert find(Anchor(text[slice(*place)]), anchor.quote) == (0, len(anchor.quote))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """Return a text of different words, what an edit elsewhere made of it, and where words stand in both."""
    words = draw(
        st.lists(st.text("abcdefghij", min_size=1, max_size=8), min_size=12, max_size=60, unique=True)
    )
    first = draw(st.integers(0, len(words) - 3))
    last = draw(st.integers(first + 3, min(first + 12, len(words))))
    left, quote, right = words[:first], words[first:last], words[last:]
    fresh = draw(st.lists(st.text("klmnopqrst", min_size=1, max_size=8), max_size=60))
    gone = sorted(draw(st.tuples(st.integers(0, first), st.integers(0, first))))
    where = draw(st.sampled_from(["before", "after"]))
    new_left, new_right = left, right
    if where == "before":
        new_left = [*left[: gone[0]], *fresh, *left[gone[1] :]]
    else:
        cut = draw(st.integers(0, len(right)))
        new_right = [*right[:cut], *fresh]
    text, changed = " ".join([*left, *quote, *right]), " ".join([*new_left, *quote, *new_right])
    return text, changed, len(" ".join([*left, ""])), len(" ".join([*new_left, ""]))


@given(edited(), st.data())
def test_an_edit_elsewhere_never_loses_nor_misplaces_the_words(
    case: tuple[str, str, int, int], data: st.DataObject
) -> None:
    before, after, old, new = case
    same = 0
    while old + same < len(before) and new + same < len(after) and before[old + same] == after[new + same]:
        same += 1
    end = data.draw(st.integers(min(old + 6, len(before)), min(old + same, len(before))))
    anchor = anchored(before, old, end)
    assume(len(anchor.quote) > 4)
    assert find(anchor, after) == (new, new + len(anchor.quote))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 11))
def test_each_of_many_like_lines_keeps_its_own_remark_when_lines_come_and_go(
    inserted: int, at_line: int, wanted: int
) -> None:
    lines = [f"{number}. Ask your manager before you publish." for number in range(12)]
    text = "\n".join(lines)
    anchor = at("Ask your manager", text, wanted)
    fresh = [f"New {number}: think twice." for number in range(inserted)]
    cut = min(at_line, len(lines))
    changed = "\n".join([*lines[:cut], *fresh, *lines[cut:]])
    place = find(anchor, changed)
    assert place is not None
    assert changed.rfind("\n", 0, place[0]) + 1 == changed.index(f"{wanted}. Ask")


def test_ten_remarks_on_a_text_of_fifty_thousand_characters_are_found() -> None:
    lines = [f"Rule {number}: {TEXT.splitlines()[number % 4]}" for number in range(700)]
    text = "\n".join(lines)[:50_000]
    anchors = [anchored(text, start, start + 30 * (start // 5000 + 1)) for start in range(100, 50_000, 5000)]
    changed = text.replace("Employees", "Colleagues").replace("Photos", "Pictures").replace("sales", "client")
    with bounded(20):
        finder = Finder(changed)
        places = [finder.find(anchor) for anchor in anchors]
    assert all(place is not None for place in places)
    assert all(one[0] < other[0] for one, other in pairwise(place for place in places if place))


@pytest.mark.parametrize("text", ["a" * 50_000, "a " * 25_000, "the rule of the rule " * 2400])
@pytest.mark.parametrize("quote", ["a", "a a b", "the rule of rule " * 200])
def test_the_same_words_over_and_over_take_no_time_either(text: str, quote: str) -> None:
    with bounded(30):
        find(Anchor(quote, "the rule " * 4, "a a a b " * 4), text)
