"""One person, and recording what several people signed."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.people import Presence
from charta.domain.register import FactKind, Method, SignatureState
from charta.ui.context import UiContext
from charta.ui.people.attendance_dialog import AttendanceDialog
from charta.ui.widgets.text import Text
from ui.doubles import ChosenFiles
from ui.idle import wait_idle
from ui.people.conftest import Show


def resolved(dialog: AttendanceDialog, qtbot: QtBot) -> None:
    """Wait until the names are looked up."""
    qtbot.waitUntil(lambda: dialog._task is None and not dialog._timer.isActive(), timeout=20_000)


def id_of(bench: Workbench, number: str) -> int:
    return bench.signing.meant(number).id


def test_a_pasted_list_is_resolved_and_recorded(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    proof = tmp_path / "list.pdf"
    proof.write_bytes(b"%PDF-1.7 signed")
    page = show(hired)
    dialog = page.open_signing()
    assert not dialog.save.isEnabled()
    dialog.names.setPlainText("101\n  BO@example.org \nsomebody else\nzoe etoile\n")
    resolved(dialog, qtbot)
    assert dialog.found == "3 people are recognised. 1 line tells nobody for certain: “somebody else”"
    assert dialog.save.text() == "Record 3 signatures"
    dialog.attach(proof)
    dialog.by.setText("Hana Roy")
    dialog.submit()
    assert page.head.headline.text() == "3 of 4 have signed · 75%"
    (fact,) = hired.register.facts(id_of(hired, "101"))
    assert fact.method is Method.ATTENDANCE
    assert hired.scanning.picture(fact.evidence) == proof.read_bytes()


def test_names_that_are_still_being_typed_are_not_forgotten(show: Show, hired: Workbench) -> None:
    dialog = show(hired).open_signing()
    dialog.names.setPlainText("102")
    dialog.by.setText("Hana Roy")
    dialog.submit()
    assert hired.register.standing(id_of(hired, "102")).state is SignatureState.SIGNED


def test_what_cannot_be_recorded_is_told_and_nothing_is(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(hired)
    page.list.table.selectAll()
    dialog = page.open_signing()
    assert dialog.save.text() == "Record 4 signatures"
    no_proof = tmp_path / "list.txt"
    no_proof.write_text("101")
    dialog.attach(no_proof)
    assert "neither a PDF nor a JPEG" in dialog.problem
    dialog.day.set_value((hired.register.today + timedelta(days=1)).isoformat())
    dialog.submit()
    assert "still to come" in dialog.problem
    dialog.day.set_value(None)
    dialog.submit()
    assert "cannot be the day of a signature" in dialog.problem
    assert not hired.register.facts(id_of(hired, "101"))


def test_a_person_is_shown_with_all_that_the_register_says(
    show: Show, hired: Workbench, qtbot: QtBot
) -> None:
    ada = id_of(hired, "101")
    hired.signing.sign([ada], Method.PAPER, hired.register.today, by="Hana Roy", note="At the desk")
    page = show(hired)
    dialog = page.open_person(ada)
    assert dialog.state.text == "Has signed"
    assert dialog.sentence.startswith("Signed version 1.0 on")
    told = "\n".join(label.text() for label in dialog.facts.findChildren(Text))
    assert "New version · On paper · English" in told
    assert "At the desk" in told
    assert "by Hana Roy" in told
    (fact,) = hired.register.facts(ada)
    correction = dialog.open_correct(fact)
    correction.by.setText("Hana Roy")
    correction.submit()
    assert correction.problem
    correction.reason.setPlainText("Another person of that name")
    correction.submit()
    assert dialog.state.text == "Form to give"
    qtbot.waitUntil(lambda: any(label.font().strikeOut() for label in dialog.facts.findChildren(Text)))
    titles = [label for label in dialog.facts.findChildren(Text) if label.font().strikeOut()]
    assert [label.text() for label in titles] == ["Signed on November 24, 2026, version 1.0"]
    told = "\n".join(label.text() for label in dialog.facts.findChildren(Text))
    assert "Does not count: Another person of that name" in told
    assert page.head.states[SignatureState.SIGNED].isHidden()


def test_a_refusal_needs_a_witness(show: Show, hired: Workbench) -> None:
    dialog = show(hired).open_person(id_of(hired, "102")).open_refuse()
    dialog.by.setText("Hana Roy")
    dialog.submit()
    assert "witness" in dialog.problem
    dialog.witness.setText("Cy Twombly")
    dialog.submit()
    (fact,) = hired.register.facts(id_of(hired, "102"))
    assert (fact.kind, fact.witness) == (FactKind.REFUSED, "Cy Twombly")


def test_what_is_known_is_changed_and_leaves_the_rest(show: Show, hired: Workbench) -> None:
    ada = id_of(hired, "101")
    hired.roster.mark([ada], Presence.ON_LEAVE, hired.register.today)
    page = show(hired)
    dialog = page.open_person(ada)
    form = dialog.open_edit()
    form.lines["department"].setText("Sales")
    form.submit()
    person = hired.register.person(ada)
    assert (person.department, person.presence, person.hired) == ("Sales", Presence.ON_LEAVE, "2020-03-01")
    dialog.open_presence(Presence.PRESENT).submit()
    assert hired.register.person(ada).presence is Presence.PRESENT


def test_a_certificate_and_the_kept_page_open(
    show: Show, hired: Workbench, files: ChosenFiles, tmp_path: Path, context: UiContext, qtbot: QtBot
) -> None:
    ada = id_of(hired, "101")
    hired.signing.sign([ada], Method.PAPER, hired.register.today, by="Hana Roy", proof=b"%PDF-1.7 page")
    dialog = show(hired).open_person(ada)
    (fact,) = hired.register.facts(ada)
    opened = dialog._viewer.open(fact.evidence)
    assert opened is not None
    assert opened.read_bytes() == b"%PDF-1.7 page"
    files.answers.append(tmp_path / "certificate.docx")
    dialog.facts.certificate_asked.emit(fact, "docx")
    wait_idle(qtbot, lambda: not context.background.is_busy)
    assert (tmp_path / "certificate.docx").read_bytes().startswith(b"PK")
