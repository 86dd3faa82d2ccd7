"""Where the charter stands with its publication, in one sentence, and when it is to be looked at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.i18n import Translator
from charta.services.editions import Published, VersionState
from charta.services.publication import ReviewDue
from charta.ui.context import UiContext
from charta.ui.publication.words import beyond, changes_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.text import Text


class Headline(QWidget):
    """Says whether a version applies and what the draft has beyond it; reminds of a review that is near."""

    review_asked = Signal(str)
    """Nothing is to change in this version."""
    read_asked = Signal(str)
    """This version is to be read again."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._due: ReviewDue | None = None
        self.sentence = Text("", TextStyle.SUBTITLE)
        self._room = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(16))
        column.addWidget(self.sentence)
        column.addLayout(self._room)

    def refresh(self) -> None:
        """Show how things stand."""
        self.sentence.setText(headline(self._bench, self._context.translator))
        due = self._bench.publication.due()
        due = due if due is not None and due.is_near else None
        if due != self._due:
            self._due = due
            clear(self._room)
            if due is not None:
                self._room.addWidget(self._banner(due))

    def _banner(self, due: ReviewDue) -> Banner:
        tr, context = self._context.tr, self._context
        tone = Tone.WARNING if due.days < 0 else Tone.ACCENT
        banner = Banner(context.theme, context.icons, reminder(due, context.translator), tone)
        # The last one comes first, right behind the words.
        banner.add_action(tr("Nothing to change…")).clicked.connect(self._review)
        banner.add_action(tr("Read it again…")).clicked.connect(self._read)
        return banner

    def _review(self) -> None:
        if self._due is not None:
            self.review_asked.emit(self._due.version)

    def _read(self) -> None:
        if self._due is not None:
            self.read_asked.emit(self._due.version)


def headline(bench: Workbench, translator: Translator) -> str:
    """Return where the charter stands, as one sentence."""
    published = bench.editions.published()
    current = next((entry for entry in published if entry.is_current), None)
    if not published:
        return translator.tr("This charter has not been published yet.")
    if current is None:
        return translator.tr("No version applies: each was withdrawn.")
    return translator.tr(
        "{version}; {draft}.",
        version=_applies(bench, current, translator),
        draft=_draft(bench, current, translator),
    )


def reminder(due: ReviewDue, translator: Translator) -> str:
    """Return when a version is to be looked at again, as a sentence."""
    day = translator.day(due.day)
    if due.days < 0:
        return translator.tr(
            "Version {number} was to be looked at again by {day}.", number=due.version, day=day
        )
    return translator.tr("Version {number} is to be looked at again by {day}.", number=due.version, day=day)


def _applies(bench: Workbench, current: Published, translator: Translator) -> str:
    states = bench.editions.states()
    number, day = current.version.number, translator.day(current.effective)
    if states[number] is VersionState.IN_FORCE:
        return translator.tr("Version {number} has been in force since {day}", number=number, day=day)
    until_then = next((entry for entry, state in states.items() if state is VersionState.IN_FORCE), "")
    if until_then:
        return translator.tr(
            "Version {number} applies from {day}, version {earlier} until then",
            number=number,
            day=day,
            earlier=until_then,
        )
    return translator.tr("Version {number} applies from {day}", number=number, day=day)


def _draft(bench: Workbench, current: Published, translator: Translator) -> str:
    if not bench.publication.is_new():
        return translator.tr("the draft says the same")
    changes = beyond(bench, current)
    if not changes:
        return translator.tr("the draft has its sections in another order")
    return translator.tr("in the draft: {changes}", changes=changes_line(changes, translator))
