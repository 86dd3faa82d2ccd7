"""Carried sign-offs say so, outdated ones offer the choice, and a department confirms one after another."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.board.page import BoardPage
from charta.ui.board.waiting import DepartmentView
from charta.ui.minor.dialogs import AnswerDialog, DeclareDialog
from charta.ui.minor.queue import MinorQueue
from ui.doubles import Stage, spoken
from ui.minor.conftest import reword

CARRIED = (
    "Carried over a minor change (“A typo.”): called so by Ada (Legal affairs), "
    "confirmed by Bo (Human resources)."
)


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot) -> BoardPage:
    page = BoardPage(stage(), bench)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def queue_of(stage: Stage, bench: Workbench, qtbot: QtBot, department: str) -> MinorQueue:
    queue = MinorQueue(stage(), bench)
    qtbot.addWidget(queue)
    queue.show_department(department)
    return queue


def carry(bench: Workbench, section: str = "S12") -> None:
    number = bench.minor_changes.declare(section, "Ada", "legal", "A typo.")
    bench.minor_changes.answer(number, "Bo", "hr", confirmed=True)


def test_a_carried_sign_off_says_over_what_in_tip_strip_and_speech(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    carry(reworded)
    page = page_of(stage, reworded, qtbot)
    page.table.go_to("S12", "it")
    index = page.table.currentIndex()
    assert index.data() == "Approved"
    for told in (
        index.data(Qt.ItemDataRole.ToolTipRole),
        index.data(Qt.ItemDataRole.AccessibleTextRole),
        page.strip.text,
    ):
        assert CARRIED in " ".join(str(told).split())
    page.table.go_to("S11", "it")
    assert "Carried" not in page.strip.text


def test_an_outdated_cell_offers_the_choice_and_no_other_cell_does(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, reworded, qtbot)
    choice = page.strip.choice
    for cell, offered in ((("S12", "it"), True), (("S12", "hr"), False), (("S11", "it"), False)):
        page.table.go_to(*cell)
        assert choice.isVisible() is offered
    page.table.go_to("S12", "it")
    choice.click()
    dialog = page.findChild(DeclareDialog)
    assert dialog is not None
    dialog.reason.setPlainText("A typo.")
    dialog.name.setText("Ada")
    dialog.department.setCurrentIndex(dialog.department.findData("legal"))
    dialog.submit()
    assert "Ada (Legal affairs) calls the change minor: “A typo.”" in page.strip.text
    answer = page.open_minor("S12")
    assert isinstance(answer, AnswerDialog)
    answer.name.setText("Bo")
    answer.department.setCurrentIndex(answer.department.findData("hr"))
    answer.submit()
    assert page.table.currentIndex().data() == "Approved"
    assert not choice.isVisible()
    assert page.open_minor("S12") is None


def test_who_signed_an_older_text_is_not_offered_the_choice(
    signed: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    reword(signed, "jamais", "rarement")
    signed.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Lea")
    reword(signed, "rarement", "très rarement")
    page = page_of(stage, signed, qtbot)
    choice = page.strip.choice
    page.table.go_to("S12", "legal")
    assert choice.isVisible()
    page.table.go_to("S12", "it")
    assert not choice.isVisible()


def test_the_decision_offers_it_too_and_shows_what_came_of_it(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, reworded, qtbot)
    decision = page.open_decision("S12", "it")
    dialog = decision.pane.open_minor()
    assert isinstance(dialog, DeclareDialog)
    dialog.reason.setPlainText("A typo.")
    dialog.name.setText("Ada")
    dialog.department.setCurrentIndex(dialog.department.findData("legal"))
    with qtbot.waitSignal(decision.pane.carried):
        dialog.submit()
    assert isinstance(decision.pane.open_minor(), AnswerDialog)


def test_a_departments_queue_lists_what_others_called_minor_and_empties_one_by_one(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    reword(reworded, "jamais", "encore", "S08")
    for section in ("S08", "S12"):
        reworded.minor_changes.declare(section, "Ada", "legal", "A typo.")
    assert queue_of(stage, reworded, qtbot, "legal").isHidden()
    queue = queue_of(stage, reworded, qtbot, "hr")
    assert queue.sections == ("S08", "S12")
    assert queue.accessibleName() == "2 minor changes wait for your confirmation"
    assert spoken(queue.buttons[1]) == "Look and answer: Confidentiality and reserved topics"
    for left in (("S12",), ()):
        queue.buttons[0].click()
        dialog = queue.window().findChild(AnswerDialog)
        assert dialog is not None
        assert dialog.chosen == "hr"
        dialog.name.setText("Bo")
        with qtbot.waitSignal(queue.answered):
            dialog.submit()
        dialog.setParent(None)
        assert queue.sections == left
    assert queue.isHidden()


def test_the_queue_proposes_who_speaks_for_the_department(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    queue = queue_of(stage, reworded, qtbot, "it")
    dialog = queue.open("S12")
    assert dialog is not None
    assert dialog.name.text() == reworded.session.charter.answer("team", "it")


def test_the_view_of_a_department_shows_it_even_where_nothing_waits_to_be_signed(
    reworded: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    page = page_of(stage, reworded, qtbot)
    page.show_department("hr")
    view = page.department_view
    assert isinstance(view, DepartmentView)
    assert view.waiting() == ()
    assert view.minor.isVisible()
    assert page.views.currentText() == "Human resources: none waiting, 1 to confirm"
    dialog = view.minor.open("S12")
    assert dialog is not None
    dialog.name.setText("Bo")
    dialog.submit()
    assert not view.minor.isVisible()
    assert page.views.currentText() == "Human resources: none waiting"
    page.show_department("it")
    assert view.waiting() == ()
