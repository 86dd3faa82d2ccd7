"""The sections to choose: a card for each group, and in it a line for each section."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from charta.domain.catalogue import Catalogue, Section
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.flavours import flavour_chip
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

TAGS_IN_LINE = 520
"""From this width on (at 100 %), what a section does stands at the right of its title."""
LEAD_IN_LINE = 640
"""From this width on (at 100 %), who leads stands at the right of what it is for."""


class GroupCard(Card):
    """A group with its lines; says how many of its sections are chosen."""

    def __init__(self, context: UiContext, name: str, lines: Sequence["SectionLine"]) -> None:
        super().__init__(context.theme)
        self._context = context
        self._lines = tuple(lines)
        self._count = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self.setAccessibleName(name)
        px = context.theme.px
        self.body.setContentsMargins(px(16), px(12), px(16), px(8))
        self.body.setSpacing(px(4))
        head = QHBoxLayout()
        head.setContentsMargins(px(4), 0, px(4), px(4))
        head.setSpacing(px(12))
        head.addWidget(Text(name, TextStyle.SUBTITLE), 1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        for line in self._lines:
            self.body.addWidget(Rule())
            self.body.addWidget(line)

    def show_count(self) -> None:
        """Show how many lines are ticked."""
        chosen = sum(line.box.isChecked() for line in self._lines)
        self._count.setText(self._context.tr("{chosen} of {count}", chosen=chosen, count=len(self._lines)))

    @property
    def count_text(self) -> str:
        """How many sections it says are chosen."""
        return self._count.text()


class SectionLine(QWidget):
    """One section with its check box; tells what the user wants, and shows what stands."""

    toggled = Signal(str, bool)

    def __init__(self, context: UiContext, catalogue: Catalogue, section: Section) -> None:
        super().__init__()
        self._context = context
        self._names = catalogue.lexicon(context.language).departments
        self._section = section
        text = section.text(context.language)
        self.box = QCheckBox()
        self.box.setObjectName(section.id)
        self._title = Option(context.theme, self.box, text.title, TextStyle.LABEL)
        self.box.toggled.connect(self._tell)
        self._core = Chip(context.theme, context.icons, context.tr("Core"), icon="circle-check")
        self._tags = Flow(context.theme.px(8))
        self._place = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lead = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._brief = ElidedLabel(text.purpose, TextStyle.CAPTION, Tone.NEUTRAL)
        self._purpose = Text(text.purpose, TextStyle.CAPTION, Tone.NEUTRAL)
        self._who = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._kept = Text("", TextStyle.CAPTION, Tone.WARNING)
        self._lay_out()
        self.show_details(shown=False)

    def show_choice(self, *, included: bool, core: bool, answers: int) -> None:
        """Show whether the section is included; one left out says that its answers stay."""
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.box.setChecked(included)
        self.box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._core.setVisible(core)
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
        self._lead.setText(self._context.tr("Lead: {lead}", lead=self._names[self._section.lead].name))
        who = self._context.tr(
            "Lead: {lead}. Signed by: {signs}.",
            lead=self._names[self._section.lead].name,
            signs=", ".join(self._names[department].name for department in signs),
        )
        self._who.setText(who)
        purpose = self._section.text(self._context.language).purpose
        self._brief.setToolTip(f"{purpose}\n{who}")
        self.box.setAccessibleDescription(f"{purpose} {who}")

    def show_details(self, *, shown: bool) -> None:
        """Show the whole purpose and who signs, or one line."""
        self._brief.setVisible(not shown)
        self._lead.setVisible(not shown)
        self._purpose.setVisible(shown)
        self._who.setVisible(shown)

    @property
    def is_core(self) -> bool:
        """Whether it says that the section is part of the core."""
        return not self._core.isHidden()

    @property
    def kept_text(self) -> str:
        """What is said about answers that stay, empty where nothing is."""
        return "" if self._kept.isHidden() else self._kept.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set what it does and who leads it at the right, or below."""
        super().resizeEvent(event)
        px = self._context.theme.px
        for layout, least in ((self._head, TAGS_IN_LINE), (self._foot, LEAD_IN_LINE)):
            in_line = event.size().width() >= px(least)
            set_beside(layout, beside=in_line)
            layout.setSpacing(px(24 if in_line else 2))
        below = event.size().width() < px(TAGS_IN_LINE)
        self._place.setContentsMargins(px(34 if below else 0), 0, 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow everything to go below the title."""
        least = max(self._title.minimumSizeHint().width(), self._tags.minimumSizeHint().width())
        return QSize(least + self._context.theme.px(50), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.setAccessibleName(self._section.text(self._context.language).title)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(8))
        column.setSpacing(px(2))
        self._tags.add(self._core)
        self._tags.add(flavour_chip(self._context, self._section.flavour))
        self._head.setSpacing(px(8))
        self._head.addWidget(self._title, 1)
        self._place.addWidget(self._tags, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(self._place)
        column.addLayout(self._head)
        self._foot.setContentsMargins(px(34), 0, 0, 0)
        self._foot.addWidget(self._brief, 1)
        self._foot.addWidget(self._lead)
        column.addLayout(self._foot)
        below = QVBoxLayout()
        below.setContentsMargins(px(34), 0, 0, 0)
        below.setSpacing(px(4))
        for part in (self._purpose, self._who, self._kept):
            below.addWidget(part)
        column.addLayout(below)
        self._kept.hide()

    def _tell(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.toggled.emit(self._section.id, checked)
