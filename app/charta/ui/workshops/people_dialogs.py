"""Who is invited, and who may sign in whose place: the dialogs that ask for it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Participant
from charta.errors import ParticipantNameRequired
from charta.services.telling import Names
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.theme import Tone
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text


class PersonDialog(FormDialog):
    """Asks for a participant: somebody new, or one whose details change."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        workshop: int,
        person: Participant | None = None,
        parent: QWidget | None = None,
    ) -> None:
        tr = context.tr
        title = tr("Invite somebody") if person is None else tr("Change a participant")
        super().__init__(context, title, tr("Invite") if person is None else tr("Save"), parent)
        self._bench = bench
        self._workshop = workshop
        self._person = person
        self.name = self.ask_line(tr("Name of the person"), person.name if person else "")
        self.department = CalmComboBox()
        self.department.setAccessibleName(tr("Department"))
        self.department.set_least(8)
        self._fill(person)
        self.ask(tr("Department"), self.department)
        hint = tr(
            "With an address, the invitation names the person as a guest. Whoever runs the workshop needs "
            "one for this too: guests answer to it."
        )
        self.email = self.ask_line(tr("E-mail (optional)"), person.email if person else "", hint)
        self.set_size(480, 440)
        self.name.setFocus()

    def record(self) -> None:
        """Keep the participant."""
        name, email = self.name.text(), self.email.text()
        department = str(self.department.currentData())
        people = self._bench.participants
        if self._person is None:
            people.add(self._workshop, name, department, email)
            return
        person = people.get(self._workshop, self._person.number)
        people.edit(replace(person, name=name, department=department, email=email))

    def _fill(self, person: Participant | None) -> None:
        catalogue = self._bench.session.catalogue
        names = Names(catalogue, self.context.translator)
        for department in (*catalogue.departments, catalogue.sponsor):
            self.department.addItem(names.department(department), department)
        self.department.addItem(self.context.tr("Guest, of no department"), "")
        found = self.department.findData(person.department if person else "")
        self.department.setCurrentIndex(found)


class DelegateDialog(FormDialog):
    """Asks who may sign for a department while its representative is away."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        workshop: int,
        department: str,
        parent: QWidget | None = None,
    ) -> None:
        tr = context.tr
        name = Names(bench.session.catalogue, context.translator).department(department)
        super().__init__(
            context, tr("Delegate for {department}", department=name), tr("Name the delegate"), parent
        )
        self._bench = bench
        self._workshop = workshop
        self._department = department
        absent = bench.participants.representative(department)
        told = tr(
            "The delegate approves only while {name} is not in the room. It has to be said before the "
            "workshop begins; the sign-off sheet and the minutes say in whose place it was signed.",
            name=absent,
        )
        self.body.addWidget(Text(told, tone=Tone.NEUTRAL))
        self.who = CalmComboBox()
        self.who.setEditable(True)
        self.who.setAccessibleName(tr("Delegate"))
        people = [entry for entry in bench.participants.all(workshop) if entry.name != absent]
        self.who.addItems(
            [entry.name for entry in people if entry.department == department]
            + [entry.name for entry in people if entry.department != department]
        )
        named = bench.participants.delegation(workshop, department)
        self.who.setCurrentText(named.delegate if named is not None else "")
        self.ask(
            tr("Delegate"), self.who, tr("Choose somebody, or write a name: the person is invited then.")
        )
        by = named.by if named is not None else context.preferences.settings.user_name or absent
        self.by = self.ask_line(tr("Named by"), by)
        self.set_size(520, 460)
        self.who.setFocus()

    def record(self) -> None:
        """Keep the delegation."""
        if not self.who.currentText().strip():
            raise ParticipantNameRequired
        self._bench.participants.delegate(
            self._workshop, self._department, self.who.currentText(), self.by.text()
        )
