"""The evidence beside a charter: kept pages and forms, each under the SHA-256 of its bytes.

Pages of many people would make a charter's file far too large to be checked on opening and backed up whole,
so they lie in a folder beside it; the charter names them by their digests (docs/decisions/0041).
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from charta.domain.scans import EVIDENCE_LIMIT
from charta.errors import EvidenceMissing, while_writing
from charta.storage import files

_ENDING: Final = ".evidence"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
ENDINGS: Final = ("jpg", "pdf")


class EvidenceFolder:
    """Keeps evidence in a folder named after the charter; any thread may ask."""

    def __init__(self, charter: Path) -> None:
        self._folder = charter.with_name(charter.stem + _ENDING)

    @property
    def folder(self) -> Path:
        """The folder; there is none before anything is kept."""
        return self._folder

    def put(self, data: bytes, ending: str) -> str:
        """Keep a file, on the disk before this returns; return its SHA-256. Raises a `FileError`."""
        if ending not in ENDINGS or len(data) > EVIDENCE_LIMIT:
            raise ValueError("no evidence of a kind that is kept")
        digest = hashlib.sha256(data).hexdigest()
        path = self._place(digest, ending)
        try:
            if path.is_file() and path.read_bytes() == data:
                return digest
            self._make(path.parent)
            files.replace(path, data)
        except OSError as error:
            raise while_writing(error, path) from error
        return digest

    def get(self, digest: str) -> bytes:
        """Return what is kept under a digest; raise `EvidenceMissing` for nothing, or for other bytes."""
        for ending in ENDINGS if _DIGEST.fullmatch(digest) else ():
            path = self._place(digest, ending)
            try:
                data = path.read_bytes() if path.stat().st_size <= EVIDENCE_LIMIT else b""
            except OSError:
                continue
            if hashlib.sha256(data).hexdigest() == digest:
                return data
        raise EvidenceMissing(path=self._folder)

    def _make(self, folder: Path) -> None:
        """Make a folder in the folder where it is not there, for good; raises `OSError`."""
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            for holder in (self._folder, self._folder.parent):
                files.sync_folder(holder)

    def _place(self, digest: str, ending: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.{ending}"
