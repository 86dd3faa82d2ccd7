"""Tab goes through the approvals as they are seen: the form under its tile, the drawing before the verbs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.room.approving.pane import ApprovingPane
from ui.room.approving.conftest import Show
from ui.sitting import keyboard, press


def way(pane: ApprovingPane, qtbot: QtBot) -> list[QWidget]:
    """Return where Tab leads, from the text on."""
    pane.text.setFocus()
    found = [keyboard()]
    for _ in range(40):
        press(qtbot, Qt.Key.Key_Tab)
        if keyboard() is found[0]:
            break
        found.append(keyboard())
    return found


def test_the_form_follows_the_tile_that_is_chosen(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    for department in ("legal", "operations", "it"):
        pane.choose(department)
        found = way(pane, qtbot)
        places = [found.index(tile) for tile in pane.tiles.values()]
        form, here = found.index(pane.form.name), found.index(pane.tiles[department])
        assert places == sorted(places)
        assert [place for place in places if here < place < form] == []
        assert here < form


def test_a_drawing_comes_before_what_records_it(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.drawing.turn()
    pad = pane.form.drawing.pad
    assert pad is not None
    found = way(pane, qtbot)
    expected = [
        pane.form.note,
        pane.form.drawing.open,
        pad,
        *(pane.form.verbs[kind] for kind in (DecisionKind.APPROVE, DecisionKind.RESERVE)),
    ]
    assert [entry for entry in found if entry in expected] == expected
