"""Answering in the room: by keyboard, anonymous, stored as sums of at least eight people."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charta.bootstrap import Workbench
from charta.domain.charter import Charter
from charta.domain.records import Tally
from charta.errors import DiskFull
from charta.ui.diagnostic.room_dialog import RoomDialog
from charta.ui.diagnostic.room_round import Phase
from charta.ui.diagnostic.room_screens import HandOverScreen, StartScreen, StatementScreen
from ui.diagnostic.conftest import Open, ask
from ui.doubles import RecordingMessages

SMALLEST = 8


@pytest.fixture
def room(open_page: Open, survey: int) -> Iterator[RoomDialog]:
    dialog = open_page().open_room()
    yield dialog
    if dialog.isVisible():
        dialog._leave()


def press(dialog: RoomDialog, keys: str) -> None:
    """Type on whatever has the keyboard, as a person does."""
    for key in keys:
        QTest.keyClick(focused(dialog), key)


def focused(dialog: RoomDialog) -> QWidget:
    QApplication.processEvents()
    return dialog.focusWidget() or dialog


def enter(dialog: RoomDialog) -> None:
    QTest.keyClick(focused(dialog), Qt.Key.Key_Return)


def answer_all(dialog: RoomDialog, key: str = "4") -> None:
    press(dialog, key * len(dialog.round.questionnaire.items))
    assert dialog.round.phase is Phase.LAST
    enter(dialog)


def tallies(charter: Charter) -> list[Tally]:
    return list(charter.all(Tally))


def test_eight_people_answer_by_keyboard_alone_and_their_sums_are_stored_once(
    room: RoomDialog, example: Workbench, survey: int
) -> None:
    before = len(list(example.session.store.records()))
    enter(room)
    for person in range(SMALLEST):
        answer_all(room, "5" if person % 2 else "0")
        assert tallies(example.session.charter) == []
        if person < SMALLEST - 1:
            enter(room)
    room.end()
    (tally,) = tallies(example.session.charter)
    assert (tally.survey, tally.group, tally.respondents) == (survey, "", SMALLEST)
    assert set(tally.counts.values()) == {(0, 0, 0, 0, 4, 4)}
    assert len(list(example.session.store.records())) == before + 1
    assert not room.isVisible()
    example.session.undo()
    assert tallies(example.session.charter) == []


def test_nothing_of_the_last_answers_is_left_when_the_keyboard_is_handed_on(room: RoomDialog) -> None:
    enter(room)
    answer_all(room, "2")
    texts = room.round.questionnaire.text("en")
    screen = room.screen_shown
    assert isinstance(screen, HandOverScreen)
    assert not any(words in screen.text for words in (*texts.items.values(), *texts.scale))
    assert "1 person has answered" in screen.text
    enter(room)
    statement = room.screen_shown
    assert isinstance(statement, StatementScreen)
    assert not any(made.isChecked() for made in statement.answers.values())


def test_a_person_may_go_back_and_change_an_answer_or_leave_a_statement_out(room: RoomDialog) -> None:
    enter(room)
    press(room, "12")
    QTest.keyClick(focused(room), Qt.Key.Key_Backspace)
    screen = room.screen_shown
    assert isinstance(screen, StatementScreen)
    assert screen.answers[2].isChecked()
    screen.leave_out.click()
    room.back()
    assert room.round.answer is None


def test_only_keys_of_the_scale_answer(room: RoomDialog) -> None:
    enter(room)
    press(room, "67x")
    QTest.keyClick(focused(room), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert room.round.place == 0
    press(room, "3")
    assert room.round.place == 1


def test_a_person_chooses_the_language_and_stays_at_the_statement(room: RoomDialog) -> None:
    enter(room)
    press(room, "11")
    room.set_language("fr")
    screen = room.screen_shown
    assert isinstance(screen, StatementScreen)
    french = room.round.questionnaire.text("fr")
    assert french.items[room.round.item] in screen.text
    assert room.round.place == 2
    assert screen.answers[1].accessibleName() == french.scale[0]


def test_the_group_chosen_at_the_start_is_that_of_everybody_in_the_round(
    room: RoomDialog, example: Workbench
) -> None:
    assert isinstance(room.screen_shown, StartScreen)
    room.screen_shown.group.setEditText("Rimouski")
    room.set_language("fr")
    room.begin()
    for _ in range(SMALLEST):
        answer_all(room)
        enter(room)
    room.round.back()
    room.end()
    (tally,) = tallies(example.session.charter)
    assert tally.group == "Rimouski"


def test_fewer_than_eight_people_are_never_stored(
    room: RoomDialog, example: Workbench, messages: RecordingMessages
) -> None:
    enter(room)
    for _ in range(3):
        answer_all(room)
        enter(room)
    messages.replies.append("stay")
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert room.isVisible()
    assert "3 people have answered whose sums are not kept yet" in messages.asked[-1][1]
    messages.replies.append("drop")
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert not room.isVisible()
    assert tallies(example.session.charter) == []


def test_leaving_in_the_middle_of_somebodys_answers_asks_first(
    room: RoomDialog, example: Workbench, messages: RecordingMessages
) -> None:
    enter(room)
    press(room, "4")
    room.reject()
    assert room.isVisible()
    assert len(messages.asked) == 1
    messages.replies.append("drop")
    room.reject()
    assert not room.isVisible()


def test_ending_while_somebody_answers_keeps_the_others(
    room: RoomDialog, example: Workbench, messages: RecordingMessages
) -> None:
    enter(room)
    for _ in range(SMALLEST):
        answer_all(room)
        enter(room)
    press(room, "1")
    messages.replies.append("store")
    room.reject()
    (tally,) = tallies(example.session.charter)
    assert tally.respondents == SMALLEST
    assert sum(tally.counts["F1.1"]) == SMALLEST


def test_sums_that_could_not_be_stored_are_not_lost(
    room: RoomDialog, example: Workbench, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path="ours.charta")

    enter(room)
    for _ in range(SMALLEST):
        answer_all(room)
        enter(room)
    with monkeypatch.context() as patch:
        patch.setattr(example.session.store, "append", full)
        room.end()
    assert isinstance(messages.failed[0], DiskFull)
    assert room.isVisible()
    assert room.round.waiting == SMALLEST
    room.end()
    assert [tally.respondents for tally in tallies(example.session.charter)] == [SMALLEST]


def test_a_person_who_leaves_everything_out_is_not_counted(room: RoomDialog) -> None:
    enter(room)
    for _ in room.round.questionnaire.items:
        room.give(-1)
    enter(room)
    assert room.round.people == 0
    assert room.round.waiting == 0


def test_the_page_tells_how_many_were_stored_and_offers_to_take_it_back(
    open_page: Open, example: Workbench, survey: int, messages: RecordingMessages
) -> None:
    ask(example, survey, 9)
    page = open_page()
    dialog = page.open_room()
    enter(dialog)
    for _ in range(SMALLEST):
        answer_all(dialog)
        enter(dialog)
    dialog.end()
    (notice,) = messages.informed
    assert notice.text == "The sums of 8 people are kept."
    assert "17 people have answered" in page.head.text
    assert notice.action is not None
    notice.action.trigger()
    assert "9 people have answered" in page.head.text
