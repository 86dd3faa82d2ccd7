"""The chosen paper as it prints: its pages as pictures, drawn in the background."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from charta.domain.rollout import Deliverable
from charta.errors import ChartaError, sentence
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.kit.words import PAPERS
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

WIDEST = 760
"""How wide a page is shown at most, in pixels at 100 %."""

Draw = Callable[[], Sequence[bytes]]


class PagePicture(QWidget):
    """A page on white, as wide as there is room."""

    def __init__(self, theme: Theme, png: bytes) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self._picture.loadFromData(png)
        self._scaled = QPixmap()
        self.setMaximumWidth(theme.px(WIDEST))
        # Were the hint its least height too, there would be room for the widest page below a narrower one.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the page at a width."""
        shown = min(width, self.maximumWidth())
        return round(shown * self._picture.height() / max(self._picture.width(), 1))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the whole width that a page may have."""
        return QSize(self.maximumWidth(), self.heightForWidth(self.maximumWidth()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need a little width; the height follows the width, and a layout would remember an earlier one."""
        least = self._theme.px(120)
        return QSize(least, self.heightForWidth(least))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the page and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self.rect().adjusted(0, 0, -1, -1)
        shown = self._at(area.size() * self.devicePixelRatioF())
        painter.drawPixmap(QRectF(area), shown, QRectF(shown.rect()))
        painter.setPen(self._theme.colour(Role.LINE))
        painter.drawRect(area)

    def _at(self, size: QSize) -> QPixmap:
        """Return the page at a size, by Qt's own smooth way: a painter would lose lines of small print."""
        if self._scaled.size() != size:
            self._scaled = self._picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._scaled


class Preview(Card):
    """Shows a paper in one language, and offers to save it."""

    language_chosen = Signal(str)
    save_asked = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._task: Task | None = None
        self.title = Text("", TextStyle.SUBTITLE)
        self.purpose = Text("", tone=Tone.NEUTRAL)
        self.state = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.save = button(context.icons, context.tr("Save this paper…"), Kind.SECONDARY, "download")
        self.languages: dict[str, QRadioButton] = {}
        self._choice = Flow(context.theme.px(12))
        self._group = QButtonGroup(self)
        self._pages = QVBoxLayout()
        self.pictures: tuple[PagePicture, ...] = ()
        self._lay_out()
        self.save.clicked.connect(self.save_asked)
        self._group.buttonToggled.connect(self._tell)

    @property
    def language(self) -> str:
        """The language that is chosen, empty before any is offered."""
        return next((name for name, radio in self.languages.items() if radio.isChecked()), "")

    @property
    def is_drawing(self) -> bool:
        """Whether pages are being drawn."""
        return self._task is not None

    def offer(self, languages: Mapping[str, str], chosen: str) -> None:
        """Offer these languages by their names; one alone leaves no choice."""
        if list(languages) != list(self.languages):
            for radio in self.languages.values():
                self._group.removeButton(radio)
                radio.hide()
                radio.deleteLater()
            self.languages = {name: QRadioButton(word) for name, word in languages.items()}
            self.languages[chosen].setChecked(True)
            for radio in self.languages.values():
                self._group.addButton(radio)
                self._choice.add(radio)
        self._choice.setVisible(len(languages) > 1)

    def show_paper(self, paper: Deliverable, draw: Draw) -> None:
        """Show a paper; `draw` gives its pages and is called on another thread."""
        tr, words = self._context.tr, PAPERS[paper]
        title = tr(words.title)
        self.title.setText(title)
        self.purpose.setText(tr(words.purpose))
        self.setAccessibleName(tr("Preview: {name}", name=title))
        self.state.set_tone(Tone.NEUTRAL)
        self._say(tr("The pages are being drawn…"))
        if self._task is not None:
            self._task.cancel()

        def work(_: Task) -> Sequence[bytes]:
            return draw()

        follow = Follow(self, self._show_pages, self._fail)
        self._task = self._context.background.run(work, follow)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._pages.setSpacing(px(12))
        for part in (self.title, self.purpose, self._choice, self.save, self.state):
            self.body.addWidget(part)
        self.body.setAlignment(self.save, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._pages)
        self.body.addStretch()

    def _show_pages(self, pages: Sequence[bytes]) -> None:
        self._task = None
        self._say("")
        clear(self._pages)
        self.pictures = tuple(PagePicture(self._context.theme, page) for page in pages)
        for number, picture in enumerate(self.pictures, start=1):
            told = self._context.tr("Page {number} of {count}", number=number, count=len(pages))
            picture.setAccessibleName(f"{self.title.text()}: {told}")
            self._pages.addWidget(picture)

    def _fail(self, error: ChartaError) -> None:
        self._task = None
        clear(self._pages)
        self.pictures = ()
        self.state.set_tone(Tone.DANGER)
        self._say(sentence(error, self._context))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _tell(self, radio: QRadioButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        if checked and self.languages.get(self.language) is radio:
            self.language_chosen.emit(self.language)
