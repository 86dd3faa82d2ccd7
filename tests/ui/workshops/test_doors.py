"""The doors of the page: to the room, to the invitation, to the minutes, and out again."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from docx import Document
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.progress import StepState
from charta.services.wizard import WORKSHOPS
from charta.ui.companion import companions
from charta.ui.fitting import TITLE
from charta.ui.room.window import RoomWindow
from fakes import SteppingClock
from ui.doubles import ChosenFiles, RecordingMessages
from ui.sitting import Sitting, settle
from ui.workshops.conftest import At


def state(sitting: Sitting) -> StepState:
    return next(step.state for step in sitting.bench.wizard.steps() if step.id == WORKSHOPS)


def test_the_invitation_is_a_calendar_file_and_an_agenda_in_each_language(
    at_workshops: At, planned: Path, qtbot: QtBot, files: ChosenFiles, tmp_path: Path
) -> None:
    sitting, page, bench = at_workshops(planned)
    person = bench.participants.all(1)[0]
    bench.participants.edit(replace(person, email="olivier@example.org"))
    folder = tmp_path / "invitation"
    files.answers.append(folder)
    page.room.invitation.click()
    assert page.is_busy
    settle(sitting, qtbot)
    written = sorted(path.name for path in folder.iterdir())
    assert [Path(name).suffix for name in written] == [".docx", ".docx", ".ics"]
    (calendar,) = folder.glob("*.ics")
    (event,) = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert "First decisions" in event["SUMMARY"]
    (english,) = folder.glob("*agenda-1-en.docx")
    text = "\n".join(paragraph.text for paragraph in Document(str(english)).paragraphs)
    assert "First decisions" in text
    assert not page.is_busy


def test_an_invitation_without_a_day_is_refused_with_what_is_missing(
    at_workshops: At, planned: Path, messages: RecordingMessages, files: ChosenFiles
) -> None:
    _, page, bench = at_workshops(planned)
    bench.workshops.edit(replace(bench.workshops.get(1), day=""))
    page.room.invitation.click()
    assert messages.failed[-1].code == "workshop-not-dated"
    assert files.suggested == []


def test_minutes_are_there_as_soon_as_the_workshop_has_begun(
    at_workshops: At,
    planned: Path,
    qtbot: QtBot,
    files: ChosenFiles,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    sitting, page, bench = at_workshops(planned)
    assert not page.room.minutes.isVisible()
    bench.timekeeping.begin(1)
    sitting.work.refresh()
    assert page.room.minutes.isVisible()
    assert not page.room.invitation.isVisible()
    dialog = page.open_minutes()
    for box in dialog.languages.values():
        box.setChecked(False)
    assert not dialog.save.isEnabled()
    assert dialog.problem == "Choose at least one language."
    dialog.languages["fr"].setChecked(True)
    dialog.formats["pdf"].setChecked(True)
    files.answers.append(tmp_path)
    dialog.submit()
    settle(sitting, qtbot)
    assert [path.name for path in tmp_path.glob("*minutes*")] == ["Coopérative-Érablis-minutes-1-fr.pdf"]
    assert next(tmp_path.glob("*.pdf")).read_bytes().startswith(b"%PDF")
    assert messages.failed == []


def test_the_page_says_how_far_each_workshop_is(
    at_workshops: At, planned: Path, clock: SteppingClock
) -> None:
    sitting, page, bench = at_workshops(planned)
    assert state(sitting) is StepState.BEGUN
    assert page.room.begin.text() == "Begin the workshop"
    bench.timekeeping.begin(1)
    sitting.work.refresh()
    assert page.room.begin.text() == "Go on with the workshop"
    assert "It is running." in page.room.text
    clock.advance(hours=9)
    page.refresh()
    assert "left without an end. Nothing is lost" in page.room.text
    assert "Without an end." in page.shelf.tiles[1].accessibleDescription()
    bench.timekeeping.end(1)
    page.refresh()
    assert "It was held." in page.room.text
    for number in (2, 3):
        bench.timekeeping.begin(number)
        bench.timekeeping.end(number)
    assert state(sitting) is StepState.COMPLETE


def test_the_workshop_that_is_next_is_shown_first(at_workshops: At, charta: Charta, planned: Path) -> None:
    with closing(charta.open(planned)) as bench:
        bench.timekeeping.begin(1)
        bench.timekeeping.end(1)
    _, page, _ = at_workshops(planned)
    assert page.number == 2
    assert page.shelf.tiles[2].isChecked()


def test_beginning_opens_the_window_of_the_room(
    at_workshops: At, planned: Path, qtbot: QtBot, messages: RecordingMessages
) -> None:
    sitting, page, _ = at_workshops(planned)
    page.room.begin.click()
    assert messages.failed == []
    (room,) = companions(sitting.window)
    assert isinstance(room, RoomWindow)
    assert room.number == 1
    assert room.isVisible()
    assert room.height() + TITLE.height() <= room.screen().availableSize().height(), (
        "its foot is on the screen"
    )
    page.room.begin.click()
    assert companions(sitting.window) == [room], "it comes to the front and is no second one"
    room.close()
    qtbot.waitUntil(lambda: companions(sitting.window) == [])


def test_a_workshop_is_removed_and_its_message_brings_it_back(
    at_workshops: At, planned: Path, messages: RecordingMessages
) -> None:
    sitting, page, bench = at_workshops(planned)
    items = bench.agendas.items(1)
    page.room.remove.click()
    assert [entry.number for entry in bench.workshops.all()] == [2, 3]
    assert list(page.shelf.tiles) == [2, 3]
    assert page.number == 2
    action = messages.informed[-1].action
    assert action is not None
    action.trigger()
    sitting.work.refresh()
    assert list(page.shelf.tiles) == [1, 2, 3]
    assert bench.agendas.items(1) == items
    assert [tile.x() for tile in page.shelf.tiles.values()] == sorted(
        tile.x() for tile in page.shelf.tiles.values()
    )


def test_what_has_begun_cannot_be_removed(
    at_workshops: At, planned: Path, messages: RecordingMessages
) -> None:
    _, page, bench = at_workshops(planned)
    bench.timekeeping.begin(1)
    page.remove()
    assert messages.failed[-1].code == "workshop-begun"
    assert bench.workshops.get(1)
