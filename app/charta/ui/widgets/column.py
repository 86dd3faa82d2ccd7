"""A column of widgets that scrolls, and never grows too wide to read."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charta.ui.widgets.ground import Ground


class ScrollColumn(QScrollArea):
    """A vertical scroll area; put widgets into `body`. Widths are in pixels, 0 for any width."""

    def __init__(self, max_width: int = 0, *, centred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # One of our own, as Qt's is: to be told of Qt's own later, PySide6 would make every class of widgets.
        viewport = QWidget()
        viewport.setAutoFillBackground(True)
        self.setViewport(viewport)
        # Keys that a child does not use (Page Down) still arrive here, so no stop of its own is needed.
        self.setProperty("focusPolicy", "NoFocus")
        ground = Ground()
        ground.setProperty("area", "page")
        sides = QHBoxLayout(ground)
        sides.setContentsMargins(0, 0, 0, 0)
        self.column = QWidget()
        if max_width:
            self.column.setMaximumWidth(max_width)
        if centred:
            sides.addStretch()
        # A stretch this large takes the width up to its maximum first, and leaves the rest to the sides.
        sides.addWidget(self.column, 1000)
        if max_width:
            sides.addStretch()
        self.body = QVBoxLayout(self.column)
        self.setWidget(ground)
