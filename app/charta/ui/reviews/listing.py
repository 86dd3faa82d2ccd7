"""The two lists of the page: the files that came back, above the reviews that were sent."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import ReviewRequest, ReviewReturn
from charta.ui.context import UiContext
from charta.ui.reviews.cards import RequestCard, ReturnCard, Returned, Sent, is_late
from charta.ui.reviews.reports import Reports
from charta.ui.reviews.words import ReviewWords
from charta.ui.widgets.section_header import SectionHeader
from charta.ui.wording.names import language_names


class ReviewLists(QWidget):
    """Shows both as cards; those that have not changed stay, and with them the keyboard."""

    opened = Signal(str)
    """What a file proposes is to be shown, by its digest."""
    take_asked = Signal(int)
    write_asked = Signal(int)

    def __init__(self, context: UiContext, bench: Workbench, reports: Reports) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._reports = reports
        self._words = ReviewWords(context, bench)
        self.requests: dict[int, RequestCard] = {}
        self.returns: dict[str, ReturnCard] = {}
        self._came_back = self._column()
        self._sent = self._column()
        self._heads = [
            SectionHeader(context.theme, context.tr("Came back")),
            SectionHeader(context.theme, context.tr("Sent for review")),
        ]
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(context.theme.px(24))
        for head, column in zip(self._heads, (self._came_back, self._sent), strict=True):
            part = QVBoxLayout()
            part.setSpacing(context.theme.px(12))
            part.addWidget(head)
            part.addLayout(column)
            both.addLayout(part)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent and nothing came back."""
        return not self.requests and not self.returns

    def refresh(self) -> None:
        """Show the reviews as they stand."""
        requests = self._bench.reviews.requests()
        returned = self._bench.session.charter.all(ReviewReturn)
        returns = sorted(returned, key=lambda entry: entry.at, reverse=True)
        self._show_returns(returns, {request.number: request for request in requests})
        self._show_requests(requests, returns)
        for head, shown in zip(self._heads, (returns, requests), strict=True):
            head.setVisible(bool(shown))

    def _show_returns(self, returns: Sequence[ReviewReturn], requests: Mapping[int, ReviewRequest]) -> None:
        kept: dict[str, ReturnCard] = {}
        for place, returned in enumerate(returns):
            digest, reports = returned.digest, self._reports
            entry = Returned(
                returned, requests.get(returned.request), reports.report(digest), reports.problem(digest)
            )
            card = self.returns.pop(digest, None)
            if card is None or card.entry != entry:
                fresh = ReturnCard(self._context, entry, self._words)
                fresh.opened.connect(self.opened)
                self._came_back.insertWidget(place, fresh)
                if card is not None and card.look.hasFocus():
                    fresh.look.setFocus(Qt.FocusReason.OtherFocusReason)
                _away(card)
                card = fresh
            kept[digest] = card
        for gone in self.returns.values():
            _away(gone)
        self.returns = kept

    def _show_requests(self, requests: Sequence[ReviewRequest], returns: Sequence[ReviewReturn]) -> None:
        today = self._bench.session.clock.now().astimezone().date()
        names = language_names(self._bench.session, self._context.language)
        kept: dict[int, RequestCard] = {}
        for place, request in enumerate(requests):
            own = [entry.digest for entry in returns if entry.request == request.number]
            entry = Sent(request, len(own), self._waiting(own), is_late(request, len(own), today))
            card = self.requests.pop(request.number, None)
            if card is None or card.sent != entry:
                languages = ", ".join(names.get(language, language) for language in request.languages)
                fresh = RequestCard(self._context, entry, self._words, languages)
                fresh.take_asked.connect(self.take_asked)
                fresh.write_asked.connect(self.write_asked)
                self._sent.insertWidget(place, fresh)
                _away(card)
                card = fresh
            kept[request.number] = card
        for gone in self.requests.values():
            _away(gone)
        self.requests = kept

    def _waiting(self, digests: Sequence[str]) -> int | None:
        reports = [self._reports.report(digest) for digest in digests]
        read = [len(report.open) for report in reports if report is not None]
        return sum(read) if len(read) == len(reports) else None

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(12))
        return column


def _away(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
