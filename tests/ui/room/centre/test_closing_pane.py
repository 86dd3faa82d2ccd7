"""The closing: what is read out before everybody leaves."""

from charta.domain.records import ItemKind
from charta.domain.workshops import Draft
from charta.services.deciding import Question, Ruling
from charta.ui.context import UiContext
from charta.ui.room.centre.closing_pane import ClosingPane
from ui.room.rooms import Meeting


def test_the_closing_reads_a_question_with_its_answer_and_misses_no_break(
    sitting: Meeting, plain: UiContext
) -> None:
    number = sitting.number
    sitting.bench.agendas.add(number, Draft(ItemKind.BREAK, 10))
    sitting.bench.deciding.decide(Question(number, "S12", "photos"), "none", Ruling())
    items = sitting.bench.agendas.items(number)
    closing = next(item for item in items if item.kind is ItemKind.CLOSING)
    sitting.bench.timekeeping.take_up(number, closing.number)
    window = sitting.open(plain)
    pane = window.view.centre.pane
    assert isinstance(pane, ClosingPane)
    decided, _, unreached = pane.shown
    assert decided == ["May photos taken at work be posted? No"]
    assert "Break" not in unreached
