"""Remarks on a section: what was said, what is dealt with, and room for another."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Comment
from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.text import GrowingEdit
from charta.ui.section.panel import GrowingColumn
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text


class Comments(GrowingColumn):
    """The remarks, the oldest first, above a form that adds one."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = workbench
        self._section = section
        self._shown: tuple[Comment, ...] | None = None
        self._names = workbench.session.catalogue.lexicon(context.language).departments
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.px(12))
        self._nothing = Text(context.tr("Nobody has commented on this section yet."), tone=Tone.NEUTRAL)
        self.form = CommentForm(context, workbench)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.form.submitted.connect(self.add)
        self.refresh()

    def refresh(self) -> None:
        """Show the remarks as they stand."""
        comments = self._bench.comments.of(self._section)
        if comments == self._shown:
            return
        self._shown = comments
        for card in self.findChildren(CommentCard):
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for comment in comments:
            card = CommentCard(self._context, comment, self._department(comment))
            card.resolve_asked.connect(self.resolve)
            self._list.addWidget(card)
        self._nothing.setVisible(not comments)
        self.fit()

    def reveal(self, number: int) -> QWidget:
        """Put the keyboard on a remark and return it; on the form where there is no such remark."""
        cards = [card for card in self.findChildren(CommentCard) if card.number == number]
        target: QWidget = cards[-1].act if cards else self.form
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        shown = cards[-1] if cards else self.form
        self.ensureWidgetVisible(shown)
        return shown

    def add(self, department: str, author: str, text: str) -> None:
        """Say something, and remember who said it."""
        try:
            self._bench.comments.add(self._section, department, author, text)
        except ChartaError as problem:
            self.form.show_error(sentence(problem, self._context.tr))
            return
        settings = self._context.preferences.settings
        self._context.preferences.change(replace(settings, user_name=author.strip()))
        self.form.clear()
        self.refresh()

    def resolve(self, number: int, *, resolved: bool) -> None:
        """Mark a remark as dealt with, or open it again."""
        by = self.form.author or self._context.tr("the team") if resolved else ""
        try:
            self._bench.comments.resolve(number, by)
        except ChartaError as problem:
            self._context.messages.fail(problem)
        self.refresh()

    def _department(self, comment: Comment) -> str:
        return self._names[comment.department].name if comment.department in self._names else ""


class CommentCard(Card):
    """One remark, with a button that settles it or opens it again."""

    resolve_asked = Signal(int, bool)

    def __init__(self, context: UiContext, comment: Comment, department: str) -> None:
        super().__init__(context.theme)
        tr, px = context.tr, context.theme.px
        self.number = comment.number
        self._resolved = bool(comment.resolved_by)
        who = f"{comment.author} · {department}" if department else comment.author
        self.setAccessibleName(tr("Comment by {name}", name=comment.author))
        self.body.setContentsMargins(px(16), px(12), px(16), px(8))
        self.body.setSpacing(px(4))
        self.body.addWidget(Text(who, TextStyle.LABEL))
        self.body.addWidget(Text(context.translator.moment(comment.at), TextStyle.CAPTION, Tone.NEUTRAL))
        self.body.addWidget(Text(comment.text, tone=Tone.NEUTRAL if self._resolved else None))
        row = QHBoxLayout()
        if self._resolved:
            told = tr("Resolved by {name}", name=comment.resolved_by)
            row.addWidget(Text(told, TextStyle.CAPTION, Tone.SUCCESS), 1)
        else:
            row.addStretch(1)
        verb = tr("Open again") if self._resolved else tr("Resolve")
        self.act = button(context.icons, verb, Kind.QUIET, "rotate-ccw" if self._resolved else "check")
        self.act.setAccessibleDescription(f"{who}: {comment.text}")
        self.act.clicked.connect(self._act)
        row.addWidget(self.act)
        self.body.addLayout(row)

    def _act(self) -> None:
        self.resolve_asked.emit(self.number, not self._resolved)


class CommentForm(Card):
    """Asks for a remark, a name and a department; the name is remembered from the last time."""

    submitted = Signal(str, str, str)

    def __init__(self, context: UiContext, workbench: Workbench) -> None:
        super().__init__(context.theme, context.tr("Add a comment"))
        self._context = context
        self._text = GrowingEdit()
        self._name = QLineEdit(context.preferences.settings.user_name)
        self._department = CalmComboBox()
        self._wrong = Text("", TextStyle.CAPTION, Tone.DANGER)
        self._send = button(context.icons, context.tr("Add the comment"), icon="message-square")
        self._fill_departments(workbench)
        self._lay_out()
        self._wrong.hide()
        self._send.clicked.connect(self._submit)

    @property
    def author(self) -> str:
        """The name that is given."""
        return self._name.text().strip()

    @property
    def draft(self) -> tuple[str, str, str]:
        """What is written, by whom, for which department, as `write` takes it."""
        return self._text.toPlainText(), self._name.text(), str(self._department.currentData() or "")

    def write(self, text: str, name: str, department: str = "") -> None:
        """Fill the form in."""
        self._text.setPlainText(text)
        self._name.setText(name)
        self._department.setCurrentIndex(max(self._department.findData(department), 0))

    def show_error(self, words: str) -> None:
        """Say what is missing."""
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def clear(self) -> None:
        """Empty the text; name and department stay."""
        self._text.clear()
        self.show_error("")

    def _fill_departments(self, workbench: Workbench) -> None:
        names = workbench.session.catalogue.lexicon(self._context.language).departments
        self._department.addItem(self._context.tr("No department"), "")
        for department in workbench.session.catalogue.departments:
            self._department.addItem(names[department].name, department)
        self._department.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _lay_out(self) -> None:
        tr = self._context.tr
        for label, control in (
            (tr("Comment"), self._text),
            (tr("Your name"), self._name),
            (tr("Department"), self._department),
        ):
            column = QVBoxLayout()
            column.setSpacing(self._context.theme.px(4))
            words = Text(label, TextStyle.LABEL)
            words.setBuddy(control)
            control.setAccessibleName(label)
            column.addWidget(words)
            column.addWidget(control)
            self.body.addLayout(column)
        self.body.addWidget(self._wrong)
        self.body.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeft)

    def _submit(self) -> None:
        department = str(self._department.currentData())
        self.submitted.emit(department, self._name.text(), self._text.toPlainText())
