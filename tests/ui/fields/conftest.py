"""Forms over real charters, refreshed at every change as pages are."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.fields.sheet_form import SheetForm

Show = Callable[..., SheetForm]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the form of a sheet or section."""

    def shown(bench: Workbench, sheet: str, width: int = 560) -> SheetForm:
        form = SheetForm(context, bench, sheet)
        qtbot.addWidget(form)
        bench.session.listen(lambda _: form.refresh())
        form.resize(width, 800)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return shown
