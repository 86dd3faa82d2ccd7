"""Who takes part: invited, excused, and who may sign in whose place."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.ui.workshops.page import WorkshopsPage
from ui.doubles import RecordingMessages
from ui.sitting import keyboard
from ui.workshops.conftest import At


def said(page: WorkshopsPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.people.findChildren(QLabel) if label.isVisible())


def link(page: WorkshopsPage, words: str, department: str) -> QPushButton:
    found = page.people.findChild(QPushButton, f"{words} {department}")
    assert isinstance(found, QPushButton)
    return found


def test_the_team_is_invited_and_listed_by_department_with_who_represents_it(
    at_workshops: At, planned: Path
) -> None:
    _, page, bench = at_workshops(planned)
    told = said(page)
    people = bench.participants.all(1)
    assert people
    assert all(person.name in told for person in people)
    assert told.count("Represents the department") == len(bench.session.catalogue.departments)
    assert bench.participants.facilitator() in told.partition("Without a department")[2], "and is no guest"
    boxes = [box.accessibleName() for box in page.people.findChildren(QCheckBox)]
    assert boxes == [f"{person.name} is excused" for person in people]


def test_somebody_is_invited_and_what_is_wrong_is_told_in_the_dialog(
    at_workshops: At, planned: Path, messages: RecordingMessages
) -> None:
    sitting, page, bench = at_workshops(planned)
    page.people.invite.click()
    dialog = page.people.open_person()
    assert dialog is not None
    dialog.submit()
    assert dialog.problem == "Give the name of the person who takes part."
    dialog.name.setText("Zoé Roy")
    dialog.email.setText("zoe at home")
    dialog.submit()
    assert "“zoe at home” is no e-mail address" in dialog.problem
    dialog.email.setText("zoe@example.org")
    dialog.department.setCurrentIndex(dialog.department.findData("legal"))
    dialog.submit()
    assert not dialog.isVisible()
    sitting.work.refresh()
    assert "zoe@example.org" in said(page)
    made = next(person for person in bench.participants.all(1) if person.name == "Zoé Roy")
    assert made.department == "legal"
    change = page.people.open_person(made.number)
    assert change is not None
    assert change.email.text() == "zoe@example.org"
    change.name.setText("Zoé Leroy")
    change.submit()
    assert bench.participants.get(1, made.number).name == "Zoé Leroy"
    assert messages.failed == []


def test_who_is_taken_off_the_list_comes_back_by_undo(at_workshops: At, planned: Path) -> None:
    sitting, page, bench = at_workshops(planned)
    person = bench.participants.all(1)[0]
    cross = page.people.findChild(QToolButton, f"x {person.number}")
    assert isinstance(cross, QToolButton)
    assert cross.accessibleName() == f"Take {person.name} off the list"
    cross.click()
    assert person not in bench.participants.all(1)
    sitting.work._actions.undo.trigger()
    sitting.work.refresh()
    assert person.name in said(page)


def test_an_excused_representative_leaves_nobody_to_sign_until_a_delegate_is_named(
    at_workshops: At, planned: Path, qtbot: QtBot
) -> None:
    sitting, page, bench = at_workshops(planned)
    name = bench.participants.representative("legal")
    person = next(entry for entry in bench.participants.all(1) if entry.name == name)
    box = page.people.findChild(QCheckBox, f"excused {person.number}")
    assert isinstance(box, QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert bench.participants.get(1, person.number).excused
    assert keyboard().objectName() == f"excused {person.number}", "the keyboard stays where it was"
    assert f"Nobody may sign while {name} is away." in said(page)
    link(page, "Name a delegate…", "legal").click()
    dialog = page.people.open_delegate("legal")
    assert any(
        "has to be said before the workshop begins" in text.text() for text in dialog.findChildren(QLabel)
    )
    dialog.submit()
    assert dialog.problem == "Give the name of the person who takes part."
    dialog.who.setCurrentText(name)
    dialog.submit()
    assert "cannot be the same person" in dialog.problem
    dialog.who.setCurrentText("Zoé Roy")
    dialog.by.setText("Ada")
    dialog.submit()
    sitting.work.refresh()
    named = bench.participants.delegation(1, "legal")
    assert named is not None
    assert (named.delegate, named.absent, named.by) == ("Zoé Roy", name, "Ada")
    assert f"Zoé Roy signs while {name} is away." in said(page)
    link(page, "Take it back", "legal").click()
    assert bench.participants.delegation(1, "legal") is None


def test_a_delegate_named_after_the_beginning_is_refused_with_a_way_on(
    at_workshops: At, planned: Path
) -> None:
    _, page, bench = at_workshops(planned)
    bench.timekeeping.begin(1)
    dialog = page.people.open_delegate("legal")
    dialog.who.setCurrentText("Zoé Roy")
    dialog.submit()
    assert "A delegate is named before the workshop begins." in dialog.problem
    assert bench.participants.delegation(1, "legal") is None


def test_a_department_without_representative_says_so_and_leads_to_the_team(
    at_workshops: At, charta: Charta, planned: Path
) -> None:
    with closing(charta.open(planned)) as bench:
        bench.answers.set("team", "hr", None)
    sitting, page, _ = at_workshops(planned)
    assert "Nobody represents it yet: it can speak, but not sign." in said(page)
    link(page, "Name a representative", "hr").click()
    assert sitting.work.step == "team"


@pytest.mark.parametrize("number", [2, 3])
def test_each_workshop_has_its_own_list(at_workshops: At, planned: Path, number: int) -> None:
    _, page, bench = at_workshops(planned)
    bench.participants.add(number, "Only Here")
    assert "Only Here" not in said(page)
    page.shelf.tiles[number].click()
    assert "Only Here" in said(page)
