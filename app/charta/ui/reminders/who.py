"""To whom a message goes: people or their managers, by when they are due, by group, or chosen one by one."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from charta.bootstrap import Workbench
from charta.services.messages import Recipients
from charta.services.people_view import Group, Selection
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.numbers import number
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.looking import SPANS
from charta.ui.people.narrowing import LATE, Narrowing, named_box
from charta.ui.people.words import NAMED, due_within, first_names
from charta.ui.reminders.words import people_count
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_WAITING: Final = ""
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
        self._known: object = None
        self.recipients = _NOBODY
        tr = context.tr
        self.people, self.managers = QRadioButton(), QRadioButton()
        self._audience = QButtonGroup(self)
        self.due = named_box(tr("When they are due"))
        self.due.offer(self._spans())
        self.narrowing = Narrowing(context, bench, self.due)
        self.groups, self.chosen = self.narrowing.groups.boxes, self.narrowing.chosen
        self.count = Text("", TextStyle.SUBTITLE)
        self.names = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.missing = Text("", tone=Tone.WARNING)
        self.who_missing = button(context.icons, tr("See who…"), Kind.LINK)
        self._table = button(context.icons, tr("Choose in the table of people"), Kind.LINK)
        self._lay_out()
        self._connect()

    @property
    def is_to_managers(self) -> bool:
        """Whether managers get the message, about their people."""
        return self.managers.isChecked()

    @property
    def is_chosen(self) -> bool:
        """Whether people were chosen one by one."""
        return bool(self.narrowing.people)

    @property
    def selection(self) -> Selection:
        """Who is meant where nobody was chosen one by one."""
        due = str(self.due.currentData())
        groups = self.narrowing.groups.named
        if due == _WAITING:
            return Selection(groups=groups, states=Selection.due().states)
        return Selection(groups=groups, within=int(due))

    def choose(self, choice: PeopleChoice) -> None:
        """Take people who were chosen one by one; nobody at all leads back to the groups."""
        self.narrowing.choose(choice)

    def refresh(self) -> None:
        """Look up who is meant, unless nothing has changed since."""
        chosen = self.narrowing.people
        key = (self._bench.register.revision, chosen, self.is_to_managers, self.selection)
        if key == self._known:
            return
        self._known = key
        ids = chosen or self._bench.people_view.select(self.selection)
        messages = self._bench.messages
        self.recipients = messages.to_managers(ids) if self.is_to_managers else messages.to_people(ids)
        self.narrowing.refresh()
        self._show_recipients(len(ids))

    def show_groups(self, groups: Mapping[Group, Sequence[str]]) -> None:
        """Offer the groups that there are; what is chosen stays where it can."""
        self.narrowing.groups.show_groups(groups)

    def written(self) -> str:
        """Return what is chosen as a text, for `Page.view`."""
        return json.dumps([self.is_to_managers, *self.narrowing.written()])

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            to_managers, due, groups, chosen = json.loads(text)
        except (ValueError, TypeError):
            return
        (self.managers if to_managers else self.people).setChecked(True)
        self.narrowing.read(due, groups, chosen)

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
        register, lines = self._bench.register, self.recipients.lines
        names = [register.person(line.person).name for line in lines[:NAMED]]
        return first_names(names, len(lines), self._context.translator)

    def _spans(self) -> list[tuple[str, object]]:
        tr = self._context.tr
        return [
            (tr("Everybody whose signature is waited for"), _WAITING),
            (tr("Those who are late"), str(LATE)),
            *((due_within(days, self._context.translator), str(days)) for days in SPANS),
        ]

    def _lay_out(self) -> None:
        px, tr, theme = self._context.theme.px, self._context.tr, self._context.theme
        for choice in (self.people, self.managers):
            self._audience.addButton(choice)
        self.people.setChecked(True)
        audience = QVBoxLayout()
        audience.setSpacing(0)
        audience.addWidget(Option(theme, self.people, tr("The people themselves")))
        audience.addWidget(Option(theme, self.managers, tr("Their managers, about them")))
        self.body.addLayout(audience)
        self.body.addWidget(self.narrowing)
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
        for part in (self.missing, self.who_missing):
            part.hide()

    def _connect(self) -> None:
        self.narrowing.changed.connect(self._changed)
        self.managers.toggled.connect(self._changed)
        self._table.clicked.connect(self.table_asked)
        self.who_missing.clicked.connect(self.unreachable_asked)

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()
