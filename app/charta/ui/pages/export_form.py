"""What to export: documents, languages, format, template, person."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from charta.domain.printed import PrintedPerson
from charta.errors import N_
from charta.services.export import DOCUMENTS, FORMATS
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.pages.person_form import PersonForm
from charta.ui.pages.template_picker import TemplatePicker
from charta.ui.theme import TextStyle
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

DOCUMENT_WORDS: Final[Mapping[str, str]] = {
    "charter": N_("The charter"),
    "acknowledgement": N_("Acknowledgement form, on joining"),
    "acknowledgement-annual": N_("Acknowledgement form, yearly"),
    "sign-off-sheet": N_("Sign-off sheet"),
    "one-page": N_("The charter on one page"),
    "diagnostic-sheet": N_("Questionnaire of the diagnostic, on paper"),
    "diagnostic": N_("Results of the diagnostic"),
}
FORMAT_WORDS: Final[Mapping[str, str]] = {
    "docx": N_("Word"),
    "pdf": N_("PDF"),
    "html": N_("Web page (HTML)"),
    "md": N_("Markdown"),
}


@dataclass(frozen=True)
class ExportChoice:
    """What the user chose."""

    documents: tuple[str, ...]
    languages: tuple[str, ...]
    format: str
    word_template: Path | None
    person: PrintedPerson | None

    @property
    def files(self) -> int:
        """How many files come of it."""
        return len(self.documents) * len(self.languages)


class ExportForm(QWidget):
    """The choices, in one card."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.documents = {name: QCheckBox() for name in DOCUMENTS}
        self._options = {
            name: Option(context.theme, box, tr(DOCUMENT_WORDS.get(name, name)))
            for name, box in self.documents.items()
        }
        self.languages: dict[str, QCheckBox] = {}
        self._languages = QVBoxLayout()
        self.formats = {name: QRadioButton(tr(FORMAT_WORDS.get(name, name))) for name in FORMATS}
        self._group = QButtonGroup(self)
        self.template = TemplatePicker(context)
        self.person = PersonForm(context)
        self._lay_out()
        self._connect()

    def show_languages(self, languages: Mapping[str, str]) -> None:
        """Offer these languages, all chosen at first; a charter in one language leaves no choice."""
        if list(languages) == list(self.languages):
            return
        clear(self._languages)
        self.languages = {name: QCheckBox(word) for name, word in languages.items()}
        for box in self.languages.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        if len(languages) > 1:
            self._languages.addWidget(self._group_of(self._context.tr("Languages"), self.languages.values()))
        self._tell()

    def show_documents(self, available: Collection[str], reason: str) -> None:
        """Offer what can be written as things stand; the rest says why it cannot."""
        for name, box in self.documents.items():
            there = name in available
            if there != box.isEnabled():
                self._options[name].setEnabled(there)
                box.setChecked(there)
            told = "" if there else reason
            box.setToolTip(told)
            self._options[name].setToolTip(told)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        format_ = next(name for name, button in self.formats.items() if button.isChecked())
        return ExportChoice(
            _ticked(self.documents),
            _ticked(self.languages),
            format_,
            self.template.template if format_ == "docx" else None,
            self.person.person,
        )

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        card = Card(self._context.theme, tr("What to write"))
        card.body.addWidget(self._documents())
        card.body.addWidget(self.person)
        card.body.addLayout(self._languages)
        card.body.addWidget(self._group_of(tr("Format"), self.formats.values()))
        card.body.addWidget(self.template)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(card)

    def _documents(self) -> QWidget:
        """Return the documents, one below the other: their names may take several lines."""
        area, group = self._titled(self._context.tr("Documents"))
        group.setSpacing(0)
        for option in self._options.values():
            group.addWidget(option)
        return area

    def _group_of(self, title: str, buttons: Iterable[QWidget]) -> QWidget:
        area, group = self._titled(title)
        flow = Flow(self._context.theme.px(8))
        for entry in buttons:
            flow.add(entry)
        group.addWidget(flow)
        return area

    def _titled(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        area = QWidget()
        group = QVBoxLayout(area)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(self._context.theme.px(4))
        group.addWidget(Text(title, TextStyle.LABEL))
        return area, group

    def _connect(self) -> None:
        for box in self.documents.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        for radio in self.formats.values():
            self._group.addButton(radio)
        self.formats[FORMATS[0]].setChecked(True)
        self._group.buttonToggled.connect(self._tell)
        self.template.changed.connect(self._tell)
        self.person.changed.connect(self._tell)

    def _tell(self) -> None:
        self.template.setVisible(self.formats["docx"].isChecked())
        forms = any(
            box.isChecked() for name, box in self.documents.items() if name.startswith("acknowledgement")
        )
        self.person.setEnabled(forms)
        self.changed.emit()


def _ticked(boxes: Mapping[str, QCheckBox]) -> tuple[str, ...]:
    return tuple(name for name, box in boxes.items() if box.isChecked())
