"""Two wordings side by side: what differs is marked, and choices give the merged text."""

from charta.domain.differences import Hunk, Op, Run
from charta.ui.wording.reconciling import context, legible_runs, sides


def plain(markdown: str) -> str:
    return markdown.replace("**", "")


def test_what_went_and_what_came_are_marked_in_their_own_text() -> None:
    found = sides(
        Hunk(("Ask the sales team first.",), ("Ask the sales team first.",), ("Ask the legal team first.",)),
        plain,
    )
    assert found.ours == '<p>Ask the <span class="removed">sales</span> team first.</p>'
    assert found.theirs == '<p>Ask the <span class="added">legal</span> team first.</p>'
    assert (found.removed, found.added) == ("sales", "legal")
    assert not found.is_conflict


def test_texts_with_little_in_common_are_marked_as_a_whole() -> None:
    assert legible_runs("One two three four.", "Five six seven eight.") == (
        Run(Op.REMOVED, "One two three four."),
        Run(Op.ADDED, "Five six seven eight."),
    )


def test_a_space_between_two_changes_belongs_to_them() -> None:
    runs = legible_runs("keep this old word here please", "keep this new term here please")
    assert runs == (
        Run(Op.SAME, "keep this "),
        Run(Op.REMOVED, "old word"),
        Run(Op.ADDED, "new term"),
        Run(Op.SAME, " here please"),
    )


def test_markup_in_either_text_is_shown_literally() -> None:
    found = sides(Hunk((), ("<b>a</b> & b",), ()), plain)
    assert found.ours == '<p><span class="removed">&lt;b&gt;a&lt;/b&gt; &amp; b</span></p>'
    assert found.theirs == ""


def test_the_context_of_a_change_is_the_line_before_and_behind_it() -> None:
    blocks = ["a", "b", "c", "d"]
    assert context(blocks, plain, first=True, last=False) == "…\nd"
    assert context(blocks, plain, first=False, last=True) == "a\n…"
    assert context(blocks, plain, first=False, last=False) == "a\n…\nd"
    assert context(["a"], plain, first=True, last=False) == "a"
