"""Which evidence file is to be made: its language and its format."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.publication.words import language_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.text import Text

FORMATS: Final[Mapping[str, str]] = {"pdf": N_("PDF"), "docx": N_("Word")}


class EvidenceDialog(FormDialog):
    """Asks for language and format; what is chosen is handed on once the dialog has closed."""

    chosen = Signal(str, str)
    """Language and format."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: str, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        title = tr("Evidence file of version {number}", number=number)
        super().__init__(context, title, tr("Save…"), parent)
        told = tr(
            "One file with the text, who signed it and when, the endorsement, and the entries of the journal "
            "that prove it."
        )
        self.body.addWidget(Text(told, tone=Tone.NEUTRAL))
        languages = bench.editions.edition(number).languages
        self._groups: list[QButtonGroup] = []
        self.languages = {
            entry: QRadioButton(language_name(bench, entry, context.language)) for entry in languages
        }
        self.formats = {entry: QRadioButton(tr(words)) for entry, words in FORMATS.items()}
        first = context.spoken(languages)
        if len(languages) > 1:
            self._offer(tr("Language"), self.languages)
        self._offer(tr("Format"), self.formats)
        self.languages[first].setChecked(True)
        self.formats["pdf"].setChecked(True)
        self.set_size(WIDTH, 400)
        self.save.setFocus()

    def record(self) -> None:
        """Nothing is recorded: the file is made once the dialog has closed."""

    def accept(self) -> None:
        """Close, then hand on what was chosen."""
        super().accept()
        self.chosen.emit(_checked(self.languages), _checked(self.formats))

    def _offer(self, title: str, choices: Mapping[str, QRadioButton]) -> None:
        group = QButtonGroup(self)
        self._groups.append(group)
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(4))
        column.addWidget(Text(title, TextStyle.LABEL))
        for choice in choices.values():
            group.addButton(choice)
            column.addWidget(choice)
        self.body.addLayout(column)


def _checked(choices: Mapping[str, QRadioButton]) -> str:
    return next(entry for entry, choice in choices.items() if choice.isChecked())
