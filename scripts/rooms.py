"""The pictures of workshops: the page that prepares them, the facilitator's window, and the big screen.

Everything is done as in the room, through the windows, so that what is shown can be reached.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

import meetings
from charta.domain.records import ItemKind
from charta.ui.companion import companions
from charta.ui.room.approving.pane import ApprovingPane
from charta.ui.room.centre.item_pane import GatePane
from charta.ui.room.deciding.keys import Act
from charta.ui.room.deciding.pane import DecidingPane
from charta.ui.room.stage.presenter import PresenterWindow
from charta.ui.room.window import RoomWindow
from charta.ui.workshops.page import WorkshopsPage
from scenery import DECIDED, OVER, PLANNED, UNDERWAY
from stages import Shot, Stage, settle

QUESTION: Final = "field:photos"
UNDISCUSSED: Final = "field:clients"
"""A question of the section for which nothing is proposed yet."""
LARGE: Final = (3840, 2160)
SIGNATURE: Final = (
    ((0.16, 0.62), (0.21, 0.30), (0.25, 0.18), (0.27, 0.34), (0.25, 0.62), (0.24, 0.74)),
    ((0.19, 0.52), (0.25, 0.50), (0.31, 0.47)),
    ((0.33, 0.62), (0.36, 0.50), (0.39, 0.58), (0.42, 0.48), (0.45, 0.60), (0.49, 0.48), (0.53, 0.61)),
    ((0.53, 0.61), (0.58, 0.52), (0.63, 0.60), (0.70, 0.50), (0.80, 0.56), (0.88, 0.44)),
)
"""Strokes over a pad, in shares of its width and height."""


def workshops(stage: Stage) -> WorkshopsPage:
    """Return the page of the workshops."""
    if not isinstance(stage.page, WorkshopsPage):
        raise TypeError
    return stage.page


def agenda(stage: Stage) -> None:
    """Show the agenda, with what is known of a section on it."""
    page = workshops(stage)
    rows = page.agenda.view.agenda
    items = [row for place in range(rows.rowCount()) if (row := rows.row(place)) is not None and row.why]
    page.agenda.view.choose(items[0].number)
    settle()
    page.area.verticalScrollBar().setValue(page.agenda.mapTo(page.area.widget(), QPoint()).y() - 16)


def people(stage: Stage) -> None:
    """Show who takes part."""
    page = workshops(stage)
    settle()
    page.area.verticalScrollBar().setValue(page.people.mapTo(page.area.widget(), QPoint()).y() - 16)


def over(stage: Stage) -> None:
    """Show a workshop that was held."""
    workshops(stage).show_workshop(1)


def room_of(stage: Stage) -> RoomWindow:
    """Open the room by the button of the page; no second goes by there, so that every picture is the same."""
    workshops(stage).begin()
    (window,) = companions(stage.window)
    if not isinstance(window, RoomWindow):
        raise TypeError
    window.conductor.stop()
    window.resize(stage.window.size())
    if stage.language != window.staging.language:
        window.command("language")
    settle(300)
    gate = window.view.centre.pane
    if isinstance(gate, GatePane) and window.conductor.state.course.sittings:
        gate.begin.click()
    settle(100)
    return window


def deciding(room: RoomWindow) -> DecidingPane:
    """Return the pane in which a section is decided."""
    section = room.view.centre.section
    if section is None:
        raise TypeError
    return section.deciding


def at_topic(room: RoomWindow, topic: str, letter: str = "") -> DecidingPane:
    """Take a question on stage, and a proposal by its letter."""
    pane = deciding(room)
    pane.parts.topics.choose(topic)
    QTest.keyClick(pane.parts.topics, Qt.Key.Key_Return)
    settle(60)
    if letter:
        QTest.keyClick(pane, letter, Qt.KeyboardModifier.ShiftModifier)
        settle(60)
    return pane


def at_proposals(pane: DecidingPane) -> None:
    """Put the first proposal at the top, so that the round is in sight, too."""
    columns = pane.parts.columns
    settle()
    columns.verticalScrollBar().setValue(pane.parts.proposals.mapTo(columns.widget(), QPoint()).y() - 8)


def show_round(room: RoomWindow, language: str) -> DecidingPane:
    """Take the answers that were missing, show them all, and write the objection down."""
    pane, said = at_topic(room, QUESTION, "a"), meetings.SAID[language]
    cells = pane.parts.round.cells
    for department, digit in (("legal", "3"), ("operations", "1")):
        QTest.keyClick(cells[department], digit)
    pane.act(Act.SHOW)
    settle(60)
    (form,) = pane.parts.round.forms
    form.words.setText(said.votes["legal"][1])
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    settle(60)
    return pane


def decide(room: RoomWindow, language: str) -> None:
    """Decide the question as it is proposed."""
    pane = show_round(room, language)
    pane.act(Act.DECIDE)
    form = pane.parts.decision_form
    form.words.setText(meetings.SAID[language].reason)
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    settle(60)


def take_up(room: RoomWindow, kind: ItemKind) -> None:
    """Go to the item of a kind on the agenda."""
    item = next(entry for entry in room.conductor.state.items if entry.kind is kind)
    room.view.agenda.list.select(item.number)
    QTest.keyClick(room.view.agenda.list, Qt.Key.Key_Return)
    settle(200)


# -- the facilitator's window --------------------------------------------------------------------------------


def beginning(stage: Stage) -> QWidget:
    """Show the window before the workshop begins."""
    return room_of(stage)


def opening(stage: Stage) -> QWidget:
    """Show who is in the room."""
    room = room_of(stage)
    take_up(room, ItemKind.OPENING)
    return room


def proposals(stage: Stage) -> QWidget:
    """Show what is proposed, and a round that is not shown."""
    room = room_of(stage)
    room.command("side")
    room.command("side")
    at_proposals(at_topic(room, QUESTION, "a"))
    return room


def round_shown(stage: Stage) -> QWidget:
    """Show the answers of a round, with an objection."""
    room = room_of(stage)
    room.command("side")
    room.command("side")
    at_proposals(show_round(room, stage.language))
    return room


def approving(stage: Stage) -> QWidget:
    """Draw a signature below an approval; the window is higher, so that what follows is in sight, too."""
    room = room_of(stage)
    room.resize(room.width(), room.height() + 80)
    room.command("approving")
    section = room.view.centre.section
    pane = section.findChild(ApprovingPane) if section is not None else None
    if pane is None:
        raise TypeError
    pane.choose("it")
    pane.form.drawing.turn()
    settle(200)
    if pane.form.drawing.pad is not None:
        draw(pane.form.drawing.pad)
    return room


def draw(pad: QWidget) -> None:
    """Draw a signature with the mouse."""
    for stroke in SIGNATURE:
        first, *others = (QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
        for point in others:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=others[-1])


def steps(stage: Stage) -> QWidget:
    """Show what was written down to be done."""
    room = room_of(stage)
    room.command("step")
    return room


def keys(stage: Stage) -> QWidget:
    """Show the keys."""
    room = room_of(stage)
    room.command("help")
    return room


def closing(stage: Stage) -> QWidget:
    """Show what is read out at the end."""
    room = room_of(stage)
    take_up(room, ItemKind.CLOSING)
    return room


# -- the big screen ------------------------------------------------------------------------------------------


def big_screen(room: RoomWindow, size: tuple[int, int]) -> PresenterWindow:
    """Return what the room sees, as large as a screen of this size shows it."""
    room.command("screen")
    presenter = room.big.presenter
    if presenter is None:
        raise TypeError
    # A window that fills the screen has its size.
    presenter.show_framed()
    settle(100)
    presenter.resize(*size)
    return presenter


def asked(stage: Stage) -> QWidget:
    """Show a question with its answers."""
    room = room_of(stage)
    at_topic(room, UNDISCUSSED)
    return big_screen(room, stage.screen)


def proposed(stage: Stage) -> QWidget:
    """Show a proposal with what speaks for it and against it; a department has its turn."""
    room = room_of(stage)
    at_topic(room, QUESTION, "b").act(Act.TURN)
    return big_screen(room, stage.screen)


def answering(stage: Stage) -> QWidget:
    """Show a round of which the answers are hidden."""
    room = room_of(stage)
    at_topic(room, QUESTION, "a")
    return big_screen(room, stage.screen)


def answered(stage: Stage) -> QWidget:
    """Show the answers of a round."""
    room = room_of(stage)
    show_round(room, stage.language)
    return big_screen(room, stage.screen)


def answered_large(stage: Stage) -> QWidget:
    """Show the answers of a round on a screen of four thousand columns."""
    room = room_of(stage)
    show_round(room, stage.language)
    return big_screen(room, LARGE)


def settled(stage: Stage) -> QWidget:
    """Show a decision with the clause that follows."""
    room = room_of(stage)
    decide(room, stage.language)
    return big_screen(room, stage.screen)


def pausing(stage: Stage) -> QWidget:
    """Show a break."""
    room = room_of(stage)
    take_up(room, ItemKind.BREAK)
    return big_screen(room, stage.screen)


SHOTS: Final[Mapping[str, Shot]] = {
    "workshops": Shot("workshops", PLANNED),
    "workshops-agenda": Shot("workshops", PLANNED, agenda),
    "workshops-people": Shot("workshops", PLANNED, people),
    "workshops-over": Shot("workshops", OVER, over),
    "room-begin": Shot("workshops", PLANNED, beginning),
    "room-opening": Shot("workshops", UNDERWAY, opening),
    "room-proposals": Shot("workshops", UNDERWAY, proposals),
    "room-round": Shot("workshops", UNDERWAY, round_shown),
    "room-approving": Shot("workshops", DECIDED, approving),
    "room-steps": Shot("workshops", UNDERWAY, steps),
    "room-keys": Shot("workshops", UNDERWAY, keys),
    "room-closing": Shot("workshops", DECIDED, closing),
    "presenter-question": Shot("workshops", UNDERWAY, asked),
    "presenter-proposal": Shot("workshops", UNDERWAY, proposed),
    "presenter-round": Shot("workshops", UNDERWAY, answering),
    "presenter-shown": Shot("workshops", UNDERWAY, answered),
    "presenter-shown-4k": Shot("workshops", UNDERWAY, answered_large),
    "presenter-decided": Shot("workshops", UNDERWAY, settled),
    "presenter-break": Shot("workshops", DECIDED, pausing),
    "actions": Shot("actions", OVER),
}
