"""Searching the charter by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.search.palette import SearchPalette, spot_of
from charta.ui.spot import Spot
from ui.doubles import Stage, spoken


def palette_of(
    stage: Stage, bench: Workbench, qtbot: QtBot, words: str = "", **looks: object
) -> SearchPalette:
    palette = SearchPalette(stage(**looks), bench)
    qtbot.addWidget(palette)
    palette.open_with(words)
    return palette


def found(palette: SearchPalette) -> list[str]:
    model = palette.findChild(QListView).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def state(palette: SearchPalette) -> int:
    return palette.findChild(QStackedWidget).currentIndex()


@pytest.mark.parametrize("words", ["érablis", "ERABLIS", "Erablis coopérative", "cooperative ÉRABLIS"])
def test_answers_are_found_whatever_case_and_accents(
    example: Workbench, stage: Stage, qtbot: QtBot, words: str
) -> None:
    assert any("Érablis" in line for line in found(palette_of(stage, example, qtbot, words)))


def test_wordings_and_comments_are_found(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.comments.add("S12", "legal", "Ann", "What about <b>whistleblowers</b>?")
    palette = palette_of(stage, example, qtbot, "whistleblowers")
    assert found(palette)[-1].endswith("What about <b>whistleblowers</b>?")
    palette.open_with("jamais confidentiel")
    assert found(palette) == ["Confidentiality and reserved topics", "Ce qui n’est jamais confidentiel"]


def test_typing_searches_after_a_short_pause(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    palette = palette_of(stage, example, qtbot)
    assert state(palette) == 0
    qtbot.keyClicks(palette.findChild(QLineEdit), "confid")
    qtbot.waitUntil(lambda: state(palette) == 2)
    assert found(palette)


def test_enter_right_after_typing_chooses_what_was_typed(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    palette = palette_of(stage, example, qtbot)
    line = palette.findChild(QLineEdit)
    qtbot.keyClicks(line, "reserved topics")
    with qtbot.waitSignal(palette.chosen) as signal:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert signal.args == [Spot("S12", words="Confidentiality and reserved topics")]
    assert not palette.isVisible()


def test_up_and_down_choose_without_leaving_the_line(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    palette = palette_of(stage, example, qtbot, "photos")
    line, view = palette.findChild(QLineEdit), palette.findChild(QListView)
    start = view.currentIndex().row()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert view.currentIndex().row() > start
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert view.currentIndex().row() == start
    hit = view.model().hit(start)
    with qtbot.waitSignal(palette.chosen) as signal:
        qtbot.keyClick(line, Qt.Key.Key_Enter)
    assert signal.args == [spot_of(hit)]


def test_a_question_leads_to_its_field(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    label = example.session.catalogue.section("S12").text("en").fields["photos"].label
    palette = palette_of(stage, example, qtbot, label)
    with qtbot.waitSignal(palette.chosen) as signal:
        qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert (signal.args[0].step, signal.args[0].field) == ("S12", "photos")


def test_nothing_found_is_said_and_enter_does_nothing(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    palette = palette_of(stage, example, qtbot, "zzzz")
    assert state(palette) == 1
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_closes(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    palette = palette_of(stage, example, qtbot, "photos")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_palette_draws_itself_and_is_named(
    example: Workbench, stage: Stage, qtbot: QtBot, theme: str, zoom: int, language: str
) -> None:
    palette = palette_of(stage, example, qtbot, "a", theme=theme, zoom=zoom, language=language)
    palette.resize(480, 360)
    assert spoken(palette.findChild(QLineEdit))
    assert not palette.grab().isNull()
