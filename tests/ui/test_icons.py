"""Icons: in the theme's colours, sharp at every scale, and all there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from pytestqt.qtbot import QtBot

from charta import ui
from charta.ui.icons import SCALES, Icons, application_icon, icons_folder
from charta.ui.surroundings import _PICTURES
from charta.ui.theme import Role, load_theme, themes_folder
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
    theme = load_theme("dark", 150)
    icon = Icons(theme).icon("search", size=20)
    assert set(icon.availableSizes()) == {QSize(30, 30) * scale for scale in SCALES}
    normal = icon.pixmap(QSize(30, 30), 3.0, QIcon.Mode.Normal)
    disabled = icon.pixmap(QSize(30, 30), 3.0, QIcon.Mode.Disabled)
    assert inks(normal) == {theme.colour(Role.TEXT).name()}
    assert inks(disabled) == {theme.colour(Role.TEXT_DISABLED).name()}


def test_room_beside_an_icon_is_on_the_side_that_was_asked_for() -> None:
    icons = Icons(load_theme("light"))
    for gap, empty in ((8, 24), (-8, 0)):
        image = icons.pixmap("check", size=20, gap=gap).toImage()
        assert image.width() == 28
        column = range(empty, empty + 4)
        assert all(image.pixelColor(x, y).alpha() == 0 for x in column for y in range(image.height()))


PLACES = {
    "icon": 0,
    "pixmap": 0,
    "svg": 0,
    "_tile": 0,
    "_tool": 0,
    "icon_button": 1,
    "action_button": 1,
    "EmptyState": 2,
    "Notice": 2,
    "button": 3,
}
"""Which argument of a call names an icon."""
NO_ICONS = {"Reply", "setProperty", "property", "setObjectName", "getattr"}


def calls() -> Iterator[ast.Call]:
    """Give every call in the code of the window."""
    for file in Path(ui.__file__).parent.rglob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        yield from (node for node in nodes if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def literals(node: ast.AST) -> set[str]:
    """Return the texts that may be values of an expression or a table; what is compared is none."""
    if isinstance(node, ast.Compare | ast.Subscript | ast.JoinedStr):
        return set()
    if isinstance(node, ast.Call) and called(node) in NO_ICONS:
        return set()
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    return {text for child in ast.iter_child_nodes(node) for text in literals(child)}


def named() -> set[str]:
    """Return the icons that calls name."""
    found: set[str] = set()
    for call in calls():
        place = PLACES.get(called(call), len(call.args))
        given = [call.args[place]] if place < len(call.args) else []
        given += [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
        found |= {text for node in given for text in literals(node)}
    return found - {""}


def test_every_icon_that_the_code_names_is_there() -> None:
    assert len(named()) > 30
    assert named() <= set(NAMES)


def test_every_icon_that_is_there_is_used() -> None:
    files = Path(ui.__file__).parent.rglob("*.py")
    said = {text for file in files for text in literals(ast.parse(file.read_text(encoding="utf-8")))}
    assert set(NAMES) - said == set()


def test_every_picture_of_the_style_sheet_is_made() -> None:
    sheet = (themes_folder() / "charta.qss").read_text(encoding="utf-8")
    assert set(re.findall(r"url\(@([\w-]+)\)", sheet)) - {"name"} == set(_PICTURES)


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
