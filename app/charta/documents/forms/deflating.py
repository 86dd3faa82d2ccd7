"""Compressed data (RFC 1951) put together from parts: bytes as they are, and repetitions of earlier ones.

A picture of codes repeats each of its lines at known places, so that there is nothing to look for, and what
stands between the lines is the same in every picture.
"""

from itertools import count
from struct import pack
from typing import Final

_LONGEST: Final = 257  # the one more that there may be has a code of its own
_SHORTEST: Final = 3
_END_OF_BLOCK: Final = "0" * 7


def plain(size: int) -> bytes:
    """Return what stands before `size` bytes that follow as they are, where the data ends with a byte."""
    return b"\0" + pack("<HH", size, size ^ 0xFFFF)


def repeated(*repetitions: tuple[int, int], then: int) -> bytes:
    """Return a block of repetitions, each a length and how far back it is; `then` plain bytes follow.

    The data ends with it where `then` is 0.
    """
    bits = "010" + "".join(_repetition(*each) for each in repetitions) + _END_OF_BLOCK
    if then:
        return _packed(bits + "000") + plain(then)[1:]
    return _packed(f"{bits}110{_END_OF_BLOCK}")


def _repetition(length: int, distance: int) -> str:
    bits = ""
    while length:
        # What is left must be long enough to be a repetition itself.
        part = length if length <= _LONGEST else min(_LONGEST, length - _SHORTEST)
        bits += _one(part, distance)
        length -= part
    return bits


def _one(length: int, distance: int) -> str:
    """Return one repetition of at most 257 bytes, in the fixed codes."""
    place, start, more = _found(length, _SHORTEST, 4)
    code = f"{place + 1:07b}" if place < 23 else f"{place - 23 + 0xC0:08b}"
    back, back_start, back_more = _found(distance, 1, 2)
    return f"{code}{_low_first(length - start, more)}{back:05b}{_low_first(distance - back_start, back_more)}"


def _found(value: int, first: int, each: int) -> tuple[int, int, int]:
    """Return the class that a value is in: which one, where it begins, and how many bits tell the rest.

    Classes hold one value at first; after two rounds of `each` of them, every round holds twice as many.
    """
    start, place, more = first, 0, 0
    for place in count():
        more = max(0, place // each - 1)
        if start + (1 << more) > value:
            break
        start += 1 << more
    return place, start, more


def _low_first(value: int, bits: int) -> str:
    return "".join(str(value >> bit & 1) for bit in range(bits))


def _packed(bits: str) -> bytes:
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[start : start + 8][::-1], 2) for start in range(0, len(padded), 8))
