"""Composes the big screen: what is at the top, in the middle and at the bottom of each kind of item."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from charta.domain.records import ItemKind
from charta.domain.stage import ClockState, Stage, StageClock
from charta.i18n import Translator
from charta.ui.room.stage.blocks import Block, Press, Stack, Text, fitted
from charta.ui.room.stage.clock import (
    BAR,
    CLOCK_WIDTH,
    break_clock,
    break_clock_height,
    corner_clock,
)
from charta.ui.room.stage.marks import Mark, Plate, Shape, Sign, Words
from charta.ui.room.stage.section import aim_block, decided_block, is_worked_on, section_candidates
from charta.ui.room.stage.sizes import (
    ASIDE,
    COVER,
    GAP,
    HEIGHT,
    MARGIN,
    QUESTION,
    SENTENCE,
    SMALLEST,
    TITLE,
    Box,
)
from charta.ui.room.stage.type import Face, Typesetter
from charta.ui.room.stage.words import StageWords, has_clock
from charta.ui.theme import Role, Theme

Marks = tuple[Mark, ...]
SEMI: Final = QFont.Weight.DemiBold
MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
HEAD: Final = 220
"""Where the bar of the time is, below everything at the top."""
FOOT: Final = 1000
"""Where the line at the bottom begins."""


@dataclass(frozen=True)
class Scene:
    """What is drawn: what stays while only the clock goes on, and the clock."""

    still: Marks
    clock: Marks

    @property
    def marks(self) -> Marks:
        """Everything, in the order in which it is drawn."""
        return self.still + self.clock


class StageView:
    """Turns stages of one language into scenes."""

    def __init__(self, theme: Theme, words: Translator) -> None:
        self.setter = Typesetter(theme)
        self.words = StageWords(words)

    def scene(self, stage: Stage, width: float, known: Scene | None = None) -> Scene:
        """Return the scene of a stage on a canvas of this width.

        `known` is the scene of a stage that differs in its clock alone: only the clock is made anew.
        """
        still = known.still if known else self._still(stage, width)
        return Scene(still, tuple(self._clock(stage, width)))

    def _clock(self, stage: Stage, width: float) -> list[Mark]:
        if not stage.kind:
            return []
        if _is_break(stage):
            box = self._middle(self._break_parts(stage), width)
            return break_clock(self.words, stage, self.setter, box)
        return corner_clock(self.words, stage, self.setter, width, HEAD)

    def _still(self, stage: Stage, width: float) -> Marks:
        if not stage.kind:
            return tuple(self._cover(stage, width))
        marks = [*self._head(stage, width), *self._foot(stage, width)]
        if _is_break(stage):
            return (*marks, *self._break(stage, width))
        has_foot = bool(stage.turn or _is_followed(stage))
        bottom = FOOT - GAP if has_foot else HEIGHT - MARGIN / 2
        room = Box(MARGIN, HEAD + BAR + 34, width - 2 * MARGIN, bottom - HEAD - BAR - 34)
        return (*marks, *self._body(stage, room))

    def _body(self, stage: Stage, room: Box) -> list[Mark]:
        """Return what is in the middle: what the room works on, or the item's title."""
        if is_worked_on(stage):
            return self._placed(section_candidates(self.words, stage), room, 0.25)
        parts: list[Block] = [*decided_block(self.words, stage), *aim_block(self.words, stage)]
        parts.append(Text(stage.title, COVER, Face(0, QFont.Weight.Bold)))
        help_ = [Text(stage.help, SENTENCE, Face(0, role=Role.TEXT_MUTED))] if stage.help else []
        return self._barred([(Stack((*parts, *help_)), 1.0)], room)

    def _placed(self, candidates: list[tuple[Block, float]], room: Box, rise: float) -> list[Mark]:
        """Return what fits; `rise` is the share of the height left over that stays above it."""
        block, press, height = fitted(self.setter, candidates, room.width, room.height)
        y = room.y + (room.height - height) * rise
        return list(block.place(press, Box(room.x, y, room.width, height)))

    def _head(self, stage: Stage, width: float) -> list[Mark]:
        """Return organisation, meeting and place, and the section's number and title."""
        has_corner = has_clock(stage.clock) and not _is_break(stage)
        room = width - 2 * MARGIN - (CLOCK_WIDTH + GAP if has_corner else 0)
        marks: list[Mark] = []
        x, small = float(MARGIN), Face(SMALLEST, role=Role.TEXT_MUTED)
        line = self.setter.line(small)
        if stage.place:
            bold = Face(SMALLEST, SEMI)
            wide = min(self.setter.width(stage.place, bold) + line, room / 2)
            marks.append(Plate(Box(x, 34, wide, line * 1.3), Role.RAISED, Role.LINE_STRONG, line))
            inner = Box(x + line / 2, 34 + line * 0.15, wide - line, line)
            marks.append(
                Words(stage.place, bold, inner, self.setter.kept(stage.place, bold, inner.width, line))
            )
            x += wide + 20
        said = " · ".join(part for part in (stage.organisation, stage.meeting) if part)
        marks += self._line(said, small, Box(x, 34 + line * 0.15, MARGIN + room - x, line))
        if is_worked_on(stage):
            marks += self._title(stage, Box(MARGIN, 94, room, HEAD - 94 - 16))
        return marks

    def _title(self, stage: Stage, room: Box) -> list[Mark]:
        marks: list[Mark] = []
        if stage.number:
            side = 76.0
            marks.append(Plate(Box(room.x, room.y + 2, side, side), Role.ACCENT, radius=18))
            face = Face(TITLE.least, QFont.Weight.Bold, Role.ON_ACCENT, MIDDLE)
            line = self.setter.line(face)
            number = Box(room.x, room.y + 2 + (side - line) / 2, side, line)
            marks.append(Words(str(stage.number), face, number))
            room = Box(room.x + side + 24, room.y, room.width - side - 24, room.height)
        block, press, height = fitted(
            self.setter, [(Text(stage.title, TITLE, Face(0, SEMI)), 1.0)], room.width, room.height
        )
        y = room.y + max((80 - height) / 2, 0)
        return [*marks, *block.place(press, Box(room.x, y, room.width, height))]

    def _foot(self, stage: Stage, width: float) -> list[Mark]:
        """Return whose turn it is, at the left, and what comes next, at the right."""
        room = width - 2 * MARGIN
        marks: list[Mark] = []
        x = float(MARGIN)
        if stage.turn:
            said = self.words.tr("{name} has the floor", name=stage.turn)
            face = Face(ASIDE.at(0), SEMI, Role.ACCENT)
            line = self.setter.line(face)
            wide = min(self.setter.width(said, face), room * 0.55)
            marks.append(Sign(Box(MARGIN, FOOT, line, line), Shape.SPEECH, Role.ACCENT, Role.ON_ACCENT))
            marks += self._line(said, face, Box(MARGIN + line * 1.4, FOOT, wide, line))
            x += line * 1.4 + wide + 2 * GAP
        if _is_followed(stage):
            said = self.words.tr("Next: {title}", title=stage.following)
            face = Face(SMALLEST, role=Role.TEXT_MUTED, align=Qt.AlignmentFlag.AlignRight)
            line = self.setter.line(face)
            marks += self._line(said, face, Box(x, FOOT + 4, MARGIN + room - x, line))
        return marks

    def _line(self, text: str, face: Face, box: Box) -> list[Mark]:
        """Return a secondary text on one line, shortened where it is too long."""
        kept = self.setter.kept(text, face, box.width, self.setter.line(face))
        return [Words(text, face, box, kept)] if text else []

    def _break_parts(self, stage: Stage) -> tuple[Block, Block, float]:
        """Return what stands above and below the clock of a break, and the clock's height."""
        above = Text(stage.title, QUESTION, Face(0, SEMI, align=MIDDLE))
        said = self.words.tr("Then: {title}", title=stage.following) if stage.following else ""
        below = Text(said, SENTENCE, Face(0, role=Role.TEXT_MUTED, align=MIDDLE)) if said else Stack(())
        clock = break_clock_height(self.setter) if has_clock(stage.clock) else 0.0
        return Stack((*decided_block(self.words, stage), above)), below, clock

    def _break_press(self, parts: tuple[Block, Block, float], width: float) -> tuple[Press, float, float]:
        """Return a press in which the texts leave the clock its room, and their heights."""
        above, below, clock = parts
        room, wide = FOOT - MARGIN - clock - 2 * GAP, width - 2 * MARGIN
        _, press, _ = fitted(self.setter, [(Stack((above, below), 0), 1.0)], wide, room)
        low = min(below.height(press, wide), room / 2)
        return press, min(above.height(press, wide), room - low), low

    def _middle(self, parts: tuple[Block, Block, float], width: float) -> Box:
        """Return the box of a break's clock."""
        _, high, low = self._break_press(parts, width)
        y = MARGIN + 20 + (FOOT - MARGIN - parts[2] - 2 * GAP - high - low) * 0.4 + high + GAP
        return Box(MARGIN, y, width - 2 * MARGIN, parts[2])

    def _break(self, stage: Stage, width: float) -> list[Mark]:
        parts = self._break_parts(stage)
        press, high, low = self._break_press(parts, width)
        clock = self._middle(parts, width)
        above = Box(MARGIN, clock.y - GAP - high, clock.width, high)
        below = Box(MARGIN, clock.bottom + GAP, clock.width, low)
        return [*parts[0].place(press, above), *parts[1].place(press, below)]

    def _cover(self, stage: Stage, width: float) -> list[Mark]:
        """Return what is there before the beginning and after the end."""
        room = Box(MARGIN, MARGIN, width - 2 * MARGIN, HEIGHT - 2 * MARGIN)
        parts: list[Block] = []
        if stage.organisation:
            parts.append(Text(stage.organisation, SENTENCE, Face(0, SEMI, Role.TEXT_MUTED)))
        parts.append(Text(stage.title or stage.meeting, COVER, Face(0, QFont.Weight.Bold)))
        if stage.title and stage.meeting and stage.meeting != stage.title:
            parts.append(Text(stage.meeting, SENTENCE, Face(0, role=Role.TEXT_MUTED)))
        parts.append(Text(self.words.wait(stage), QUESTION, Face(0, SEMI, Role.ACCENT)))
        if stage.following:
            said = self.words.tr("First: {title}", title=stage.following)
            parts.append(Text(said, SENTENCE, Face(0, role=Role.TEXT_MUTED)))
        return self._barred([(Stack(tuple(parts), 36), 1.0)], room)

    def _barred(self, candidates: list[tuple[Block, float]], room: Box) -> list[Mark]:
        """Return what fits, beside a bar of its height."""
        inner = Box(room.x + 2 * MARGIN / 3, room.y, room.width - 2 * MARGIN / 3, room.height)
        marks = self._placed(candidates, inner, 0.42)
        top = min((mark.box.y for mark in marks), default=room.y)
        bottom = max((mark.box.bottom for mark in marks), default=room.y)
        return [Plate(Box(room.x, top, 16, bottom - top), Role.ACCENT, radius=8), *marks]


def without_clock(stage: Stage) -> Stage:
    """Return what a stage shows apart from its clock: two that are equal here have the same still marks."""
    clock = StageClock(ClockState.STILL, int(has_clock(stage.clock)), 0)
    return replace(stage, clock=clock, is_paused=False)


def _is_break(stage: Stage) -> bool:
    return stage.kind == ItemKind.BREAK and not is_worked_on(stage)


def _is_followed(stage: Stage) -> bool:
    return bool(stage.following) and not _is_break(stage)
