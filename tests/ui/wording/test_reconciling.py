"""Two wordings side by side: what differs is marked, and choices give the merged text."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.differences import Hunk, Op, Run
from charta.ui.context import UiContext
from charta.ui.widgets.chip import Chip
from charta.ui.wording.paper import Paper
from charta.ui.wording.reconcile_dialog import HunkCard
from charta.ui.wording.reconciling import context as around
from charta.ui.wording.reconciling import legible_runs, sides


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
    assert around(blocks, plain, first=True, last=False) == "…\nd"
    assert around(blocks, plain, first=False, last=True) == "a\n…"
    assert around(blocks, plain, first=False, last=False) == "a\n…\nd"
    assert around(["a"], plain, first=True, last=False) == "a"


def test_a_change_of_emphasis_alone_is_told_in_words(
    context: UiContext, example: Workbench, qtbot: QtBot
) -> None:
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    hunk = Hunk(("Ask first.",), ("Ask first.",), ("**Ask** first.",))
    card = HunkCard(context, 1, 1, hunk, example)
    card.setParent(window)
    assert [chip.text for chip in card.findChildren(Chip)] == ["Formatting only", "Only the answers changed"]
    assert card.accessibleDescription() == "Formatting only: the words are the same."
    ours, theirs = card.findChildren(Paper)
    assert ours.toPlainText().strip() == theirs.toPlainText().strip() == "Ask first."
    assert ours.toHtml() != theirs.toHtml()
