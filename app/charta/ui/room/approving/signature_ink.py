"""The ink of a drawn signature: strokes, smoothed, as wide as the pen pressed, and the picture made of them.

Lengths are units of the pad that they were drawn on, of which its height has 100.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from math import ceil, hypot, sqrt
from typing import Final, TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

PAD_HEIGHT: Final = 100.0
LEAST_PIXELS: Final = 24
MOST_PIXELS: Final = 960
MOST_BYTES: Final = 200_000

_THINNEST: Final = 0.9
_THICKEST: Final = 3.5
_FLATNESS: Final = 0.03  # how far a curve may be from the straight pieces that it is painted as
_WIDENING: Final = 0.15  # from one of these pieces to the next
_LONGEST_LINE: Final = 24  # pieces
_MARGIN: Final = 3.0
_LEAST_CROP: Final = 40.0  # a dot stays one
_WIDEST: Final = 8.0  # times the height that is asked for
_DOTS_PER_METRE: Final = 11_811  # 300 per inch; without it, the screen would have its say


@dataclass(frozen=True, slots=True)
class InkPoint:
    """Where a pen was, and how hard it pressed, from 0 to 1."""

    x: float
    y: float
    pressure: float

    @property
    def width(self) -> float:
        """How wide the ink is here."""
        return _THINNEST + (_THICKEST - _THINNEST) * min(max(self.pressure, 0.0), 1.0)

    def towards(self, other: "InkPoint", share: float) -> "InkPoint":
        """Return the point that lies `share` of the way to another one."""
        return InkPoint(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
            self.pressure + (other.pressure - self.pressure) * share,
        )


Stroke: TypeAlias = tuple[InkPoint, ...]
_Piece: TypeAlias = tuple[InkPoint, InkPoint]


def smoothed(stroke: Sequence[InkPoint]) -> Iterator[InkPoint]:
    """Yield points close together along the curve of a stroke.

    The curve is made of quadratic ones that meet half way between the points, each of which draws it to
    itself without lying on it; it begins and ends where the stroke does.
    """
    yield stroke[0]
    start = stroke[0]
    for before, after in pairwise(stroke[1:]):
        end = before.towards(after, 0.5)
        yield from _curve(start, before, end)
        start = end
    if len(stroke) > 1:
        yield from _curve(start, start.towards(stroke[-1], 0.5), stroke[-1])


def _curve(start: InkPoint, control: InkPoint, end: InkPoint) -> Iterator[InkPoint]:
    """Yield the points after `start` of a quadratic Bézier curve, by de Casteljau’s construction."""
    # A curve is off its n pieces by an eighth of its second derivative over n squared.
    bend = 2 * hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y)
    steps = ceil(max(1.0, sqrt(bend / (8 * _FLATNESS)), abs(end.width - start.width) / _WIDENING))
    for step in range(1, steps + 1):
        share = step / steps
        yield start.towards(control, share).towards(control.towards(end, share), share)


def paint_ink(painter: QPainter, strokes: Iterable[Sequence[InkPoint]], colour: QColor) -> None:
    """Paint strokes in the units of their pad, which the painter's transformation makes pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in strokes:
        if len(stroke) == 1:
            painter.setPen(_pen(colour, stroke[0].width))
            painter.drawPoint(QPointF(stroke[0].x, stroke[0].y))
            continue
        for width, pieces in groupby(pairwise(smoothed(stroke)), _width_between):
            painter.setPen(_pen(colour, width))
            for (start, end), *others in _batches(pieces):
                places = (start, end, *(end for _, end in others))
                painter.drawPolyline([QPointF(at.x, at.y) for at in places])


def _batches(pieces: Iterable[_Piece]) -> Iterator[tuple[_Piece, ...]]:
    """Yield pieces in lines of which none is so long that it takes Qt more than its share of time."""
    waiting = iter(pieces)
    while batch := tuple(islice(waiting, _LONGEST_LINE)):
        yield batch


def _width_between(piece: _Piece) -> float:
    """Return the width of a straight piece, in so few widths that many pieces are painted as one line."""
    return round((piece[0].width + piece[1].width) / 2, 1)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def ink_bounds(strokes: Iterable[Sequence[InkPoint]]) -> QRectF:
    """Return the smallest rectangle around all ink, null where there is none."""
    found = QRectF()
    for stroke in strokes:
        for point in smoothed(stroke):
            half = point.width / 2
            found = found.united(QRectF(point.x - half, point.y - half, point.width, point.width))
    return found


def ink_png(strokes: Sequence[Sequence[InkPoint]], height_px: int) -> bytes:
    """Return the strokes as a PNG picture, black on white, cropped to the ink with a margin.

    It is `height_px` high, between 24 and 960 pixels, but lower where it would be wider than eight times that
    or larger than 200,000 bytes. The same strokes give the same bytes; none at all give none.
    """
    if not strokes:
        return b""
    crop = _cropped(ink_bounds(strokes))
    height = min(max(height_px, LEAST_PIXELS), MOST_PIXELS)
    height = max(LEAST_PIXELS, min(height, int(_WIDEST * height * crop.height() / crop.width())))
    data = _encoded(_drawn(strokes, crop, height))
    while len(data) > MOST_BYTES and height > LEAST_PIXELS:
        height = max(LEAST_PIXELS, int(height * min(0.9, sqrt(MOST_BYTES / len(data)))))
        data = _encoded(_drawn(strokes, crop, height))
    return data


def _cropped(ink: QRectF) -> QRectF:
    around = ink.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    wide, high = (max(0.0, (_LEAST_CROP - side) / 2) for side in (around.width(), around.height()))
    return around.adjusted(-wide, -high, wide, high)


def _drawn(strokes: Sequence[Sequence[InkPoint]], crop: QRectF, height: int) -> QImage:
    scale = height / crop.height()
    image = QImage(max(1, round(crop.width() * scale)), height, QImage.Format.Format_Grayscale8)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-crop.left(), -crop.top())
    paint_ink(painter, strokes, QColor(Qt.GlobalColor.black))
    painter.end()
    return image


def _encoded(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
