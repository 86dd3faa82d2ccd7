"""Which folders forms went to on this machine; the charter itself keeps their names only."""

from pathlib import Path

from charta.ui.export_memory import ExportMemory


class FormMemory(ExportMemory):
    """Remembers the folder in which batches are put, and where each batch went."""

    @property
    def parent(self) -> Path:
        """The folder in which the next batch gets a folder of its own."""
        kept = self._get("forms-folder")
        return Path(kept) if kept else self.folder

    def set_parent(self, folder: Path) -> None:
        """Remember where batches go."""
        self._set("forms-folder", str(folder))

    def batch(self, number: int) -> Path | None:
        """Return where a batch went, None where that is not known or the folder is gone."""
        kept = self._get(f"forms-{number}")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def set_batch(self, number: int, folder: Path) -> None:
        """Remember where a batch goes."""
        self._set(f"forms-{number}", str(folder))
