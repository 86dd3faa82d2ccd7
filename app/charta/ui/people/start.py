"""What the page says while nobody is known: what it is for, and the ways to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import mark_over
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class PeopleStart(QFrame):
    """A place to drop a list on, with three verbs."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        tr, icons, px = context.tr, context.icons, context.theme.px
        self.setProperty("area", "drop")
        state = EmptyState(
            context.theme,
            icons,
            "users",
            tr("Who is given the charter?"),
            tr(
                "Drop the list of your people here: a spreadsheet, or a text file from your HR system. You "
                "see what it would change before anything is kept. Then this page says for each person "
                "whether a form is to be given, was given, or has been signed."
            ),
        )
        self.choose = button(icons, tr("Choose a file…"), Kind.PRIMARY, "folder-open")
        self.add = button(icons, tr("Add somebody by hand…"), icon="plus")
        self.sample = button(icons, tr("Save a list to fill…"), icon="download")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(24), px(24))
        column.setSpacing(px(12))
        column.addWidget(state)
        if (inside := state.layout()) is not None:
            # The verbs belong to the words above them.
            inside.setContentsMargins(px(24), px(20), px(24), px(4))
        flow = Flow(px(8))
        for made in (self.choose, self.add, self.sample):
            flow.add(made)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(flow)
        middle.addStretch()
        column.addLayout(middle)
        hint = tr(
            "Columns that are understood: employee number, name or given and family name, e-mail, "
            "department, site, job, manager, kind of employment, language, hire date, on leave. Only the "
            "name is needed; with a number or an address, people are recognised the next time."
        )
        told = Text(hint, TextStyle.CAPTION, Tone.NEUTRAL)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(told)

    def mark(self, *, over: bool) -> None:
        """Show whether a file is held over the page."""
        mark_over(self, over=over)
