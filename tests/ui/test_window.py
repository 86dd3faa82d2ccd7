"""The window: it leads through the steps, forgets nothing, and can be dressed anew at any moment."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from charta.ui import surroundings as surroundings_module
from charta.ui import window as window_module
from charta.ui.messages import Notice
from charta.ui.preferences import Preferences
from charta.ui.spot import Spot
from charta.ui.surroundings import Surroundings
from charta.ui.theme import Role
from charta.ui.window import MINIMUM, WAIT_MS, MainWindow
from charta.ui.work_view import WorkView
from ui.doubles import STEPS, FakeDesk, NotePage, RecordingMessages


def work(window: MainWindow) -> WorkView:
    assert window.work is not None
    return window.work


def page(window: MainWindow) -> NotePage:
    shown = work(window).pages.page
    assert isinstance(shown, NotePage)
    return shown


def test_back_and_next_lead_through_every_step(working: MainWindow) -> None:
    seen = [work(working).step]
    while work(working).foot.next.isEnabled():
        work(working).foot.next.click()
        seen.append(work(working).step)
    assert seen == [step.id for step in STEPS]
    work(working).foot.back.click()
    assert work(working).step == "S05"
    assert work(working).foot.next.accessibleName() == "Next: The step board"


def test_the_rail_and_the_next_unfinished_step_are_shortcuts(working: MainWindow, qtbot: QtBot) -> None:
    work(working).rail.chosen.emit("board")
    assert work(working).step == "board"
    qtbot.keyClick(working, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert work(working).step == "S05"
    assert not work(working).foot.unfinished.isEnabled(), "it leads nowhere else from here"


def test_what_was_typed_is_saved_before_a_page_is_left(working: MainWindow, desk: FakeDesk) -> None:
    page(working).short.setText("typed")
    work(working).show_step("S01")
    assert desk.kept["organisation"]["short"] == "typed"
    work(working).show_step("organisation")
    assert page(working).short.text() == "typed"


def test_what_was_typed_is_saved_when_the_window_closes(working: MainWindow, desk: FakeDesk) -> None:
    page(working).short.setText("last words")
    working.close()
    assert desk.kept["organisation"]["short"] == "last words"
    assert desk.path is None


def test_another_language_theme_and_size_keep_place_text_and_keyboard(
    working: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    working.activateWindow()
    work(working).show_step("S05")
    before = page(working)
    before.long.setPlainText("half a sentence")
    before.long.setFocus()
    before.long.moveCursor(QTextCursor.MoveOperation.End)
    before.long.moveCursor(QTextCursor.MoveOperation.WordLeft)
    bar = before.scroll_areas()[0].verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    share = bar.value() / bar.maximum()
    working._set_language("fr")
    working._set_theme("dark")
    working._zoom_in()
    qtbot.waitUntil(lambda: page(working) is not before and page(working).long.hasFocus())
    after = page(working)
    assert work(working).step == "S05"
    assert after.long.toPlainText() == "half a sentence"
    assert after.long.textCursor().position() == len("half a ")
    bar = after.scroll_areas()[0].verticalScrollBar()
    assert bar.value() / bar.maximum() == pytest.approx(share, abs=0.02)
    assert after.title.startswith("«Page")
    assert working.context.theme.dark
    assert working.palette().color(working.backgroundRole()) == working.context.theme.colour(Role.WINDOW)
    assert (preferences.settings.language, preferences.settings.theme) == ("fr", "dark")
    assert preferences.settings.zoom == working.context.theme.zoom == 110


def test_what_could_not_be_saved_survives_another_look(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotePage, "unsaved", lambda self: {"short": self.short.text()})
    monkeypatch.setattr(NotePage, "take_up", lambda self, kept: self.short.setText(kept.get("short", "")))
    monkeypatch.setattr(NotePage, "flush", lambda _: None)
    page(working).short.setText("refused here")
    work(working).show_step("S05")
    page(working).short.setText("and there")
    for zoom in (working._zoom_in, working._zoom_out):
        before = work(working)
        zoom()
        qtbot.waitUntil(lambda before=before: work(working) is not before)
    assert page(working).short.text() == "and there"
    work(working).show_step("organisation")
    assert page(working).short.text() == "refused here"


def test_another_look_waits_for_what_a_page_has_under_way(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotePage, "is_busy", True)
    before = page(working)
    work(working).show_step("S05")
    working._set_theme("dark")
    qtbot.wait(WAIT_MS * 2)
    work(working).show_step("organisation")
    assert page(working) is before
    monkeypatch.setattr(NotePage, "is_busy", False)
    qtbot.waitUntil(lambda: page(working) is not before)
    assert working.context.theme.dark


def test_the_window_follows_the_desktop_where_the_user_wants_that(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    working._set_theme("system")
    qtbot.waitUntil(lambda: not working._rebuilding.isActive())
    for module in (window_module, surroundings_module):
        monkeypatch.setattr(module, "resolved", lambda _: "dark")
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: working.context.theme.dark)


def test_a_message_is_shown_over_the_page_and_survives_no_change_of_looks(
    working: MainWindow, qtbot: QtBot
) -> None:
    working._show_notice(Notice("Taken out."))
    assert working._toast is not None
    assert working._toast.isVisible()
    working._zoom_in()
    qtbot.waitUntil(lambda: working.context.theme.zoom == 110)
    assert working._toast is None
    working._show_notice(Notice("Again."))


def test_pages_that_are_left_behind_by_a_change_are_gone(working: MainWindow, qtbot: QtBot) -> None:
    work(working).show_step("S05")
    old = page(working)
    with qtbot.waitSignal(old.destroyed):
        working._set_theme("dark")


def test_geometry_zoom_and_place_are_remembered(
    working: MainWindow, desk: FakeDesk, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    working.resize(1100, 700)
    working._zoom(130)
    work(working).show_step("S05")
    path = desk.path
    assert path is not None
    qtbot.waitUntil(lambda: working.context.theme.zoom == 130)
    working.close()
    kept = Preferences(tmp_path / "settings.json")
    again = MainWindow(desk, Surroundings(qapp, kept))
    qtbot.addWidget(again)
    again.show()
    again.open(path)
    # The screen of the tests is narrower than the window may be, so only the height can tell.
    assert again.height() == 700
    assert again.context.theme.zoom == 130
    assert work(again).step == "S05"
    assert kept.settings.recent == (str(path),)
    again.close()


def test_nonsense_in_the_preferences_is_no_reason_not_to_start(
    preferences: Preferences, desk: FakeDesk, surroundings: Surroundings, qtbot: QtBot
) -> None:
    preferences.set_geometry('["bm9uc2Vuc2U=", 3]')
    made = MainWindow(desk, surroundings)
    qtbot.addWidget(made)
    assert made.start is not None


def test_a_file_that_cannot_be_opened_is_told_and_changes_nothing(
    working: MainWindow, messages: RecordingMessages, desk: FakeDesk, tmp_path: Path
) -> None:
    before = desk.path
    working.open(tmp_path / "nowhere.charta")
    assert [error.code for error in messages.failed] == ["missing"]
    assert desk.path == before
    assert working.work is not None


def test_closing_the_charter_leads_back_to_the_start(working: MainWindow, desk: FakeDesk) -> None:
    page(working).short.setText("kept")
    working._charters.leave()
    assert (working.work, desk.path) == (None, None)
    assert working.start is not None
    assert [row.path.stem for row in working.start.recent.rows] == ["ours"]
    assert desk.kept["organisation"]["short"] == "kept"
    assert not working._actions.export.isEnabled()


def dropped(window: MainWindow, *names: str) -> bool:
    """Drop files on the window; return whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *buttons)
    entering.setAccepted(False)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *buttons)
        QApplication.sendEvent(window, drop)
    return entering.isAccepted()


def test_a_charter_that_is_dropped_is_opened(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Dropped.CHARTA"
    path.touch()
    assert not dropped(window, str(tmp_path / "picture.png"))
    assert not dropped(window, str(path), str(path))
    assert dropped(window, str(path))
    qtbot.waitUntil(lambda: desk.path == path)


def test_undo_saves_first_and_leads_to_where_something_changed(working: MainWindow, desk: FakeDesk) -> None:
    page(working).short.setText("typed")
    working._actions.undo.trigger()
    assert desk.kept["organisation"]["short"] == "typed"
    assert (desk.undone, work(working).step) == (["undo"], "S01")
    assert not working._actions.redo.isEnabled()


def test_a_change_is_seen_by_the_page_and_said_to_be_saved(
    working: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    refreshed = page(working).refreshed
    desk.change()
    desk.change()
    qtbot.waitUntil(lambda: page(working).refreshed == refreshed + 1)
    assert "Saved at" in work(working).top._file.text()


def test_a_step_that_is_gone_gives_way_to_the_first(
    working: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    work(working).show_step("S05")
    desk.steps = tuple(step for step in STEPS if step.id != "S05")
    desk.change()
    qtbot.waitUntil(lambda: work(working).step == "organisation")


def test_a_hit_of_the_search_leads_to_its_field(working: MainWindow, desk: FakeDesk) -> None:
    working.activateWindow()
    working._actions.find.trigger()
    desk.searches[0](Spot("S05", field="long"))
    assert work(working).step == "S05"
    assert page(working).long.hasFocus()


def unnamed(window: QWidget) -> list[str]:
    """Return what can be reached by keyboard and has no name for a screen reader."""
    nameless = []
    for child in window.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(window):
            interface = QAccessible.queryAccessibleInterface(child)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(f"{type(child).__name__} {child.objectName()}")
    return nameless


def test_everything_that_takes_keys_has_a_name(window: MainWindow, tmp_path: Path) -> None:
    assert unnamed(window) == []
    path = tmp_path / "ours.charta"
    path.touch()
    window.open(path)
    assert unnamed(window) == []
    for dialog in (window._show_guide, window._show_about):
        dialog()
        shown = window.findChildren(QWidget)[-1].window()
        assert unnamed(shown) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_the_smallest_window_holds_everything_in_every_look(
    working: MainWindow, qtbot: QtBot, language: str, theme: str, zoom: int
) -> None:
    for choose, value in ((working._set_language, language), (working._set_theme, theme)):
        choose(value)
    working._zoom(zoom)
    qtbot.waitUntil(lambda: working.context.theme.zoom == zoom and working.context.language == language)
    working.resize(*MINIMUM)
    QApplication.processEvents()
    assert (working.width(), working.height()) == MINIMUM
    content = work(working)
    for bar in (content.top, content.foot):
        for child in bar.findChildren(QWidget):
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                corner = child.mapTo(bar, child.rect().bottomRight())
                assert bar.rect().contains(corner), child.accessibleName()
                assert min(child.width(), child.height()) >= 32 * min(1, zoom / 100) - 1
    assert content.pages.height() >= 240


def test_the_keyboard_reaches_every_part_and_comes_back(working: MainWindow, qtbot: QtBot) -> None:
    working.activateWindow()
    page(working).long.setTabChangesFocus(True)
    reached: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        assert focused is not None
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    content = work(working)
    for part in (content.top, content.rail, content.pages, content.foot):
        assert any(part is widget or part.isAncestorOf(widget) for widget in reached)


def test_a_dialog_outlives_a_desktop_that_goes_dark_meanwhile(working: MainWindow, qtbot: QtBot) -> None:
    assert working.work is not None
    dialog = QDialog(working.work.pages.page)
    typed = QLineEdit(dialog)
    dialog.open()
    typed.setText("Typed for an hour")
    working._set_theme("dark")
    qtbot.wait(2 * WAIT_MS)
    assert isValid(dialog)
    assert dialog.isVisible()
    assert typed.text() == "Typed for an hour"
    assert not working.context.theme.dark
    dialog.reject()
    qtbot.waitUntil(lambda: working.context.theme.dark)
