"""The foot of the window: back, on, and where work is left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from charta.ui.context import UiContext
from charta.ui.rail_model import RailStep
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.elided import ElidedLabel

ROOMY = 720


class StepBar(QFrame):
    """Three buttons, and beside two of them the names of the steps to which they lead."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("area", "bar")
        icons = context.icons
        self.back = button(icons, context.tr("Back"), Kind.SECONDARY, "arrow-left")
        self.next = button(icons, context.tr("Next"), Kind.PRIMARY, "arrow-right", icon_last=True)
        self.unfinished = button(icons, context.tr("Next unfinished"), Kind.QUIET, "list-checks")
        self._before = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._after = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._after.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._names = ("", "")
        self._roomy = True
        self._lay_out()

    def show_neighbours(
        self, before: RailStep | None, after: RailStep | None, unfinished: RailStep | None
    ) -> None:
        """Name the steps to which the buttons lead; a button that leads nowhere cannot be pressed."""
        tr = self._context.tr
        self._names = (self._show(self.back, before, tr("Back")), self._show(self.next, after, tr("Next")))
        self._name()
        self.unfinished.setEnabled(unfinished is not None)
        name = tr("Next unfinished")
        if unfinished is not None:
            name = tr("{verb}: {step}", verb=name, step=unfinished.heading)
        self.unfinished.setAccessibleName(name)
        self.unfinished.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the names where there is no room; tool tips still have them."""
        super().resizeEvent(event)
        self._roomy = event.size().width() >= self._context.theme.px(ROOMY)
        self._name()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(40), px(10), px(40), px(10))
        row.setSpacing(px(12))
        row.addWidget(self.back)
        row.addWidget(self._before, 1)
        row.addWidget(self.unfinished)
        row.addWidget(self._after, 1)
        row.addWidget(self.next)

    def _name(self) -> None:
        names = self._names if self._roomy else ("", "")
        for label, name in zip((self._before, self._after), names, strict=True):
            label.setText(name)
        self.unfinished.setText(self._context.tr("Next unfinished") if self._roomy else "")

    def _show(self, made: QPushButton, step: RailStep | None, verb: str) -> str:
        title = step.heading if step else ""
        made.setEnabled(step is not None)
        name = self._context.tr("{verb}: {step}", verb=verb, step=title) if step else verb
        made.setAccessibleName(name)
        made.setToolTip(name if step else "")
        return title
