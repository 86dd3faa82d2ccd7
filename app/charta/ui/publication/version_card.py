"""A published version as a card: what it is, who published it, what became of it, and what can be done."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from charta.errors import N_
from charta.services.editions import Published, VersionState
from charta.ui.context import UiContext
from charta.ui.publication.words import (
    STATE_ICONS,
    STATE_TONES,
    STATE_WORDS,
    applies_line,
    short,
)
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class VersionAction(StrEnum):
    """What can be done with a version."""

    READ = "read"
    APPROVALS = "approvals"
    CHANGES = "changes"
    DOCUMENTS = "documents"
    EVIDENCE = "evidence"
    REVIEWED = "reviewed"
    WITHDRAW = "withdraw"


_LOOKS: Final[Mapping[VersionAction, tuple[str, Kind, str]]] = {
    VersionAction.READ: (N_("Read…"), Kind.SECONDARY, "book-open"),
    VersionAction.APPROVALS: (N_("Who approved what…"), Kind.SECONDARY, "users"),
    VersionAction.CHANGES: (N_("What changed…"), Kind.SECONDARY, "git-compare-arrows"),
    VersionAction.DOCUMENTS: (N_("Save the documents…"), Kind.QUIET, "download"),
    VersionAction.EVIDENCE: (N_("Evidence file…"), Kind.QUIET, "shield-check"),
    VersionAction.REVIEWED: (N_("Reviewed, no change…"), Kind.QUIET, "calendar"),
    VersionAction.WITHDRAW: (N_("Withdraw…"), Kind.QUIET, "x"),
}
_LIVE: Final = (VersionAction.REVIEWED, VersionAction.WITHDRAW)


class VersionCard(Card):
    """Shows one version; `asked` carries what is to be done and the version's number."""

    asked = Signal(VersionAction, str)

    def __init__(self, context: UiContext, published: Published, state: VersionState) -> None:
        super().__init__(context.theme)
        self._context = context
        self.published = published
        self.state = state
        tr, number = context.tr, published.version.number
        title = tr("Version {number}", number=number)
        word = tr(STATE_WORDS[state])
        self.setAccessibleName(tr("{title}: {state}", title=title, state=word))
        self.chip = Chip(context.theme, context.icons, word, STATE_TONES[state], icon=STATE_ICONS[state])
        self.buttons = {action: self._button(action, title) for action in self._possible()}
        self.copy = button(context.icons, tr("Copy the whole fingerprint"), Kind.LINK)
        self.copy.setAccessibleDescription(title)
        self.copy.clicked.connect(self.copy_fingerprint)
        self._lay_out(title)

    def lines(self) -> tuple[str, ...]:
        """Return what is said of the version, one sentence a line."""
        return tuple(self._lines())

    def copy_fingerprint(self) -> None:
        """Put the whole fingerprint on the clipboard."""
        QGuiApplication.clipboard().setText(self.published.version.fingerprint)
        self._context.messages.inform(self._context.tr("The fingerprint is on the clipboard."))

    def focus_on(self, action: str) -> None:
        """Put the keyboard on an action, or on the first one."""
        found = next((entry for entry in self.buttons if entry == action), VersionAction.READ)
        self.buttons[found].setFocus(Qt.FocusReason.OtherFocusReason)

    def _possible(self) -> Iterator[VersionAction]:
        for action in VersionAction:
            is_old = action is VersionAction.REVIEWED and not self.published.is_current
            if not is_old and not (action in _LIVE and self.state is VersionState.WITHDRAWN):
                yield action

    def _button(self, action: VersionAction, title: str) -> QPushButton:
        words, kind, icon = _LOOKS[action]
        made = button(self._context.icons, self._context.tr(words), kind, icon)
        made.setObjectName(action)
        made.setAccessibleDescription(title)
        made.clicked.connect(self._press)
        return made

    def _press(self) -> None:
        self.asked.emit(VersionAction(self.sender().objectName()), self.published.version.number)

    def _lines(self) -> Iterator[str]:
        words, version = self._context.translator, self.published.version
        yield applies_line(self.published, self.state, words)
        yield words.tr("Published by {name}, {moment}.", name=version.by, moment=words.moment(version.at))
        for review in self.published.reviews:
            line = words.tr(
                "Reviewed, no change: {name}, {moment}.", name=review.by, moment=words.moment(review.at)
            )
            yield f"{line} {review.note}".strip()
        withdrawal = self.published.withdrawal
        if withdrawal is not None:
            yield words.tr(
                "Withdrawn by {name}, {moment}: {reason}",
                name=withdrawal.by,
                moment=words.moment(withdrawal.at),
                reason=withdrawal.reason,
            )
        elif self.published.is_current and self.published.review is not None:
            yield words.tr("To be looked at again by {day}.", day=words.day(self.published.review))

    def _lay_out(self, title: str) -> None:
        px, tr = self._context.theme.px, self._context.tr
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Text(title, TextStyle.SUBTITLE), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        details = QVBoxLayout()
        details.setSpacing(px(4))
        if self.published.version.note:
            details.addWidget(Text(self.published.version.note))
        for line in self._lines():
            details.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        self.body.addLayout(details)
        prints = Flow(px(8))
        fingerprint = short(self.published.version.fingerprint)
        told = tr("Fingerprint: {fingerprint}", fingerprint=fingerprint)
        label = Text(told, TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        label.setMinimumHeight(self.copy.sizeHint().height())
        prints.add(label)
        prints.add(self.copy)
        self.body.addWidget(prints)
        actions = Flow(px(8))
        for made in self.buttons.values():
            actions.add(made)
        self.body.addWidget(actions)
