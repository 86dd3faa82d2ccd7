"""A chart of `documents/charts.py` in the window, in the colours and at the zoom of the theme."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from charta.documents.charts import Palette, chart_size
from charta.ui.theme import Role, Theme

Draw: TypeAlias = Callable[[Palette, float], str]
"""Draws a chart in a palette and at a width, in its own units: one is a pixel at 100 %."""


class Chart(QWidget):
    """Draws a chart as wide as its place; its height follows, its letters keep the theme's size."""

    def __init__(self, theme: Theme, least: int = 200, parent: QWidget | None = None) -> None:
        """Set it up; `least` is the width, in pixels at 100 %, below which the chart is made smaller."""
        super().__init__(parent)
        self._theme = theme
        self._least = least
        self._palette = palette_of(theme)
        self._draw: Draw | None = None
        self._drawn: dict[int, str] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, draw: Draw, name: str, description: str) -> None:
        """Show a chart; `name` and `description` are read out."""
        self._draw = draw
        self._drawn.clear()
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.updateGeometry()
        self.update()

    @property
    def svg(self) -> str:
        """The drawing as it is shown, empty where there is none."""
        return self._svg(self.width())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the drawing at a width."""
        svg = self._svg(width)
        if not svg:
            return 0
        wide, high = chart_size(svg)
        return round(high * width / wide)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a width at which everything has its place."""
        width = self._theme.px(self._least)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow the chart to be made smaller."""
        return QSize(self._theme.px(self._least / 2), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the chart."""
        svg = self.svg
        if svg:
            width, height = chart_size(svg)
            area = QRectF(0, 0, self.width(), height * self.width() / width)
            QSvgRenderer(QByteArray(svg.encode())).render(QPainter(self), area)

    def _svg(self, width: int) -> str:
        if self._draw is None or width <= 0:
            return ""
        if width not in self._drawn:
            units = max(width * 100 / self._theme.zoom, self._least)
            self._drawn = {width: self._draw(self._palette, units)}
        return self._drawn[width]


def palette_of(theme: Theme) -> Palette:
    """Return the colours of a theme for a chart that stands on a card."""
    colours = theme.colours
    return Palette(
        ink=colours[Role.TEXT],
        quiet=colours[Role.TEXT_MUTED],
        line=colours[Role.LINE_STRONG],
        accent=colours[Role.ACCENT],
        ground=colours[Role.SURFACE],
    )
