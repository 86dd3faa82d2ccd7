"""Words with what is proposed to go and to come, as a label."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from charta.domain.differences import Op, Run, word_runs
from charta.ui.theme import Role, Theme
from charta.ui.widgets.tips import breakable

_END: Final = "¶"


class MarkedText(QLabel):
    """Shows runs of words: added ones underlined, removed ones struck out, both on a ground of their own."""

    def __init__(self, theme: Theme, runs: Sequence[Run], around: tuple[str, str] = ("", "")) -> None:
        """Build it; `around` are the words before and behind the runs."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(_html(theme, runs, around))
        plain = "".join(run.text for run in runs if run.op is not Op.REMOVED)
        self.setAccessibleName(" ".join(f"{around[0]}{plain}{around[1]}".split()))


def proposed_runs(now: str, proposed: str) -> tuple[Run, ...]:
    """Return the runs from what stands to what is proposed; words that have nothing in common stay whole."""
    runs = word_runs(now, proposed)
    kept = sum(len(run.text.strip()) for run in runs if run.op is Op.SAME)
    if kept * 3 < max(len(now), len(proposed)):
        whole = (Run(Op.REMOVED, now), Run(Op.ADDED, proposed))
        return tuple(run for run in whole if run.text)
    return runs


def _html(theme: Theme, runs: Sequence[Run], around: tuple[str, str]) -> str:
    before, after = (_words(theme, f"… {around[0]}", muted=True), _words(theme, f"{around[1]} …", muted=True))
    middle = "".join(_run(theme, run) for run in runs)
    return f"{before if around[0] else ''}{middle}{after if around[1] else ''}"


def _words(theme: Theme, text: str, *, muted: bool = False) -> str:
    shown = escape(breakable(text)).replace("\n", "<br>")
    return f'<span style="color:{theme.colours[Role.TEXT_MUTED]}">{shown}</span>' if muted else shown


def _run(theme: Theme, run: Run) -> str:
    if run.op is Op.SAME:
        return _words(theme, run.text)
    role, line = (Role.INSERTED, "underline") if run.op is Op.ADDED else (Role.DELETED, "line-through")
    # The end of a line is nothing to see, and may be all that changes.
    shown = escape(breakable(run.text)).replace("\n", f"{_END}<br>")
    style = f"background-color:{theme.colours[role]};text-decoration:{line}"
    return f'<span style="{style}">{shown}</span>'
