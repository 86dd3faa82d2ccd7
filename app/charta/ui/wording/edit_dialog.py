"""The editor of a section's wording, every language of the charter beside the other."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.documents.markdown import WordingDialect
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.wording.editor import WordingEditor
from charta.ui.wording.editor_check import EditorCheck
from charta.ui.wording.looks import Looks
from charta.ui.wording.names import language_names
from charta.ui.wording.panes import LanguagePanes
from charta.ui.wording.toolbar import Toolbar

CHECK_BESIDE = 840
"""From this width on (at 100 %), what the check finds is listed beside the text."""
CHECK_WIDTH = 280
CHECK_HEIGHT = 200


class EditDialog(QDialog):
    """Edits the wording of a section. Nothing is kept before 'Save'; nothing is lost without a question."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = workbench
        self._section = section
        self._opened: dict[str, str] = {}
        self._area: ScrollColumn | None = None
        names = language_names(workbench.session, context.language)
        self._editors = {language: self._editor(language, name) for language, name in names.items()}
        panes = {
            language: _Pane(context, names[language], editor) for language, editor in self._editors.items()
        }
        self._heads = [pane.head for pane in panes.values()]
        self._panes = LanguagePanes(context, panes, names)
        self.check = EditorCheck(context, workbench, section, self._editors)
        self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._toolbar = Toolbar(context, self.editor(self._panes.current))
        self._save = button(context.icons, context.tr("Save the wording"), Kind.PRIMARY)
        self._cancel = button(context.icons, context.tr("Cancel"))
        self._derive = button(
            context.icons, context.tr("Return to the derived wording"), Kind.QUIET, "rotate-ccw"
        )
        self._lay_out(parent.window())
        self._take_room(parent.window())
        self._connect()
        self._follow()
        self.editor(self._panes.current).setFocus()

    @property
    def has_changes(self) -> bool:
        """Whether there is something to save."""
        return bool(self._changed())

    def editor(self, language: str) -> WordingEditor:
        """Return the editor of a language."""
        return self._editors[language]

    def save(self) -> None:
        """Keep what was changed, and close; a wording that cannot be kept stays open."""
        try:
            self._bench.rewording.edit_all(self._section, self._changed())
        except ChartaError as problem:
            self._context.messages.fail(problem)
            return
        self.accept()

    def derive(self) -> None:
        """Show the wording that the answers give, in the language that is being edited; save keeps it."""
        language = self._current()
        editor = self._editors[language]
        editor.selectAll()
        derived = self._bench.wordings.derived(self._section, language)
        editor.insert_blocks(WordingDialect().read(derived))
        editor.setFocus()

    def reject(self) -> None:
        """Close without saving, once that is certain."""
        if not self.has_changes or self._context.messages.confirm(
            self._context.tr("Leave without saving?"),
            self._context.tr("What you have changed in this wording will be lost."),
            self._context.tr("Leave without saving"),
            danger=True,
        ):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before the window's cross loses something."""
        event.ignore()
        self.reject()

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: N802 - Qt's name
        """Let the tools act on the editor that has the keyboard."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, WordingEditor):
            self._toolbar.serve(watched)
            self.check.serve(self._current())
            self._follow()
            if self._area is not None:
                self._area.ensureWidgetVisible(watched)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """List what the check finds beside the text, or below it."""
        super().resizeEvent(event)
        px = self._context.theme.px
        beside = event.size().width() >= px(CHECK_BESIDE)
        set_beside(self._work, beside=beside)
        self.check.setMinimumSize(px(CHECK_WIDTH) if beside else 0, 0 if beside else px(CHECK_HEIGHT))
        self.check.setMaximumSize(
            px(CHECK_WIDTH) if beside else self.maximumWidth(),
            self.maximumHeight() if beside else px(CHECK_HEIGHT),
        )

    def _editor(self, language: str, name: str) -> WordingEditor:
        editor = WordingEditor(Looks(self._context.theme), WordingDialect())
        editor.load(self._bench.wordings.text(self._section, language))
        editor.setAccessibleName(self._context.tr("Wording ({language})", language=name))
        self._opened[language] = editor.markdown
        editor.installEventFilter(self)
        return editor

    def _changed(self) -> dict[str, str]:
        return {
            language: editor.markdown
            for language, editor in self._editors.items()
            if editor.markdown != self._opened[language]
        }

    def _current(self) -> str:
        for language, editor in self._editors.items():
            if editor.hasFocus():
                return language
        served = self._toolbar.editor
        return next(language for language, editor in self._editors.items() if editor is served)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)
        self._derive.clicked.connect(self.derive)
        self._panes.chosen.connect(self._chosen)
        self._panes.widened.connect(self._name_panes)
        for editor in self._editors.values():
            editor.edited.connect(self._follow)

    def _name_panes(self, named: bool) -> None:  # noqa: FBT001 - a signal's value
        for head in self._heads:
            head.setVisible(named)

    def _chosen(self, language: str) -> None:
        self._editors[language].setFocus()

    def _follow(self) -> None:
        self._save.setEnabled(self.has_changes)
        language = self._current()
        derived = self._bench.wordings.derived(self._section, language)
        self._derive.setEnabled(self._editors[language].markdown != derived)

    def _lay_out(self, window: QWidget) -> None:
        px = self._context.theme.px
        # Where the window is small or its letters are large, all but the last line scrolls.
        roomy = window.height() >= px(560)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(24) if roomy else px(8), px(24), px(16) if roomy else px(8))
        outer.setSpacing(px(16) if roomy else px(8))
        column = outer
        if not roomy:
            self._area = ScrollColumn()
            column = self._area.body
            column.setContentsMargins(0, 0, px(8), 0)
            outer.addWidget(self._area, 1)
        self._fill(column)
        if not roomy:
            for editor in self._editors.values():
                editor.setMinimumHeight(px(200))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        outer.addLayout(row)

    def _fill(self, column: QVBoxLayout) -> None:
        tr, px = self._context.tr, self._context.theme.px
        title = self._bench.session.catalogue.section(self._section).text(self._context.language).title
        self.setWindowTitle(tr("Edit the wording: {title}", title=title))
        head = QVBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(Text(title, TextStyle.TITLE))
        told = tr("Your own wording stays when answers change; the page then shows both and lets you choose.")
        head.addWidget(Text(told, tone=Tone.NEUTRAL))
        column.addLayout(head)
        self._toolbar.add(self._derive)
        column.addWidget(self._toolbar)
        self._work.setSpacing(px(24))
        self._work.addWidget(self._panes, 1)
        self._work.addWidget(self.check)
        column.addLayout(self._work, 1)
        self.check.serve(self._panes.current)
        self.check.add_keys(self)

    def _take_room(self, window: QWidget) -> None:
        px = self._context.theme.px
        wide = px(1320) if len(self._editors) > 1 else px(960)
        self.resize(min(wide, window.width() - 32), min(px(820), window.height() - 32))


class _Pane(QWidget):
    """An editor below the name of its language."""

    def __init__(self, context: UiContext, name: str, editor: WordingEditor) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(4))
        self.head = Text(name, TextStyle.LABEL)
        self.head.hide()
        column.addWidget(self.head)
        column.addWidget(editor, 1)
