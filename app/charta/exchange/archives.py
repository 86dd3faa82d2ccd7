"""ZIP archives from outside, looked at before anything in them is unpacked.

An Office file is a ZIP archive: one of a few kilobytes can unpack to gigabytes, name a part twice, or lie
about what it holds.
"""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises for an archive that does not hold what it says; it states no one class."""


class Flaw(Enum):
    """What makes an archive unusable."""

    DAMAGED = auto()
    TOO_MUCH = auto()
    LOCKED = auto()


class ArchiveUnusable(Exception):
    """An archive that is not opened, or a member that is not read."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw


@dataclass(frozen=True)
class Limits:
    """How many members an archive may have, and how many bytes may be unpacked, in all and of one member.

    A member beyond `dense` bytes may unpack to `ratio` times its packed size at most.
    """

    members: int
    unpacked: int
    member: int
    ratio: int = 1_100
    """Beyond what the format's compression can reach (1,032), so that it refuses nothing honest."""
    dense: int = 4_000_000


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return an archive whose listing is within the limits; raise `ArchiveUnusable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise ArchiveUnusable(Flaw.DAMAGED) from None
    members = archive.infolist()
    if len(members) > limits.members or sum(member.file_size for member in members) > limits.unpacked:
        raise ArchiveUnusable(Flaw.TOO_MUCH)
    if any(
        member.file_size > limits.dense and member.file_size > limits.ratio * member.compress_size
        for member in members
    ):
        raise ArchiveUnusable(Flaw.TOO_MUCH)
    if any(member.flag_bits & 1 for member in members):
        raise ArchiveUnusable(Flaw.LOCKED)
    return archive


def member_bytes(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """Return a member's bytes, never more than its header admits; raise `ArchiveUnusable`, or KeyError."""
    member = archive.getinfo(name)
    if member.file_size > limits.member:
        raise ArchiveUnusable(Flaw.TOO_MUCH)
    try:
        with archive.open(member) as stream:
            content = stream.read(member.file_size + 1)
    except BROKEN:
        raise ArchiveUnusable(Flaw.DAMAGED) from None
    if len(content) != member.file_size:
        raise ArchiveUnusable(Flaw.DAMAGED)
    return content
