"""Widgets set like words: broken into lines, and gone without a trace when they are deleted."""

import gc

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charta.ui.widgets.flow import Flow


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def flow_in(holder: QWidget, count: int) -> tuple[Flow, list[QPushButton]]:
    flow = Flow(8)
    column = QVBoxLayout(holder)
    column.addWidget(flow)
    column.addStretch()
    made = [QPushButton(f"Button {number}") for number in range(count)]
    for one in made:
        flow.add(one)
    holder.resize(320, 2000)
    holder.show()
    return flow, made


def test_lines_break_where_the_width_ends(holder: QWidget, qtbot: QtBot) -> None:
    flow, made = flow_in(holder, 6)
    qtbot.waitUntil(lambda: made[-1].y() > made[0].y())
    assert all(one.geometry().right() < flow.width() for one in made)
    assert flow.height() >= made[-1].geometry().bottom()
    holder.resize(3000, 2000)
    qtbot.waitUntil(lambda: {one.y() for one in made} == {made[0].y()})


def test_what_is_hidden_or_deleted_leaves_no_gap(holder: QWidget, qtbot: QtBot) -> None:
    _, made = flow_in(holder, 3)
    place = made[1].x()
    made[0].hide()
    qtbot.waitUntil(lambda: made[1].x() == 0)
    made[0].show()
    qtbot.waitUntil(lambda: made[1].x() == place)
    made.pop(0).deleteLater()
    qtbot.waitUntil(lambda: made[0].x() == 0)


def test_widgets_may_go_in_any_order(qtbot: QtBot) -> None:
    for _ in range(50):
        holder = QWidget()
        _, made = flow_in(holder, 5)
        made[2].deleteLater()
        holder.deleteLater()
        made.clear()
        gc.collect()
        QApplication.processEvents()
