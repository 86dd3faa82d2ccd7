"""Why nothing waits for a department: what a view says instead of staying empty."""

from collections.abc import Sequence

from charta.domain.agreement import DepartmentState, Stand
from charta.i18n import Translator
from charta.services.agreement import BoardRow
from charta.ui.board.words import section_name


def nothing_waits(rows: Sequence[BoardRow], department: str, translator: Translator) -> tuple[str, ...]:
    """Return the reasons, a sentence each, the most telling first; `rows` is the whole board."""
    if not rows:
        return (translator.tr("No section is part of the charter yet."),)
    asked = [(row, _stand(row, department)) for row in rows]
    asked = [(row, stand) for row, stand in asked if stand.required]
    if not asked:
        return (translator.tr("This department is not asked to sign any section."),)
    return (*_signed(asked, translator), *_requested(asked, translator), *_blocked(asked, translator))


def _signed(asked: Sequence[tuple[BoardRow, Stand]], translator: Translator) -> Sequence[str]:
    signed = sum(stand.is_signed for _, stand in asked)
    if signed == len(asked):
        return (translator.tr("Every section that it must sign is signed."),)
    if not signed:
        return ()
    return (
        translator.ntr(
            "It has signed {signed} of the {count} section that it must sign.",
            "It has signed {signed} of the {count} sections that it must sign.",
            len(asked),
            signed=signed,
        ),
    )


def _requested(asked: Sequence[tuple[BoardRow, Stand]], translator: Translator) -> Sequence[str]:
    return tuple(
        translator.tr(
            "{section}: a change was requested; it comes back once the text has changed.",
            section=section_name(row, translator.language),
        )
        for row, stand in asked
        if stand.state is DepartmentState.CHANGE_REQUESTED
    )


def _blocked(asked: Sequence[tuple[BoardRow, Stand]], translator: Translator) -> Sequence[str]:
    return tuple(
        translator.tr(
            "{section} cannot be signed yet: {reason}.",
            section=section_name(row, translator.language),
            reason=translator.tr(row.obstacle),
        )
        for row, stand in asked
        if row.obstacle and stand.waits
    )


def _stand(row: BoardRow, department: str) -> Stand:
    return next(entry for entry in row.stands if entry.department == department)
