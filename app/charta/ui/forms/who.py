"""Who gets a form: by state and group, or the people who were chosen in the table."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.register import DUE, SignatureState
from charta.services.forms import FormOutline
from charta.services.people_view import Group, Selection
from charta.ui.context import UiContext
from charta.ui.forms.words import occasion_words
from charta.ui.numbers import number
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.narrowing import Narrowing, named_box
from charta.ui.people.words import NAMED, first_names, state_word
from charta.ui.publication.words import language_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_WAITING: Final = "waiting"
_HERE: Final = "here"
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
        self.state = named_box(context.tr("Where they stand"))
        self.state.offer(self._states())
        self.narrowing = Narrowing(context, bench, self.state)
        self.groups, self.chosen = self.narrowing.groups.boxes, self.narrowing.chosen
        self.count = Text("", TextStyle.SUBTITLE)
        self.parts = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.names = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._table = button(context.icons, context.tr("Choose in the table of people"), Kind.LINK)
        self._lay_out()
        self._connect()

    @property
    def selection(self) -> Selection:
        """Who is meant where nobody was chosen one by one."""
        state = str(self.state.currentData())
        named = {_WAITING: DUE, _HERE: _PRESENT}
        states = named.get(state) or frozenset({SignatureState(state)})
        return Selection(groups=self.narrowing.groups.named, states=states)

    def choose(self, choice: PeopleChoice) -> None:
        """Take people who were chosen one by one; nobody at all leads back to the groups."""
        self.narrowing.choose(choice)

    def refresh(self) -> None:
        """Look up who is meant as things stand."""
        self.narrowing.refresh()
        self.people = self.narrowing.people or self._bench.people_view.select(self.selection)

    def show_groups(self, groups: Mapping[Group, Sequence[str]]) -> None:
        """Offer the groups that there are; what is chosen stays where it can."""
        self.narrowing.groups.show_groups(groups)

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
        return json.dumps(self.narrowing.written())

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            state, groups, chosen = json.loads(text)
        except (ValueError, TypeError):
            return
        self.narrowing.read(state, groups, chosen)

    def _named(self) -> str:
        names = [self._bench.register.person(id_).name for id_ in self.people[:NAMED]]
        return first_names(names, len(self.people), self._context.translator)

    def _states(self) -> list[tuple[str, object]]:
        tr, words = self._context.tr, self._context.translator
        return [
            (tr("Everybody whose signature is waited for"), _WAITING),
            (tr("Everybody who is at work"), _HERE),
            *((state_word(state, words), state.value) for state in SignatureState),
        ]

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.body.addWidget(self.narrowing)
        told = QVBoxLayout()
        told.setSpacing(px(2))
        for words in (self.count, self.parts, self.names):
            told.addWidget(words)
        self.body.addLayout(told)
        row = Flow(px(8))
        row.add(self._table)
        self.body.addWidget(row)

    def _connect(self) -> None:
        self.narrowing.changed.connect(self._changed)
        self._table.clicked.connect(self.table_asked)

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()
