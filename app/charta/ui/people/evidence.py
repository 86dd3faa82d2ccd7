"""Evidence: a file from outside that is to be kept, and a kept one that is to be looked at."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTemporaryDir

from charta.bootstrap import Workbench
from charta.errors import N_, ChartaError, Marked, ScanUnusable
from charta.ui.context import UiContext
from charta.ui.saving import open_target

LIMIT: Final = 32 * 2**20
_PDF, _JPEG = b"%PDF-", b"\xff\xd8\xff"
_NO_FILE: Final = N_("it is no file")
_TOO_LARGE: Final = N_("it is empty, or larger than 32 MB")
_ANOTHER_KIND: Final = N_("it is neither a PDF nor a JPEG picture")


def read_evidence(path: Path) -> bytes:
    """Return the bytes of a PDF or JPEG that is to be kept; raise `ScanUnusable`."""
    try:
        if not path.is_file():
            raise ScanUnusable(path=path, problem=Marked(_NO_FILE))
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise ScanUnusable(path=path, problem=error.strerror or str(error)) from error
    if not 0 < len(data) <= LIMIT:
        raise ScanUnusable(path=path, problem=Marked(_TOO_LARGE))
    if not data.startswith((_PDF, _JPEG)):
        raise ScanUnusable(path=path, problem=Marked(_ANOTHER_KIND))
    return data


class EvidenceViewer(QObject):
    """Opens copies of kept pages; they are gone with their owner."""

    def __init__(self, context: UiContext, bench: Workbench, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context
        self._bench = bench
        self._folder: QTemporaryDir | None = None

    def open(self, digest: str) -> Path | None:
        """Open a copy of what is kept under a digest; return where it is, None where it cannot be shown."""
        try:
            data = self._bench.scanning.picture(digest)
        except ChartaError as error:
            self._context.messages.fail(error)
            return None
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{digest[:16]}.{'pdf' if data.startswith(_PDF) else 'jpg'}"
        try:
            path.write_bytes(data)
        except OSError as error:
            self._context.messages.fail(ScanUnusable(path=path, problem=error.strerror or str(error)))
            return None
        open_target(path)
        return path
