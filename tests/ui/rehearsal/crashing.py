"""A process that goes on with a workshop and dies in the middle, without closing anything.

Arguments: charter, language of the screen, present moment (ISO), folder for settings and backups. What it
knew when it died is the last line that it prints, in JSON.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from charta.bootstrap import Charta
from charta.domain.records import Motion, SessionMark, Vote
from charta.i18n import translator
from charta.ui.charter_desk import CharterDesk
from charta.ui.companion import companions
from charta.ui.preferences import Preferences
from charta.ui.registry import standard_pages
from charta.ui.room.window import RoomWindow
from charta.ui.surroundings import Surroundings, load_fonts
from charta.ui.widgets.banner import Banner
from charta.ui.window import MainWindow
from fakes import SteppingClock
from ui.rehearsal.dying import KEPT, PROPOSED, TAKEN

Key = Qt.Key


def press(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QApplication.processEvents()
        target = QApplication.focusWidget()
        assert target is not None
        for one in key if isinstance(key, str) else [key]:
            QTest.keyClick(target, one, held)
    QApplication.processEvents()


def go_on(window: QWidget, words: str) -> None:
    """Press a button in a banner by keyboard."""
    buttons = [made for banner in window.findChildren(Banner) for made in banner.findChildren(QPushButton)]
    button = next(made for made in buttons if made.text() == words and made.isVisible())
    button.setFocus()
    press(Key.Key_Return)


def work(window: MainWindow, words: str) -> RoomWindow:
    """Go on with the workshop: a proposal, notes, and a round of which two answers are given."""
    go_on(window, words)
    (room,) = companions(window)
    assert isinstance(room, RoomWindow)
    room.activateWindow()
    assert QTest.qWaitForWindowActive(room)
    press(Key.Key_F2)
    section = room.view.centre.section
    assert section is not None
    topics = section.deciding.parts.topics
    topics.choose(f"field:{TAKEN}")
    press(Key.Key_Return, "p")
    form = section.deciding.parts.proposal_form
    form.words.setFocus()
    press(PROPOSED, Key.Key_Return, "r")
    press("1", "3")
    press(Key.Key_M, held=Qt.KeyboardModifier.ControlModifier)
    press(f" {KEPT}")
    QTest.qWait(800)
    return room


def main(path: Path, language: str, moment: str, folder: Path) -> None:
    """Open the charter, go on, and die."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    load_fonts()
    preferences = Preferences(folder / "settings.json")
    surroundings = Surroundings(application, preferences)
    charta = Charta(clock=SteppingClock(datetime.fromisoformat(moment)), actor="Test", backups=folder / "b")
    desk = CharterDesk(charta, standard_pages(), folder / "b")
    window = MainWindow(desk, surroundings)
    window.resize(1280, 832)
    window.show()
    window.open(path)
    QApplication.processEvents()
    room = work(window, translator(language).tr("Go on with it"))
    charter = desk._opened().session.charter
    known = {
        "item": room.conductor.state.course.item,
        "motions": len(list(charter.all(Motion))),
        "votes": len(list(charter.all(Vote))),
        "marks": len(list(charter.all(SessionMark))),
        "text": desk._opened().wordings.text("S12", "fr"),
        "entries": desk._opened().session.store.entries,
    }
    sys.stdout.write(f"{json.dumps(known)}\n")
    sys.stdout.flush()
    os._exit(70)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
