"""Taking a decision: on the very text that is shown, with a note where one is needed."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.errors import Conflict
from charta.ui.board.dialogs import DecisionDialog
from charta.ui.board.reading import TextView
from ui.doubles import Stage, spoken

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE


def dialog_of(stage: Stage, bench: Workbench, qtbot: QtBot, section: str = "S12") -> DecisionDialog:
    dialog = DecisionDialog(stage(), bench, (section, "legal"))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def problem(dialog: DecisionDialog) -> str:
    return dialog.pane.form.problem


def test_a_decision_is_recorded_on_the_fingerprint_that_was_shown(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    dialog = dialog_of(stage, example, qtbot)
    shown = dialog.pane.shown_fingerprint
    dialog.pane.form.choose(RESERVE)
    dialog.pane.form.findChild(QPlainTextEdit).setPlainText("Watch the photos.")
    dialog.pane.form.submit()
    (decision,) = example.session.charter.decisions("S12", "legal")
    assert (decision.fingerprint, decision.kind, decision.note) == (shown, RESERVE, "Watch the photos.")
    assert not dialog.isVisible()


def test_the_name_comes_from_the_team_sheet(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    dialog = dialog_of(stage, example, qtbot)
    assert dialog.pane.form.name == example.session.charter.answer("team", "legal")


def test_without_a_note_the_dialog_stays_open_and_says_so(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    dialog = dialog_of(stage, example, qtbot)
    for kind in (RESERVE, REQUEST):
        dialog.pane.form.choose(kind)
        dialog.pane.form.submit()
        assert dialog.isVisible()
        assert problem(dialog).startswith("Say what the reservation or the request is about")
    assert not example.session.charter.decisions("S12")


def test_without_a_name_nothing_is_signed(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    dialog = dialog_of(stage, example, qtbot)
    dialog.pane.form.findChild(QLineEdit).setText("  ")
    dialog.pane.form.submit()
    assert problem(dialog) == "Give the name of the person who decides."


def test_a_text_that_changed_meanwhile_is_shown_before_it_can_be_signed(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    dialog = dialog_of(stage, example, qtbot)
    shown = dialog.pane.shown_fingerprint
    example.answers.set("S12", "photos", "none")
    dialog.pane.form.submit()
    assert problem(dialog) == Conflict(what="S12").args[0]
    assert dialog.pane.shown_fingerprint == example.wordings.fingerprint("S12") != shown
    dialog.pane.form.submit()
    assert example.session.charter.decisions("S12", "legal")[-1].fingerprint != shown


def test_the_text_is_shown_in_every_language_of_the_charter(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    dialog = dialog_of(stage, example, qtbot)
    shown = dialog.pane.findChild(TextView).toPlainText()
    for language in example.session.languages:
        assert example.session.catalogue.section("S12").text(language).title in shown
        first = example.wordings.plain(example.wordings.text("S12", language)).splitlines()[0]
        # Qt itself gives non-breaking spaces back as plain ones.
        assert first.replace("\xa0", " ") in shown


def test_an_outdated_decision_shows_what_changed_and_what_was_seen(
    signed: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    earlier = dialog_of(stage, signed, qtbot)
    before = earlier.pane.findChild(TextView)
    printed, looks = before.toPlainText(), before.toHtml()
    signed.answers.set("S12", "photos", "none")
    dialog = dialog_of(stage, signed, qtbot)
    tabs = dialog.pane.findChild(QTabWidget)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["To sign", "What changed", "Seen then"]
    changes = tabs.widget(1)
    assert isinstance(changes, TextView)
    assert "underlined" in changes.toPlainText()
    assert "line-through" in changes.toHtml()
    seen = tabs.widget(2)
    assert isinstance(seen, TextView)
    tabs.setCurrentWidget(seen)
    qtbot.waitUntil(lambda: seen.toPlainText() == printed)
    assert seen.toHtml() == looks, "headings, lists and emphasis are as they were signed"


def test_an_incomplete_section_can_only_be_sent_back(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    dialog = dialog_of(stage, bench, qtbot)
    form = dialog.pane.form
    assert form.kind is REQUEST
    form.choose(APPROVE)
    form.findChild(QLineEdit).setText("Ann")
    form.submit()
    assert problem(dialog) == "S12 cannot be signed: some of its questions have no answer yet."
    assert not bench.session.charter.decisions("S12")


def test_an_excluded_section_cannot_be_decided_on(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.answers.include({"S12": False})
    dialog = dialog_of(stage, example, qtbot)
    assert not any(made.isEnabled() for made in dialog.pane.form.findChildren(QPushButton))
    dialog.pane.form.submit()
    assert problem(dialog) == "S12 cannot be signed: it is not part of this charter."


def test_every_input_has_a_name(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    dialog = dialog_of(stage, example, qtbot)
    form = dialog.pane.form
    assert spoken(form.findChild(QLineEdit)) == "Who decides"
    assert spoken(form.findChild(QPlainTextEdit)) == "Note"


def test_a_name_that_the_team_sheet_does_not_know_is_remembered(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    example.answers.set("team", "legal", None)
    dialog = dialog_of(stage, example, qtbot)
    assert dialog.pane.form.name == ""
    dialog.pane.form.findChild(QLineEdit).setText("Zoé <Roy>")
    dialog.pane.form.submit()
    assert dialog_of(stage, example, qtbot, "S21").pane.form.name == "Zoé <Roy>"
