"""The screens of a round in the room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from charta.domain.diagnostic import DiagnosticText
from charta.ui.appearance import NAMES
from charta.ui.context import UiContext
from charta.ui.diagnostic.group_box import GroupBox
from charta.ui.diagnostic.room_round import Round
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

KEYS: Final = (1, 2, 3, 4, 5, 0)
"""The keys of the answers, in the order of the scale."""
LEFT_OUT: Final = -1


class Screen(QWidget):
    """One screen: what is told above, its own content in `column`, buttons at the foot."""

    begun = Signal()
    answered = Signal(int)
    went_back = Signal()
    confirmed = Signal()
    handed_on = Signal()
    ended = Signal()
    language_chosen = Signal(str)

    def __init__(self, context: UiContext, people: int) -> None:
        super().__init__()
        self.context = context
        px = context.theme.px
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(px(24))
        self._languages = Flow(px(8))
        self.count = Text(self._people_words(people), TextStyle.CAPTION, Tone.NEUTRAL)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.count, 1)
        top.addWidget(self._languages)
        self._outer.addLayout(top)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(16))
        self._outer.addLayout(self.column)
        self._outer.addStretch()
        self.foot = Flow(px(8))
        self._outer.addWidget(self.foot)
        self.first: QWidget | None = None

    def offer_languages(self, languages: Sequence[str], chosen: str) -> None:
        """Offer the languages of the charter, where there is more than one."""
        for language in languages if len(languages) > 1 else ():
            made = button(self.context.icons, NAMES.get(language, language))
            made.setCheckable(True)
            made.setChecked(language == chosen)
            made.setObjectName(language)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(self._choose_language)
            self._languages.add(made)

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        (self.first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """All that the screen says."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _people_words(self, people: int) -> str:
        if not people:
            return self.context.tr("Nobody has answered in this round yet.")
        return self.context.ntr(
            "{count} person has answered in this round.",
            "{count} people have answered in this round.",
            people,
        )

    def _choose_language(self) -> None:
        self.language_chosen.emit(self.sender().objectName())


class StartScreen(Screen):
    """Says how it goes, and takes the group of those who answer."""

    def __init__(
        self, context: UiContext, texts: DiagnosticText, groups: Sequence[str], round_: Round
    ) -> None:
        super().__init__(context, round_.people)
        tr, px = context.tr, context.theme.px
        self.column.addWidget(Text(texts.title, TextStyle.DISPLAY))
        self.column.addWidget(Text(texts.instructions))
        keys = tr(
            "Answer by clicking, or by the keys 1 to 5, and 0 for “{unknown}”.", unknown=texts.scale[-1]
        )
        self.column.addWidget(Text(keys))
        self.group = GroupBox(context, groups)
        self.group.setEditText(round_.group)
        self.group.setMaximumWidth(px(360))
        label = Text(tr("&Group (optional)"), TextStyle.LABEL)
        label.setBuddy(self.group)
        chosen = QVBoxLayout()
        chosen.setSpacing(px(4))
        chosen.addWidget(label)
        chosen.addWidget(self.group)
        hint = tr("A team or a site, the same for everybody in this round.")
        chosen.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        self.column.addLayout(chosen)
        small = tr(
            "Nobody’s own answers are stored. They are added up, and the sums are stored once at least "
            "{smallest} people have answered.",
            smallest=round_.questionnaire.smallest,
        )
        self.column.addWidget(Text(small, TextStyle.CAPTION, Tone.NEUTRAL))
        self.start = button(context.icons, tr("Begin"), Kind.PRIMARY)
        self.start.clicked.connect(self.begun)
        leave = button(context.icons, tr("Leave"))
        leave.clicked.connect(self.ended)
        self.foot.add(self.start)
        self.foot.add(leave)
        self.first = self.start


class StatementScreen(Screen):
    """One statement with its six answers."""

    def __init__(self, context: UiContext, texts: DiagnosticText, round_: Round) -> None:
        super().__init__(context, round_.people)
        total = len(round_.questionnaire.items)
        self.answers: dict[int, QPushButton] = {}
        self._fill_progress(round_.place, total)
        statement = Text(texts.items[round_.item], TextStyle.DISPLAY)
        self.column.addWidget(statement)
        self._fill_answers(texts.scale, round_.answer)
        tr = context.tr
        self.back = button(context.icons, tr("Back"), Kind.QUIET, "arrow-left")
        self.back.setEnabled(round_.place > 0)
        self.back.clicked.connect(self.went_back)
        self.leave_out = button(context.icons, tr("Leave this one out"), Kind.QUIET)
        self.leave_out.clicked.connect(self._leave_out)
        self.foot.add(self.back)
        self.foot.add(self.leave_out)
        self.setAccessibleName(statement.text())
        self.first = self.answers[round_.answer if round_.answer is not None else KEYS[0]]

    def _fill_progress(self, place: int, total: int) -> None:
        px, tr = self.context.theme.px, self.context.tr
        column = QVBoxLayout()
        column.setSpacing(px(8))
        words = tr("Statement {number} of {total}", number=place + 1, total=total)
        column.addWidget(Text(words, TextStyle.OVERLINE))
        bar = QProgressBar()
        bar.setRange(0, total)
        bar.setValue(place)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        column.addWidget(bar)
        self.column.addLayout(column)

    def _fill_answers(self, scale: Sequence[str], chosen: int | None) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(8))
        for key, words in zip(KEYS, scale, strict=True):
            made = button(self.context.icons, f"{key}   {words.replace('&', '&&')}")
            made.setProperty("kind", "answer")
            made.setCheckable(True)
            made.setChecked(key == chosen)
            made.setObjectName(str(key))
            made.setAccessibleName(words)
            # Digits of one width, so that the words begin in one line.
            digits = made.font()
            digits.setFeature(QFont.Tag("tnum"), 1)
            made.setFont(digits)
            made.clicked.connect(self._answer)
            self.answers[key] = made
            column.addWidget(made)
        self.column.addLayout(column)

    def _answer(self) -> None:
        self.answered.emit(int(self.sender().objectName()))

    def _leave_out(self) -> None:
        self.answered.emit(LEFT_OUT)


class LastScreen(Screen):
    """After the last statement: the answers count from here on."""

    def __init__(self, context: UiContext, round_: Round) -> None:
        super().__init__(context, round_.people)
        tr = context.tr
        self.column.addSpacing(context.theme.px(32))
        self.column.addWidget(Text(tr("That was the last statement."), TextStyle.DISPLAY))
        told = (
            tr("Go back if you want to change something. Otherwise, hand your answers in.")
            if round_.is_answering
            else tr(
                "You left every statement out, so nothing will be counted. Go back if you want to answer."
            )
        )
        self.column.addWidget(Text(told))
        self.done = button(context.icons, tr("Hand in my answers"), Kind.PRIMARY)
        self.done.clicked.connect(self.confirmed)
        back = button(context.icons, tr("Back"), Kind.QUIET, "arrow-left")
        back.clicked.connect(self.went_back)
        self.foot.add(self.done)
        self.foot.add(back)
        self.first = self.done


class HandOverScreen(Screen):
    """Between two people: shows nothing of anybody’s answers."""

    def __init__(self, context: UiContext, round_: Round) -> None:
        super().__init__(context, round_.people)
        tr = context.tr
        sign = QLabel()
        sign.setPixmap(context.icons.pixmap("circle-check", Role.SUCCESS, 40, self.devicePixelRatioF()))
        self.column.addSpacing(context.theme.px(32))
        self.column.addWidget(sign)
        self.column.addWidget(Text(tr("Thank you. Please hand the keyboard on."), TextStyle.DISPLAY))
        self.column.addWidget(
            Text(tr("Your answers are no longer on this screen, and nobody can call them up."))
        )
        self.next = button(context.icons, tr("Next person"), Kind.PRIMARY, "arrow-right", icon_last=True)
        self.next.clicked.connect(self.handed_on)
        self.stop = button(context.icons, tr("End the round"))
        self.stop.clicked.connect(self.ended)
        self.foot.add(self.next)
        self.foot.add(self.stop)
        self.first = self.next
