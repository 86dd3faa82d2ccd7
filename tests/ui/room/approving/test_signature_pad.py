"""The pad takes strokes of mouse, finger and pen, and makes one picture of them."""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QImage,
    QInputDevice,
    QKeySequence,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charta.documents.images import is_usable_drawing, picture_size
from charta.ui.context import UiContext
from charta.ui.room.approving.signature_ink import MOST_BYTES, InkPoint, ink_bounds, ink_png, smoothed
from charta.ui.room.approving.signature_pad import SignaturePad
from charta.ui.theme import Role
from ui.doubles import Stage

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
BARE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ABILITIES = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
PEN = QPointingDevice(
    "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, ABILITIES, 1, 1
)
ERASER = QPointingDevice(
    "eraser", 8, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser, ABILITIES, 1, 1
)
WAVE = [(20 + 4 * step, 60 + round(30 * math.sin(step / 5))) for step in range(60)]
Places = Sequence[tuple[int, int]]


@pytest.fixture
def pad(context: UiContext, qtbot: QtBot) -> SignaturePad:
    made = shown(context, qtbot)
    made.resize(400, 120)
    return made


def shown(context: UiContext, qtbot: QtBot) -> SignaturePad:
    made = SignaturePad(context, "Signature of Léa Tremblay")
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    return made


def mouse(pad: SignaturePad, places: Places) -> None:
    QTest.mousePress(pad, LEFT, BARE, QPoint(*places[0]))
    for place in places[1:]:
        send_mouse(pad, QEvent.Type.MouseMove, place)
    QTest.mouseRelease(pad, LEFT, BARE, QPoint(*places[-1]))


def send_mouse(
    pad: SignaturePad,
    kind: QEvent.Type,
    place: tuple[int, int],
    button: Qt.MouseButton = NONE,
    source: Qt.MouseEventSource = Qt.MouseEventSource.MouseEventNotSynthesized,
) -> None:
    at = QPointF(*place)
    QApplication.sendEvent(pad, QMouseEvent(kind, at, at, at, button, LEFT, BARE, source))


def touch(pad: SignaturePad, places: Places, finger: int = 0) -> None:
    device = screen()
    QTest.touchEvent(pad, device).press(finger, QPoint(*places[0])).commit()
    for place in places[1:]:
        QTest.touchEvent(pad, device).move(finger, QPoint(*place)).commit()
    QTest.touchEvent(pad, device).release(finger, QPoint(*places[-1])).commit()


def screen() -> QPointingDevice:
    """Return the touch screen of the tests; there is one, as in a computer."""
    known = [each for each in QInputDevice.devices() if each.name() == "test touch device"]
    found = known[0] if known else QTest.createTouchDevice()
    assert isinstance(found, QPointingDevice)
    return found


def pen(pad: SignaturePad, places: Iterable[tuple[float, float]], pressure: Callable[[int], float]) -> None:
    kind, button = QEvent.Type.TabletPress, LEFT
    place = (0.0, 0.0)
    for step, place in enumerate(places):
        send_pen(pad, kind, place, pressure(step), button)
        kind, button = QEvent.Type.TabletMove, NONE
    send_pen(pad, QEvent.Type.TabletRelease, place, 0.0, LEFT)


def send_pen(
    pad: SignaturePad,
    kind: QEvent.Type,
    place: tuple[float, float],
    pressure: float,
    button: Qt.MouseButton = NONE,
    device: QPointingDevice = PEN,
) -> None:
    at = QPointF(*place)
    QApplication.sendEvent(
        pad, QTabletEvent(kind, device, at, at, pressure, 0, 0, 0, 0, 0, BARE, button, LEFT)
    )


def picture(data: bytes) -> QImage:
    return QImage.fromData(data)


def ink(image: QImage) -> QRect:
    """Return the smallest rectangle around what is dark."""
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 90
    ]
    if not dark:
        return QRect()
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    return QRect(QPoint(left, top), QPoint(max(x for x, _ in dark), max(y for _, y in dark)))


# -- what it takes ------------------------------------------------------------------------------------------


def test_an_untouched_pad_is_empty_and_has_no_picture(pad: SignaturePad) -> None:
    assert pad.is_empty
    assert pad.png() == b""


def test_a_mouse_draws_a_stroke_and_tells_of_it_once(pad: SignaturePad, qtbot: QtBot) -> None:
    told: list[bool] = []
    pad.changed.connect(lambda: told.append(pad.is_empty))
    mouse(pad, WAVE)
    assert told == [False]
    size = picture_size(pad.png())
    assert size is not None
    assert size[1] == 240
    assert size[0] > 600


def test_only_the_left_button_draws_and_only_while_it_is_down(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.RightButton, BARE, QPoint(20, 20))
    send_mouse(pad, QEvent.Type.MouseMove, (60, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.RightButton, BARE, QPoint(60, 60))
    assert pad.is_empty


def test_the_second_press_of_a_double_click_begins_a_stroke_too(pad: SignaturePad) -> None:
    mouse(pad, [(20, 20), (40, 20)])
    send_mouse(pad, QEvent.Type.MouseButtonDblClick, (100, 20), LEFT)
    send_mouse(pad, QEvent.Type.MouseMove, (140, 20))
    send_mouse(pad, QEvent.Type.MouseButtonRelease, (140, 20), LEFT)
    pad.undo()
    assert not pad.is_empty


def test_a_finger_draws_what_a_mouse_draws(pad: SignaturePad, context: UiContext, qtbot: QtBot) -> None:
    touch(pad, WAVE)
    other = shown(context, qtbot)
    mouse(other, WAVE)
    assert not pad.is_empty
    assert picture(pad.png()).size() == picture(other.png()).size()


def test_a_second_finger_and_the_hand_beside_the_pen_draw_nothing(pad: SignaturePad) -> None:
    device = screen()
    QTest.touchEvent(pad, device).press(0, QPoint(20, 20)).commit()
    QTest.touchEvent(pad, device).stationary(0).press(1, QPoint(300, 100)).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(80, 20)).move(1, QPoint(390, 110)).commit()
    QTest.touchEvent(pad, device).stationary(0).release(1, QPoint(390, 110)).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(80, 20)).commit()
    before = pad.png()
    pad.undo()
    assert pad.is_empty
    touch(pad, [(20, 20), (80, 20)])
    assert picture(before).size() == picture(pad.png()).size()
    pad.clear()
    QTest.touchEvent(pad, device).press(0, QPoint(300, 100)).commit()
    pen(pad, WAVE, lambda _: 0.5)
    QTest.touchEvent(pad, device).release(0, QPoint(300, 100)).commit()
    assert picture(pad.png()).width() > 600  # the wave, and not where the hand lay
    pad.undo()
    assert pad.is_empty


def test_one_tool_does_not_end_the_stroke_of_another(pad: SignaturePad) -> None:
    device = screen()
    QTest.touchEvent(pad, device).press(0, QPoint(20, 20)).commit()
    mouse(pad, [(200, 100), (210, 110)])
    QTest.touchEvent(pad, device).move(0, QPoint(380, 20)).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(380, 20)).commit()
    assert picture(pad.png()).width() > 600
    pad.undo()
    assert pad.is_empty


def test_a_pen_that_presses_harder_draws_wider(pad: SignaturePad) -> None:
    line = [(20.0 + 4 * step, 60.0) for step in range(80)]

    def thickness(pressure: float) -> int:
        pad.clear()
        pen(pad, line, lambda _: pressure)
        return ink(picture(pad.png())).height()

    light, middle, hard = thickness(0.05), thickness(0.5), thickness(1.0)
    assert light < middle < hard
    pad.clear()
    pen(pad, line, lambda step: step / 80)
    image = picture(pad.png())
    left, right = (
        ink(image.copy(place, 0, 12, image.height())).height() for place in (30, image.width() - 60)
    )
    assert left < right


def test_an_echo_of_pen_or_finger_as_a_mouse_is_not_drawn_twice(pad: SignaturePad) -> None:
    echo = Qt.MouseEventSource.MouseEventSynthesizedBySystem

    def echoed() -> None:
        send_mouse(pad, QEvent.Type.MouseButtonPress, (20, 20), LEFT, echo)
        send_mouse(pad, QEvent.Type.MouseMove, (60, 60), NONE, echo)
        send_mouse(pad, QEvent.Type.MouseButtonRelease, (60, 60), LEFT, echo)

    echoed()  # a system that tells of fingers in no other way
    assert not pad.is_empty
    pad.clear()
    touch(pad, WAVE)
    echoed()
    pad.undo()
    assert pad.is_empty
    mouse(pad, WAVE)  # a true mouse still draws
    assert not pad.is_empty


def test_a_cancelled_touch_leaves_nothing_and_a_hidden_pad_ends_its_stroke(pad: SignaturePad) -> None:
    device = screen()
    QTest.touchEvent(pad, device).press(0, QPoint(20, 20)).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(90, 50)).commit()
    QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, device))
    assert pad.is_empty
    QTest.touchEvent(pad, device).release(0, QPoint(90, 50)).commit()
    QTest.mousePress(pad, LEFT, BARE, QPoint(20, 20))
    send_mouse(pad, QEvent.Type.MouseMove, (80, 40))
    pad.hide()
    pad.show()
    send_mouse(pad, QEvent.Type.MouseMove, (380, 110))
    QTest.mouseRelease(pad, LEFT, BARE, QPoint(380, 110))
    pad.undo()
    assert pad.is_empty


def test_a_pad_that_is_switched_off_takes_nothing(pad: SignaturePad) -> None:
    mouse(pad, WAVE)
    before = pad.png()
    pad.setEnabled(False)
    pen(pad, WAVE, lambda _: 0.9)
    touch(pad, WAVE)
    assert pad.png() == before


def test_what_leaves_the_pad_stays_at_its_edge(pad: SignaturePad) -> None:
    mouse(pad, [(350, 60), (390, 60), (2000, -500), (390, 900), (350, 60)])
    image = picture(pad.png())
    assert image.width() <= 8 * image.height()
    assert image.height() == 240


# -- taking back --------------------------------------------------------------------------------------------


def test_undo_takes_back_stroke_by_stroke_and_delete_takes_all(pad: SignaturePad) -> None:
    pad.setFocus()
    mouse(pad, WAVE)
    first = pad.png()
    mouse(pad, [(300, 20), (390, 100)])
    assert pad.png() != first
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert pad.png() == first
    told: list[None] = []
    pad.changed.connect(lambda: told.append(None))
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert len(told) == 1


def test_the_other_end_of_the_pen_takes_back_the_last_stroke(pad: SignaturePad) -> None:
    pen(pad, WAVE, lambda _: 0.5)
    send_pen(pad, QEvent.Type.TabletPress, (50, 50), 0.5, LEFT, ERASER)
    send_pen(pad, QEvent.Type.TabletMove, (90, 50), 0.5, NONE, ERASER)
    send_pen(pad, QEvent.Type.TabletRelease, (90, 50), 0.0, LEFT, ERASER)
    assert pad.is_empty


def test_the_windows_own_undo_stands_back_while_there_is_a_stroke(context: UiContext, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pad = SignaturePad(context, parent=window)
    QVBoxLayout(window).addWidget(pad)
    undone: list[None] = []
    action = QAction(window)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: undone.append(None))
    window.addAction(action)
    window.resize(500, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    pad.setFocus()
    mouse(pad, WAVE)
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert pad.is_empty
    assert undone == []
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert len(undone) == 1


# -- the picture --------------------------------------------------------------------------------------------


def test_the_same_strokes_give_the_same_picture_that_documents_take(stage: Stage, qtbot: QtBot) -> None:
    made: set[bytes] = set()
    for theme in ("light", "dark"):
        pad = shown(stage("fr", theme), qtbot)
        mouse(pad, WAVE)
        made.add(pad.png())
    (data,) = made
    assert is_usable_drawing(data)
    assert len(data) < 20_000
    image = picture(data)
    assert image.pixelColor(0, 0) == QColor(Qt.GlobalColor.white)
    assert min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(240)) == 0


def test_the_picture_is_cropped_to_the_ink_with_a_margin(pad: SignaturePad) -> None:
    mouse(pad, [(100, 20), (180, 100), (260, 20)])
    image = picture(pad.png())
    found = ink(image)
    for gap in (
        found.left(),
        found.top(),
        image.width() - 1 - found.right(),
        image.height() - 1 - found.bottom(),
    ):
        assert 4 <= gap <= 20


def test_a_dot_stays_a_dot_and_a_line_a_line(pad: SignaturePad) -> None:
    mouse(pad, [(200, 60), (200, 60)])
    dot = picture(pad.png())
    assert 0 < ink(dot).height() < dot.height() / 4
    pad.clear()
    mouse(pad, [(5, 60), (395, 60)])
    line = picture(pad.png())
    assert line.width() <= 8 * 240
    assert ink(line).height() < line.height() / 4


def test_a_picture_is_as_high_as_asked_for_within_bounds(pad: SignaturePad) -> None:
    mouse(pad, WAVE)
    heights = [picture(pad.png(height)).height() for height in (-5, 24, 100, 960, 1_000_000)]
    assert heights == [24, 24, 100, 960, 960]


def test_whatever_is_scribbled_its_picture_stays_small() -> None:
    chance = random.Random(1)  # noqa: S311 - nothing secret
    strokes = [
        tuple(InkPoint(chance.uniform(0, 330), chance.uniform(0, 100), chance.random()) for _ in range(100))
        for _ in range(12)
    ]
    data = ink_png(strokes, 960)
    assert is_usable_drawing(data)
    assert len(data) <= MOST_BYTES


def test_so_many_points_are_enough(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, BARE, QPoint(0, 0))
    for step in range(9_000):
        send_mouse(pad, QEvent.Type.MouseMove, (step % 400, (step * 7) % 120))
    QTest.mouseRelease(pad, LEFT, BARE, QPoint(1, 1))
    assert 0 < len(pad.png()) <= MOST_BYTES


def test_a_curve_passes_smoothly_and_keeps_its_ends() -> None:
    stroke = [InkPoint(0, 0, 0.2), InkPoint(50, 80, 0.5), InkPoint(100, 0, 1.0)]
    points = list(smoothed(stroke))
    assert (points[0], points[-1]) == (stroke[0], stroke[-1])
    turns = [
        abs(math.remainder(math.atan2(c.y - b.y, c.x - b.x) - math.atan2(b.y - a.y, b.x - a.x), math.tau))
        for a, b, c in zip(points, points[1:], points[2:], strict=False)
    ]
    assert max(turns) < 0.4  # the corner between the three points is more than 2
    assert max(math.hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(points)) < 20
    assert list(smoothed(stroke[:1])) == stroke[:1]
    assert ink_bounds([]).isNull()


# -- size and looks -----------------------------------------------------------------------------------------


def test_another_size_keeps_the_strokes_in_proportion(pad: SignaturePad) -> None:
    mouse(pad, WAVE)
    before = pad.png()
    pad.resize(800, 240)
    assert pad.png() == before
    mouse(pad, [(600, 40), (760, 200)])
    both = pad.png()
    pad.resize(400, 120)
    assert pad.png() == both
    pad.undo()
    mouse(pad, [(300, 20), (380, 100)])
    assert pad.png() == both  # the same stroke at half the size
    pad.resize(900, 90)
    assert pad.png() == both


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_the_ink_is_seen_on_its_pad_in_every_look(stage: Stage, qtbot: QtBot, theme: str, zoom: int) -> None:
    context = stage("fr", theme, zoom)
    pad = shown(context, qtbot)
    pad.resize(pad.sizeHint())
    middle = QPoint(pad.width() // 2, pad.height() // 3)
    mouse(pad, [(middle.x() - 80, middle.y()), (middle.x() + 80, middle.y())])
    shot = pad.grab().toImage()
    ratio = shot.devicePixelRatio()
    assert shot.pixelColor((QPointF(middle) * ratio).toPoint()) == context.theme.colour(Role.TEXT)
    beside = QPointF(middle.x(), pad.height() * 0.5)
    assert shot.pixelColor((beside * ratio).toPoint()) == context.theme.colour(Role.SURFACE)
    pad.setEnabled(False)
    shot = pad.grab().toImage()
    assert shot.pixelColor((QPointF(middle) * ratio).toPoint()) == context.theme.colour(Role.TEXT_DISABLED)


def test_focus_shows_a_ring(pad: SignaturePad, context: UiContext, qtbot: QtBot) -> None:
    pad.clearFocus()
    without = pad.grab().toImage().pixelColor(pad.width() // 2, 1)
    with qtbot.waitActive(pad):
        pad.activateWindow()
    pad.setFocus()
    assert pad.grab().toImage().pixelColor(pad.width() // 2, 1) == context.theme.colour(Role.FOCUS) != without


def test_it_says_what_it_is_for_that_nobody_has_to_draw_and_what_is_drawn(pad: SignaturePad) -> None:
    assert pad.accessibleName() == "Signature of Léa Tremblay"
    assert pad.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert pad.accessibleDescription().startswith("Nothing is drawn yet.")
    assert "a typed name alone counts as much" in pad.accessibleDescription()
    mouse(pad, WAVE)
    mouse(pad, WAVE)
    assert pad.accessibleDescription().startswith("2 strokes are drawn.")
    pad.undo()
    assert pad.accessibleDescription().startswith("1 stroke is drawn.")
