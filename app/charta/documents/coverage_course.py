"""How signatures came in over time, as a picture: a stepped line of those who signed, below those asked."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

from charta.documents.chart_shapes import PRINT, SMALL, Caption, Palette, drawing, label, stroke, text_width
from charta.documents.coverage import CoverageNames, number, share
from charta.domain.printed_people import CoveragePoint
from charta.i18n import long_date

_PLOT: Final = 190.0
_TICK_ROOM: Final = 74.0
"""So wide is the room of a day's name under the line."""
_TICKS: Final = 5
_DAYS_TOLD: Final = 70
"""A course of so many days is told by days, a longer one by months."""


def coverage_course(
    points: Sequence[CoveragePoint],
    names: CoverageNames,
    caption: Caption,
    palette: Palette = PRINT,
    *,
    since: date | None = None,
    until: date | None = None,
    width: float = 640.0,
) -> str:
    """Return the line of those who had signed at the end of each day, and that of those asked.

    `since` and `until` are the days at its ends; without them it runs from the day before the first of
    `points` to the last one. These are in order of their days; without any there are no lines.
    """
    return _Course(points, names, palette, (since, until), width).svg(caption)


def course_told(points: Sequence[CoveragePoint], names: CoverageNames) -> str:
    """Return in words where the line begins and ends, for whoever does not see it."""
    shown = [points[0], points[-1]] if len(points) > 1 else points
    language = names.language
    return "; ".join(
        f"{long_date(point.day, language)} ({names.signed} {number(point.signed, language)}, "
        f"{names.asked} {number(point.asked, language)})"
        for point in shown
    )


class _Course:
    """Lays out the course: a legend, counts at the left, the lines, days below."""

    def __init__(
        self,
        points: Sequence[CoveragePoint],
        names: CoverageNames,
        palette: Palette,
        ends: tuple[date | None, date | None],
        width: float,
    ) -> None:
        self._points, self._names, self._palette, self._width = points, names, palette, width
        days = [*(point.day for point in points), *(day for day in ends if day)]
        self._first, self._last = min(days, default=None), max(days, default=None)
        if self._first and self._first > date.min and ends[0] is None:
            self._first -= timedelta(days=1)
        self._most = max((max(point.asked, point.signed) for point in points), default=0)
        shown = text_width(number(self._most, names.language), SMALL - 1)
        self._left, self._right = shown + 10, width - 12
        self._legend, self._bottom = self._laid_out()

    def svg(self, caption: Caption) -> str:
        """Return the picture."""
        parts = [*self._legend, *self._counts(), *self._days()]
        if self._points:
            asked = [(point.day, point.asked) for point in self._points]
            parts.append(self._line(asked, asked[0][1], self._palette.quiet, dashed=True))
            signed = [(point.day, point.signed) for point in self._points]
            parts.append(self._line(signed, 0, self._palette.accent, dashed=False))
        return drawing(parts, self._width, self._bottom + 26, caption)

    def _laid_out(self) -> tuple[list[str], float]:
        """Return the legend, and where the lines end below it."""
        parts: list[str] = []
        palette, x, y = self._palette, 1.0, 6.0
        for name, colour, dashed in (
            (self._signed_name(), palette.accent, False),
            (self._asked_name(), palette.quiet, True),
        ):
            wide = 32 + text_width(name, SMALL) + 18
            if x > 1 and x + wide > self._width:
                x, y = 1.0, y + 18
            parts.append(stroke(x, y, x + 26, y, colour, 2.4, dashed=dashed))
            parts.append(label(x + 32, y + 4, name, palette.ink, SMALL))
            x += wide
        return parts, y + 18 + _PLOT

    def _signed_name(self) -> str:
        names = self._names
        if not self._points:
            return names.signed
        last = self._points[-1]
        told = number(last.signed, names.language)
        return f"{names.signed} ({told}, {share(last.signed, last.asked, names.language)})"

    def _asked_name(self) -> str:
        names = self._names
        told = f" ({number(self._points[-1].asked, names.language)})" if self._points else ""
        return f"{names.asked}{told}"

    # -- places -------------------------------------------------------------------------------------------

    def _x(self, day: date) -> float:
        if self._first is None or self._last is None or self._first == self._last:
            return self._right
        part = (day - self._first).days / (self._last - self._first).days
        return self._left + part * (self._right - self._left)

    def _y(self, count: int) -> float:
        return self._bottom - _PLOT * count / max(self._most, 1)

    def _counts(self) -> Iterator[str]:
        palette, step = self._palette, step_of(self._most)
        for count in range(0, self._most + 1, step):
            y = self._y(count)
            yield stroke(self._left, y, self._right, y, palette.line, 1 if count == 0 else 0.5)
            told = number(count, self._names.language)
            yield label(self._left - 6, y + 3.6, told, palette.quiet, SMALL - 1, anchor="end")

    def _days(self) -> Iterator[str]:
        if self._first is None or self._last is None:
            return
        room = max(int((self._right - self._left) / _TICK_ROOM), 1)
        taken = -_TICK_ROOM
        for day, told in _ticks(self._first, self._last, room, self._names.language):
            x = self._x(day)
            half = text_width(told, SMALL - 1) / 2
            at = min(max(x, half), self._width - half)
            if at - taken < half * 2 + 6:
                continue
            taken = at
            yield stroke(x, self._bottom, x, self._bottom + 4, self._palette.line, 1)
            yield label(at, self._bottom + 18, told, self._palette.quiet, SMALL - 1, anchor="middle")

    def _line(self, values: Sequence[tuple[date, int]], before: int, colour: str, *, dashed: bool) -> str:
        """Return a stepped line that begins at `before` and goes on with its last value to the end."""
        path = [f"M{self._left:.1f} {self._y(before):.1f}"]
        for place, (day, count) in enumerate(values):
            x = self._x(day)
            # Of days that fall onto the same place only the last one is seen.
            if place + 1 < len(values) and self._x(values[place + 1][0]) - x < 0.3:
                continue
            path.append(f"H{x:.1f}V{self._y(count):.1f}")
        path.append(f"H{self._right:.1f}")
        dashes = ' stroke-dasharray="5 4"' if dashed else ""
        return (
            f'<path d="{"".join(path)}" fill="none" stroke="{colour}" '
            f'stroke-width="{1.4 if dashed else 2.4}"{dashes}/>'
        )


def step_of(most: int) -> int:
    """Return between which counts there is a line: 1, 2 or 5 times a power of ten, a few lines in all."""
    step = 1
    while most / step > _TICKS:
        for factor in (2, 5, 10):
            if most / (step * factor) <= _TICKS or factor == 10:
                step *= factor
                break
    return step


def _ticks(first: date, last: date, room: int, language: str) -> Iterator[tuple[date, str]]:
    """Yield the days that are named under the line, at most about `room` of them."""
    from babel.dates import format_date  # slow to import

    locale = f"{language}_CA"
    days = (last - first).days
    if days <= _DAYS_TOLD:
        for place in range(0, days + 1, max(ceil((days + 1) / room), 1)):
            day = first + timedelta(days=place)
            yield day, format_date(day, "d MMM", locale=locale)
        return
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in (1, 2, 3, 6, 12) if months / step <= room), 12 * ceil(months / room / 12))
    for month in range(months + 1):
        at = first.year * 12 + first.month - 1 + month
        day = date(at // 12, at % 12 + 1, 1)
        if first <= day <= last and (at % 12) % min(step, 12) == 0 and _is_kept_year(at // 12, step):
            yield day, format_date(day, "MMM y", locale=locale)


def _is_kept_year(year: int, step: int) -> bool:
    return step <= 12 or year % (step // 12) == 0
