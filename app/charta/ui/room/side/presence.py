"""Who is in the room, and what it means for a department that is not."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.telling import Names
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.text import Text

_GUEST: Final = ""


class PresencePanel(QWidget):
    """A box per participant: checked is in the room. Below, what each department can and cannot do."""

    def __init__(
        self, context: UiContext, bench: Workbench, workshop: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._names = Names(bench.session.catalogue, context.translator)
        self._shown = bench.participants.all(workshop)
        self._told: list[tuple[str, Tone]] = []
        self.boxes: dict[int, QCheckBox] = {}
        tr = context.tr
        self.everybody = button(context.icons, tr("All are here"))
        self.name = QLineEdit()
        self.department = ElidedComboBox()
        self._people = QVBoxLayout()
        self._meanings = QVBoxLayout()
        self._lay_out()
        self._fill()
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first person."""
        first = next(iter(self.boxes.values()), self.everybody)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show who is there."""
        people = self._bench.participants.all(self._workshop)
        if people != self._shown:
            self._shown = people
            self._fill()
        course = self._bench.timekeeping.course(self._workshop)
        for number, box in self.boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's way
            box.setChecked(course.is_present(number))
            box.blockSignals(False)  # noqa: FBT003 - Qt's way
        self._tell(self.meanings())

    def meanings(self) -> list[tuple[str, Tone]]:
        """Return for each department that cannot sign by its representative what that means."""
        tr, participants = self._context.tr, self._bench.participants
        found = []
        for department in self._bench.session.catalogue.departments:
            name = self._names.department(department)
            who = participants.representative(department)
            signers = participants.signers(self._workshop, department)
            if not who:
                text = tr(
                    "{department} has no representative: it can speak, but nobody can sign for it. Name one "
                    "on the page “The team”.",
                    department=name,
                )
                found.append((text, Tone.WARNING))
            elif signers and signers[0].delegate_for:
                text = tr(
                    "{delegate} signs for {department} in place of {absent}, as named beforehand.",
                    delegate=signers[0].name,
                    department=name,
                    absent=signers[0].delegate_for,
                )
                found.append((text, Tone.NEUTRAL))
            elif not signers:
                found.append((self._absent(department, name, who), Tone.WARNING))
        return found

    def add_person(self) -> None:
        """Put somebody on the list who came without being invited; the person is in the room."""
        participants = self._bench.participants
        department = self.department.currentData() or _GUEST
        try:
            number = participants.add(self._workshop, self.name.text(), department)
            participants.arrive(self._workshop, number)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self.name.clear()
        self.name.setFocus()

    def all_here(self) -> None:
        """Mark everybody as present who did not say not to come."""
        for person in self._shown:
            if not person.excused:
                self._move(person.number, there=True)

    # -- inside -------------------------------------------------------------------------------------------

    def _absent(self, department: str, name: str, who: str) -> str:
        """Return what it means that nobody is there who may sign."""
        tr = self._context.tr
        named = self._bench.participants.delegation(self._workshop, department)
        if named is not None:
            return tr(
                "{department}: neither {absent} nor the delegate, {delegate}, is here. The department can "
                "speak through others, but nobody can sign for it.",
                department=name,
                absent=who,
                delegate=named.delegate,
            )
        return tr(
            "{department}: {absent} is not here and named no delegate beforehand. The department can speak "
            "through others, but nobody can sign for it; it can approve on the sign-off board later.",
            department=name,
            absent=who,
        )

    def _move(self, number: int, *, there: bool) -> None:
        participants = self._bench.participants
        move = participants.arrive if there else participants.leave
        if not self._context.attempt(lambda: move(self._workshop, number)):
            self.refresh()

    def _fill(self) -> None:
        tr = self._context.tr
        focused = next((number for number, box in self.boxes.items() if box.hasFocus()), 0)
        clear(self._people)
        self.boxes = {}
        for person in self._shown:
            is_host = person.name == self._bench.participants.facilitator()
            outside = tr("Facilitator") if is_host else tr("Guest")
            where = self._names.department(person.department) if person.department else outside
            words = tr("{name} – {department}", name=person.name, department=where)
            if person.excused:
                words = tr("{person} (excused)", person=words)
            box = QCheckBox()
            box.toggled.connect(lambda there, number=person.number: self._move(number, there=there))
            self._people.addWidget(Option(self._context.theme, box, words))
            self.boxes[person.number] = box
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _tell(self, meanings: list[tuple[str, Tone]]) -> None:
        if meanings == self._told:
            return
        self._told = meanings
        clear(self._meanings)
        for text, tone in meanings:
            self._meanings.addWidget(Text(text, TextStyle.CAPTION, tone))

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self.body.setContentsMargins(px(4), px(4), px(8), px(8))
        self.body.setSpacing(px(8))
        self._people.setSpacing(px(2))
        self._meanings.setSpacing(px(6))
        self.body.addWidget(Text(tr("Checked: is in the room"), TextStyle.CAPTION, Tone.NEUTRAL))
        self.body.addLayout(self._people)
        self.body.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._meanings)
        self.body.addSpacing(px(8))
        label = Text(tr("Somebody else came"), TextStyle.LABEL)
        label.setBuddy(self.name)
        self.body.addWidget(label)
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(tr("Name; Enter adds the person"))
        self._fill_departments(self.department)
        self.body.addWidget(self.name)
        self.body.addWidget(self.department)
        self.body.addStretch()
        self.everybody.clicked.connect(self.all_here)
        self.name.returnPressed.connect(self.add_person)

    def _fill_departments(self, combo: ElidedComboBox) -> None:
        combo.setAccessibleName(self._context.tr("Department"))
        combo.set_least(8)
        combo.addItem(self._context.tr("Guest"), _GUEST)
        for department in self._bench.session.catalogue.departments:
            combo.addItem(self._names.department(department), department)
