"""The QR codes of a form as pixels: both codes of a person as one PNG picture, or each by itself.

An encoder takes 50 times as long for a code as a form may take in all. But a code of one length, version and
mask is a sum: what a pair of characters adds to the modules, modulo 2, does not depend on the others. So the
encoder draws one code of each length, and one for every bit of a pair in every place; every other code is a
few of these, added. All have the same mask, so the same text has the same picture wherever it is made.
"""

from dataclasses import dataclass
from struct import pack
from typing import Final
from zlib import compress, crc32

from charta.documents.word_pictures import CODES_SHARE

SCALE: Final = 6
"""Pixels of a module's side."""
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_MASK: Final = 0  # of the eight, the one with the least faults on average for texts like ours
_PAIR_BITS: Final = 11
_SINGLE_BITS: Final = 6
_BITS: Final = b"0" * 128 + b"1" * 128
_WIDENED: Final = tuple(
    int("".join(bit * SCALE for bit in f"{byte:08b}"), 2).to_bytes(SCALE, "big") for byte in range(256)
)
"""Eight modules as pixels."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_END: Final = pack(">I4sI", 0, b"IEND", crc32(b"IEND"))


@dataclass(frozen=True)
class Pixels:
    """A code as lines of a PNG picture of one bit a pixel, `side` pixels each way, each after its filter."""

    side: int
    lines: bytes


class CodePress:
    """Draws codes; one serves a batch. A text of other characters than the alphanumeric mode has is slow."""

    def __init__(self) -> None:
        self._plates: dict[int, _Plate] = {}

    def pixels(self, text: str) -> Pixels:
        """Return the picture of one code."""
        if not set(text) <= _VALUES.keys():
            side, whole = _drawn(text)
            return Pixels(side * SCALE, _repeated(whole, side))
        plate = self._plates.get(len(text))
        if plate is None:
            plate = self._plates[len(text)] = _Plate(len(text))
        return plate.pixels(text)

    def picture(self, head: str, sign: str) -> bytes:
        """Return a PNG file with the code of the head above that of the signature (`CODES_SHARE`).

        Raises `ValueError` for two texts of which one needs a larger code.
        """
        upper, lower = self.pixels(head), self.pixels(sign)
        if upper.side != lower.side:
            raise ValueError("the two codes of a form differ in size")
        side = upper.side
        height = round(side / CODES_SHARE)
        body = compress(upper.lines + _white(side, height - 2 * side) + lower.lines, 1)
        header = pack(">4sIIBBBBB", b"IHDR", side, height, 1, 0, 0, 0, 0)
        return b"".join(
            (
                _SIGNATURE,
                pack(">I17sI", 13, header, crc32(header)),
                pack(">I4s", len(body), b"IDAT"),
                body,
                pack(">I", crc32(body, crc32(b"IDAT"))),
                _END,
            )
        )


class _Plate:
    """All codes of one length: one of them, and what each bit of each pair of characters changes in it."""

    def __init__(self, length: int) -> None:
        self._base_text = "A" * length
        self.side, self._base = _drawn(self._base_text)
        self._size = self.side * (1 + _width(self.side))
        self._parts: dict[tuple[int, str], int] = {}
        self._bits: dict[tuple[int, int], int] = {}

    def pixels(self, text: str) -> Pixels:
        whole, parts = self._base, self._parts
        for place in range(0, len(text), 2):
            key = (place, text[place : place + 2])
            part = parts.get(key)
            if part is None:
                part = parts[key] = self._part(*key)
            whole ^= part
        return Pixels(self.side * SCALE, _repeated(whole, self.side))

    def _part(self, place: int, characters: str) -> int:
        """Return what these characters change at their place."""
        differing = _value(characters) ^ _value(self._base_text[place : place + 2])
        bits = _PAIR_BITS if len(characters) == 2 else _SINGLE_BITS
        part = 0
        for bit in range(bits):
            if differing >> bit & 1:
                part ^= self._bit(place, bit, len(characters))
        return part

    def _bit(self, place: int, bit: int, count: int) -> int:
        """Return what one bit of a pair, or of the last character alone, changes at its place."""
        key = (place, bit)
        if key not in self._bits:
            value = _value(self._base_text[place : place + count]) ^ (1 << bit)
            other = _ALPHABET[value // 45] + _ALPHABET[value % 45] if count == 2 else _ALPHABET[value]
            text = f"{self._base_text[:place]}{other}{self._base_text[place + count :]}"
            self._bits[key] = self._base ^ _drawn(text)[1]
        return self._bits[key]


def _value(characters: str) -> int:
    value = 0
    for character in characters:
        value = value * 45 + _VALUES[character]
    return value


def _drawn(text: str) -> tuple[int, int]:
    """Return the modules of a side, and one line of pixels for each row of them, as one number."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q", data_mask=_MASK)
    picture = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side = picture.shape[0]
    modules = bytes(picture).translate(_BITS)
    room = -side % 8
    lines = []
    for start in range(0, len(modules), side):
        row = (int(modules[start : start + side], 2) << room).to_bytes((side + room) // 8, "big")
        lines.append(b"\0" + b"".join([_WIDENED[byte] for byte in row])[: _width(side)])
    return side, int.from_bytes(b"".join(lines), "big")


def _repeated(whole: int, side: int) -> bytes:
    """Return every line as often as a module is high: as it is, then as 'the same as above'."""
    length = 1 + _width(side)
    rows = whole.to_bytes(side * length, "big")
    same = (b"\2" + bytes(length - 1)) * (SCALE - 1)
    return same.join([rows[start : start + length] for start in range(0, len(rows), length)]) + same


def _white(side: int, height: int) -> bytes:
    width = (side + 7) // 8
    return b"\0" + b"\xff" * width + (b"\2" + bytes(width)) * (height - 1)


def _width(modules: int) -> int:
    """Return the bytes of a line of so many modules."""
    return (modules * SCALE + 7) // 8
