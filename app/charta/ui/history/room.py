"""Room in a dialog: where the window is small or its letters are large, all but the last line scrolls."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.widgets.column import ScrollColumn

_ROOMY = 480
"""From this height on (at 100 %), nothing but the lists has to scroll."""


def roomy_column(context: UiContext, outer: QVBoxLayout, window: QWidget) -> QVBoxLayout:
    """Return where to put a dialog's content; `window` is the one over which the dialog opens."""
    px = context.theme.px
    if window.height() >= px(_ROOMY):
        outer.setContentsMargins(px(24), px(20), px(24), px(16))
        column = QVBoxLayout()
        outer.addLayout(column, 1)
    else:
        outer.setContentsMargins(px(16), px(8), px(16), px(8))
        area = ScrollColumn()
        area.body.setContentsMargins(0, 0, px(8), 0)
        outer.addWidget(area, 1)
        column = area.body
    column.setSpacing(px(12))
    return column


def scrolled(widget: QWidget) -> ScrollColumn:
    """Return a scroll area around a widget, so that it asks for no height."""
    area = ScrollColumn()
    area.body.addWidget(widget)
    area.body.addStretch()
    return area
