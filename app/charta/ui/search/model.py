"""What was found, as a list for Qt: a heading for each step, its hits below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charta.domain.catalogue import Catalogue
from charta.errors import N_
from charta.i18n import Translator
from charta.services.search import Found, Hit

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()

KIND_WORDS: Final[Mapping[Found, str]] = {
    Found.TITLE: N_("Title"),
    Found.QUESTION: N_("Question"),
    Found.ANSWER: N_("Answer"),
    Found.WORDING: N_("Wording"),
    Found.COMMENT: N_("Comment"),
}


@dataclass(frozen=True)
class Entry:
    """A line of the list: a heading that names the step, where `hit` is None; or a hit, its kind in words."""

    sheet: str
    text: str
    hit: Hit | None = None
    kind: str = ""


class HitModel(QAbstractListModel):
    """Shows hits that were handed in, grouped by step in their order."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._entries: tuple[Entry, ...] = ()

    def show_hits(self, hits: Sequence[Hit], translator: Translator) -> None:
        """Show these hits, named in the words of `translator`."""
        self.beginResetModel()
        self._entries = tuple(self._grouped(hits, translator))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of lines, headings included."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says, and its entry."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.kind}. {entry.text}" if entry.kind else entry.text
            case _ if role == EntryRole:
                return entry
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits be chosen, headings not."""
        if not index.isValid() or self._entries[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a line; None for a heading, or where there is no such line."""
        return self._entries[row].hit if 0 <= row < len(self._entries) else None

    def next_hit(self, row: int, step: int) -> int:
        """Return the nearest line with a hit from `row` on, going by `step`; `row` where there is none."""
        at = row + step
        while 0 <= at < len(self._entries):
            if self._entries[at].hit is not None:
                return at
            at += step
        return row

    def _grouped(self, hits: Sequence[Hit], translator: Translator) -> list[Entry]:
        entries: list[Entry] = []
        last = ""
        for hit in hits:
            if hit.sheet != last:
                entries.append(Entry(hit.sheet, self._name(hit.sheet, translator.language)))
                last = hit.sheet
            kind = translator.tr(KIND_WORDS[hit.kind])
            entries.append(
                Entry(hit.sheet, hit.snippet, hit, f"{kind} · {hit.language}" if hit.language else kind)
            )
        return entries

    def _name(self, sheet: str, language: str) -> str:
        return self._catalogue.sheet(sheet).text(language).title
