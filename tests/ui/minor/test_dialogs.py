"""Calling a change minor and answering to that: errors at their place, and nothing recorded unseen."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Confirmation, MinorChange
from charta.services.minor_changes import Reworded
from charta.ui.minor.dialogs import AnswerDialog, DeclareDialog, choice_dialog
from charta.ui.preferences import Preferences
from ui.doubles import Stage
from ui.minor.conftest import reword


def change_of(bench: Workbench) -> Reworded:
    found = bench.minor_changes.reworded("S12")
    assert found is not None
    return found


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window, to which the dialogs belong."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def declaring(reworded: Workbench, stage: Stage, window: QWidget) -> DeclareDialog:
    dialog = DeclareDialog(stage(), reworded, change_of(reworded), window)
    dialog.show()
    return dialog


@pytest.fixture
def answering(reworded: Workbench, stage: Stage, window: QWidget) -> AnswerDialog:
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    dialog = AnswerDialog(stage(), reworded, change_of(reworded), window, department="hr")
    dialog.show()
    return dialog


def test_each_thing_that_is_missing_is_asked_for_in_a_sentence(
    declaring: DeclareDialog, reworded: Workbench
) -> None:
    declaring.submit()
    assert declaring.problem == "Choose your department."
    declaring.department.setCurrentIndex(declaring.department.findData("legal"))
    declaring.submit()
    assert declaring.problem == "Give your name; it is kept with the charter."
    declaring.name.setText("Ada")
    declaring.submit()
    assert declaring.problem == "Give the reason; it is kept with the charter."
    assert reworded.session.charter.all(MinorChange) == ()
    declaring.reason.setPlainText("A typo")
    declaring.submit()
    made = reworded.session.charter.all(MinorChange)[0]
    assert (made.by, made.department, made.reason) == ("Ada", "legal", "A typo")


def test_the_name_is_remembered_and_found_again_with_its_department(
    declaring: DeclareDialog, reworded: Workbench, stage: Stage, window: QWidget, preferences: Preferences
) -> None:
    person = str(reworded.session.charter.answer("team", "it"))
    declaring.name.setText(f" {person} ")
    declaring.reason.setPlainText("A typo")
    declaring.department.setCurrentIndex(declaring.department.findData("it"))
    declaring.submit()
    assert preferences.settings.user_name == person
    again = DeclareDialog(stage(), reworded, change_of(reworded), window)
    assert (again.name.text(), again.chosen) == (person, "it")


def test_a_text_that_changed_meanwhile_is_shown_before_anything_is_recorded(
    declaring: DeclareDialog, reworded: Workbench
) -> None:
    declaring.name.setText("Ada")
    declaring.reason.setPlainText("A typo")
    declaring.department.setCurrentIndex(1)
    reword(reworded, "absolument", "vraiment")
    declaring.submit()
    assert "has changed meanwhile; look at it again" in declaring.problem
    assert "vraiment" in declaring.difference.toPlainText()
    assert reworded.session.charter.all(MinorChange) == ()
    declaring.submit()
    assert reworded.session.charter.all(MinorChange)[0].new == reworded.wordings.fingerprint("S12")


def test_where_the_change_is_gone_nothing_can_be_recorded(
    declaring: DeclareDialog, reworded: Workbench
) -> None:
    reworded.session.undo()
    declaring.show_present()
    assert not declaring.save.isEnabled()


def test_the_answer_is_asked_of_every_department_but_the_authors(answering: AnswerDialog) -> None:
    offered = [answering.department.itemData(at) for at in range(answering.department.count())]
    assert offered == ["", "marketing", "it", "hr", "operations"]
    assert answering.chosen == "hr"
    assert answering.intro.text() == "Ada (Legal affairs) calls the change minor: “A typo.”"
    assert "absolument" in answering.difference.toPlainText()


def test_who_called_it_minor_cannot_confirm_it_for_another_department(
    answering: AnswerDialog, reworded: Workbench
) -> None:
    answering.name.setText("ada")
    answering.submit()
    assert answering.problem.startswith("Ada called this change minor; somebody else")
    assert reworded.session.charter.all(Confirmation) == ()


def test_a_refusal_says_so_on_its_button_and_needs_a_reason(
    answering: AnswerDialog, reworded: Workbench
) -> None:
    assert answering.save.text() == "Confirm"
    answering.refuse.click()
    assert answering.save.text() == "It is not minor"
    answering.name.setText("Bo")
    answering.submit()
    assert answering.problem == "Say why it is not minor; it is kept with the charter."
    answering.note.setPlainText("It forbids more.")
    answering.submit()
    answer = reworded.session.charter.all(Confirmation)[0]
    assert (answer.confirmed, answer.note, answer.by, answer.department) == (
        False,
        "It forbids more.",
        "Bo",
        "hr",
    )


def test_an_answer_to_a_change_that_somebody_answered_meanwhile_is_not_recorded(
    answering: AnswerDialog, reworded: Workbench
) -> None:
    declared = change_of(reworded).declared
    assert declared is not None
    reworded.minor_changes.answer(declared.number, "Cy", "it", confirmed=False, note="No.")
    answering.name.setText("Bo")
    answering.submit()
    assert "has changed meanwhile" in answering.problem
    assert not answering.save.isEnabled()
    assert len(reworded.session.charter.all(Confirmation)) == 1


def test_the_dialog_that_comes_next_follows_what_was_said(
    reworded: Workbench, stage: Stage, window: QWidget
) -> None:
    context = stage()
    first = choice_dialog(context, reworded, change_of(reworded), window)
    reworded.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    second = choice_dialog(context, reworded, change_of(reworded), window)
    assert isinstance(first, DeclareDialog)
    assert isinstance(second, AnswerDialog)
