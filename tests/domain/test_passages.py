"""A clause in passages: what a question bears on is told from what stands whatever is answered."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.passages import ClausePassage, changed, joined, passages, pieces

NOW = "Speak up.\n\n## Photos\n\n- Ask first.\n- Never tag.\n\nThank you.\n"
OTHER = "Speak up.\n\n## Photos\n\n- Ask first.\n- Tag who agrees.\n\nThank you.\n"


def test_what_other_answers_would_change_bears_and_the_rest_does_not() -> None:
    assert passages(NOW, [OTHER]) == (
        ClausePassage("Speak up.\n\n## Photos\n\n- Ask first.\n", bears=False),
        ClausePassage("- Never tag.\n", bears=True),
        ClausePassage("Thank you.\n", bears=False),
    )


def test_what_only_one_of_many_answers_would_change_bears_as_well() -> None:
    assert [entry.bears for entry in passages(NOW, [NOW, OTHER, NOW])] == [False, True, False]


def test_without_other_answers_nothing_bears() -> None:
    assert passages(NOW, []) == (ClausePassage(NOW, bears=False),)
    assert passages("", [OTHER]) == ()


def test_what_changed_is_what_was_not_there_before() -> None:
    assert changed(OTHER, NOW) == "- Never tag.\n"
    assert changed(NOW, NOW) == ""
    assert changed("", NOW) == NOW


lines = st.lists(
    st.lists(
        st.sampled_from(["- one", "- two", "Plain words.", "## Title", "1. First", "2. Next"]), min_size=1
    ),
    max_size=6,
)


@given(lines)
def test_pieces_put_together_again_say_the_same(blocks: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(block) for block in blocks)
    assert joined(pieces(text)).split() == text.split()
    once = joined(pieces(text))
    assert joined(pieces(once)) == once


@given(lines, lines)
def test_passages_together_are_the_clause(one: list[list[str]], two: list[list[str]]) -> None:
    text, other = ("\n\n".join("\n".join(block) for block in blocks) for blocks in (one, two))
    found = passages(text, [other])
    assert " ".join(entry.markdown for entry in found).split() == text.split()
    assert all(first.bears != second.bears for first, second in pairwise(found))
