"""A text that is the same in every copy but for a few gaps, compressed once.

The constant spans are compressed by themselves, so that they fit beside each other whatever stands between;
what is put in the gaps is stored. The CRC-32 of the whole follows from those of its spans without looking at
them again: reading on over so many bytes is a linear map of the CRC, kept as a table.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from struct import pack
from typing import Final
from zlib import DEFLATED, MAX_WBITS, Z_FINISH, Z_FULL_FLUSH, compressobj, crc32

_MARK: Final = re.compile(rb"\xee\x80\x80(\w+)\xee\x80\x81")
_LONGEST_STORED: Final = 0xFFFF


def between_marks(text: bytes) -> tuple[list[bytes], list[str]]:
    """Return the spans of a text around its marks (U+E000, a name, U+E001), and the names of the marks."""
    parts = _MARK.split(text)
    return parts[::2], [name.decode() for name in parts[1::2]]


@dataclass(frozen=True)
class Piece:
    """A part of a compressed file: its bytes, their length unpacked, and the CRC of all up to its end."""

    data: bytes
    size: int
    crc: int


class Span:
    """A constant part, compressed."""

    def __init__(self, text: bytes, *, last: bool = False) -> None:
        packer = compressobj(9, DEFLATED, -MAX_WBITS)
        self.data = packer.compress(text) + packer.flush(Z_FINISH if last else Z_FULL_FLUSH)
        self.size = len(text)
        self._crc = crc32(text)
        self._tables = _tables(len(text))

    def crc_after(self, before: int) -> int:
        """Return the CRC of what came before and this."""
        low, second, third, high = self._tables
        return (
            low[before & 0xFF]
            ^ second[before >> 8 & 0xFF]
            ^ third[before >> 16 & 0xFF]
            ^ high[before >> 24]
            ^ self._crc
        )


def _tables(size: int) -> tuple[list[int], ...]:
    """Return how each byte of a CRC moves on over `size` bytes."""
    zeros = bytes(size)
    nothing = crc32(zeros)
    bits = [crc32(zeros, 1 << bit) ^ nothing for bit in range(32)]
    tables = []
    for start in range(0, 32, 8):
        table = [0]
        for bit in bits[start : start + 8]:
            table += [entry ^ bit for entry in table]
        tables.append(table)
    return tuple(tables)


class Spans:
    """Constant spans with gaps between, to be filled again and again."""

    def __init__(self, text: bytes, *, last: bool = True) -> None:
        """Cut `text` at its marks; `last` tells that it ends the compressed file."""
        spans, self._names = between_marks(text)
        self._first, *self._others = [*map(Span, spans[:-1]), Span(spans[-1], last=last)]

    def fill(self, values: Mapping[str, bytes], before: int = 0) -> Piece:
        """Return the whole with these values in its gaps; `before` is the CRC of what stands before it."""
        crc = self._first.crc_after(before)
        size = self._first.size
        parts = [self._first.data]
        for name, span in zip(self._names, self._others, strict=True):
            value = values[name]
            crc = span.crc_after(crc32(value, crc))
            size += len(value) + span.size
            parts += (stored(value), span.data)
        return Piece(b"".join(parts), size, crc)


def stored(text: bytes) -> bytes:
    """Return a text as blocks of a compressed file that are not compressed."""
    if len(text) <= _LONGEST_STORED:
        return pack("<BHH", 0, len(text), len(text) ^ 0xFFFF) + text
    parts: Sequence[bytes] = [
        text[start : start + _LONGEST_STORED] for start in range(0, len(text), _LONGEST_STORED)
    ]
    return b"".join(stored(part) for part in parts)
