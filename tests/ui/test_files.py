from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from charta.ui.files import SystemFiles


def test_a_dialog_belongs_to_the_window_that_is_worked_in(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[QWidget] = []

    def answer(parent: QWidget, *_: object) -> str:
        asked.append(parent)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    main, companion = QWidget(), QWidget()
    for window in (main, companion):
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert SystemFiles(main).folder("Folder", tmp_path) == tmp_path
    assert asked == [main, companion]
