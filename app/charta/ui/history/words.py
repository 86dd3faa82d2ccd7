"""What the histories say in sentences."""

from charta.bootstrap import Workbench
from charta.domain.records import Answer, Comment, Decision, Wording
from charta.services.section_history import Restoration, SectionState
from charta.ui.context import UiContext

_SHOWN = 4


def told_changes(context: UiContext, bench: Workbench, state: SectionState) -> str:
    """Return what a state consists of, a line for each change, the first few of them."""
    lines = [_whole(context, bench, state, number) for number in range(min(_SHOWN, len(state.entries)))]
    more = len(state.entries) - _SHOWN
    if more > 0:
        lines.append(context.ntr("… and {count} more change", "… and {count} more changes", more))
    return "\n".join(lines)


def restore_question(context: UiContext, bench: Workbench, section: str, restoration: Restoration) -> str:
    """Return what restoring a state would do."""
    answers = sum(isinstance(change.record, Answer) for change in restoration.changes)
    wordings = sum(isinstance(change.record, Wording) for change in restoration.changes)
    parts = []
    if answers:
        told = context.ntr(
            "{count} answer becomes what it was then.", "{count} answers become what they were then.", answers
        )
        parts.append(told)
    if wordings:
        parts.append(
            context.tr("The wording as the team had edited it then, or not edited it, stands again.")
        )
    if restoration.differs:
        parts.append(
            context.tr(
                "Answers elsewhere have changed since, so that the text will not be word for word the one of "
                "then."
            )
        )
    signed = sum(stand.is_signed for stand in bench.agreement.row(section).stands)
    if signed and restoration.after != bench.history.texts(section, bench.session.charter):
        parts.append(
            context.ntr(
                "{count} department has signed the present text and will be asked again unless it had signed "
                "that one.",
                "{count} departments have signed the present text and will be asked again unless they had "
                "signed that one.",
                signed,
            )
        )
    parts.append(context.tr("Nothing is lost: it is a new change, and undo takes it back."))
    return " ".join(parts)


def _whole(context: UiContext, bench: Workbench, state: SectionState, number: int) -> str:
    entry = state.entries[number]
    line = bench.log.what(entry, context.translator)
    record = entry.change.record
    if isinstance(record, Decision) and record.note and len(state.entries) == 1:
        return context.tr("{title}: {reason}", title=line.partition(":")[0], reason=record.note)
    if isinstance(record, Comment) and len(state.entries) == 1 and record.text not in line:
        return f"{line}\n{record.text}"
    return line
