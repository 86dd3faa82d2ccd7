"""The page of the diagnostic on a real charter."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.sums import Response, Sums
from charta.ui.diagnostic.page import DiagnosticPage
from ui.doubles import Stage

Open = Callable[..., DiagnosticPage]


@pytest.fixture
def open_page(stage: Stage, example: Workbench, qtbot: QtBot) -> Open:
    """Return what opens the page in any look; it lives as long as the test."""
    pages: list[DiagnosticPage] = []

    def open_(**looks: object) -> DiagnosticPage:
        page = DiagnosticPage(stage(**looks), example)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        pages.append(page)
        return page

    return open_


@pytest.fixture
def survey(example: Workbench) -> int:
    return example.diagnostic.begin("Spring")


def same_answer(bench: Workbench, answer: int, **others: int) -> Response:
    """Return one person who gives the same answer to every statement but some."""
    ids = bench.diagnostic.questionnaire.item_ids
    return {item: others.get(item.replace(".", "_"), answer) for item in ids}


def ask(bench: Workbench, number: int, people: int, answer: int = 4, group: str = "", **others: int) -> None:
    """Let people answer alike; a group too small to come after others is entered by hand."""
    sums = Sums.of(same_answer(bench, answer, **others) for _ in range(people))
    bench.diagnostic.set_totals(number, group, sums.respondents, sums.counts)
