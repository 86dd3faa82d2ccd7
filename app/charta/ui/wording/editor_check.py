"""The check of what is being written: underlined in the editors, and listed for the one in use."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.checking.rules import RuleKind
from charta.domain.findings import Finding
from charta.ui.background import Follow
from charta.ui.check.checker import PAUSE_MS, Asked, Checked, Checker, placed
from charta.ui.check.counts import Counts
from charta.ui.check.entries import entries_of
from charta.ui.check.ignoring import Ignoring
from charta.ui.check.listing import FindingsList
from charta.ui.check.looks import tally
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text
from charta.ui.wording.editor import WordingEditor
from charta.ui.wording.underlines import Mark, Underlines

NEXT_KEY, PREVIOUS_KEY = "F7", "Shift+F7"


class EditorCheck(QWidget):
    """The list beside the editors. It checks once the user pauses; what changes until then is not marked."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        section: str,
        editors: Mapping[str, WordingEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._section = section
        self._editors = editors
        self._language = next(iter(editors))
        self._found: Mapping[str, Checked] = {}
        self._texts: dict[str, str] = {}
        self._spelt: dict[tuple[str, str], tuple[str, ...]] = {}
        self.underlines = {name: Underlines(context.theme, editor) for name, editor in editors.items()}
        self.checker = Checker(context, bench, self)
        self.ignoring = Ignoring(context, bench, self)
        self.counts = Counts(context)
        self.list = FindingsList(context, leads=False, compact=True)
        self._area = ScrollColumn()
        self._lay_out()
        self._connect()
        self._ask(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop with the dialog."""
        super().hideEvent(event)
        self.checker.stop()

    def serve(self, language: str) -> None:
        """List what is found in this language."""
        if language != self._language:
            self._language = language
            self._show()

    def go_on(self) -> None:
        """Select the words of the next finding."""
        self._step(forward=True)

    def go_back(self) -> None:
        """Select the words of the finding before."""
        self._step(forward=False)

    def show_words(self, finding: Finding) -> None:
        """Select the words of a finding in its editor."""
        mark = self.underlines[self._language].of(finding)
        if mark is not None:
            self._select(mark)

    def menu(self, language: str, at: QPoint) -> QMenu:
        """Return the menu for a place in an editor: its own, and above it what a finding there offers."""
        editor = self._editors[language]
        menu = editor.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        marks = self.underlines[language]
        place = editor.cursorForPosition(at).position()
        mark = marks.at(place) or marks.at(editor.textCursor().position())
        if mark is not None:
            self._offer(menu, language, mark)
        return menu

    def _ask(self, pause: int = PAUSE_MS) -> None:
        self.checker.check(self._asked, pause)

    def _asked(self) -> Sequence[Asked]:
        self._texts = {language: editor.markdown for language, editor in self._editors.items()}
        return [Asked(self._section, language, text) for language, text in self._texts.items()]

    def _edited(self) -> None:
        for marks in self.underlines.values():
            marks.prune()
        self.counts.show_busy()
        self._area.setEnabled(False)
        self._ask()

    def _take(self, checked: Sequence[Checked]) -> None:
        self._found = placed(checked)
        for language, entry in self._found.items():
            plain = self._bench.wordings.plain(self._texts[language])
            self.underlines[language].show(entry.findings, plain)
        self._area.setEnabled(True)
        self._show()

    def _show(self) -> None:
        found = self._found.get(self._language)
        if found is None or self.checker.is_busy:
            return
        entries = entries_of(self._bench, self._context, [found], named=False)
        # What an answer causes is mended by the answer, and not here.
        entries = [entry for entry in entries if entry.finding.language]
        self.counts.show_counts(tally(entry.finding for entry in entries if entry.ignored is None))
        self.list.show_entries(entries)

    def _recheck(self) -> None:
        self._ask(0)

    def _step(self, *, forward: bool) -> None:
        mark = self.underlines[self._language].beside(forward=forward)
        if mark is not None:
            self._select(mark)
            card = self.list.card(mark.finding)
            if card is not None:
                card.set_open(opened=True)
                self._area.ensureWidgetVisible(card)

    def _select(self, mark: Mark) -> None:
        editor = self._editors[mark.finding.language]
        editor.setTextCursor(QTextCursor(mark.cursor))
        editor.ensureCursorVisible()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, at: QPoint) -> None:
        editor = self.sender()
        for language, each in self._editors.items():
            if each is editor:
                self.menu(language, at).popup(each.viewport().mapToGlobal(at))

    def _offer(self, menu: QMenu, language: str, mark: Mark) -> None:
        first = menu.actions()[0]
        ignore = QAction(self._context.tr("Ignore…"), menu)
        ignore.triggered.connect(partial(self._ignore, mark.finding))
        menu.insertAction(first, ignore)
        menu.insertSeparator(first)
        if self._bench.checking.rules.by_id[mark.finding.rule].kind is RuleKind.SPELLING:
            self._offer_spellings(menu, language, mark)

    def _offer_spellings(self, menu: QMenu, language: str, mark: Mark) -> None:
        wait = QAction(self._context.tr("Looking for words…"), menu)
        wait.setEnabled(False)
        menu.insertAction(menu.actions()[0], wait)
        key = (language, mark.finding.quote)

        def offer(words: tuple[str, ...]) -> None:
            self._spelt[key] = words
            wait.setVisible(not words)
            wait.setText(self._context.tr("No word comes close"))
            for word in words:
                action = QAction(word, menu)
                action.triggered.connect(partial(self._replace, mark, word))
                menu.insertAction(wait, action)

        if key in self._spelt:
            offer(self._spelt[key])
            return
        bench, finding = self._bench, mark.finding
        self._context.background.run(
            lambda _: bench.checking.spellings(finding), Follow(menu, offer, self._context.messages.fail)
        )

    def _ignore(self, finding: Finding) -> None:
        self.ignoring.ask(finding)

    def _replace(self, mark: Mark, word: str) -> None:
        if not mark.stands:
            return
        cursor = QTextCursor(mark.cursor)
        cursor.insertText(word, cursor.charFormat())
        self._editors[mark.finding.language].setTextCursor(cursor)

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.setAccessibleName(tr("Wording check"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Text(tr("Wording check"), TextStyle.LABEL))
        column.addWidget(self.counts)
        native = QKeySequence.SequenceFormat.NativeText
        following, before = (QKeySequence(key).toString(native) for key in (NEXT_KEY, PREVIOUS_KEY))
        keys = tr("{next}: next finding, {previous}: the one before", next=following, previous=before)
        self._area.body.setContentsMargins(0, px(4), px(8), px(4))
        self._area.body.addWidget(self.list)
        self._area.body.addStretch()
        column.addWidget(self._area, 1)
        column.addWidget(Text(keys, TextStyle.CAPTION, Tone.NEUTRAL))

    def _connect(self) -> None:
        self.checker.finished.connect(self._take)
        self.ignoring.changed.connect(self._recheck)
        self.list.shown.connect(self.show_words)
        self.list.ignore_asked.connect(self.ignoring.ask)
        self.list.take_back_asked.connect(self.ignoring.take_back)
        for editor in self._editors.values():
            editor.edited.connect(self._edited)
            editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            editor.customContextMenuRequested.connect(self._open_menu)

    def add_keys(self, window: QWidget) -> None:
        """Let the keys to the next finding and back work in the whole window."""
        QShortcut(QKeySequence(NEXT_KEY), window, self.go_on)
        QShortcut(QKeySequence(PREVIOUS_KEY), window, self.go_back)
