"""How the window looks: colour roles read from a file, fonts and lengths that follow the zoom.

A `Theme` is a value. When the user chooses another theme or zoom, the application gets a new one and the
pages are built anew, so that no widget has to know how to restyle itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from charta.errors import ContentError
from charta.paths import resources

FAMILY: Final = "Inter"
MIDDLE: Final = 128
"""Colours below this lightness, of 255, are dark."""


class Role(StrEnum):
    """What a colour is for. The theme files give each role its colour."""

    WINDOW = "window"
    SUNKEN = "sunken"
    SURFACE = "surface"
    RAISED = "raised"
    LINE = "line"
    LINE_STRONG = "line_strong"
    TEXT = "text"
    TEXT_MUTED = "text_muted"
    TEXT_DISABLED = "text_disabled"
    ACCENT = "accent"
    ACCENT_HOVER = "accent_hover"
    ACCENT_SOFT = "accent_soft"
    ON_ACCENT = "on_accent"
    FOCUS = "focus"
    SUCCESS = "success"
    SUCCESS_SOFT = "success_soft"
    ON_SUCCESS = "on_success"
    WARNING = "warning"
    WARNING_SOFT = "warning_soft"
    ON_WARNING = "on_warning"
    DANGER = "danger"
    DANGER_SOFT = "danger_soft"
    ON_DANGER = "on_danger"
    SELECTION = "selection"
    ON_SELECTION = "on_selection"
    HIGHLIGHT = "highlight"
    ON_HIGHLIGHT = "on_highlight"
    INSERTED = "inserted"
    DELETED = "deleted"


class Tone(StrEnum):
    """What a message, chip or banner expresses; each tone has a colour, a soft background and an icon."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def role(self) -> Role:
        """The colour of the tone's words and signs."""
        return Role.TEXT_MUTED if self is Tone.NEUTRAL else Role(self.value)

    @property
    def soft(self) -> Role:
        """The background of the tone."""
        return Role.RAISED if self is Tone.NEUTRAL else Role(f"{self.value}_soft")


class TextStyle(StrEnum):
    """The typographic scale; the style sheet sizes labels with the property `textStyle` alike."""

    DISPLAY = "display"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    LABEL = "label"
    CAPTION = "caption"
    OVERLINE = "overline"


_SIZES: Final[Mapping[TextStyle, tuple[int, QFont.Weight]]] = {
    TextStyle.DISPLAY: (28, QFont.Weight.DemiBold),
    TextStyle.TITLE: (20, QFont.Weight.DemiBold),
    TextStyle.SUBTITLE: (16, QFont.Weight.DemiBold),
    TextStyle.BODY: (14, QFont.Weight.Normal),
    TextStyle.LABEL: (14, QFont.Weight.Medium),
    TextStyle.CAPTION: (13, QFont.Weight.Normal),
    TextStyle.OVERLINE: (12, QFont.Weight.DemiBold),
}


@dataclass(frozen=True)
class Theme:
    """The colours of one theme at one zoom (in per cent)."""

    name: str
    dark: bool
    zoom: int
    colours: Mapping[Role, str]

    def colour(self, role: Role) -> QColor:
        """Return the colour of a role."""
        return QColor(self.colours[role])

    def px(self, length: float) -> int:
        """Return a length, given in pixels at 100 %, at this zoom; never less than one pixel."""
        return max(1, round(length * self.zoom / 100)) if length else 0

    def font(self, style: TextStyle = TextStyle.BODY) -> QFont:
        """Return the font of a text style."""
        size, weight = _SIZES[style]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        return font

    def palette(self) -> QPalette:
        """Return the palette; every role that Fusion paints with is set, also for what is disabled."""
        palette = QPalette()
        for target, role in _PALETTE.items():
            palette.setColor(target, self.colour(role))
        for target in _PALETTE_TEXTS:
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour(Role.TEXT_DISABLED))
        return palette

    def style_sheet(self, sheet: str, pictures: Path) -> str:
        """Return a style sheet with its roles, lengths and pictures filled in.

        `@role` becomes a colour, `8px` follows the zoom, and `url(@name)` points into the folder `pictures`.
        """
        rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        scaled = rules
        if self.zoom != 100:
            scaled = re.sub(r"\b(\d+)px", lambda match: f"{self.px(int(match[1]))}px", rules)
        coloured = re.sub(r"(?<!\()@(\w+)", lambda match: self.colours[Role(match[1])], scaled)
        folder = pictures.as_posix().replace('"', '\\"')
        return re.sub(r"url\(@([\w-]+)\)", lambda match: f'url("{folder}/{match[1]}.svg")', coloured)


_PALETTE: Final[Mapping[QPalette.ColorRole, Role]] = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.RAISED,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.TEXT_MUTED,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.DANGER,
    QPalette.ColorRole.ToolTipBase: Role.TEXT,
    QPalette.ColorRole.ToolTipText: Role.WINDOW,
    QPalette.ColorRole.Highlight: Role.SELECTION,
    QPalette.ColorRole.HighlightedText: Role.ON_SELECTION,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.RAISED,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.LINE_STRONG,
    QPalette.ColorRole.Shadow: Role.LINE_STRONG,
}
_PALETTE_TEXTS: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def themes_folder() -> Path:
    """Return the folder of the theme files and the style sheet."""
    return resources() / "themes"


def load_theme(name: str, zoom: int = 100) -> Theme:
    """Read the theme 'light' or 'dark'; raise `ContentError` where a role has no colour."""
    file = themes_folder() / f"{name}.toml"
    raw = _colours(file.read_text(encoding="utf-8"))
    problems = {role.value for role in Role}.symmetric_difference(raw)
    problems |= {key for key, value in raw.items() if not QColor.isValidColorName(value)}
    if problems:
        raise ContentError(file=str(file), problem=", ".join(sorted(problems)))
    return Theme(name, name == "dark", zoom, {Role(key): value for key, value in raw.items()})


def _colours(source: str) -> dict[str, str]:
    """Return what the lines `role = "colour"` say, which is all that these files hold.

    The library that reads all of TOML takes longer to import than the window has for its looks.
    """
    colours = {}
    for line in source.splitlines():
        role, equals, said = line.partition("=")
        if equals and not line.startswith("#"):
            colours[role.strip()] = said.split('"')[1] if said.count('"') > 1 else said.strip()
    return colours


def resolved(choice: str) -> str:
    """Return the theme that the user's choice means: 'system' follows the desktop."""
    if choice != "system":
        return choice
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is QtCore.Qt.ColorScheme.Dark else "light"


def first_resolved(choice: str) -> str:
    """Return the same for an application that still has the desktop's own colours, by these.

    To ask for the scheme itself names `Qt`, the largest namespace there is, for which the first window would
    wait.
    """
    if choice != "system":
        return choice
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return "dark" if ground.lightness() < MIDDLE else "light"
