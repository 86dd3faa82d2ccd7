"""Approvals in the room: who is there signs, a delegate for somebody who is not, a hand that draws."""

from typing import Final

from PySide6.QtCore import QPoint, Qt

from charta.domain.agreement import DepartmentState
from charta.domain.records import DecisionKind
from charta.services.wizard import BOARD
from charta.ui.room.approving.pane import ApprovingPane
from ui.rehearsal.play import CTRL, SHIFT, Play
from ui.rehearsal.preparing import ABSENT, DELEGATE, item_of
from ui.sitting import keyboard

Key = Qt.Key
RESERVATION: Final = "Quand les affiches seront posées partout."


def approving(play: Play) -> ApprovingPane:
    """Go to the approvals by key."""
    play.press(Key.Key_F3)
    section = play.room.view.centre.section
    assert section is not None
    assert section._approving is not None
    assert section._approving.isVisible()
    return section._approving


def approve(play: Play) -> None:
    """Take the three approvals that the section needs."""
    pane = approving(play)
    assert list(pane.tiles) == ["it", "legal", ABSENT]
    assert not any(entry.is_approved for entry in (tile.seat for tile in pane.tiles.values()))
    draw_and_approve(play, pane)
    assert pane.department == "legal", "the next one that waits is chosen"
    play.press("r")
    assert pane.form.problem.text
    assert pane.form.note.hasFocus()
    play.press(RESERVATION)
    play.hold(CTRL, Key.Key_Return)
    assert pane.department == ABSENT
    play.press("3")
    absent = play.bench.participants.representative(ABSENT)
    assert pane.form.name.text() == DELEGATE
    play.press("a")
    (told,) = pane.notices.texts
    assert told.endswith(f"{play.tr('{name} for {absent}, absent', name=DELEGATE, absent=absent)}.")
    signatures = {entry.department: (entry, made) for entry, made in play.bench.room_approval.signatures(1)}
    assert signatures[ABSENT][1].delegate_for == absent
    assert signatures["legal"][0].kind is DecisionKind.RESERVE
    assert signatures["it"][1].image
    assert play.bench.agreement.row("S12").is_signed


def draw_and_approve(play: Play, pane: ApprovingPane) -> None:
    """Draw a signature with the mouse on the pad, and approve by keyboard."""
    play.press("1", "s")
    pad = pane.form.drawing.pad
    assert pad is not None
    assert keyboard() is pad
    left, middle = Qt.MouseButton.LeftButton, pad.height() // 2
    play.qtbot.mousePress(pad, left, pos=QPoint(30, middle))
    for x in range(40, 160, 6):
        play.qtbot.mouseMove(pad, QPoint(x, middle + (x % 5) * 6 - 12))
    play.qtbot.mouseRelease(pad, left, pos=QPoint(160, middle))
    play.hold(CTRL | SHIFT, Key.Key_A)
    who = play.bench.participants.representative("it")
    assert any(who in text for text in pane.notices.texts)
    state = next(entry.state for entry in play.bench.agreement.row("S12").stands if entry.department == "it")
    assert state is DepartmentState.APPROVED


def nobody_there(play: Play, department: str) -> None:
    """Take up a section that a department must sign which has nobody in the room: it says what to do."""
    play.press(Key.Key_F9)
    agenda = play.room.view.agenda.list
    assert agenda.hasFocus()
    wanted = item_of(play.bench, 1, "S05")
    play.press(Key.Key_Down, Key.Key_Return)
    play.settled()
    assert play.room.conductor.state.course.item == wanted
    pane = approving(play)
    play.press(str(list(pane.tiles).index(department) + 1))
    assert pane.department == department
    absence = pane.tiles[department].seat.absence
    assert absence is not None
    assert play.bench.participants.representative(department) in absence.words
    assert pane.form._why.isVisible()
    assert pane.form._why.text() == absence.words
    assert play.tr("Sign-off board").lower() in absence.words.lower()
    before = len(play.bench.room_approval.signatures(1))
    play.press("a")
    assert len(play.bench.room_approval.signatures(1)) == before
    play.tab(play.tr("Sign-off board"))
    play.press(Key.Key_Return)
    assert play.sitting.work.step == BOARD
    play.to_room()
