"""The wording of a section as it will print, live, in every language of the charter."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.anchors import Anchor
from charta.domain.findings import Finding
from charta.domain.records import Change
from charta.services.comments import Thread
from charta.ui.check.box import FindingsBox
from charta.ui.check.entries import occurrence
from charta.ui.context import UiContext
from charta.ui.section.wording_pane import WordingPane
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names
from charta.ui.wording.panes import LanguagePanes
from charta.ui.wording.paper import Paper

COMMENT_KEY: Final = "Ctrl+Alt+M"
"""As in Word."""


class WordingPanel(QWidget):
    """A pane per language, and below them where the wording comes from and what the check finds in it."""

    compare_asked = Signal(str)
    in_step_asked = Signal()
    uncovered = Signal()
    """A language has come into sight that was not kept up to date."""
    comment_asked = Signal(str, object)
    """Somebody wants to remark on words: the language and the `Anchor`; on the section for '' and None."""
    comment_opened = Signal(int)
    """The remark on words is to be shown, by its number."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        super().__init__()
        self._context = context
        self._bench = workbench
        self._section = section
        self._growing = False
        self._names: Mapping[str, str] = {}
        self._panes: dict[str, WordingPane] = {}
        self._both: LanguagePanes | None = None
        self._shown: dict[str, str] = {}
        self._threads: Sequence[Thread] = ()
        self.check = FindingsBox(context, workbench, section)
        self._origin = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.comment = button(context.icons, "", Kind.LINK, "message-square")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(context.theme.px(12))
        row.addWidget(self._origin, 1)
        row.addWidget(self.comment)
        self._column.addLayout(row)
        self._column.addSpacing(context.theme.px(8))
        self._column.addWidget(self.check)
        self.comment.clicked.connect(self.ask_comment)
        keys = QShortcut(QKeySequence(COMMENT_KEY), self, self.ask_comment)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.comment.setToolTip(keys.key().toString(QKeySequence.SequenceFormat.NativeText))
        self._show_selected()

    def pane(self, language: str) -> WordingPane:
        """Return the pane of a language."""
        return self._panes[language]

    def show_wording(self, number: int, changes: Sequence[Change]) -> None:
        """Show the wording as it would stand after changes that are not saved yet, as section `number`."""
        names = language_names(self._bench.session, self._context.language)
        if names != self._names:
            self._build(names)
        definition = self._bench.session.catalogue.section(self._section)
        edited, shown = [], {}
        for language, pane in self._panes.items():
            state = self._bench.wordings.state(self._section, language)
            heading = (
                f"{number}. {definition.text(language).title}" if number else definition.text(language).title
            )
            if self._shows(language):
                html = self._bench.wordings.html(self._section, language, changes)
                pane.show_text(f"<h1>{escape(heading)}</h1>{html}")
                shown[language] = html
            pane.show_state(state)
            self._name_tab(language, is_behind=state.is_behind, has_diverged=state.has_diverged)
            if state.is_edited:
                edited.append(language)
        self._origin.setText(self._told(edited))
        is_new = any(self._shown.get(language) != html for language, html in shown.items())
        self._shown.update(shown)
        self.check.ask(tuple(shown), changes, is_new=is_new)

    def show_threads(self, threads: Sequence[Thread]) -> None:
        """Mark the words of the open ones among these threads."""
        self._threads = [thread for thread in threads if thread.is_open and thread.anchor]
        for language, pane in self._panes.items():
            pane.show_threads([thread for thread in self._threads if thread.root.language == language])

    def ask_comment(self) -> None:
        """Ask for a remark on the words that are selected, or on the section."""
        for language, pane in self._panes.items():
            anchor = pane.selection if self._shows(language) else None
            if anchor is not None:
                self.comment_asked.emit(language, anchor)
                return
        self.comment_asked.emit("", None)

    def deselect(self, but: WordingPane | None = None) -> None:
        """Select nothing, in any language but that of one pane."""
        for pane in self._panes.values():
            if pane is not but and pane.selection is not None:
                pane.deselect()

    def reveal_anchor(self, language: str, anchor: Anchor) -> Paper | None:
        """Bring words of a language to the eye; return what shows them, None where they are gone."""
        if self._both is None or language not in self._panes:
            return None
        self._both.show_language(language)
        if not self.pane(language).reveal(anchor):
            return None
        paper = self.pane(language).paper
        paper.setFocus(Qt.FocusReason.OtherFocusReason)
        return paper

    def nth(self, finding: Finding) -> int:
        """Return how often the words of a finding come in its text before they are meant."""
        text = self.check.text(finding.language)
        return occurrence(finding, self._bench.wordings.plain(text))

    def reveal(self, language: str, words: str, nth: int = -1) -> Paper | None:
        """Bring a language to the front and its words to the eye; return what shows them."""
        if self._both is None or language not in self._panes:
            return None
        self._both.show_language(language)
        paper = self.pane(language).paper
        paper.reveal(words, nth)
        paper.setFocus(Qt.FocusReason.OtherFocusReason)
        return paper

    def set_growing(self, *, growing: bool) -> None:
        """Leave scrolling to the page, or scroll within."""
        self._growing = growing
        self.check.set_growing(growing=growing)
        for pane in self._panes.values():
            pane.set_growing(growing=growing)

    def _build(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        if self._both is not None:
            self._column.removeWidget(self._both)
            self._both.hide()
            self._both.deleteLater()
        self._panes = {language: WordingPane(self._context, name) for language, name in names.items()}
        for language, pane in self._panes.items():
            pane.setObjectName(language)
            pane.compare_asked.connect(self._ask_compare)
            pane.in_step_asked.connect(self.in_step_asked)
            pane.selected.connect(self._show_selected)
            pane.comment_asked.connect(self.ask_comment)
            pane.comment_opened.connect(self.comment_opened)
            pane.set_growing(growing=self._growing)
            pane.show_name(shown=False)
        self._both = LanguagePanes(self._context, self._panes, names)
        self._both.widened.connect(self._name_panes)
        self._both.chosen.connect(self.uncovered)
        self._column.insertWidget(0, self._both, 1)
        self.show_threads(self._threads)

    def _shows(self, language: str) -> bool:
        return self._both is None or self._both.shows(language)

    def _show_selected(self) -> None:
        """Say what a remark would be about; words are selected in one language at a time."""
        tr, chosen = self._context.tr, self.sender()
        if isinstance(chosen, WordingPane) and chosen.selection is not None:
            self.deselect(chosen)
        selected = any(pane.selection for language, pane in self._panes.items() if self._shows(language))
        self.comment.setText(tr("Comment on the selection") if selected else tr("Comment on the section"))

    def _name_panes(self, named: bool) -> None:  # noqa: FBT001 - a signal's value
        for pane in self._panes.values():
            pane.show_name(shown=named and len(self._panes) > 1)
        self.uncovered.emit()

    def _ask_compare(self) -> None:
        pane = self.sender()
        if isinstance(pane, WordingPane):
            self.compare_asked.emit(pane.objectName())

    def _name_tab(self, language: str, *, is_behind: bool, has_diverged: bool) -> None:
        if self._both is None:
            return
        name, tr = self._names[language], self._context.tr
        if has_diverged:
            name = tr("{language} (to settle)", language=name)
        elif is_behind:
            name = tr("{language} (behind)", language=name)
        self._both.name_tab(language, name)

    def _told(self, edited: Sequence[str]) -> str:
        tr = self._context.tr
        if not edited:
            return tr("As it will print; it follows your answers.")
        if len(edited) == len(self._names):
            return tr("As it will print; written by your team.")
        names = ", ".join(self._names[language] for language in edited)
        return tr("As it will print; your team wrote: {languages}.", languages=names)
