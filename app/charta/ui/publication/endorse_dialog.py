"""Recording the executive sponsor's endorsement: who, in which role, with which words, of which text."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError, Conflict
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.fields.text import GrowingEdit
from charta.ui.publication.reading import draft_reading
from charta.ui.publication.words import language_name, short, team_answer
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.text import Text


class EndorseDialog(FormDialog):
    """Records the endorsement of the very text that stood when the dialog was opened."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context, tr("Record the endorsement"), tr("Record"), parent)
        self._bench = bench
        self._seen = bench.endorsement.fingerprint()
        last = bench.endorsement.stand().endorsement
        self.text = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._lay_out_text()
        self._show_text()
        self.name = self.ask_line(
            tr("Who endorses the charter"), last.by if last else team_answer(bench, "sponsor")
        )
        self.role = self.ask_line(
            tr("In which role"), last.role if last else team_answer(bench, "sponsor_title")
        )
        self.messages = self._ask_messages(last.message if last else {})
        self.opens = QCheckBox()
        self.opens.setChecked(last.opens if last else False)
        words = tr("These words open the charter")
        self.body.addWidget(Option(context.theme, self.opens, words))
        self.set_size(WIDTH, 640)
        self.name.setFocus()

    def record(self) -> None:
        """Record the endorsement; a text that has changed meanwhile is shown for what it is first."""
        self._bench.endorsement.endorse(
            self.name.text(),
            self.role.text(),
            {language: edit.toPlainText() for language, edit in self.messages.items()},
            opens=self.opens.isChecked(),
            seen=self._seen,
        )

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence; after a conflict, the next attempt is about the present text."""
        if isinstance(error, Conflict):
            self._seen = self._bench.endorsement.fingerprint()
            self._show_text()
            return self.context.tr(
                "The charter has changed since this was opened. Read it again; what you record now is about "
                "the present text."
            )
        return super().told(error)

    def read(self) -> None:
        """Show the text that is endorsed."""
        try:
            draft_reading(self.context, self._bench, self).open()
        except ChartaError as error:
            self.context.messages.fail(error)

    def _show_text(self) -> None:
        sections = len(self._bench.session.included())
        self.text.setText(
            self.context.ntr(
                "What is endorsed: {count} section, fingerprint {fingerprint}",
                "What is endorsed: {count} sections, fingerprint {fingerprint}",
                sections,
                fingerprint=short(self._seen),
            )
        )

    def _lay_out_text(self) -> None:
        tr, context = self.context.tr, self.context
        unsigned = sum(not row.is_signed for row in self._bench.agreement.board())
        if unsigned:
            told = context.ntr(
                "{count} section is not signed by every department yet. Should its text still change, the "
                "endorsement is asked for again.",
                "{count} sections are not signed by every department yet. Should a text still change, the "
                "endorsement is asked for again.",
                unsigned,
            )
            self.body.addWidget(Banner(context.theme, context.icons, told, Tone.ACCENT))
        self.body.addWidget(self.text)
        look = button(context.icons, tr("Read the charter…"), Kind.LINK, "book-open")
        look.clicked.connect(self.read)
        self.body.addWidget(look)

    def _ask_messages(self, before: Mapping[str, str]) -> Mapping[str, GrowingEdit]:
        tr, found = self.context.tr, {}
        hint = tr(
            "Two or three short paragraphs in the sponsor’s own voice: why the organisation wants its people "
            "to speak, what they can count on, and thanks to those who wrote the charter. No rules here."
        )
        for language in self._bench.session.languages:
            name = language_name(self._bench, language, self.context.language)
            label = tr("Message ({language}, optional)", language=name)
            found[language] = self.ask_text(label, before.get(language, ""), hint)
            hint = ""
        return found
