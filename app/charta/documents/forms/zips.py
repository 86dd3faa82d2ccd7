"""Zip files written member by member, from parts that are compressed already."""

from collections.abc import Iterable, Iterator
from struct import Struct
from typing import BinaryIO, Final, NamedTuple
from zipfile import ZipFile
from zlib import MAX_WBITS, compressobj

from charta.documents.forms.spans import Piece

STORED: Final = 0
DEFLATED: Final = 8
_VERSION: Final = 20
_DAY: Final = 0x21  # the first that a zip file can name
_LOCAL: Final = Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = Struct("<4sHHHHIIH")
_SIZES: Final = Struct("<4sIII")
_SIZES_FOLLOW: Final = 0x08


class Told(NamedTuple):
    """What a zip file tells of a member twice: before its bytes, and in the directory."""

    name: bytes
    method: int
    crc: int
    packed: int
    size: int


def member(told: Told, flags: int = 0) -> bytes:
    """Return what stands before the bytes of a member."""
    name, *numbers = told
    return _LOCAL.pack(b"PK\3\4", _VERSION, flags, numbers[0], 0, _DAY, *numbers[1:], len(name), 0) + name


def listed(told: Told, offset: int, flags: int = 0) -> bytes:
    """Return the entry of a member, which begins at `offset`, in the directory."""
    name, method, crc, packed, size = told
    numbers = (flags, method, 0, _DAY, crc, packed, size, len(name), 0, 0, 0, 0, 0, offset)
    return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *numbers) + name


def end(members: int, directory: int, offset: int) -> bytes:
    """Return what ends a file: how many members it has, how long the directory is, and where it begins."""
    return _END.pack(b"PK\5\6", 0, 0, members, members, directory, offset, 0)


class ZipStream:
    """Writes a zip file to a stream, forwards only; what it keeps is the directory."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._offset = 0
        self._directory = bytearray()
        self._members = 0

    def add(self, name: str, piece: Piece, method: int = DEFLATED) -> None:
        """Write a member whose bytes are at hand."""
        told = Told(name.encode("ascii"), method, piece.crc, len(piece.data), piece.size)
        self._directory += listed(told, self._offset)
        self._members += 1
        self._write(member(told) + piece.data)

    def add_long(self, name: str, pieces: Iterable[Piece]) -> Iterator[int]:
        """Write a compressed member piece by piece, each with the CRC of all up to it; count them."""
        encoded = name.encode("ascii")
        offset, packed, size, crc = self._offset, 0, 0, 0
        self._write(member(Told(encoded, DEFLATED, 0, 0, 0), _SIZES_FOLLOW))
        for count, piece in enumerate(pieces, start=1):
            self._write(piece.data)
            packed, size, crc = packed + len(piece.data), size + piece.size, piece.crc
            yield count
        self._write(_SIZES.pack(b"PK\7\x08", crc, packed, size))
        self._directory += listed(Told(encoded, DEFLATED, crc, packed, size), offset, _SIZES_FOLLOW)
        self._members += 1

    def close(self) -> None:
        """Write the directory."""
        offset = self._offset
        self._write(bytes(self._directory))
        self._write(end(self._members, len(self._directory), offset))

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._offset += len(data)


def compressed_members(package: ZipFile, without: Iterable[str]) -> Iterator[tuple[str, Piece]]:
    """Yield the members of an open file but some, compressed as they are to be written."""
    left_out = set(without)
    for info in package.infolist():
        if info.filename not in left_out:
            packer = compressobj(9, DEFLATED, -MAX_WBITS)
            text = package.read(info)
            yield info.filename, Piece(packer.compress(text) + packer.flush(), info.file_size, info.CRC)
