"""Parts of a composition that know how high they are and where their words go.

A `Press` sets them at a tightness between 0, every font as large as it should be, and 1, as small as it may
be. A block that gets less room than it needs shows what fits and ends with an ellipsis; none draws outside
its box.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from charta.ui.room.stage.marks import Mark, Plate, Shape, Sign, Words
from charta.ui.room.stage.sizes import GAP, SMALL, Box, Sizes
from charta.ui.room.stage.type import ELLIPSIS, Face, Typesetter
from charta.ui.theme import Role

Marks = Iterator[Mark]
PLAIN: Final = Face(0)
"""The face of a text of which nothing else is said."""
TOO_HIGH: Final = 10_000.0
"""The height of what has to be set smaller, since a word does not fit into its line."""
STEPS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Press:
    """Sets texts at a tightness."""

    setter: Typesetter
    tightness: float = 0.0

    def face(self, face: Face, sizes: Sizes) -> Face:
        """Return a face in the size of this tightness."""
        return replace(face, size=sizes.at(self.tightness))


class Block(Protocol):
    """Part of a composition."""

    def height(self, press: Press, width: float) -> float:
        """Return how high it has to be to show everything."""

    def place(self, press: Press, box: Box) -> Marks:
        """Return its marks, all within the box."""


@dataclass(frozen=True)
class Text:
    """A text; the size of its face is taken from `sizes`.

    It is as high as the highest of `level_with`, so that what follows stands level in tiles side by side.
    """

    text: str
    sizes: Sizes
    face: Face = PLAIN
    level_with: tuple[str, ...] = ()

    def height(self, press: Press, width: float) -> float:
        """Return the height of its lines."""
        face = press.face(self.face, self.sizes)
        if press.tightness < 1 and press.setter.splits(self.text, face, width):
            return TOO_HIGH
        return max(press.setter.height(text, face, width) for text in (self.text, *self.level_with))

    def place(self, press: Press, box: Box) -> Marks:
        """Return its words, cut to the box."""
        face = press.face(self.face, self.sizes)
        if box.height < press.setter.line(face):
            return
        kept = press.setter.kept(self.text, face, box.width, box.height)
        yield Words(self.text, face, box, kept)


@dataclass(frozen=True)
class Capped:
    """A block that is not higher than `most`: whatever its length, it leaves room to what stands below."""

    block: Block
    most: float

    def height(self, press: Press, width: float) -> float:
        """Return the height of the block up to the cap."""
        return min(self.block.height(press, width), self.most)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the block's marks."""
        return self.block.place(press, box)


@dataclass(frozen=True)
class Stack:
    """Blocks below each other; what finds no room is left out from the end, and an ellipsis says so."""

    blocks: tuple[Block, ...]
    gap: float = GAP

    def height(self, press: Press, width: float) -> float:
        """Return the sum of the heights and gaps."""
        heights = [block.height(press, width) for block in self.blocks]
        return sum(heights) + self.gap * max(len(heights) - 1, 0)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the marks of the blocks for which there is room."""
        more = Text(ELLIPSIS, SMALL, Face(0, role=Role.TEXT_MUTED))
        heights = [block.height(press, box.width) for block in self.blocks]
        y = box.y
        for number, (block, wanted) in enumerate(zip(self.blocks, heights, strict=True)):
            rest = sum(heights[number:]) + self.gap * (len(heights) - number - 1)
            room = box.bottom - y
            if rest > room + 0.01 and wanted + self.gap + more.height(press, box.width) > room:
                cut = list(block.place(press, Box(box.x, y, box.width, room))) if wanted > room else []
                yield from cut or more.place(press, Box(box.x, y, box.width, room))
                return
            yield from block.place(press, Box(box.x, y, box.width, wanted))
            y += wanted + self.gap


@dataclass(frozen=True)
class Columns:
    """Blocks beside each other; `shares` are their parts of the width. `fills` makes all equally high."""

    blocks: tuple[Block, ...]
    shares: tuple[float, ...]
    gap: float = GAP
    fills: bool = False

    def height(self, press: Press, width: float) -> float:
        """Return the height of the highest."""
        widths = self._widths(width)
        return max((block.height(press, w) for block, w in zip(self.blocks, widths, strict=True)), default=0)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the marks of all blocks."""
        x = box.x
        for block, width in zip(self.blocks, self._widths(box.width), strict=True):
            height = box.height if self.fills else min(block.height(press, width), box.height)
            yield from block.place(press, Box(x, box.y, width, height))
            x += width + self.gap

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.blocks) - 1)
        return [room * share / sum(self.shares) for share in self.shares]


def grid(blocks: Sequence[Block], columns: int, gap: float = GAP) -> Stack:
    """Return blocks in rows, those of a row equally high, the last row filled up with nothing."""
    rows = [tuple(blocks[start : start + columns]) for start in range(0, len(blocks), columns)]
    filled = [(*row, *(Stack(()),) * (columns - len(row))) for row in rows]
    return Stack(tuple(Columns(row, (1,) * columns, gap, fills=True) for row in filled), gap)


@dataclass(frozen=True)
class Panel:
    """A block on a plate; `bar` is the colour of a bar at its left."""

    block: Block
    fill: Role | None
    edge: Role | None = None
    bar: Role | None = None
    thickness: float = 2
    across: float = 36
    down: float = 24

    def height(self, press: Press, width: float) -> float:
        """Return the height of the block and the room around it."""
        return self.block.height(press, width - 2 * self.across) + 2 * self.down

    def place(self, press: Press, box: Box) -> Marks:
        """Return the plate and what is on it; nothing where that finds no room."""
        inner = list(self.block.place(press, box.inset(self.across, self.down)))
        if not inner:
            return
        if self.fill or self.edge:
            yield Plate(box, self.fill, self.edge, thickness=self.thickness)
        if self.bar:
            yield Plate(Box(box.x, box.y, 12, box.height), self.bar, radius=6)
        yield from inner


@dataclass(frozen=True)
class Signed:
    """A block with a sign at its left, level with its first line; `sizes` is that of the sign."""

    shape: Shape
    role: Role
    on: Role
    block: Block
    sizes: Sizes

    def height(self, press: Press, width: float) -> float:
        """Return the height of the block, or of the sign."""
        side = self._side(press)
        return max(self.block.height(press, width - side * 1.4), side)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the sign and the block's marks; nothing where these find no room."""
        side = self._side(press)
        inner = list(
            self.block.place(press, Box(box.x + side * 1.4, box.y, box.width - side * 1.4, box.height))
        )
        if inner:
            yield Sign(Box(box.x, box.y, side, side), self.shape, self.role, self.on)
            yield from inner

    def _side(self, press: Press) -> float:
        return self.sizes.at(press.tightness) * 1.2


@dataclass(frozen=True)
class Pills:
    """Short words on pills, in as many lines as they take, after words that say what they are."""

    said: str
    texts: tuple[str, ...]
    sizes: Sizes = SMALL
    gap: float = 12

    def height(self, press: Press, width: float) -> float:
        """Return the height of all lines."""
        placed = self._placed(press, width)
        return max((box.bottom for _, box in placed), default=0)

    def place(self, press: Press, box: Box) -> Marks:
        """Return the lines that fit into the box."""
        face = press.face(Face(0), self.sizes)
        line = press.setter.line(face)
        for number, (text, at) in enumerate(self._placed(press, box.width)):
            if at.bottom > box.height + 0.01:
                return
            place = Box(box.x + at.x, box.y + at.y, at.width, at.height)
            is_pill = bool(number) or not self.said
            if is_pill:
                yield Plate(place, Role.RAISED, Role.LINE_STRONG, radius=at.height / 2)
            inner = place.inset(line * 0.5 if is_pill else 0, (at.height - line) / 2)
            role = Role.TEXT if is_pill else Role.TEXT_MUTED
            kept = press.setter.kept(text, face, inner.width, line)
            yield Words(text, replace(face, role=role), inner, kept)

    def _placed(self, press: Press, width: float) -> list[tuple[str, Box]]:
        face = press.face(Face(0), self.sizes)
        line = press.setter.line(face)
        x = y = 0.0
        placed: list[tuple[str, Box]] = []
        for text in (self.said, *self.texts):
            if not text:
                continue
            around = line if placed or not self.said else 0
            wide = min(press.setter.width(text, face) + around, width)
            if x and x + wide > width:
                x, y = 0.0, y + line * 1.3 + self.gap
            placed.append((text, Box(x, y, wide, line * 1.3)))
            x += wide + self.gap
        return placed


def fitted(
    setter: Typesetter, candidates: Sequence[tuple[Block, float]], width: float, height: float
) -> tuple[Block, Press, float]:
    """Return the first candidate that fits at a tightness it allows, that tightness, and its height.

    Candidates come with the greatest tightness that they allow, the richest first. Where none fits, the last
    one is returned at its tightest, with all the height there is.
    """
    for block, most in candidates:
        for tightness in (step for step in STEPS if step <= most):
            press = Press(setter, tightness)
            wanted = block.height(press, width)
            if wanted <= height:
                return block, press, wanted
    return candidates[-1][0], Press(setter, 1.0), height
