"""The page of forms over real charters, and a writer that waits at a gate."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.printed_people import FormCopy, PrintedForm
from charta.ui.context import UiContext
from charta.ui.forms.page import FormsPage
from people import hire, many
from ui.doubles import in_sight
from ui.idle import wait_idle

Show = Callable[..., FormsPage]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot, tmp_path: Path) -> Show:
    """Return what shows the page; batches go to a folder of the test."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (1000, 700)
    ) -> FormsPage:
        page = FormsPage(looks or context, bench)
        page.making.set_folder(tmp_path / "made")
        in_sight(page, bench, qtbot, size)
        wait_idle(qtbot, lambda: not (page.context.background.is_busy or page.preview.is_busy))
        return page

    return shown


@pytest.fixture
def hired(published: Workbench) -> Workbench:
    """Open a published charter with four people."""
    hire(published)
    return published


@pytest.fixture
def crowd(published: Workbench) -> Workbench:
    """Open a published charter with 450 people."""
    hire(published, many(450))
    return published


class Gate:
    """Writes short files, and waits before the one with a number until it is opened."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._opened = threading.Event()

    def open(self) -> None:
        self._opened.set()

    def separate(self, form: PrintedForm, copies: Iterable[FormCopy], format_: str) -> Iterator[bytes]:
        for place, copy in enumerate(copies):
            if place == self._at:
                self._opened.wait(30)
            yield f"{form.occasion} {copy.person.name} {copy.sign} {format_}".encode()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Workbench, int], Gate]]:
    made: list[Gate] = []

    def put(bench: Workbench, at: int) -> Gate:
        made.append(Gate(at))
        monkeypatch.setattr(bench.forms, "_forms", made[-1])
        return made[-1]

    yield put
    for entry in made:
        entry.open()
