"""What the page of reviews says: files, proposals and left-overs in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import ReviewRequest, ReviewReturn
from charta.domain.review import LeftoverKind, Tracked
from charta.errors import N_
from charta.i18n import Translator
from charta.services.returns import ReviewReport
from charta.ui.context import UiContext
from charta.ui.theme import Tone

STATE_WORDS: Final[Mapping[ProposalState, str]] = {
    ProposalState.OPEN: N_("Open"),
    ProposalState.CONFLICT: N_("In conflict"),
    ProposalState.PRESENT: N_("Already in the text"),
    ProposalState.ACCEPTED: N_("Accepted"),
    ProposalState.EDITED: N_("Reworded"),
    ProposalState.REJECTED: N_("Rejected"),
    ProposalState.VOID: N_("Cannot count"),
}
STATE_TONES: Final[Mapping[ProposalState, Tone]] = {
    ProposalState.OPEN: Tone.NEUTRAL,
    ProposalState.CONFLICT: Tone.WARNING,
    ProposalState.PRESENT: Tone.SUCCESS,
    ProposalState.ACCEPTED: Tone.SUCCESS,
    ProposalState.EDITED: Tone.SUCCESS,
    ProposalState.REJECTED: Tone.NEUTRAL,
    ProposalState.VOID: Tone.DANGER,
}
STATE_ICONS: Final[Mapping[ProposalState, str]] = {
    ProposalState.OPEN: "circle",
    ProposalState.CONFLICT: "triangle-alert",
    ProposalState.PRESENT: "check",
    ProposalState.ACCEPTED: "check",
    ProposalState.EDITED: "pencil",
    ProposalState.REJECTED: "x",
    ProposalState.VOID: "circle-alert",
}
LEFTOVER_WORDS: Final[Mapping[LeftoverKind, str]] = {
    LeftoverKind.OUTSIDE: N_("Text outside every section"),
    LeftoverKind.TABLE: N_("Tables"),
    LeftoverKind.PICTURE: N_("Pictures"),
    LeftoverKind.TEXT_BOX: N_("Text boxes"),
    LeftoverKind.NOTE: N_("Footnotes and endnotes"),
    LeftoverKind.OBJECT: N_("Embedded objects and formulas"),
    LeftoverKind.TWICE: N_("Sections that occur a second time"),
    LeftoverKind.UNKNOWN_SECTION: N_("Sections that were not sent in that review"),
    LeftoverKind.MISSING_SECTION: N_("Sections that were sent and are not in the file"),
    LeftoverKind.COMMENT: N_("Comments outside every section"),
    LeftoverKind.DECISION: N_("Decisions that cannot be read"),
    LeftoverKind.FORMATTING: N_("Words of which only the look was changed"),
    LeftoverKind.HEADING: N_("Changed titles, which come from the catalogue"),
}
"""What there is of each kind, as the heading of a list."""


class ReviewWords:
    """Names sections, departments and files of one charter in the language of the screen."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        self._bench = bench
        self._translator: Translator = context.translator
        self._lexicon = bench.session.catalogue.lexicon(context.language)

    def section(self, id_: str) -> str:
        """Return the title of a section, its id where the catalogue has none."""
        found = (entry for entry in self._bench.session.catalogue.sections if entry.id == id_)
        return next((entry.text(self._translator.language).title for entry in found), id_)

    def department(self, id_: str) -> str:
        """Return the name of a department, its id where the catalogue has none."""
        return self._lexicon.departments[id_].name if id_ in self._lexicon.departments else id_

    def departments(self, ids: Iterable[str]) -> str:
        """Return the names of departments in a row."""
        return ", ".join(map(self.department, ids))

    def request(self, request: ReviewRequest) -> str:
        """Return what a review is called: its number and for whom it is."""
        return self._translator.tr(
            "Review {number}: {departments}",
            number=request.number,
            departments=self.departments(request.departments),
        )

    def day(self, iso: str) -> str:
        """Return an ISO day in words."""
        return self._translator.day(date.fromisoformat(iso))


def who_line(authors: Sequence[Tracked], translator: Translator) -> str:
    """Return who made tracked changes, and when; empty for nobody."""
    told: dict[str, str] = {}
    for entry in authors:
        author = entry.author or translator.tr("Somebody without a name")
        moment = translator.moment(entry.at) if entry.at is not None else ""
        told.setdefault(author, moment)
    return "; ".join(", ".join(part for part in pair if part) for pair in told.items())


def counts_line(report: ReviewReport, translator: Translator) -> str:
    """Return how much of each kind a file brought."""
    ntr = translator.ntr
    changes, comments, decisions = kinds(report.proposals)
    left = len(report.leftovers)
    parts = [
        ntr("{count} change", "{count} changes", changes) if changes else "",
        ntr("{count} comment", "{count} comments", comments) if comments else "",
        ntr("{count} decision", "{count} decisions", decisions) if decisions else "",
        ntr("{count} left over", "{count} left over", left) if left else "",
    ]
    return ", ".join(filter(None, parts)) or translator.tr("nothing was changed")


def kinds(proposals: Iterable[Proposal]) -> tuple[int, int, int]:
    """Return how many changes of text, comments and decisions there are."""
    each = list(proposals)
    changes = sum(isinstance(entry, TextProposal) for entry in each)
    comments = sum(isinstance(entry, CommentProposal) for entry in each)
    return changes, comments, sum(isinstance(entry, DecisionProposal) for entry in each)


def open_line(count: int, translator: Translator) -> str:
    """Return how many proposals wait for an answer."""
    if not count:
        return translator.tr("All answered")
    return translator.ntr("{count} open", "{count} open", count)


def file_line(
    returned: ReviewReturn,
    request: ReviewRequest | None,
    program: str,
    words: ReviewWords,
    translator: Translator,
) -> str:
    """Return where a file belongs, what wrote it, and who took it in."""
    taken = translator.tr(
        "taken in by {name}, {moment}", name=returned.by, moment=translator.moment(returned.at)
    )
    parts = (words.request(request) if request is not None else "", program, taken)
    return " · ".join(filter(None, parts))


def summary(proposals: Sequence[Proposal], translator: Translator) -> str:
    """Return what an answer to several proposals is about, and what of it can be undone."""
    ntr = translator.ntr
    changes, comments, decisions = kinds(proposals)
    parts = [
        ntr("{count} change of text", "{count} changes of text", changes) if changes else "",
        ntr("{count} comment", "{count} comments", comments) if comments else "",
        ntr("{count} decision", "{count} decisions", decisions) if decisions else "",
    ]
    sections = len({entry.section for entry in proposals})
    where = ntr("in {count} section", "in {count} sections", sections)
    told = translator.tr("{parts}, {where}.", parts=", ".join(filter(None, parts)), where=where)
    kept = translator.tr("Comments and decisions stay recorded; changes of text can be undone.")
    return f"{told}\n{kept}"


def conflicts_line(report: ReviewReport, translator: Translator) -> str:
    """Return how many conflicts wait to be looked at one by one; empty for none."""
    left = sum(entry.state is ProposalState.CONFLICT for entry in report.proposals)
    if not left:
        return ""
    return translator.ntr(
        "{count} in conflict stays open: look at it.",
        "{count} in conflict stay open: look at them.",
        left,
    )
