"""Themes: complete, legible, and the same at every size."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from charta.errors import ContentError
from charta.ui import theme
from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme, Tone, first_resolved, load_theme, resolved, themes_folder
from ui.doubles import Stage

GROUNDS = (Role.WINDOW, Role.SUNKEN, Role.SURFACE, Role.RAISED, Role.ACCENT_SOFT)
TONES = (Tone.ACCENT, Tone.SUCCESS, Tone.WARNING, Tone.DANGER)
READ = [
    *((words, ground) for words in (Role.TEXT, Role.TEXT_MUTED) for ground in GROUNDS),
    *((Role.TEXT, tone.soft) for tone in TONES),
    *((tone.role, tone.soft) for tone in TONES),
    *((tone.role, ground) for tone in TONES for ground in (Role.WINDOW, Role.SUNKEN, Role.SURFACE)),
    *((Role(f"on_{tone.value}"), tone.role) for tone in TONES),
    (Role.ON_ACCENT, Role.ACCENT_HOVER),
    (Role.ON_SELECTION, Role.SELECTION),
    (Role.ON_HIGHLIGHT, Role.HIGHLIGHT),
    (Role.TEXT, Role.INSERTED),
    (Role.TEXT, Role.DELETED),
    (Role.TEXT, Role.LINE),
    (Role.WINDOW, Role.TEXT),
]
SEEN = [
    *((edge, ground) for edge in (Role.LINE_STRONG, Role.FOCUS) for ground in GROUNDS[:3]),
    (Role.ON_ACCENT, Role.ACCENT),
]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def looks(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize(("words", "ground"), READ, ids=lambda role: role.value)
def test_what_is_read_has_a_contrast_of_four_and_a_half(looks: Theme, words: Role, ground: Role) -> None:
    assert contrast(looks.colour(words), looks.colour(ground)) >= 4.5


@pytest.mark.parametrize(("sign", "ground"), SEEN, ids=lambda role: role.value)
def test_what_marks_a_control_has_a_contrast_of_three(looks: Theme, sign: Role, ground: Role) -> None:
    assert contrast(looks.colour(sign), looks.colour(ground)) >= 3


def test_the_palette_has_our_colours_also_for_hints_in_empty_fields(looks: Theme) -> None:
    palette = looks.palette()
    assert palette.color(QPalette.ColorRole.Window) == looks.colour(Role.WINDOW)
    assert palette.color(QPalette.ColorRole.PlaceholderText) == looks.colour(Role.TEXT_MUTED)


def test_lengths_and_fonts_follow_the_zoom() -> None:
    large = load_theme("light", 200)
    assert [large.px(length) for length in (0, 0.1, 8)] == [0, 1, 16]
    assert large.font(TextStyle.BODY).pixelSize() == 2 * load_theme("light").font(TextStyle.BODY).pixelSize()


def test_the_style_sheet_leaves_no_gap(looks: Theme) -> None:
    sheet = (themes_folder() / "charta.qss").read_text(encoding="utf-8")
    filled = looks.style_sheet(sheet, Path("/pictures"))
    assert "@" not in filled
    assert 'url("/pictures/check.svg")' in filled


class Styled(QObject):
    """Counts how often a widget was dressed anew."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.StyleChange
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("name", ["a b", "d(1)", "l'ami é", 'x"q', "8px@x", "{};", "--A"])
def test_the_style_sheet_finds_its_pictures_in_a_folder_of_any_name(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    looks, folder = load_theme("light"), tmp_path / name
    folder.mkdir()
    for picture in ("check", "minus", "chevron-down", "chevron-up"):
        (folder / f"{picture}.svg").write_bytes(Icons(looks).svg(picture, Role.DANGER))
    sheet = (themes_folder() / "charta.qss").read_text(encoding="utf-8")
    qapp.setStyleSheet(looks.style_sheet(sheet, folder))
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    image = box.grab().toImage()
    pixels = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert looks.colour(Role.DANGER).name() in pixels


def test_only_what_looks_different_is_dressed_anew(stage: Stage, qtbot: QtBot) -> None:
    box, styled = QCheckBox(), Styled()
    qtbot.addWidget(box)
    stage("en")
    box.installEventFilter(styled)
    stage("fr")
    assert styled.count == 0
    for look in ({"theme": "dark"}, {"zoom": 150}, {}):
        styled.count = 0
        stage("fr", **look)  # type: ignore[arg-type] # the two have types of their own
        assert styled.count > 0, look


def test_no_colour_stands_in_the_style_sheet_or_in_the_code() -> None:
    sheet = (themes_folder() / "charta.qss").read_text(encoding="utf-8")
    assert "#" not in sheet
    for file in Path(theme.__file__).parent.rglob("*.py"):
        for word in file.read_text(encoding="utf-8").replace('"', " ").split():
            assert not (word.startswith("#") and QColor.isValidColorName(word)), f"{file}: {word}"


def test_a_theme_without_a_colour_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (themes_folder() / "light.toml").read_text(encoding="utf-8").splitlines()
    broken = [line for line in lines if not line.startswith("focus ")]
    (tmp_path / "light.toml").write_text("\n".join(broken), encoding="utf-8")
    monkeypatch.setattr(theme, "themes_folder", lambda: tmp_path)
    with pytest.raises(ContentError, match="focus"):
        load_theme("light")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_colours_are_read_as_the_files_say_them(name: str) -> None:
    said = tomllib.loads((themes_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    assert {role.value: colour for role, colour in load_theme(name).colours.items()} == said


@pytest.mark.parametrize(("ground", "theme"), [("#1e1e1e", "dark"), ("#efefef", "light")])
def test_the_first_window_is_as_dark_as_the_desktop_where_the_user_wants_that(
    ground: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.Window, QColor(ground))
    monkeypatch.setattr(QGuiApplication, "palette", lambda: desktop)
    assert first_resolved("system") == theme
    assert [first_resolved(choice) for choice in ("light", "dark")] == ["light", "dark"]
    assert [resolved(choice) for choice in ("light", "dark")] == ["light", "dark"]
