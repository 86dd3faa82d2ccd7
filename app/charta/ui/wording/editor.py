"""The editor of a wording: rich text that can only become what the dialect has."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from charta.documents.block_words import plain_lines, printable
from charta.documents.blocks import Block, Paragraph, Text
from charta.documents.html import html_fragment
from charta.documents.markdown import WordingBlock, WordingDialect, tidy_blocks
from charta.ui.wording import formats
from charta.ui.wording.commands import Commands
from charta.ui.wording.loading import BlockWriter, fill, next_id
from charta.ui.wording.looks import Looks, LooksHighlighter
from charta.ui.wording.passages import paint_passages
from charta.ui.wording.reading import read_document, read_foreign, read_fragment

_MARKDOWN = "text/markdown"
_LINE_BREAK = "\u2028"


class WordingEditor(QTextEdit):
    """Edits a wording. `markdown` is always the canonical spelling of what is shown."""

    edited = Signal()
    """The text has changed."""

    def __init__(self, looks: Looks, dialect: WordingDialect, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._dialect = dialect
        self.commands = Commands(self)
        self.setTabChangesFocus(True)
        self.setFont(looks.body_font())
        self.document().setDefaultFont(looks.body_font())
        self.document().setDocumentMargin(looks.theme.px(16))
        self.document().setIndentWidth(looks.theme.px(26))
        self._highlighter = LooksHighlighter(self.document(), looks)
        self.cursorPositionChanged.connect(self._leave_link)
        self.document().contentsChanged.connect(self.edited)

    @property
    def markdown(self) -> str:
        """The wording in canonical Markdown."""
        return self._dialect.write(read_document(self.document()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give way down to a few lines."""
        return QSize(self._looks.theme.px(160), self._looks.theme.px(80))

    def load(self, markdown: str) -> None:
        """Show a wording; it becomes what undo comes back to."""
        fill(self.document(), self._dialect.read(markdown))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert_blocks(self, blocks: tuple[WordingBlock, ...]) -> None:
        """Put blocks in place of the selection; a single paragraph joins the line of the cursor."""
        if not blocks:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        writer = BlockWriter(cursor, next_id(self.document()), into_empty=not cursor.block().text())
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            writer.inlines(blocks[0].inlines)
        else:
            self._insert_apart(cursor, writer, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @staticmethod
    def _insert_apart(cursor: QTextCursor, writer: BlockWriter, blocks: tuple[WordingBlock, ...]) -> None:
        after = cursor.block().text()[cursor.positionInBlock() :]
        if after:
            place = cursor.position()
            cursor.insertBlock()
            cursor.setPosition(place)
        writer.write(blocks)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take words only."""
        return source.hasText() or source.hasHtml() or source.hasFormat(_MARKDOWN)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste what the dialect can hold of it; the words of plain text are no markup."""
        if source.hasFormat(_MARKDOWN):
            markdown = bytes(source.data(_MARKDOWN).data()).decode("utf-8", "replace")
            self.insert_blocks(self._dialect.read(markdown))
        elif source.hasHtml():
            self.insert_blocks(read_foreign(source.html()))
        else:
            lines: list[Block] = [Paragraph((Text(line),)) for line in printable(source.text()).split("\n")]
            self.insert_blocks(tidy_blocks(lines))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy for ourselves, for other word processors, and as plain words."""
        blocks = read_fragment(self.textCursor().selection())
        data = QMimeData()
        data.setData(_MARKDOWN, self._dialect.write(blocks).encode())
        data.setHtml(html_fragment(blocks))
        data.setText("\n".join(plain_lines(blocks)))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter and Backspace do what a line of its kind expects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(soft=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Backspace and self._backspace():
            pass
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the highlighted passages below the text."""
        paint_passages(self, self._looks, formats.quote_of)
        super().paintEvent(event)

    def _enter(self, *, soft: bool) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        if soft:
            if not formats.heading_of(block):
                cursor.insertText(_LINE_BREAK)
        elif not block.text() and formats.level_of(block):
            self.commands.outdent()
        elif not block.text() and formats.quote_of(block):
            self.commands.toggle_quote()
        elif formats.heading_of(block) and cursor.atBlockEnd() and not cursor.hasSelection():
            cursor.insertBlock(formats.paragraph(), formats.character())
        else:
            cursor.insertBlock()
        if not soft and not self.textCursor().block().text():
            self.setCurrentCharFormat(formats.character())
        self.ensureCursorVisible()

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if formats.level_of(block):
            self.commands.outdent()
        elif formats.quote_of(block) and not _continues(block):
            self.commands.toggle_quote()
        elif formats.heading_of(block):
            self.commands.make_heading(0)
        else:
            return False
        return True

    def _leave_link(self) -> None:
        """Keep what is typed behind a link out of it."""
        cursor = self.textCursor()
        format_ = cursor.charFormat()
        if cursor.hasSelection() or not formats.link_of(format_):
            return
        following = cursor.block().textFormats()
        at = cursor.positionInBlock()
        inside = any(
            piece.start <= at < piece.start + piece.length
            and formats.link_id_of(piece.format) == formats.link_id_of(format_)
            for piece in following
        )
        if not inside:
            bold, italic = formats.is_bold(format_), formats.is_italic(format_)
            self.setCurrentCharFormat(formats.character(bold=bold, italic=italic))


def _continues(block: QTextBlock) -> bool:
    above = block.previous()
    return above.isValid() and formats.quote_of(above) == formats.quote_of(block)
