"""A department's own view: just what waits, shrinking as one signs."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.board.waiting import DepartmentView
from ui.doubles import RecordingMessages, Stage

APPROVE, REQUEST = DecisionKind.APPROVE, DecisionKind.REQUEST_CHANGE


def view_of(stage: Stage, bench: Workbench, qtbot: QtBot, department: str = "legal") -> DepartmentView:
    view = DepartmentView(stage(), bench)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show_department(department)
    view.show()
    return view


def signed_by(bench: Workbench, department: str) -> tuple[str, ...]:
    """Return the sections of the example that a department has to sign, in their order."""
    return tuple(section.id for section in bench.session.included() if department in section.signs)


def several(view: DepartmentView) -> QPushButton:
    return next(
        made for made in view.findChildren(QPushButton) if made.accessibleName() == "Approve what was read"
    )


def test_it_lists_what_waits_and_shrinks_as_one_signs(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    view = view_of(stage, example, qtbot)
    waiting = signed_by(example, "legal")
    assert len(waiting) > 2
    assert view.waiting() == waiting
    for left in range(len(waiting) - 1, 0, -1):
        view.pane.form.submit()
        assert len(view.waiting()) == left
        assert view.pane.section == view.waiting()[0]
    view.pane.form.submit()
    assert view.waiting() == ()
    assert "Every section that it must sign is signed." in [
        label.text() for label in view.findChildren(QLabel)
    ]


def test_approve_and_next_opens_the_one_that_follows(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    view = view_of(stage, example, qtbot)
    waiting = signed_by(example, "legal")
    view.choose("S12")
    view.pane.form.submit()
    assert view.pane.section == waiting[waiting.index("S12") + 1]


def test_several_are_signed_at_once_after_they_were_read(
    example: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    view = view_of(stage, example, qtbot)
    assert not several(view).isEnabled()
    view.choose("S12")
    waiting = signed_by(example, "legal")
    read = (waiting[0], "S12")
    assert view.read() == read
    messages.replies.append("do")
    several(view).click()
    assert messages.asked[0][0] == "Approve 2 sections?"
    assert view.waiting() == tuple(section for section in waiting if section not in read)


def test_nothing_is_signed_at_once_where_the_user_thinks_better_of_it(
    example: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    view = view_of(stage, example, qtbot)
    view.choose("S12")
    several(view).click()
    assert messages.asked
    assert view.waiting() == signed_by(example, "legal")
    assert not example.session.charter.decisions("S12")


def test_a_text_that_changed_after_it_was_read_has_to_be_read_again(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    view = view_of(stage, example, qtbot)
    view.choose("S12")
    view.choose("S21")
    example.answers.set("S12", "photos", "none")
    view.refresh()
    assert view.read() == (signed_by(example, "legal")[0], "S21")


def test_what_is_being_typed_outlives_a_change_elsewhere(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    view = view_of(stage, example, qtbot)
    view.choose("S21")
    note = view.pane.form.findChild(QPlainTextEdit)
    note.setPlainText("Half a thought")
    example.answers.set("S12", "photos", "none")
    view.refresh()
    assert view.pane.section == "S21"
    assert note.toPlainText() == "Half a thought"


def test_a_requested_change_leaves_the_list_and_is_told_in_the_end(
    signed: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    signed.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter.")
    view = view_of(stage, signed, qtbot)
    said = " ".join(label.text() for label in view.findChildren(QLabel))
    assert view.waiting() == ()
    assert "a change was requested; it comes back once the text has changed" in said


def test_a_deputy_types_the_name_once(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    view = view_of(stage, example, qtbot)
    view.pane.form.findChild(QLineEdit).setText("A deputy")
    view.pane.form.submit()
    view.pane.form.submit()
    for section in signed_by(example, "legal")[:2]:
        assert [decision.by for decision in example.session.charter.decisions(section, "legal")] == [
            "A deputy"
        ]
