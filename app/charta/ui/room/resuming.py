"""A workshop that still runs when its charter is opened, after a crash or a forgotten end: what to do."""

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.errors import N_
from charta.ui.companion import companions
from charta.ui.context import UiContext
from charta.ui.desk import LeftRunning
from charta.ui.theme import Tone


def left_running(context: UiContext, bench: Workbench, number: int, window: QWidget) -> LeftRunning | None:
    """Return what is said of a workshop that nobody ended, None where its window is open."""
    if companions(window):
        return None
    course = bench.timekeeping.course(number)
    if course.last is None:
        return None
    is_forgotten = course.is_forgotten(bench.session.clock.now())
    template = (
        N_("Nobody ended workshop {number}; its last sign of life was {moment}.")
        if is_forgotten
        else N_("Workshop {number} is still running; its last sign of life was {moment}.")
    )
    said = context.tr(template, number=number, moment=context.translator.moment(course.last))

    def go_on() -> None:
        from charta.ui.room.window import open_room

        room = open_room(context, bench, number, window)
        if is_forgotten:
            room.conductor.begin()

    def end() -> None:
        if not context.attempt(lambda: bench.timekeeping.end(number)):
            return
        told = context.tr(
            "Workshop {number} is over. Its minutes are on the page “Workshops”.", number=number
        )
        context.messages.inform(told, Tone.SUCCESS)

    return LeftRunning(said, go_on, end)
