"""How much a page of a PDF holds, looked at before anything draws it.

A few kilobytes can unpack to gigabytes, name a picture of a million by a million pixels, or draw a form that
draws ten forms that draw ten forms each. Such a page is refused by what it says and by unpacking no more than
is allowed.
"""

import re
import zlib
from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from struct import unpack
from typing import Final

import pikepdf

from charta.errors import N_
from charta.exchange.scans.pages import PIXELS, TOO_LARGE, PageRefused

UNPACKED: Final = 60_000_000
"""Bytes to which what a page draws may unpack, its pictures left out, and what holds a file together."""
PICTURE: Final = 3 * PIXELS + 40_000_000
_OBJECTS: Final = 20_000
_DRAWN: Final = 5_000
"""How often a page may draw forms and pictures in all."""
_DEEP: Final = 12
_UNUSUAL: Final = 1_000
"""How many times its size something may unpack to that is not packed in the usual way."""
_STEP: Final = 262_144
_CHUNK: Final = 4_194_304
_HEAD: Final = 1_024
"""How far before a stream its own description is looked for."""
_ELSEWHERE: Final = frozenset({"/Parent", "/P", "/Popup", "/A", "/AA", "/Dest", "/StructParent", "/Next"})
"""What leads away from a page, to other pages or to what is never run."""
_TOO_MUCH: Final = N_("the page holds far too much to be a scan")
_STREAM: Final = re.compile(rb"stream\r?\n")
_DO: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


def check(page: pikepdf.Page) -> None:
    """Raise `PageRefused` for a page that would take too much memory or time to draw."""
    weight = 0
    for number, thing in enumerate(_reachable(page.obj), 1):
        weight += _weight(thing) if isinstance(thing, pikepdf.Stream) else 0
        if number > _OBJECTS or weight > UNPACKED:
            raise PageRefused(_TOO_MUCH)
    if _drawn(page.obj, {}, 0) > _DRAWN:
        raise PageRefused(_TOO_MUCH)


def is_bomb(path: Path) -> bool:
    """Tell whether a part of a file unpacks to far more than it should.

    Every stream in the file is unpacked for this, bit by bit and whatever it says of itself: what a file's
    tables are packed in is unpacked by whatever opens it, before anybody can ask for its size.
    """
    with path.open("rb") as file:
        for start, is_picture in _packed(path):
            file.seek(start)
            limit = PICTURE if is_picture else UNPACKED
            if _inflated(iter(lambda: file.read(_STEP), b""), limit) > limit:
                return True
    return False


def _packed(path: Path) -> Iterator[tuple[int, bool]]:
    """Return where packed streams begin in a file, and whether each says that it is a picture."""
    with path.open("rb") as file:
        offset, kept = 0, b""
        while chunk := file.read(_CHUNK):
            data = kept + chunk
            # What is too near to the end for the look behind it is found again with the next chunk.
            for found in _STREAM.finditer(data, 0, len(data) - 2 if len(chunk) == _CHUNK else len(data)):
                head = data[found.end() : found.end() + 2]
                if found.end() + 2 > len(kept) and _begins_packed(head):
                    before = data[max(0, found.start() - _HEAD) : found.start()]
                    yield offset - len(kept) + found.end(), b"/Width" in before
            offset += len(chunk)
            kept = data[-_HEAD:]


def _begins_packed(head: bytes) -> bool:
    """Tell whether bytes begin as what is packed by zlib (RFC 1950) does."""
    return len(head) == 2 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0


def _inflated(chunks: Iterator[bytes], limit: int, depth: int = 0) -> int:
    """Return to how much packed bytes unpack, and no more than just beyond `limit`.

    What is packed several times over counts as its largest state.
    """
    total = 0
    inner = 0

    def pieces() -> Iterator[bytes]:
        nonlocal total
        unpacking = zlib.decompressobj()
        for chunk in chunks:
            rest = chunk
            while rest and not unpacking.eof:
                piece = unpacking.decompress(rest, _STEP)
                rest = unpacking.unconsumed_tail
                total += len(piece)
                if piece:
                    yield piece
                if total > limit:
                    return
            if unpacking.eof:
                return

    try:
        made = pieces()
        first = next(made, b"")
        if depth < 3 and _begins_packed(first[:2]):
            inner = _inflated(chain((first,), made), limit, depth + 1)
        else:
            deque(made, maxlen=0)
    except zlib.error:
        # What no longer unpacks is no danger; what reads it will say that it is damaged.
        pass
    return max(total, inner)


def _weight(stream: pikepdf.Stream, limit: int = UNPACKED) -> int:
    """Return to how many bytes a stream unpacks; raise `PageRefused` for a picture that is too large."""
    if "/Width" in stream and "/Height" in stream:
        if int(stream.Width) * int(stream.Height) > PIXELS or _is_larger_inside(stream):
            raise PageRefused(TOO_LARGE)
        return 0
    raw = stream.read_raw_bytes()
    filters = filters_of(stream)
    if not filters:
        return len(raw)
    if filters == ("/FlateDecode",):
        return _inflated(iter((bytes(raw),)), limit)
    return len(raw) * _UNUSUAL


def filters_of(stream: pikepdf.Stream) -> tuple[str, ...]:
    """Return how a stream is packed, the outermost way first."""
    found = stream.get("/Filter")
    if found is None:
        return ()
    return (str(found),) if isinstance(found, pikepdf.Name) else tuple(str(one) for one in found)


def _is_larger_inside(stream: pikepdf.Stream) -> bool:
    """Tell whether a picture in JPEG 2000 is larger than a page may be, whatever the PDF says of it."""
    if "/JPXDecode" not in filters_of(stream):
        return False
    raw = bytes(stream.read_raw_bytes()[:4_096])
    # The size stands right behind the marker of the code stream (ISO 15444-1, A.5.1).
    at = raw.find(b"\xff\x4f\xff\x51")
    if at < 0 or len(raw) < at + 16:
        return True
    width, height = unpack(">II", raw[at + 8 : at + 16])
    return bool(width * height > PIXELS)


def _reachable(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return every array, dictionary and stream that a page leads to, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [root]
    while waiting:
        thing = waiting.pop()
        if not isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            continue
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        yield thing
        if isinstance(thing, pikepdf.Array):
            waiting.extend(thing)
        else:
            waiting.extend(value for key, value in thing.items() if key not in _ELSEWHERE)


def _drawn(holder: pikepdf.Object, known: dict[tuple[int, int], int], depth: int) -> int:
    """Return how often a page or a form in it draws something named, with all that these draw."""
    if depth > _DEEP:
        raise PageRefused(_TOO_MUCH)
    things = named(holder)
    total = 0
    for name, times in Counter(_DO.findall(content(holder))).items():
        thing = things.get(b"/" + name)
        total += times
        if thing is not None and thing.get("/Subtype") == "/Form":
            if thing.objgen not in known:
                known[thing.objgen] = _drawn(thing, known, depth + 1)
            total += times * known[thing.objgen]
    return total


def named(holder: pikepdf.Object) -> dict[bytes, pikepdf.Stream]:
    """Return the forms and pictures that a page or a form may draw, by name."""
    resources = holder.get("/Resources")
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(things, pikepdf.Dictionary):
        return {}
    return {key.encode(): thing for key, thing in things.items() if isinstance(thing, pikepdf.Stream)}


def content(holder: pikepdf.Object) -> bytes:
    """Return what a page or a form draws; what it holds has been weighed."""
    found = holder if isinstance(holder, pikepdf.Stream) else holder.get("/Contents")
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    return b"\n".join(bytes(one.read_bytes()) for one in streams if isinstance(one, pikepdf.Stream))
