"""A section to choose: what it is for, what it does, and who writes and signs it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from charta.domain.catalogue import Catalogue, Section
from charta.ui.context import UiContext
from charta.ui.flavours import flavour_chip
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class SectionCard(Card):
    """One section with its check box; tells what the user wants, and shows what stands."""

    toggled = Signal(str, bool)

    def __init__(self, context: UiContext, catalogue: Catalogue, section: Section) -> None:
        super().__init__(context.theme)
        self._context = context
        self._catalogue = catalogue
        self._section = section
        self.box = QCheckBox(section.text(context.language).title.replace("&", "&&"))
        self._kept = Text("", TextStyle.CAPTION, Tone.WARNING)
        self._who = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.box.setFont(context.theme.font(TextStyle.LABEL))
        self.box.toggled.connect(self._tell)
        self._lay_out()

    def show_choice(self, *, included: bool, answers: int) -> None:
        """Show whether the section is included; one left out says that its answers stay."""
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.box.setChecked(included)
        self.box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        kept = not included and answers > 0
        self._kept.setVisible(kept)
        if kept:
            self._kept.setText(
                self._context.ntr(
                    "Left out. Its {count} answer is kept: nothing is lost if you include it again.",
                    "Left out. Its {count} answers are kept: nothing is lost if you include it again.",
                    answers,
                )
            )

    def show_signers(self, signs: Sequence[str]) -> None:
        """Show who writes the section and who signs it."""
        names = self._catalogue.lexicon(self._context.language).departments
        self._who.setText(
            self._context.tr(
                "Lead: {lead}. Signed by: {signs}.",
                lead=names[self._section.lead].name,
                signs=", ".join(names[department].name for department in signs),
            )
        )

    @property
    def kept_text(self) -> str:
        """What is said about answers that stay, empty where nothing is."""
        return self._kept.text() if self._kept.isVisibleTo(self) else ""

    def _lay_out(self) -> None:
        px = self._context.theme.px
        text = self._section.text(self._context.language)
        self.setAccessibleName(text.title)
        self.box.setAccessibleDescription(text.purpose)
        self.body.setContentsMargins(px(16), px(12), px(16), px(16))
        self.body.setSpacing(px(8))
        self.body.addWidget(self.box)
        below = QVBoxLayout()
        below.setContentsMargins(px(38), 0, 0, 0)
        below.setSpacing(px(8))
        below.addWidget(Text(text.purpose, tone=Tone.NEUTRAL))
        below.addWidget(self._tags())
        below.addWidget(self._who)
        below.addWidget(self._kept)
        self.body.addLayout(below)
        self._kept.hide()

    def _tags(self) -> Flow:
        flow = Flow(self._context.theme.px(8))
        flow.add(flavour_chip(self._context, self._section.flavour))
        if self._section.core:
            core = self._context.tr("Core")
            flow.add(Chip(self._context.theme, self._context.icons, core, icon="circle-check"))
        return flow

    def _tell(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.toggled.emit(self._section.id, checked)
