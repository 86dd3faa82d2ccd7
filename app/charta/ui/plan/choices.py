"""A list of things to choose from: a box to tick each, with a line or two about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text


@dataclass(frozen=True)
class Offer:
    """Something to choose: what it is called, lines about it, and reasons that stand out."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    is_chosen: bool = True


class ChoiceList(QWidget):
    """Shows what is offered; what was ticked or not stays so when the same comes again."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._boxes: dict[str, QCheckBox] = {}
        self._rows: list[QWidget] = []
        self._told: dict[str, bool] = {}
        self.every = QCheckBox(context.tr("Choose all"))
        self.every.clicked.connect(self._choose_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(12))
        self._column.addWidget(self.every)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in order."""
        return tuple(id_ for id_, box in self._boxes.items() if box.isChecked())

    @property
    def box(self) -> dict[str, QCheckBox]:
        """The boxes by the id of what they choose."""
        return self._boxes

    def show_offers(self, groups: Sequence[tuple[str, Sequence[Offer]]]) -> None:
        """Show what is offered, in groups with a title each."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._boxes, self._rows = {}, []
        for title, offers in groups:
            if offers and title:
                head = Text(title, TextStyle.SUBTITLE)
                head.setContentsMargins(0, self._context.theme.px(8), 0, 0)
                self._add(head)
            for offer in offers:
                self._add(self._row(offer))
        self.every.setVisible(len(self._boxes) > 1)
        self._show_every()

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._column.addWidget(row)

    def _row(self, offer: Offer) -> QWidget:
        px = self._context.theme.px
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        box = QCheckBox(offer.title.replace("&", "&&"))
        box.setChecked(self._told.get(offer.id, offer.is_chosen))
        box.setAccessibleName(offer.title)
        box.setAccessibleDescription(" ".join((*offer.reasons, *offer.lines)))
        box.setProperty("offer", offer.id)
        box.clicked.connect(self._ticked)
        column.addWidget(box)
        words = QVBoxLayout()
        words.setContentsMargins(px(28), 0, 0, 0)
        words.setSpacing(px(2))
        for reason in offer.reasons:
            words.addWidget(Text(reason, TextStyle.CAPTION, Tone.ACCENT))
        for line in offer.lines:
            words.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addLayout(words)
        self._boxes[offer.id] = box
        return row

    def _ticked(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self._told[str(box.property("offer"))] = box.isChecked()
        self._show_every()

    def _choose_all(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        for id_, box in self._boxes.items():
            self._told[id_] = checked
            box.setChecked(checked)
        self._show_every()

    def _show_every(self) -> None:
        self.every.setChecked(bool(self._boxes) and len(self.chosen) == len(self._boxes))
        self.changed.emit()
