"""The picture of a page: fitted, enlarged, moved by keys and by hand, and steady from page to page."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.ui.context import UiContext
from charta.ui.widgets.page_view import LARGEST, PageView


def page(width: int = 600, height: int = 800) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(QColor("white"))
    return made


@pytest.fixture
def view(context: UiContext, qtbot: QtBot) -> PageView:
    made = PageView(context.theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_page(page())
    made.setFocus()
    return made


def shown_width(view: PageView) -> int:
    return round(600 * view.scale)


def test_a_page_is_as_wide_as_its_place(view: PageView) -> None:
    assert view.viewport().width() - 20 <= shown_width(view) <= view.viewport().width()
    assert not view.horizontalScrollBar().maximum()
    assert view.verticalScrollBar().maximum() > 0
    view.resize(700, 300)
    assert shown_width(view) > 600


def test_the_place_is_no_page_without_one(view: PageView) -> None:
    view.show_page(QPixmap())
    assert view.is_empty
    view.zoom_in()
    view.grab()


def test_keys_zoom_and_move(view: PageView, qtbot: QtBot) -> None:
    keys, before = Qt.Key, view.scale
    qtbot.keyClick(view, keys.Key_Plus)
    assert view.scale == pytest.approx(before * 1.25)
    assert view.horizontalScrollBar().maximum() > 0
    place = view.verticalScrollBar().value()
    qtbot.keyClick(view, keys.Key_Down)
    assert view.verticalScrollBar().value() == place + 40
    qtbot.keyClick(view, keys.Key_Up)
    assert view.verticalScrollBar().value() == place
    qtbot.keyClick(view, keys.Key_PageDown)
    assert view.verticalScrollBar().value() > place + 100
    qtbot.keyClick(view, keys.Key_Minus)
    qtbot.keyClick(view, keys.Key_Minus)
    assert view.scale < before
    qtbot.keyClick(view, keys.Key_0)
    assert view.scale == pytest.approx(before)
    qtbot.keyClick(view, keys.Key_W)
    assert not view.verticalScrollBar().maximum()


def test_it_is_never_larger_than_is_of_use_nor_smaller_than_the_whole(view: PageView) -> None:
    for _ in range(30):
        view.zoom_in()
    assert view.scale == LARGEST
    for _ in range(60):
        view.zoom_out()
    assert not view.verticalScrollBar().maximum()
    assert view.scale > 0.2


def test_what_is_in_the_middle_stays_there(view: PageView) -> None:
    view.look_at(0.5)
    bar = view.verticalScrollBar()
    middle = (bar.value() + view.viewport().height() / 2) / view.scale
    view.zoom_in()
    assert (bar.value() + view.viewport().height() / 2) / view.scale == pytest.approx(middle, abs=20)


def test_the_wheel_zooms_with_ctrl_and_moves_without(view: PageView) -> None:
    def turn(keys: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    before = view.scale
    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    assert view.scale == before
    view.zoom_in()
    turn(Qt.KeyboardModifier.ControlModifier)
    assert view.scale == pytest.approx(before)


def test_the_page_follows_the_hand(view: PageView, qtbot: QtBot) -> None:
    view.look_at(0.3)
    before = view.verticalScrollBar().value()
    ground, left = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(ground, left, pos=QPoint(100, 150))
    qtbot.mouseMove(ground, QPoint(100, 110))
    qtbot.mouseRelease(ground, left, pos=QPoint(100, 110))
    assert view.verticalScrollBar().value() == before + 40
    qtbot.mouseMove(ground, QPoint(100, 50))
    assert view.verticalScrollBar().value() == before + 40


def test_another_page_is_seen_at_the_same_place(view: PageView) -> None:
    view.zoom_in()
    view.look_at(0.4)
    scale, place = view.scale, view.verticalScrollBar().value()
    view.show_page(page())
    assert (view.scale, view.verticalScrollBar().value()) == (scale, place)


def test_a_small_place_shows_a_page_large_enough(view: PageView) -> None:
    view.enlarge_to(520)
    assert shown_width(view) == 520
    view.enlarge_to(100)
    assert shown_width(view) == 520


def test_other_keys_are_for_whoever_it_stands_in(view: PageView) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
    event.accept()
    view.keyPressEvent(event)
    assert not event.isAccepted()
