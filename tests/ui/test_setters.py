"""PySide6 6.12.0 on Python 3.11 lost a reference to None in most setters, and the process died of it."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_setters_can_be_called_as_often_as_one_likes(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(200_000):
        label.setText("x")
    assert label.text() == "x"
