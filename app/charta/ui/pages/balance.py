"""The balance meter of the page of sections: both balances, and what would restore them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.catalogue import Flavour, Section
from charta.services.balance import BalanceReport
from charta.services.reading import ORGANISATION
from charta.ui.context import UiContext
from charta.ui.pages.meter import Meter, Weights
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

BESIDE = 520
"""From this width on (at 100 %), the two meters stand beside each other."""
OFFERED = 4
STERN = 3
"""So many sections are offered or named; the others stand in the list below."""


class BalanceCard(Card):
    """Weighs sections and wording. A charter that leans to prevention is told so, and never refused."""

    include_asked = Signal(str)
    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Balance"), parent=parent)
        self._context = context
        self._bench = bench
        self.sections = Meter(context)
        self.wording = Meter(context)
        self.advice = Advice(context, bench.session.catalogue.sections)
        self._meters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._meters.setSpacing(context.theme.px(24))
        self._meters.addWidget(self.sections, 1)
        self._meters.addWidget(self.wording, 1)
        self.body.addLayout(self._meters)
        self.body.addWidget(self.advice)
        self.advice.include_asked.connect(self.include_asked)
        self.advice.go_to.connect(self.go_to)

    def refresh(self) -> None:
        """Show the balance as it stands."""
        report = self._bench.balance.report()
        self.sections.show_balance(report.sections, self._section_words(report))
        self.wording.show_balance(report.wording, self._wording_words(report))
        self.advice.show_report(report)

    @property
    def text(self) -> str:
        """All that the card says."""
        parts = (self.sections.text, self.wording.text, self.advice.text)
        return " ".join(part for part in parts if part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the meters beside each other or below."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE)
        set_beside(self._meters, beside=beside)

    def _section_words(self, report: BalanceReport) -> Weights:
        tr, ntr = self._context.tr, self._context.ntr
        mixed = ntr(
            "{count} does both and is not counted.", "{count} do both and are not counted.", report.mixed
        )
        sides = (
            ntr("{count} section encourages", "{count} sections encourage", report.sections.promotion),
            ntr("{count} section prevents", "{count} sections prevent", report.sections.prevention),
        )
        return Weights(
            title=tr("Sections"),
            promotion=ntr("{count} section", "{count} sections", report.sections.promotion),
            prevention=ntr("{count} section", "{count} sections", report.sections.prevention),
            spoken=f"{'. '.join(sides)}.",
            note=mixed if report.mixed else "",
            empty=tr("Nothing to weigh yet"),
        )

    def _wording_words(self, report: BalanceReport) -> Weights:
        tr, ntr = self._context.tr, self._context.ntr
        language = self._bench.session.languages[0]
        texts = self._bench.session.catalogue.sheet(ORGANISATION).text(self._context.language)
        name = texts.fields["languages"].choices.get(language, language)
        sides = (
            ntr("{count} sentence encourages", "{count} sentences encourage", report.wording.promotion),
            ntr("{count} sentence forbids", "{count} sentences forbid", report.wording.prevention),
        )
        several = len(self._bench.session.languages) > 1
        return Weights(
            title=tr("Wording ({language})", language=name) if several else tr("Wording"),
            promotion=ntr("{count} sentence", "{count} sentences", report.wording.promotion),
            prevention=ntr("{count} sentence", "{count} sentences", report.wording.prevention),
            spoken=f"{'. '.join(sides)}.",
            note=tr("Known by their turns of phrase: a hint, not a verdict on the tone."),
            empty=tr("Nothing to weigh yet"),
        )


class Advice(QWidget):
    """What would restore the balance: sections to include, and the sternest ones to read again."""

    include_asked = Signal(str)
    go_to = Signal(str)

    def __init__(
        self, context: UiContext, sections: Sequence[Section], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._named: tuple[Section, ...] = ()
        self._offer = Text("")
        self._stern = Text("")
        self._head = Text("", TextStyle.LABEL)
        self._links = QVBoxLayout()
        # A line stays and is only hidden, so that the keyboard moves on from the button that was pressed.
        self.offers = {
            section.id: Offer(context, section, self._verb(section))
            for section in sections
            if section.flavour is Flavour.PROMOTION
        }
        self._lay_out()

    def show_report(self, report: BalanceReport) -> None:
        """Show what would help, where the charter leans to prevention."""
        self.setVisible(report.leans_to_prevention)
        self._head.setText(
            self._context.tr("This charter forbids more than it encourages.")
            if report.sections.leans_to_prevention
            else self._context.tr("The wording forbids more than it encourages.")
        )
        offered = [section.id for section in report.restoring][: max(OFFERED, report.needed)]
        for id_, offer in self.offers.items():
            offer.setVisible(id_ in offered)
        self._offer.setText(self._offer_words(report))
        self._offer.setVisible(bool(offered))
        self._name_stern(report.stern[:STERN] if report.wording.leans_to_prevention else ())

    @property
    def text(self) -> str:
        """All that the advice says, empty where there is none."""
        if self.isHidden():
            return ""
        return " ".join(label.text() for label in self.findChildren(Text) if label.isVisibleTo(self))

    def links(self) -> list[str]:
        """Return the sections that are named as the sternest."""
        return [section.id for section in self._named]

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Rule())
        head = QHBoxLayout()
        head.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(
            self._context.icons.pixmap("triangle-alert", Role.WARNING, 20, self.devicePixelRatioF())
        )
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._head)
        told = tr(
            "That may be your choice. People follow a charter more readily when it says what they may do."
        )
        words.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        head.addLayout(words, 1)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(px(32), 0, 0, 0)
        below.setSpacing(px(12))
        below.addWidget(self._offer)
        for offer in self.offers.values():
            offer.asked.connect(self.include_asked)
            below.addWidget(offer)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._stern)
        named.addLayout(self._links)
        below.addLayout(named)
        column.addLayout(below)

    def _verb(self, section: Section) -> tuple[str, str]:
        tr = self._context.tr
        return tr("Include"), tr("Include: {title}", title=section.text(self._context.language).title)

    def _offer_words(self, report: BalanceReport) -> str:
        if not report.needed:
            return self._context.tr("A section that encourages would help:")
        return self._context.ntr(
            "{count} more section that encourages would do:",
            "{count} more sections that encourage would do:",
            report.needed,
        )

    def _name_stern(self, stern: tuple[Section, ...]) -> None:
        self._stern.setVisible(bool(stern))
        self._stern.setText(
            self._context.tr(
                "Say what is possible, or give the reason first, where the wording forbids most:"
            )
        )
        if stern == self._named:
            return
        self._named = stern
        clear(self._links)
        tr = self._context.tr
        for section in stern:
            title = section.text(self._context.language).title
            line = Offer(self._context, section, (tr("Open"), tr("Open: {title}", title=title)), brief=True)
            line.asked.connect(self.go_to)
            self._links.addWidget(line)


class Offer(QWidget):
    """A section, what it is for unless `brief`, and a button; `verb` is its word and its spoken name."""

    asked = Signal(str)

    def __init__(
        self, context: UiContext, section: Section, verb: tuple[str, str], *, brief: bool = False
    ) -> None:
        super().__init__()
        text = section.text(context.language)
        self._section = section.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(text.title, TextStyle.LABEL))
        if not brief:
            words.addWidget(ElidedLabel(text.purpose, TextStyle.CAPTION, Tone.NEUTRAL))
        row.addLayout(words, 1)
        self.button = button(context.icons, verb[0], Kind.LINK if brief else Kind.SECONDARY)
        self.button.setObjectName(section.id)
        self.button.setAccessibleName(verb[1])
        self.button.setAccessibleDescription(text.purpose)
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _ask(self) -> None:
        self.asked.emit(self._section)
