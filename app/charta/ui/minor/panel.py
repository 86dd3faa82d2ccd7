"""The choice on a section's page: the change is material as it stands, or minor once two agree on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.minor_changes import Reworded
from charta.ui.context import UiContext
from charta.ui.minor.dialogs import AnswerDialog, DeclareDialog
from charta.ui.minor.difference import Difference
from charta.ui.minor.words import called_line, concerned_line, department_names, lapsed_line, refused_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class MinorPanel(QFrame):
    """Shows how a signed section has changed, and takes the team's word on it; hidden where it has not."""

    def __init__(
        self, context: UiContext, bench: Workbench, section: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._section = section
        self._names = department_names(bench.session.catalogue, context.language)
        self._shown: Reworded | None = None
        self._concerned = Text("")
        self._said = Text("", TextStyle.LABEL)
        self._next = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.difference = Difference(context, bench)
        self.call = button(context.icons, context.tr("Call it minor…"), icon="pencil")
        self.confirm = button(context.icons, context.tr("Confirm that it is minor…"), icon="check")
        self.refuse = button(context.icons, context.tr("It is not minor…"), Kind.QUIET, "x")
        self.setProperty("area", "well")
        self._lay_out()
        self.call.clicked.connect(self.open_declaring)
        self.confirm.clicked.connect(self._open_confirming)
        self.refuse.clicked.connect(self._open_refusing)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What the panel says, a text each; empty where there is nothing to choose."""
        if self._shown is None:
            return ()
        texts = (self._concerned, self._said, self._next)
        return tuple(text.text() for text in texts if text.text())

    def refresh(self) -> None:
        """Show the change as it stands."""
        found = self._bench.minor_changes.reworded(self._section)
        if found == self._shown:
            return
        had_focus = any(made.hasFocus() for made in self._buttons)
        self._shown = found
        self.setVisible(found is not None)
        if found is not None:
            self._show_change(found)
            if had_focus:
                self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_declaring(self) -> DeclareDialog | None:
        """Open the dialog in which the change is called minor, and return it; None where it cannot be."""
        if self._shown is None:
            return None
        dialog = DeclareDialog(self._context, self._bench, self._shown, self.window())
        dialog.open()
        return dialog

    def open_answering(self, *, confirms: bool) -> AnswerDialog | None:
        """Open the dialog in which that is answered, and return it; None where nothing is to be answered."""
        if self._shown is None or self._shown.declared is None:
            return None
        dialog = AnswerDialog(self._context, self._bench, self._shown, self.window(), confirms=confirms)
        dialog.open()
        return dialog

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.call, self.confirm, self.refuse)

    @property
    def _first(self) -> QPushButton:
        return next(made for made in self._buttons if not made.isHidden())

    def _open_confirming(self) -> None:
        self.open_answering(confirms=True)

    def _open_refusing(self) -> None:
        self.open_answering(confirms=False)

    def _show_change(self, found: Reworded) -> None:
        is_called = found.declared is not None
        self.difference.show_change(found)
        self._concerned.setText(concerned_line(found, self._names, self._context.translator))
        said = self._what_was_said(found)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._next.setText(self._what_comes_next(is_called=is_called))
        self.call.setVisible(not is_called)
        for made in (self.confirm, self.refuse):
            made.setVisible(is_called)
        self.setAccessibleDescription(" ".join(self.words))

    def _what_was_said(self, found: Reworded) -> str:
        translator = self._context.translator
        if found.declared is not None:
            return called_line(found.declared, self._names, translator)
        if found.refused is not None:
            return refused_line(*found.refused, self._names, translator)
        return lapsed_line(found.lapsed, translator) if found.lapsed is not None else ""

    def _what_comes_next(self, *, is_called: bool) -> str:
        tr = self._context.tr
        if is_called:
            return tr("Until somebody of another department confirms it, the sign-offs stay outdated.")
        return tr(
            "As it stands, the change is material and the sign-offs are asked for again; nothing need be "
            "done for that. A typo or a clearer word is minor."
        )

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.setAccessibleName(tr("Minor or material?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        choice = Flow(px(8))
        for made in self._buttons:
            choice.add(made)
        legend = Text(tr("Struck out: what went. Underlined: what came."), TextStyle.CAPTION, Tone.NEUTRAL)
        for widget in (
            Text(tr("Minor or material?"), TextStyle.LABEL),
            self._concerned,
            self.difference,
            legend,
            self._said,
            self._next,
            choice,
        ):
            column.addWidget(widget)
