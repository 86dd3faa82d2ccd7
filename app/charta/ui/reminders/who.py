"""To whom a message goes: people or their managers, by when they are due, by group, or chosen one by one."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.messages import Recipients
from charta.services.people_view import Column, Group, Selection
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.option import Option
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.looking import SPANS
from charta.ui.people.words import COLUMN_WORDS, EVERY_GROUP, NO_GROUP, number
from charta.ui.reminders.words import people_count
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

NAMED: Final = 5
"""So many people are named."""
LATE: Final = -1
"""Due within so many days from today is whoever was due before it."""
_WAITING: Final = ""
_ALL: Final = "\0"
_NOBODY: Final = Recipients((), ())


class WhoCard(Card):
    """Holds who is meant; `recipients` are looked up anew at each `refresh` where that can change them."""

    changed = Signal()
    table_asked = Signal()
    """The user wants to choose in the table of people."""
    unreachable_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme, context.tr("Who gets it"))
        self._context = context
        self._bench = bench
        self._choice = PeopleChoice(())
        self._known: object = None
        self.recipients = _NOBODY
        tr = context.tr
        self.people, self.managers = QRadioButton(), QRadioButton()
        self._audience = QButtonGroup(self)
        self.due = self._combo(tr("When they are due"))
        self.groups = {group: self._combo(tr(COLUMN_WORDS[Column(group.value)])) for group in Group}
        self._narrowing = QWidget()
        self.chosen = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self._by_group = self.chosen.add_action(tr("Choose otherwise"))
        self.count = Text("", TextStyle.SUBTITLE)
        self.names = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.missing = Text("", tone=Tone.WARNING)
        self.who_missing = button(context.icons, tr("See who…"), Kind.LINK)
        self._table = button(context.icons, tr("Choose in the table of people"), Kind.LINK)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def is_to_managers(self) -> bool:
        """Whether managers get the message, about their people."""
        return self.managers.isChecked()

    @property
    def is_chosen(self) -> bool:
        """Whether people were chosen one by one."""
        return bool(self._chosen())

    @property
    def selection(self) -> Selection:
        """Who is meant where nobody was chosen one by one."""
        due = str(self.due.currentData())
        chosen = {group: str(combo.currentData()) for group, combo in self.groups.items()}
        groups = {group: name for group, name in chosen.items() if name != _ALL}
        if due == _WAITING:
            return Selection(groups=groups, states=Selection.due().states)
        return Selection(groups=groups, within=int(due))

    def choose(self, choice: PeopleChoice) -> None:
        """Take people who were chosen one by one; nobody at all leads back to the groups."""
        self._choice = choice
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Look up who is meant, unless nothing has changed since."""
        chosen = self._chosen()
        key = (self._bench.register.revision, chosen, self.is_to_managers, self.selection)
        if key == self._known:
            return
        self._known = key
        ids = chosen or self._bench.people_view.select(self.selection)
        messages = self._bench.messages
        self.recipients = messages.to_managers(ids) if self.is_to_managers else messages.to_people(ids)
        self.chosen.setVisible(bool(chosen))
        self._narrowing.setVisible(not chosen)
        words = self._context.translator
        self.chosen.show_text(
            words.tr("{people}, chosen in the table.", people=people_count(len(chosen), words))
        )
        self._show_recipients(len(ids))

    def show_groups(self, groups: Mapping[Group, Sequence[str]]) -> None:
        """Offer the groups that there are; what is chosen stays where it can."""
        tr = self._context.tr
        for group, names in groups.items():
            offered = [
                (tr(EVERY_GROUP[group]), _ALL),
                *((name or tr(NO_GROUP[group]), name) for name in names),
            ]
            _offer(self.groups[group], offered)
            self.groups[group].setVisible(len(names) > 1)

    def written(self) -> str:
        """Return what is chosen as a text, for `Page.view`."""
        groups = {group.value: combo.currentData() for group, combo in self.groups.items()}
        return json.dumps([self.is_to_managers, self.due.currentData(), groups, self._choice.written()])

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            to_managers, due, groups, chosen = json.loads(text)
        except (ValueError, TypeError):
            return
        (self.managers if to_managers else self.people).setChecked(True)
        self.due.setCurrentIndex(max(0, self.due.findData(due)))
        for group, combo in self.groups.items():
            combo.setCurrentIndex(max(0, combo.findData(groups.get(group.value, _ALL))))
        self.choose(PeopleChoice.read(chosen))

    def _chosen(self) -> tuple[int, ...]:
        if not self._choice.people:
            return ()
        known = self._bench.register.people
        return tuple(id_ for id_ in self._choice.people if id_ in known)

    def _show_recipients(self, meant: int) -> None:
        words, lines = self._context.translator, self.recipients.lines
        if not lines:
            told = words.tr("Nobody") if not meant else words.tr("Nobody can be reached")
        elif self.is_to_managers:
            about = len({id_ for line in lines for id_ in line.about})
            told = words.ntr(
                "{managers} manager, about {people}",
                "{managers} managers, about {people}",
                len(lines),
                managers=number(len(lines), words),
                people=people_count(about, words),
            )
        else:
            told = people_count(len(lines), words)
        self.count.setText(told)
        self.names.setText(self._named())
        self.names.setVisible(bool(lines))
        self.missing.setText(self._told_missing())
        for part in (self.missing, self.who_missing):
            part.setVisible(bool(self.recipients.unreachable))

    def _told_missing(self) -> str:
        words, count = self._context.translator, len(self.recipients.unreachable)
        if self.is_to_managers:
            return words.ntr(
                "The manager of {people} person is not found in the list with an address.",
                "The managers of {people} people are not found in the list with an address.",
                count,
                people=number(count, words),
            )
        return words.ntr(
            "{people} person has no e-mail address.",
            "{people} people have no e-mail address.",
            count,
            people=number(count, words),
        )

    def _named(self) -> str:
        register, words, lines = self._bench.register, self._context.translator, self.recipients.lines
        named = ", ".join(register.person(line.person).name for line in lines[:NAMED])
        more = len(lines) - NAMED
        if more <= 0:
            return named
        return words.ntr("{names} and {more} more", "{names} and {more} more", more, names=named,
                         more=number(more, words))  # fmt: skip

    def _combo(self, name: str) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setAccessibleName(name)
        combo.set_least(0)
        combo.setMinimumWidth(self._context.theme.px(176))
        return combo

    def _fill(self) -> None:
        tr = self._context.tr
        self._audience.addButton(self.people)
        self._audience.addButton(self.managers)
        self.people.setChecked(True)
        _offer(
            self.due,
            [
                (tr("Everybody whose signature is waited for"), _WAITING),
                (tr("Those who are late"), str(LATE)),
                *((tr("Due within {days} days", days=days), str(days)) for days in SPANS),
            ],
        )
        for group, combo in self.groups.items():
            _offer(combo, [(tr(EVERY_GROUP[group]), _ALL)])

    def _lay_out(self) -> None:
        px, tr, theme = self._context.theme.px, self._context.tr, self._context.theme
        audience = QVBoxLayout()
        audience.setSpacing(0)
        audience.addWidget(Option(theme, self.people, tr("The people themselves")))
        audience.addWidget(Option(theme, self.managers, tr("Their managers, about them")))
        self.body.addLayout(audience)
        inside = QVBoxLayout(self._narrowing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for combo in (self.due, *self.groups.values()):
            inside.addWidget(combo)
        self.body.addWidget(self.chosen)
        self.body.addWidget(self._narrowing)
        told = QVBoxLayout()
        told.setSpacing(px(2))
        for words in (self.count, self.names):
            told.addWidget(words)
        self.body.addLayout(told)
        self.body.addWidget(self.missing)
        row = Flow(px(8))
        row.add(self.who_missing)
        row.add(self._table)
        self.body.addWidget(row)
        for part in (self.chosen, self.missing, self.who_missing):
            part.hide()

    def _connect(self) -> None:
        for combo in (self.due, *self.groups.values()):
            combo.currentIndexChanged.connect(self._changed)
        self.managers.toggled.connect(self._changed)
        self._by_group.clicked.connect(self._forget)
        self._table.clicked.connect(self.table_asked)
        self.who_missing.clicked.connect(self.unreachable_asked)

    def _forget(self) -> None:
        self.choose(PeopleChoice(()))
        self.due.setFocus()

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()


def _offer(combo: CalmComboBox, entries: Sequence[tuple[str, str]]) -> None:
    known = [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]
    if known == list(entries):
        return
    chosen = combo.currentData()
    combo.blockSignals(True)  # noqa: FBT003 - Qt's signature
    combo.clear()
    for words, value in entries:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)  # noqa: FBT003 - Qt's signature
