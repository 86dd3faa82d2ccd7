"""The presenter window: nothing to operate, nothing private, and no more drawn than what changed."""

from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charta.domain.records import Choice
from charta.domain.stage import ClockState, StageClock
from charta.domain.workshops import Outcome
from charta.i18n import Translator, translator
from charta.ui.room.stage.marks import Words
from charta.ui.room.stage.presenter import LEAST, PresenterWindow
from charta.ui.theme import Role, load_theme
from ui.room.stage.stages import NOTE, QUESTION, every, hidden, shown

Show = Callable[..., PresenterWindow]
EVERY = [(language, name) for language in ("fr", "en") for name in every(language)]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def made(width: int = 1280, height: int = 720, theme: str = "light") -> PresenterWindow:
        window = PresenterWindow(load_theme(theme))
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        qtbot.waitExposed(window)
        return window

    return made


def picture(window: PresenterWindow) -> QImage:
    return window.grab().toImage()


class Painted(QObject):
    """Remembers which parts of a window were painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.rects: list[QRect] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().boundingRect())
        return False


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_stage_is_drawn_in_both_themes(show: Show, language: str, name: str, theme: str) -> None:
    window = show(theme=theme)
    empty = picture(window)
    window.show_stage(every(language)[name])
    drawn = picture(window)
    assert drawn != empty
    assert drawn.pixelColor(2, 2) == load_theme(theme).colour(Role.WINDOW)


def test_it_is_the_same_picture_at_every_size(show: Show) -> None:
    small, large = show(1280, 720), show(3840, 2160)
    for window in (small, large):
        window.show_stage(shown("fr"))
    assert small.scene == large.scene
    reduced = picture(large).scaled(
        320, 180, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    other = picture(small).scaled(
        320, 180, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    far = [
        (x, y)
        for x in range(320)
        for y in range(180)
        if abs(reduced.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 100
    ]
    assert far == []


def test_a_window_of_another_shape_is_composed_anew_and_a_larger_one_is_not(show: Show) -> None:
    window = show()
    window.show_stage(QUESTION["fr"])
    before = window.scene
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert window.scene is before
    window.resize(1024, 768)
    QApplication.processEvents()
    assert window.scene != before
    assert max(mark.box.right for mark in window.scene.marks) <= 1440


def test_it_has_no_control_and_takes_no_focus(show: Show, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.setFocus()
    window = show()
    window.show_stage(QUESTION["en"])
    assert window.findChildren(QWidget) == []
    assert window.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() in (None, line)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F11])
def test_the_keys_that_end_a_presentation_ask_the_owner(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    window = show()
    with qtbot.waitSignal(window.left, timeout=1000):
        QTest.keyClick(window, key)
    assert window.isVisible()


def test_no_other_key_does_anything(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.show_stage(QUESTION["en"])
    before = window.scene
    with qtbot.assertNotEmitted(window.left):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Q, Qt.Key.Key_Tab, Qt.Key.Key_F4):
            QTest.keyClick(window, key)
    assert window.scene is before


def test_only_the_owner_closes_it(show: Show, qtbot: QtBot) -> None:
    window = show()
    handle = window.windowHandle()
    assert handle is not None
    with qtbot.waitSignal(window.left, timeout=1000):
        handle.close()
    assert window.isVisible()
    with qtbot.assertNotEmitted(window.left):
        assert window.close()
    assert not window.isVisible()


def test_it_closes_at_once_where_the_owner_closes_it_when_asked(show: Show, qapp: QApplication) -> None:
    window = show()
    window.left.connect(window.close)
    qapp.closeAllWindows()
    assert not window.isVisible()
    window.show()
    handle = window.windowHandle()
    assert handle is not None
    handle.close()
    assert not window.isVisible()


def test_closing_it_does_not_end_the_application(show: Show) -> None:
    assert not show().testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_fills_a_screen_without_a_frame_and_comes_back(show: Show, qapp: QApplication) -> None:
    window = show()
    window.show_stage(QUESTION["fr"])
    screen = qapp.primaryScreen()
    window.fill(screen, is_beside=False)
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.geometry() == screen.geometry()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    window.show_framed()
    assert window.isVisible()
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert (window.minimumWidth(), window.minimumHeight()) == LEAST


def test_beside_the_window_that_is_worked_in_it_never_asks_for_the_keyboard(
    show: Show, qapp: QApplication
) -> None:
    window = show()
    window.fill(qapp.primaryScreen(), is_beside=True)
    assert window.isFullScreen()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    # Were it activated, Qt would warn, and fixture `quiet` fail.
    window.fill(qapp.primaryScreen(), is_beside=False)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_a_second_changes_the_clock_alone(show: Show) -> None:
    window = show()
    window.show_stage(QUESTION["fr"])
    QApplication.processEvents()
    before, painted = window.scene, Painted(window)
    window.show_stage(replace(QUESTION["fr"], clock=StageClock(ClockState.RUNNING, 900, 519)))
    QApplication.processEvents()
    assert window.scene.still is before.still
    assert painted.rects
    # What is below the bar of the time is a quarter of the height down.
    assert all(rect.bottom() < 720 / 4 for rect in painted.rects)
    fresh = show()
    fresh.show_stage(replace(QUESTION["fr"], clock=StageClock(ClockState.RUNNING, 900, 519)))
    assert picture(window) == picture(fresh)


def test_what_is_shown_already_is_not_drawn_again(show: Show) -> None:
    window = show()
    window.show_stage(QUESTION["fr"])
    QApplication.processEvents()
    painted = Painted(window)
    window.show_stage(replace(QUESTION["fr"]))
    QApplication.processEvents()
    assert painted.rects == []


@pytest.mark.parametrize(
    ("base", "change"),
    [
        ("question", {"meeting": "Atelier 2"}),
        ("question", {"organisation": "Ailleurs"}),
        ("question", {"title": "Un autre titre"}),
        ("question", {"place": "4 / 8"}),
        ("question", {"number": 13}),
        ("question", {"aim": "approve"}),
        ("question", {"lead": "Marketing"}),
        ("question", {"question": "Une autre question?"}),
        ("question", {"options": QUESTION["fr"].options[:2]}),
        ("question", {"clause": QUESTION["fr"].clause[:2]}),
        ("question", {"turn": ""}),
        ("question", {"decided": "Voilà."}),
        ("question", {"following": "Autre chose"}),
        ("question", {"is_paused": True}),
        ("options", {"help": "Autre chose."}),
        ("options", {"language": "en"}),
        ("motion", {"motion": None}),
        ("motion", {"round": shown("fr").round}),
        ("hidden", {"round": shown("fr").round}),
        ("opening", {"kind": "break"}),
        ("question", {"clock": StageClock(ClockState.STILL, 0, 0)}),
        ("question", {"clock": StageClock(ClockState.OVER, 900, -1)}),
    ],
)
def test_whatever_changes_is_drawn(show: Show, base: str, change: dict[str, object]) -> None:
    window, fresh = show(), show()
    window.show_stage(every("fr")[base])
    before = picture(window)
    window.show_stage(replace(every("fr")[base], **change))  # type: ignore[arg-type]
    fresh.show_stage(replace(every("fr")[base], **change))  # type: ignore[arg-type]
    assert picture(window) == picture(fresh) != before


def test_its_name_says_section_question_and_time(show: Show) -> None:
    window = show()
    window.show_stage(QUESTION["en"])
    assert window.accessibleName() == (
        "Section 12: Confidentiality and reserved topics. May photos taken at work be posted? 8 minutes left"
    )


def test_it_speaks_the_language_of_the_stage_and_reads_it_once(qtbot: QtBot) -> None:
    class Loud(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"{message}!"

    asked: list[str] = []

    def words(language: str) -> Translator:
        asked.append(language)
        return Translator(language, Loud()) if language == "fr" else translator(language)

    window = PresenterWindow(load_theme("light"), words)
    qtbot.addWidget(window)
    for left in range(3):
        window.show_stage(replace(QUESTION["fr"], clock=StageClock(ClockState.RUNNING, 900, left)))
    texts = {mark.text for mark in window.scene.marks if isinstance(mark, Words)}
    assert "left!" in texts
    window.show_stage(QUESTION["en"])
    texts = {mark.text for mark in window.scene.marks if isinstance(mark, Words)}
    assert "left" in texts
    assert asked == ["fr", "en"]


def test_what_it_says_is_said_once_a_minute(show: Show) -> None:
    window = show()
    window.show_stage(QUESTION["en"])
    said = window.accessibleName()
    window.show_stage(replace(QUESTION["en"], clock=StageClock(ClockState.RUNNING, 900, 519)))
    assert window.accessibleName() == said
    window.show_stage(replace(QUESTION["en"], clock=StageClock(ClockState.RUNNING, 900, 479)))
    assert window.accessibleName() == said.replace("8 minutes", "7 minutes")


def test_those_who_do_not_see_it_are_told_everything_that_is_shown(show: Show) -> None:
    window = show()
    stage = shown("en")
    window.show_stage(replace(stage, clause=every("en")["section"].clause, decided="So be it."))
    said = window.accessibleDescription()
    assert stage.motion is not None
    for words in (
        "Decided: So be it",
        stage.motion.text.rstrip("."),
        *(argument.text.rstrip(".") for argument in stage.motion.arguments),
        "Legal: Can live with it",
        "There is an objection to answer first",
        "Take photos and videos freely in the areas",
    ):
        assert words in said
    assert "<" not in said
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface.text(QAccessible.Text.Name) == window.accessibleName()


def test_no_hidden_answer_is_shown_or_said(show: Show) -> None:
    stage = hidden("fr")
    assert stage.round is not None
    votes = tuple(replace(vote, choice=Choice.OBJECT, note=NOTE["fr"]) for vote in stage.round.votes)
    leaking = replace(stage, round=replace(stage.round, votes=votes, outcome=Outcome.OBJECTED))
    window, other = show(), show()
    window.show_stage(stage)
    other.show_stage(leaking)
    assert picture(window) == picture(other)
    assert window.accessibleDescription() == other.accessibleDescription()
    assert NOTE["fr"] not in other.accessibleDescription()


def test_its_theme_is_its_own(show: Show, qapp: QApplication) -> None:
    window = show(theme="dark")
    window.show_stage(QUESTION["fr"])
    dark = picture(window)
    qapp.setPalette(load_theme("light").palette())
    qapp.setStyleSheet("QWidget { background: white; font-size: 5px; }")
    QApplication.processEvents()
    assert picture(window) == dark
    qapp.setStyleSheet("")
    window.set_theme(load_theme("light"))
    assert picture(window).pixelColor(2, 2) == QColor(load_theme("light").colour(Role.WINDOW))
