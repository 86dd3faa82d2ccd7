"""What a returned review says, as lines and as JSON."""

from typing import Final

import click

from charta.bootstrap import Workbench
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.review import Leftover, LeftoverKind, Tracked
from charta.errors import N_
from charta.i18n import Translator
from charta.services.returns import ReviewReport

STATES: Final = {
    ProposalState.OPEN: N_("open"),
    ProposalState.CONFLICT: N_("in conflict with the present text"),
    ProposalState.PRESENT: N_("in the text already"),
    ProposalState.ACCEPTED: N_("accepted"),
    ProposalState.EDITED: N_("accepted in other words"),
    ProposalState.REJECTED: N_("rejected"),
    ProposalState.VOID: N_("cannot count"),
}
LEFTOVERS: Final = {
    LeftoverKind.OUTSIDE: N_("text outside every section"),
    LeftoverKind.TABLE: N_("a table"),
    LeftoverKind.PICTURE: N_("a picture"),
    LeftoverKind.TEXT_BOX: N_("a text box"),
    LeftoverKind.NOTE: N_("a note"),
    LeftoverKind.OBJECT: N_("an embedded object"),
    LeftoverKind.TWICE: N_("a section that is there twice"),
    LeftoverKind.UNKNOWN_SECTION: N_("a section that was not sent"),
    LeftoverKind.MISSING_SECTION: N_("a section that is missing"),
    LeftoverKind.COMMENT: N_("a comment outside every section"),
    LeftoverKind.DECISION: N_("something written in a decision block"),
    LeftoverKind.FORMATTING: N_("formatting"),
    LeftoverKind.HEADING: N_("a changed heading"),
}


class ReportWords:
    """Prints a report."""

    def __init__(self, bench: Workbench, words: Translator) -> None:
        self._bench = bench
        self._words = words

    def tell(self, report: ReviewReport) -> None:
        """Print everything that a file says."""
        tr = self._words.tr
        click.echo(
            tr(
                "{file}: review {number}, {open} to answer",
                file=report.returned.file,
                number=report.request.number,
                open=len(report.open),
            )
        )
        for proposal in report.proposals:
            state = tr(STATES[proposal.state])
            click.echo(f"  {proposal.id[:12]}  {proposal.section}  {self._line(proposal)} ({state})")
        for leftover in report.leftovers:
            kind = tr(LEFTOVERS[leftover.kind])
            told = tr("Left over, {what}: {words}", what=kind, words=_short(leftover.text) or "–")
            where = ", ".join(part for part in (leftover.section, leftover.author) if part)
            click.echo(f"  {told} ({where})" if where else f"  {told}")

    def _line(self, proposal: Proposal) -> str:
        tr = self._words.tr
        match proposal:
            case TextProposal():
                who = ", ".join(dict.fromkeys(entry.author for entry in proposal.authors))
                silent = tr("changed without tracking") if proposal.is_silent else ""
                told = tr("“{old}” becomes “{new}”", old=_short(proposal.now), new=_short(proposal.proposed))
                by = "; ".join(part for part in (who, silent) if part)
                return f"{proposal.language}  {told}, {by}"
            case CommentProposal(comment=comment):
                return tr("{title}: {reason}", title=comment.author, reason=_short(comment.text))
            case DecisionProposal():
                kind = proposal.kind.value if proposal.kind else "–"
                told = f"{proposal.department}: {kind}, {proposal.by or '–'}"
                return f"{told}; {tr(proposal.problem)}" if proposal.problem else told


def _short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def report_json(report: ReviewReport, words: Translator) -> dict[str, object]:
    """Return what `review take --json` prints of a file."""
    return {
        "file": report.returned.file,
        "digest": report.returned.digest,
        "review": report.request.number,
        "program": report.program,
        "untouched": list(report.untouched),
        "proposals": [_proposal(entry, words) for entry in report.proposals],
        "left_over": [_leftover(entry) for entry in report.leftovers],
    }


def _proposal(proposal: Proposal, words: Translator) -> dict[str, object]:
    told: dict[str, object] = {
        "id": proposal.id,
        "section": proposal.section,
        "state": proposal.state.value,
    }
    match proposal:
        case TextProposal():
            return told | {
                "type": "change",
                "language": proposal.language,
                "sent": proposal.sent,
                "now": proposal.now,
                "proposed": proposal.proposed,
                "silent": proposal.is_silent,
                "authors": [_author(entry) for entry in proposal.authors],
            }
        case CommentProposal(comment=comment):
            return told | {
                "type": "comment",
                "language": proposal.language,
                "author": comment.author,
                "at": comment.at.isoformat() if comment.at else None,
                "text": comment.text,
                "quote": comment.quote or None,
                "reply_to": proposal.reply_to or None,
            }
        case DecisionProposal():
            return told | {
                "type": "decision",
                "department": proposal.department,
                "decision": proposal.kind.value if proposal.kind else None,
                "by": proposal.by,
                "date": proposal.date,
                "note": proposal.note,
                "fingerprint": proposal.fingerprint,
                "outdated": proposal.is_outdated,
                "problem": words.tr(proposal.problem) or None,
            }


def _author(entry: Tracked) -> dict[str, object]:
    return {"name": entry.author, "at": entry.at.isoformat() if entry.at else None, "moved": entry.moved}


def _leftover(entry: Leftover) -> dict[str, object]:
    return {
        "kind": entry.kind.value,
        "section": entry.section or None,
        "text": entry.text,
        "author": entry.author or None,
    }
