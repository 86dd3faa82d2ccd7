"""The history of a section in its dialog: states, marked words, and the way back."""

from collections import deque
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.history.lines import Line, LineRole
from charta.ui.history.marking import marked_html
from charta.ui.history.section_dialog import SectionHistoryDialog
from fakes import SteppingClock
from ui.doubles import RecordingMessages, Stage, spoken
from ui.idle import wait_idle

S = "S12"

Shown = Callable[..., SectionHistoryDialog]


@pytest.fixture
def lived(example: Workbench, clock: SteppingClock) -> Workbench:
    """Open the example in which a section was changed, signed and changed again."""
    clock.advance(hours=1)
    example.answers.set(S, "client_contact", {"fr": "l’équipe de nuit", "en": "the night shift"})
    example.agreement.sign(S, "legal", DecisionKind.RESERVE, "Cy", "Watch the photos.")
    clock.advance(hours=1)
    example.rewording.edit(S, "en", example.wordings.text(S, "en") + "\n\n* one\n* two <b>x</b>")
    clock.advance(hours=1)
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe"})
    return example


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    """Return what opens the dialog over a window of any size, in any look."""
    windows = []

    def show(bench: Workbench, size: tuple[int, int] = (1280, 832), **looks: object) -> SectionHistoryDialog:
        window = QWidget()
        windows.append(window)
        window.resize(*size)
        qtbot.addWidget(window)
        window.show()
        dialog = SectionHistoryDialog(stage(**looks), bench, S, window)
        dialog.open()
        qtbot.waitUntil(dialog.restore_button.isEnabled)
        return dialog

    return show


def heads(dialog: SectionHistoryDialog) -> list[str]:
    lines = [dialog.model.index(row).data(LineRole) for row in range(dialog.model.rowCount())]
    return [line.what for line in lines if isinstance(line, Line)]


def choose(dialog: SectionHistoryDialog, row: int) -> str:
    """Choose a state; return its text as HTML."""
    dialog.list.setCurrentIndex(dialog.model.index(row))
    return dialog.text.toHtml()


def test_the_newest_state_comes_first_and_is_shown(lived: Workbench, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(lived)
    told = heads(dialog)
    assert told[0].startswith("Elsewhere: “Whom do people ask")
    assert told[1].startswith("Wording edited (English)")
    assert told[1].endswith("(and 1 more)")
    assert told[2] == "Legal affairs approved with a reservation (Cy): Watch the photos."
    assert told[3].startswith("“Who knows whether the client has agreed?”")
    assert len(told) == 5
    assert dialog.list.currentIndex().row() == 0
    assert dialog.list.hasFocus()


def test_words_that_went_and_came_are_marked_against_the_state_before_or_now(
    lived: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    dialog = shown(lived)
    html = choose(dialog, 3)
    assert "line-through" in html
    assert "sales teamnight shift" in dialog.text.toPlainText()
    assert "line-through" not in choose(dialog, 2), "a decision changes no word"
    dialog.against.setCurrentIndex(1)
    assert "two <b>x</b>" in dialog.text.toPlainText(), "what was added since is marked, literally"
    dialog.list.setCurrentIndex(dialog.model.index(1))
    assert "underline" not in dialog.text.toHtml()


def test_each_language_can_be_read(lived: Workbench, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(lived)
    choose(dialog, 3)
    assert dialog.languages.currentIndex() == 1
    dialog.languages.setCurrentIndex(0)
    assert "nuit" in dialog.text.toPlainText()
    assert dialog.text.toPlainText().startswith("Confidentialité")


def test_a_state_is_shown_in_a_language_in_which_it_changed_something(
    lived: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    dialog = shown(lived)
    dialog.languages.setCurrentIndex(0)
    choose(dialog, 1)
    assert dialog.languages.currentIndex() == 1
    assert "one" in dialog.text.toPlainText()


def test_arrow_keys_move_through_the_states(lived: Workbench, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(lived)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.state is not None
    assert dialog.state.last.kind == "behind"
    assert spoken(dialog.list) == "States of the section, the newest first"
    index = dialog.list.currentIndex()
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("November 24, 2026, ")
    assert "Wording edited" in told


def test_restoring_says_what_it_will_do_and_can_be_undone(
    lived: Workbench, shown: Shown, qtbot: QtBot, messages: RecordingMessages
) -> None:
    dialog = shown(lived)
    now = lived.wordings.text(S, "en")
    choose(dialog, 4)
    dialog.restore_button.click()
    ((title, text),) = messages.asked
    assert title.startswith("Restore the state of November 24, 2026")
    assert "1 answer becomes what it was then." in text
    assert "The wording as the team had edited it then" in text
    assert "Answers elsewhere have changed since" in text
    assert lived.wordings.text(S, "en") == now, "nothing happens without a yes"
    messages.replies = deque(["do"])
    dialog.restore_button.click()
    assert not dialog.isVisible()
    assert "the sales team" in lived.wordings.text(S, "en")
    assert messages.informed[-1].text.startswith("The earlier state stands again.")
    lived.session.undo()
    assert lived.wordings.text(S, "en") == now


def test_a_signed_text_that_would_change_is_mentioned(
    lived: Workbench, shown: Shown, qtbot: QtBot, messages: RecordingMessages
) -> None:
    lived.session.undo()
    lived.rewording.replace(S, "en")
    dialog = shown(lived)
    choose(dialog, dialog.model.rowCount() - 1)
    dialog.restore()
    assert "1 department has signed the present text" in messages.asked[0][1]


def test_a_state_that_stands_already_is_not_restored(
    lived: Workbench, shown: Shown, qtbot: QtBot, messages: RecordingMessages
) -> None:
    dialog = shown(lived)
    count = lived.log.count
    dialog.restore()
    assert lived.log.count == count
    assert not messages.asked
    assert dialog.isVisible()


def test_where_nothing_happened_that_is_said(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = SectionHistoryDialog(stage(), bench, S, window)
    dialog.open()
    wait_idle(qtbot, lambda: not dialog.is_reading)
    assert not dialog.restore_button.isEnabled()
    dialog.restore()
    assert bench.log.count == 0


@pytest.mark.parametrize("looks", [{"language": "fr", "theme": "dark"}, {"zoom": 200}])
def test_it_fits_the_smallest_window(
    lived: Workbench, shown: Shown, qtbot: QtBot, looks: dict[str, object]
) -> None:
    dialog = shown(lived, (960, 600), **looks)
    assert dialog.width() <= 960
    assert dialog.height() <= 600


def test_lists_headings_and_what_became_one_line_are_shown(example: Workbench) -> None:
    before = "## Head\n\nOne.\n\nTwo.\n\n1. a\n2. b\n3. c\n\n> quoted\n"
    after = "## Head\n\nOne. Two.\n\n1. a\n3. c\n\n> quoted *now*\n"
    html = marked_html(example.history.marked(before, after))
    assert "<h2>Head</h2>" in html
    assert '<span class="removed">¶</span>' in html
    assert html.count('<a name="first"></a>') == 1
    assert "<i>now</i>" in html
    assert html.count("2.\u00a0") == 2, "what went is not counted"
    assert "3.\u00a0" not in html
    assert "-qt-block-indent:1" in html
