"""Publishing the next version: whether it can be done, and if not, why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.services.status import Missing
from charta.ui.context import UiContext
from charta.ui.publication.words import since_line
from charta.ui.theme import Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class PublishCard(Card):
    """Offers to publish; asks the page for the dialog."""

    publish_asked = Signal()
    changes_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Publish"), parent=parent)
        self._context = context
        self._bench = bench
        self.words = Text("")
        self.publish = button(context.icons, "", Kind.PRIMARY, "shield-check")
        self.publish.setObjectName("publish")
        self.changes = button(context.icons, context.tr("What changed…"), Kind.QUIET, "git-compare-arrows")
        self.why = Text("", tone=Tone.NEUTRAL)
        self.body.addWidget(self.words)
        actions = Flow(context.theme.px(8))
        actions.add(self.publish)
        actions.add(self.changes)
        self.body.addWidget(actions)
        self.body.addWidget(self.why)
        self.publish.clicked.connect(self.publish_asked)
        self.changes.clicked.connect(self.changes_asked)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Show whether the charter can be published; `missing` is what stands in the way."""
        tr, current = self._context.tr, self._bench.editions.current()
        number = self._bench.publication.suggested().number
        is_new = self._bench.publication.is_new()
        self.publish.setText(tr("Publish version {number}…", number=number))
        self.publish.setEnabled(is_new and not missing)
        self.changes.setVisible(current is not None and is_new)
        if current is None:
            self.words.setText(
                tr(
                    "A published version is frozen with its documents, its sign-offs and its fingerprint. "
                    "The text can still be worked on afterwards; what was published never moves."
                )
            )
        else:
            self.words.setText(since_line(self._bench, current, self._context.translator))
        self.words.setVisible(is_new)
        self.why.setText(self._why(missing, is_new=is_new))
        self.why.setVisible(bool(self.why.text()))
        self.publish.setToolTip(self.why.text())

    def _why(self, missing: tuple[Missing, ...], *, is_new: bool) -> str:
        if not is_new:
            return self._context.tr(
                "There is nothing new to publish. If the version was looked at again and nothing is to "
                "change, record that with it below."
            )
        if missing:
            return self._context.ntr(
                "{count} thing is missing first: it is listed above.",
                "{count} things are missing first: they are listed above.",
                len(missing),
            )
        return ""
