"""What charts are drawn with: shapes and texts of SVG Tiny 1.2, and the colours of a place.

No pattern, clip or style sheet is used, since not every reader knows them. Lengths are units of the drawing;
texts are measured by a rule of thumb, on the wide side, since the font of whoever shows a chart is not known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from charta.documents.block_words import printable
from charta.documents.word_styles import ACCENT, INK, LINE, QUIET

SIZE: Final = 13.0
SMALL: Final = 11.0
LEADING: Final = 16.0
"""Sizes of letters, and the height of a line of text."""
_FONT: Final = "Inter"  # alone: Qt takes a list for one name; a page adds its own fallback
LETTER: Final = 0.56  # the width of a letter as a share of its size
_VIEW: Final = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


@dataclass(frozen=True)
class Palette:
    """The colours of a chart, as `#rrggbb`: words, quiet words, lines, the bars, and what lies behind all."""

    ink: str
    quiet: str
    line: str
    accent: str
    ground: str


PRINT: Final = Palette(f"#{INK}", f"#{QUIET}", f"#{LINE}", f"#{ACCENT}", "#FFFFFF")


@dataclass(frozen=True)
class Caption:
    """What a chart is called and, in words, what it shows, for whoever does not see it."""

    title: str
    description: str


def chart_size(svg: str) -> tuple[float, float]:
    """Return width and height of a chart in its own units."""
    found = _VIEW.search(svg)
    if found is None:
        raise ValueError("this is no chart of ours")
    return float(found["width"]), float(found["height"])


def drawing(parts: Sequence[str], width: float, height: float, caption: Caption) -> str:
    """Return a whole chart as SVG text: its parts, in order, on `width` by `height` units."""
    title, description = _words(caption.title), _words(caption.description)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" aria-label="{title}">'
        f"<title>{title}</title><desc>{description}</desc>{''.join(parts)}</svg>"
    )


def rectangle(x: float, y: float, width: float, height: float, fill: str, stroke: str) -> str:
    """Return a rectangle; `none` as a colour draws nothing."""
    outline = "" if stroke == "none" else f' stroke="{stroke}" stroke-width="1.2"'
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0))}" height="{_n(height)}" '
        f'fill="{fill}"{outline}/>'
    )


def stroke(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float, *, dashed: bool = False
) -> str:
    """Return a straight line."""
    dashes = ' stroke-dasharray="3 3"' if dashed else ""
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
        f'stroke="{colour}" stroke-width="{_n(width)}"{dashes}/>'
    )


def hatching(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    """Return slanted lines that fill a rectangle; each is cut at its sides, since Qt knows no clipping."""
    height, gap = bottom - top, 7.0
    strokes = []
    x = left - height + gap
    while x < right:
        begin, end = max(x, left), min(x + height, right)
        if end > begin:
            strokes.append(f"M{_n(begin)} {_n(bottom - (begin - x))}L{_n(end)} {_n(bottom - (end - x))}")
        x += gap
    return f'<path d="{"".join(strokes)}" fill="none" stroke="{colour}" stroke-width="1.2"/>'


def label(
    x: float,
    y: float,
    words: str,
    colour: str,
    size: float,
    *,
    anchor: str = "start",
    weight: int = 400,
) -> str:
    """Return a text at the foot of its letters."""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-family="{_FONT}" font-size="{_n(size)}" '
        f'font-weight="{weight}" text-anchor="{anchor}" fill="{colour}">{_words(words)}</text>'
    )


def text_width(text: str, size: float) -> float:
    """Return how wide a text is at most, by a rule of thumb."""
    return len(text) * size * LETTER


def _words(text: str) -> str:
    return escape(printable(text).replace("\n", " "))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
