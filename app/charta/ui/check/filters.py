"""Which findings of the charter are shown: by weight and by language."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.findings import Weight
from charta.ui.check.card import Entry
from charta.ui.check.looks import WORDS
from charta.ui.context import UiContext
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.flow import Flow

_BETWEEN = "|"


class Filters(QWidget):
    """Two choices, each with one for all."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._names: Mapping[str, str] = {}
        self.weight = ElidedComboBox()
        self.language = ElidedComboBox()
        for box in (self.weight, self.language):
            box.setMinimumContentsLength(12)
        self.weight.setAccessibleName(context.tr("Weight of the findings"))
        self.language.setAccessibleName(context.tr("Language of the wording"))
        self.weight.addItem(context.tr("Every weight"), "")
        for weight in Weight:
            self.weight.addItem(context.tr(WORDS[weight]), weight.value)
        flow = Flow(context.theme.px(8))
        flow.add(self.weight)
        flow.add(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self.weight.currentIndexChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)

    def show_languages(self, names: Mapping[str, str]) -> None:
        """Offer these languages; with one alone, there is nothing to choose."""
        if names == self._names:
            return
        self._names = dict(names)
        each = ((name, language) for language, name in names.items())
        self.language.offer([(self._context.tr("Every language"), ""), *each])
        self.language.setVisible(len(names) > 1)

    @property
    def state(self) -> str:
        """What is chosen, as `choose` takes it."""
        return _BETWEEN.join((self.weight.currentData() or "", self.language.currentData() or ""))

    def choose(self, state: str) -> None:
        """Choose what `state` gave."""
        weight, _, language = state.partition(_BETWEEN)
        self.weight.choose(weight)
        self.language.choose(language)

    def passing(self, entries: Iterable[Entry]) -> Sequence[Entry]:
        """Return the entries that are chosen; what is true in every language belongs to each."""
        weight, language = self.weight.currentData(), self.language.currentData()
        return [
            entry
            for entry in entries
            if not weight or entry.finding.weight.value == weight
            if not language or entry.finding.language in ("", language)
        ]
