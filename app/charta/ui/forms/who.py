"""Who gets a form: by state and group, or the people who were chosen in the table."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import DUE, SignatureState
from charta.services.forms import FormOutline
from charta.services.people_view import Column, Group, Selection
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.forms.words import occasion_words
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.words import COLUMN_WORDS, EVERY_GROUP, NO_GROUP, number, state_word
from charta.ui.publication.words import language_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

NAMED: Final = 5
"""So many people are named."""
_WAITING: Final = "waiting"
_HERE: Final = "here"
_ALL: Final = "\0"
_PRESENT: Final = frozenset(SignatureState) - {SignatureState.LEFT, SignatureState.ON_LEAVE}


class WhoCard(Card):
    """Holds who is meant; `people` are looked up anew at each `refresh`."""

    changed = Signal()
    table_asked = Signal()
    """The user wants to choose in the table of people."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme, context.tr("Who gets a form"))
        self._context = context
        self._bench = bench
        self.people: Sequence[int] = ()
        self._choice = PeopleChoice(())
        self.state = self._combo(context.tr("Where they stand"))
        self.groups = {group: self._combo(context.tr(COLUMN_WORDS[Column(group.value)])) for group in Group}
        self._narrowing = QWidget()
        self.chosen = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self._by_group = self.chosen.add_action(context.tr("Choose otherwise"))
        self.count = Text("", TextStyle.SUBTITLE)
        self.parts = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.names = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._table = button(context.icons, context.tr("Choose in the table of people"), Kind.LINK)
        self._fill_states()
        self._lay_out()
        self._connect()

    @property
    def selection(self) -> Selection:
        """Who is meant where nobody was chosen one by one."""
        state = str(self.state.currentData())
        named = {_WAITING: DUE, _HERE: _PRESENT}
        groups = {group: str(combo.currentData()) for group, combo in self.groups.items()}
        return Selection(
            groups={group: name for group, name in groups.items() if name != _ALL},
            states=named.get(state) or frozenset({SignatureState(state)}),
        )

    def choose(self, choice: PeopleChoice) -> None:
        """Take people who were chosen one by one; nobody at all leads back to the groups."""
        self._choice = choice
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Look up who is meant as things stand."""
        known = self._bench.register.people
        chosen = tuple(id_ for id_ in self._choice.people if id_ in known)
        self.people = chosen or self._bench.people_view.select(self.selection)
        self.chosen.setVisible(bool(chosen))
        self._narrowing.setVisible(not chosen)
        self.chosen.show_text(
            self._context.ntr(
                "{people} person, chosen in the table.",
                "{people} people, chosen in the table.",
                len(chosen),
                people=number(len(chosen), self._context.translator),
            )
        )

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

    def show_outline(self, outline: FormOutline) -> None:
        """Show how many forms come of it, in which languages and on which occasions."""
        words, count = self._context.translator, outline.count
        self.count.setText(
            words.ntr("{forms} form", "{forms} forms", count, forms=number(count, words))
            if count
            else words.tr("Nobody")
        )
        screen = self._context.language
        languages = [
            (language_name(self._bench, language, screen), many)
            for language, many in outline.languages.items()
        ]
        occasions = [(occasion_words(entry, words), many) for entry, many in outline.occasions.items()]
        lines = [
            " · ".join(
                words.tr("{what}: {count}", what=word, count=number(many, words)) for word, many in parts
            )
            for parts in (languages, occasions)
        ]
        self.parts.setText("\n".join(filter(None, lines)))
        self.parts.setVisible(bool(count))
        self.names.setText(self._named())
        self.names.setVisible(bool(count))

    def written(self) -> str:
        """Return what is chosen as a text, for `Page.view`."""
        groups = {group.value: combo.currentData() for group, combo in self.groups.items()}
        return json.dumps([self.state.currentData(), groups, self._choice.written()])

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            state, groups, chosen = json.loads(text)
        except (ValueError, TypeError):
            return
        self.state.setCurrentIndex(max(0, self.state.findData(state)))
        for group, combo in self.groups.items():
            combo.setCurrentIndex(max(0, combo.findData(groups.get(group.value, _ALL))))
        self.choose(PeopleChoice.read(chosen))

    def _named(self) -> str:
        register, words = self._bench.register, self._context.translator
        people = [register.person(id_) for id_ in self.people[:NAMED]]
        named = ", ".join(person.name for person in people)
        more = len(self.people) - len(people)
        if not more:
            return named
        return words.ntr("{names} and {more} more", "{names} and {more} more", more, names=named,
                         more=number(more, words))  # fmt: skip

    def _combo(self, name: str) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setAccessibleName(name)
        combo.set_least(0)
        combo.setMinimumWidth(self._context.theme.px(180))
        return combo

    def _fill_states(self) -> None:
        tr, words = self._context.tr, self._context.translator
        each = [(state_word(state, words), state.value) for state in SignatureState]
        _offer(
            self.state,
            [
                (tr("Everybody whose signature is waited for"), _WAITING),
                (tr("Everybody who is at work"), _HERE),
                *each,
            ],
        )
        for group, combo in self.groups.items():
            _offer(combo, [(tr(EVERY_GROUP[group]), _ALL)])

    def _lay_out(self) -> None:
        px = self._context.theme.px
        inside = QVBoxLayout(self._narrowing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        flow = Flow(px(8))
        for combo in self.groups.values():
            flow.add(combo)
        inside.addWidget(self.state)
        inside.addWidget(flow)
        self.body.addWidget(self.chosen)
        self.body.addWidget(self._narrowing)
        told = QVBoxLayout()
        told.setSpacing(px(2))
        for words in (self.count, self.parts, self.names):
            told.addWidget(words)
        self.body.addLayout(told)
        row = Flow(px(8))
        row.add(self._table)
        self.body.addWidget(row)

    def _connect(self) -> None:
        for combo in (self.state, *self.groups.values()):
            combo.currentIndexChanged.connect(self._changed)
        self._by_group.clicked.connect(self._forget)
        self._table.clicked.connect(self.table_asked)

    def _forget(self) -> None:
        self.choose(PeopleChoice(()))
        self.state.setFocus()

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
