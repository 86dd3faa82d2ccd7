"""On a section's page, the choice stands beside the difference, and says what became of it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Confirmation, MinorChange
from charta.ui.minor.panel import MinorPanel
from ui.doubles import Stage
from ui.minor.conftest import reword


def panel_of(
    stage: Stage, bench: Workbench, qtbot: QtBot, section: str = "S12", **looks: object
) -> MinorPanel:
    panel = MinorPanel(stage(**looks), bench, section)
    qtbot.addWidget(panel)
    bench.session.listen(lambda _: panel.refresh())
    panel.resize(420, 500)
    panel.refresh()
    return panel


def test_where_nothing_was_signed_or_nothing_changed_there_is_no_panel(
    signed: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, signed, qtbot)
    assert panel.isHidden()
    assert panel.words == ()
    assert panel.open_declaring() is None
    assert panel.open_answering(confirms=True) is None


def test_a_changed_section_shows_whom_it_concerns_the_difference_and_the_choice(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, reworded, qtbot)
    assert not panel.isHidden()
    told = " ".join(panel.words)
    assert "Information technology, Legal affairs, Operations have to sign again" in told
    assert "the change is material" in told
    assert "absolument" in panel.difference.toPlainText()
    assert "Added: “absolument" in panel.difference.accessibleDescription()
    assert panel.call.isVisibleTo(panel)
    assert not panel.confirm.isVisibleTo(panel)


def test_the_difference_leaves_out_what_stayed(reworded: Workbench, stage: Stage, qtbot: QtBot) -> None:
    panel = panel_of(stage, reworded, qtbot)
    assert len(panel.difference.toPlainText()) < len(reworded.wordings.text("S12", "fr")) / 4


def test_calling_it_minor_and_confirming_it_leads_through_all_states(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, reworded, qtbot)
    dialog = panel.open_declaring()
    assert dialog is not None
    dialog.reason.setPlainText("Stronger, but the same.")
    dialog.name.setText("Ada")
    dialog.department.setCurrentIndex(dialog.department.findData("legal"))
    dialog.save.click()
    assert "Ada (Legal affairs) calls the change minor: “Stronger, but the same.”" in panel.words
    assert not panel.call.isVisibleTo(panel)
    answer = panel.open_answering(confirms=True)
    assert answer is not None
    answer.name.setText("Bo")
    answer.department.setCurrentIndex(answer.department.findData("hr"))
    answer.save.click()
    assert panel.isHidden()
    assert reworded.minor_changes.reworded("S12") is None
    assert len(reworded.session.charter.all(Confirmation)) == 1


def test_a_refusal_stays_in_sight_with_its_reason_and_the_choice_is_open_again(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, reworded, qtbot)
    number = reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    reworded.minor_changes.answer(number, "Bo", "hr", confirmed=False, note="It forbids more.")
    told = " ".join(panel.words)
    assert "Bo (Human resources) answered that the change is not minor: “It forbids more.”" in told
    assert "Ada had called it minor: “A typo.”" in told
    assert panel.call.isVisibleTo(panel)


def test_when_the_text_moves_on_the_panel_says_that_the_word_no_longer_applies(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, reworded, qtbot)
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    reword(reworded, "absolument", "vraiment")
    told = " ".join(panel.words)
    assert "Ada called an earlier change minor. The text has moved on since" in told
    assert "vraiment" in panel.difference.toPlainText()
    assert panel.call.isVisibleTo(panel)


def test_taking_the_change_back_takes_the_panel_away(reworded: Workbench, stage: Stage, qtbot: QtBot) -> None:
    panel = panel_of(stage, reworded, qtbot)
    reworded.session.undo()
    assert panel.isHidden()


def test_the_keyboard_stays_in_the_panel_when_its_buttons_change(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    panel = panel_of(stage, reworded, qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.call.setFocus(Qt.FocusReason.TabFocusReason)
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    assert panel.confirm.hasFocus()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_the_narrowest_page_at_twice_the_size_it_asks_for_no_more_width(
    reworded: Workbench, stage: Stage, qtbot: QtBot, language: str, theme: str
) -> None:
    panel = panel_of(stage, reworded, qtbot, language=language, theme=theme, zoom=200)
    assert panel.minimumSizeHint().width() <= 640
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    assert panel.minimumSizeHint().width() <= 640
    assert len(reworded.session.charter.all(MinorChange)) == 1
