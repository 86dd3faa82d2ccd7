"""What is written: the occasion, how forms are put into files, and the day on which they are handed out."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.register import Occasion
from charta.services.form_files import Layout
from charta.services.people_view import Group
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.date import DateInput
from charta.ui.fields.option import Option
from charta.ui.fields.question import Question
from charta.ui.forms.words import GROUP_WORDS, KINDS, FileKind, occasion_words
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text

_OWN: Final = ""


@dataclass(frozen=True)
class Wish:
    """What is chosen; `occasion` is None for each person's own, `given_on` None where none is entered."""

    occasion: Occasion | None
    kind: FileKind
    group: Group | None
    given_on: date | None


class WhatCard(Card):
    """Holds what is to be written."""

    changed = Signal()

    def __init__(self, context: UiContext, today: date) -> None:
        super().__init__(context.theme, context.tr("What is written"))
        self._context = context
        self.occasion = CalmComboBox()
        self.kinds = {kind.id: QRadioButton() for kind in KINDS}
        self._kinds = QButtonGroup(self)
        self.group = CalmComboBox()
        self._group_row = QWidget()
        self.given = QCheckBox()
        self.day = DateInput(
            context, Question(Field("given_on", FieldType.DATE), FieldText(context.tr("Handed out on")), {})
        )
        self._fill(today)
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        occasion = str(self.occasion.currentData())
        chosen = next(kind for kind in KINDS if self.kinds[kind.id].isChecked())
        group = str(self.group.currentData())
        return Wish(
            Occasion(occasion) if occasion else None,
            chosen,
            Group(group) if group and chosen.layout is Layout.COMBINED else None,
            self._day() if self.given.isChecked() else None,
        )

    @property
    def is_ready(self) -> bool:
        """Whether the day is one, where it is asked for."""
        return not self.given.isChecked() or self._day() is not None

    def written(self) -> str:
        """Return what is chosen as a text, for `Page.view`."""
        wish = self.wish
        return json.dumps(
            [
                wish.occasion or _OWN,
                wish.kind.id,
                self.group.currentData(),
                self.given.isChecked(),
                self.day.value(),
            ]
        )

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            occasion, kind, group, is_given, day = json.loads(text)
        except (ValueError, TypeError):
            return
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(occasion)))
        if kind in self.kinds:
            self.kinds[kind].setChecked(True)
        self.group.setCurrentIndex(max(0, self.group.findData(group)))
        self.given.setChecked(bool(is_given))
        self.day.set_value(day)
        self._tell()

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(str(self.day.value()))
        except ValueError:
            return None

    def _fill(self, today: date) -> None:
        tr, words = self._context.tr, self._context.translator
        for occasion in ("", *Occasion):
            self.occasion.addItem(occasion_words(occasion, words), str(occasion))
        self.occasion.setAccessibleName(tr("Occasion"))
        for group, told in GROUP_WORDS.items():
            self.group.addItem(tr(told), group.value if group else "")
        self.group.setAccessibleName(tr("One file each"))
        for combo in (self.occasion, self.group):
            combo.set_least(8)
        for made in self.kinds.values():
            self._kinds.addButton(made)
        self.kinds[KINDS[0].id].setChecked(True)
        self.given.setChecked(True)
        self.day.describe(tr("Handed out on"), "")
        self.day.set_value(today.isoformat())

    def _lay_out(self) -> None:
        tr, px, theme = self._context.tr, self._context.theme.px, self._context.theme
        self._ask(tr("Occasion"), self.occasion)
        files = QVBoxLayout()
        files.setSpacing(0)
        files.addWidget(Text(tr("Files"), TextStyle.LABEL))
        for kind in KINDS:
            files.addWidget(Option(theme, self.kinds[kind.id], tr(kind.words)))
            line = Text(tr(kind.line), TextStyle.CAPTION, Tone.NEUTRAL)
            line.setContentsMargins(px(34), 0, 0, px(6))
            self.kinds[kind.id].setAccessibleDescription(tr(kind.line))
            files.addWidget(line)
        self.body.addLayout(files)
        row = QVBoxLayout(self._group_row)
        row.setContentsMargins(px(34), 0, 0, 0)
        row.setSpacing(px(4))
        label = Text(tr("One file each"), TextStyle.LABEL)
        label.setBuddy(self.group)
        hint = tr("Each file begins with a cover sheet that lists the names.")
        for part in (label, self.group, Text(hint, TextStyle.CAPTION, Tone.NEUTRAL)):
            row.addWidget(part)
        self.body.addWidget(self._group_row)
        self.body.addWidget(
            Option(theme, self.given, tr("Note in the register that the forms are handed out"))
        )
        day = QVBoxLayout()
        day.setContentsMargins(px(34), 0, 0, 0)
        day.addWidget(self.day)
        self.body.addLayout(day)
        self._group_row.hide()

    def _ask(self, label: str, widget: QWidget) -> None:
        words = Text(label, TextStyle.LABEL)
        words.setBuddy(widget)
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        column.addWidget(words)
        column.addWidget(widget)
        self.body.addLayout(column)

    def _connect(self) -> None:
        self.occasion.currentIndexChanged.connect(self._tell)
        self.group.currentIndexChanged.connect(self._tell)
        self._kinds.buttonToggled.connect(self._tell)
        self.given.toggled.connect(self._tell)
        self.day.changed.connect(self._tell)

    def _tell(self) -> None:
        self._group_row.setVisible(self.wish.kind.layout is Layout.COMBINED)
        self.day.setVisible(self.given.isChecked())
        self.day.set_invalid(invalid=not self.is_ready)
        self.changed.emit()
