"""The steps of a charter in the words of the screen."""

from collections.abc import Sequence

from charta.bootstrap import Workbench
from charta.domain.catalogue import Lexicon
from charta.services.agreement import BoardRow
from charta.services.wizard import (
    ACTIONS,
    BOARD,
    CHECK,
    DIAGNOSTIC,
    DOCUMENTS,
    FORMALITIES,
    FORMS,
    KIT,
    PEOPLE,
    PLAN,
    PUBLICATION,
    REMINDERS,
    REVIEWS,
    SECTIONS,
    SIGNATURES,
    WORKSHOPS,
    Step,
)
from charta.ui.context import UiContext
from charta.ui.desk import DeskView
from charta.ui.rail_model import RailChip, RailStep


def view_of(bench: Workbench, context: UiContext) -> DeskView:
    """Return a charter as the window's frame shows it."""
    rows = bench.agreement.board()
    return DeskView(
        title=bench.printing.title(bench.session.languages[0]) or context.tr("Social media charter"),
        path=bench.session.store.path,
        steps=_rail_steps(bench, rows, context),
        signed=sum(row.is_signed for row in rows),
        sections=len(rows),
        can_undo=bench.session.can_undo,
        can_redo=bench.session.can_redo,
    )


def _rail_steps(bench: Workbench, rows: Sequence[BoardRow], context: UiContext) -> tuple[RailStep, ...]:
    by_section = {row.section.id: row for row in rows}
    lexicon = bench.session.catalogue.lexicon(context.language)
    numbers = {row.section.id: str(number) for number, row in enumerate(rows, start=1)}
    return tuple(
        RailStep(
            id=step.id,
            phase=step.phase,
            number=numbers.get(step.id, ""),
            title=_title(bench, step, context),
            state=step.state,
            chips=_chips(by_section[step.id], lexicon) if step.id in by_section else (),
            group=lexicon.groups[by_section[step.id].section.group].name if step.id in by_section else "",
        )
        for step in bench.wizard.steps()
    )


def _title(bench: Workbench, step: Step, context: UiContext) -> str:
    named = {
        DIAGNOSTIC: context.tr("Ambassador diagnostic"),
        SECTIONS: context.tr("Sections"),
        CHECK: context.tr("Wording check"),
        WORKSHOPS: context.tr("Workshops"),
        BOARD: context.tr("Sign-off board"),
        REVIEWS: context.tr("Word reviews"),
        ACTIONS: context.tr("Open actions"),
        FORMALITIES: context.tr("Formalities"),
        PUBLICATION: context.tr("Publication"),
        DOCUMENTS: context.tr("Documents"),
        PLAN: context.tr("Roll-out plan"),
        KIT: context.tr("Kit"),
        PEOPLE: context.tr("People"),
        FORMS: context.tr("Forms"),
        SIGNATURES: context.tr("Signatures"),
        REMINDERS: context.tr("Reminders"),
    }
    return named.get(step.id) or bench.session.catalogue.sheet(step.id).text(context.language).title


def _chips(row: BoardRow, lexicon: Lexicon) -> tuple[RailChip, ...]:
    return tuple(
        RailChip(
            short=lexicon.departments[stand.department].short,
            name=lexicon.departments[stand.department].name,
            state=stand.state,
            required=stand.required,
        )
        for stand in row.stands
    )
