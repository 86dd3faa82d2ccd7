"""A dialog with something to read: the guide, and what Charta is."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charta import __version__
from charta.errors import N_
from charta.ui.actions import WindowActions
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, plain_name
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text

Paragraphs = Sequence[tuple[str, str]]


class ReadingDialog(QDialog):
    """Shows titled paragraphs."""

    def __init__(self, window: QWidget, context: UiContext, title: str, paragraphs: Paragraphs) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(16))
        area = ScrollColumn()
        area.body.setContentsMargins(px(32), px(32), px(32), px(16))
        area.body.setSpacing(px(8))
        area.body.addWidget(Text(title, TextStyle.DISPLAY))
        for heading, words in paragraphs:
            area.body.addSpacing(px(8))
            area.body.addWidget(Text(heading, TextStyle.SUBTITLE))
            area.body.addWidget(Text(words, tone=Tone.NEUTRAL))
        area.body.addStretch()
        column.addWidget(area)
        row = QHBoxLayout()
        row.setContentsMargins(px(32), 0, px(32), 0)
        row.addStretch()
        close = button(context.icons, context.tr("Close"), Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(px(640), px(560))


_GUIDE = (
    (
        N_("Prepare"),
        N_(
            "Say who you are and who is in the team, and choose the sections that your charter needs. "
            "What you answer here is used everywhere."
        ),
    ),
    (
        N_("Draft"),
        N_(
            "Each section asks a few questions. The wording follows from the answers as you give them; "
            "you may edit it, and nothing that you wrote is ever overwritten."
        ),
    ),
    (
        N_("Agree"),
        N_(
            "Each department approves, approves with a reservation, or asks for a change, in the room or in "
            "a Word file that it sends back. When a text changes afterwards, only those who had signed it "
            "are asked again."
        ),
    ),
    (
        N_("Publish"),
        N_(
            "The executive sponsor endorses the whole; then the charter is published under a number, and its "
            "text and documents are kept for good. Write the charter, the acknowledgement form and the "
            "sign-off sheet for Word, as PDF or as a web page."
        ),
    ),
    (
        N_("Saving"),
        N_(
            "There is nothing to save: every change is kept at once and can be undone, and backups are made "
            "while you work. The journal, and the history of each section, tell who changed what, and when."
        ),
    ),
)
_ABOUT = (
    (
        N_("What it is for"),
        N_("Charta helps a team to write, agree on and publish a social media charter."),
    ),
    (
        N_("No legal advice"),
        N_("The texts are a starting point. Have counsel look at your charter before you publish it."),
    ),
    (
        N_("Licences"),
        N_(
            "Charta is under the MIT licence, the Inter fonts under the SIL Open Font License, and the "
            "Lucide icons under the ISC licence. The window is made with Qt, under the LGPL, version 3."
        ),
    ),
)


def guide(window: QWidget, context: UiContext, actions: WindowActions) -> ReadingDialog:
    """Return the guide."""
    tr = context.tr
    shortcuts = (
        *(actions.next, actions.back, actions.unfinished, actions.find, actions.journal),
        *(actions.undo, actions.redo, actions.zoom_in, actions.zoom_out, actions.rail),
    )
    native = QKeySequence.SequenceFormat.NativeText
    keys = "\n".join(
        tr("{name}: {value}", name=plain_name(action), value=action.shortcut().toString(native))
        for action in shortcuts
    )
    paragraphs = [*((tr(heading), tr(words)) for heading, words in _GUIDE), (tr("Keys"), keys)]
    return ReadingDialog(window, context, tr("How Charta works"), paragraphs)


def about(window: QWidget, context: UiContext) -> ReadingDialog:
    """Return what Charta is."""
    tr = context.tr
    title = tr("Charta {version}", version=__version__)
    return ReadingDialog(window, context, title, [(tr(heading), tr(words)) for heading, words in _ABOUT])
