"""The places of a returned file: its sections and what is left over, as a list or in one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QListWidget, QListWidgetItem, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox

LEFT_OVER: Final = ""
"""The place of what is left over, which is in no section."""


@dataclass(frozen=True)
class Place:
    """A section, or what is left over, and how many proposals wait there (or things are left over)."""

    id: str
    title: str
    count: int


class PlaceChoice(QWidget):
    """Keeps a list and a combo box in step; whoever lays them out shows one of the two."""

    chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._places: tuple[Place, ...] = ()
        self._context = context
        self.list = QListWidget()
        self.line = CalmComboBox()
        name = context.tr("Sections of the file")
        for widget in (self.list, self.line):
            widget.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt takes padding at the sides off the room for words without breaking their lines for it.
        self.list.setStyleSheet(f"QListWidget::item {{ padding: {context.theme.px(8)}px 0; }}")
        self.line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setMinimumContentsLength(12)
        self.list.currentRowChanged.connect(self._choose)
        self.line.currentIndexChanged.connect(self._choose)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that are offered."""
        return self._places

    def show_places(self, places: Sequence[Place], current: str | None) -> str | None:
        """Offer places and return the one that is chosen then.

        It is `current`, or what stands where that was; the first one for None.
        """
        ids = [place.id for place in places]
        before = max(0, self.list.currentRow()) if current is not None else 0
        at = ids.index(current) if current in ids else min(before, len(ids) - 1)
        for widget in (self.list, self.line):
            widget.blockSignals(True)  # noqa: FBT003 - Qt's signature
            widget.clear()
        self._places = tuple(places)
        for place in places:
            words = self._context.tr("{title} ({count})", title=place.title, count=place.count)
            shown = words if place.count else place.title
            self.list.addItem(QListWidgetItem(shown))
            self.line.addItem(shown)
        self.list.setCurrentRow(at)
        self.line.setCurrentIndex(at)
        for widget in (self.list, self.line):
            widget.blockSignals(False)  # noqa: FBT003 - Qt's signature
        return ids[at] if ids else None

    def choose(self, id_: str) -> None:
        """Choose a place by its id."""
        for at, place in enumerate(self._places):
            if place.id == id_:
                self.list.setCurrentRow(at)

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self._places):
            return
        for widget in (self.list, self.line):
            widget.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.setCurrentRow(at)
        self.line.setCurrentIndex(at)
        for widget in (self.list, self.line):
            widget.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.chosen.emit(self._places[at].id)
