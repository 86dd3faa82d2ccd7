"""Reading the whole charter, as it stands or as it was published, in each of its languages."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.printed import PrintedCharter
from charta.ui.board.reading import Reading, TextView
from charta.ui.context import UiContext
from charta.ui.publication.words import language_name, short, state_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.text import Text


class CharterDialog(QDialog):
    """Shows a charter; one box chooses the language where there are several, another a section."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        title: str,
        charters: Mapping[str, PrintedCharter],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._charters = charters
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.languages = ElidedComboBox()
        self.sections = ElidedComboBox()
        self.view = TextView(context.theme, title)
        self._fingerprint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._lay_out(title)
        for language in charters:
            self.languages.addItem(language_name(bench, language, context.language), language)
        self.languages.setVisible(len(charters) > 1)
        spoken = list(charters)
        self.languages.setCurrentIndex(spoken.index(context.language) if context.language in spoken else 0)
        self.languages.currentIndexChanged.connect(self._show)
        self.sections.currentIndexChanged.connect(self._lead)
        self._show()

    @property
    def charter(self) -> PrintedCharter:
        """The charter in the language that is chosen."""
        return self._charters[str(self.languages.currentData())]

    def _show(self) -> None:
        charter = self.charter
        kept = max(0, self.sections.currentIndex())
        self.sections.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.sections.clear()
        for number, section in enumerate(charter.sections, start=1):
            self.sections.addItem(f"{number}. {section.title}", section.id)
        self.sections.setCurrentIndex(min(kept, self.sections.count() - 1))
        self.sections.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._fingerprint.setText(
            self._context.tr("Fingerprint: {fingerprint}", fingerprint=short(charter.fingerprint))
        )
        self.view.show_readings((Reading("", charter.title, self._html(charter)),))
        if kept:
            self._lead()

    def _html(self, charter: PrintedCharter) -> str:
        parts = []
        if charter.foreword is not None:
            told = "".join(
                f"<p>{escape(line)}</p>" for line in charter.foreword.text.split("\n") if line.strip()
            )
            by = ", ".join(filter(None, (charter.foreword.by, charter.foreword.role)))
            parts.append(f"{told}<p><i>{escape(by)}</i></p><hr>")
        for number, section in enumerate(charter.sections, start=1):
            title = f'<h1><a name="{section.id}"></a>{number}. {escape(section.title)}</h1>'
            parts.append(title + self._bench.wordings.shown(section.wording))
        return "".join(parts)

    def _lead(self) -> None:
        self.view.scrollToAnchor(str(self.sections.currentData()))

    def _lay_out(self, title: str) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addWidget(self._fingerprint)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.languages.setAccessibleName(tr("Language"))
        self.sections.setAccessibleName(tr("Section"))
        for box in (self.sections, self.languages):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(ElidedComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.sections, 2)
        row.addWidget(self.languages, 1)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        close = button(self._context.icons, tr("Close"), Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableSize()
        self.resize(min(px(760), room.width() - 40), min(px(680), room.height() - 60))


def draft_reading(context: UiContext, bench: Workbench, parent: QWidget) -> CharterDialog:
    """Return the charter as it stands, to be read."""
    charters = {language: bench.printing.charter(language) for language in bench.session.languages}
    return CharterDialog(context, bench, context.tr("The charter as it stands"), charters, parent)


def version_reading(context: UiContext, bench: Workbench, number: str, parent: QWidget) -> CharterDialog:
    """Return a version as it was published, to be read; raises `UnknownVersion`."""
    edition = bench.editions.edition(number)
    charters = {language: edition.charters[language] for language in edition.languages}
    return CharterDialog(context, bench, state_name(number, context.translator), charters, parent)
