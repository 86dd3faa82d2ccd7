"""In which languages and which format the whole kit is to be written."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QWidget

from charta.ui.context import UiContext
from charta.ui.kit.words import FORMATS
from charta.ui.theme import TextStyle
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class KitOrder(Card):
    """Asks for languages and format."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("The whole kit"), parent=parent)
        self._context = context
        self.boxes: dict[str, QCheckBox] = {}
        self._label = Text(context.tr("Languages"), TextStyle.LABEL)
        self._flow = Flow(context.theme.px(8))
        self.formats = {name: QRadioButton(context.tr(word)) for name, word in FORMATS.items()}
        self._group = QButtonGroup(self)
        for radio in self.formats.values():
            self._group.addButton(radio)
        self.formats["docx"].setChecked(True)
        self.body.setSpacing(context.theme.px(4))
        self.body.addWidget(self._label)
        self.body.addWidget(self._flow)
        self.body.addWidget(Text(context.tr("Format"), TextStyle.LABEL))
        self.body.addWidget(self._line(self.formats.values()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are chosen."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def format(self) -> str:
        """The format that is chosen."""
        return next(name for name, radio in self.formats.items() if radio.isChecked())

    def offer(self, languages: Mapping[str, str]) -> None:
        """Offer these languages, all chosen at first; one alone leaves no choice."""
        if list(languages) != list(self.boxes):
            for box in self.boxes.values():
                box.hide()
                box.deleteLater()
            self.boxes = {name: QCheckBox(word) for name, word in languages.items()}
            for box in self.boxes.values():
                box.setChecked(True)
                box.toggled.connect(self._tell)
                self._flow.add(box)
        for part in (self._label, self._flow):
            part.setVisible(len(languages) > 1)

    def _line(self, buttons: Iterable[QAbstractButton]) -> QWidget:
        flow = Flow(self._context.theme.px(8))
        for entry in buttons:
            flow.add(entry)
        return flow

    def _tell(self) -> None:
        self.changed.emit()
