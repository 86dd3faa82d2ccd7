"""The charters that were open lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.tall_button import FullButton
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip


class RecentRow(QFrame):
    """One charter: its name and folder, a button that opens it, one that takes it off the list."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, context: UiContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.path = path
        name = context.tr("Open {name}, in {folder}", name=path.stem, folder=path.parent)
        self.opens = FullButton()
        self.opens.setProperty("kind", "row")
        self.opens.setAccessibleName(name)
        self.opens.setToolTip(tip(str(path)))
        remove = context.tr("Take {name} off this list", name=path.stem)
        self.forgets = icon_button(context.icons, "x", remove, 16)
        self.missing = Chip(
            context.theme, context.icons, context.tr("Missing"), Tone.WARNING, icon="triangle-alert"
        )
        self.missing.hide()
        self._lay_out()
        self.opens.clicked.connect(self._choose)
        self.forgets.clicked.connect(self._forget)

    def mark_missing(self) -> None:
        """Say that there is no such file any more; it can still be tried, and taken off the list."""
        self.missing.show()
        self.opens.setAccessibleDescription(self._context.tr("This file is missing."))

    def _lay_out(self) -> None:
        px = self._context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        inside = QHBoxLayout(self.opens)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        inside.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        folder = ElidedLabel(str(self.path.parent), TextStyle.CAPTION, Tone.NEUTRAL, middle=True)
        words.addWidget(ElidedLabel(self.path.stem, TextStyle.LABEL))
        words.addWidget(folder)
        inside.addLayout(words, 1)
        inside.addWidget(self.missing)
        # A button takes no size from what is laid out in it.
        self.opens.setMinimumHeight(inside.sizeHint().height())
        row.addWidget(self.opens, 1)
        row.addWidget(self.forgets)

    def _choose(self) -> None:
        self.chosen.emit(self.path)

    def _forget(self) -> None:
        self.forgotten.emit(self.path)


class RecentList(QWidget):
    """The recent charters, or what to do when there is none."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, context: UiContext, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows = [RecentRow(context, Path(path)) for path in recent]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(12))
        column.addWidget(Text(context.tr("Recent charters"), TextStyle.SUBTITLE))
        self._card = Card(context.theme)
        self._card.setAccessibleName(context.tr("Recent charters"))
        column.addWidget(self._card)
        self._fill()

    @property
    def first(self) -> QWidget | None:
        """The button that opens the latest charter."""
        return self._rows[0].opens if self._rows else None

    @property
    def rows(self) -> Sequence[RecentRow]:
        """The charters, the latest first."""
        return self._rows

    def mark_missing(self, paths: frozenset[str]) -> None:
        """Say which charters are not where they were."""
        for row in self._rows:
            if str(row.path) in paths:
                row.mark_missing()

    def _fill(self) -> None:
        px = self._context.theme.px
        self._card.body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._card.body.setSpacing(px(2))
        for row in self._rows:
            row.chosen.connect(self.chosen)
            row.forgotten.connect(self.forgotten)
            self._card.body.addWidget(row)
        if not self._rows:
            tr = self._context.tr
            text = tr("The charters that you open will be listed here, so that you find them again.")
            empty = EmptyState(
                self._context.theme, self._context.icons, "history", tr("No charter yet"), text
            )
            self._card.body.addWidget(empty)
