"""What can be put on an agenda: a section, a break, or something else."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.records import ItemKind
from charta.domain.workshops import LEAST_MINUTES, MOST_MINUTES, Draft
from charta.services.workshop_words import KINDS
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox, CalmSpinBox
from charta.ui.publication.words import section_title
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.workshops.words import coming_sections, words_of

USUAL: Final = {
    ItemKind.OTHER: 10,
    ItemKind.BREAK: 15,
    ItemKind.OPENING: 5,
    ItemKind.ACTIONS: 5,
    ItemKind.CLOSING: 5,
}
"""The kinds that are about no section, with their usual minutes."""


class AddDialog(FormDialog):
    """Asks what is to be put on the agenda; what needs discussion, or stands nowhere, comes first."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: int, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        super().__init__(context, tr("Add to the agenda"), tr("Add"), parent)
        self._bench = bench
        self._workshop = number
        self._choices: list[tuple[ItemKind, str]] = []
        self.added = 0
        self.what = CalmComboBox()
        self.what.setAccessibleName(tr("What"))
        self.what.set_least(12)
        self.ask(tr("What"), self.what)
        self.own_title = self.ask_line(tr("Title"), hint=tr("Your own words in place of the usual ones."))
        self.minutes = CalmSpinBox(context.theme)
        self.minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setAccessibleName(tr("Length in minutes"))
        self.minutes.lineEdit().setAccessibleName(tr("Length in minutes"))
        self.ask(tr("Length in minutes"), self.minutes)
        self._fill()
        self.what.currentIndexChanged.connect(self._show_choice)
        self._show_choice()
        self.set_size(520, 440)
        self.what.setFocus()

    def choose(self, kind: ItemKind, section: str = "") -> None:
        """Choose a kind of item, or a section."""
        self.what.setCurrentIndex(self._choices.index((kind, section)))

    def record(self) -> None:
        """Put it at the end of the agenda."""
        draft = self._draft()
        title = "" if draft.section else self.own_title.text()
        self.added = self._bench.agendas.add(
            self._workshop, replace(draft, minutes=self.minutes.value()), title
        )

    def _draft(self) -> Draft:
        kind, section = self._choices[self.what.currentIndex()]
        return self._bench.agendas.draft(section) if section else Draft(kind, USUAL[kind])

    def _show_choice(self) -> None:
        draft = self._draft()
        self.minutes.setValue(draft.minutes)
        self.own_title.setEnabled(not draft.section)

    def _fill(self) -> None:
        tr, bench = self.context.tr, self._bench
        words = words_of(bench, self.context.translator)
        listed = {item.section for item in bench.agendas.items(self._workshop)}
        sections = [section.id for section in bench.session.included() if section.id not in listed]
        needed = {need.section: need for need in bench.needs.needs()}
        coming = coming_sections(bench)
        first = [
            section
            for section in sections
            if section in needed and (needed[section].is_open or section not in coming)
        ]
        for section in first:
            why = next(words.why(needed[section]), "")
            self._offer(ItemKind.SECTION, section, tr("{title} – {why}", title=self._title(section), why=why))
        for kind in USUAL:
            self._offer(kind, "", tr(KINDS[kind]))
        for section in sections:
            if section not in first:
                self._offer(ItemKind.SECTION, section, self._title(section))

    def _title(self, section: str) -> str:
        return section_title(self._bench, section, self.context.language)

    def _offer(self, kind: ItemKind, section: str, words: str) -> None:
        self._choices.append((kind, section))
        self.what.addItem(words)
