"""The rail: told by words as well as by shapes, and led by keyboard as well as by mouse."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charta.domain.agreement import DepartmentState
from charta.domain.progress import StepState
from charta.services.wizard import Phase
from charta.ui.context import UiContext
from charta.ui.rail import COMPACT_WIDTH, WIDTH, Rail
from charta.ui.rail_model import RailModel, RailRole
from charta.ui.theme import Theme, load_theme
from charta.ui.widgets.marks import MarkPainter
from ui.doubles import STEPS, step, words


@pytest.fixture
def rail(context: UiContext, qtbot: QtBot) -> Rail:
    made = Rail(context)
    qtbot.addWidget(made)
    made.resize(WIDTH, 600)
    made.show_steps(STEPS, "S01")
    made.show()
    return made


def spoken(rail: Rail) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(rail)
    children = [interface.child(number) for number in range(interface.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children if child is not None]


def test_every_row_says_what_it_shows(rail: Rail) -> None:
    assert spoken(rail) == [
        "Prepare",
        "The step organisation. Complete.",
        "Draft",
        "1. The step S01. Signed. Sign-off: 1 of 2. Shown now.",
        "2. The step S05. Begun. Sign-off: 1 of 2.",
        "Agree",
        "The step board. Not begun.",
    ]


def test_the_tip_names_every_department_that_has_a_say(rail: Rail) -> None:
    tip = rail.model().index(3, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "1. The step S01\nSigned\nMarketing: Approved\nTechnology: Pending"


def test_arrows_look_around_and_return_chooses(rail: Rail, qtbot: QtBot) -> None:
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert chosen.args == ["board"], "the header between the two is passed over"


def test_a_click_on_a_step_chooses_it_and_one_on_a_phase_does_nothing(rail: Rail, qtbot: QtBot) -> None:
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    for row in (2, 4):
        place = rail.visualRect(rail.model().index(row, 0)).center()
        qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert chosen == ["S05"]


def test_letters_lead_to_a_step_by_its_name(rail: Rail, qtbot: QtBot) -> None:
    qtbot.keyClicks(rail, "the step b")
    assert rail.currentIndex().row() == 6


GROUPED = (
    step("organisation", phase=Phase.PREPARE),
    step("S01", "1", StepState.SIGNED, group="Foundations"),
    step("S02", "2", StepState.COMPLETE, group="Foundations"),
    step("S03", "3", StepState.OUTDATED, group="Foundations"),
    step("S05", "4", StepState.BEGUN, group="Speak up"),
    step("board", phase=Phase.AGREE),
)


def test_a_group_says_how_many_of_its_sections_are_complete(rail: Rail) -> None:
    rail.show_steps(GROUPED, "S02")
    headers = [row for row in spoken(rail) if "step" not in row]
    assert headers == [
        "Prepare",
        "Draft",
        "Foundations. 2 of 3 complete.",
        "Speak up. 0 of 1 complete.",
        "Agree",
    ]


def test_the_keyboard_passes_over_the_name_of_a_group(rail: Rail, qtbot: QtBot) -> None:
    rail.show_steps(GROUPED, "S03")
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert chosen.args == ["S05"]


def test_the_step_that_is_shown_stays_in_sight_with_the_name_of_its_group(rail: Rail) -> None:
    steps = [step(f"S{number}", str(number), group=f"Group {number // 6}") for number in range(1, 23)]
    for size in ((WIDTH, 300), (COMPACT_WIDTH, 200), (WIDTH, 400)):
        rail.resize(*size)
        for shown in ("S22", "S12", "S1"):
            rail.show_steps(steps, shown)
            row = rail.model().index(rail.currentIndex().row(), 0)
            assert row.data(RailRole.STEP).id == shown
            before = rail.model().index(row.row() - 1, 0)
            assert all(rail.viewport().rect().contains(rail.visualRect(place)) for place in (before, row))
    rail.resize(WIDTH, 250)
    assert rail.viewport().rect().contains(rail.visualRect(rail.currentIndex()))


def test_where_there_is_no_room_for_words_only_the_marks_are_left(rail: Rail) -> None:
    rail.resize(COMPACT_WIDTH, 600)
    assert rail.is_compact
    rail.resize(WIDTH, 600)
    assert not rail.is_compact


def test_a_change_of_state_keeps_the_place_of_the_keyboard(rail: Rail, qtbot: QtBot) -> None:
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    rail.show_steps([*STEPS[:3], step("board", phase=Phase.AGREE, state=StepState.SIGNED)], "S01")
    assert rail.currentIndex().row() == 4
    assert "Signed" in spoken(rail)[6]


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RailModel(words("en"))
    model.show(STEPS, "S01")
    qtmodeltester.check(model)
    model.show(STEPS[1:], "S05")
    assert model.row_of("S05") == 2
    assert model.row_of("nowhere") == -1


def drawn(area: QRectF, draw: Callable[[QPainter], None]) -> QImage:
    """Return what is drawn on a bare ground."""
    image = QImage(area.size().toSize(), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def outline(image: QImage) -> list[bool]:
    """Return where anything is drawn at all, without its colour."""
    ground = image.pixelColor(0, 0)
    return [image.pixelColor(x, y) != ground for x in range(image.width()) for y in range(image.height())]


@pytest.mark.parametrize("theme", [load_theme("light"), load_theme("dark")], ids=lambda theme: theme.name)
def test_no_two_states_of_a_step_have_the_same_shape(theme: Theme, qtbot: QtBot) -> None:
    marks, area = MarkPainter(theme), QRectF(0, 0, 20, 20)
    shapes = [
        outline(drawn(area, lambda painter, state=state: marks.state(painter, area, state)))
        for state in StepState
    ]
    assert all(one != other for one, other in combinations(shapes, 2))


@pytest.mark.parametrize("theme", [load_theme("light"), load_theme("dark")], ids=lambda theme: theme.name)
def test_no_two_stands_of_a_department_have_the_same_shape(theme: Theme, qtbot: QtBot) -> None:
    marks = MarkPainter(theme)
    # Above and right of the chip there is room for its badge.
    chip = QRectF(0, 4, marks.chip_width("JUR"), marks.chip_height)
    whole = chip.adjusted(0, -4, 4, 0)
    shapes = [
        outline(
            drawn(whole, lambda painter, state=state: marks.chip(painter, chip, "JUR", state, required=True))
        )
        for state in DepartmentState
    ]
    assert all(one != other for one, other in combinations(shapes, 2))


def test_a_long_title_takes_two_lines_and_the_row_is_as_high_whether_chosen_or_not(rail: Rail) -> None:
    long = replace(step("S16", "16"), title="Personal use, working time and the right to disconnect")
    rail.show_steps([long, step("S17", "17")], "S17")
    first, second = (rail.visualRect(rail.model().index(row, 0)).height() for row in (1, 2))
    assert first > second
    rail.show_steps([long, step("S17", "17")], "S16")
    assert rail.visualRect(rail.model().index(1, 0)).height() == first
    rail.resize(WIDTH * 2, 600)
    assert rail.visualRect(rail.model().index(1, 0)).height() == second
