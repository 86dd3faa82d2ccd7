"""Highlighted passages: a soft ground and a bar at the left, which Qt's rich text cannot draw by itself."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from charta.ui.theme import Role
from charta.ui.wording.looks import Looks


def paint_passages(view: QTextEdit, looks: Looks, passage_of: Callable[[QTextBlock], int]) -> None:
    """Paint the ground of every passage of a view; `passage_of` gives a block's passage, 0 for none."""
    painter = QPainter(view.viewport())
    for area in _areas(view, looks.theme.px(6), passage_of):
        painter.fillRect(area, looks.colour(Role.ACCENT_SOFT))
        bar = QRectF(area.left(), area.top(), looks.theme.px(3), area.height())
        painter.fillRect(bar, looks.colour(Role.ACCENT))
    painter.end()


def _areas(view: QTextEdit, pad: int, passage_of: Callable[[QTextBlock], int]) -> list[QRectF]:
    layout = view.document().documentLayout()
    margin = view.document().documentMargin()
    width = view.viewport().width() - 2 * margin
    areas: list[QRectF] = []
    before = 0
    block = view.document().begin()
    while block.isValid():
        number = passage_of(block)
        if number:
            area = layout.blockBoundingRect(block)
            line = QRectF(margin, area.top(), width, area.height())
            if number == before:
                areas[-1] = areas[-1].united(line)
            else:
                areas.append(line)
        before = number
        block = block.next()
    scrolled = view.verticalScrollBar().value()
    return [area.adjusted(0, -pad - scrolled, 0, pad - scrolled) for area in areas]
