"""What has to be asked before a file is taken in: who does it, and which review it answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from charta.domain.records import ReviewRequest
from charta.domain.text import clean_line
from charta.errors import NameRequired
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.reviews.words import ReviewWords
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text


class NameDialog(FormDialog):
    """Asks who takes a file in."""

    given = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        tr = context.tr
        super().__init__(context, tr("Who takes it in?"), tr("Go on"), parent)
        self.name = self.ask_line(tr("Your name"), hint=tr("It is kept with the charter, beside the file."))
        self.set_size(440, 260)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Hand the name on; raise `NameRequired` where there is none."""
        if not clean_line(self.name.text()):
            raise NameRequired
        self.given.emit(clean_line(self.name.text()))


class WhichDialog(FormDialog):
    """Asks which review a file answers that does not say so itself."""

    given = Signal(int)

    def __init__(
        self,
        context: UiContext,
        asked: tuple[str, Sequence[ReviewRequest]],
        words: ReviewWords,
        parent: QWidget,
    ) -> None:
        """Build it; `asked` are the file's name and the reviews that were sent."""
        tr = context.tr
        super().__init__(context, tr("Which review is it?"), tr("Take it in"), parent)
        name, requests = asked
        told = tr("{name} does not say which review it answers: its marks were lost.", name=name)
        self.body.addWidget(Text(told))
        self.review = CalmComboBox()
        self.review.setAccessibleName(tr("Review"))
        self.review.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.review.setMinimumContentsLength(16)
        for request in requests:
            day = context.translator.day(request.at.astimezone().date())
            label = tr("{review}, sent {day}", review=words.request(request), day=day)
            self.review.addItem(label, request.number)
        self.ask(tr("Review"), self.review)
        self.set_size(480, 300)
        self.review.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Hand the number of the review on."""
        self.given.emit(int(self.review.currentData()))
