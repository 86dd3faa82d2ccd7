"""What is sent out: to whom, in one file or several, which sections and languages, and when it is due."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout

from charta.bootstrap import Workbench
from charta.services.reviews import ReviewOrder
from charta.ui.fields.option import Option
from charta.ui.reviews.words import ReviewWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.fold import Fold
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names


@dataclass(frozen=True)
class Parcel:
    """One file: whom it is for, its sections, and those of them that go out for comments only."""

    departments: tuple[str, ...]
    sections: tuple[str, ...]
    incomplete: tuple[str, ...]


class SendForm(QObject):
    """The questions of the dialog, and what follows from the answers."""

    changed = Signal()

    def __init__(self, dialog: FormDialog, bench: Workbench) -> None:
        super().__init__(dialog)
        self._context = dialog.context
        self._bench = bench
        self._words = ReviewWords(self._context, bench)
        self._concerned = {id_: bench.reviews.concerned(id_) for id_ in bench.session.catalogue.departments}
        self._obstacles = {row.section.id: row.obstacle for row in bench.agreement.board()}
        tr = self._context.tr
        self.departments = {id_: QCheckBox() for id_ in self._concerned}
        self.each = QRadioButton()
        self.one = QRadioButton()
        self._group = QButtonGroup(self)
        self.sections = {row.section.id: QCheckBox() for row in bench.agreement.board()}
        self._options: dict[str, Option] = {}
        self.fold = Fold(self._context.theme, self._context.icons, tr("Choose among the sections"))
        self.languages = {language: QCheckBox() for language in bench.session.languages}
        self._ask_departments(dialog)
        self._ask_files(dialog)
        self._ask_sections(dialog)
        self._ask_languages(dialog)
        self.due = dialog.ask_day(tr("Answer due (optional)"), None)
        self.name = dialog.ask_line(tr("Your name"), self._context.preferences.settings.user_name)
        self._connect()

    def parcels(self) -> Sequence[Parcel]:
        """Return what each file would hold; a department without any section gets none."""
        chosen = [id_ for id_, box in self.departments.items() if box.isChecked()]
        groups = [(id_,) for id_ in chosen] if self.each.isChecked() else [tuple(chosen)]
        parcels = []
        for departments in groups:
            concerned = {section for id_ in departments for section in self._concerned[id_]}
            sections = tuple(
                id_ for id_, box in self.sections.items() if box.isChecked() and id_ in concerned
            )
            if sections:
                incomplete = tuple(id_ for id_ in sections if self._obstacles[id_])
                parcels.append(Parcel(departments, sections, incomplete))
        return parcels

    @property
    def day(self) -> date | None:
        """The day on which answers are due, None for none and for what is no day."""
        with contextlib.suppress(ValueError):
            return date.fromisoformat(str(self.due.value() or ""))
        return None

    def orders(self) -> Sequence[ReviewOrder]:
        """Return the orders for what is chosen."""
        languages = tuple(language for language, box in self.languages.items() if box.isChecked())
        return [
            ReviewOrder(parcel.departments, self.name.text(), parcel.sections, languages, self.day)
            for parcel in self.parcels()
        ]

    def lines(self) -> Sequence[str]:
        """Return what each file will hold, a line for each."""
        ntr, tr = self._context.ntr, self._context.tr
        told = []
        for parcel in self.parcels():
            sections = ntr("{count} section", "{count} sections", len(parcel.sections))
            names = self._words.departments(parcel.departments)
            line = tr("{department}: {state}", department=names, state=sections)
            if parcel.incomplete:
                titles = ", ".join(map(self._words.section, parcel.incomplete))
                line = ntr(
                    "{line}; {count} of them cannot be signed yet and goes out for comments only: {titles}",
                    "{line}; {count} of them cannot be signed yet and go out for comments only: {titles}",
                    len(parcel.incomplete),
                    line=line,
                    titles=titles,
                )
            told.append(line)
        return told

    def without(self) -> Sequence[str]:
        """Return the names of the ticked departments for which no section is left."""
        served = {id_ for parcel in self.parcels() for id_ in parcel.departments}
        chosen = [id_ for id_, box in self.departments.items() if box.isChecked()]
        return [self._words.department(id_) for id_ in chosen if id_ not in served]

    def choose(self, departments: Iterable[str]) -> None:
        """Tick these departments and no others."""
        wanted = set(departments)
        for id_, box in self.departments.items():
            box.setChecked(id_ in wanted)

    def _ask_departments(self, dialog: FormDialog) -> None:
        tr, ntr = self._context.tr, self._context.ntr
        column = self._titled(dialog, tr("Departments"))
        waiting = [id_ for id_ in self.departments if self._bench.agreement.queue(id_)]
        for id_, box in self.departments.items():
            count = ntr("{count} section", "{count} sections", len(self._concerned[id_]))
            label = tr("{department}: {state}", department=self._words.department(id_), state=count)
            box.setChecked(id_ in waiting)
            box.setEnabled(bool(self._concerned[id_]))
            column.addWidget(Option(self._context.theme, box, label))

    def _ask_files(self, dialog: FormDialog) -> None:
        tr = self._context.tr
        column = self._titled(dialog, tr("Files"))
        words: Mapping[QRadioButton, str] = {
            self.each: tr("One file for each department, with the sections that concern it"),
            self.one: tr("One file for all of them"),
        }
        for choice, label in words.items():
            self._group.addButton(choice)
            column.addWidget(Option(self._context.theme, choice, label))
        self.each.setChecked(True)

    def _ask_sections(self, dialog: FormDialog) -> None:
        column = self._titled(dialog, self._context.tr("Sections"))
        self._told = Text("", tone=Tone.NEUTRAL)
        column.addWidget(self._told)
        column.addWidget(self.fold)
        for id_, box in self.sections.items():
            box.setChecked(True)
            self._options[id_] = Option(self._context.theme, box, self._words.section(id_))
            self.fold.body.addWidget(self._options[id_])

    def _ask_languages(self, dialog: FormDialog) -> None:
        names = language_names(self._bench.session, self._context.language)
        for box in self.languages.values():
            box.setChecked(True)
        if len(names) < 2:
            return
        column = self._titled(dialog, self._context.tr("Languages"))
        for language, box in self.languages.items():
            column.addWidget(Option(self._context.theme, box, names[language]))

    def _titled(self, dialog: FormDialog, title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(2))
        column.addWidget(Text(title, TextStyle.LABEL))
        dialog.body.addLayout(column)
        return column

    def _connect(self) -> None:
        for box in (*self.departments.values(), *self.sections.values(), *self.languages.values(), self.each):
            box.toggled.connect(self._follow)
        self.due.changed.connect(self.changed)
        self._follow()

    def _follow(self) -> None:
        chosen = [id_ for id_, box in self.departments.items() if box.isChecked()]
        concerned = {section for id_ in chosen for section in self._concerned[id_]}
        for id_, option in self._options.items():
            option.setVisible(id_ in concerned)
        kept = sum(box.isChecked() for id_, box in self.sections.items() if id_ in concerned)
        if not concerned:
            told = self._context.tr("Choose a department first.")
        elif kept == len(concerned):
            told = self._context.tr("All that concern them.")
        else:
            told = self._context.tr("{kept} of {all}.", kept=kept, all=len(concerned))
        self._told.setText(told)
        self.changed.emit()
