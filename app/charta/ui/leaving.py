"""Leaving a window in which something was typed that could not be saved, or work is under way."""

from collections.abc import Iterable

from charta.ui.context import UiContext


def may_leave_unsaved(context: UiContext, places: Iterable[str]) -> bool:
    """Ask whether to let go of what was typed and is not in the charter; `places` are where it stands."""
    tr = context.tr
    return context.messages.confirm(
        tr("Leave without what could not be saved?"),
        tr(
            "Something that was typed is not in the charter yet. It stands here: {steps}.",
            steps=", ".join(places),
        ),
        tr("Leave without it"),
        danger=True,
    )


def may_stop_work(context: UiContext, told: Iterable[str]) -> bool:
    """Ask whether to stop what is under way; `told` says in sentences what that is."""
    tr = context.tr
    return context.messages.confirm(
        tr("Stop what is under way?"), "\n".join(told), tr("Stop and leave"), danger=True
    )
