"""Tab goes through the pane as it is seen, whatever was added to it later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charta.domain.records import Scale
from charta.ui.preferences import Preferences
from ui.room.deciding.rooms import Room
from ui.sitting import keyboard

Keys = Qt.Key


@pytest.fixture
def asked(room: Room, preferences: Preferences) -> Room:
    """Ask round about the second of two proposals."""
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("1", "2", "R")
    return room


def way(room: Room) -> list[QWidget]:
    """Return where Tab leads, from the list of questions on."""
    room.pane.focus_first()
    found = [keyboard()]
    while len(found) < 60:
        room.press(Keys.Key_Tab)
        if not room.pane.isAncestorOf(keyboard()) or keyboard() is found[0]:
            return found
        found.append(keyboard())
    return found


def test_options_proposals_departments_and_the_clause_follow_each_other_as_they_stand(asked: Room) -> None:
    parts, found = asked.pane.parts, way(asked)
    expected = [
        parts.topics,
        *parts.question.options,
        *(card.head for card in parts.proposals.cards),
        *parts.round.cells.values(),
        parts.round.show_all,
        parts.clause.paper,
    ]
    assert [entry for entry in found if entry in expected] == expected


def test_tab_leaves_the_last_department_for_what_shows_the_answers_and_back(asked: Room) -> None:
    last = list(asked.pane.parts.round.cells.values())[-1]
    last.setFocus()
    asked.press(Keys.Key_Tab)
    assert keyboard() is asked.pane.parts.round.show_all
    asked.hold(Qt.KeyboardModifier.ShiftModifier, Keys.Key_Backtab)
    assert keyboard() is last


def test_lines_for_objections_come_after_the_departments(asked: Room) -> None:
    asked.press("3", "S")
    parts = asked.pane.parts
    (form,) = parts.round.forms
    found = way(asked)
    expected = [list(parts.round.cells.values())[-1], form.words, form.keep, form.leave, parts.clause.paper]
    assert [entry for entry in found if entry in expected] == expected
