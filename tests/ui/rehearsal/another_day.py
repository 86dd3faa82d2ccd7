"""A meeting that nobody ended, gone on with two days later; and what the command line says of everything."""

import json
from typing import Final

import pytest
from PySide6.QtCore import Qt

from charta import cli
from charta.domain.timeline import RoomPhase
from charta.services.wizard import WORKSHOPS
from charta.ui.room.centre.item_pane import GatePane
from charta.ui.workshops.page import WorkshopsPage
from ui.rehearsal.ending import one_line
from ui.rehearsal.holding import OBJECTION, PARKED, PRIVATE, REASON, STEP
from ui.rehearsal.play import CTRL, SHIFT, Play
from ui.rehearsal.preparing import OWN, page_of
from ui.rehearsal.reading import word_text
from ui.sitting import go_to

Key = Qt.Key
LATER: Final = "Repris après deux jours."


def forget(play: Play) -> None:
    """Begin the second meeting, talk, and go home without ending it: only the window is closed."""
    page = go_to(play.sitting, WORKSHOPS, WorkshopsPage)
    page.show_workshop(2)
    page.focus_first()
    play.press(Key.Key_Return)
    room = play.to_room()
    pane = room.view.centre.pane
    assert isinstance(pane, GatePane)
    play.tab(pane.begin)
    play.press(Key.Key_Return)
    play.settled()
    play.pass_time(minutes=9)
    play.hold(CTRL, Key.Key_Down)
    play.settled()
    play.pass_time(minutes=4)
    play.press(Key.Key_F7)
    play.doors.messages.replies.append("keep")
    play.close()


def go_on(play: Play) -> None:
    """Open the charter two days later: it says so, the meeting goes on, and is ended."""
    left = play.clock.moment
    play.clock.advance(days=2)
    play.open()
    (told,) = play.banners(play.sitting.work)
    assert play.words.moment(left) in told, "the last sign of life"
    assert "2" in told
    play.in_banner(play.sitting.work, "Go on with it").setFocus()
    play.press(Key.Key_Return)
    room = play.to_room()
    play.settled()
    state = room.conductor.state
    assert state.is_live
    assert state.course.sittings[0].ended == left
    assert state.total().spent.total_seconds() == 13 * 60, "two days count for nothing"
    assert room.view.bar.clock.text() == "4:00", "the room is at the item where it was left"
    play.pass_time(minutes=3)
    play.hold(CTRL, Key.Key_M)
    play.press(LATER)
    play.hold(CTRL | SHIFT, Key.Key_E)
    play.settled()
    assert play.bench.timekeeping.course(2).phase is RoomPhase.ENDED
    first, second = play.bench.timekeeping.course(2).sittings
    assert (second.began - first.ended).days == 2
    assert room.close()
    play.to_main()
    page = go_to(play.sitting, WORKSHOPS, WorkshopsPage)
    assert play.banners(play.sitting.work) == []
    page.show_workshop(2)
    assert page_of(play).room.minutes.isVisible()


def command_line(play: Play, capsys: pytest.CaptureFixture[str]) -> None:
    """Ask the command line for the agenda, the minutes and the counts: it says what the windows said."""

    def run(*words: object) -> str:
        capsys.readouterr()
        code = cli.main([str(word) for word in words])
        told = capsys.readouterr()
        assert (code, told.err) == (0, "")
        return told.out

    counts = json.loads(run("status", play.path, "--json"))["workshops"]
    assert counts == {
        "planned": 2,
        "held": 2,
        "running": 0,
        "decisions": 4,
        "open_actions": 2,
        "overdue_actions": 0,
    }
    folder = play.folder / "by command"
    run("minutes", play.path, "--session", 1, "--to", folder)
    by_window = play.folder / "minutes"
    for language in ("fr", "en"):
        (file,) = folder.glob(f"*-minutes-1-{language}.docx")
        told = word_text(file)
        assert told == word_text(by_window / file.name)
        assert all(one_line(words) in one_line(told) for words in (OBJECTION, REASON, PARKED, STEP))
        assert PRIVATE not in told
    run("minutes", play.path, "--session", 2, "--to", folder, "--lang", "fr")
    assert LATER in word_text(next(folder.glob("*-minutes-2-fr.docx")))
    run("agenda", play.path, "--session", 1, "--to", folder)
    told = word_text(next(folder.glob("*-agenda-1-fr.docx")))
    assert OWN in told
    assert PRIVATE not in told
