"""What a pane leaves to the next one when it is made anew, in another language, theme or size."""

from collections.abc import Mapping
from dataclasses import dataclass

from charta.ui.room.deciding.answering import Draft
from charta.ui.room.deciding.keys import Act
from charta.ui.room.deciding.parts import Parts
from charta.ui.room.deciding.stand import Stand


@dataclass(frozen=True)
class Kept:
    """What was chosen, what was typed and not stored, and which form was open, None for none."""

    stand: Stand
    proposals: Mapping[tuple[str, str], Draft]
    decisions: Mapping[tuple[str, str], Draft]
    arguments: Mapping[tuple[int, bool], str]
    objections: Mapping[tuple[int, str], str]
    opened: Act | None = None


def kept_of(parts: Parts, stand: Stand) -> Kept:
    """Return what is to be kept of a pane."""
    return Kept(
        stand,
        parts.proposal_form.drafts(),
        parts.decision_form.drafts(),
        parts.argument_form.drafts(),
        parts.round.drafts(),
        _opened(parts),
    )


def give_back(parts: Parts, kept: Kept) -> None:
    """Hand what was typed to the forms."""
    parts.proposal_form.take_drafts(kept.proposals)
    parts.decision_form.take_drafts(kept.decisions)
    parts.argument_form.take_drafts(kept.arguments)
    parts.round.take_drafts(kept.objections)


def _opened(parts: Parts) -> Act | None:
    if not parts.decision_form.isHidden():
        return Act.DECIDE
    if not parts.proposal_form.isHidden():
        return Act.PROPOSE
    if not parts.argument_form.isHidden():
        return Act.FOR if parts.argument_form.favours else Act.AGAINST
    return None
