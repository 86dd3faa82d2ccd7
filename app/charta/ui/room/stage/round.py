"""A round: who has answered, then all answers at once in words, shape and colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from charta.domain.records import Choice, Scale
from charta.domain.stage import StageRound, StageVote
from charta.domain.workshops import Outcome
from charta.ui.room.stage.blocks import Block, Capped, Marks, Panel, Press, Signed, Stack, Text, grid
from charta.ui.room.stage.marks import Plate, Shape, Sign
from charta.ui.room.stage.sizes import ASIDE, BODY, MOST_NAMED, QUESTION, SENTENCE, SMALL, Box
from charta.ui.room.stage.type import Face
from charta.ui.room.stage.words import StageWords
from charta.ui.theme import Role, Tone

MOST_IN_A_ROW: Final = 6
FINGERS: Final = 5


@dataclass(frozen=True)
class Look:
    """How an answer looks: its sign, and the colour of it."""

    shape: Shape
    tone: Tone

    @property
    def on(self) -> Role:
        """The colour of what is drawn on the sign."""
        return Role.WINDOW if self.tone is Tone.NEUTRAL else Role(f"on_{self.tone.value}")


_AGREES: Final = Look(Shape.CHECK, Tone.SUCCESS)
_LIVES: Final = Look(Shape.WAVE, Tone.ACCENT)
_OBJECTS: Final = Look(Shape.CROSS, Tone.DANGER)
_WAITS: Final = Look(Shape.RING, Tone.NEUTRAL)
_HIDDEN: Final = Look(Shape.DOT, Tone.NEUTRAL)
LOOKS: Final[Mapping[str, Look]] = {
    Choice.AGREE: _AGREES,
    Choice.LIVE_WITH: _LIVES,
    Choice.OBJECT: _OBJECTS,
    Choice.FIVE: _AGREES,
    Choice.FOUR: _AGREES,
    Choice.THREE: _LIVES,
    Choice.TWO: _OBJECTS,
    Choice.ONE: _OBJECTS,
}
OUTCOME_LOOKS: Final[Mapping[str, Look]] = {
    Outcome.UNANIMOUS: _AGREES,
    Outcome.CONSENT: _AGREES,
    Outcome.OBJECTED: _OBJECTS,
    Outcome.NOBODY: _WAITS,
}


def look(vote: StageVote, *, is_shown: bool) -> Look:
    """Return how a department's tile looks; before the round is shown, nothing of its answer."""
    if is_shown:
        return LOOKS.get(vote.choice, _WAITS)
    return _HIDDEN if vote.has_answered else _WAITS


def round_block(words: StageWords, round_: StageRound) -> tuple[Block, ...]:
    """Return the tiles, what they come to, and what those say who object."""
    tiles = [_tile(words, round_, vote) for vote in round_.votes]
    rows = -(-len(tiles) // MOST_IN_A_ROW) or 1
    parts: list[Block] = [grid(tiles, -(-len(tiles) // rows) or 1, 20), _summary(words, round_)]
    if round_.is_shown:
        parts.extend(_note(vote) for vote in round_.votes if vote.note)
    return tuple(parts)


def _tile(words: StageWords, round_: StageRound, vote: StageVote) -> Block:
    seen = look(vote, is_shown=round_.is_shown)
    middle = Qt.AlignmentFlag.AlignHCenter
    is_fingers = round_.scale == Scale.FINGERS and round_.is_shown and vote.choice.isdigit()
    sign: Block = Fingers(int(vote.choice), seen) if is_fingers else Emblem(seen)
    role = Role.TEXT_MUTED if seen.tone is Tone.NEUTRAL else seen.tone.role
    said = (
        Name(vote, round_.votes),
        sign,
        Text(
            words.choice(vote, is_shown=round_.is_shown), BODY, Face(0, QFont.Weight.DemiBold, role, middle)
        ),
    )
    edge = Role.LINE if seen.tone is Tone.NEUTRAL else seen.tone.role
    fill = Role.SURFACE if seen.tone is Tone.NEUTRAL else seen.tone.soft
    return Panel(Stack(said, 16), fill, edge, across=16)


def _summary(words: StageWords, round_: StageRound) -> Block:
    if round_.is_shown and round_.outcome:
        seen = OUTCOME_LOOKS.get(round_.outcome, _WAITS)
        said = Text(words.outcome(round_.outcome), SENTENCE, Face(0, QFont.Weight.DemiBold))
        return Signed(seen.shape, seen.tone.role, seen.on, said, SENTENCE)
    answered = sum(vote.has_answered for vote in round_.votes)
    return Text(
        words.ntr(
            "{count} of {all} has answered", "{count} of {all} have answered", answered, all=len(round_.votes)
        ),
        SENTENCE,
        Face(0, role=Role.TEXT_MUTED),
    )


def _note(vote: StageVote) -> Block:
    seen = look(vote, is_shown=True)
    said = Stack(
        (
            Text(vote.department_name, SMALL, Face(0, QFont.Weight.DemiBold, Role.TEXT_MUTED)),
            Text(vote.note, BODY),
        ),
        2,
    )
    return Signed(seen.shape, seen.tone.role, seen.on, said, ASIDE)


@dataclass(frozen=True)
class Name:
    """A department's name, or the short names of all where a tile has too little room for one of the long."""

    vote: StageVote
    votes: tuple[StageVote, ...]

    def height(self, press: Press, width: float) -> float:
        """Return the height of the highest name, so that all signs stand level."""
        return self._text(press, width).height(press, width)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the name."""
        return self._text(press, box.width).place(press, box)

    def _text(self, press: Press, width: float) -> Capped:
        face = Face(0, QFont.Weight.DemiBold, align=Qt.AlignmentFlag.AlignHCenter)
        names = tuple(vote.department_name for vote in self.votes)
        long = Text(self.vote.department_name, ASIDE, face, names)
        sized = press.face(face, ASIDE)
        is_split = any(press.setter.splits(name, sized, width) for name in names)
        if is_split or long.height(press, width) > MOST_NAMED:
            long = Text(self.vote.short, ASIDE, face, tuple(vote.short for vote in self.votes))
        return Capped(long, MOST_NAMED)


@dataclass(frozen=True)
class Emblem:
    """The sign of an answer in the middle of its tile."""

    seen: Look

    def height(self, press: Press, width: float) -> float:
        """Return the side of the sign."""
        return min(QUESTION.at(press.tightness) * 1.25, width)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the sign."""
        side = min(self.height(press, box.width), box.height)
        at = Box(box.x + (box.width - side) / 2, box.y, side, side)
        yield Sign(at, self.seen.shape, self.seen.tone.role, self.seen.on)


@dataclass(frozen=True)
class Fingers:
    """A number from one to five, with as many dots filled."""

    count: int
    seen: Look

    def height(self, press: Press, width: float) -> float:
        """Return the height of the number and the dots below it."""
        return self._number().height(press, width) + self._dot(press) * 1.4

    def place(self, press: Press, box: Box) -> Marks:
        """Return the number and the dots."""
        number = self._number()
        high = min(number.height(press, box.width), box.height)
        yield from number.place(press, Box(box.x, box.y, box.width, high))
        dot = self._dot(press)
        if high + dot > box.height:
            return
        x = box.x + (box.width - dot * (FINGERS * 1.4 - 0.4)) / 2
        for place in range(FINGERS):
            at = Box(x + place * dot * 1.4, box.y + high, dot, dot)
            is_shown = place < self.count
            yield Plate(at, self.seen.tone.role if is_shown else None, self.seen.tone.role, dot / 2, 3)

    def _number(self) -> Text:
        face = Face(0, QFont.Weight.Bold, self.seen.tone.role, Qt.AlignmentFlag.AlignHCenter, is_tabular=True)
        return Text(str(self.count), QUESTION, face)

    def _dot(self, press: Press) -> float:
        return ASIDE.at(press.tightness) * 0.9
