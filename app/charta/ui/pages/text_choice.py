"""Which text is written: the draft, or a version as it was published."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.services.states import DRAFT
from charta.ui.context import UiContext
from charta.ui.publication.words import STATE_WORDS, state_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.text import Text


class TextChoice(Card):
    """Offers the draft and every version; the version that applies stands first where the draft equals it."""

    changed = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._bench = bench
        self._chosen: str | None = None
        self.box = ElidedComboBox()
        self.hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        title = context.tr("Which text")
        self.setAccessibleName(title)
        self.box.setAccessibleName(title)
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(ElidedComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = Text(title, TextStyle.LABEL)
        label.setBuddy(self.box)
        for widget in (label, self.box, self.hint):
            self.body.addWidget(widget)
        self.body.setSpacing(context.theme.px(4))
        self.box.currentIndexChanged.connect(self._tell)
        self.box.activated.connect(self._keep)

    @property
    def version(self) -> str:
        """The number of the version that is chosen, empty for the draft."""
        chosen = str(self.box.currentData() or DRAFT)
        return "" if chosen == DRAFT else chosen

    def choose(self, state: str) -> None:
        """Choose a text by its name; what was chosen stays."""
        self._chosen = state
        self.box.setCurrentIndex(max(0, self.box.findData(state)))

    def refresh(self) -> None:
        """Offer the texts that there are."""
        states = self._bench.editions.states()
        entries = {DRAFT: state_name(DRAFT, self._context.translator)}
        for number, state in states.items():
            name = state_name(number, self._context.translator)
            word = self._context.tr(STATE_WORDS[state])
            entries[number] = self._context.tr("{name} ({state})", name=name, state=word)
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.box.clear()
        for data, words in entries.items():
            self.box.addItem(words, data)
        chosen = self._chosen if self._chosen in entries else self._usual()
        self.box.setCurrentIndex(self.box.findData(chosen))
        self.box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_hint()

    def _usual(self) -> str:
        current = self._bench.editions.current()
        return DRAFT if current is None or self._bench.publication.is_new() else current.version.number

    def _keep(self) -> None:
        self._chosen = str(self.box.currentData())

    def _tell(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        tr, current = self._context.tr, self._bench.editions.current()
        if self.version:
            hint = tr(
                "What was published: the very files where they are kept, the same text in every other format."
            )
        elif current is not None and self._bench.publication.is_new():
            hint = tr(
                "The draft says something else than version {number}; every document says so.",
                number=current.version.number,
            )
        else:
            hint = tr("This charter is a draft: every document says so, with today’s date.")
        self.hint.setText(hint)
