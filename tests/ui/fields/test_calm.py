"""Boxes that a turning wheel passes by."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox, CalmSpinBox


def calm_combo() -> CalmComboBox:
    box = CalmComboBox()
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    return box


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_the_wheel_changes_nothing_and_takes_no_keyboard(
    kind: type[QComboBox | QSpinBox], context: UiContext, qtbot: QtBot
) -> None:
    box = calm_combo() if kind is QComboBox else CalmSpinBox(context.theme)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    changed: list[object] = []
    (box.currentIndexChanged if isinstance(box, QComboBox) else box.valueChanged).connect(changed.append)
    place, turn = QPointF(box.rect().center()), QPoint(0, 120)
    event = QWheelEvent(
        place, QPointF(box.mapToGlobal(place)), QPoint(), turn, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert changed == []
    assert not event.isAccepted(), "the page scrolls"
    assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus
