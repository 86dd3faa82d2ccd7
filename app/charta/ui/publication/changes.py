"""What changed from one version to a later one or to the draft: on the screen, and as a file."""

from collections.abc import Mapping
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.changed import ChangeKind, SectionChange, changed_in
from charta.domain.differences import Op
from charta.domain.printed import PrintedChanges, PrintedMinorChange, PrintedSection
from charta.errors import N_, ChartaError, sentence
from charta.services.states import CHANGES, DRAFT, REDLINE, Comparing
from charta.ui.board.reading import Reading, TextView
from charta.ui.context import UiContext
from charta.ui.history.marking import changes_html, words_counted
from charta.ui.publication.words import CHANGE_WORDS, changes_line, language_name, state_name
from charta.ui.saving import Saver
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.text import Text

FILES: Final[Mapping[tuple[str, str], str]] = {
    (REDLINE, "docx"): N_("Word file with tracked changes"),
    (CHANGES, "docx"): N_("In plain words, Word file"),
    (CHANGES, "pdf"): N_("In plain words, PDF"),
}


class ChangesDialog(QDialog):
    """Compares two states: which they are, the language and the section are chosen on top."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        states: tuple[str, str],
        saver: Saver,
        parent: QWidget | None = None,
    ) -> None:
        """Build it; `states` are the earlier and the later one, `saver` outlives the dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._saver = saver
        title = context.tr("What changed")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.since, self.until, self.language, self.section, self.file = (ElidedComboBox() for _ in range(5))
        self._labels: dict[QComboBox, Text] = {}
        self.summary = Text("", TextStyle.LABEL)
        self.view = TextView(context.theme, title)
        self.save = button(context.icons, context.tr("Save…"), Kind.SECONDARY, "download")
        self._lay_out(title)
        for state in bench.states.states()[1:]:
            self.since.addItem(state_name(state, context.translator), state)
        for key, words in FILES.items():
            self.file.addItem(context.tr(words), key)
        self._choose(self.since, states[0])
        self._offer_until(states[1])
        self._connect()
        self._compare()

    @property
    def comparing(self) -> Comparing:
        """What is compared as chosen."""
        section, language = str(self.section.currentData() or ""), str(self.language.currentData() or "")
        return Comparing(
            str(self.since.currentData()),
            str(self.until.currentData()),
            (section,) if section else (),
            (language,) if language else (),
        )

    def save_file(self) -> None:
        """Save the comparison as the kind of file that is chosen."""
        document, format_ = self.file.currentData()
        for job in self._bench.states.jobs(self.comparing, document, format_):
            self._saver.save_file(job, self._context.tr("Save what changed"), self.file.currentText())

    def _offer_until(self, wanted: str = "") -> None:
        """Offer the states that came after the first one."""
        states = self._bench.states.states()
        since = states.index(str(self.since.currentData()))
        later = states[:since]
        kept = wanted or str(self.until.currentData() or DRAFT)
        _fill(self.until, {state: state_name(state, self._context.translator) for state in later})
        self._choose(self.until, kept if kept in later else later[0])

    def _since_chosen(self) -> None:
        self._offer_until()
        self._compare()

    def _compare(self) -> None:
        """Offer the languages that both states have, then show what changed."""
        try:
            both = self._common_languages()
        except ChartaError as error:
            self._show_only(sentence(error, self._context))
            return
        kept = str(self.language.currentData() or self._context.language)
        _fill(
            self.language,
            {entry: language_name(self._bench, entry, self._context.language) for entry in both},
        )
        for widget in (self.language, self._labels[self.language]):
            widget.setVisible(len(both) > 1)
        if both:
            self._choose(self.language, kept if kept in both else both[0])
            self._offer_sections()
        else:
            self._show_only(
                self._context.tr("The two have no language in common, so they cannot be compared.")
            )

    def _common_languages(self) -> list[str]:
        earlier, later = (
            self._bench.states.languages(state) for state in (self.comparing.since, self.comparing.until)
        )
        return [language for language in later if language in earlier]

    def _show_only(self, words: str) -> None:
        """Say why there is nothing to compare."""
        _fill(self.section, {})
        self.summary.setText("")
        self.view.show_readings((Reading("", "", f"<p>{escape(words)}</p>"),))
        self.save.setEnabled(False)

    def _offer_sections(self) -> None:
        kept = str(self.section.currentData() or "")
        content = self._content("")
        titles = _titles(content)
        changes = changed_in(content.before, content.after)
        named = {"": self._context.tr("All sections that changed")}
        _fill(self.section, named | {change.section: titles[change.section] for change in changes})
        self._choose(self.section, kept)
        told = changes_line(changes, self._context.translator)
        self.summary.setText(f"{told[:1].upper()}{told[1:]}.")
        self._show()

    def _show(self) -> None:
        content = self._content(str(self.section.currentData() or ""))
        titles = _titles(self._content(""))
        changes = changed_in(content.before, content.after)
        told = self._message(content)
        told += [self._section(content, change, titles[change.section]) for change in changes]
        nothing = f"<p>{escape(self._context.tr('Nothing changed between the two.'))}</p>"
        self.view.show_readings((Reading("", "", "".join(told) or nothing),))
        self.save.setEnabled(bool(told))

    def _content(self, section: str) -> PrintedChanges:
        chosen = self.comparing
        narrowed = Comparing(chosen.since, chosen.until, (section,) if section else ())
        return self._bench.states.changes(narrowed, str(self.language.currentData()))

    def _message(self, content: PrintedChanges) -> list[str]:
        """Return that the foreword changed; a draft that is not endorsed has none yet."""
        before, after = content.before.foreword, content.after.foreword
        if before == after or (after is None and content.after.version is None):
            return []
        words = self._context.tr("The message at the head of the charter changed; tracked changes show how.")
        return [f"<p>{escape(words)}</p>"]

    def _section(self, content: PrintedChanges, change: SectionChange, title: str) -> str:
        tr = self._context.tr
        head = tr("{title}: {state}", title=title, state=tr(CHANGE_WORDS[change.kind]))
        before = _find(content.before.sections, change.section)
        after = _find(content.after.sections, change.section)
        parts = [f"<h1>{escape(head)}</h1>"]
        if before is not None and after is not None and before.title != after.title:
            parts.append(f"<p><i>{escape(tr('Title before: {title}', title=before.title))}</i></p>")
        parts += [self._minor(entry) for entry in content.minor.get(change.section, ())]
        if change.kind is not ChangeKind.ELSEWHERE:
            parts.append(self._words(before, after))
        return "".join(parts)

    def _words(self, before: PrintedSection | None, after: PrintedSection | None) -> str:
        old, new = (entry.wording if entry is not None else "" for entry in (before, after))
        lines = self._bench.history.marked(old, new)
        added, removed = (words_counted(lines, op) for op in (Op.ADDED, Op.REMOVED))
        told = self._context.tr("Words added: {added}; removed: {removed}", added=added, removed=removed)
        counted = f'<p class="language">{escape(told)}</p>' if added or removed else ""
        return counted + changes_html(lines)

    def _minor(self, entry: PrintedMinorChange) -> str:
        told = self._context.tr(
            "A minor change ({reason}): {name} ({department}), confirmed by {other} ({other_department})",
            reason=entry.reason,
            name=entry.by,
            department=entry.department_name,
            other=entry.confirmed_by,
            other_department=entry.confirmed_department_name,
        )
        return f"<p><i>{escape(told)}</i></p>"

    @staticmethod
    def _choose(box: QComboBox, data: str) -> None:
        box.setCurrentIndex(max(0, box.findData(data)))

    def _connect(self) -> None:
        self.since.currentIndexChanged.connect(self._since_chosen)
        self.until.currentIndexChanged.connect(self._compare)
        self.language.currentIndexChanged.connect(self._offer_sections)
        self.section.currentIndexChanged.connect(self._show)
        self.save.clicked.connect(self.save_file)

    def _lay_out(self, title: str) -> None:
        px = self._context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(12), px(16))
        outer.setSpacing(px(12))
        area = ScrollColumn()
        outer.addWidget(area, 1)
        column = area.body
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addLayout(self._choices())
        column.addWidget(self.summary)
        # Where the window is low or the letters are large, the text keeps some lines and the rest scrolls.
        self.view.setMinimumHeight(px(200))
        column.addWidget(self.view, 1)
        outer.addLayout(self._foot())
        self.since.setFocus()
        room = self.screen().availableSize()
        self.resize(min(px(820), room.width() - 40), min(px(720), room.height() - 60))

    def _choices(self) -> QGridLayout:
        px, tr = self._context.theme.px, self._context.tr
        named = (
            (tr("From"), self.since),
            (tr("To"), self.until),
            (tr("Section"), self.section),
            (tr("Language"), self.language),
            (tr("Kind of file"), self.file),
        )
        for name, box in named:
            box.setAccessibleName(name)
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        # What belongs together stands beside each other: the states, then section and language.
        for place, (name, box) in enumerate(named[:4]):
            row, side = divmod(place, 2)
            label = Text(name, TextStyle.LABEL, wrap=False)
            label.setBuddy(box)
            self._labels[box] = label
            grid.addWidget(label, row * 2, side)
            grid.addWidget(box, row * 2 + 1, side)
            grid.setColumnStretch(side, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, self._context.theme.px(12), 0)
        row.setSpacing(self._context.theme.px(8))
        close = button(self._context.icons, self._context.tr("Close"), Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.file, 1)
        row.addWidget(self.save)
        row.addWidget(close)
        return row


def _fill(box: QComboBox, entries: Mapping[str, str]) -> None:
    """Offer these entries in place of those before; nobody is told."""
    was_quiet = box.blockSignals(True)  # noqa: FBT003 - Qt's signature
    box.clear()
    for data, words in entries.items():
        box.addItem(words, data)
    box.blockSignals(was_quiet)


def _find(sections: tuple[PrintedSection, ...], id_: str) -> PrintedSection | None:
    return next((section for section in sections if section.id == id_), None)


def _titles(content: PrintedChanges) -> Mapping[str, str]:
    """Return the titles of all sections with their numbers, those of the later state where it has them."""
    return {
        section.id: f"{number}. {section.title}"
        for charter in (content.before, content.after)
        for number, section in enumerate(charter.sections, start=1)
    }
