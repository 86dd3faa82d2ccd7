"""The elements of a workbook's parts, and its styles: they alone tell that a number is a day."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from charta.exchange.rows import CELL_LIMIT

STYLES: Final = "xl/styles.xml"
STYLE_LIMIT: Final = 65_536
_DAYS: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""The formats of days that a workbook names by number without describing them."""
_ASIDE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
"""What in the code of a format is text, colour, place or filling."""
_ZEROS: Final = re.compile(r"0{2,18}")
_START: Final = date(1899, 12, 30)
_START_1904: Final = date(1904, 1, 1)


def local(name: str) -> str:
    """Return an element's or attribute's name without a prefix, which some programs write."""
    return name.rpartition(":")[2] if ":" in name else name


class Elements:
    """What is done with the elements of a file; characters are cut at `CELL_LIMIT`."""

    def __init__(self) -> None:
        self._inside = False
        self._parts: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take characters where they count."""
        if self._inside and self._length < CELL_LIMIT:
            self._parts.append(data)
            self._length += len(data)

    def _taken(self) -> str:
        """Return the characters since the last time."""
        text = "".join(self._parts)[:CELL_LIMIT]
        self._parts.clear()
        self._length = 0
        return text


class Styles(Elements):
    """How numbers are shown: as days, with zeros before them, or as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._counts = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note a format, or that cells of a style have it."""
        kind = local(name)
        if kind == "cellXfs":
            self._counts = True
        elif kind == "numFmt" and len(self._codes) < STYLE_LIMIT:
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:CELL_LIMIT]
        elif kind == "xf" and self._counts and len(self._formats) < STYLE_LIMIT:
            self._formats.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        """Note that the styles of cells are over."""
        if local(name) == "cellXfs":
            self._counts = False

    def shown(self, *, from_1904: bool) -> Callable[[str, str], str]:
        """Return what shows a number (a text) in a style (its place, a text), as far as it has to be known.

        Days are counted from 1900, or from 1904 as a workbook may say.
        """
        kinds = {str(place): self._kind(id_) for place, id_ in enumerate(self._formats)}
        special = {place: kind for place, kind in kinds.items() if kind is not None}
        start = _START_1904 if from_1904 else _START

        def shown(number: str, style: str) -> str:
            width = special.get(style)
            if width is None:
                return number
            return number.zfill(width) if width and number.isdecimal() else _day(number, start)

        return shown

    def _kind(self, id_: str) -> int | None:
        """Return how many digits a format shows at least, 0 for a day, None for any other one."""
        code = self._codes.get(id_)
        if code is None:
            return 0 if id_.isascii() and id_.isdigit() and len(id_) < 3 and int(id_) in _DAYS else None
        if _ZEROS.fullmatch(code):
            return len(code)
        return 0 if set("yYdD").intersection(_ASIDE.sub("", code)) else None


@lru_cache(maxsize=4_000)
def _day(number: str, start: date) -> str:
    """Return the ISO day behind a number of days; the number itself where it is none."""
    try:
        return (start + timedelta(days=int(float(number)))).isoformat() if float(number) >= 1 else number
    except (ValueError, OverflowError):
        return number
