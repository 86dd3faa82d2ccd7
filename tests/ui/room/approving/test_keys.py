"""What the keys of the pane ask for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from charta.ui.room.approving.keys import Command, Verb, command

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
DEPARTMENTS = ("M", "I", "H", "L", "O")


def asked(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> Command | None:
    return command(QKeyEvent(QEvent.Type.KeyPress, key, held), DEPARTMENTS)


def test_a_figure_or_letter_chooses_and_a_verb_decides() -> None:
    assert asked(Qt.Key.Key_4) == Command(place=3)
    assert asked(Qt.Key.Key_4, ALT) == Command(place=3)
    assert asked(Qt.Key.Key_L) == Command(place=3)
    assert asked(Qt.Key.Key_A) == Command(Verb.APPROVE)
    assert asked(Qt.Key.Key_A, CTRL | SHIFT) == Command(Verb.APPROVE)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_6, NONE),
        (Qt.Key.Key_1, CTRL),
        (Qt.Key.Key_1, CTRL | SHIFT),
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_A, CTRL | ALT),
        (Qt.Key.Key_M, CTRL | SHIFT),
        (Qt.Key.Key_Z, NONE),
        (Qt.Key.Key_F6, NONE),
    ],
)
def test_what_belongs_to_the_window_or_an_editor_is_left_to_it(
    key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    assert asked(key, held) is None
