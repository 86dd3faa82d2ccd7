"""What one form looks like: the first person's, drawn as it is printed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout

from charta.errors import ChartaError
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.page_view import PageView
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

Pages = Callable[[], tuple[bytes, ...]]
PAUSE: Final = 150
"""Milliseconds that go by between a choice and the drawing."""


class PreviewCard(Card):
    """Draws in the background; while it does, the form before stays in sight."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.tr("Preview"))
        self._context = context
        self._task: Task | None = None
        self._make: Pages | None = None
        self._shown: object = None
        self._number = 0
        self.pages: tuple[bytes, ...] = ()
        self.view = PageView(context.theme)
        self.caption = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Problem(context)
        self._count = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self._before = icon_button(context.icons, "arrow-left", context.tr("Page before"), 18)
        self._after = icon_button(context.icons, "arrow-right", context.tr("Next page"), 18)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._lay_out()
        self._timer.timeout.connect(self._draw)
        self._before.clicked.connect(self._back)
        self._after.clicked.connect(self._on)
        self._show_number()

    @property
    def is_busy(self) -> bool:
        """Whether a form is being drawn or is about to be."""
        return self._task is not None or self._timer.isActive()

    def show_form(self, what: object, caption: str, make: Pages | None) -> None:
        """Show what `make` makes, None for nothing; the same `what` is not drawn again."""
        self.caption.setText(caption)
        if what == self._shown:
            return
        self._shown, self._make = what, make
        self._stop()
        if make is None:
            self._take(())
        else:
            self._timer.start()

    def _draw(self) -> None:
        make = self._make
        if make is not None:
            self._task = self._context.background.run(
                lambda _: make(), Follow(self, self._take, self._failed)
            )

    def _stop(self) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, pages: tuple[bytes, ...]) -> None:
        self._task = None
        self.problem.show_error(None)
        self.pages = pages
        self._number = min(self._number, max(0, len(pages) - 1))
        self._show_number()

    def _failed(self, error: ChartaError) -> None:
        self._take(())
        self.problem.show_error(error)

    def _back(self) -> None:
        self._number -= 1
        self._show_number()

    def _on(self) -> None:
        self._number += 1
        self._show_number()

    def _show_number(self) -> None:
        page = QPixmap()
        if self.pages:
            page.loadFromData(self.pages[self._number])
        self.view.show_page(page)
        several = len(self.pages) > 1
        for part in (self._before, self._after, self._count):
            part.setVisible(several)
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number + 1 < len(self.pages))
        self._count.setText(
            self._context.tr("{number} of {count}", number=self._number + 1, count=len(self.pages))
        )

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.view.setAccessibleName(self._context.tr("Preview of a form"))
        self.view.setFixedHeight(px(400))
        self.body.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.caption, 1)
        for part in (self._before, self._count, self._after):
            row.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
