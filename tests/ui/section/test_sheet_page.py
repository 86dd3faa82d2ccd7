"""The pages of the Prepare phase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.section.sheet_page import SheetPage


@pytest.mark.parametrize("sheet", ["organisation", "team"])
def test_a_sheet_shows_questions_and_guidance_and_fits_the_smallest_window(
    context: UiContext, bench: Workbench, qtbot: QtBot, sheet: str
) -> None:
    page = SheetPage(context, bench, sheet)
    qtbot.addWidget(page)
    page.resize(660, 520)
    page.show()
    for area in page.scroll_areas():
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
    assert page.form.editors()


def test_what_is_typed_is_saved_when_the_page_is_left(
    context: UiContext, bench: Workbench, qtbot: QtBot
) -> None:
    page = SheetPage(context, bench, "team")
    qtbot.addWidget(page)
    page.show()
    line = page.form.editor("sponsor").findChildren(QLineEdit)[0]
    line.setFocus()
    qtbot.keyClicks(line, "Ada Lovelace")
    page.flush()
    assert bench.session.charter.answer("team", "sponsor") == "Ada Lovelace"


def test_taking_a_language_off_keeps_its_texts(context: UiContext, example: Workbench, qtbot: QtBot) -> None:
    page = SheetPage(context, example, "organisation")
    qtbot.addWidget(page)
    example.session.listen(lambda _: page.refresh())
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    french = page.form.editor("languages").input.controls()[0]
    french.setFocus()
    qtbot.keyClick(french, Qt.Key.Key_Space)
    assert example.session.languages == ("en",)
    assert page.form.editor("languages").input.controls()[0].hasFocus()
    assert len(page.form.editor("contact").findChildren(QLineEdit)) == 1
    example.session.undo()
    shown = [line.text() for line in page.form.editor("contact").findChildren(QLineEdit)]
    assert shown == ["l’équipe des communications", "the communications team"]
