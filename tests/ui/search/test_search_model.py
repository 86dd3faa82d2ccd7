"""What was found, grouped by step; the words that were looked for are marked."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.i18n import translator
from charta.ui.search.marking import Piece, pieces
from charta.ui.search.model import HitModel

EN = translator("en")


def test_words_are_marked_whatever_their_case_and_accents() -> None:
    assert pieces("L’Été, été", "ETE") == [
        Piece("L’", False),
        Piece("Été", True),
        Piece(", ", False),
        Piece("été", True),
    ]
    assert pieces("", "x") == []
    assert pieces("plain", "") == [Piece("plain", False)]


def test_hits_stand_under_the_name_of_their_step(
    example: Workbench, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    model = HitModel(example.session.catalogue)
    model.show_hits(example.search.find("confidential", "en"), EN)
    qtmodeltester.check(model)
    headings = [row for row in range(model.rowCount()) if model.hit(row) is None]
    assert headings[0] == 0
    for row in headings:
        assert not model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable
        assert model.hit(row + 1) is not None


def test_going_up_and_down_passes_over_headings(example: Workbench, qtbot: QtBot) -> None:
    model = HitModel(example.session.catalogue)
    model.show_hits(example.search.find("charter", "en"), EN)
    seen = [at := model.next_hit(-1, 1)]
    while (following := model.next_hit(at, 1)) != at:
        seen.append(at := following)
    assert seen == [row for row in range(model.rowCount()) if model.hit(row) is not None]
    assert model.next_hit(seen[0], -1) == seen[0]
