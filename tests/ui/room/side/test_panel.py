"""The right side of the room: what stands there fits into its width."""

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from ui.doubles import Stage
from ui.room.rooms import Meeting


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["step", "people", "minuted"])
def test_nothing_at_the_right_has_to_be_moved_sideways(
    sitting: Meeting, stage: Stage, qtbot: QtBot, language: str, command: str
) -> None:
    window = sitting.open(stage(language, "light", 100))
    window.resize(1280, 800)
    window.command(command)
    qtbot.wait(50)
    areas = [area for area in window.view.side.findChildren(QScrollArea) if area.isVisible()]
    assert areas
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas)


def test_the_name_of_a_workshop_that_has_not_begun_stands_once_at_the_top(
    meeting: Meeting, stage: Stage
) -> None:
    window = meeting.open(stage("en", "light", 100))
    bar = window.view.bar
    assert bar.meeting.text() == bar.item.text()
    assert not bar.meeting.isVisible()
    meeting.bench.timekeeping.begin(meeting.number)
    window.command("next_item")
    assert bar.meeting.isVisible()
