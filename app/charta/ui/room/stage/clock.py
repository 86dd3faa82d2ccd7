"""The clock: what is left of an item's time, calm also when nothing is left."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from charta.domain.stage import ClockState, Stage
from charta.ui.room.stage.marks import Mark, Plate, Shape, Sign, Words
from charta.ui.room.stage.sizes import ASIDE, BREAK_CLOCK, CLOCK, MARGIN, Box
from charta.ui.room.stage.type import Face, Typesetter
from charta.ui.room.stage.words import StageWords, digits, has_clock
from charta.ui.theme import Role

CLOCK_WIDTH: Final = 440
BAR: Final = 10
_DIGITS: Final = QFont.Weight.DemiBold


def is_late(stage: Stage) -> bool:
    """Return whether the time comes to its end or is over."""
    return not stage.is_paused and stage.clock.state in {ClockState.ENDING, ClockState.OVER}


def corner_clock(
    words: StageWords, stage: Stage, setter: Typesetter, width: float, bar_y: float
) -> list[Mark]:
    """Return the clock in the corner of a canvas of this width, and the bar of the time that has gone by."""
    if not has_clock(stage.clock):
        return []
    box = Box(width - MARGIN - CLOCK_WIDTH, 26, CLOCK_WIDTH, 180)
    marks: list[Mark] = []
    if is_late(stage) and stage.clock.state is ClockState.OVER:
        marks.append(Plate(box, Role.WARNING_SOFT, Role.WARNING, radius=24))
    marks += _face(words, stage, setter, box, Face(CLOCK.at(0)))
    marks += _bar(stage, width, bar_y)
    return marks


def break_clock(words: StageWords, stage: Stage, setter: Typesetter, box: Box) -> list[Mark]:
    """Return a clock that fills a box, for a break."""
    return _face(words, stage, setter, box, Face(BREAK_CLOCK.at(0))) if has_clock(stage.clock) else []


def break_clock_height(setter: Typesetter) -> float:
    """Return how high the clock of a break is."""
    return setter.line(Face(BREAK_CLOCK.at(0))) + setter.line(Face(ASIDE.at(0)))


def _face(words: StageWords, stage: Stage, setter: Typesetter, box: Box, size: Face) -> list[Mark]:
    """Return digits and, below them, a word on how the time stands."""
    role = Role.WARNING if is_late(stage) else Role.TEXT_MUTED if stage.is_paused else Role.TEXT
    face = Face(size.size, _DIGITS, role, Qt.AlignmentFlag.AlignHCenter, is_tabular=True)
    line = setter.line(face)
    marks: list[Mark] = [Words(digits(stage.clock), face, Box(box.x, box.y, box.width, line))]
    if said := words.clock_state(stage):
        small = Face(ASIDE.at(0), _DIGITS if is_late(stage) else QFont.Weight.Normal, role)
        wide, high = setter.width(said, small), setter.line(small)
        sign = high * 0.9 if stage.is_paused else 0
        x = box.x + (box.width - wide - sign * 1.3) / 2
        y = box.y + line
        if sign:
            marks.append(Sign(Box(x, y + high * 0.05, sign, sign), Shape.PAUSE, role, Role.WINDOW))
        marks.append(Words(said, small, Box(x + sign * 1.3, y, wide, high)))
    return marks


def _bar(stage: Stage, width: float, y: float) -> list[Mark]:
    room = Box(MARGIN, y, width - 2 * MARGIN, BAR)
    gone = 1 - stage.clock.left / stage.clock.planned if stage.clock.planned else 1.0
    share = min(max(gone, 0.0), 1.0)
    marks: list[Mark] = [Plate(room, Role.LINE, radius=BAR / 2)]
    if share > 0:
        role = Role.WARNING if is_late(stage) else Role.ACCENT
        wide = max(room.width * share, room.height)
        marks.append(Plate(Box(room.x, room.y, wide, room.height), role, radius=room.height / 2))
    return marks
