"""The presenter window on one screen and on two, which come and go in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charta.domain.records import ItemKind, ItemNotes
from charta.domain.stage import Stage as RoomStage
from charta.services.presenting import Focus
from charta.ui.context import UiContext
from charta.ui.room.tools import RoomTools
from charta.ui.room.window import RoomWindow
from charta.ui.widgets.banner import Banner
from ui.room.rooms import LAPTOP, PROJECTOR, FakeScreen, Meeting, key, presenter_of, screens_of

Key = Qt.Key


def press_in_notice(window: RoomWindow, words: str) -> None:
    """Press a button of a notice."""
    buttons = [
        button for banner in window.findChildren(Banner) for button in banner.findChildren(QPushButton)
    ]
    next(button for button in buttons if button.text() == words and button.isVisible()).click()


def shown(window: RoomWindow) -> RoomStage:
    stage = presenter_of(window)._stage
    assert stage is not None
    return stage


def test_one_key_shows_the_room_on_the_other_screen_and_hides_it(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    key(qtbot, window, Key.Key_F5)
    assert screens_of(window).filled == [PROJECTOR]
    assert presenter_of(window).isVisible()
    assert window.view.bar.show_room.text() == "Hide the room’s screen"
    key(qtbot, window, Key.Key_F5)
    assert not window.big.is_shown


def test_it_goes_to_the_screen_on_which_the_facilitator_does_not_work(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    screens_of(window).mine = PROJECTOR
    key(qtbot, window, Key.Key_F5)
    assert screens_of(window).filled == [LAPTOP]


def test_with_one_screen_it_covers_the_window_and_escape_comes_back(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    for way_back in (Key.Key_Escape, Key.Key_F5):
        key(qtbot, window, Key.Key_F5)
        assert screens_of(window).filled[-1] is LAPTOP
        qtbot.keyClick(presenter_of(window), way_back)
        assert not window.big.is_shown
        qtbot.waitUntil(window.isActiveWindow)


def test_the_screen_unplugged_in_the_middle_loses_nothing_and_says_what_to_do(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    key(qtbot, window, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    window.view.side.notes.minuted.setPlainText("Half a sent")
    window.command("screen")
    screens_of(window).unplug(PROJECTOR)
    assert not window.big.is_shown
    (said,) = window.view.notices.texts
    assert "Nothing is lost" in said
    assert "F5" in said
    assert window.view.side.notes.minuted.toPlainText() == "Half a sent"
    assert window.conductor.state.is_live
    press_in_notice(window, "Show it here")
    assert screens_of(window).filled[-1] is LAPTOP
    assert window.view.notices.texts == []


def test_when_the_facilitators_own_screen_goes_the_presenter_gives_the_other_one_back(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    screens_of(window).unplug(LAPTOP)
    qtbot.waitUntil(lambda: not window.big.is_shown)
    assert "Nothing is lost" in window.view.notices.texts[0]


def test_a_screen_that_is_plugged_in_is_offered(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    screens_of(window).plug(PROJECTOR)
    assert window.view.notices.texts == ["Another screen was connected."]
    press_in_notice(window, "Show the room there")
    assert screens_of(window).filled == [PROJECTOR]


def test_an_offer_is_over_once_its_key_was_pressed(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain)
    screens_of(window).plug(PROJECTOR)
    key(qtbot, window, Key.Key_F5)
    assert screens_of(window).filled == [PROJECTOR]
    assert window.view.notices.texts == []


def test_a_presenter_that_covers_the_window_moves_to_a_screen_that_comes(
    sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    window.command("screen")
    screens_of(window).plug(PROJECTOR)
    assert screens_of(window).filled == [LAPTOP, PROJECTOR]
    assert "yours again" in window.view.notices.texts[0]


def test_a_third_screen_disturbs_nobody(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    third = FakeScreen("third", 2560)
    screens_of(window).plug(third)
    screens_of(window).unplug(third)
    assert window.big.is_shown
    assert screens_of(window).filled == [PROJECTOR]
    assert window.view.notices.texts == []


def test_it_follows_item_clock_pause_and_language(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    assert (shown(window).language, shown(window).title) == ("fr", "Accueil")
    window.command("language")
    assert (shown(window).language, shown(window).title) == ("en", "Welcome")
    assert window.view.bar.language.text() == "EN"
    sitting.pass_time(window, minutes=3)
    assert shown(window).clock.left == 420
    window.command("pause")
    assert shown(window).is_paused
    window.command("next_item")
    assert shown(window).title == "Ambition and position"
    window.end()
    assert shown(window).kind == ""


def test_what_is_decided_and_who_speaks_arrive_from_the_pane(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    window.command("next_item")
    section = window.view.centre.section
    assert section is not None
    item = window.conductor.state.course.item
    section.focus_changed.emit(Focus(item=item, turn="hr"))
    assert window.view.bar.turn.text == "Human resources has the floor"
    assert shown(window).turn == "Ressources humaines"
    window.command("next_item")
    assert not window.view.bar.turn.isVisible()


def test_no_note_gets_onto_the_big_screen(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    for item in sitting.bench.agendas.items(sitting.number):
        sitting.bench.agendas.write_notes(ItemNotes(item.number, "Zebra minuted", "Zebra private"))
        sitting.bench.actions.add("Zebra step", workshop=sitting.number)
        window.conductor.take_up(item.number)
        window.refresh()
        presenter = presenter_of(window)
        assert "Zebra" not in repr(presenter._stage)
        assert "Zebra" not in presenter.accessibleName() + presenter.accessibleDescription()
        if item.kind is ItemKind.SECTION and item.position > 3:
            break


def test_closing_the_window_closes_the_big_screen(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain, LAPTOP, PROJECTOR)
    window.command("screen")
    presenter = presenter_of(window)
    window.leave()
    assert not presenter.isVisible()


def test_the_screens_of_this_computer_are_found(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = RoomWindow(plain, sitting.bench, sitting.number, None, RoomTools(steady=sitting.steady))
    window.conductor.stop()
    window.show()
    assert list(window._screens.all()) == QGuiApplication.screens()
    assert window._screens.of(window) is window.screen()
    window.command("screen")
    assert presenter_of(window).isFullScreen()
    presenter_of(window).left.emit()
    assert not window.big.is_shown
    window.leave()
