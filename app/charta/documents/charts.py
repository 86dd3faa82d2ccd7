"""Charts as SVG text, drawn once for the window, Word, PDF and the web.

Only what SVG Tiny 1.2 has is used: shapes and text, no pattern, clip or style sheet. Nothing is told by
colour alone: every bar has its value and its name, the earlier series is hollow, the second side is hatched.
Lengths are units of the drawing, which is scaled as a whole; texts are measured by a rule of thumb, on the
wide side, since the font of whoever shows the chart is not known here.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from charta.documents.chart_shapes import (
    LEADING,
    LETTER,
    PRINT,
    SIZE,
    SMALL,
    Caption,
    Palette,
    chart_size,
    drawing,
    hatching,
    label,
    rectangle,
    stroke,
    text_width,
)

__all__ = [
    "HIGHEST",
    "LOWEST",
    "PRINT",
    "Bar",
    "Caption",
    "Palette",
    "Side",
    "Zone",
    "bars",
    "chart_size",
    "scale",
]

LOWEST: Final = 1.0
HIGHEST: Final = 5.0


@dataclass(frozen=True)
class Bar:
    """One line: its name, its value and an earlier one from 1 to 5, each None where there is none.

    `shown` and `earlier_shown` are the values in words ('2,4, fragile'), in the language of the chart.
    """

    label: str
    value: float | None
    shown: str
    earlier: float | None = None
    earlier_shown: str = ""


@dataclass(frozen=True)
class Zone:
    """A part of the scale: where it begins, how that limit is written, and what the part is called."""

    start: float
    limit: str
    name: str


@dataclass(frozen=True)
class Side:
    """One side of a balance: its name, how many weigh on it, and the share in words ('40 %')."""

    name: str
    weight: int
    shown: str


def bars(
    lines: Sequence[Bar],
    zones: Sequence[Zone],
    caption: Caption,
    palette: Palette = PRINT,
    *,
    series: tuple[str, str] | None = None,
    width: float = 640.0,
) -> str:
    """Return horizontal bars on the scale from 1 to 5, with its zones marked.

    With `series`, the names of the present and the earlier survey, each line has a second, hollow bar, and a
    legend names both.
    """
    return _Bars(lines, zones, palette, series, width).svg(caption)


def scale(
    left: Side,
    right: Side,
    mark: tuple[float, str],
    caption: Caption,
    palette: Palette = PRINT,
    *,
    width: float = 640.0,
) -> str:
    """Return a balance of two sides: one bar, shared between them, with a mark at a share from the left.

    `mark` is that share, 0 to 1, and how it is written. Without any weight, the bar is empty.
    """
    total = left.weight + right.weight
    bar, top, height = width - 2, 24.0, 26.0
    edge = 1 + (bar * left.weight / total if total else 0.0)
    at = 1 + bar * mark[0]
    parts = [rectangle(1, top, bar, height, "none", palette.accent)]
    if left.weight:
        parts.append(rectangle(1, top, edge - 1, height, palette.accent, palette.accent))
    if right.weight:
        parts.append(hatching(edge, top, 1 + bar, top + height, palette.accent))
    parts += [
        stroke(at, top - 6, at, top + height + 6, palette.ground, 5),
        stroke(at, top - 8, at, top + height + 8, palette.ink, 2),
        label(_kept(at, mark[1], width), 11, mark[1], palette.quiet, SMALL, anchor="middle"),
        *_sides(left, right, top + height + 22, width, palette),
    ]
    return drawing(parts, width, top + height + 46, caption)


def _sides(left: Side, right: Side, y: float, width: float, palette: Palette) -> Iterator[str]:
    for x, side, anchor in ((1.0, left, "start"), (width - 1, right, "end")):
        yield label(x, y, side.name, palette.ink, SIZE, anchor=anchor, weight=600)
        yield label(x, y + LEADING, side.shown, palette.quiet, SIZE, anchor=anchor)


def _kept(x: float, text: str, width: float) -> float:
    """Return the place of a centred text, moved so that it stays within the drawing."""
    half = text_width(text, SMALL) / 2 + 1
    return min(max(x, half), width - half)


class _Bars:
    """Lays out bars: names at the left, the scale in the middle, values at the right of each bar."""

    def __init__(
        self,
        lines: Sequence[Bar],
        zones: Sequence[Zone],
        palette: Palette,
        series: tuple[str, str] | None,
        width: float,
    ) -> None:
        self._lines, self._zones, self._palette, self._series = lines, zones, palette, series
        self._width = width
        self._left = width * 0.34
        longest = max((text_width(shown, SMALL) for line in lines for shown in _values(line)), default=0.0)
        # The value of a full bar still has its place behind it.
        self._right = width - max(longest + 10, 24)
        self._bar = 9.0 if series else 14.0

    def svg(self, caption: Caption) -> str:
        top = 24.0 if self._series else 2.0
        parts = list(self._legend()) if self._series else []
        parts += list(self._zone_names(top + SMALL))
        y = start = top + 22
        for line in self._lines:
            height = self._height(line)
            parts += list(self._row(line, y, height))
            y += height
        parts[0:0] = self._limits(start, y)
        parts += list(self._limit_names(y + SMALL + 5))
        return drawing(parts, self._width, y + 22, caption)

    def _x(self, value: float) -> float:
        share = (min(max(value, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return self._left + share * (self._right - self._left)

    def _wrapped(self, label: str) -> list[str]:
        letters = max(int((self._left - 12) / (SIZE * LETTER)), 8)
        return textwrap.wrap(label, letters, max_lines=3, placeholder="…") or [""]

    def _height(self, line: Bar) -> float:
        drawn = self._bar * 2 + 8 if self._series else self._bar
        return max(len(self._wrapped(line.label)) * LEADING, drawn) + 12

    def _row(self, line: Bar, y: float, height: float) -> Iterator[str]:
        palette, middle = self._palette, y + height / 2
        wrapped = self._wrapped(line.label)
        first = middle - (len(wrapped) - 1) * LEADING / 2 + SIZE * 0.36
        for place, words in enumerate(wrapped):
            yield label(self._left - 12, first + place * LEADING, words, palette.ink, SIZE, anchor="end")
        yield from self._drawn_bar(
            line.value, line.shown, middle - (self._bar / 2 + 3 if self._series else 0), palette.accent
        )
        if self._series:
            yield from self._drawn_bar(line.earlier, line.earlier_shown, middle + self._bar / 2 + 3, "none")

    def _drawn_bar(self, value: float | None, shown: str, middle: float, fill: str) -> Iterator[str]:
        end = self._left if value is None else max(self._x(value), self._left + 2)
        if value is not None:
            yield rectangle(
                self._left, middle - self._bar / 2, end - self._left, self._bar, fill, self._palette.accent
            )
        colour = self._palette.ink if fill != "none" else self._palette.quiet
        yield from self._value(end + 6, middle + SMALL * 0.36, shown, colour)

    def _value(self, x: float, y: float, shown: str, colour: str) -> Iterator[str]:
        """Draw a value on a patch of ground, so that no limit runs through it."""
        if shown:
            patch = text_width(shown, SMALL) + 2
            yield rectangle(x - 2, y - SMALL, patch, SMALL + 4, self._palette.ground, "none")
            yield label(x, y, shown, colour, SMALL)

    def _legend(self) -> Iterator[str]:
        now, before = self._series or ("", "")
        second = self._left + text_width(now, SMALL) + 38
        for x, name, fill in ((self._left, now, self._palette.accent), (second, before, "none")):
            yield rectangle(x, 4, 16, 9, fill, self._palette.accent)
            yield label(x + 22, 12.5, name, self._palette.ink, SMALL)

    def _limits(self, top: float, bottom: float) -> list[str]:
        places = [(zone.start, zone.start == LOWEST) for zone in self._zones]
        palette = self._palette
        return [
            stroke(self._x(start), top - 2, self._x(start), bottom + 2, palette.line, 1, dashed=not first)
            for start, first in [*places, (HIGHEST, True)]
        ]

    def _limit_names(self, y: float) -> Iterator[str]:
        names = [(zone.start, zone.limit) for zone in self._zones]
        for start, name in [*names, (HIGHEST, f"{HIGHEST:.0f}")]:
            yield label(self._x(start), y, name, self._palette.quiet, SMALL, anchor="middle")

    def _zone_names(self, y: float) -> Iterator[str]:
        ends = [*(zone.start for zone in self._zones[1:]), HIGHEST]
        for zone, end in zip(self._zones, ends, strict=True):
            middle = (self._x(zone.start) + self._x(end)) / 2
            yield label(middle, y, zone.name, self._palette.quiet, SMALL, anchor="middle")


def _values(line: Bar) -> tuple[str, str]:
    return line.shown, line.earlier_shown
