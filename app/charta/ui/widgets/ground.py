"""What scrolls in a scroll area: as high as its parts are at the width there is, and no higher."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Ground(QWidget):
    """Holds a layout of parts that wrap.

    Qt adds up the heights that they ask for at widths of their own choice, which are narrow, and would leave
    that much empty room to scroll into below them.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least width, and no more height than the parts take at the width of the scroll area."""
        least, layout, around = super().minimumSizeHint(), self.layout(), self.parentWidget()
        if layout is None or around is None or not layout.hasHeightForWidth():
            return least
        width = max(around.width(), least.width())
        needed = max(layout.totalHeightForWidth(width), layout.totalMinimumHeightForWidth(width))
        return QSize(least.width(), min(least.height(), needed))
