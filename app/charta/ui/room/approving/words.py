"""What the pane says of an act of signing, before and after it."""

from collections.abc import Iterator, Sequence

from charta.errors import ChartaError, Conflict, NoteRequired, sentence
from charta.services.agreement import BoardRow
from charta.services.participants import Signer
from charta.ui.board.words import obstacle_line
from charta.ui.context import UiContext
from charta.ui.room.approving.seats import Seat


def obstacles(
    context: UiContext, row: BoardRow | None, seats: Sequence[Seat], *, running: bool
) -> Iterator[str]:
    """Yield what stands in the way of signing, a sentence each."""
    if not running:
        yield context.tr("The workshop is not running: begin it, or go on with it, before anybody signs.")
    if row is not None and row.obstacle:
        yield obstacle_line(row.obstacle, context.translator)
    if not seats:
        yield context.tr("No department is asked to sign this section; the sign-off board says who does.")


def recorded(context: UiContext, seat: Seat, signer: Signer, count: int) -> str:
    """Return what was recorded, for how many sections, and who signed in whose place."""
    name, absent = signer.name, signer.delegate_for
    by = context.tr("{name} for {absent}, absent", name=name, absent=absent) if absent else name
    return context.ntr(
        "{department}: recorded for {count} section, signed by {name}.",
        "{department}: recorded for {count} sections, signed by {name}.",
        count,
        department=seat.name,
        name=by,
    )


def refused(context: UiContext, error: ChartaError) -> str:
    """Return why nothing was recorded, and what to do."""
    tr = context.tr
    if isinstance(error, Conflict):
        return tr("Nothing was recorded: the text has changed meanwhile. Read the new one, then decide.")
    told = sentence(error, context)
    if isinstance(error, NoteRequired):
        return tr("{problem} Write it, then press Ctrl+Enter.", problem=told)
    return told
