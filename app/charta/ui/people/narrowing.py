"""Who is meant: by a first question and by group, or the people who were chosen one by one in the table."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.people_view import Column, Group
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.numbers import number
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.words import COLUMN_WORDS, EVERY_GROUP, NO_GROUP
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner

LATE: Final = -1
"""Due within so many days from today is whoever was due before it."""
_ALL: Final = "\0"


class GroupBoxes:
    """A box for each kind of group, in which one group is chosen, or all of them."""

    def __init__(self, context: UiContext) -> None:
        self._tr = context.tr
        self.boxes = {group: named_box(self._tr(COLUMN_WORDS[Column(group.value)])) for group in Group}
        for group in Group:
            self._offer(group, ())

    @property
    def named(self) -> dict[Group, str]:
        """The groups that are chosen by name, without those of which all are."""
        chosen = {group: str(box.currentData()) for group, box in self.boxes.items()}
        return {group: name for group, name in chosen.items() if name != _ALL}

    def show_groups(self, groups: Mapping[Group, Sequence[str]], *, even_one: bool = False) -> None:
        """Offer the groups that there are; what is chosen stays where it can.

        A box with less than two groups is hidden; `even_one` shows it for a single one that has a name.
        """
        for group, names in groups.items():
            self._offer(group, names)
            self.boxes[group].setVisible(len(names) > 1 or (even_one and any(names)))

    def written(self) -> dict[str, str]:
        """Return what is chosen, by the names of the kinds of group."""
        return {group.value: str(box.currentData()) for group, box in self.boxes.items()}

    def read(self, written: Mapping[str, object]) -> None:
        """Choose again what `written` gave."""
        for group, box in self.boxes.items():
            box.choose(written.get(group.value, _ALL))

    def _offer(self, group: Group, names: Sequence[str]) -> None:
        each = ((name or self._tr(NO_GROUP[group]), name) for name in names)
        self.boxes[group].offer([(self._tr(EVERY_GROUP[group]), _ALL), *each])


class Narrowing(QWidget):
    """Holds who is meant; the first box asks what the page is about, as where people stand."""

    changed = Signal()

    def __init__(self, context: UiContext, bench: Workbench, first: CalmComboBox) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._choice = PeopleChoice(())
        self.first = first
        self.groups = GroupBoxes(context)
        self.chosen = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self.otherwise = self.chosen.add_action(context.tr("Choose otherwise"))
        self._boxes = QWidget()
        self._lay_out()
        for box in (self.first, *self.groups.boxes.values()):
            box.currentIndexChanged.connect(self.changed)
        self.otherwise.clicked.connect(self._forget)
        self.refresh()

    @property
    def people(self) -> tuple[int, ...]:
        """Those who were chosen one by one and are still known; empty where the boxes tell who is meant."""
        if not self._choice.people:
            return ()
        known = self._bench.register.people
        return tuple(id_ for id_ in self._choice.people if id_ in known)

    def choose(self, choice: PeopleChoice) -> None:
        """Take people who were chosen one by one; nobody at all leads back to the boxes."""
        self._choice = choice
        self.changed.emit()

    def refresh(self) -> None:
        """Show the boxes, or how many people were chosen."""
        count = len(self.people)
        self.chosen.setVisible(bool(count))
        self._boxes.setVisible(not count)
        told = self._context.ntr(
            "{people} person, chosen in the table.",
            "{people} people, chosen in the table.",
            count,
            people=number(count, self._context.translator),
        )
        self.chosen.show_text(told)

    def written(self) -> list[object]:
        """Return what is chosen, in values of JSON."""
        return [self.first.currentData(), self.groups.written(), self._choice.written()]

    def read(self, first: object, groups: Mapping[str, object], chosen: str) -> None:
        """Choose again what `written` gave."""
        self.first.choose(first)
        self.groups.read(groups)
        self.choose(PeopleChoice.read(chosen))

    def _forget(self) -> None:
        self.choose(PeopleChoice(()))
        self.first.setFocus()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chosen)
        column.addWidget(self._boxes)
        inside = QVBoxLayout(self._boxes)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for box in (self.first, *self.groups.boxes.values()):
            box.setMinimumWidth(px(176))
            inside.addWidget(box)


def named_box(name: str) -> CalmComboBox:
    """Return a box with a name for assistive technology, as narrow as its place asks."""
    box = CalmComboBox()
    box.setAccessibleName(name)
    box.set_least(0)
    return box
