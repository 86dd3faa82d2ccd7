"""Proof files: read from outside with a limit, and given back under a name that every system accepts."""

from pathlib import Path
from typing import Final

from charta.errors import N_, Marked, Unreadable
from charta.services.export import file_name
from charta.services.formalities import PROOF_LIMIT

NO_FILE: Final = N_("there is no such file")
ANOTHER_THING: Final = N_("it is a folder or a device, not a file")
_LOOKED_AT: Final = frozenset({"pdf", "png", "jpg", "jpeg"})
"""Only files that are looked at are opened from here; what could run is never."""
_SIGNATURES: Final = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}
_LONGEST_ENDING: Final = 8
_NO_ENDING: Final = "bin"


def read_proof(path: Path, limit: int = PROOF_LIMIT) -> bytes:
    """Return the bytes of a file, at most one more than `limit`: a huge one is not read to its end.

    Raises `Unreadable`, for a folder or a pipe too.
    """
    try:
        if not path.is_file():
            raise Unreadable(path=path.name, problem=Marked(ANOTHER_THING if path.exists() else NO_FILE))
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise Unreadable(path=path.name, problem=error.strerror or str(error)) from error


def clean_name(name: str) -> str:
    """Return a name from outside as one that is safe to save under; a plain ending stays."""
    name = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    plain = ending.isascii() and ending.isalnum() and len(ending) <= _LONGEST_ENDING
    if not (dot and stem and plain):
        return f"{file_name(name)}.{_NO_ENDING}"
    return f"{file_name(stem)}.{ending.lower()}"


def is_looked_at(path: Path, data: bytes) -> bool:
    """Tell whether a file is a picture or a PDF by its name and by its content."""
    ending = path.suffix.removeprefix(".").lower()
    return ending in _LOOKED_AT and data.startswith(_SIGNATURES[ending])
