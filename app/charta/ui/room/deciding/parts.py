"""The widgets of the pane, put together: they show what they are handed and say what is asked of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.deciding import from_json
from charta.ui.context import UiContext
from charta.ui.room.deciding.answering import AnswerForm
from charta.ui.room.deciding.clause import Clause
from charta.ui.room.deciding.decisions import Decisions
from charta.ui.room.deciding.keys import HINT, KEYS, MORE, Act
from charta.ui.room.deciding.layout import TwoColumns
from charta.ui.room.deciding.proposals import ArgumentForm, Proposals
from charta.ui.room.deciding.question_card import QuestionCard
from charta.ui.room.deciding.round_panel import RoundPanel
from charta.ui.room.deciding.scale_choice import ScaleChoice
from charta.ui.room.deciding.seat_bar import SeatBar
from charta.ui.room.deciding.stand import Stand
from charta.ui.room.deciding.table import Proposal, Table
from charta.ui.room.deciding.tools import Tools
from charta.ui.room.deciding.topic_list import TopicList
from charta.ui.room.deciding.topics import Topic
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.problem import Problem


class Parts:
    """Everything that the pane consists of."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int) -> None:
        tr = context.tr
        self._bench = bench
        self.words = DecidingWords(bench, context.translator)
        self.topics = TopicList(context)
        self.question = QuestionCard(context, bench, self.words)
        self.seats = SeatBar(context)
        self.tools = Tools(context)
        self.problem = Problem(context)
        self.proposals = Proposals(context, self.words)
        self.proposal_form = AnswerForm(
            context, bench, tr("New proposal"), tr("Put forward"), tr("In words, or why")
        )
        self.argument_form = ArgumentForm(context)
        self.scale = ScaleChoice(context)
        self.change_scale = button(context.icons, tr("Other scale"), Kind.LINK)
        self.change_scale.setToolTip(tr("Answer in another way from the next round on"))
        self.round = RoundPanel(context, self.words)
        self.decision_form = AnswerForm(
            context, bench, tr("Decision"), tr("Decide"), tr("Reason, or the decision in words")
        )
        self.decisions = Decisions(context, self.words, workshop)
        self.clause = Clause(context, bench)
        self.hint = _hint(context)
        self.tools.add(self.change_scale)
        self._nothing = EmptyState(
            context.theme,
            context.icons,
            "list-checks",
            tr("Nothing to decide here"),
            tr("Choose a section on the agenda; its questions appear here."),
        )
        self._columns = self._arrange(context)
        self.area = QWidget()
        self._lay_out(context)

    @property
    def columns(self) -> TwoColumns:
        """The columns in which the parts stand."""
        return self._columns

    def show_nothing(self) -> None:
        """Say that there is no section to talk about."""
        self._nothing.show()
        self._columns.hide()
        self.hint.hide()

    def show_topics(self, topics: Sequence[Topic], staged: str) -> None:
        """Show the list of topics."""
        self._nothing.hide()
        self._columns.show()
        self.hint.show()
        self.topics.show_topics(topics, staged)

    def show_table(self, table: Table, topic: Topic, proposals: Sequence[Proposal], stand: Stand) -> None:
        """Show a question with everything that lies on the table for it."""
        staged = next((p for p in proposals if stand.motion in {m.number for m in p.motions}), None)
        self.question.show_topic(table, topic)
        self.tools.show_for(staged)
        self.proposals.show_proposals(proposals, staged.number if staged else 0, table.earlier())
        decisions = table.decisions()
        self.decisions.show_decisions([(one, self._bench.deciding.still_holds(one)) for one in decisions])
        if not self.decision_form.isHidden():
            self.clause.show_foreseen(table, self.decision_form.raw())
        elif shown := next((one for one in decisions if one.number == stand.resolution), None):
            self.clause.show_decided(shown)
        elif staged is not None and staged.value and not staged.is_withdrawn:
            self.clause.show_foreseen(table, from_json(staged.value), staged.letter)
        else:
            self.clause.show_foreseen(table, None)

    def close_forms(self) -> None:
        """Hide what was opened for another question; what was typed is kept for it."""
        for form in (self.proposal_form, self.argument_form, self.decision_form, self.scale):
            form.hide()

    def see(self, part: QWidget) -> None:
        """Scroll to a part, once it has found its place."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._columns.ensureWidgetVisible(part, 0, 24)
        # What has just been shown gets its height with the next events only.
        QTimer.singleShot(0, part, partial(self._columns.ensureWidgetVisible, part, 0, 24))

    def _lay_out(self, context: UiContext) -> None:
        px = context.theme.px
        whole = QVBoxLayout(self.area)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(4))
        whole.addWidget(self._nothing)
        whole.addWidget(self._columns, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(12), 0, px(12), px(4))
        foot.addWidget(self.hint)
        whole.addLayout(foot)

    def _arrange(self, context: UiContext) -> TwoColumns:
        left = (self.topics, self.seats, self.question)
        right = (
            *(self.tools, self.problem, self.proposal_form, self.proposals, self.argument_form),
            *(self.scale, self.round, self.decision_form, self.decisions, self.clause),
        )
        return TwoColumns(context, left, right)


def _hint(context: UiContext) -> ElidedLabel:
    """Return the line that names the keys; its tool tip names all of them."""
    short, more = context.tr(HINT), context.tr(MORE)
    made = ElidedLabel(short, TextStyle.CAPTION, Tone.NEUTRAL)
    made.setToolTip(f"{short}\n{more}")
    made.setAccessibleName(f"{short}. {more}")
    return made


def connect_always(
    pane: QWidget, act: Callable[[Act], object], speak: Callable[[str], object], departments: Sequence[str]
) -> None:
    """Let keys that are held with Ctrl or Alt act anywhere in the pane, whatever has the keyboard."""
    for one, key in KEYS.items():
        _shortcut(pane, key.keys[1], partial(act, one))
    for place, department in enumerate(("", *departments)):
        _shortcut(pane, f"Alt+{place}", partial(speak, department))


def _shortcut(pane: QWidget, keys: str, action: Callable[[], object]) -> None:
    made = QShortcut(QKeySequence(keys), pane)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setAutoRepeat(False)
    made.activated.connect(action)
