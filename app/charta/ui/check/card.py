"""A finding: its words, why it matters, what to write instead, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charta.domain.findings import Finding
from charta.services.checking import Ignored
from charta.ui.check.looks import LOOKS, WORDS, quoted, spoken
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Button, Kind, button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


@dataclass(frozen=True)
class Entry:
    """A finding as a list shows it.

    `title` is what its rule is called, `language` the name of its language where that is not clear, `ignored`
    is set where the team ignores it.
    """

    finding: Finding
    title: str
    language: str = ""
    ignored: Ignored | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding after another check."""
        return (self.finding.section, self.finding.language, self.finding.id)

    def head(self, context: UiContext) -> str:
        """Return its words, or what its rule is called where it is about no words."""
        return quoted(context, self.finding) or self.title

    def kind(self, context: UiContext) -> str:
        """Return its weight, rule and language in a line."""
        parts = [context.tr(WORDS[self.finding.weight])]
        if self.finding.quote:
            parts.append(self.title)
        if self.language:
            parts.append(self.language)
        return " · ".join(parts)


class FindingCard(QWidget):
    """Shows one finding; every signal carries it. A `compact` one shows two lines, and opens to the rest."""

    shown = Signal(object)
    """Its words are to be shown."""
    field_asked = Signal(object)
    """The question that causes it is to be shown."""
    ignore_asked = Signal(object)
    take_back_asked = Signal(object)
    opened = Signal(object)
    """A compact card was opened."""

    def __init__(
        self, context: UiContext, entry: Entry, *, leads: bool = True, compact: bool = False
    ) -> None:
        """Build it; without `leads`, it offers no way to a question."""
        super().__init__()
        self.entry = entry
        self._context = context
        finding, tr = entry.finding, context.tr
        self.setAccessibleName(spoken(context, finding))
        self.show_words = button(context.icons, tr("Show the words"), Kind.LINK)
        self.show_field = button(context.icons, tr("Go to the question"), Kind.LINK)
        self.ignore = button(context.icons, tr("Ignore…"), Kind.LINK)
        self.take_back = button(context.icons, tr("Take back"), Kind.LINK)
        self.line = FindingLine(context, entry) if compact else None
        self._inside = QWidget()
        self._lay_out()
        # Only now: shown without a parent, they would be windows and take the keyboard.
        self.show_words.setVisible(bool(finding.quote))
        self.show_field.setVisible(bool(finding.field) and leads)
        self.ignore.setVisible(entry.ignored is None)
        self.take_back.setVisible(entry.ignored is not None)
        self._connect()

    @property
    def finding(self) -> Finding:
        """The finding that is shown."""
        return self.entry.finding

    @property
    def is_open(self) -> bool:
        """Whether everything about it is shown."""
        return self.line is None or self.line.isChecked()

    def set_open(self, *, opened: bool) -> None:
        """Show everything about it, or two lines, where it is compact."""
        if self.line is not None:
            self.line.setChecked(opened)

    def focus(self) -> None:
        """Put the keyboard on what can be done first."""
        buttons = (self.line, self.show_words, self.show_field, self.ignore, self.take_back)
        target = next(made for made in buttons if made is not None and not made.isHidden())
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(4))
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        column = QVBoxLayout()
        column.setSpacing(px(4))
        indent = 30 if self.line is None else 38
        if self.line is None:
            row.addWidget(_sign(self._context, self.entry), 0, Qt.AlignmentFlag.AlignTop)
            column.addWidget(Text(self.entry.head(self._context), TextStyle.LABEL))
            tone = LOOKS[self.finding.weight].tone
            column.addWidget(Text(self.entry.kind(self._context), TextStyle.CAPTION, tone))
        else:
            outer.addWidget(self.line)
            row.setContentsMargins(px(indent), 0, px(8), 0)
            inside.setContentsMargins(0, 0, 0, px(8))
        for words in self._words():
            column.addWidget(words)
        row.addLayout(column, 1)
        inside.addLayout(row)
        inside.addLayout(self._actions(indent))
        outer.addWidget(self._inside)
        self._inside.setVisible(self.line is None)

    def _actions(self, indent: int) -> QHBoxLayout:
        px = self._context.theme.px
        actions = Flow(px(12))
        for made in (self.show_words, self.show_field, self.ignore, self.take_back):
            made.setAccessibleDescription(spoken(self._context, self.finding))
            actions.add(made)
        row = QHBoxLayout()
        # The words of a link stand below those of the text, as if it had no frame.
        row.setContentsMargins(px(indent - 6), 0, 0, 0)
        row.addWidget(actions)
        return row

    def _words(self) -> list[QWidget]:
        tr, entry = self._context.tr, self.entry
        if entry.ignored is not None:
            reason, by = entry.ignored.reason, entry.ignored.by
            told = tr("Ignored by {name}: {reason}", name=by, reason=reason)
            return [Text(told if by else tr("Ignored: {reason}", reason=reason), TextStyle.CAPTION)]
        return [
            Text(entry.finding.reason, TextStyle.CAPTION),
            Text(entry.finding.suggestion, TextStyle.CAPTION, Tone.NEUTRAL),
        ]

    def _connect(self) -> None:
        self.show_words.clicked.connect(self._show)
        self.show_field.clicked.connect(self._show_field)
        self.ignore.clicked.connect(self._ignore)
        self.take_back.clicked.connect(self._take_back)
        if self.line is not None:
            self.line.toggled.connect(self._inside.setVisible)
            self.line.toggled.connect(self._tell)
            self.line.clicked.connect(self._lead)

    def _tell(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        if opened:
            self.opened.emit(self.finding)

    def _lead(self) -> None:
        if self.is_open and self.finding.quote and self.entry.ignored is None:
            self._show()

    def _show(self) -> None:
        self.shown.emit(self.finding)

    def _show_field(self) -> None:
        self.field_asked.emit(self.finding)

    def _ignore(self) -> None:
        self.ignore_asked.emit(self.finding)

    def _take_back(self) -> None:
        self.take_back_asked.emit(self.finding)


class FindingLine(Button):
    """Two lines, each as much of it as there is room for: the words, and weight and rule."""

    def __init__(self, context: UiContext, entry: Entry) -> None:
        super().__init__()
        self._icons = context.icons
        px = context.theme.px
        self.setProperty("kind", "finding")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head, kind = entry.head(context), entry.kind(context)
        self.setAccessibleName(context.tr("{name}: {value}", name=kind, value=head))
        self.setAccessibleDescription(entry.finding.reason)
        self._arrow = QLabel()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(12))
        row.addWidget(_sign(context, entry))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(head, TextStyle.LABEL))
        words.addWidget(ElidedLabel(kind, TextStyle.CAPTION, LOOKS[entry.finding.weight].tone))
        row.addLayout(words, 1)
        row.addWidget(self._arrow)
        self.toggled.connect(self._point)
        self._point(opened=False)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the lines, not that of a button without words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the words give way."""
        return self._row.minimumSize()

    def _point(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        name = "chevron-up" if opened else "chevron-down"
        self._arrow.setPixmap(self._icons.pixmap(name, Role.TEXT_MUTED, 18, self.devicePixelRatioF()))


def _sign(context: UiContext, entry: Entry) -> QLabel:
    look = LOOKS[entry.finding.weight]
    role = Role.TEXT_MUTED if entry.ignored else look.tone.role
    sign = QLabel()
    sign.setPixmap(context.icons.pixmap(look.icon, role, 18, sign.devicePixelRatioF()))
    return sign
