"""Icons: in the theme's colours, sharp at every scale, and all there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from pytestqt.qtbot import QtBot

from charta import ui
from charta.ui.icons import SCALES, Icons, application_icon, icons_folder
from charta.ui.theme import Role, load_theme
from charta.ui.widgets.buttons import Kind, button

NAMES = sorted(file.stem for file in icons_folder().glob("*.svg") if file.stem != "charta")


def inks(pixmap: QPixmap) -> set[str]:
    """Return the colours of the pixels that are fully covered."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_its_colour_and_never_black(name: str) -> None:
    theme = load_theme("light")
    drawn = inks(Icons(theme).pixmap(name, Role.ACCENT, 24, 3))
    assert theme.colour(Role.ACCENT).name() in drawn
    assert QColor("black").name() not in drawn


def test_an_icon_has_a_picture_for_every_scale_and_one_when_disabled() -> None:
    icon = Icons(load_theme("dark", 150)).icon("search", size=20)
    assert set(icon.availableSizes()) == {QSize(30, 30) * scale for scale in SCALES}
    normal = icon.pixmap(QSize(30, 30), 1.0, QIcon.Mode.Normal)
    disabled = icon.pixmap(QSize(30, 30), 1.0, QIcon.Mode.Disabled)
    assert inks(normal) != inks(disabled)


def test_room_beside_an_icon_is_on_the_side_that_was_asked_for() -> None:
    icons = Icons(load_theme("light"))
    for gap, empty in ((8, 24), (-8, 0)):
        image = icons.pixmap("check", size=20, gap=gap).toImage()
        assert image.width() == 28
        column = range(empty, empty + 4)
        assert all(image.pixelColor(x, y).alpha() == 0 for x in column for y in range(image.height()))


def test_every_icon_that_the_code_names_is_there() -> None:
    code = [file.read_text(encoding="utf-8") for file in Path(ui.__file__).parent.rglob("*.py")]
    named = re.findall(
        r'(?:icon|pixmap|icon_button\([\w.]+|button\([^)]*),? ?=?\(?"([a-z0-9-]+)"', "\n".join(code)
    )
    assert {name for name in named if "-" in name} <= set(NAMES)


def test_the_application_has_an_icon_and_the_others_their_licence() -> None:
    assert not application_icon().pixmap(64, 64).isNull()
    assert "ISC" in (icons_folder() / "LICENSE-Lucide.txt").read_text(encoding="utf-8")


def test_a_filled_button_shows_the_keyboard_by_a_ring_in_the_colour_of_its_words(qtbot: QtBot) -> None:
    theme = load_theme("light")
    made = button(Icons(theme), "", Kind.PRIMARY)
    qtbot.addWidget(made)
    made.resize(80, 36)
    made.show()
    before = made.grab().toImage()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    after = made.grab().toImage()
    assert before.pixelColor(40, 4) != after.pixelColor(40, 4)
