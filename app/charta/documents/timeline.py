"""The roll-out as a picture: months across, a line for each activity, its bar or its day, and today.

How an activity stands is told by the form of its bar and by the words beside it: hollow while it is to come,
half filled under way, hatched with a mark when late, filled with a tick once done. One drawing serves the
window, Word, PDF and the web.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

from charta.documents.chart_shapes import (
    LETTER,
    PRINT,
    SMALL,
    Caption,
    Palette,
    drawing,
    hatching,
    label,
    rectangle,
    stroke,
    text_width,
)
from charta.domain.rollout import ActivityState

_HEAD: Final = 60.0
_GROUP: Final = 24.0
_LINE: Final = 13.0
_ROW: Final = 20.0
_BAR: Final = 10.0
_MONTHS_SHOWN: Final = 240
"""Beyond so many months no month has a place: the picture shows that many, from the first one on."""
_NAMED_FROM: Final = 26.0
"""A month as wide as this has its short name; a narrower one its initial, or nothing."""
_INITIAL_FROM: Final = 9.0


@dataclass(frozen=True)
class Stripe:
    """An activity: what it is called, its days, how it stands, and the words beside it."""

    name: str
    start: date | None
    end: date | None
    state: ActivityState
    told: str


@dataclass(frozen=True)
class Group:
    """Activities of one success factor."""

    name: str
    stripes: tuple[Stripe, ...]


@dataclass(frozen=True)
class Flags:
    """The days that are marked across the picture, and what they are called; None for none."""

    today: date
    today_name: str
    effective: date | None
    effective_name: str


def timeline(
    groups: Sequence[Group],
    flags: Flags,
    caption: Caption,
    language: str,
    palette: Palette = PRINT,
    *,
    width: float = 640.0,
) -> str:
    """Return the picture of a plan; groups without an activity are left out."""
    return _Timeline(groups, flags, language, palette, width, _Span.of(groups, flags)).svg(caption)


def timelines(
    groups: Sequence[Group],
    flags: Flags,
    caption: Caption,
    language: str,
    *,
    width: float,
    height: float,
) -> tuple[str, ...]:
    """Return a plan as pictures for paper, none higher than `height`, all over the same months."""
    span = _Span.of(groups, flags)

    def drawn(part: Sequence[Group]) -> _Timeline:
        return _Timeline(part, flags, language, PRINT, width, span)

    pages: list[list[Group]] = [[]]
    for group in groups:
        for stripe in group.stripes:
            if drawn(_with(pages[-1], group.name, stripe)).height > height and pages[-1]:
                pages.append([])
            pages[-1] = _with(pages[-1], group.name, stripe)
    return tuple(drawn(page).svg(caption) for page in pages if page)


def _with(page: Sequence[Group], name: str, stripe: Stripe) -> list[Group]:
    if page and page[-1].name == name:
        return [*page[:-1], Group(name, (*page[-1].stripes, stripe))]
    return [*page, Group(name, (stripe,))]


@dataclass(frozen=True)
class _Span:
    """The months of a picture: the first day of the first one, and the day after the last one."""

    first: date
    last: date

    @classmethod
    def of(cls, groups: Iterable[Group], flags: Flags) -> "_Span":
        """Return the whole months that hold every day."""
        days = [flags.today, *([flags.effective] if flags.effective else [])]
        for group in groups:
            for stripe in group.stripes:
                days += [day for day in (stripe.start, stripe.end) if day is not None]
        first = min(days).replace(day=1)
        last = _next_month(max(days))
        months = (last.year - first.year) * 12 + last.month - first.month
        if months > _MONTHS_SHOWN:
            last = first.replace(year=first.year + _MONTHS_SHOWN // 12)
        return cls(first, last)

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days

    def months(self) -> Iterator[date]:
        """Give the first day of each month."""
        month = self.first
        while month < self.last:
            yield month
            month = _next_month(month)


class _Timeline:
    """Lays out a plan: names at the left, months across, a line for each activity."""

    def __init__(
        self,
        groups: Sequence[Group],
        flags: Flags,
        language: str,
        palette: Palette,
        width: float,
        span: _Span,
    ) -> None:
        self._groups = [group for group in groups if group.stripes]
        self._flags, self._language, self._palette = flags, language, palette
        self._width, self._span = width, span
        self._left = min(max(width * 0.34, 150.0), 300.0)

    @cached_property
    def height(self) -> float:
        """How high the picture is, in its own units."""
        rows = (self._height(stripe) for group in self._groups for stripe in group.stripes)
        return _HEAD + len(self._groups) * _GROUP + sum(rows) + 8

    def svg(self, caption: Caption) -> str:
        """Return the picture."""
        parts = [*self._months(), *self._flag_lines()]
        y = _HEAD
        for group in self._groups:
            parts += list(self._group(group, y))
            y += _GROUP
            for stripe in group.stripes:
                parts += list(self._row(stripe, y))
                y += self._height(stripe)
        return drawing(parts, self._width, self.height, caption)

    def _x(self, day: date) -> float:
        """Return the place at which a day begins, within the picture."""
        share = (day - self._span.first).days / self._span.days
        return self._left + min(max(share, 0.0), 1.0) * (self._width - 1 - self._left)

    def _after(self, day: date) -> float:
        return self._x(day + timedelta(days=1)) if day < date.max else self._width - 1

    # -- months and marked days ---------------------------------------------------------------------------

    def _months(self) -> Iterator[str]:
        months = list(self._span.months())
        room = (self._width - self._left) / len(months)
        names = _month_names(self._language, "abbreviated" if room >= _NAMED_FROM else "narrow")
        size = SMALL - 1
        told_year = -100.0
        for month in months:
            x = self._x(month)
            first = month.month == 1 or month == self._span.first
            if first and x - told_year >= text_width("2027", size) + 2:
                told_year = x
                yield label(x + 2, 40, str(month.year), self._palette.quiet, size, weight=600)
            if first or room >= _INITIAL_FROM:
                yield stroke(x, 42 if first else 46, x, self.height, self._palette.line, 0.5)
            if room >= _INITIAL_FROM:
                yield label(x + 2, 54, names[month.month], self._palette.quiet, size)

    def _flag_lines(self) -> Iterator[str]:
        flags, palette = self._flags, self._palette
        if flags.effective is not None:
            yield from self._flag(flags.effective, flags.effective_name, 26, palette.accent, dashed=True)
        yield from self._flag(flags.today, flags.today_name, 12, palette.ink, dashed=False)

    def _flag(self, day: date, name: str, y: float, colour: str, *, dashed: bool) -> Iterator[str]:
        if not self._span.first <= day < self._span.last:
            return
        x, wide = self._x(day), text_width(name, SMALL)
        yield stroke(x, y - 8, x, self.height, colour, 1.6, dashed=dashed)
        anchor, at = ("start", x + 4) if x + 6 + wide <= self._width else ("end", x - 4)
        yield label(at, y, name, colour, SMALL, anchor=anchor, weight=600)

    # -- activities ---------------------------------------------------------------------------------------

    def _group(self, group: Group, y: float) -> Iterator[str]:
        yield stroke(0, y + 4, self._width, y + 4, self._palette.line, 1)
        wide = min(text_width(group.name, SMALL) + 8, self._width)
        yield rectangle(0, y + 5, wide, _GROUP - 6, self._palette.ground, "none")
        yield label(0, y + 18, group.name, self._palette.ink, SMALL, weight=600)

    def _wrapped(self, name: str) -> list[str]:
        letters = max(int((self._left - 14) / (SMALL * LETTER)), 8)
        return textwrap.wrap(name, letters, max_lines=2, placeholder="…") or [""]

    def _height(self, stripe: Stripe) -> float:
        return _ROW + (len(self._wrapped(stripe.name)) - 1) * _LINE

    def _row(self, stripe: Stripe, y: float) -> Iterator[str]:
        palette, lines = self._palette, self._wrapped(stripe.name)
        for place, words in enumerate(lines):
            yield label(8, y + 14 + place * _LINE, words, palette.ink, SMALL)
        middle = y + self._height(stripe) / 2
        end = stripe.end or stripe.start
        if end is None:
            yield from self._told(stripe, self._left, self._left, middle)
            return
        start = stripe.start or end
        left, right = self._x(start), self._after(end)
        if right - left < _BAR:
            left = right = (left + right) / 2
            yield from self._diamond(left, middle, stripe.state)
            yield from self._told(stripe, left - 9, left + 9, middle)
        else:
            yield from self._bar(left, right, middle, stripe.state)
            yield from self._told(stripe, left - 4, right + 4, middle)

    def _told(self, stripe: Stripe, left: float, right: float, middle: float) -> Iterator[str]:
        """Put the words of a bar behind it, or before it where there is no room, on a patch of ground."""
        size = SMALL - 1
        most = max(int((self._width - self._left - 4) / (size * LETTER)), 2)
        told = stripe.told if len(stripe.told) <= most else f"{stripe.told[: most - 1]}…"
        wide = text_width(told, size)
        is_late = stripe.state is ActivityState.LATE
        colour = self._palette.ink if is_late else self._palette.quiet
        x = right + 2 if right + 4 + wide <= self._width else max(left - wide - 2, self._left)
        yield rectangle(x - 1, middle - 7, wide + 2, 14, self._palette.ground, "none")
        yield label(x, middle + 3.6, told, colour, size, weight=600 if is_late else 400)

    def _bar(self, left: float, right: float, middle: float, state: ActivityState) -> Iterator[str]:
        top, wide, accent = middle - _BAR / 2, right - left, self._palette.accent
        is_done = state is ActivityState.DONE
        yield rectangle(left, top, wide, _BAR, accent if is_done else self._palette.ground, accent)
        match state:
            case ActivityState.DONE:
                yield _tick(left + wide / 2, middle, self._palette.ground)
            case ActivityState.LATE:
                yield hatching(left, top, right, top + _BAR, accent)
            case ActivityState.RUNNING:
                reached = min(max(self._x(self._flags.today), left + 3), right)
                yield rectangle(left, top, reached - left, _BAR, accent, "none")

    def _diamond(self, x: float, middle: float, state: ActivityState) -> Iterator[str]:
        radius, accent, ground = 7.0, self._palette.accent, self._palette.ground
        fill = accent if state is ActivityState.DONE else ground
        yield _shape(
            [(x, middle - radius), (x + radius, middle), (x, middle + radius), (x - radius, middle)],
            fill,
            accent,
        )
        match state:
            case ActivityState.DONE:
                yield _tick(x, middle, ground)
            case ActivityState.LATE:
                yield stroke(x, middle - 3.6, x, middle + 0.8, accent, 1.8)
                yield stroke(x, middle + 2.2, x, middle + 3.8, accent, 1.8)
            case ActivityState.RUNNING:
                yield _shape(
                    [(x, middle - radius), (x, middle + radius), (x - radius, middle)], accent, accent
                )


def _tick(x: float, middle: float, colour: str) -> str:
    path = f"M{x - 3:.1f} {middle:.1f}L{x - 0.8:.1f} {middle + 2.4:.1f}L{x + 3.2:.1f} {middle - 2.4:.1f}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>'


def _shape(points: Sequence[tuple[float, float]], fill: str, colour: str) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{path}Z" fill="{fill}" stroke="{colour}" stroke-width="1.2"/>'


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month_names(language: str, width: Literal["abbreviated", "narrow"]) -> dict[int, str]:
    from babel.dates import get_month_names  # slow to import

    return dict(get_month_names(width, context="stand-alone", locale=language))
