"""The editor's tools: they act on the editor that was last used."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from charta.ui.context import UiContext
from charta.ui.widgets.buttons import action_button
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.flow import Flow
from charta.ui.wording import formats
from charta.ui.wording.commands import is_on, link_around
from charta.ui.wording.editor import WordingEditor
from charta.ui.wording.link_dialog import LinkDialog


class Toolbar(Flow):
    """Buttons and shortcuts. Shortcuts hold in the whole dialog; the buttons say which they are."""

    def __init__(self, context: UiContext, editor: WordingEditor) -> None:
        super().__init__(context.theme.px(4))
        self._context = context
        self._editor = editor
        self._style = ElidedComboBox()
        self._fill_styles()
        self._bold = self._tool("bold", context.tr("Bold"), "Ctrl+B", self._make_bold)
        self._italic = self._tool("italic", context.tr("Italic"), "Ctrl+I", self._make_italic)
        self._bullets = self._tool("list", context.tr("Bulleted list"), "Ctrl+Shift+8", self._make_bullets)
        self._numbers = self._tool(
            "list-ordered", context.tr("Numbered list"), "Ctrl+Shift+7", self._make_numbers
        )
        self._tool("indent-increase", context.tr("One level in"), "Ctrl+]", self._indent)
        self._tool("indent-decrease", context.tr("One level out"), "Ctrl+[", self._outdent)
        self._quote = self._tool("quote", context.tr("Highlighted passage"), "Ctrl+Shift+9", self._make_quote)
        self._link = self._tool("link", context.tr("Link…"), "Ctrl+K", self._ask_link)
        self._tool("remove-formatting", context.tr("Clear the formatting"), "Ctrl+\\", self._clear)
        self._undo = self._tool("undo-2", context.tr("Undo"), QKeySequence.StandardKey.Undo, self._take_back)
        self._redo = self._tool("redo-2", context.tr("Redo"), QKeySequence.StandardKey.Redo, self._do_again)
        for action in (self._bold, self._italic, self._bullets, self._numbers, self._quote, self._link):
            action.setCheckable(True)
        editor.cursorPositionChanged.connect(self._follow)
        self._follow()

    @property
    def editor(self) -> WordingEditor:
        """The editor on which the tools act."""
        return self._editor

    def serve(self, editor: WordingEditor) -> None:
        """Act on another editor."""
        self._editor.cursorPositionChanged.disconnect(self._follow)
        self._editor = editor
        self._editor.cursorPositionChanged.connect(self._follow)
        self._follow()

    def _fill_styles(self) -> None:
        tr = self._context.tr
        for name, level in ((tr("Paragraph"), 0), (tr("Heading"), 2), (tr("Subheading"), 3)):
            self._style.addItem(name, level)
        self._style.setMinimumContentsLength(12)
        self._style.setAccessibleName(tr("Style of the paragraph"))
        self._style.setToolTip(tr("Style of the paragraph (Ctrl+Alt+0, 2, 3)"))
        self._style.activated.connect(self._make_style)
        self.add(self._style)
        for level in (0, 2, 3):
            action = QAction(self)
            action.setShortcut(f"Ctrl+Alt+{level}")
            action.setData(level)
            action.triggered.connect(self._make_style_of_action)
            self.addAction(action)

    def _tool(
        self, icon: str, name: str, shortcut: str | QKeySequence.StandardKey, act: Callable[[], None]
    ) -> QAction:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(act)
        made = action_button(self._context.icons, icon, action, 18)
        # The keyboard stays in the text; every tool has a shortcut, and Tab still reaches them.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(made)
        return action

    def _follow(self) -> None:
        """Show what holds where the cursor stands."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        self._style.setCurrentIndex(max(self._style.findData(formats.heading_of(block)), 0))
        states = (
            (self._bold, is_on(cursor, formats.BOLD)),
            (self._italic, is_on(cursor, formats.ITALIC)),
            (self._bullets, bool(formats.level_of(block)) and not formats.is_ordered(block)),
            (self._numbers, formats.is_ordered(block)),
            (self._quote, bool(formats.quote_of(block))),
            (self._link, bool(formats.link_of(cursor.charFormat()))),
        )
        for action, state in states:
            action.setChecked(state)
        self._undo.setEnabled(self._editor.document().isUndoAvailable())
        self._redo.setEnabled(self._editor.document().isRedoAvailable())

    def _done(self) -> None:
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _make_style(self) -> None:
        self._editor.commands.make_heading(int(self._style.currentData()))
        self._done()

    def _make_style_of_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._editor.commands.make_heading(int(action.data()))
            self._done()

    def _make_bold(self) -> None:
        self._editor.commands.toggle_bold()
        self._done()

    def _make_italic(self) -> None:
        self._editor.commands.toggle_italic()
        self._done()

    def _make_bullets(self) -> None:
        self._editor.commands.toggle_list(ordered=False)
        self._done()

    def _make_numbers(self) -> None:
        self._editor.commands.toggle_list(ordered=True)
        self._done()

    def _indent(self) -> None:
        self._editor.commands.indent()
        self._done()

    def _outdent(self) -> None:
        self._editor.commands.outdent()
        self._done()

    def _make_quote(self) -> None:
        self._editor.commands.toggle_quote()
        self._done()

    def _clear(self) -> None:
        self._editor.commands.clear()
        self._done()

    def _take_back(self) -> None:
        self._editor.undo()
        self._done()

    def _do_again(self) -> None:
        self._editor.redo()
        self._done()

    def _ask_link(self) -> None:
        cursor = self._editor.textCursor()
        here = cursor if cursor.hasSelection() else link_around(cursor)
        present = formats.link_of(here.charFormat())
        dialog = LinkDialog(self._context, here.selectedText(), present, self)
        if dialog.exec() == LinkDialog.DialogCode.Accepted:
            self._editor.commands.set_link(dialog.target, dialog.words)
        dialog.deleteLater()
        self._done()
