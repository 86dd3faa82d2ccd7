"""In which languages and which format minutes are to be saved."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.publication.words import language_name
from charta.ui.theme import TextStyle
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

FORMATS: Final[Mapping[str, str]] = {"docx": N_("Word"), "pdf": N_("PDF")}


class MinutesDialog(FormDialog):
    """Asks for both; what is chosen is handed on once the dialog has closed."""

    chosen = Signal(object, str)
    """The languages and the format."""

    def __init__(
        self, context: UiContext, bench: Workbench, title: str, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        super().__init__(context, title, tr("Save…"), parent)
        self.languages = {
            entry: QCheckBox(language_name(bench, entry, context.language))
            for entry in bench.session.languages
        }
        self.formats = {entry: QRadioButton(tr(words)) for entry, words in FORMATS.items()}
        self._group = QButtonGroup(self)
        for box in self.languages.values():
            box.setChecked(True)
            box.toggled.connect(self._allow)
        for radio in self.formats.values():
            self._group.addButton(radio)
        self.formats["docx"].setChecked(True)
        if len(self.languages) > 1:
            self._offer(tr("Languages"), self.languages)
        self._offer(tr("Format"), self.formats)
        self.set_size(480, 400)
        self.save.setFocus()

    def record(self) -> None:
        """Nothing is recorded: the files are made once the dialog has closed."""

    def accept(self) -> None:
        """Close, then hand on what was chosen."""
        super().accept()
        self.chosen.emit(_checked(self.languages), _checked(self.formats)[0])

    def _allow(self) -> None:
        there = bool(_checked(self.languages))
        self.save.setEnabled(there)
        self.show_problem("" if there else self.context.tr("Choose at least one language."))

    def _offer(self, title: str, choices: Mapping[str, QAbstractButton]) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(4))
        column.addWidget(Text(title, TextStyle.LABEL))
        for choice in choices.values():
            column.addWidget(choice)
        self.body.addLayout(column)


def _checked(choices: Mapping[str, QAbstractButton]) -> tuple[str, ...]:
    return tuple(entry for entry, choice in choices.items() if choice.isChecked())
