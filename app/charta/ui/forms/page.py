"""Personal forms going out: for whom, on which occasion, in which files, and what was made before."""

import json
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import Occasion
from charta.errors import ChartaError
from charta.services.forms import FormOrder, FormOutline
from charta.services.wizard import PEOPLE
from charta.ui.context import UiContext
from charta.ui.forms.batches import BatchList
from charta.ui.forms.making import Making
from charta.ui.forms.preview import PreviewCard
from charta.ui.forms.what import WhatCard
from charta.ui.forms.who import WhoCard
from charta.ui.forms.words import occasion_words
from charta.ui.page import Page
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.looking import PeopleLook
from charta.ui.people.not_yet import NotYet
from charta.ui.spot import Spot
from charta.ui.widgets.stacks import set_beside, stacked

BESIDE: Final = 820
"""From this width on (at 100 %), the preview and the folder stand beside the choices."""


class FormsPage(Page):
    """Chooses, shows one form, writes in the background, and lists the batches."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Forms"),
            tr("Personal forms to hand out, each in the person’s language."),
            overline=tr("Roll out"),
            wide=True,
        )
        self._bench = bench
        self._outlined: tuple[object, FormOutline] | None = None
        self.look = PeopleLook(context, bench, self)
        self.who = WhoCard(context, bench)
        self.what = WhatCard(context, bench.register.today)
        self.preview = PreviewCard(context)
        self.making = Making(context, bench, self)
        self.batches = BatchList(context, self.making.memory)
        self.not_yet = NotYet(
            context,
            bench,
            self.look,
            tr("Forms are written of a published version: what somebody signs must not move any more."),
            tr("Take a list of people over first; then everybody can get a form."),
        )
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether forms are being written."""
        return self.making.is_busy

    @property
    def under_way(self) -> str:
        """How far the batch is that would be stopped."""
        return self.making.under_way

    def end_work(self) -> None:
        """Stop the batch, and take note of what is finished."""
        self.making.end_work()

    def refresh(self) -> None:
        """Show who is meant and what was made, as things stand."""
        self.batches.show_batches(self._bench.forms.batches(), self.making.running)
        self._show_people(is_ready=self.not_yet.refresh())

    def focus_first(self) -> None:
        """Put the keyboard on the first choice, or on the way out where there is none."""
        shown = self.who.state.isVisibleTo(self)
        if shown:
            self.who.state.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def view(self) -> str:
        """Return what is chosen."""
        return json.dumps([self.who.written(), self.what.written()])

    def show_view(self, view: str) -> None:
        """Choose it again."""
        try:
            who, what = json.loads(view)
        except (ValueError, TypeError):
            return
        self.what.read(str(what))
        self.who.read(str(who))

    def show_spot(self, spot: Spot) -> None:
        """Take the people who were chosen elsewhere."""
        super().show_spot(spot)
        if spot.people is not None:
            self.choose(spot.people)

    def choose(self, choice: PeopleChoice) -> None:
        """Write forms for these people."""
        self.who.choose(choice)
        self.area.ensureWidgetVisible(self.who)

    def start(self) -> None:
        """Write the forms that are chosen, in a folder of their own."""
        wish = self.what.wish
        people, kind = tuple(self.who.people), wish.kind
        self.making.start(
            FormOrder(people, wish.occasion, kind.layout, kind.format, wish.group, wish.given_on)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the second column beside the choices or below them."""
        super().resizeEvent(event)
        beside = self.width() >= self.context.theme.px(BESIDE)
        set_beside(self._columns, beside=beside)

    # -- what is shown ------------------------------------------------------------------------------------

    def _show_news(self) -> None:
        self._show_people(is_ready=self.not_yet.show_state())

    def _show_people(self, *, is_ready: bool) -> None:
        self._choices.setVisible(is_ready)
        if is_ready and self.look.summary is not None:
            self.who.show_groups(self.look.summary.groups)
            self.who.refresh()
            self._show_choice()

    def _show_choice(self) -> None:
        """Show what comes of the choices."""
        wish, people = self.what.wish, self.who.people
        try:
            outline = self._outline(wish.occasion)
            make = self._bench.forms.sample(people[0], wish.occasion) if people else None
        except ChartaError as error:
            self.making.card.problem.show_error(error)
            self.making.card.show_ready(0, self.context.tr("Nobody"))
            return
        self.who.show_outline(outline)
        self.making.card.show_ready(outline.count, self._hint(outline.count))
        self.preview.show_form(*self._previewed(), make)

    def _outline(self, occasion: Occasion | None) -> FormOutline:
        """Return how many forms there would be, counted anew only where something has changed."""
        key = (self._bench.register.revision, self.who.written(), occasion)
        if self._outlined is None or self._outlined[0] != key:
            self._outlined = (key, self._bench.forms.outline(self.who.people, occasion))
        return self._outlined[1]

    def _previewed(self) -> tuple[object, str]:
        """Return what tells one preview from another, and what is said below it."""
        people, wish, tr = self.who.people, self.what.wish, self.context.tr
        if not people:
            return None, tr("Choose somebody to see a form.")
        person = self._bench.register.person(people[0])
        standing = self._bench.register.standing(person.id)
        occasion = wish.occasion or standing.occasion
        signed = standing.signed.version if standing.signed else ""
        what = (person, occasion, signed, self._bench.register.terms.version)
        caption = tr(
            "{name}: {occasion}", name=person.name, occasion=occasion_words(occasion, self.context.translator)
        )
        return what, caption

    def _hint(self, count: int) -> str:
        tr = self.context.tr
        if self.making.is_busy:
            return tr("A batch is being written.")
        if not count:
            return tr("Choose somebody to see a form.")
        return "" if self.what.is_ready else tr("Give the day on which the forms are handed out.")

    def _lead_to_people(self) -> None:
        self.go_to.emit(PEOPLE)

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self._choices = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._choices)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(16))
        self._columns.addLayout(stacked(px(16), self.who, self.what), 1)
        self._columns.addLayout(stacked(px(16), self.preview, self.making.card), 1)
        for part in (self.not_yet, self._choices, self.batches):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.look.changed.connect(self._show_news)
        self.not_yet.go_to.connect(self.go_to)
        self.who.changed.connect(self._show_choice)
        self.who.table_asked.connect(self._lead_to_people)
        self.what.changed.connect(self._show_choice)
        self.making.card.write.clicked.connect(self.start)
        self.making.changed.connect(self.refresh)
        self.batches.resumed.connect(self.making.resume)
