"""The formalities before the charter applies: a checklist by place, with proofs, and the earliest day."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.records import ProofState
from charta.errors import ChartaError, sentence
from charta.services.reading import ORGANISATION
from charta.ui.background import Follow
from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.formalities.card import FormalityCard
from charta.ui.formalities.dialog import FormalityDialog
from charta.ui.formalities.proofs import read_proof
from charta.ui.formalities.summary import SummaryCard
from charta.ui.formalities.view import ItemView, counsel, effective_of, items_of, places_of
from charta.ui.kept_files import save_copy
from charta.ui.messages import Action
from charta.ui.page import Page
from charta.ui.spot import Spot
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.section_header import SectionHeader


class FormalitiesPage(Page):
    """Shows what is to be done, and takes notes and proofs; each is a step that can be undone."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Formalities"),
            tr("What the law of your places asks for before the charter applies, and what proves it."),
            overline=tr("Publish"),
        )
        self._bench = bench
        self.cards: dict[str, FormalityCard] = {}
        self._shown: tuple[str, ...] | None = None
        self.summary = SummaryCard(context, counsel(bench, context.language))
        self.empty = self._empty_state()
        self.nothing = EmptyState(
            context.theme,
            context.icons,
            "circle-check",
            tr("No formality applies"),
            tr("With these places, sections and answers, no formality is known. Verify with counsel."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.px(16))
        for part in (self.summary, self.empty, self.nothing):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.refresh()

    def refresh(self) -> None:
        """Show the formalities as they stand. A card that stays keeps the keyboard."""
        items = items_of(self._bench, self.context.translator)
        chosen = bool(places_of(self._bench))
        self.empty.setVisible(not chosen)
        self.nothing.setVisible(chosen and not items)
        self.summary.setVisible(bool(items))
        self.summary.show_items(items, effective_of(self._bench, items))
        ids = tuple(item.id for item in items)
        if ids != self._shown:
            self._shown = ids
            self._build(items)
        for item in items:
            self.cards[item.id].show_item(item)

    def focus_on(self, name: str) -> None:
        """Put the keyboard on a formality, by its id."""
        card = self.cards.get(name)
        if card is not None:
            card.focus()
            self.area.ensureWidgetVisible(card)

    def show_spot(self, spot: Spot) -> None:
        """Lead to a formality."""
        self.focus_on(spot.field)

    def open_state(self, id_: str, state: ProofState) -> FormalityDialog | None:
        """Open the dialog for a formality with this state chosen, and return it; None off the list."""
        item = self._item(id_)
        if item is None:
            return None
        today = self._bench.session.clock.now().astimezone().date().isoformat()
        dialog = FormalityDialog(self.context, item, state, today, self)

        def take(chosen: ProofState, day: str, note: str) -> None:
            try:
                self._bench.formalities.note(id_, chosen, day, note)
            except ChartaError as problem:
                dialog.show_problem(sentence(problem, self.context))
                return
            dialog.accept()
            self.refresh()

        dialog.submitted.connect(take)
        dialog.open()
        return dialog

    def attach(self, id_: str, path: Path) -> None:
        """Keep a file as the proof of a formality; it is read in the background."""

        def done(data: bytes) -> None:
            self._keep(id_, path.name, data)

        self.context.background.run(
            lambda _: read_proof(path), Follow(self, done, self.context.messages.fail)
        )

    def save_proof(self, id_: str) -> None:
        """Ask where a copy of the proof goes, and write it; whoever wants to look at it finds it there."""
        kept = self._bench.formalities.proof_file(id_)
        if kept is not None:
            tr = self.context.tr
            save_copy(self.context, self, tr("Save a copy of the proof"), tr("Proofs"), kept)

    def remove_proof(self, id_: str) -> None:
        """Let go of the proof; undo brings it back."""
        try:
            self._bench.formalities.remove_file(id_)
        except ChartaError as problem:
            self.context.messages.fail(problem)
        self.refresh()

    def _keep(self, id_: str, name: str, data: bytes) -> None:
        item = self._item(id_)
        if item is None:
            return
        try:
            self._bench.formalities.note(id_, item.state, item.day, item.note, (name, data))
        except ChartaError as problem:
            self.context.messages.fail(problem)
            return
        self.refresh()
        tr = self.context.tr
        finish = Action(tr("Mark as done…"), lambda: self._ask_state(id_, ProofState.DONE))
        told = tr("The proof is kept in the charter’s file.")
        self.context.messages.inform(told, action=finish if item.state is ProofState.OPEN else None)

    def _ask_state(self, id_: str, state: ProofState) -> None:
        self.open_state(id_, state)

    def _ask_file(self, id_: str) -> None:
        tr = self.context.tr
        path = self.context.files.open_file(
            tr("Choose the proof"), documents_folder(), tr("All files"), ("*",)
        )
        if path is not None:
            self.attach(id_, path)

    def _ask_places(self) -> None:
        self.go_to.emit(ORGANISATION)

    def _item(self, id_: str) -> ItemView | None:
        items = items_of(self._bench, self.context.translator)
        return next((item for item in items if item.id == id_), None)

    def _build(self, items: Sequence[ItemView]) -> None:
        clear(self._list)
        self.cards = {}
        for place, listed in groupby(items, key=lambda item: item.place_name):
            self._list.addWidget(SectionHeader(self.context.theme, place))
            for item in listed:
                card = FormalityCard(self.context, item)
                card.state_asked.connect(self._ask_state)
                card.attach_asked.connect(self._ask_file)
                card.dropped.connect(self.attach)
                card.save_asked.connect(self.save_proof)
                card.remove_asked.connect(self.remove_proof)
                self.cards[item.id] = card
                self._list.addWidget(card)

    def _empty_state(self) -> EmptyState:
        tr = self.context.tr
        empty = EmptyState(
            self.context.theme,
            self.context.icons,
            "list-checks",
            tr("Where do your employees work?"),
            tr("The formalities follow from the places. Choose them with the organisation’s other answers."),
        )
        choose = empty.add_action(tr("Choose the places"), Kind.PRIMARY)
        choose.clicked.connect(self._ask_places)
        return empty
