"""Choosing the sections of the charter."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.agreement import is_required
from charta.domain.catalogue import Section
from charta.errors import ChartaError
from charta.services.session import CharterSession
from charta.ui.context import UiContext
from charta.ui.messages import Action, Messages
from charta.ui.page import Page
from charta.ui.pages.balance import BalanceCard
from charta.ui.pages.presets import PresetChoice
from charta.ui.pages.section_card import GroupCard, SectionLine
from charta.ui.theme import Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.section_header import SectionHeader


class SectionsPage(Page):
    """Presets, the balance, and every section by group with a check box; each change can be undone."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Sections"),
            context.tr("Choose what your charter speaks about. You can change this at any time."),
            overline=context.tr("Prepare"),
        )
        self._bench = bench
        self.presets = PresetChoice(context, bench)
        self.balance = BalanceCard(context, bench)
        self.details = button(context.icons, context.tr("Show details"), Kind.QUIET, "list")
        self.lines: dict[str, SectionLine] = {}
        self.groups: dict[str, GroupCard] = {}
        self._fill_body()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show which sections belong to the charter, and the balance of what they say."""
        session = self._bench.session
        reading = session.reading
        included = {section.id for section in session.included()}
        for section in session.catalogue.sections:
            line = self.lines[section.id]
            line.show_choice(
                included=section.id in included,
                core=reading.is_core(section),
                answers=len(session.charter.answers(section.id)),
            )
            line.show_signers(self._signers(section))
        for group in self.groups.values():
            group.show_count()
        self.presets.refresh()
        self.balance.refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the preset that stands, or on the one that is suggested."""
        self.presets.focus_first()

    def _fill_body(self) -> None:
        context = self.context
        self.body.addWidget(self.presets)
        self.body.addWidget(self.balance)
        head = SectionHeader(context.theme, context.tr("Section by section"))
        self.details.setCheckable(True)
        head.tools.addWidget(self.details)
        self.body.addWidget(head)
        catalogue = self._bench.session.catalogue
        names = catalogue.lexicon(context.language).groups
        for group in catalogue.groups:
            sections = [section for section in catalogue.sections if section.group == group]
            if sections:
                self.body.addWidget(self._group(group, names[group].name, sections))

    def _group(self, group: str, name: str, sections: list[Section]) -> QWidget:
        lines = [SectionLine(self.context, self._bench.session.catalogue, section) for section in sections]
        for section, line in zip(sections, lines, strict=True):
            line.toggled.connect(self._include)
            self.lines[section.id] = line
        self.groups[group] = GroupCard(self.context, name, lines)
        return self.groups[group]

    def _connect(self) -> None:
        self.presets.chosen.connect(self._apply)
        self.presets.go_to.connect(self.go_to)
        self.balance.include_asked.connect(self._add)
        self.balance.go_to.connect(self.go_to)
        self.details.toggled.connect(self._show_details)

    def _signers(self, section: Section) -> tuple[str, ...]:
        session = self._bench.session
        return tuple(
            department
            for department in session.catalogue.departments
            if is_required(session.charter, section, department)
        )

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - a signal's value
        for line in self.lines.values():
            line.show_details(shown=shown)

    def _include(self, section: str, included: bool) -> None:  # noqa: FBT001 - a signal's value
        self._change(lambda: self._bench.answers.include({section: included}))
        if not included and self._bench.session.charter.answers(section):
            title = self._title(section)
            self.context.messages.inform(
                self.context.tr("“{title}” is left out. Its answers are kept.", title=title), Tone.NEUTRAL
            )

    def _add(self, section: str) -> None:
        told = self.context.tr("“{title}” is included.", title=self._title(section))
        self._change(lambda: self._bench.answers.include({section: True}), told)

    def _apply(self, preset: str) -> None:
        chosen = next(entry for entry in self._bench.presets.presets if entry.id == preset)
        told = self.context.ntr(
            "“{name}” is chosen: {count} section. The answers of all others are kept.",
            "“{name}” is chosen: {count} sections. The answers of all others are kept.",
            len(self._bench.presets.sections(chosen)),
            name=chosen.text(self.context.language).name,
        )
        self._change(lambda: self._bench.presets.apply(preset), told)

    def _change(self, change: Callable[[], None], told: str = "") -> None:
        """Make a change of the choice; where it changed something and is to be told, offer to undo it."""
        session = self._bench.session
        before = _choice(session)
        try:
            change()
        except ChartaError as error:
            self.context.messages.fail(error)
        self.refresh()
        if told and _choice(session) != before:
            undo = _undo(self._bench, self.context.messages, before)
            self.context.messages.inform(told, action=Action(self.context.tr("Undo"), undo))

    def _title(self, section: str) -> str:
        return self._bench.session.catalogue.section(section).text(self.context.language).title


def _choice(session: CharterSession) -> Mapping[str, bool]:
    included = session.included()
    return {section.id: section in included for section in session.catalogue.sections}


def _undo(bench: Workbench, messages: Messages, before: Mapping[str, bool]) -> Callable[[], None]:
    """Return what takes the last step back, and nothing that was done since.

    The page may have been built anew when it is called.
    """
    after = bench.session.charter

    def take_back() -> None:
        try:
            if bench.session.charter is after:
                bench.session.undo()
            else:
                bench.answers.include(before)
        except ChartaError as error:
            messages.fail(error)

    return take_back
