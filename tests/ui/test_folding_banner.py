"""Buttons of a banner go below its words where there is little room."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from charta.ui.widgets.folding_banner import FoldingBanner
from ui.doubles import Stage


@pytest.mark.parametrize(("width", "below"), [(900, False), (400, True)])
def test_buttons_stand_beside_the_words_or_below_them(
    width: int, below: bool, stage: Stage, qtbot: QtBot
) -> None:
    context = stage()
    banner = FoldingBanner(context.theme, context.icons, "Something happened that takes words", close="Close")
    qtbot.addWidget(banner)
    buttons: list[QPushButton] = [banner.add_action("Do this"), banner.add_action("Do that")]
    banner.resize(width, 160)
    banner.show()
    QApplication.processEvents()
    words = banner._words.geometry()
    for button in buttons:
        top = button.mapTo(banner, button.rect().topLeft())
        assert (top.y() >= words.bottom()) is below
        assert (top.x() > words.right()) is not below
        assert banner.rect().contains(button.rect().translated(top))
