"""Publishing a version: number, days, name and note; then its documents are made, and it is recorded."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.edition import number_of
from charta.domain.jurisdictions import months_later
from charta.errors import ChartaError, Conflict
from charta.services.publication import REVIEW_MONTHS, Preparation, PublicationOrder, day_of
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.formalities.view import effective_of, items_of
from charta.ui.publication.review_day import ReviewDay
from charta.ui.publication.words import CHANGE_WORDS, beyond, section_title, since_line, team_answer
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.fold import Fold
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.text import Text


class PublishDialog(FormDialog):
    """Asks, makes the documents in the background, and records the version once all of them are there.

    While documents are made, nothing else can be done in the window; Cancel stops, and nothing is recorded.
    """

    published = Signal(str)
    """A version was recorded: its number."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context, tr("Publish the charter"), tr("Publish"), parent)
        self._bench = bench
        self._task: Task | None = None
        self._order = bench.publication.suggested(team_answer(bench, "facilitator"))
        self._bar = QProgressBar()
        self._progress = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._lay_out_changes()
        self.number = self.ask_line(tr("Number of the version"), self._order.number)
        self._offer_edition()
        self.effective = self.ask_day(
            tr("Applies from"), self._order.effective, self._earliest(self._order.effective)
        )
        self.review = ReviewDay(self, self._order.review)
        self.by = self.ask_line(tr("Who publishes it"), self._order.by)
        self.note = self.ask_text(
            tr("What this version is about (optional)"),
            hint=tr("A sentence or two for those who read it; the list of what changed shows them."),
        )
        self._lay_out_progress()
        self.effective.changed.connect(self._follow)
        self.number.textChanged.connect(self._name)
        self._name()
        self.set_size(WIDTH, 680)
        self.number.setFocus()

    @property
    def is_making(self) -> bool:
        """Whether documents are being made."""
        return self._task is not None

    @property
    def progress_text(self) -> str:
        """What is said about the documents that are made."""
        return self._progress.text()

    def submit(self) -> None:
        """Freeze the text, and have its documents made."""
        self.show_problem("")
        self._say("")
        try:
            preparation = self._bench.publication.prepare(self._asked(), self.context.translator)
        except ChartaError as error:
            self._failed(error)
            return
        self._make(preparation)

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence."""
        if isinstance(error, Conflict):
            return self.context.tr(
                "The charter has changed meanwhile, so nothing was published. Look at it again."
            )
        return super().told(error)

    def reject(self) -> None:
        """Stop what is being made, or else close."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self._settle()
        self._say(self.context.tr("Stopped. Nothing was published."))

    def new_edition(self) -> None:
        """Take the number of a new edition."""
        self.number.setText(self._edition_number())
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self) -> PublicationOrder:
        return PublicationOrder(
            self.number.text().strip(),
            day_of(str(self.effective.value() or "")),
            self.review.value,
            self.by.text(),
            self.note.toPlainText(),
        )

    def _make(self, preparation: Preparation) -> None:
        jobs = preparation.jobs

        def work(task: Task) -> Mapping[str, bytes]:
            made = {}
            for number, job in enumerate(jobs):
                task.report(number, len(jobs), job.name)
                made[job.name] = job.make()
            return made

        def done(documents: Mapping[str, bytes]) -> None:
            self._complete(preparation, documents)

        self._bar.setRange(0, len(jobs))
        self._bar.setValue(0)
        self._bar.show()
        self._enable(free=False)
        self._task = self.context.background.run(work, Follow(self, done, self._failed, self._show_progress))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complete(self, preparation: Preparation, documents: Mapping[str, bytes]) -> None:
        try:
            version = self._bench.publication.complete(preparation, documents, self.context.translator)
        except ChartaError as error:
            self._failed(error)
            return
        self._settle()
        self.accept()
        self.published.emit(version.number)

    def _failed(self, error: ChartaError) -> None:
        self._settle()
        self._say("")
        self.show_problem(self.told(error))

    def _settle(self) -> None:
        self._task = None
        self._bar.hide()
        self._enable(free=True)

    def _enable(self, *, free: bool) -> None:
        self.form.setEnabled(free)
        self.save.setEnabled(free)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if total:
            self._bar.setValue(done)
            self._say(self.context.tr("{number} of {total}: {name}", number=done + 1, total=total, name=what))

    def _say(self, text: str) -> None:
        self._progress.setText(text)
        self._progress.setVisible(bool(text))

    def _follow(self, value: object) -> None:
        """Let the review follow the day from which the version applies, as long as nobody chose it."""
        before = self._order.review
        if self.review.day.value() != (before.isoformat() if before else None):
            return
        try:
            day = date.fromisoformat(str(value or ""))
        except ValueError:
            return
        review = months_later(day, REVIEW_MONTHS)
        self._order = PublicationOrder(self._order.number, day, review, self._order.by)
        self.review.day.set_value(review.isoformat())

    def _name(self) -> None:
        number = self.number.text().strip()
        tr = self.context.tr
        self.save.setText(tr("Publish version {number}", number=number) if number else tr("Publish"))

    def _earliest(self, day: date) -> str:
        tr = self.context.tr
        found = effective_of(self._bench, items_of(self._bench, self.context.translator))
        if found.day is not None and found.title and not found.at_once:
            return tr(
                "Not before {day}: until then, “{title}” ({place}) is not over.",
                day=self.context.translator.day(day),
                title=found.title,
                place=found.place,
            )
        return tr("Not before today; a later day leaves time to tell people.")

    def _edition_number(self) -> str:
        return f"{number_of(self._order.number)[0] + 1}.0"

    def _told_of_signatures(self) -> str:
        tr, edition, next_ = self.context.tr, self._edition_number(), self._order.number
        if self._bench.publication.is_material():
            return tr(
                "The text has changed in substance. With {edition}, everybody is asked to sign again; with "
                "{number}, nobody is.",
                edition=edition,
                number=next_,
            )
        return tr("Only minor changes: with {number}, nobody has to sign again.", number=next_)

    def _offer_edition(self) -> None:
        if self._bench.editions.published():
            self.body.addWidget(Text(self._told_of_signatures(), TextStyle.CAPTION, Tone.NEUTRAL))
            words = self.context.tr("A new edition: {number}", number=self._edition_number())
            offer = button(self.context.icons, words, Kind.LINK)
            offer.setObjectName("edition")
            offer.clicked.connect(self.new_edition)
            self.body.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_changes(self) -> None:
        tr, context, current = self.context.tr, self.context, self._bench.editions.current()
        if current is None:
            sections = len(self._bench.session.included())
            words = context.ntr(
                "The first version: {count} section.", "The first version: {count} sections.", sections
            )
            self.body.addWidget(Text(words))
            return
        fold = Fold(context.theme, context.icons, since_line(self._bench, current, context.translator))
        for change in beyond(self._bench, current):
            title = section_title(self._bench, change.section, context.language)
            fold.body.addWidget(
                Text(
                    tr("{title}: {state}", title=title, state=tr(CHANGE_WORDS[change.kind])),
                    TextStyle.CAPTION,
                )
            )
        self.body.addWidget(fold)

    def _lay_out_progress(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(4))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.context.tr("Progress"))
        column.addWidget(self._bar)
        column.addWidget(self._progress)
        self.foot.addLayout(column)
        self._bar.hide()
        self._progress.hide()
