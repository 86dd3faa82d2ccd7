"""What the register says of a person, entry by entry; corrected ones are struck through, none is hidden."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import Fact, FactKind
from charta.domain.scans import Trust
from charta.errors import N_
from charta.services.verdict_words import METHOD_WORDS, OCCASION_WORDS
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

KIND_WORDS: Final[Mapping[FactKind, str]] = MappingProxyType(
    {
        FactKind.GIVEN: N_("Form handed out on {day}, version {version}"),
        FactKind.SIGNED: N_("Signed on {day}, version {version}"),
        FactKind.REFUSED: N_("Refused on {day}, version {version}"),
        FactKind.VOIDED: N_("Entry corrected on {day}"),
    }
)
_ICONS: Final[Mapping[FactKind, tuple[str, Role]]] = MappingProxyType(
    {
        FactKind.GIVEN: ("file-text", Role.ACCENT),
        FactKind.SIGNED: ("circle-check", Role.SUCCESS),
        FactKind.REFUSED: ("x", Role.DANGER),
        FactKind.VOIDED: ("pencil", Role.TEXT_MUTED),
    }
)
TRUST_WORDS: Final[Mapping[Trust, str]] = MappingProxyType(
    {
        Trust.HOLDS: N_("the digital signature holds"),
        Trust.UNKNOWN_SIGNER: N_("the digital signature holds, its signer is not vouched for"),
        Trust.ALTERED: N_("the file was changed after it was signed"),
    }
)


class FactWords:
    """Tells facts in the words of the screen."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        self._context = context
        self._bench = bench
        self._languages = language_names(bench.session, context.language)

    def title(self, fact: Fact) -> str:
        """Return what happened, and when."""
        day = self._context.translator.day(date.fromisoformat(fact.on))
        return self._context.tr(KIND_WORDS[fact.kind], day=day, version=fact.version)

    def details(self, fact: Fact) -> str:
        """Return how, on what occasion, in which language, and with whom."""
        tr = self._context.tr
        parts = []
        if fact.kind is not FactKind.VOIDED:
            parts.append(tr(OCCASION_WORDS[fact.occasion]))
            if fact.method is not None:
                parts.append(tr(METHOD_WORDS[fact.method]))
            parts.append(self._languages.get(fact.language, fact.language))
        if fact.witness:
            parts.append(tr("witness: {name}", name=fact.witness))
        if fact.signer:
            parts.append(tr("certificate of {name}", name=fact.signer))
        if fact.trust:
            parts.append(tr(TRUST_WORDS[Trust(fact.trust)]))
        if fact.source:
            parts.append(tr("from {source}", source=fact.source))
        return " · ".join(parts)

    def entered(self, fact: Fact) -> str:
        """Return when and by whom a fact was entered, and its number."""
        entry, words = self._bench.register.entry_of(fact), self._context.translator
        return self._context.tr(
            "Entry {number}, {moment}, by {name}",
            number=fact.number,
            moment=words.moment(entry.at),
            name=entry.by,
        )


class FactList(QWidget):
    """The entries, the newest first."""

    correct_asked = Signal(object)
    evidence_asked = Signal(str)
    certificate_asked = Signal(object, str)

    def __init__(self, context: UiContext, words: FactWords) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(8))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show entries with what can be done about them."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not facts:
            self._column.addWidget(
                Text(self._context.tr("The register says nothing of this person yet."), tone=Tone.NEUTRAL)
            )
        reasons = {fact.voids: fact for fact in facts if fact.kind is FactKind.VOIDED}
        for fact in reversed(facts):
            self._column.addWidget(self._card(fact, reasons.get(fact.number)))

    def _card(self, fact: Fact, correction: Fact | None) -> Card:
        px, tr = self._context.theme.px, self._context.tr
        card = Card(self._context.theme)
        card.body.setContentsMargins(px(14), px(10), px(14), px(10))
        card.body.setSpacing(px(4))
        title = self._words.title(fact)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        sign = QLabel()
        icon, role = _ICONS[fact.kind]
        sign.setPixmap(
            self._context.icons.pixmap(
                icon, Role.TEXT_MUTED if correction else role, 18, self.devicePixelRatioF()
            )
        )
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        told = Text(title, TextStyle.LABEL, Tone.NEUTRAL if correction else None)
        if correction:
            told.setProperty("struck", "true")
            told.setAccessibleName(tr("Struck through: {entry}", entry=title))
        head.addWidget(told, 1)
        card.body.addLayout(head)
        card.setAccessibleName(title)
        lines = [self._words.details(fact), fact.note, self._words.entered(fact)]
        for line in filter(None, lines):
            card.body.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        if correction:
            reason = tr("Does not count: {reason}", reason=correction.note)
            card.body.addWidget(Text(reason, TextStyle.CAPTION, Tone.WARNING))
        elif fact.kind is not FactKind.VOIDED:
            card.body.addWidget(self._verbs(fact, title))
        return card

    def _verbs(self, fact: Fact, title: str) -> Flow:
        tr, icons = self._context.tr, self._context.icons
        flow = Flow(self._context.theme.px(8))
        if fact.evidence:
            look = button(icons, tr("Open the kept page"), Kind.LINK, "eye")
            look.clicked.connect(lambda: self.evidence_asked.emit(fact.evidence))
            flow.add(look)
        if fact.kind is FactKind.SIGNED:
            for format_, told in (("docx", tr("Certificate, Word")), ("pdf", tr("Certificate, PDF"))):
                made = button(icons, told, Kind.LINK, "badge-check")
                made.clicked.connect(
                    lambda _=False, wanted=format_: self.certificate_asked.emit(fact, wanted)
                )
                flow.add(made)
        correct = button(icons, tr("Correct…"), Kind.LINK, "pencil")
        correct.setAccessibleDescription(title)
        correct.clicked.connect(lambda: self.correct_asked.emit(fact))
        flow.add(correct)
        return flow
