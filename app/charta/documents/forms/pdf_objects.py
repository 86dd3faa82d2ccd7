"""PDF files written object by object, forwards only; what is kept are the places where objects begin."""

from array import array
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    import pikepdf

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfWriter:
    """Writes the objects of one file; the numbers that it gives count from 1."""

    def __init__(self, target: BinaryIO, state: tuple[int, "array[int]"] | None = None) -> None:
        """Begin a file, or go on behind what another writer, which told its `state`, has written."""
        self._target = target
        self._offset, places = state or (0, array("Q"))
        self._places = places[:]
        if state is None:
            self._write(_HEADER)

    def state(self) -> tuple[int, "array[int]"]:
        """Return what another writer needs to go on with a copy of this file."""
        return self._offset, self._places[:]

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._places.append(0)
        return len(self._places)

    def put(self, number: int, body: bytes) -> None:
        """Write an object under its number."""
        self._places[number - 1] = self._offset
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> int:
        """Write an object; return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def close(self, root: int, info: bytes, identity: bytes) -> None:
        """Write the table of places and what is needed to begin; `identity` are 16 bytes of this file."""
        start = self._offset
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._places) + 1))
        for first in range(0, len(self._places), 4096):
            self._write(b"".join(b"%010d 00000 n \n" % place for place in self._places[first : first + 4096]))
        named = identity.hex().encode()
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R%b/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._places) + 1, root, info, named, named, start)
        )

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._offset += len(data)


class Copier:
    """Copies objects of an open PDF into a writer, each once, with all that they name."""

    def __init__(self, writer: PdfWriter, known: Mapping[tuple[int, int], int] | None = None) -> None:
        """`known` are the numbers of objects that are written by somebody else."""
        self._writer = writer
        self._numbers = dict(known or {})
        self._waiting: list[tuple[int, pikepdf.Object]] = []

    def text(self, found: object) -> bytes:
        """Return an object as it is written; what it names is copied."""
        text = self._text(found)
        self._write_waiting()
        return text

    def copied(self, found: "pikepdf.Object") -> int:
        """Copy an indirect object; return its number."""
        self.text(found)
        return self._numbers[found.objgen]

    def inside(self, found: "pikepdf.Object") -> bytes:
        """Return the entries of a dictionary as they are written; what they name is copied."""
        text = b"".join(self._entries(found))
        self._write_waiting()
        return text

    def _write_waiting(self) -> None:
        while self._waiting:
            number, waiting = self._waiting.pop()
            self._writer.put(number, self._body(waiting))

    def _text(self, found: object) -> bytes:
        import pikepdf

        if not isinstance(found, pikepdf.Object):
            return _scalar(found)
        if found.is_indirect:
            return b"%d 0 R" % self._number(found)
        return self._direct(found)

    def _direct(self, found: "pikepdf.Object") -> bytes:
        import pikepdf

        if isinstance(found, pikepdf.Array):
            return b"[%b]" % b" ".join(self._text(entry) for entry in found)
        if isinstance(found, pikepdf.Dictionary):
            return b"<<%b>>" % b"".join(self._entries(found))
        return found.unparse()

    def _entries(self, found: "pikepdf.Object", without: str = "") -> Iterator[bytes]:
        import pikepdf

        for key, value in found.items():
            if key != without:
                yield pikepdf.Name(key).unparse() + b" " + self._text(value)

    def _number(self, found: "pikepdf.Object") -> int:
        number = self._numbers.get(found.objgen)
        if number is None:
            number = self._numbers[found.objgen] = self._writer.reserve()
            self._waiting.append((number, found))
        return number

    def _body(self, found: "pikepdf.Object") -> bytes:
        import pikepdf

        if not isinstance(found, pikepdf.Stream):
            return self._direct(found)
        data = found.read_raw_bytes()
        entries = b"".join(self._entries(found.stream_dict, "/Length"))
        return stream(entries, data)


def stream(entries: bytes, data: bytes) -> bytes:
    """Return a stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def _scalar(value: object) -> bytes:
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Decimal):
        return f"{value:f}".encode()
    return str(value).encode()


def text_string(text: str) -> bytes:
    """Return a text as a PDF writes it, any Unicode."""
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().upper().encode()
