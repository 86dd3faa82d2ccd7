"""In the room: from an answer to everything shown in both windows, and the second that goes by."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from benchmarks.keystroke import FRAME_MS, the_application
from benchmarks.measure import Row, percentiles, timed
from charta.bootstrap import Charta, Workbench
from charta.domain.records import Choice, ItemKind, Scale
from charta.domain.workshops import Draft
from charta.services.deciding import Author, Question
from charta.settings import Settings
from charta.ui.preferences import Preferences
from charta.ui.room.stage.presenter import PresenterWindow
from charta.ui.room.window import RoomWindow, open_room
from charta.ui.surroundings import Surroundings

TITLE = "A workshop in its two windows, 22 sections"
SECTION: Final = "S12"
FIELD: Final = "photos"
ANSWERS: Final = 60


@contextmanager
def room() -> Iterator[tuple[Workbench, RoomWindow, PresenterWindow]]:
    """Hold a workshop about a section in the facilitator's window, the big screen shown."""
    application = the_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.charta"
        charta = Charta(actor="bench", backups=Path(folder) / "backups")
        bench = charta.create(path, answers=charta.example_answers())
        preferences = Preferences(Path(folder) / "settings.json")
        preferences.change(Settings(language="en", theme="light", round_scale=Scale.CONSENT))
        surroundings, owner = Surroundings(application, preferences), QWidget()
        number = bench.workshops.add()
        item = bench.agendas.add(number, Draft(ItemKind.SECTION, 15, SECTION))
        bench.timekeeping.begin(number)
        for person in bench.participants.all(number):
            bench.participants.arrive(number, person.number)
        bench.timekeeping.take_up(number, item)
        window = open_room(surroundings.context(owner, lambda _: None), bench, number, owner)
        window.command("screen")
        QCoreApplication.processEvents()
        shown = application.topLevelWidgets()
        yield bench, window, next(one for one in shown if isinstance(one, PresenterWindow))
        window.leave()
        surroundings.close()
        bench.close()


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    with room() as (bench, window, presenter):
        question = Question(window.number, SECTION, FIELD)
        asked = bench.deciding.ask(bench.deciding.propose(question, "none", "", Author("it")), Scale.CONSENT)
        departments = bench.session.catalogue.departments
        steps = itertools.count()

        def answer() -> None:
            step = next(steps)
            choice = (Choice.AGREE, Choice.LIVE_WITH)[step // len(departments) % 2]
            bench.deciding.vote(asked, departments[step % len(departments)], choice)
            # A moment later the windows do this by themselves, once for all that has changed.
            window.refresh()
            presenter.repaint()
            QCoreApplication.processEvents()

        def second() -> None:
            window.conductor.tick()
            QCoreApplication.processEvents()

        answers, seconds = timed(answer, ANSWERS), timed(second, 100)
    within = sum(time <= FRAME_MS for time in answers)
    return [
        Row("an answer stored and shown in both windows", percentiles(answers)),
        Row("a second of the clock in both windows", percentiles(seconds)),
        Row("answers within one frame of 60 Hz", f"{within} of {len(answers)}"),
    ]
