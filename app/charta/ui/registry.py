"""Which page shows which step. Pages are imported when they are first built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.services.reading import ORGANISATION, TEAM
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
)
from charta.ui.context import UiContext
from charta.ui.desk import GoTo
from charta.ui.page import Page


class PageKind(StrEnum):
    """The kinds of steps."""

    SHEET = "sheet"
    DIAGNOSTIC = "diagnostic"
    SECTIONS = "sections"
    SECTION = "section"
    CHECK = "check"
    WORKSHOPS = "workshops"
    BOARD = "board"
    REVIEWS = "reviews"
    ACTIONS = "actions"
    FORMALITIES = "formalities"
    PUBLICATION = "publication"
    DOCUMENTS = "documents"
    PLAN = "plan"
    KIT = "kit"
    PEOPLE = "people"
    FORMS = "forms"
    SIGNATURES = "signatures"
    REMINDERS = "reminders"


PageFactory = Callable[[UiContext, Workbench, str], Page]
JournalOpener = Callable[[UiContext, Workbench, QWidget], None]
SearchOpener = Callable[[UiContext, Workbench, QWidget, GoTo], None]


def kind_of(step: str) -> PageKind:
    """Return the kind of a step by its id; what is nothing else is a section."""
    named = {
        ORGANISATION: PageKind.SHEET,
        TEAM: PageKind.SHEET,
        DIAGNOSTIC: PageKind.DIAGNOSTIC,
        SECTIONS: PageKind.SECTIONS,
        CHECK: PageKind.CHECK,
        WORKSHOPS: PageKind.WORKSHOPS,
        BOARD: PageKind.BOARD,
        REVIEWS: PageKind.REVIEWS,
        ACTIONS: PageKind.ACTIONS,
        FORMALITIES: PageKind.FORMALITIES,
        PUBLICATION: PageKind.PUBLICATION,
        DOCUMENTS: PageKind.DOCUMENTS,
        PLAN: PageKind.PLAN,
        KIT: PageKind.KIT,
        PEOPLE: PageKind.PEOPLE,
        FORMS: PageKind.FORMS,
        SIGNATURES: PageKind.SIGNATURES,
        REMINDERS: PageKind.REMINDERS,
    }
    return named.get(step, PageKind.SECTION)


@dataclass(frozen=True)
class PageRegistry:
    """The factories by kind of step, and what opens the search and the journal."""

    pages: Mapping[PageKind, PageFactory]
    search: SearchOpener
    journal: JournalOpener

    def build(self, context: UiContext, bench: Workbench, step: str) -> Page:
        """Return a new page for a step."""
        return self.pages[kind_of(step)](context, bench, step)


def standard_pages() -> PageRegistry:
    """Return the pages of the application."""
    return PageRegistry(
        {
            PageKind.SHEET: _sheet,
            PageKind.DIAGNOSTIC: _diagnostic,
            PageKind.SECTIONS: _sections,
            PageKind.SECTION: _section,
            PageKind.CHECK: _check,
            PageKind.WORKSHOPS: _workshops,
            PageKind.BOARD: _board,
            PageKind.REVIEWS: _reviews,
            PageKind.ACTIONS: _actions,
            PageKind.FORMALITIES: _formalities,
            PageKind.PUBLICATION: _publication,
            PageKind.DOCUMENTS: _documents,
            PageKind.PLAN: _plan,
            PageKind.KIT: _kit,
            PageKind.PEOPLE: _people,
            PageKind.FORMS: _forms,
            PageKind.SIGNATURES: _signatures,
            PageKind.REMINDERS: _reminders,
        },
        _search,
        _journal,
    )


def _sheet(context: UiContext, bench: Workbench, step: str) -> Page:
    from charta.ui.section.sheet_page import SheetPage

    return SheetPage(context, bench, step)


def _diagnostic(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.diagnostic.page import DiagnosticPage

    return DiagnosticPage(context, bench)


def _sections(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.pages.sections import SectionsPage

    return SectionsPage(context, bench)


def _section(context: UiContext, bench: Workbench, step: str) -> Page:
    from charta.ui.section.section_page import SectionPage

    return SectionPage(context, bench, step)


def _check(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.check.page import CheckPage

    return CheckPage(context, bench)


def _workshops(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.workshops.page import WorkshopsPage

    return WorkshopsPage(context, bench)


def _board(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.board.page import BoardPage

    return BoardPage(context, bench)


def _reviews(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.reviews.page import ReviewsPage

    return ReviewsPage(context, bench)


def _actions(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.actions_page.page import ActionsPage

    return ActionsPage(context, bench)


def _formalities(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.formalities.page import FormalitiesPage

    return FormalitiesPage(context, bench)


def _publication(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.publication.page import PublicationPage

    return PublicationPage(context, bench)


def _documents(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.pages.documents import DocumentsPage

    return DocumentsPage(context, bench)


def _plan(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.plan.page import PlanPage

    return PlanPage(context, bench)


def _kit(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.kit.page import KitPage

    return KitPage(context, bench)


def _people(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.people.page import PeoplePage

    return PeoplePage(context, bench)


def _forms(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.forms.page import FormsPage

    return FormsPage(context, bench)


def _signatures(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.signatures.page import SignaturesPage

    return SignaturesPage(context, bench)


def _reminders(context: UiContext, bench: Workbench, step: str) -> Page:  # noqa: ARG001 - a factory's signature
    from charta.ui.reminders.page import RemindersPage

    return RemindersPage(context, bench)


def _journal(context: UiContext, bench: Workbench, window: QWidget) -> None:
    from charta.ui.history.journal_dialog import JournalDialog

    dialog = JournalDialog(context, bench, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _search(context: UiContext, bench: Workbench, window: QWidget, go_to: GoTo) -> None:
    from charta.ui.search.palette import SearchPalette

    palette = SearchPalette(context, bench, window)
    palette.chosen.connect(go_to)
    palette.finished.connect(palette.deleteLater)
    palette.open_with()
