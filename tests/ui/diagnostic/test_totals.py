"""Totals by hand: a grid checked while it is typed."""

from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charta.bootstrap import Workbench
from charta.ui.diagnostic.totals_dialog import TotalsDialog
from ui.diagnostic.conftest import Open, ask
from ui.doubles import RecordingMessages


def type_row(dialog: TotalsDialog, row: int, counts: str) -> None:
    """Type counts by keyboard, Tab after each."""
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(row, 1))
    for count in counts.split():
        for digit in count:
            QTest.keyClick(QApplication.focusWidget() or dialog.table, digit)
        QTest.keyClick(QApplication.focusWidget() or dialog.table, Qt.Key.Key_Tab)
    QApplication.processEvents()


def test_totals_are_typed_by_keyboard_and_stored_as_one_step(
    open_page: Open, example: Workbench, survey: int
) -> None:
    page = open_page()
    dialog = page.open_totals()
    dialog.activateWindow()
    dialog.group.setEditText("Gaspé")
    dialog.people.setValue(14)
    type_row(dialog, 0, "1 2 3 5 2 1")
    assert dialog.table.currentIndex().row() == 1
    type_row(dialog, 1, "0 0 0 10 0 0")
    dialog.save.click()
    sums = example.diagnostic.totals(survey, "Gaspé")
    assert sums.respondents == 14
    assert sums.counts["F1.1"] == (1, 2, 3, 5, 2, 1)
    assert sums.counts["F1.2"] == (0, 0, 0, 10, 0, 0)
    assert not dialog.isVisible()
    assert "14 people have answered" in page.head.text
    example.session.undo()
    assert example.diagnostic.totals(survey, "Gaspé").respondents == 0


def test_more_answers_than_people_are_told_at_once_and_not_saved(open_page: Open, survey: int) -> None:
    dialog = open_page().open_totals()
    dialog.people.setValue(10)
    dialog.model.setData(dialog.model.index(3, 2), "11")
    assert dialog.problem.startswith("One statement has more answers than there are people")
    assert dialog.model.index(3, 7).data() == "⚠ 11 > 10"
    assert not dialog.save.isEnabled()
    dialog.people.setValue(11)
    assert dialog.problem == ""
    assert dialog.save.isEnabled()
    assert dialog.model.index(3, 7).data() == "11 of 11"
    dialog.record()


def test_what_is_no_count_is_refused(open_page: Open, survey: int) -> None:
    dialog = open_page().open_totals()
    for text in ("-1", "2.5", "many", "99999999", "²"):
        assert not dialog.model.setData(dialog.model.index(0, 1), text)
    assert not dialog.model.setData(dialog.model.index(0, 0), "1")
    assert not any(any(row) for row in dialog.model.counts.values())
    dialog.reject()


def test_the_sums_of_too_few_people_are_not_shown_here_either(
    open_page: Open, example: Workbench, survey: int
) -> None:
    ask(example, survey, 9, group="Québec")
    ask(example, survey, 8, group="Rimouski")
    ask(example, survey, 8, group="Gaspé")
    ask(example, survey, 2, answer=1, group="Direction")
    dialog = open_page().open_totals()
    dialog.group.setEditText("Direction")
    assert dialog.people.value() == 0
    assert not any(any(row) for row in dialog.model.counts.values())
    assert "too few people to be shown" in dialog.note
    shown = next(entry.group for entry in example.diagnostic.result(survey).groups)
    dialog.group.setEditText(shown)
    assert dialog.people.value() == example.diagnostic.totals(survey, shown).respondents
    dialog.reject()


def test_leaving_asks_only_where_something_was_typed(
    open_page: Open, survey: int, messages: RecordingMessages
) -> None:
    page = open_page()
    page.open_totals().reject()
    assert messages.asked == []
    dialog = page.open_totals()
    dialog.people.setValue(5)
    dialog.reject()
    assert dialog.isVisible()
    messages.replies.append("do")
    dialog.reject()
    assert not dialog.isVisible()


def test_large_letters_hide_nothing_behind_anything(open_page: Open, survey: int) -> None:
    dialog = open_page(language="fr", zoom=200).open_totals()
    dialog.people.setValue(10)
    dialog.model.setData(dialog.model.index(3, 2), "11")
    QApplication.processEvents()
    assert dialog.height() <= dialog.screen().availableSize().height()
    parts = [child for child in dialog.children() if isinstance(child, QWidget) and child.isVisible()]
    for first, second in combinations(parts, 2):
        assert not first.geometry().intersects(second.geometry())
    dialog.people.setFocus()
    dialog.people.setValue(11)
    dialog.record()
