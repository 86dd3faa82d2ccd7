"""The kept lists of people and facts that records name: how they are written, and read again strictly."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from types import GenericAlias
from typing import Final, TypeVar

import msgspec

from charta.domain.mail import MailLine
from charta.domain.people import Person
from charta.domain.register import Fact, FormLine

CHUNK: Final = 40_000
"""So many people or facts are kept in one list at most."""
CHUNK_BYTES: Final = 12 * 2**20
"""So long is the text of one list at most, which stays below what the charter keeps at once."""
_UNPACKED_LIMIT: Final = 100_000_000
T = TypeVar("T", Person, Fact, FormLine, MailLine)


def packed(entries: Sequence[T]) -> bytes:
    """Return a list as the bytes that are kept, the same for the same list. Any thread may ask."""
    return _compressed(map(msgspec.json.encode, entries))


def unpacked(data: bytes, kind: type[T]) -> list[T]:
    """Return the list behind `packed`; raise ValueError for anything else."""
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, _UNPACKED_LIMIT)
    except zlib.error as error:
        raise ValueError("no list") from error
    if unpacker.unconsumed_tail or unpacker.unused_data or not unpacker.eof:
        raise ValueError("a list beyond its limit")
    try:
        found: list[T] = msgspec.json.decode(text, type=GenericAlias(list, (kind,)))
    except RecursionError as error:
        raise ValueError("a list within lists without end") from error
    return found


def packed_parts(entries: Sequence[T]) -> Iterator[tuple[Sequence[T], bytes]]:
    """Return a list in the parts in which it is kept, each with its bytes: texts in it may be long."""
    start, size, texts = 0, 0, list[bytes]()
    for place, entry in enumerate(entries):
        text = msgspec.json.encode(entry)
        if place - start == CHUNK or size + len(text) + 1 > CHUNK_BYTES:
            yield entries[start:place], _compressed(texts)
            start, size, texts = place, 0, []
        texts.append(text)
        size += len(text) + 1
    if start < len(entries):
        yield entries[start:], _compressed(texts)


def _compressed(texts: Iterable[bytes]) -> bytes:
    # One by one: whoever encodes a long list at once lets no other thread on meanwhile.
    return zlib.compress(b"[" + b",".join(texts) + b"]", 6)
