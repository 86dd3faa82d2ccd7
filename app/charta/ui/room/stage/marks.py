"""What is drawn on the big screen: words, plates and signs, each at its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from charta.ui.room.stage.sizes import Box
from charta.ui.room.stage.type import Face, Typesetter
from charta.ui.theme import Role


@dataclass(frozen=True)
class Words:
    """A text in a box; `kept` is the number of characters that are shown before an ellipsis, -1 for all."""

    text: str
    face: Face
    box: Box
    kept: int = -1

    @property
    def is_cut(self) -> bool:
        """Whether not all of the text is shown."""
        return self.kept >= 0


@dataclass(frozen=True)
class Plate:
    """A rounded area, filled, edged or both; `radius` and `thickness` in units of the canvas."""

    box: Box
    fill: Role | None
    edge: Role | None = None
    radius: float = 20
    thickness: float = 2


class Shape(StrEnum):
    """What a sign shows; shapes differ also without their colours."""

    CHECK = "check"
    WAVE = "wave"
    CROSS = "cross"
    PLUS = "plus"
    MINUS = "minus"
    SPEECH = "speech"
    PAUSE = "pause"
    RING = "ring"
    DOT = "dot"


@dataclass(frozen=True)
class Sign:
    """A shape in a square: what it stands on has the colour `role`, its strokes `on`."""

    box: Box
    shape: Shape
    role: Role
    on: Role


Mark = Words | Plate | Sign

_STROKES: Final = {
    Shape.CHECK: (((0.28, 0.52), (0.44, 0.68), (0.73, 0.34)),),
    Shape.CROSS: (((0.36, 0.36), (0.64, 0.64)), ((0.64, 0.36), (0.36, 0.64))),
    Shape.PLUS: (((0.5, 0.28), (0.5, 0.72)), ((0.28, 0.5), (0.72, 0.5))),
    Shape.MINUS: (((0.28, 0.5), (0.72, 0.5)),),
    Shape.PAUSE: (((0.4, 0.34), (0.4, 0.66)), ((0.6, 0.34), (0.6, 0.66))),
}
"""The lines of a sign, as shares of its square."""


def paint(painter: QPainter, marks: Iterable[Mark], setter: Typesetter) -> None:
    """Draw marks in their order."""
    for mark in marks:
        match mark:
            case Words():
                setter.paint(
                    painter, mark.text, mark.face, (mark.box.x, mark.box.y, mark.box.width), mark.kept
                )
            case Plate():
                _paint_plate(painter, mark, setter)
            case Sign():
                _paint_sign(painter, mark, setter)


def _paint_plate(painter: QPainter, plate: Plate, setter: Typesetter) -> None:
    box, half = plate.box, plate.thickness / 2 if plate.edge else 0.0
    frame = QRectF(box.x, box.y, box.width, box.height).adjusted(half, half, -half, -half)
    painter.setPen(QPen(setter.colour(plate.edge), plate.thickness) if plate.edge else Qt.PenStyle.NoPen)
    painter.setBrush(setter.colour(plate.fill) if plate.fill else Qt.BrushStyle.NoBrush)
    radius = min(plate.radius, frame.height() / 2, frame.width() / 2)
    painter.drawRoundedRect(frame, radius, radius)


def _paint_sign(painter: QPainter, sign: Sign, setter: Typesetter) -> None:
    side = sign.box.width
    painter.save()
    painter.translate(sign.box.x, sign.box.y)
    if sign.shape is Shape.RING:
        painter.setPen(QPen(setter.colour(sign.role), side * 0.08, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(
            QRectF(0, 0, side, side).adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06)
        )
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(setter.colour(sign.role))
        painter.drawPath(_ground(sign.shape, side))
        pen = QPen(setter.colour(sign.on), side * 0.1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_strokes(sign.shape, side))
    painter.restore()


def _ground(shape: Shape, side: float) -> QPainterPath:
    """Return what a sign stands on: a disc, a square for what is in between, a diamond for what objects."""
    path = QPainterPath()
    match shape:
        case Shape.CROSS:
            half = side / 2
            path.addPolygon(
                QPolygonF([QPointF(half, 0), QPointF(side, half), QPointF(half, side), QPointF(0, half)])
            )
            path.closeSubpath()
        case Shape.WAVE:
            path.addRoundedRect(QRectF(0, 0, side, side).adjusted(2, 2, -2, -2), side * 0.18, side * 0.18)
        case Shape.SPEECH:
            path.addRoundedRect(QRectF(0, side * 0.08, side, side * 0.66), side * 0.2, side * 0.2)
            path.addPolygon(
                QPolygonF(
                    [
                        QPointF(side * 0.2, side * 0.7),
                        QPointF(side * 0.2, side * 0.98),
                        QPointF(side * 0.52, side * 0.7),
                    ]
                )
            )
        case _:
            path.addEllipse(QRectF(0, 0, side, side))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _strokes(shape: Shape, side: float) -> QPainterPath:
    path = QPainterPath()
    if shape is Shape.WAVE:
        path.moveTo(side * 0.24, side * 0.54)
        path.cubicTo(side * 0.4, side * 0.3, side * 0.56, side * 0.76, side * 0.76, side * 0.46)
    for first, *others in _STROKES.get(shape, ()):
        path.moveTo(first[0] * side, first[1] * side)
        for x, y in others:
            path.lineTo(x * side, y * side)
    return path
