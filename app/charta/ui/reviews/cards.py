"""The cards of the page: a review that was sent, and a file that came back."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from charta.domain.records import ReviewRequest, ReviewReturn
from charta.errors import ChartaError, sentence
from charta.services.returns import ReviewReport
from charta.ui.context import UiContext
from charta.ui.reviews.words import ReviewWords, counts_line, file_line, open_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip


@dataclass(frozen=True)
class Sent:
    """A review as its card shows it: how often it came back and how much of that is open, None if unread."""

    request: ReviewRequest
    files: int
    waiting: int | None
    is_late: bool


@dataclass(frozen=True)
class Returned:
    """A file as its card shows it; `report` is None until it is read, `problem` says why it cannot be."""

    returned: ReviewReturn
    request: ReviewRequest | None
    report: ReviewReport | None
    problem: ChartaError | None


def is_late(request: ReviewRequest, files: int, today: date) -> bool:
    """Tell whether nothing has come back although the day is over."""
    return bool(request.due) and not files and date.fromisoformat(request.due) < today


class RequestCard(Card):
    """A review that was sent; its number goes with every signal."""

    write_asked = Signal(int)
    take_asked = Signal(int)

    def __init__(self, context: UiContext, sent: Sent, words: ReviewWords, languages: str) -> None:
        super().__init__(context.theme)
        self.sent = sent
        self._context = context
        px, request = context.theme.px, sent.request
        title = words.request(request)
        self.setAccessibleName(title)
        self.setObjectName(f"review-{request.number}")
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(title, TextStyle.SUBTITLE))
        chips = Flow(px(8))
        word, tone, icon = self._state()
        chips.add(Chip(context.theme, context.icons, word, tone, icon=icon))
        if sent.is_late:
            chips.add(
                Chip(context.theme, context.icons, context.tr("Late"), Tone.WARNING, icon="clock-alert")
            )
        self.body.addWidget(chips)
        line = Text(self._line(words, languages), TextStyle.CAPTION, Tone.NEUTRAL)
        line.setToolTip(tip("\n".join(map(words.section, request.sections))))
        self.body.addWidget(line)
        self.body.addWidget(ElidedLabel(request.file, TextStyle.CAPTION, middle=True))
        self._add_verbs(title)

    def _add_verbs(self, title: str) -> None:
        tr, icons = self._context.tr, self._context.icons
        self.take = button(icons, tr("Take in…"), icon="download")
        self.write = button(icons, tr("Write the file again…"), Kind.QUIET, "file-text")
        self.take.clicked.connect(self._take)
        self.write.clicked.connect(self._write)
        row = Flow(self._context.theme.px(8))
        for made in (self.take, self.write):
            made.setAccessibleDescription(title)
            row.add(made)
        self.body.addWidget(row)

    def _state(self) -> tuple[str, Tone, str]:
        tr, ntr, files = self._context.tr, self._context.ntr, self.sent.files
        if not files:
            return tr("Waiting"), Tone.NEUTRAL, "circle"
        back = ntr("Came back once", "Came back {count} times", files)
        if self.sent.waiting == 0:
            both = tr("{back}, all answered", back=back)
            return both, Tone.SUCCESS, "circle-check"
        if self.sent.waiting is None:
            return back, Tone.ACCENT, "file-check"
        return f"{back}, {open_line(self.sent.waiting, self._context.translator)}", Tone.ACCENT, "file-check"

    def _line(self, words: ReviewWords, languages: str) -> str:
        request, tr = self.sent.request, self._context.tr
        sections = self._context.ntr("{count} section", "{count} sections", len(request.sections))
        moment = self._context.translator.moment(request.at)
        parts = [sections, languages, tr("sent by {name}, {moment}", name=request.by, moment=moment)]
        if request.due:
            parts.append(tr("answer due {day}", day=words.day(request.due)))
        return " · ".join(parts)

    def _take(self) -> None:
        self.take_asked.emit(self.sent.request.number)

    def _write(self) -> None:
        self.write_asked.emit(self.sent.request.number)


class ReturnCard(Card):
    """A file that came back; its digest goes with the signal."""

    opened = Signal(str)

    def __init__(self, context: UiContext, entry: Returned, words: ReviewWords) -> None:
        super().__init__(context.theme)
        self.entry = entry
        tr, px, theme = context.tr, context.theme.px, context.theme
        returned, report = entry.returned, entry.report
        self.setAccessibleName(returned.file)
        self.setObjectName(returned.digest)
        self.body.setSpacing(px(8))
        self.body.addWidget(ElidedLabel(returned.file, TextStyle.SUBTITLE, middle=True))
        chips = Flow(px(8))
        if report is not None:
            waiting = len(report.open)
            tone, icon = (Tone.ACCENT, "circle") if waiting else (Tone.SUCCESS, "circle-check")
            chips.add(Chip(theme, context.icons, open_line(waiting, context.translator), tone, icon=icon))
        elif entry.problem is None:
            chips.add(Chip(theme, context.icons, tr("Being read…")))
        self.body.addWidget(chips)
        program = report.program if report is not None else ""
        line = file_line(returned, entry.request, program, words, context.translator)
        if report is not None:
            self.body.addWidget(Text(counts_line(report, context.translator)))
        self.body.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        if entry.problem is not None:
            self.body.addWidget(Text(sentence(entry.problem, context), tone=Tone.DANGER))
        self.look = button(context.icons, tr("See what it proposes"), icon="eye")
        self.look.setAccessibleDescription(returned.file)
        self.look.setEnabled(report is not None)
        self.look.clicked.connect(self._open)
        row = Flow(px(8))
        row.add(self.look)
        self.body.addWidget(row)

    def _open(self) -> None:
        self.opened.emit(self.entry.returned.digest)
