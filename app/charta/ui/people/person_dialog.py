"""One person: what is known, where they stand, what the register says, and what can be done."""

from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.mail import MailState
from charta.domain.people import Person, Presence
from charta.domain.register import DUE, Fact, SignatureState
from charta.services.roster_words import EMPLOYMENT_WORDS, FIELD_WORDS
from charta.ui.context import UiContext
from charta.ui.people.attendance_dialog import AttendanceDialog
from charta.ui.people.evidence import EvidenceViewer
from charta.ui.people.exporting import PeopleExport
from charta.ui.people.facts import FactList, FactWords
from charta.ui.people.person_forms import CorrectDialog, PersonForm, PresenceDialog, RefusalDialog
from charta.ui.people.words import STATE_ICONS, STATE_TONES, state_sentence, state_word
from charta.ui.reminders.words import subject_of
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

D = TypeVar("D", bound=FormDialog)
_FIELDS: Final = ("number", "email", "department", "site", "job", "manager")


class PersonDialog(QDialog):
    """Shows a person, and opens the forms about them."""

    changed = Signal()

    def __init__(
        self, context: UiContext, bench: Workbench, exports: PeopleExport, id_: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._exports = exports
        self._id = id_
        self._words = FactWords(context, bench)
        self._viewer = EvidenceViewer(context, bench, self)
        self.facts = FactList(context, self._words)
        self.state = Chip(context.theme, context.icons, "")
        self._name, self._sentence = Text("", TextStyle.TITLE), Text("")
        self._known, self._mails = QGridLayout(), QVBoxLayout()
        self._make_verbs()
        self._lay_out(parent.window())
        self._connect()
        self.refresh()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sentence(self) -> str:
        """Where the person stands, in a sentence."""
        return self._sentence.text()

    def refresh(self) -> None:
        """Show the person as they stand now."""
        register, words = self._bench.register, self._context.translator
        person, standing = register.person(self._id), register.standing(self._id)
        self.setWindowTitle(person.name)
        self.setAccessibleName(person.name)
        self._name.setText(person.name)
        state = standing.state
        self.state.show_state(state_word(state, words), STATE_TONES[state], STATE_ICONS[state])
        is_asked = bool(register.terms.version)
        nothing = self._context.tr("No version of the charter is published yet.")
        is_told = is_asked or person.presence is not Presence.PRESENT
        self._sentence.setText(state_sentence(person, standing, words) if is_told else nothing)
        self.sign.setVisible(is_asked and person.presence is not Presence.LEFT)
        self.refuse.setVisible(is_asked and state is not SignatureState.LEFT)
        for presence, made in self.presences.items():
            made.setVisible(person.presence is not presence)
        self._show_known(person)
        self.facts.show_facts(register.facts(self._id))
        self._show_mails()

    # -- what can be done ---------------------------------------------------------------------------------

    def open_edit(self) -> PersonForm:
        """Change what is known."""
        return self._opened(
            PersonForm(self._context, self._bench, self._bench.register.person(self._id), self)
        )

    def open_sign(self) -> AttendanceDialog:
        """Record a signature."""
        return self._opened(AttendanceDialog(self._context, self._bench, [self._id], self))

    def open_refuse(self) -> RefusalDialog:
        """Record a refusal."""
        return self._opened(RefusalDialog(self._context, self._bench, self._id, self))

    def open_correct(self, fact: Fact) -> CorrectDialog:
        """Correct an entry."""
        told = self._words.title(fact)
        return self._opened(CorrectDialog(self._context, self._bench, fact, told, self))

    def open_presence(self, presence: Presence) -> PresenceDialog:
        """Say that the person is on leave, back, or gone."""
        return self._opened(PresenceDialog(self._context, self._bench, [self._id], presence, self))

    # -- inside -------------------------------------------------------------------------------------------

    def _opened(self, dialog: D) -> D:
        def recorded() -> None:
            self.refresh()
            self.changed.emit()

        dialog.accepted.connect(recorded)
        dialog.open()
        return dialog

    def _show_known(self, person: Person) -> None:
        tr = self._context.tr
        while (item := self._known.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        languages = language_names(self._bench.session, self._context.language)
        known = {tr(FIELD_WORDS[field]): str(getattr(person, field)) for field in _FIELDS}
        known[tr(FIELD_WORDS["status"])] = tr(EMPLOYMENT_WORDS[person.status])
        known[tr(FIELD_WORDS["language"])] = languages.get(person.language, person.language)
        known[tr(FIELD_WORDS["hired"])] = person.hired
        for row, (name, value) in enumerate(entry for entry in known.items() if entry[1]):
            self._known.addWidget(Text(name, TextStyle.CAPTION, Tone.NEUTRAL), row, 0)
            told = Text(value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._known.addWidget(told, row, 1)

    def _show_mails(self) -> None:
        clear(self._mails)
        words, tr = self._context.translator, self._context.tr
        told = {
            MailState.SENT: tr("sent"),
            MailState.DRAFTED: tr("written as a draft"),
            MailState.REFUSED: tr("refused by the mail server"),
        }
        for campaign, delivery, state in self._bench.campaigns.of_person(self._id):
            subject = subject_of(campaign, self._context, self._bench.messages)
            line = f"{words.moment(delivery.at)} · {subject} · {told.get(state, '')}"
            self._mails.addWidget(Text(line, TextStyle.CAPTION))
        if not self._mails.count():
            self._mails.addWidget(Text(tr("No message was sent."), TextStyle.CAPTION, Tone.NEUTRAL))

    def _make_verbs(self) -> None:
        tr, icons = self._context.tr, self._context.icons
        is_due = self._bench.register.standing(self._id).state in DUE
        kind = Kind.PRIMARY if is_due else Kind.SECONDARY
        self.sign = button(icons, tr("Record a signature…"), kind, "pen-line")
        self.refuse = button(icons, tr("Record a refusal…"), icon="x")
        self.edit = button(icons, tr("Change what is known…"), icon="pencil")
        self.presences: dict[Presence, QPushButton] = {
            Presence.ON_LEAVE: button(icons, tr("On leave…"), icon="moon"),
            Presence.PRESENT: button(icons, tr("Back at work…"), icon="users"),
            Presence.LEFT: button(icons, tr("Left the organisation…"), icon="minus"),
        }
        self.close_button = button(icons, tr("Close"))

    def _connect(self) -> None:
        self.sign.clicked.connect(self.open_sign)
        self.refuse.clicked.connect(self.open_refuse)
        self.edit.clicked.connect(self.open_edit)
        for presence, made in self.presences.items():
            made.clicked.connect(partial(self._ask_presence, presence))
        self.facts.correct_asked.connect(self.open_correct)
        self.facts.evidence_asked.connect(self._viewer.open)
        self.facts.certificate_asked.connect(self._exports.save_certificate)
        self.close_button.clicked.connect(self.reject)

    def _ask_presence(self, presence: Presence) -> None:
        self.open_presence(presence)

    def _lay_out(self, window: QWidget) -> None:
        px, tr = self._context.theme.px, self._context.tr
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(12), px(16))
        outer.setSpacing(px(12))
        area = ScrollColumn()
        column = area.body
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(12))
        column.addWidget(self._name)
        column.addWidget(self.state)
        column.addWidget(self._sentence)
        flow = Flow(px(8))
        for made in (self.sign, self.refuse, self.edit, *self.presences.values()):
            flow.add(made)
        column.addWidget(flow)
        self._known.setHorizontalSpacing(px(16))
        self._known.setVerticalSpacing(px(4))
        self._known.setColumnStretch(1, 1)
        self._mails.setSpacing(px(4))
        for title, part in (
            (tr("What is known"), self._known),
            (tr("What the register says"), None),
            (tr("Messages sent"), self._mails),
        ):
            column.addSpacing(px(4))
            column.addWidget(Text(title, TextStyle.SUBTITLE))
            if part is None:
                column.addWidget(self.facts)
            else:
                column.addLayout(part)
        column.addStretch()
        outer.addWidget(area, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, px(12), 0)
        row.addStretch()
        row.addWidget(self.close_button)
        outer.addLayout(row)
        self.resize(min(px(680), window.width() - 32), min(px(760), window.height() - 32))
