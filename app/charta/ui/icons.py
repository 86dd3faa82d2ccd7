"""Icons in the colours of the theme, sharp at every screen scale."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from charta.paths import resources
from charta.ui.theme import Role, Theme

SCALES: Final = (1, 2, 3)


def icons_folder() -> Path:
    """Return the folder of the pictures, one SVG per icon."""
    return resources() / "icons"


class Icons:
    """Draws the icons of one theme and remembers what it has drawn."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[tuple[str, Role, int, int], QIcon] = {}

    def icon(self, name: str, role: Role = Role.TEXT, size: int = 20, gap: int = 0) -> QIcon:
        """Return an icon of `size` pixels at 100 %, with its look when disabled.

        `gap` leaves room at its right, or at its left if it is negative, since Qt sets the words of a button
        too close to its icon.
        """
        key = (name, role, size, gap)
        if key not in self._icons:
            self._icons[key] = self._drawn(name, role, size, gap)
        return self._icons[key]

    def pixmap(
        self, name: str, role: Role = Role.TEXT, size: int = 20, scale: float = 1, gap: int = 0
    ) -> QPixmap:
        """Return one picture of an icon for a screen of the given scale."""
        return self._picture(self._renderer(name, role), size, scale, gap)

    def colour(self, role: Role) -> QColor:
        """Return a colour of the theme."""
        return self._theme.colour(role)

    def px(self, length: float) -> int:
        """Return a length at the zoom of the theme."""
        return self._theme.px(length)

    def svg(self, name: str, role: Role) -> bytes:
        """Return the source of an icon in a colour. Qt itself would draw `currentColor` black."""
        source = (icons_folder() / f"{name}.svg").read_text(encoding="utf-8")
        return source.replace("currentColor", self._theme.colours[role]).encode()

    def _drawn(self, name: str, role: Role, size: int, gap: int) -> QIcon:
        icon, renderer = QIcon(), self._renderer(name, role)
        for scale in SCALES:
            pixmap = self._picture(renderer, size, scale, gap)
            icon.addPixmap(pixmap)
            icon.addPixmap(self._tinted(pixmap, Role.TEXT_DISABLED), QIcon.Mode.Disabled)
        return icon

    def _renderer(self, name: str, role: Role) -> QSvgRenderer:
        return QSvgRenderer(self.svg(name, role))

    def _picture(self, renderer: QSvgRenderer, size: int, scale: float, gap: int) -> QPixmap:
        length = round(self._theme.px(size) * scale)
        room = round(self._theme.px(abs(gap)) * scale)
        pixmap = QPixmap(length + room, length)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(room if gap < 0 else 0, 0, length, length))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def _tinted(self, pixmap: QPixmap, role: Role) -> QPixmap:
        """Return a picture in another colour, which takes a tenth of the time of drawing it again."""
        tinted, colour = pixmap.copy(), QPixmap(pixmap.size())
        colour.fill(self._theme.colour(role))
        colour.setDevicePixelRatio(pixmap.devicePixelRatio())
        painter = QPainter(tinted)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.drawPixmap(0, 0, colour)
        painter.end()
        return tinted


def application_icon() -> QIcon:
    """Return the application's own icon, in its own colours."""
    return QIcon(str(icons_folder() / "charta.svg"))
