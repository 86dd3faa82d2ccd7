"""How far the signatures are, as pictures: by group, and over time.

How a group stands is told by the form of its parts and by numbers, never by colour alone: filled once signed,
half filled while a form is out, hollow while none was given, hatched or striped where a signature is to be
given again, crossed where it was refused. One drawing serves the window, Word, PDF and the web.
"""

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charta.documents.chart_shapes import (
    LETTER,
    PRINT,
    SIZE,
    SMALL,
    Caption,
    Palette,
    drawing,
    hatching,
    label,
    rectangle,
    text_width,
)
from charta.domain.printed_people import CoverageRow
from charta.domain.register import SignatureState

DRAWN: Final = (
    SignatureState.SIGNED,
    SignatureState.DUE_AGAIN,
    SignatureState.OUTDATED,
    SignatureState.GIVEN,
    SignatureState.TO_GIVE,
    SignatureState.REFUSED,
)
"""The states of those who are asked, in the order in which they are drawn."""
MOST_GROUPS: Final = 30
_SIDE_BY_SIDE_FROM: Final = 460.0
"""From this width on, names stand at the left of their bars; above them in a narrower chart."""
_BAR: Final = 14.0
_LINE: Final = 13.0
_LEAST: Final = 3.0
"""So wide is the part of a few people among many, so that nobody is left out."""
_LONGEST_NAME: Final = 200
_NO_VALUE: Final = "–"


@dataclass(frozen=True)
class CoverageNames:
    """What a language calls what is drawn: each state by its value, and the groups that have no name.

    `unnamed` stands for the people of no group, `others` for the groups that are summed up, whose number
    follows it. `signed` and `asked` name the two lines of the course.
    """

    language: str
    states: Mapping[str, str]
    unnamed: str
    others: str
    signed: str
    asked: str


def coverage_bars(
    rows: Sequence[CoverageRow],
    names: CoverageNames,
    caption: Caption,
    palette: Palette = PRINT,
    *,
    width: float = 640.0,
) -> str:
    """Return a bar for each group, shared between the states of those who are asked.

    People on leave and those who left are not asked, and not drawn. Of more than `MOST_GROUPS` groups the
    largest are drawn, in their order, and the others as one.
    """
    return _Bars(foremost(rows, names), names, palette, width).svg(caption)


def coverage_sheets(
    rows: Sequence[CoverageRow], names: CoverageNames, caption: Caption, *, width: float, height: float
) -> tuple[str, ...]:
    """Return the bars of `coverage_bars` as pictures for paper, none higher than `height`."""
    sheets: list[list[CoverageRow]] = [[]]
    for row in foremost(rows, names):
        if sheets[-1] and _Bars([*sheets[-1], row], names, PRINT, width).height > height:
            sheets.append([])
        sheets[-1].append(row)
    return tuple(_Bars(sheet, names, PRINT, width).svg(caption) for sheet in sheets if sheet)


def coverage_told(rows: Sequence[CoverageRow], names: CoverageNames) -> str:
    """Return in words what the bars show, for whoever does not see them."""
    return "; ".join(f"{row.name} ({_told(row, names)})" for row in foremost(rows, names))


def foremost(rows: Sequence[CoverageRow], names: CoverageNames) -> tuple[CoverageRow, ...]:
    """Return the groups to be drawn, each with a name; what is more than `MOST_GROUPS` as one, the last."""
    named = [CoverageRow(row.name.strip() or names.unnamed, row.counts) for row in rows]
    if len(named) <= MOST_GROUPS:
        return tuple(named)
    by_size = sorted(range(len(named)), key=lambda place: -asked(named[place]))
    kept = set(by_size[: MOST_GROUPS - 1])
    rest = [row for place, row in enumerate(named) if place not in kept]
    summed = {state.value: sum(row.counts.get(state, 0) for row in rest) for state in SignatureState}
    return (
        *(row for place, row in enumerate(named) if place in kept),
        CoverageRow(f"{names.others} ({number(len(rest), names.language)})", summed),
    )


def asked(row: CoverageRow) -> int:
    """Return how many people of a group are asked for a signature: those present, whatever they answered."""
    return sum(row.counts.get(state, 0) for state in DRAWN)


def share(signed: int, of: int, language: str) -> str:
    """Return a share in words, '82 %'; never all while one is missing, never none while there is one."""
    from babel.numbers import format_percent  # slow to import

    if not of:
        return _NO_VALUE
    percent = round(100 * signed / of)
    if 0 < signed < of:
        percent = min(max(percent, 1), 99)
    return format_percent(percent / 100, locale=f"{language}_CA")


def number(count: int, language: str) -> str:
    """Return a count as the language writes it: '12 500' in French, '12,500' in English."""
    from babel.numbers import format_decimal  # slow to import

    return format_decimal(count, locale=f"{language}_CA")


def _told(row: CoverageRow, names: CoverageNames) -> str:
    counted = ((state, row.counts.get(state, 0)) for state in DRAWN)
    told = (f"{names.states[state]} {number(count, names.language)}" for state, count in counted if count)
    return ", ".join(told) or _NO_VALUE


class _Bars:
    """Lays out bars: a legend, then for each group its name, its bar, and how many have signed."""

    def __init__(
        self, rows: Sequence[CoverageRow], names: CoverageNames, palette: Palette, width: float
    ) -> None:
        self._rows, self._names, self._palette, self._width = rows, names, palette, width
        self._is_wide = width >= _SIDE_BY_SIDE_FROM
        self._left = width * 0.34 if self._is_wide else 0.0
        longest = max((text_width(self._score(row), SMALL) for row in rows), default=0.0)
        self._right = width - longest - 10 if self._is_wide else width - 1
        self._legend, self._top = self._laid_out()

    @property
    def height(self) -> float:
        """How high the picture is, in its own units."""
        return self._top + sum(map(self._height, self._rows)) + 4

    def svg(self, caption: Caption) -> str:
        """Return the picture."""
        parts = list(self._legend)
        y = self._top
        for row in self._rows:
            parts += self._row(row, y) if self._is_wide else self._narrow_row(row, y)
            y += self._height(row)
        return drawing(parts, self._width, self.height, caption)

    def _laid_out(self) -> tuple[list[str], float]:
        """Return the legend of the states that there are, and where the bars begin."""
        parts: list[str] = []
        x = y = 0.0
        for state in DRAWN:
            if not any(row.counts.get(state) for row in self._rows):
                continue
            name = self._names.states[state]
            wide = 24 + text_width(name, SMALL) + 14
            if x and x + wide > self._width:
                x, y = 0.0, y + 18
            parts += _part(state, x + 1, y + 2, x + 18, y + 12, self._palette)
            parts.append(label(x + 24, y + 11, name, self._palette.ink, SMALL))
            x += wide
        return parts, y + 26 if parts else 0.0

    def _score(self, row: CoverageRow) -> str:
        language, of = self._names.language, asked(row)
        signed = row.counts.get(SignatureState.SIGNED, 0)
        if not of:
            return _NO_VALUE
        return f"{share(signed, of, language)} · {number(signed, language)}/{number(of, language)}"

    def _wrapped(self, name: str, room: float) -> list[str]:
        wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in name)
        letters = max(int(room / (SMALL * LETTER) / (2 if wide else 1)), 6)
        lines = textwrap.wrap(name[:_LONGEST_NAME], letters) or [_NO_VALUE]
        return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: letters - 1].rstrip()}…"]

    def _height(self, row: CoverageRow) -> float:
        if not self._is_wide:
            lines = self._wrapped(row.name, self._name_room(row))
            return len(lines) * _LINE + _BAR + 12
        return max(len(self._wrapped(row.name, self._left - 12)) * _LINE, _BAR) + 8

    def _row(self, row: CoverageRow, y: float) -> Iterator[str]:
        lines = self._wrapped(row.name, self._left - 12)
        middle = y + self._height(row) / 2
        first = middle - (len(lines) - 1) * _LINE / 2 + SMALL * 0.36
        for place, words in enumerate(lines):
            at = first + place * _LINE
            yield label(self._left - 12, at, words, self._palette.ink, SMALL, anchor="end")
        yield from self._bar(row, middle - _BAR / 2)
        score = self._score(row)
        yield label(self._right + 8, middle + SMALL * 0.36, score, self._palette.ink, SMALL)

    def _name_room(self, row: CoverageRow) -> float:
        return self._width - text_width(self._score(row), SMALL) - 12

    def _narrow_row(self, row: CoverageRow, y: float) -> Iterator[str]:
        lines = self._wrapped(row.name, self._name_room(row))
        for place, words in enumerate(lines):
            yield label(0, y + SIZE + place * _LINE - 2, words, self._palette.ink, SMALL)
        yield label(self._width, y + SIZE - 2, self._score(row), self._palette.ink, SMALL, anchor="end")
        yield from self._bar(row, y + len(lines) * _LINE + 4)

    def _bar(self, row: CoverageRow, top: float) -> Iterator[str]:
        palette, bottom = self._palette, top + _BAR
        counts = [(state, row.counts.get(state, 0)) for state in DRAWN if row.counts.get(state)]
        if not counts:
            yield rectangle(self._left, top, self._right - self._left, _BAR, "none", palette.line)
            return
        x = self._left
        for (state, count), wide in zip(counts, self._widths([c for _, c in counts]), strict=True):
            yield from _part(state, x, top, x + wide, bottom, palette)
            told = number(count, self._names.language)
            patch = text_width(told, SMALL - 1) + 4
            if patch + 4 <= wide:
                yield from self._count(state, told, x + wide / 2, top, patch)
            x += wide

    def _count(self, state: SignatureState, told: str, x: float, top: float, patch: float) -> Iterator[str]:
        """Write how many there are on their part, on a patch of ground where that has a pattern."""
        palette = self._palette
        if state is not SignatureState.SIGNED:
            yield rectangle(x - patch / 2, top + 1, patch, _BAR - 2, palette.ground, "none")
        colour = palette.ground if state is SignatureState.SIGNED else palette.ink
        yield label(x, top + _BAR / 2 + 3.8, told, colour, SMALL - 1, anchor="middle")

    def _widths(self, counts: Sequence[int]) -> list[float]:
        """Return how wide each part is: as its share, but never so narrow that it is not seen."""
        room, total = self._right - self._left, sum(counts)
        small = [count for count in counts if room * count / total < _LEAST]
        rest = total - sum(small)
        free = room - _LEAST * len(small)
        return [_LEAST if room * count / total < _LEAST else free * count / rest for count in counts]


def _part(
    state: SignatureState, left: float, top: float, right: float, bottom: float, palette: Palette
) -> Iterator[str]:
    """Draw a part of a bar in the form that tells its state."""
    wide, high, accent = right - left, bottom - top, palette.accent
    is_signed = state is SignatureState.SIGNED
    yield rectangle(left, top, wide, high, accent if is_signed else palette.ground, accent)
    match state:
        case SignatureState.GIVEN:
            yield rectangle(left, top + high / 2, wide, high / 2, accent, "none")
        case SignatureState.DUE_AGAIN:
            yield hatching(left, top, right, bottom, accent)
        case SignatureState.OUTDATED:
            yield _upright(left, top, right, bottom, accent)
        case SignatureState.REFUSED:
            yield hatching(left, top, right, bottom, palette.ink)
            yield _leaning_back(left, top, right, bottom, palette.ink)


def _upright(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    places = _steps(left, right, 4.0)
    return _lines([f"M{x:.1f} {top:.1f}L{x:.1f} {bottom:.1f}" for x in places], colour)


def _leaning_back(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    """Return lines like those of `hatching`, slanted the other way."""
    height, strokes = bottom - top, []
    for x in _steps(left - height, right, 7.0):
        begin, end = max(x, left), min(x + height, right)
        if end > begin:
            strokes.append(f"M{begin:.1f} {top + begin - x:.1f}L{end:.1f} {top + end - x:.1f}")
    return _lines(strokes, colour)


def _steps(first: float, last: float, gap: float) -> Iterator[float]:
    at = first + gap
    while at < last:
        yield at
        at += gap


def _lines(strokes: Sequence[str], colour: str) -> str:
    return (
        f'<path d="{"".join(strokes)}" fill="none" stroke="{colour}" stroke-width="1.2"/>' if strokes else ""
    )
