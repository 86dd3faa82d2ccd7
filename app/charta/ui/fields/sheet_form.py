"""The form of a sheet or section: shows the answers as they stand and saves each change."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.fields import FieldType, normalise
from charta.errors import AnswerError, ChartaError, FileError, sentence
from charta.ui.context import UiContext
from charta.ui.fields.field_editor import FieldEditor
from charta.ui.fields.image import PickedImage
from charta.ui.fields.notice import Notice
from charta.ui.fields.question import Question
from charta.ui.formalities.view import suggestion_reason
from charta.ui.theme import Tone
from charta.ui.widgets.showing import show_part
from charta.ui.wording.names import language_names

PAUSE: Final = 300
"""Milliseconds without a keystroke after which what was typed is saved."""


class SheetForm(QWidget):
    """Asks every question of a sheet that has to be asked.

    What is typed is saved after a pause, when the keyboard leaves the field, and on `flush`; a choice is
    saved at once.
    """

    typed = Signal()
    """Something was changed by the user; `unsaved` may hold more than before."""

    def __init__(self, context: UiContext, workbench: Workbench, sheet_id: str) -> None:
        super().__init__()
        self._context = context
        self._bench = workbench
        self._sheet = workbench.session.catalogue.sheet(sheet_id)
        self._unsaved: dict[str, object] = {}
        self._shown: dict[str, object] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._save_all)
        self._languages: tuple[str, ...] = ()
        self._editors: dict[str, FieldEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(28))
        self.suggestions = Notice(
            context,
            Tone.ACCENT,
            "lightbulb",
            context.tr("What is marked “Suggestion” already forms the wording, but is not your answer yet."),
            context.tr("Accept the suggestions"),
        )
        self._column.addWidget(self.suggestions)
        self.suggestions.acted.connect(self.accept_suggestions)
        self.refresh()

    @property
    def unsaved(self) -> Mapping[str, object]:
        """The raw values that were typed and are not saved, by field."""
        return dict(self._unsaved)

    def editor(self, field: str) -> FieldEditor:
        """Return the editor of a field."""
        return self._editors[field]

    def editors(self) -> tuple[FieldEditor, ...]:
        """Return every editor in the order of the fields, also those that are not asked now."""
        return tuple(self._editors.values())

    def focus_first(self) -> None:
        """Put the keyboard on the first question that is asked."""
        asked = [editor for editor in self._editors.values() if not editor.isHidden()]
        if asked:
            asked[0].focus()

    def focus_on(self, field: str) -> None:
        """Put the keyboard on a question, where it is asked."""
        editor = self._editors.get(field)
        if editor is not None and not editor.isHidden():
            editor.focus()

    def flush(self) -> None:
        """Save what was typed; what cannot be stored is told."""
        self._pause.stop()
        for field in list(self._unsaved):
            problem = self._save(field)
            if isinstance(problem, FileError):
                self._context.messages.fail(problem)
                return

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show again what could not be saved, and say why."""
        for field, raw in unsaved.items():
            if field in self._editors:
                self._editors[field].set_value(raw)
                self._unsaved[field] = raw
                self._save(field)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Save at once what waits for a pause: later, the charter may be closed."""
        if self._pause.isActive() and not event.spontaneous():
            self._pause.stop()
            self._save_all()
        super().hideEvent(event)

    def accept_suggestions(self) -> None:
        """Make every suggestion that still stands the team's answer, as one step."""
        self.flush()
        try:
            self._bench.answers.accept_suggestions(self._sheet.id)
        except ChartaError as problem:
            self._context.messages.fail(problem)
            return
        had_keyboard = self.suggestions.action.hasFocus()
        self.refresh()
        if had_keyboard:
            self.focus_first()

    def refresh(self) -> None:
        """Show the answers as they stand. A field that did not change keeps its cursor and its error."""
        if self._languages != self._bench.session.languages:
            self._build()
        progress = self._bench.session.progress(self._sheet.id)
        self.suggestions.setVisible(bool(progress.suggested))
        for field, editor in self._editors.items():
            self._show_value(field, editor)
            answered = self._bench.session.charter.answer(self._sheet.id, field) is not None
            suggested = field in progress.suggested and field not in self._unsaved
            why = self._why(field) if suggested else ""
            editor.show_state(answered=answered, suggested=suggested, why=why)
            show_part(editor, field in progress.asked)

    def _why(self, field: str) -> str:
        return suggestion_reason(self._bench, self._sheet.id, field, self._context.translator)

    def _build(self) -> None:
        """Make every editor anew: another language of the charter means other inputs."""
        self._languages = self._bench.session.languages
        keyboard = next((field for field, editor in self._editors.items() if editor.has_keyboard), "")
        place = self._editors[keyboard].keyboard_place if keyboard else 0
        # What goes must no longer be heard: hiding it moves the keyboard, which would save and show.
        going, self._editors = self._editors, {}
        for editor in going.values():
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._shown.clear()
        self._editors = {field.id: self._editor_of(field.id) for field in self._sheet.fields}
        if keyboard:
            self._editors[keyboard].focus(place)

    def _editor_of(self, field: str) -> FieldEditor:
        texts = self._sheet.text(self._context.language)
        names = language_names(self._bench.session, self._context.language)
        question = Question(self._sheet.field(field), texts.fields[field], names)
        editor = FieldEditor(self._context, question)
        editor.setObjectName(field)
        editor.changed.connect(self._changed)
        editor.left.connect(self._left)
        self._column.addWidget(editor)
        return editor

    def _show_value(self, field: str, editor: FieldEditor) -> None:
        stored = self._stored(field)
        if field in self._shown and self._shown[field] == stored:
            return
        if self._is_being_replaced(field, editor):
            return
        self._shown[field] = stored
        if self._same_as_typed(field, editor, stored):
            return
        self._unsaved.pop(field, None)
        editor.set_value(stored)
        editor.show_error("")

    def _stored(self, field: str) -> object:
        if self._sheet.field(field).type is FieldType.IMAGE:
            return self._bench.answers.logo()
        return self._bench.session.effective(self._sheet.id, field)

    def _is_being_replaced(self, field: str, editor: FieldEditor) -> bool:
        """Tell whether the user has just emptied the field: no suggestion comes back under the cursor."""
        if not editor.typed or self._bench.session.charter.answer(self._sheet.id, field) is not None:
            return False
        return editor.has_keyboard and self._typed(field, editor) is None and field in self._shown

    def _typed(self, field: str, editor: FieldEditor) -> object:
        """Return what the editor shows in its stored form, None for nothing; as it is where it is refused."""
        languages = self._bench.session.catalogue.languages
        try:
            return normalise(self._sheet.id, self._sheet.field(field), editor.value(), languages)
        except AnswerError:
            return editor.value()

    def _same_as_typed(self, field: str, editor: FieldEditor, stored: object) -> bool:
        """Tell whether the editor shows what is stored but for spaces, so that it can be left alone."""
        if self._sheet.field(field).type is FieldType.IMAGE:
            return False
        typed = self._typed(field, editor)
        return typed is not None and typed == stored

    def _changed(self, raw: object) -> None:
        field, editor = self._sender()
        if editor is None:
            return
        self._unsaved[field] = raw
        if editor.typed:
            editor.show_state(answered=True, suggested=False)
            self._pause.start()
        else:
            self._save(field)
        self.typed.emit()

    def _left(self) -> None:
        field, editor = self._sender()
        if editor is None:
            return
        if field in self._unsaved:
            self._save(field)
        self._show_value(field, editor)

    def _sender(self) -> tuple[str, FieldEditor | None]:
        """Return which editor tells something; None for one that goes as the form is built anew."""
        editor = self.sender()
        field = editor.question.field.id if isinstance(editor, FieldEditor) else ""
        current = self._editors.get(field)
        return field, current if current is editor else None

    def _save_all(self) -> None:
        for field in list(self._unsaved):
            self._save(field)

    def _save(self, field: str) -> ChartaError | None:
        """Save one answer; return what is wrong with it. An answer that is refused stays as it was typed."""
        raw = self._unsaved[field]
        editor = self._editors[field]
        try:
            self._store(field, raw)
        except (AnswerError, FileError) as problem:
            editor.show_error(self._words(problem, field))
            if isinstance(problem, AnswerError) and not editor.typed:
                self._unsaved.pop(field, None)
            return problem
        self._unsaved.pop(field, None)
        editor.show_error("")
        self.refresh()
        return None

    def _store(self, field: str, raw: object) -> None:
        if self._sheet.field(field).type is not FieldType.IMAGE:
            self._bench.answers.set(self._sheet.id, field, raw)
        elif isinstance(raw, PickedImage):
            self._bench.answers.set_logo(raw.data, raw.name)
        else:
            self._bench.answers.set_logo(None)

    def _words(self, problem: ChartaError, field: str) -> str:
        """Return the sentence of a problem, with the question in place of its id."""
        told = sentence(problem, self._context)
        sheet, place = problem.parameters.get("sheet"), problem.parameters.get("field")
        label = self._editors[field].question.label
        return told.replace(f"{sheet}.{place}", self._context.tr("“{question}”", question=label), 1)
