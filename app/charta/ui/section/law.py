"""What the law of the places where the organisation works says about a section, each fact to be verified."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.jurisdictions import Certainty
from charta.errors import N_
from charta.services.reading import ORGANISATION
from charta.ui.context import UiContext
from charta.ui.formalities.view import LawLine, counsel, law_on, places_of
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.fold import Fold
from charta.ui.widgets.text import Text

FEW: Final = 2
"""So many facts stand open; more of them show their rule alone until they are opened."""
CERTAINTY_WORDS: Final[Mapping[Certainty, str]] = {
    Certainty.HIGH: N_("Certainty: high"),
    Certainty.MEDIUM: N_("Certainty: medium"),
    Certainty.LOW: N_("Certainty: low"),
}


class LawCard(Card):
    """The facts on a section by place, a line for each; gone where no place has any.

    It is told by `refresh` what to show, once it stands in a window.
    """

    go_to = Signal(str)
    """Asks for another step, by its id."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        super().__init__(context.theme, context.tr("Law to know"))
        self._context = context
        self._bench = workbench
        self._section = section
        self._shown: tuple[LawLine, ...] | None = None
        self._folds: list[Fold] = []
        self._told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._choose = button(context.icons, context.tr("Choose the places"), Kind.LINK, "arrow-right")
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.px(2))
        self.body.addWidget(self._told)
        self.body.addLayout(self._list)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._choose.clicked.connect(self._ask_places)

    @property
    def lines(self) -> tuple[Fold, ...]:
        """The facts that are shown, in order."""
        return tuple(self._folds)

    def refresh(self) -> None:
        """Show the facts of the places as they are chosen now; those that stay keep how they stand."""
        chosen = bool(places_of(self._bench))
        facts = law_on(self._bench, self._section, self._context.language)
        self.setVisible(not chosen or bool(facts))
        self._choose.setVisible(not chosen)
        tr = self._context.tr
        self._told.setText(
            tr("Good to know, not legal advice. Nothing of it enters the charter by itself.")
            if chosen
            else tr("Once you have said where your employees work, this shows what the law asks for there.")
        )
        if facts != self._shown:
            self._shown = facts
            self._show_facts(facts)

    def _show_facts(self, facts: Sequence[LawLine]) -> None:
        clear(self._list)
        self._folds = [self._fold(fact, opened=len(facts) <= FEW) for fact in facts]
        place = ""
        for fact, fold in zip(facts, self._folds, strict=True):
            if fact.place != place:
                place = fact.place
                chip = Chip(self._context.theme, self._context.icons, place)
                self._list.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addWidget(fold)

    def _fold(self, fact: LawLine, *, opened: bool) -> Fold:
        context, tr = self._context, self._context.tr
        fold = Fold(context.theme, context.icons, fact.rule)
        fold.line.setAccessibleName(tr("{place}: {rule}", place=fact.place, rule=fact.rule))
        fold.body.addWidget(Text(fact.text))
        certainty = tr(CERTAINTY_WORDS[fact.certainty])
        verify = counsel(self._bench, context.language)
        sure = fact.certainty is Certainty.HIGH
        told = tr("{certainty}, {verify}.", certainty=certainty, verify=verify)
        fold.body.addWidget(Text(told, TextStyle.CAPTION, None if sure else Tone.WARNING))
        source = tr("Source: {source}", source=fact.source)
        if not fact.from_source:
            source = tr("{source} (not read again for this sheet)", source=source)
        fold.body.addWidget(Text(source, TextStyle.CAPTION, Tone.NEUTRAL))
        fold.set_open(opened=opened)
        return fold

    def _ask_places(self) -> None:
        self.go_to.emit(ORGANISATION)
