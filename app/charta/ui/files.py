"""Asking the user for a place in the file system. Widgets get a `FileChooser`, tests hand in their own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog


class FileChooser(Protocol):
    """Asks where something is or goes; None means that the user thought better of it.

    A filter is a pair of a name in the user's language and the endings that it covers.
    """

    def open_file(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Path | None:
        """Ask for a file that exists."""
        ...

    def open_files(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Sequence[Path]:
        """Ask for files that exist, several at once; none means that the user thought better of it."""
        ...

    def save_file(self, title: str, suggestion: Path, name: str, ending: str) -> Path | None:
        """Ask where to write; the answer has the ending, and the user has agreed to what it replaces."""
        ...

    def new_file(self, title: str, suggestion: Path, name: str) -> Path | None:
        """Ask where a new file goes; the answer has the ending of the suggestion. Nothing is replaced."""
        ...

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        ...


class SystemFiles:
    """The dialogs of the desktop."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_file(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Path | None:
        """Ask for a file that exists."""
        ask = QtWidgets.QFileDialog.getOpenFileName
        chosen, _ = ask(self._over(), title, str(folder), _filter(name, endings))
        return Path(chosen) if chosen else None

    def open_files(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Sequence[Path]:
        """Ask for files that exist, several at once."""
        ask = QtWidgets.QFileDialog.getOpenFileNames
        chosen, _ = ask(self._over(), title, str(folder), _filter(name, endings))
        return [Path(path) for path in chosen]

    def save_file(self, title: str, suggestion: Path, name: str, ending: str) -> Path | None:
        """Ask where to write; the answer has the ending."""
        dialog = QtWidgets.QFileDialog(self._over(), title, str(suggestion), _filter(name, [ending]))
        return self._save(dialog, ending)

    def new_file(self, title: str, suggestion: Path, name: str) -> Path | None:
        """Ask where a new file goes. Whoever makes the file refuses to replace another one."""
        ending = suggestion.suffix.removeprefix(".")
        dialog = QtWidgets.QFileDialog(self._over(), title, str(suggestion), _filter(name, [ending]))
        dialog.setOption(QtWidgets.QFileDialog.Option.DontConfirmOverwrite)
        return self._save(dialog, ending)

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        chosen = QtWidgets.QFileDialog.getExistingDirectory(self._over(), title, str(folder))
        return Path(chosen) if chosen else None

    def _over(self) -> QWidget:
        """Return the window that is worked in: any other one would come to the front with the dialog."""
        return QApplication.activeWindow() or self._window

    @staticmethod
    def _save(dialog: "QFileDialog", ending: str) -> Path | None:
        # The dialog itself adds the ending, so that its question about replacing is about the right file.
        dialog.setDefaultSuffix(ending)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        accepted = dialog.exec() == QtWidgets.QFileDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(chosen[0]) if accepted and chosen else None


def documents_folder() -> Path:
    """Return the folder in which the user keeps documents."""
    places = QtCore.QStandardPaths
    return Path(places.writableLocation(places.StandardLocation.DocumentsLocation))


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """Return a path in `folder` that is not taken: 'stem.ending', 'stem 2.ending' and so on."""
    path = folder / f"{stem}.{ending}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}.{ending}"
        number += 1
    return path


def _filter(name: str, endings: Sequence[str]) -> str:
    return f"{name} ({' '.join(f'*.{ending}' for ending in endings)})"
