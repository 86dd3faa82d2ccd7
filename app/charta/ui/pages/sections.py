"""Choosing the sections of the charter."""

from PySide6.QtWidgets import QHBoxLayout

from charta.bootstrap import Workbench
from charta.domain.agreement import is_required
from charta.domain.balance import balance
from charta.domain.catalogue import Flavour, Section
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.page import Page
from charta.ui.pages.balance import BalanceCard
from charta.ui.pages.section_card import SectionCard
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.section_header import SectionHeader
from charta.ui.widgets.text import Text


class SectionsPage(Page):
    """Lists every section by group with a check box; each change is a step that can be undone."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Sections"),
            context.tr("Choose what your charter speaks about. You can change this at any time."),
        )
        self._bench = bench
        self.cards: dict[str, SectionCard] = {}
        self.balance = BalanceCard(context)
        self._count = Text("", TextStyle.LABEL)
        self.core_only = button(context.icons, context.tr("Core only"))
        self.all = button(context.icons, context.tr("All"))
        self._fill_body()
        self.core_only.clicked.connect(self._choose_core)
        self.all.clicked.connect(self._choose_all)
        self.refresh()

    def refresh(self) -> None:
        """Show which sections belong to the charter."""
        session = self._bench.session
        included = session.included()
        for section in session.catalogue.sections:
            answers = len(session.charter.answers(section.id))
            self.cards[section.id].show_choice(included=section in included, answers=answers)
            self.cards[section.id].show_signers(self._signers(section))
        mixed = sum(section.flavour is Flavour.MIXED for section in included)
        self.balance.show_balance(balance(included), mixed)
        self._count.setText(
            self.context.ntr(
                "{chosen} of {count} section chosen",
                "{chosen} of {count} sections chosen",
                len(session.catalogue.sections),
                chosen=len(included),
            )
        )

    def _fill_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.context.theme.px(8))
        row.addWidget(self._count, 1)
        row.addWidget(self.core_only)
        row.addWidget(self.all)
        self.body.addLayout(row)
        self.body.addWidget(self.balance)
        catalogue = self._bench.session.catalogue
        groups = catalogue.lexicon(self.context.language).groups
        for group in catalogue.groups:
            sections = [section for section in catalogue.sections if section.group == group]
            if sections:
                self._add_group(groups[group].name, sections)

    def _add_group(self, name: str, sections: list[Section]) -> None:
        self.body.addWidget(SectionHeader(self.context.theme, name))
        for section in sections:
            card = SectionCard(self.context, self._bench.session.catalogue, section)
            card.toggled.connect(self._include)
            self.cards[section.id] = card
            self.body.addWidget(card)

    def _signers(self, section: Section) -> tuple[str, ...]:
        session = self._bench.session
        return tuple(
            department
            for department in session.catalogue.departments
            if is_required(session.charter, section, department)
        )

    def _include(self, section: str, included: bool) -> None:  # noqa: FBT001 - a signal's value
        self._choose({section: included})
        if not included and self._bench.session.charter.answers(section):
            title = self._bench.session.catalogue.section(section).text(self.context.language).title
            self.context.messages.inform(
                self.context.tr("“{title}” is left out. Its answers are kept.", title=title), Tone.NEUTRAL
            )

    def _choose_core(self) -> None:
        self._choose({section.id: section.core for section in self._bench.session.catalogue.sections})

    def _choose_all(self) -> None:
        self._choose(dict.fromkeys((section.id for section in self._bench.session.catalogue.sections), True))

    def _choose(self, included: dict[str, bool]) -> None:
        try:
            self._bench.answers.include(included)
        except ChartaError as error:
            self.context.messages.fail(error)
        self.refresh()
