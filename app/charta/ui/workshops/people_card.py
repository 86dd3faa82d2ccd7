"""Who takes part in a workshop, by department, and who may sign for it there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Participant
from charta.services.reading import TEAM
from charta.services.telling import Names
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.text import Text
from charta.ui.workshops.line import Line
from charta.ui.workshops.people_dialogs import DelegateDialog, PersonDialog


@dataclass(frozen=True)
class _Group:
    """A department with those who come for it; `department` is empty for guests and for whoever runs it."""

    department: str
    name: str
    people: tuple[Participant, ...]
    representative: str
    delegate: str
    signs: bool


class PeopleCard(Card):
    """Lists the participants; everything that changes can be undone until the workshop begins."""

    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme)
        tr, px = context.tr, context.theme.px
        self._context = context
        self._bench = bench
        self._workshop = 0
        self._shown: tuple[int, tuple[_Group, ...]] | None = None
        self.setAccessibleName(tr("Participants"))
        self.invite = button(context.icons, tr("Invite…"), Kind.SECONDARY, "plus")
        self.invite.setAccessibleName(tr("Invite somebody"))
        head = QHBoxLayout()
        head.addWidget(Text(tr("Participants"), TextStyle.SUBTITLE), 1)
        head.addWidget(self.invite)
        self.body.addLayout(head)
        hint = tr(
            "A department’s representative approves in the room. While that person is away, only a delegate "
            "may who was named here beforehand."
        )
        self.body.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.body.addLayout(self._list)
        self.invite.clicked.connect(self._ask_new)

    def show_workshop(self, number: int) -> None:
        """Show who takes part in a workshop. What stays the same keeps the keyboard."""
        self._workshop = number
        groups = tuple(self._groups())
        if self._shown == (number, groups):
            return
        self._shown = (number, groups)
        keyboard = self._keyboard()
        clear(self._list)
        fresh = [self._group(group) for group in groups]
        for place, made in enumerate(fresh):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(made)
            # A layout shows it later only, and what is hidden takes no keyboard.
            made.show()
        if keyboard:
            # What was there before is still a child, and goes only later.
            found = (entry for made in fresh for entry in made.findChildren(QWidget, keyboard))
            target = next(found, self.invite)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_person(self, number: int = 0) -> PersonDialog | None:
        """Ask for somebody new, or for what changes of a participant; None for one who is gone."""
        people = self._bench.participants.all(self._workshop)
        person = next((entry for entry in people if entry.number == number), None)
        if number and person is None:
            return None
        dialog = PersonDialog(self._context, self._bench, self._workshop, person, self)
        dialog.open()
        return dialog

    def open_delegate(self, department: str) -> DelegateDialog:
        """Ask who may sign in place of a department’s representative."""
        dialog = DelegateDialog(self._context, self._bench, self._workshop, department, self)
        dialog.open()
        return dialog

    def take_back(self, department: str) -> None:
        """Let nobody sign in place of a department’s representative after all."""
        self._done(lambda: self._bench.participants.delegate(self._workshop, department, "", ""))

    def remove(self, number: int) -> None:
        """Take somebody off the list."""
        self._done(lambda: self._bench.participants.remove(self._workshop, number))

    def excuse(self, number: int, excused: bool) -> None:  # noqa: FBT001 - a signal's value
        """Note that somebody will not come, or will after all."""
        person = self._bench.participants.get(self._workshop, number)
        self._done(lambda: self._bench.participants.edit(replace(person, excused=excused)))

    def _done(self, act: Callable[[], None]) -> None:
        self._context.attempt(act)
        self.show_workshop(self._workshop)

    def _groups(self) -> Sequence[_Group]:
        catalogue, people = self._bench.session.catalogue, self._bench.participants
        names = Names(catalogue, self._context.translator)
        everybody = people.all(self._workshop)
        found = []
        for department in (*catalogue.departments, catalogue.sponsor, ""):
            members = tuple(entry for entry in everybody if entry.department == department)
            signs = department in catalogue.departments
            if not members and not signs:
                continue
            delegation = people.delegation(self._workshop, department) if signs else None
            found.append(
                _Group(
                    department,
                    names.department(department) if department else self._context.tr("Without a department"),
                    members,
                    people.representative(department) if signs else "",
                    delegation.delegate if delegation is not None else "",
                    signs,
                )
            )
        return found

    # -- how it looks -------------------------------------------------------------------------------------

    def _group(self, group: _Group) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(4))
        name = Text(group.name, TextStyle.LABEL)
        column.addWidget(Line(self._context.theme, name, self._offers(group)) if group.signs else name)
        told, tone = self._signing(group)
        if told:
            column.addWidget(self._notice(told, tone))
        for person in group.people:
            column.addWidget(self._person(person, group))
        return area

    def _person(self, person: Participant, group: _Group) -> QWidget:
        tr, px = self._context.tr, self._context.theme.px
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(px(16), 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Text(person.name))
        roles = [tr("Represents the department")] if person.name == group.representative else []
        roles += [tr("Delegate")] if person.name == group.delegate else []
        roles += [tr("Runs the workshop")] if person.name == self._bench.participants.facilitator() else []
        told = " · ".join((*roles, *([person.email] if person.email else [])))
        if told:
            lines.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        excused = QCheckBox(tr("Excused"))
        excused.setChecked(person.excused)
        excused.setAccessibleName(tr("{name} is excused", name=person.name))
        excused.setObjectName(f"excused {person.number}")
        excused.toggled.connect(partial(self.excuse, person.number))
        change, drop = tr("Change {name}", name=person.name), tr("Take {name} off the list", name=person.name)
        controls = _row(
            px(4),
            excused,
            self._icon("pencil", change, self.open_person, person.number),
            self._icon("x", drop, self.remove, person.number),
        )
        return Line(self._context.theme, words, controls)

    def _signing(self, group: _Group) -> tuple[str, Tone]:
        """Return who signs for a department where that is not plain."""
        tr, name = self._context.tr, group.representative
        if not group.signs:
            return "", Tone.NEUTRAL
        if not name:
            return tr("Nobody represents it yet: it can speak, but not sign."), Tone.WARNING
        if group.delegate:
            told = tr("{delegate} signs while {name} is away.", delegate=group.delegate, name=name)
            return told, Tone.NEUTRAL
        if all(entry.name != name or entry.excused for entry in group.people):
            return tr("Nobody may sign while {name} is away.", name=name), Tone.WARNING
        return "", Tone.NEUTRAL

    def _offers(self, group: _Group) -> QWidget:
        """Return what can be done about who signs."""
        tr, department = self._context.tr, group.department
        if not group.representative:
            links = [self._link(tr("Name a representative"), partial(self.go_to.emit, TEAM), group)]
        elif group.delegate:
            links = [
                self._link(tr("Change the delegate…"), partial(self.open_delegate, department), group),
                self._link(tr("Take it back"), partial(self.take_back, department), group),
            ]
        else:
            links = [self._link(tr("Name a delegate…"), partial(self.open_delegate, department), group)]
        return _row(self._context.theme.px(4), *links)

    def _notice(self, words: str, tone: Tone) -> QWidget:
        """Return a line about signing; what is amiss has a sign as well."""
        px = self._context.theme.px
        area = QWidget()
        row = QHBoxLayout(area)
        row.setContentsMargins(px(16), 0, 0, 0)
        row.setSpacing(px(6))
        if tone is Tone.WARNING:
            picture = QLabel()
            picture.setPixmap(
                self._context.icons.pixmap("triangle-alert", Role.WARNING, 16, self.devicePixelRatioF())
            )
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, TextStyle.CAPTION, tone), 1)
        return area

    def _icon(self, icon: str, name: str, act: Callable[[int], object], number: int) -> QToolButton:
        made = icon_button(self._context.icons, icon, name, 18)
        made.setObjectName(f"{icon} {number}")

        def run() -> None:
            act(number)

        made.clicked.connect(run)
        return made

    def _link(self, words: str, act: Callable[[], object], group: _Group) -> QWidget:
        made = button(self._context.icons, words, Kind.LINK)
        made.setObjectName(f"{words} {group.department}")
        made.setAccessibleDescription(group.name)

        def run() -> None:
            act()

        made.clicked.connect(run)
        return made

    def _keyboard(self) -> str:
        """Return the name of what has the keyboard in the list, empty for nothing."""
        # The window’s own: a dialog that has the keyboard gives it back.
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or focused is self.invite or not self.isAncestorOf(focused):
            return ""
        return focused.objectName() or "-"

    def _ask_new(self) -> None:
        self.open_person()


def _row(spacing: int, *widgets: QWidget) -> QWidget:
    area = QWidget()
    row = QHBoxLayout(area)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return area
