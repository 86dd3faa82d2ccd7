"""What the board says: states, decisions and obstacles in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from charta.domain.agreement import DepartmentState, Stand
from charta.domain.records import Decision, DecisionKind
from charta.errors import N_
from charta.i18n import Translator
from charta.services.agreement import BoardRow
from charta.ui.minor.words import Names, carried_lines
from charta.ui.stands import cell_state, state_word

_TAKEN: Final[Mapping[DecisionKind, str]] = {
    DecisionKind.APPROVE: N_("Approved by {name}, {moment}."),
    DecisionKind.RESERVE: N_("Approved with a reservation by {name}, {moment}."),
    DecisionKind.REQUEST_CHANGE: N_("Change requested by {name}, {moment}."),
}


def decision_line(decision: Decision, translator: Translator) -> str:
    """Return who decided what, and when."""
    return translator.tr(_TAKEN[decision.kind], name=decision.by, moment=translator.moment(decision.at))


def delegated_line(absent: str, translator: Translator) -> str:
    """Return in whose place a delegate signed."""
    return translator.tr("Signed for {absent}, absent.", absent=absent)


def detail(stand: Stand, obstacle: str, translator: Translator) -> str:
    """Return all that is known about a cell, a sentence or two; the note is not in it."""
    parts = []
    if not stand.required:
        parts.append(translator.tr("This department is not asked to sign this section."))
    if stand.decision is not None:
        parts.append(decision_line(stand.decision, translator))
    if stand.delegate_for:
        parts.append(delegated_line(stand.delegate_for, translator))
    if stand.required and stand.state is DepartmentState.OUTDATED:
        parts.append(translator.tr("The text has changed since."))
    if stand.waits and obstacle:
        parts.append(obstacle_line(obstacle, translator))
    elif stand.waits and stand.decision is None:
        parts.append(translator.tr("A decision is awaited."))
    return " ".join(parts)


def obstacle_line(obstacle: str, translator: Translator) -> str:
    """Return why a section cannot be signed yet, as a sentence."""
    return translator.tr("It cannot be signed yet: {reason}.", reason=translator.tr(obstacle))


def note_line(decision: Decision, translator: Translator) -> str:
    """Return the note of a decision, introduced."""
    return translator.tr("Note: {note}", note=decision.note)


def section_name(row: BoardRow, language: str) -> str:
    """Return what the screen calls a section."""
    return row.section.text(language).title


def cell_sentence(row: BoardRow, stand: Stand, names: Names, translator: Translator) -> str:
    """Return a whole cell for a screen reader: section, department, state, detail and note.

    `names` are what the screen calls the departments.
    """
    parts = [
        translator.tr(
            "{section}, {department}: {state}.",
            section=section_name(row, translator.language),
            department=names[stand.department],
            state=state_word(cell_state(stand), translator),
        ),
        detail(stand, row.obstacle, translator),
    ]
    if stand.decision is not None and stand.decision.note:
        parts.append(note_line(stand.decision, translator))
    parts += carried_lines(stand, names, translator)
    return " ".join(part for part in parts if part)


def signed_line(rows: Sequence[BoardRow], translator: Translator) -> str:
    """Return how many sections everyone has signed."""
    return translator.ntr(
        "{done} of {count} section signed",
        "{done} of {count} sections signed",
        len(rows),
        done=sum(row.is_signed for row in rows),
    )


def waiting_line(count: int, translator: Translator) -> str:
    """Return how many sections wait for a department."""
    if not count:
        return translator.tr("none waiting")
    return translator.ntr("{count} waiting", "{count} waiting", count)


def short_day(moment: datetime, translator: Translator) -> str:
    """Return a day without its year, short: '24 nov.', 'Nov 24'."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", moment.astimezone(), locale=f"{translator.language}_CA")
