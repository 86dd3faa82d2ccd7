"""Calling a change minor, and answering to that; both stand beside the difference."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError, Conflict, NameRequired, ReasonRequired, UnknownDepartment
from charta.services.minor_changes import Reworded
from charta.services.reading import TEAM
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.minor.difference import Difference
from charta.ui.minor.words import called_line, department_names, listed
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

WIDTH, HEIGHT = 640, 680


class _ChangeDialog(FormDialog):
    """What both dialogs share: the section, the difference, and who speaks for which department."""

    def __init__(
        self, context: UiContext, bench: Workbench, reworded: Reworded, verb: str, parent: QWidget | None
    ) -> None:
        title = context.tr("Is the change minor?")
        super().__init__(context, title, verb, parent)
        self.bench = bench
        self.reworded = reworded
        self.names = department_names(bench.session.catalogue, context.language)
        self.intro = Text("")
        self.difference = Difference(context, bench)
        self.name = QLineEdit()
        self.department = ElidedComboBox()
        section = bench.session.catalogue.section(reworded.section).text(context.language).title
        self.body.addWidget(Text(section, TextStyle.SUBTITLE))
        self.body.addWidget(self.intro)
        self.body.addWidget(self.difference)
        legend = context.tr("Struck out: what went. Underlined: what came.")
        self.body.addWidget(Text(legend, TextStyle.CAPTION, Tone.NEUTRAL))

    def ask_who(self, departments: Sequence[str], department: str) -> None:
        """Ask for a name and one of these departments, `department` first chosen if it is among them."""
        tr = self.context.tr
        self.name = self.ask_line(tr("Your name"), self._representative(department) or self._own_name())
        self.department.setAccessibleName(tr("Your department"))
        self.department.addItem(tr("Choose…"), "")
        for known in departments:
            self.department.addItem(self.names[known], known)
        likely = self.department.findData(department or self._own_department())
        self.department.setCurrentIndex(max(0, likely))
        self.ask(tr("Your department"), self.department)

    @property
    def chosen(self) -> str:
        """The department that is chosen, empty for none."""
        return str(self.department.currentData() or "")

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence, and put the keyboard where it can be mended."""
        tr = self.context.tr
        if isinstance(error, Conflict):
            self.show_present()
            return tr("The text or what was said of it has changed meanwhile; look at it again.")
        if isinstance(error, UnknownDepartment):
            self.lead_to(self.department)
            return tr("Choose your department.")
        if isinstance(error, NameRequired):
            self.lead_to(self.name)
            return tr("Give your name; it is kept with the charter.")
        return super().told(error)

    def lead_to(self, widget: QWidget) -> None:
        """Put the keyboard on a widget, and the widget into sight."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        # The sentence about the problem takes room first.
        QTimer.singleShot(0, self, self._see_focus)

    def show_present(self) -> None:
        """Show the change as it stands by now; where there is none any more, nothing can be recorded."""
        found = self.bench.minor_changes.reworded(self.reworded.section)
        self.save.setEnabled(found is not None)
        if found is not None:
            self.reworded = found
            self.difference.show_change(found)

    def accept(self) -> None:
        """Close, and remember the name."""
        preferences = self.context.preferences
        preferences.change(replace(preferences.settings, user_name=self.name.text().strip()))
        super().accept()

    def _see_focus(self) -> None:
        area, widget = self.findChild(ScrollColumn), self.focusWidget()
        if area is not None and widget is not None:
            area.ensureWidgetVisible(widget)

    def _own_name(self) -> str:
        return self.context.preferences.settings.user_name

    def _own_department(self) -> str:
        """Return the department whose representative has the user's name, empty for none."""
        own = self._own_name()
        return next((known for known in self.names if own and self._representative(known) == own), "")

    def _representative(self, department: str) -> str:
        """Return who speaks for a department, by the sheet of the team; empty where it says nothing."""
        answer = self.bench.session.charter.answer(TEAM, department)
        return answer if isinstance(answer, str) else ""


class DeclareDialog(_ChangeDialog):
    """Takes the author's word that the change is minor."""

    def __init__(
        self, context: UiContext, bench: Workbench, reworded: Reworded, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, bench, reworded, context.tr("Call it minor"), parent)
        self.reason = self.ask_text(
            context.tr("Why it is minor"),
            hint=context.tr("For example: a typo, a missing word, a clearer one."),
        )
        self.ask_who(list(self.names), "")
        self.show_present()
        self.set_size(WIDTH, HEIGHT)
        self.reason.setFocus()

    def show_present(self) -> None:
        """Say what calling it minor leads to, and show the difference."""
        super().show_present()
        told = self.context.tr(
            "A minor change says the same as before: nobody would decide differently because of it. Once "
            "somebody of another department confirms that, these sign-offs stand: {departments}.",
            departments=listed(self.reworded, self.names),
        )
        self.intro.setText(told)

    def record(self) -> None:
        """Record it for the text that is shown."""
        self.bench.minor_changes.declare(
            self.reworded.section,
            self.name.text(),
            self.chosen,
            self.reason.toPlainText(),
            seen=self.reworded.new,
        )

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence."""
        if isinstance(error, ReasonRequired):
            self.lead_to(self.reason)
        return super().told(error)


class AnswerDialog(_ChangeDialog):
    """Takes the answer of another department: the change is minor, or it is not and why."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        reworded: Reworded,
        parent: QWidget | None = None,
        *,
        department: str = "",
        confirms: bool = True,
    ) -> None:
        super().__init__(context, bench, reworded, "", parent)
        tr = context.tr
        self._number = reworded.declared.number if reworded.declared else 0
        author = reworded.declared.department if reworded.declared else ""
        self.confirm, self.refuse = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for made, words in (
            (self.confirm, tr("It is minor: the sign-offs stand")),
            (self.refuse, tr("It is not minor: the departments are asked again")),
        ):
            group.addButton(made)
            self.body.addWidget(Option(context.theme, made, words))
        self.note = self.ask_text(tr("Why (required if it is not minor)"))
        self.ask_who([known for known in self.names if known != author], department)
        self.refuse.toggled.connect(self._show_verb)
        (self.confirm if confirms else self.refuse).setChecked(True)
        self._show_verb()
        self.show_present()
        self.set_size(WIDTH, HEIGHT)
        (self.confirm if confirms else self.note).setFocus()

    def show_present(self) -> None:
        """Say who called it minor and why, and show the difference; nothing is left to answer otherwise."""
        super().show_present()
        declared = self.reworded.declared
        self.save.setEnabled(self.save.isEnabled() and declared is not None)
        if declared is not None:
            self._number = declared.number
            self.intro.setText(called_line(declared, self.names, self.context.translator))

    def record(self) -> None:
        """Record the answer to what is shown."""
        self.bench.minor_changes.answer(
            self._number,
            self.name.text(),
            self.chosen,
            confirmed=self.confirm.isChecked(),
            note=self.note.toPlainText(),
            seen=self.reworded.new,
        )

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence."""
        if isinstance(error, ReasonRequired):
            self.lead_to(self.note)
            return self.context.tr("Say why it is not minor; it is kept with the charter.")
        return super().told(error)

    def _show_verb(self) -> None:
        tr = self.context.tr
        self.save.setText(tr("It is not minor") if self.refuse.isChecked() else tr("Confirm"))


def choice_dialog(
    context: UiContext, bench: Workbench, reworded: Reworded, parent: QWidget, department: str = ""
) -> DeclareDialog | AnswerDialog:
    """Return the dialog that comes next for a change: calling it minor, or answering to that."""
    if reworded.declared is None:
        return DeclareDialog(context, bench, reworded, parent)
    return AnswerDialog(context, bench, reworded, parent, department=department)
