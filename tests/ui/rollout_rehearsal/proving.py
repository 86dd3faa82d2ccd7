"""A refusal, a correction, an attendance list; what is then proved on paper; all of it after a restart."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from python_calamine import CalamineWorkbook

from charta.domain.register import FactKind, Method, SignatureState
from charta.services.people_view import Group
from charta.services.wizard import FORMS, PEOPLE, PLAN, REMINDERS, SIGNATURES
from charta.ui.forms.page import FormsPage
from charta.ui.people.attendance_dialog import AttendanceDialog
from charta.ui.people.page import PeoplePage
from charta.ui.people.person_dialog import PersonDialog
from charta.ui.people.person_forms import CorrectDialog, RefusalDialog
from charta.ui.plan.page import PlanPage
from charta.ui.reminders.page import RemindersPage
from charta.ui.signatures.page import SignaturesPage
from ui.rehearsal.play import CTRL, Play
from ui.rehearsal.reading import word_text
from ui.rollout_rehearsal.coming_in import HR
from ui.rollout_rehearsal.staff import (
    ADA,
    BO,
    CY,
    DEPARTMENTS,
    FRANCOIS,
    INES,
    MAITE,
    NAMES,
    NOEL,
    ZOE,
)
from ui.rollout_rehearsal.steps import choose, go, person, signature, state, states
from ui.sitting import keyboard, named, open_dialogs, settle, tab_to

Key = Qt.Key
WITNESS: Final = "Maïté Côté"
REASON: Final = "Signé par une autre personne."
PROOF: Final = b"%PDF-1.7 attendance list"


def refuse(play: Play) -> None:
    """Find somebody by typing, open them, and record a refusal before a witness."""
    go(play, PEOPLE, PeoplePage)
    dialog = open_person(play, INES)
    check_messages(play, dialog)
    play.tab(dialog.refuse)
    play.press(Key.Key_Return)
    form = play.dialog(RefusalDialog)
    assert keyboard() is form.witness
    play.tab(form.by)
    play.hold(CTRL, Key.Key_A)
    play.press(HR)
    play.tab(form.save)
    play.press(Key.Key_Return)
    assert form.problem, "a refusal needs a witness"
    play.tab(form.witness)
    play.press(WITNESS, Key.Key_Return)
    assert open_dialogs(play.sitting) == [dialog]
    close_person(play, dialog)
    check_refusal(play)


def check_messages(play: Play, dialog: PersonDialog) -> None:
    """Find the reminder that was sent, by the subject with which it arrived."""
    title = play.bench.editions.edition("1.0").charters[play.words.language].title
    told = [label.text() for label in dialog.findChildren(QLabel)]
    (line,) = (words for words in told if words.endswith(f" · {play.tr('sent')}"))
    assert title in line


def open_person(play: Play, number: str) -> PersonDialog:
    """Search for somebody in the table and open them by Enter."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    page.focus_first()
    play.press(number)
    play.qtbot.waitUntil(lambda: list(page.list.model.ids) == [person(play, number).id])
    play.tab(page.list.table)
    play.press(Key.Key_Down, Key.Key_Return)
    return play.dialog(PersonDialog)


def close_person(play: Play, dialog: PersonDialog) -> None:
    """Go back to the table, and show everybody."""
    dialog.activateWindow()
    play.qtbot.waitUntil(dialog.isActiveWindow)
    play.press(Key.Key_Escape)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    play.tab(page.list.everybody)
    play.press(Key.Key_Space)
    assert len(page.list.model.ids) == len(NAMES)


def check_refusal(play: Play) -> None:
    """Find the refusal with its witness."""
    (fact,) = (
        fact for fact in play.bench.register.facts(person(play, INES).id) if fact.kind is FactKind.REFUSED
    )
    assert fact.witness == WITNESS
    assert state(play, INES) is SignatureState.REFUSED


def correct(play: Play) -> None:
    """Strike a signature through that somebody else wrote; it stays to be read, and counts no more."""
    wrong = signature(play, MAITE)
    dialog = open_person(play, MAITE)
    tab_to(play.qtbot, named(play.tr("Correct…")))
    play.press(Key.Key_Return)
    form = play.dialog(CorrectDialog)
    play.press(REASON)
    play.tab(form.save)
    play.press(Key.Key_Return)
    assert open_dialogs(play.sitting) == [dialog]
    close_person(play, dialog)
    check_correction(play, wrong.number)


def check_correction(play: Play, number: int) -> None:
    """Find the entry, and what was said against it."""
    facts = {fact.number: fact for fact in play.bench.register.facts(person(play, MAITE).id)}
    assert facts[number].kind is FactKind.SIGNED
    (struck,) = (fact for fact in facts.values() if fact.kind is FactKind.VOIDED)
    assert (struck.voids, struck.note) == (number, REASON)
    assert state(play, MAITE) is SignatureState.GIVEN


def attend(play: Play) -> None:
    """Enter an attendance list: a number, a name without accents, and a line that tells nobody."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    proof = play.folder / "présences.pdf"
    proof.write_bytes(PROOF)
    play.tab(page.sign)
    play.press(Key.Key_Return)
    dialog = play.dialog(AttendanceDialog)
    assert keyboard() is dialog.names
    play.press(f"{person(play, MAITE).number}", Key.Key_Return, "zoe etoile", Key.Key_Return, "personne")
    play.qtbot.waitUntil(lambda: len(dialog.people) == 2, timeout=20_000)
    assert "personne" in dialog.found
    play.doors.files.answers.append(proof)
    play.tab(dialog._attach)
    play.press(Key.Key_Return)
    play.tab(dialog.save)
    play.press(Key.Key_Return)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    check_attendance(play)


def check_attendance(play: Play) -> None:
    """Find their signatures with the list as evidence; this is how everybody stands in the end."""
    for number in (MAITE, ZOE):
        fact = signature(play, number)
        assert fact.method is Method.ATTENDANCE
        assert play.bench.scanning.picture(fact.evidence) == PROOF
    assert states(play) == final_states()


def final_states() -> dict[SignatureState, set[str]]:
    """Return where everybody stands in the end."""
    signed = {ADA, BO, CY, FRANCOIS, MAITE, ZOE}
    return {
        SignatureState.SIGNED: signed,
        SignatureState.REFUSED: {INES},
        SignatureState.GIVEN: set(NAMES) - signed - {INES},
    }


def look_at_coverage(play: Play) -> None:
    """Look at how far each department is."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    play.tab(page.tabs)
    play.press(Key.Key_Right)
    assert page.coverage.isVisible()
    settle(play.sitting, play.qtbot)
    check_coverage(play, page)
    play.tab(page.tabs)
    play.press(Key.Key_Left)


def check_coverage(play: Play, page: PeoplePage) -> None:
    """Find what the picture says and what was counted."""
    assert page.coverage.bars.svg
    assert page.coverage.course.isVisible()
    rows = {row.name: row.counts for row in play.bench.people_view.coverage(Group.DEPARTMENT)}
    assert rows["Recherche"][SignatureState.SIGNED] == 2
    assert rows["Recherche"][SignatureState.REFUSED] == 1
    told = page.coverage.bars.accessibleDescription()
    assert all(department in told for department in rows)


def save_report(play: Play) -> None:
    """Save the report of the register in Word, and the spreadsheet of those shown; read both."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    report, sheet = play.folder / "register.docx", play.folder / "people.xlsx"
    in_word = play.tr("Report: {kind}, {language}", kind="Word", language="").rstrip()
    for file, words in ((report, in_word), (sheet, play.tr("Spreadsheet of those shown…"))):
        play.doors.files.answers.append(file)
        choose(play, page.save, words)
        settle(play.sitting, play.qtbot)
    check_report(play, report)
    check_sheet(play, sheet)


def check_report(play: Play, file: Path) -> None:
    """Find in the report how many have signed, each department, and who is due."""
    lines = word_text(file).splitlines()
    assert set(lines) >= DEPARTMENTS
    assert person(play, NOEL).filed in lines
    assert person(play, BO).filed not in lines
    assert str(len(final_states()[SignatureState.SIGNED])) in " ".join(lines).split()


def check_sheet(play: Play, file: Path) -> None:
    """Find everybody in the spreadsheet with where they stand."""
    (name,) = CalamineWorkbook.from_path(file).sheet_names
    titles, *rows = CalamineWorkbook.from_path(file).get_sheet_by_name(name).to_python()
    assert {str(row[0]) for row in rows} == set(NAMES)
    stand = titles.index(play.tr("State"))
    told = {str(row[0]): row[stand] for row in rows}
    assert told[ADA] == play.tr("Has signed")
    assert told[INES] == play.tr("Refused")
    assert told[NOEL] == play.tr("Form given")


def save_certificate(play: Play) -> None:
    """Save the certificate of a signature on paper, and find the text that was signed in it."""
    dialog, file = open_person(play, BO), play.folder / "certificate.docx"
    play.doors.files.answers.append(file)
    tab_to(play.qtbot, named(play.tr("Certificate, Word")))
    play.press(Key.Key_Return)
    settle(play.sitting, play.qtbot)
    check_certificate(play, file)
    close_person(play, dialog)


def check_certificate(play: Play, file: Path) -> None:
    """Find who signed what, when, and the whole text."""
    told, fact = word_text(file), signature(play, BO)
    assert NAMES[BO] in told
    assert fact.fingerprint[:16] in told.replace(" ", "").replace("\n", "")
    assert fact.evidence[:16] in told.replace(" ", "").replace("\n", "")
    clause = play.bench.wordings.text("S12", "en")
    line = next(line for line in clause.splitlines() if len(line) > 60 and not set(line) & set("*[#|<{"))
    assert line.strip("-> ") in told


def come_again(play: Play) -> None:
    """Close the window, open it again, and find everything on every page."""
    play.close()
    play.open()
    assert states(play) == final_states()
    people = play.sitting.page
    assert isinstance(people, PeoplePage), "it begins where it was left"
    assert len(people.list.model.ids) == len(NAMES)
    plan = go(play, PLAN, PlanPage)
    assert any(card.view.is_done for card in plan.views.list.cards.values())
    forms = go(play, FORMS, FormsPage)
    assert set(forms.batches.cards) == {batch.number for batch in play.bench.forms.batches()}
    assert not any(card.go_on.isVisible() for card in forms.batches.cards.values())
    signatures = go(play, SIGNATURES, SignaturesPage)
    assert signatures.desk.pages == []
    assert signatures.intake.name.text() == HR
    reminders = go(play, REMINDERS, RemindersPage)
    assert set(reminders.list.cards) == {entry.number for entry in play.bench.campaigns.campaigns()}
    assert not reminders.going.isVisible()
    assert play.bench.session.store.verify().flaw is None
