"""What the tests of the check share: a charter with words that the rules find, and pages in a window."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.check.page import CheckPage
from charta.ui.context import UiContext
from ui.doubles import in_sight
from ui.idle import wait_idle

BAD = {
    "fr": "\n\nToute information interne est confidentielle. Écrivez-nous une publiction.\n",
    "en": "\n\nAll internal information is confidential. Write us an inapropriate post.\n",
}
SERIOUS, MISSPELT = "anything_internal", "spelling"
ShowPage = Callable[..., CheckPage]


@pytest.fixture
def flawed(example: Workbench) -> Workbench:
    """Open the example with a serious flaw and a wrong word in both languages of a section."""
    for language, words in BAD.items():
        example.rewording.edit("S12", language, example.wordings.text("S12", language) + words)
    return example


@pytest.fixture
def show_check(context: UiContext, qtbot: QtBot) -> ShowPage:
    """Return what shows the page of the check, once it has looked at everything."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> CheckPage:
        page = in_sight(CheckPage(looks or context, bench), bench, qtbot, size)
        settle(qtbot, page)
        return page

    return shown


def settle(qtbot: QtBot, page: CheckPage) -> None:
    """Wait until the page has checked everything."""
    wait_idle(qtbot, lambda: not page.checker.is_busy)
