"""Texts to read: one or several languages, side by side where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from charta.ui.theme import Role, Theme

SIDE_BY_SIDE: Final = 620
"""From this width on (at 100 %), two languages stand beside each other."""

_SHEET: Final = """
h1 {{ font-size: {title}px; font-weight: 600; margin-top: 0; margin-bottom: {gap}px; }}
h2, h3 {{ font-size: {heading}px; font-weight: 600; margin-top: {gap}px; margin-bottom: {small}px; }}
p, li {{ font-size: {body}px; margin-top: 0; margin-bottom: {small}px; }}
p.language {{ color: {muted}; font-size: {caption}px; font-weight: 600; }}
a {{ color: {accent}; }}
.added {{ background-color: {added}; text-decoration: underline; }}
.removed {{ background-color: {removed}; text-decoration: line-through; }}
"""


@dataclass(frozen=True)
class Reading:
    """A text in one language: what the language is called, the title, and the body as safe HTML."""

    language: str
    title: str
    html: str


class TextView(QTextBrowser):
    """Shows readings; opens nothing, since what it shows was written by others."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._readings: tuple[Reading, ...] = ()
        self._beside = False
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDefaultStyleSheet(_style(theme))
        self.document().setDocumentMargin(theme.px(8))

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show these texts, from their beginning."""
        self._readings = tuple(readings)
        self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the texts beside or below each other, as the width allows."""
        super().resizeEvent(event)
        if self._wants_beside() != self._beside:
            self._render()

    def _wants_beside(self) -> bool:
        return len(self._readings) > 1 and self.viewport().width() >= self._theme.px(SIDE_BY_SIDE)

    def _render(self) -> None:
        self._beside = self._wants_beside()
        texts = [_one(reading, named=len(self._readings) > 1) for reading in self._readings]
        if self._beside:
            width = 100 // len(texts)
            padding = self._theme.px(8)
            cells = "".join(
                f'<td width="{width}%" style="padding: {padding}px">{text}</td>' for text in texts
            )
            self.setHtml(f'<table width="100%"><tr>{cells}</tr></table>')
        else:
            self.setHtml("<hr>".join(texts))


def _one(reading: Reading, *, named: bool) -> str:
    language = f'<p class="language">{escape(reading.language)}</p>' if named else ""
    title = f"<h1>{escape(reading.title)}</h1>" if reading.title else ""
    return f"{language}{title}{reading.html}"


def _style(theme: Theme) -> str:
    return _SHEET.format(
        title=theme.px(18),
        heading=theme.px(15),
        body=theme.px(14),
        caption=theme.px(12),
        gap=theme.px(12),
        small=theme.px(8),
        muted=theme.colours[Role.TEXT_MUTED],
        accent=theme.colours[Role.ACCENT],
        added=theme.colours[Role.INSERTED],
        removed=theme.colours[Role.DELETED],
    )
