"""The board as a table: cells, headers, and what a screen reader is told."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.i18n import translator
from charta.ui.board.model import BoardModel, WaitingRole

EN = translator("en")
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def model_of(bench: Workbench) -> BoardModel:
    model = BoardModel(bench.session.catalogue, EN)
    model.show_board(bench.agreement.board(), EN)
    return model


def test_the_model_keeps_qts_rules(example: Workbench, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(example))


def test_every_cell_has_a_whole_sentence_for_a_screen_reader(signed: Workbench, qtbot: QtBot) -> None:
    model = model_of(signed)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            told = model.data(model.index(row, column), ACCESSIBLE)
            assert isinstance(told, str)
            assert told.startswith(model.row(row).section.text("en").title)
            assert model.data(model.index(row, column)) in told


def test_a_decision_is_shown_without_losing_the_place(example: Workbench, qtbot: QtBot) -> None:
    model = model_of(example)
    example.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Ann")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_board(example.agreement.board(), EN)
    assert model.data(model.place("S12", "legal")) == "Approved"


def test_a_column_says_how_many_sections_wait(example: Workbench, qtbot: QtBot) -> None:
    model = model_of(example)
    column = model.place("S12", "legal").column()
    before = model.headerData(column, Qt.Orientation.Horizontal, WaitingRole)
    example.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Ann")
    model.show_board(example.agreement.board(), EN)
    count = sum("legal" in section.signs for section in example.session.included())
    assert (before, model.headerData(column, Qt.Orientation.Horizontal, WaitingRole)) == (
        f"{count} waiting",
        f"{count - 1} waiting",
    )


def test_a_row_header_says_why_a_section_cannot_be_signed(bench: Workbench, qtbot: QtBot) -> None:
    model = model_of(bench)
    told = model.headerData(0, Qt.Orientation.Vertical, ACCESSIBLE)
    assert (
        told == "1. Ambition and position. It cannot be signed yet: some of its questions have no answer yet."
    )
