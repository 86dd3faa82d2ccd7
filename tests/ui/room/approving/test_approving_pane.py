"""Approving in the room: who may sign, for what, with which words, on which text, by keyboard and by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.records import DecisionKind, RoomSignature
from charta.services.reading import TEAM
from charta.services.wizard import BOARD
from charta.ui.room.approving.pane import ApprovingPane
from charta.ui.widgets.banner import Banner
from ui.doubles import Stage, spoken
from ui.publication.conftest import reword
from ui.room.approving.conftest import LEGAL, TECHNOLOGY, Show, arrive, draw, item_of, person
from ui.sitting import keyboard, nameless, press


def state(bench: Workbench, department: str, section: str = "S12") -> DepartmentState:
    return next(
        entry.state for entry in bench.agreement.row(section).stands if entry.department == department
    )


def ways(pane: ApprovingPane) -> dict[str, QPushButton]:
    """Return what is offered where nobody may sign, by its words."""
    QApplication.processEvents()
    made = pane.form._absent.findChildren(QPushButton)
    return {spoken(entry): entry for entry in made if entry.isVisibleTo(pane)}


def why(pane: ApprovingPane) -> str:
    absence = pane.tiles[pane.department].seat.absence
    return absence.words if absence else ""


# -- who may sign -----------------------------------------------------------------------------------------


def test_only_the_departments_that_must_sign_are_shown_with_their_state(full: Workbench, show: Show) -> None:
    full.agreement.sign("S12", "it", DecisionKind.APPROVE, TECHNOLOGY)
    pane = show(full)
    required = [entry.department for entry in full.agreement.row("S12").stands if entry.required]
    assert list(pane.tiles) == required
    assert spoken(pane.tiles["it"]).endswith(": Approved")
    assert spoken(pane.tiles["legal"]).endswith(": Pending")


def test_a_representative_who_is_present_approves_and_it_is_said_who_and_when(
    full: Workbench, show: Show
) -> None:
    pane = show(full)
    pane.choose("legal")
    assert pane.form.name.text() == LEGAL
    pane.form.verbs[DecisionKind.APPROVE].click()
    assert state(full, "legal") is DepartmentState.APPROVED
    ((decision, signature),) = full.room_approval.signatures(1)
    assert (decision.by, decision.section, signature.delegate_for) == (LEGAL, "S12", "")
    assert f"Approved by {LEGAL}" in pane.tiles["legal"].seat.lines[0]
    assert pane.notices.texts == [f"Legal affairs: recorded for 1 section, signed by {LEGAL}."]


def test_nobody_signs_for_an_absent_representative_without_a_delegate_and_it_says_what_to_do(
    running: Workbench, show: Show, qtbot: QtBot
) -> None:
    pane = show(running)
    pane.choose("legal")
    assert f"{LEGAL}, who represents the department, needs to be present" in why(pane)
    assert "sign-off board" in why(pane)
    assert not pane.form.verbs[DecisionKind.APPROVE].isVisible()
    with qtbot.waitSignal(pane.go_to) as signal:
        ways(pane)["Sign-off board"].click()
    assert signal.args == [BOARD]
    ways(pane)[f"{LEGAL} is here"].click()
    assert why(pane) == ""
    assert pane.form.verbs[DecisionKind.APPROVE].isVisible()
    assert running.participants.signers(1, "legal")[0].name == LEGAL


def test_a_delegate_named_beforehand_signs_for_the_absent_one_and_it_says_so(
    planned: Workbench, show: Show
) -> None:
    planned.participants.delegate(1, "legal", "Sam Roy", "Maïté Desrosiers")
    planned.timekeeping.begin(1)
    pane = show(planned)
    pane.choose("legal")
    assert f"{LEGAL} is not in the room. Sam Roy" in why(pane)
    assert set(ways(pane)) == {
        "Sign-off board",
        f"{LEGAL} is here",
        "Sam Roy is here",
    }
    ways(pane)["Sam Roy is here"].click()
    assert pane.tiles["legal"].seat.lines == (f"Sam Roy signs for {LEGAL}, absent",)
    assert pane.form.name.text() == "Sam Roy"
    pane.form.verbs[DecisionKind.APPROVE].click()
    ((decision, signature),) = planned.room_approval.signatures(1)
    assert (decision.by, signature.delegate_for) == ("Sam Roy", LEGAL)
    assert pane.notices.texts[0].endswith(f"signed by Sam Roy for {LEGAL}, absent.")
    assert f"Signed for {LEGAL}, absent." in pane.tiles["legal"].seat.lines


def test_a_delegate_gives_way_to_the_representative_who_comes_and_signs_after_that_one_left(
    planned: Workbench, show: Show
) -> None:
    planned.participants.delegate(1, "legal", "Sam Roy", "Maïté Desrosiers")
    planned.timekeeping.begin(1)
    arrive(planned, "Sam Roy")
    pane = show(planned)
    pane.choose("legal")
    assert pane.form.name.text() == "Sam Roy"
    arrive(planned, LEGAL)
    assert pane.form.name.text() == LEGAL
    pane.form.name.setText("Sam Roy")
    pane.form.verbs[DecisionKind.APPROVE].click()
    assert pane.form.problem.text.startswith("Sam Roy may not sign for Legal affairs")
    assert pane.form.name.text() == "Sam Roy"
    assert state(planned, "legal") is DepartmentState.PENDING
    planned.participants.leave(1, person(planned, LEGAL))
    assert pane.form.name.text() == "Sam Roy"
    pane.form.verbs[DecisionKind.APPROVE].click()
    assert state(planned, "legal") is DepartmentState.APPROVED


def test_a_department_without_representative_leads_to_the_team(
    full: Workbench, show: Show, qtbot: QtBot
) -> None:
    full.answers.set(TEAM, "legal", None)
    pane = show(full)
    pane.choose("legal")
    assert why(pane).startswith("Legal affairs has no representative yet. Name one on the page “The team”")
    assert set(ways(pane)) == {"Go to the team", "Sign-off board"}
    with qtbot.waitSignal(pane.go_to) as signal:
        ways(pane)["Go to the team"].click()
    assert signal.args == [TEAM]
    full.answers.set(TEAM, "legal", "Zoé Newcomer")
    assert "Zoé Newcomer" in why(pane)
    ways(pane)["Zoé Newcomer is here"].click()
    assert pane.form.name.text() == "Zoé Newcomer"
    (added,) = [entry for entry in full.participants.all(1) if entry.name == "Zoé Newcomer"]
    assert added.department == "legal"


def test_nobody_signs_while_the_workshop_is_not_running(planned: Workbench, show: Show) -> None:
    pane = show(planned)
    assert "The workshop is not running" in pane.notices.texts[0]
    planned.timekeeping.begin(1)
    arrive(planned, TECHNOLOGY)
    pane.choose("it")
    assert pane.notices.texts == []
    assert pane.form.verbs[DecisionKind.RESERVE].isEnabled()
    planned.timekeeping.end(1)
    assert not any(verb.isEnabled() for verb in pane.form.verbs.values())


# -- what is said -----------------------------------------------------------------------------------------


def test_a_reservation_without_words_is_refused_and_ctrl_enter_records_it_once_they_are_there(
    full: Workbench, show: Show, qtbot: QtBot
) -> None:
    pane = show(full)
    press(qtbot, Qt.Key.Key_L, Qt.Key.Key_R)
    assert "needs a note" in pane.form.problem.text
    assert keyboard() is pane.form.note
    assert state(full, "legal") is DepartmentState.PENDING
    qtbot.keyClicks(pane.form.note, "Only for a year, as agreed.")
    assert pane.form.note.toPlainText() == "Only for a year, as agreed."
    qtbot.keyClick(pane.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state(full, "legal") is DepartmentState.RESERVED
    assert "Note: Only for a year, as agreed." in pane.tiles["legal"].seat.lines
    assert pane.form.problem.text == ""
    assert pane.form.note.toPlainText() == ""


def test_a_change_is_requested_with_its_words(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.note.setPlainText("Name the law.")
    pane.form.verbs[DecisionKind.REQUEST_CHANGE].click()
    assert state(full, "legal") is DepartmentState.CHANGE_REQUESTED


def test_words_stay_with_their_department_whatever_is_chosen_or_changes_meanwhile(
    full: Workbench, show: Show
) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.note.setPlainText("For legal")
    pane.choose("it")
    assert pane.form.note.toPlainText() == ""
    pane.form.note.setPlainText("For technology")
    reword(full)
    pane.refresh()
    assert pane.form.note.toPlainText() == "For technology"
    pane.choose("legal")
    assert pane.form.note.toPlainText() == "For legal"


def test_words_stay_with_their_section_too(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.note.setPlainText("On confidentiality")
    pane.show_item(item_of(full, "S02").number)
    pane.choose("legal")
    assert pane.form.note.toPlainText() == ""
    pane.show_item(item_of(full, "S12").number)
    pane.choose("legal")
    assert pane.form.note.toPlainText() == "On confidentiality"


def test_a_pane_that_is_built_anew_goes_on_with_what_was_typed(
    full: Workbench, show: Show, stage: Stage
) -> None:
    pane = show(full)
    pane.choose("it")
    pane.form.note.setPlainText("For technology")
    pane.choose("legal")
    pane.form.all.click()
    pane.form.name.setText("Philippe")
    pane.form.note.setPlainText("For legal")
    again = show(full, "S02", looks=stage("fr", "dark"))
    again.take_up(pane.kept())
    assert again.department == "legal"
    assert (again.form.name.text(), again.form.note.toPlainText()) == ("Philippe", "For legal")
    assert again.text.shown == pane.text.shown
    again.choose("it")
    assert again.form.note.toPlainText() == "For technology"


def test_a_name_that_was_typed_stays_when_it_is_refused(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.name.setText("Somebody")
    pane.form.note.setPlainText("Words")
    pane.form.verbs[DecisionKind.RESERVE].click()
    assert pane.form.problem.text == (
        f"Somebody may not sign for Legal affairs in this workshop. Those who may: {LEGAL}."
    )
    assert (pane.form.name.text(), pane.form.note.toPlainText()) == ("Somebody", "Words")


def test_a_section_that_is_not_ready_is_not_approved_but_a_change_can_be_requested(
    full: Workbench, show: Show
) -> None:
    full.answers.include({"S12": True})
    field = next(entry for entry in full.session.catalogue.section("S12").fields if entry.required)
    full.answers.set("S12", field.id, None)
    pane = show(full)
    if full.agreement.obstacle("S12"):
        assert "cannot be signed yet" in pane.notices.texts[0]
        pane.choose("legal")
        allowed = {kind for kind, verb in pane.form.verbs.items() if verb.isEnabled()}
        assert allowed == {DecisionKind.REQUEST_CHANGE}


def test_a_section_that_nobody_must_sign_says_so(full: Workbench, show: Show) -> None:
    for stand in full.agreement.row("S12").stands:
        if stand.required:
            full.agreement.require("S12", stand.department, "Not this time", required=False)
    pane = show(full)
    assert pane.tiles == {}
    assert "No department is asked to sign this section" in pane.notices.texts[0]
    assert not pane.form.isVisible()


# -- for what ---------------------------------------------------------------------------------------------


def test_all_that_waits_is_shown_before_it_is_signed_in_one_act(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    waiting = [row.section.id for row in full.room_approval.waiting("legal")]
    assert list(pane.text.shown) == ["S12"]
    pane.form.all.click()
    assert sorted(pane.text.shown) == sorted(waiting)
    assert next(iter(pane.text.shown)) == "S12"
    for section in waiting:
        title = full.session.catalogue.section(section).text("en").title
        assert title in pane.text.toPlainText()
    pane.form.verbs[DecisionKind.APPROVE].click()
    assert full.room_approval.waiting("legal") == ()
    assert {decision.section for decision, _ in full.room_approval.signatures(1)} == set(waiting)


def test_an_item_without_section_offers_all_that_waits(full: Workbench, show: Show) -> None:
    pane = show(full, "")
    assert list(pane.tiles) == list(full.session.catalogue.departments)
    pane.choose("it")
    waiting = [row.section.id for row in full.room_approval.waiting("it")]
    assert list(pane.text.shown) == waiting
    assert pane.tiles["it"].seat.state == f"{len(waiting)} waiting"
    pane.form.verbs[DecisionKind.APPROVE].click()
    assert full.room_approval.waiting("it") == ()
    assert pane.tiles["it"].seat.state == "none waiting"
    pane.choose("it")
    assert not any(verb.isEnabled() for verb in pane.form.verbs.values())


def test_another_item_begins_with_its_own_section_again(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.all.click()
    pane.show_item(item_of(full, "S02").number)
    assert list(pane.text.shown) == ["S02"]


def test_an_item_that_is_gone_is_no_trouble(planned: Workbench, show: Show) -> None:
    pane = show(planned)
    planned.agendas.remove(item_of(planned, "S12").number)
    pane.refresh()
    assert list(pane.tiles) == list(planned.session.catalogue.departments)


# -- on which text ----------------------------------------------------------------------------------------


def test_a_text_that_changed_unseen_is_not_signed_and_the_new_one_is_shown(
    full: Workbench, show: Show
) -> None:
    pane = show(full, listens=False)
    pane.choose("legal")
    pane.form.note.setPlainText("As we said")
    seen = pane.text.shown["S12"]
    reword(full)
    pane.form.verbs[DecisionKind.RESERVE].click()
    assert full.room_approval.signatures(1) == []
    assert pane.form.problem.text.startswith("Nothing was recorded: the text has changed meanwhile.")
    assert any("has changed since it was shown here" in words for words in pane.notices.texts)
    assert "A new thought (en)." in pane.text.toPlainText()
    assert pane.text.shown["S12"] != seen
    assert pane.form.note.toPlainText() == "As we said"
    pane.form.verbs[DecisionKind.RESERVE].click()
    assert state(full, "legal") is DepartmentState.RESERVED


def test_the_change_of_a_text_is_told_as_it_happens_and_can_be_closed(full: Workbench, show: Show) -> None:
    pane = show(full)
    reword(full)
    (told,) = pane.notices.texts
    assert told.startswith("The text of “12. ")
    assert pane.text.shown["S12"] == full.wordings.fingerprint("S12")
    pane.notices.findChild(Banner).closed.emit()
    assert pane.notices.texts == []


def test_who_signed_an_earlier_text_is_asked_again(full: Workbench, show: Show) -> None:
    full.agreement.sign("S12", "legal", DecisionKind.APPROVE, LEGAL)
    pane = show(full)
    assert not pane.tiles["legal"].seat.waits
    reword(full)
    assert pane.tiles["legal"].seat.waits
    assert "The text has changed since." in pane.tiles["legal"].seat.lines


# -- by hand ----------------------------------------------------------------------------------------------


def test_a_drawn_signature_is_kept_with_every_section_of_the_act_and_shown(
    full: Workbench, show: Show, qtbot: QtBot
) -> None:
    pane = show(full)
    press(qtbot, Qt.Key.Key_L, Qt.Key.Key_W, Qt.Key.Key_S)
    assert keyboard() is pane.form.drawing.pad
    draw(qtbot, pane)
    expected = pane.form.drawing.png
    assert expected is not None
    count = len(pane.text.shown)
    assert count > 1
    qtbot.keyClick(keyboard(), Qt.Key.Key_A)
    signatures = full.room_approval.signatures(1)
    assert len(signatures) == count
    (digest,) = {signature.image for _, signature in signatures}
    assert full.session.store.attachment(digest) == expected
    drawn = pane.tiles["legal"].drawn
    assert drawn is not None
    assert not drawn.pixmap().isNull()
    assert drawn.accessibleName() == "Drawn signature of Legal affairs"
    pane.choose("legal")
    assert pane.form.drawing.png is None


def test_a_typed_name_alone_leaves_no_drawing(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    assert not pane.form.drawing._frame.isVisible()
    pane.form.verbs[DecisionKind.APPROVE].click()
    ((_, signature),) = full.room_approval.signatures(1)
    assert signature.image == ""
    assert pane.tiles["legal"].drawn is None


def test_a_drawing_never_stands_for_somebody_else(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.drawing.turn()
    draw(qtbot, pane)
    pane.choose("it")
    assert pane.form.drawing.png is None
    pane.form.verbs[DecisionKind.APPROVE].click()
    ((_, signature),) = full.room_approval.signatures(1)
    assert signature.image == ""
    pane.choose("legal")
    assert pane.form.drawing.png is not None


def test_a_drawing_that_was_put_away_is_not_signed_with(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.drawing.turn()
    draw(qtbot, pane)
    pane.form.drawing.turn()
    pane.form.verbs[DecisionKind.APPROVE].click()
    ((_, signature),) = full.room_approval.signatures(1)
    assert signature.image == ""


def test_a_refused_decision_leaves_the_drawing(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.drawing.turn()
    draw(qtbot, pane)
    before = pane.form.drawing.png
    pane.form.verbs[DecisionKind.RESERVE].click()
    assert pane.form.problem.text
    assert pane.form.drawing.png == before


def test_a_picture_that_cannot_be_read_leaves_the_tile_without_one(full: Workbench, show: Show) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.verbs[DecisionKind.APPROVE].click()
    ((decision, signature),) = full.room_approval.signatures(1)
    broken = replace(signature, image=full.session.store.put_attachment(b"no picture"))
    assert isinstance(broken, RoomSignature)
    assert QPixmap().loadFromData(b"no picture") is False
    from charta.domain.records import Change

    full.session.commit([Change(signature, broken)], undoable=False)
    assert pane.tiles["legal"].drawn is None
    assert decision.by == LEGAL


# -- by keyboard ------------------------------------------------------------------------------------------


def test_the_whole_room_signs_by_keyboard_and_the_next_department_comes_up(
    full: Workbench, show: Show, qtbot: QtBot
) -> None:
    pane = show(full)
    for _ in range(len(pane.tiles)):
        assert keyboard() is pane.tiles[pane.department]
        press(qtbot, Qt.Key.Key_A)
    assert full.agreement.row("S12").is_signed
    press(qtbot, Qt.Key.Key_A)
    assert len(full.room_approval.signatures(1)) == len(pane.tiles)


def test_figures_and_letters_choose_departments(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    for number, (department, tile) in enumerate(pane.tiles.items(), start=1):
        pane.choose(next(entry for entry in reversed(pane.tiles) if entry != department))
        pane.focus_first()
        press(qtbot, Qt.Key(Qt.Key.Key_0 + number))
        assert pane.department == department
        pane.choose(next(entry for entry in pane.tiles if entry != department))
        press(qtbot, Qt.Key(ord(tile.seat.letter)))
        assert pane.department == department
        assert keyboard() is pane.tiles[department]


def test_letters_are_words_while_an_editor_has_the_keyboard_and_the_held_ones_still_decide(
    full: Workbench, show: Show, qtbot: QtBot
) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.form.focus_note()
    qtbot.keyClicks(pane.form.note, "marc2")
    assert pane.form.note.toPlainText() == "marc2"
    assert pane.department == "legal"
    assert full.room_approval.signatures(1) == []
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.form.note, Qt.Key.Key_R, held)
    assert state(full, "legal") is DepartmentState.RESERVED
    pane.form.focus_note()
    first = next(iter(pane.tiles))
    qtbot.keyClick(pane.form.note, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert pane.department == first


def test_the_pane_takes_its_letters_before_the_window_does(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    heard = []
    for keys in ("A", "Ctrl+2"):
        QShortcut(keys, pane, lambda keys=keys: heard.append(keys))
    pane.choose("legal")
    pane.focus_first()
    qtbot.keyClick(keyboard(), Qt.Key.Key_A)
    assert state(full, "legal") is DepartmentState.APPROVED
    qtbot.keyClick(keyboard(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Ctrl+2"]


def test_what_is_missing_is_in_sight_however_low_the_window(
    full: Workbench, show: Show, stage: Stage, qtbot: QtBot
) -> None:
    pane = show(full, looks=stage("en", "light", 200), size=(900, 300))
    press(qtbot, Qt.Key.Key_L, Qt.Key.Key_R)
    assert keyboard() is pane.form.note
    qtbot.waitUntil(lambda: not pane.form.problem.visibleRegion().isEmpty())


def test_everything_is_reached_by_tab(full: Workbench, show: Show, qtbot: QtBot) -> None:
    pane = show(full)
    pane.choose("legal")
    pane.focus_first()
    reached = set()
    for _ in range(30):
        reached.add(spoken(keyboard()))
        press(qtbot, Qt.Key.Key_Tab)
    assert {
        "The text to sign",
        "Name of who signs",
        "Note (needed for a reservation or a request)",
        "Draw a signature",
        "Approve",
        "With a reservation",
        "Request a change",
    } <= reached


# -- how it looks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("zoom", "size"), [(100, (960, 600)), (100, (420, 400)), (200, (560, 480))])
def test_nothing_is_nameless_or_cut_off_in_the_smallest_window(
    full: Workbench, show: Show, stage: Stage, language: str, zoom: int, size: tuple[int, int]
) -> None:
    pane = show(full, looks=stage(language, "dark", zoom), size=size)
    absent = next(iter(pane.tiles))
    name = full.participants.representative(absent)
    full.participants.leave(1, person(full, name))
    for department in (absent, "legal"):
        pane.choose(department)
        if pane.form.may_sign:
            pane.form.drawing.turn()
        QApplication.processEvents()
        assert nameless(pane) == []
        bars = [area.horizontalScrollBar() for area in pane.findChildren(type(pane._side).__mro__[2])]
        assert not any(bar.maximum() for bar in bars)
        narrow = [
            made.text()
            for made in pane.findChildren(QPushButton)
            if made.isVisible() and made.text() and made.width() < made.minimumSizeHint().width()
        ]
        assert narrow == []
