"""The evidence beside a charter: kept pages and forms, each under the SHA-256 of its bytes.

Pages of many people would make a charter's file far too large to be checked on opening and backed up whole,
so they lie in a folder beside it; the charter names them by their digests (docs/decisions/0041). Each has a
copy among the charter's backups, under the same name.
"""

import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from charta.domain.scans import EVIDENCE_LIMIT
from charta.errors import EvidenceMissing, while_writing
from charta.storage import files

_ENDING: Final = ".evidence"
_SPARE: Final = "evidence"
_MARK: Final = "charter.txt"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
ENDINGS: Final = ("jpg", "pdf")


class EvidenceFolder:
    """Keeps evidence in a folder beside the charter; any thread may ask.

    The folder is named after the charter's file and holds the charter's identity. So it is found again where
    the file was renamed without it, and is never taken for that of another charter which has the name now.
    """

    def __init__(self, charter: Path, identity: str, backups: Path) -> None:
        self._charter = charter
        self._identity = identity
        self._spare = backups / identity / _SPARE
        self._found: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder; there is none before anything is kept."""
        if self._found is None or not self._found.is_dir():
            self._found = self._look()
        return self._found

    def put(self, data: bytes, ending: str) -> str:
        """Keep a file, on the disk before this returns; return its SHA-256. Raises a `FileError`."""
        if ending not in ENDINGS or len(data) > EVIDENCE_LIMIT:
            raise ValueError("no evidence of a kind that is kept")
        digest = hashlib.sha256(data).hexdigest()
        path = _place(self.folder, digest, ending)
        try:
            if not path.is_file() or path.read_bytes() != data:
                self._make(path.parent)
                self._mark(path.parent.parent)
                files.replace(path, data)
        except OSError as error:
            raise while_writing(error, path) from error
        self._copy(data, digest, ending)
        return digest

    def get(self, digest: str) -> bytes:
        """Return what is kept under a digest; raise `EvidenceMissing` for nothing, or for other bytes."""
        first = self.folder
        data = _read(first, digest)
        for folder in self._ours() if data is None else ():
            # Where the charter was renamed and pages were kept before that was told, there may be two.
            data = _read(folder, digest) if data is None and folder != first else data
        if data is None:
            data = _read(self._spare, digest)
        if data is None:
            raise EvidenceMissing(path=first)
        return data

    def _look(self) -> Path:
        """Return the folder named after the charter, unless it is another one's, or ours has another name."""
        own = self._charter.with_name(self._charter.stem + _ENDING)
        mark = _mark_of(own)
        if mark == self._identity:
            return own
        ours = self._ours()
        if ours:
            return ours[0]
        if not mark:
            return own
        return own.with_name(f"{self._charter.stem} {self._identity[:8]}{_ENDING}")

    def _ours(self) -> Sequence[Path]:
        """Return the folders beside the charter that hold its identity."""
        try:
            found = sorted(self._charter.parent.glob(f"*{_ENDING}"))
        except OSError:
            return ()
        return [folder for folder in found if _mark_of(folder) == self._identity]

    def _copy(self, data: bytes, digest: str, ending: str) -> None:
        """Put a copy among the backups, where there is none and that can be done."""
        if _read(self._spare, digest) is not None:
            return
        path = _place(self._spare, digest, ending)
        part = path.with_suffix(".part")
        # Whoever makes the backups tells that their folder cannot be written to. The page itself is on the
        # disk, so its copy may take its time to get there.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)

    def _make(self, folder: Path) -> None:
        """Make a folder in the folder where it is not there, for good; raises `OSError`."""
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            for holder in (folder.parent, folder.parent.parent):
                files.sync_folder(holder)

    def _mark(self, folder: Path) -> None:
        """Say in the folder whose it is; raises `OSError`."""
        if _mark_of(folder) != self._identity:
            files.replace(folder / _MARK, f"{self._identity}\n".encode("ascii"))


def _mark_of(folder: Path) -> str:
    """Return the identity of the charter to which a folder belongs, empty where none is told."""
    try:
        with (folder / _MARK).open("rb") as file:
            return file.read(64).decode("ascii", "replace").strip()
    except OSError:
        return ""


def _read(folder: Path, digest: str) -> bytes | None:
    """Return what is kept under a digest, None for nothing, or for other bytes."""
    for ending in ENDINGS if _DIGEST.fullmatch(digest) else ():
        path = _place(folder, digest, ending)
        try:
            data = path.read_bytes() if path.stat().st_size <= EVIDENCE_LIMIT else b""
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == digest:
            return data
    return None


def _place(folder: Path, digest: str, ending: str) -> Path:
    return folder / digest[:2] / f"{digest}.{ending}"
