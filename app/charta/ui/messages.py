"""The one door for what the window tells or asks the user outside its pages."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from charta.errors import ChartaError, sentence
from charta.i18n import Translator
from charta.ui.icons import Icons
from charta.ui.theme import Tone

if TYPE_CHECKING:
    from charta.ui.widgets.dialog import Reply


class Action(NamedTuple):
    """Something that a message offers to do, named by a verb."""

    text: str
    trigger: Callable[[], None]


class Notice(NamedTuple):
    """A message that does not stop the work."""

    text: str
    tone: Tone = Tone.NEUTRAL
    action: Action | None = None


class Messages(Protocol):
    """Tells and asks. Texts are in the user's language already; errors are told by their sentence."""

    def inform(self, text: str, tone: Tone = Tone.SUCCESS, action: Action | None = None) -> None:
        """Show a passing message."""
        ...

    def fail(self, error: ChartaError) -> None:
        """Tell a stated problem, and wait until it has been read."""
        ...

    def ask(self, title: str, text: str, replies: "Sequence[Reply]") -> str | None:
        """Ask a question whose answers are verbs; return the id of the reply, None where it was left open."""
        ...

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Ask whether to do what `verb` says."""
        ...


class WindowMessages:
    """Shows messages in a window: passing ones through `show_notice`, the others as dialogs."""

    def __init__(
        self, window: QWidget, translator: Translator, icons: Icons, show_notice: Callable[[Notice], None]
    ) -> None:
        self._window = window
        self._translator = translator
        self._icons = icons
        self._show_notice = show_notice

    def inform(self, text: str, tone: Tone = Tone.SUCCESS, action: Action | None = None) -> None:
        """Show a passing message."""
        self._show_notice(Notice(text, tone, action))

    def fail(self, error: ChartaError) -> None:
        """Tell a stated problem, and wait until it has been read."""
        self.tell(self._translator.tr("That did not work"), sentence(error, self._translator), Tone.DANGER)

    def tell(self, title: str, text: str, tone: Tone) -> None:
        """Tell something that has to be read before the work goes on."""
        from charta.ui.widgets.dialog import Reply

        self._exec(title, text, [Reply("close", self._translator.tr("Close"), is_default=True)], tone)

    def ask(self, title: str, text: str, replies: "Sequence[Reply]") -> str | None:
        """Ask a question whose answers are verbs; Escape leaves it open."""
        tone = Tone.WARNING if any(reply.danger for reply in replies) else Tone.ACCENT
        return self._exec(title, text, replies, tone)

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Ask whether to do what `verb` says."""
        from charta.ui.widgets.dialog import Reply

        replies = [
            Reply("cancel", self._translator.tr("Cancel"), is_default=danger),
            Reply("do", verb, is_default=not danger, danger=danger),
        ]
        return self.ask(title, text, replies) == "do"

    def _exec(self, title: str, text: str, replies: "Sequence[Reply]", tone: Tone) -> str | None:
        from charta.ui.widgets.dialog import MessageDialog

        dialog = MessageDialog(self._window, self._icons, title, text, replies, tone)
        accepted = dialog.exec() == MessageDialog.DialogCode.Accepted
        chosen = dialog.chosen if accepted else None
        dialog.deleteLater()
        return chosen
