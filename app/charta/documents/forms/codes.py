"""The QR codes of a form as pixels: both codes of a person as one PNG picture, or each by itself.

An encoder takes longer for a code than a form may take in all. But a code of one size and mask is a sum: what
a pair of characters adds to the modules, modulo 2, does not depend on the others. So the encoder draws one
code of each length, and one for every bit of a pair in every place; every other code is a few of these.
All have the same mask, so the same text has the same picture wherever it is made.
"""

from dataclasses import dataclass
from struct import Struct, pack
from typing import Final, NamedTuple
from zlib import adler32, crc32

from charta.documents.forms.deflating import plain, repeated
from charta.documents.word_pictures import CODES_SHARE

SCALE: Final = 4
"""Pixels of a module's side."""
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_MASK: Final = 0  # of the eight, the one with the least faults on average for texts like ours
_FILLER: Final = "A"
_OPENING: Final = 10
"""So many characters are the same in all codes of a charter."""
_PAIR_BITS: Final = 11
_SINGLE_BITS: Final = 6
_BITS: Final = b"0" * 128 + b"1" * 128
_WIDENED: Final = tuple(
    int("".join(bit * SCALE for bit in f"{byte:08b}"), 2).to_bytes(SCALE, "big") for byte in range(256)
)
"""Eight modules as pixels."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHUNK: Final = Struct(">I4s")
_SUM: Final = Struct(">I")
_IDAT: Final = crc32(b"IDAT")
_END: Final = pack(">I4sI", 0, b"IEND", crc32(b"IEND"))


@dataclass(frozen=True)
class Pixels:
    """A code as lines of a PNG picture of one bit a pixel, `side` pixels each way, each after its filter."""

    side: int
    lines: bytes


class CodePress:
    """Draws codes; one serves a batch. Characters that the alphanumeric mode lacks make a text slow."""

    def __init__(self) -> None:
        self._bases: dict[int, _Rows] = {}
        self._bits: dict[tuple[int, int, int, int], int] = {}
        self._parts: dict[tuple[int, int, str], int] = {}
        self._openings: dict[tuple[int, str], int] = {}
        self._frames: dict[int, _Frame] = {}

    def pixels(self, text: str) -> Pixels:
        """Return the picture of one code."""
        side, rows = self._rows(text)
        frame = self._frame(side)
        return Pixels(frame.pixels, frame.repeated(rows))

    def picture(self, head: str, sign: str) -> bytes:
        """Return a PNG file with the code of the head above that of the signature (`CODES_SHARE`).

        Raises `ValueError` for two texts of which one needs a larger code.
        """
        (side, upper), (lower_side, lower) = self._rows(head), self._rows(sign)
        if side != lower_side:
            raise ValueError("the two codes of a form differ in size")
        return self._frame(side).picture(upper, lower)

    def _frame(self, side: int) -> "_Frame":
        frame = self._frames.get(side)
        if frame is None:
            frame = self._frames[side] = _Frame(side)
        return frame

    def _rows(self, text: str) -> "_Rows":
        """Return one line of pixels for each row of modules."""
        try:
            return self._added(text)
        except KeyError:  # a character of another mode
            return _drawn(text)

    def _added(self, text: str) -> "_Rows":
        length = len(text)
        base = self._bases.get(length)
        if base is None:
            base = self._bases[length] = _drawn(_FILLER * length)
        # What all codes of a charter begin with is added at once.
        opening = self._openings.get((length, text[:_OPENING]))
        if opening is None:
            opening = self._sum(base, text[:_OPENING], 0, length)
            self._openings[length, text[:_OPENING]] = opening
        return _Rows(base.side, base.rows ^ opening ^ self._sum(base, text, _OPENING, length))

    def _sum(self, base: "_Rows", text: str, first: int, length: int) -> int:
        """Return what the characters from `first` on change in a code of `length` fillers."""
        total, parts, side = 0, self._parts, base.side
        for place in range(first, len(text), 2):
            key = (side, place, text[place : place + 2])
            part = parts.get(key)
            if part is None:
                part = parts[key] = self._part(base, place, key[2], length)
            total ^= part
        return total

    def _part(self, base: "_Rows", place: int, characters: str, length: int) -> int:
        count = len(characters)
        differing = _value(characters) ^ _value(_FILLER * count)
        part = 0
        for bit in range(_PAIR_BITS if count == 2 else _SINGLE_BITS):
            if differing >> bit & 1:
                key = (base.side, place, bit, count)
                if key not in self._bits:
                    changed = _characters(_value(_FILLER * count) ^ (1 << bit), count)
                    text = _FILLER * place + changed + _FILLER * (length - place - count)
                    self._bits[key] = _drawn(text).rows ^ base.rows
                part ^= self._bits[key]
        return part


class _Frame:
    """What is the same in all pictures of codes of one size."""

    def __init__(self, side: int) -> None:
        self.pixels = side * SCALE
        height = round(self.pixels / CODES_SHARE)
        header = pack(">4sIIBBBBB", b"IHDR", self.pixels, height, 1, 0, 0, 0, 0)
        self._opening = _SIGNATURE + pack(">I17sI", 13, header, crc32(header))
        line = 1 + _width(side)
        gap = height - 2 * self.pixels
        above = b"\2" + bytes(line - 1)
        white = b"\0" + b"\xff" * (line - 1)
        self._same = above * (SCALE - 1)
        self._gap = white + above * (gap - 1)
        self._lines = Struct(f"{line}s" * side)
        # The same, compressed: what is the same as above was there a module before.
        same = (len(self._same), line * SCALE)
        self._first = b"\x78\x01" + plain(line)
        self._second = plain(len(self._same) + line) + self._same
        self._between = repeated(same, then=line)
        in_gap = (same, (line * (gap - SCALE), line))
        self._gap_between = repeated(same, then=line) + white + repeated(*in_gap, then=line)
        self._end = repeated(same, then=0)

    def repeated(self, rows: int) -> bytes:
        """Return every line as often as a module is high: as it is, then as 'the same as above'."""
        lines = self._lines.unpack(rows.to_bytes(self._lines.size, "big"))
        return self._same.join(lines) + self._same

    def picture(self, upper: int, lower: int) -> bytes:
        """Return a PNG file with one code above the other."""
        size = self._lines.size
        first, *above = self._lines.unpack(upper.to_bytes(size, "big"))
        below = self._lines.unpack(lower.to_bytes(size, "big"))
        same, between = self._same, self._between
        lines = b"".join(
            (first, same, same.join(above), same, self._gap, same.join(below), same),
        )
        body = b"".join(
            (
                *(self._first, first, self._second, between.join(above), self._gap_between),
                *(between.join(below), self._end, _SUM.pack(adler32(lines))),
            )
        )
        return b"".join(
            (self._opening, _CHUNK.pack(len(body), b"IDAT"), body, _SUM.pack(crc32(body, _IDAT)), _END)
        )


class _Rows(NamedTuple):
    """A code: the modules of a side, and one line of pixels for each row of them, as one number."""

    side: int
    rows: int


def _value(characters: str) -> int:
    value = 0
    for character in characters:
        value = value * 45 + _VALUES[character]
    return value


def _characters(value: int, count: int) -> str:
    return _ALPHABET[value // 45] + _ALPHABET[value % 45] if count == 2 else _ALPHABET[value]


def _drawn(text: str) -> _Rows:
    """Return a code as the encoder draws it."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q", data_mask=_MASK)
    picture = code.to_image(scale=1, add_quiet_zones=False)
    side = picture.shape[0]
    modules = bytes(memoryview(picture)).translate(_BITS)  # type: ignore[arg-type] # an image is a buffer
    room = -side % 8
    lines = []
    for start in range(0, len(modules), side):
        row = (int(modules[start : start + side], 2) << room).to_bytes((side + room) // 8, "big")
        lines.append(b"\0" + b"".join([_WIDENED[byte] for byte in row])[: _width(side)])
    return _Rows(side, int.from_bytes(b"".join(lines), "big"))


def _width(modules: int) -> int:
    """Return the bytes of a line of so many modules."""
    return (modules * SCALE + 7) // 8
