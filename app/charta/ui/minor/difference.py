"""What changed between the text that was signed and the one that stands, as marked words."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.differences import Op
from charta.domain.fingerprint import SectionText
from charta.domain.marking import MarkedLine
from charta.services.minor_changes import Reworded
from charta.ui.board.reading import Reading, TextView
from charta.ui.context import UiContext
from charta.ui.history.marking import changed_html
from charta.ui.minor.excerpt import excerpt
from charta.ui.wording.names import language_names

MOST = 300
"""The height (at 100 %) from which on the difference scrolls by itself."""


class Difference(TextView):
    """Shows the lines that changed, language by language; as high as they are, up to a limit."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("What changed since it was signed"), parent)
        self._context = context
        self._bench = bench
        self._most = context.theme.px(MOST)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_change(self, reworded: Reworded) -> None:
        """Show what changed; a screen reader is told what went and what came."""
        names = language_names(self._bench.session, self._context.language)
        before, after = reworded.before, reworded.after
        readings: list[Reading] = []
        told: list[str] = []
        for language in dict.fromkeys((*names, *after, *before)):
            lines = self._marked(before.get(language), after.get(language))
            if all(line.is_same for line in lines):
                continue
            name = names.get(language, language)
            readings.append(Reading(name, "", changed_html([excerpt(line) for line in lines])))
            told += self._told(name if len(names) > 1 else "", lines)
        self.show_readings(readings or [Reading("", "", f"<p>{self._same}</p>")])
        self.setAccessibleDescription(" ".join(told) or self._same)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width: other lines, another height."""
        super().resizeEvent(event)
        self._grow()

    def _marked(self, before: SectionText | None, after: SectionText | None) -> Sequence[MarkedLine]:
        return self._bench.history.marked(_whole(before), _whole(after))

    def _told(self, language: str, lines: Sequence[MarkedLine]) -> Iterator[str]:
        tr = self._context.tr
        if language:
            yield f"{language}:"
        for line in lines:
            for piece in line.pieces:
                words = piece.word.text.strip()
                if piece.op is Op.REMOVED and words:
                    yield tr("Removed: “{words}”.", words=words)
                elif piece.op is Op.ADDED and words:
                    yield tr("Added: “{words}”.", words=words)

    @property
    def _same(self) -> str:
        return self._context.tr("The words are the same; only headings, lists or emphasis may differ.")

    def _grow(self) -> None:
        frame = self.height() - self.viewport().height()
        height = min(round(self.document().size().height()) + frame + 1, self._most)
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def _whole(text: SectionText | None) -> str:
    return f"## {text.title}\n\n{text.wording}" if text else ""
