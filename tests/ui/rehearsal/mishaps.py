"""What goes wrong in a meeting: the screen, somebody who leaves, a crash, a second window on the file."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt

from charta.domain.records import Action, ActionKind, Motion, SessionMark, Vote
from charta.errors import CharterInUse
from charta.ui.room.words import hour
from ui.rehearsal.dying import KEPT, PROPOSED, TAKEN
from ui.rehearsal.holding import MINUTED, PARKED, PRIVATE, STEP, stage_of, take
from ui.rehearsal.play import CTRL, Play
from ui.rehearsal.preparing import item_of
from ui.room.rooms import PROJECTOR
from ui.sitting import keyboard

Key = Qt.Key
SCRIPT: Final = Path(__file__).with_name("crashing.py")


def unplug(play: Play) -> None:
    """Pull the projector’s plug while a question is on the screen, and plug it in again."""
    before = play.bench.session.store.entries
    play.screens.unplug(PROJECTOR)
    play.settled()
    assert not play.room.big.is_shown
    (told,) = play.room.view.notices.texts
    assert "F5" in told
    assert play.room.isActiveWindow()
    assert play.room.conductor.state.is_live
    play.screens.plug(PROJECTOR)
    play.settled()
    assert play.room.view.notices.texts == [play.tr("Another screen was connected.")]
    assert not play.room.big.is_shown, "nothing is shown to a room that nobody asked for"
    play.press(Key.Key_F5)
    assert play.screens.filled == [PROJECTOR, PROJECTOR]
    assert play.bench.session.store.entries == before


def switch_language(play: Play) -> None:
    """Show the room a question in one language of the charter, then in the other."""
    take(play, "photos")
    section = play.bench.session.catalogue.section("S12")
    for language in ("fr", "en"):
        play.settled()
        assert stage_of(play).language == language
        assert section.text(language).fields["photos"].label in play.screen_words()
        play.hold(CTRL, Key.Key_L)
    assert stage_of(play).language == "fr"


def write_down(play: Play) -> None:
    """Park a topic and write down a next step, by one key each, and go back to where one was."""
    where = keyboard()
    play.hold(CTRL, Key.Key_K)
    play.press(PARKED, Key.Key_Tab, "Am", Key.Key_Tab, "+14", Key.Key_Return)
    assert keyboard() is where
    play.hold(CTRL, Key.Key_J)
    form = play.room.view.side.steps.form
    play.press(STEP, Key.Key_Tab)
    hr = play.bench.participants.representative("hr")
    play.press(hr, Key.Key_Tab, "someday", Key.Key_Return)
    assert form.due.hasFocus(), "what is no day is told in place"
    assert "someday" in form.told
    play.hold(CTRL, Key.Key_A)
    play.press("2027-01-29", Key.Key_Return)
    assert keyboard() is where
    parked, step = sorted(play.bench.session.charter.all(Action), key=lambda entry: entry.number)
    assert (parked.kind, parked.text, parked.section) == (ActionKind.PARKED, PARKED, "S12")
    assert parked.owner == play.bench.participants.representative("it"), "two letters are enough"
    assert parked.due == "2026-12-08"
    assert (step.kind, step.text, step.owner, step.due) == (ActionKind.STEP, STEP, hr, "2027-01-29")
    play.settled()
    listed = play.room.view.side.steps.list
    assert listed.count() == 2


def leave(play: Play, department: str) -> None:
    """Let a representative go; the window says what that means."""
    name = play.bench.participants.representative(department)
    number = next(entry.number for entry in play.bench.participants.all(1) if entry.name == name)
    play.press(Key.Key_F4)
    panel = play.room.view.side.people
    for _ in panel.boxes:
        if panel.boxes[number].hasFocus():
            break
        play.press(Key.Key_Down)
    play.press(Key.Key_Space)
    play.settled()
    assert not play.bench.timekeeping.course(1).is_present(number)
    (told,) = [text for text, _ in panel.meanings() if name in text]
    assert told.startswith(
        play.bench.session.catalogue.lexicon(play.words.language).departments[department].name
    )
    play.hold(CTRL, Key.Key_I)


def crash(play: Play) -> dict[str, Any]:
    """Go on in another process, which dies in the middle; return what it knew."""
    play.doors.messages.replies.append("keep")
    play.close()
    play.clock.advance(minutes=1)
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    found = subprocess.run(
        [sys.executable, SCRIPT, play.path, play.words.language, play.clock.moment.isoformat(), play.folder],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.returncode == 70, found.stderr
    known: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    return known


def come_back(play: Play, known: dict[str, Any]) -> None:
    """Open the charter again half an hour later: nothing is lost, and the time in between can be counted."""
    died = play.clock.moment
    play.clock.advance(minutes=25)
    play.open()
    (told,) = play.banners(play.sitting.work)
    assert f"{hour(died)}" in told
    charter, bench = play.bench.session.charter, play.bench
    assert len(list(charter.all(Motion))) == known["motions"]
    assert len(list(charter.all(Vote))) == known["votes"]
    assert len(list(charter.all(SessionMark))) == known["marks"]
    assert bench.wordings.text("S12", "fr") == known["text"]
    assert bench.session.store.entries >= known["entries"]
    assert [entry.text for entry in bench.deciding.motions("S12", TAKEN, 1)] == [PROPOSED]
    play.in_banner(play.sitting.work, "Go on with it").setFocus()
    play.press(Key.Key_Return)
    room = play.to_room()
    course = room.conductor.state.course
    assert course.item == known["item"] == item_of(bench, 1, "S12")
    assert room.view.side.notes.minuted.toPlainText() == f"{MINUTED} {KEPT}"
    assert room.view.side.notes.private.toPlainText() == PRIVATE
    (gap,) = course.gaps
    assert hour(gap.began) in room.view.notices.texts[0]
    assert hour(gap.ended) in room.view.notices.texts[0]
    count_gap(play)


def count_gap(play: Play) -> None:
    """Count the time of the crash as work after all: the room went on talking."""
    state = play.room.conductor.state
    assert state.item is not None
    before = state.time(state.item).spent
    (gap,) = state.course.gaps
    assert not gap.counted
    play.in_banner(play.room, "Count it").setFocus()
    play.press(Key.Key_Return)
    play.settled()
    state = play.room.conductor.state
    assert state.item is not None
    assert state.time(state.item).spent - before == gap.ended - gap.began
    assert play.room.view.notices.texts == []


def open_elsewhere(play: Play) -> None:
    """Open the same file in a second window while the room runs."""
    second = play.sit()
    second.window.open(play.path)
    (error,) = play.doors.messages.failed
    assert isinstance(error, CharterInUse)
    assert second.window.work is None
    play.doors.messages.failed.clear()
    with pytest.raises(CharterInUse):
        play.charta.open(play.path)
    second.window.close()
    play.to_room()
    assert play.room.conductor.state.is_live
