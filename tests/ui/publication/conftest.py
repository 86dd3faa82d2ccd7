"""The page of publication over real charters, shown as in the window: refreshed at every change."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind, ProofState
from charta.i18n import translator
from charta.ui.context import UiContext
from charta.ui.publication.page import PublicationPage
from ui.doubles import in_sight

Show = Callable[..., PublicationPage]
FEW = ("S01", "S12")


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> PublicationPage:
        return in_sight(PublicationPage(looks or context, bench), bench, qtbot, size)

    return shown


@pytest.fixture
def small(example: Workbench) -> Workbench:
    """Open a charter of two sections, nothing signed, no formality open."""
    example.answers.include({section.id: section.id in FEW for section in example.session.catalogue.sections})
    for item in example.formalities.open_items():
        example.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Nobody works there")
    return example


@pytest.fixture
def ready(small: Workbench) -> Workbench:
    """Open the small charter, signed by all who must."""
    sign(small)
    return small


@pytest.fixture
def endorsed(ready: Workbench) -> Workbench:
    """Open the signed charter, endorsed too: it can be published."""
    ready.endorsement.endorse("Claire Roy", "CEO")
    return ready


@pytest.fixture
def published(endorsed: Workbench) -> Workbench:
    """Open the charter with version 1.0 in force."""
    endorsed.publication.publish(endorsed.publication.suggested("Ada"), translator("en"))
    return endorsed


def sign(bench: Workbench) -> None:
    """Let every department sign what waits for it."""
    for department in bench.session.catalogue.departments:
        if bench.agreement.queue(department):
            bench.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")


def reword(bench: Workbench, section: str = "S12") -> None:
    """Say something more at the end of a section, in both languages."""
    bench.rewording.edit_all(
        section,
        {
            language: f"{bench.wordings.text(section, language)}\n\nA new thought ({language})."
            for language in bench.session.languages
        },
    )
