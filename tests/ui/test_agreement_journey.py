"""Agreement at one window: remarks, history, a review in Word, a minor change, and versions that are kept."""

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.domain.proposals import DecisionProposal, Proposal, TextProposal
from charta.domain.records import DecisionKind, ReviewReturn
from charta.services.wizard import BOARD, DOCUMENTS, PUBLICATION, REVIEWS
from charta.ui.board.dialogs import DecisionDialog
from charta.ui.board.page import BoardPage
from charta.ui.history.journal_dialog import JournalDialog
from charta.ui.minor.dialogs import DeclareDialog
from charta.ui.pages.documents import DocumentsPage
from charta.ui.publication.aftermath import WithdrawDialog
from charta.ui.publication.changes import ChangesDialog
from charta.ui.publication.endorse_dialog import EndorseDialog
from charta.ui.publication.evidence_dialog import EvidenceDialog
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.publish_dialog import PublishDialog
from charta.ui.publication.version_card import VersionAction
from charta.ui.reviews.page import ReviewsPage
from charta.ui.reviews.send_dialog import SendDialog
from charta.ui.reviews.settling_dialog import SettlingDialog
from charta.ui.section.comments_form import Draft
from charta.ui.section.section_page import COMMENTS, SectionPage
from fakes import SteppingClock
from reviewer import Decide, Insert, Place, Remark, Replace, reviewed
from ui.doubles import Doors, spoken
from ui.idle import wait_idle
from ui.sitting import (
    P,
    Sit,
    Sitting,
    drop,
    go_by_rail,
    go_to,
    keyboard,
    named,
    open_dialogs,
    opened,
    press,
    settle,
    tab_to,
)

FOLDER = "Revue “d’été” & Cie, 100 % #1"


def reword(sitting: Sitting, section: str, before: str, after: str) -> None:
    """Put other words into the English wording of a section, in the editor."""
    dialog = go_to(sitting, section, SectionPage).edit_wording()
    editor = dialog.editor("en")
    found = editor.document().find(before)
    assert not found.isNull()
    found.insertText(after)
    dialog._save.click()
    assert not dialog.isVisible()


def confirm_languages(sitting: Sitting, section: str) -> None:
    """Take the team's word that both languages say the same."""
    go_to(sitting, section, SectionPage).confirm_in_step()


def sign_all(sitting: Sitting, qtbot: QtBot) -> None:
    """Approve at the board wherever it is asked for."""
    board = go_to(sitting, BOARD, BoardPage)
    for row in sitting.bench.agreement.board():
        for stand in row.stands:
            if stand.waits:
                dialog = board.open_decision(row.section.id, stand.department)
                assert isinstance(dialog, DecisionDialog)
                with qtbot.waitSignal(dialog.signed):
                    dialog.pane.form._sign.click()
    settle(sitting, qtbot)
    assert all(row.is_signed for row in sitting.bench.agreement.board())


def remark(sitting: Sitting, qtbot: QtBot) -> None:
    """Comment on words, answer, settle; a request for change is made and settled too."""
    page = go_to(sitting, "S12", SectionPage)
    paper = page.wording.pane("en").paper
    paper.setTextCursor(paper.document().find("the sales team"))
    page.wording.comment.click()
    qtbot.waitUntil(page.comments.form.text.hasFocus)
    qtbot.keyClicks(page.comments.form.text, "Which one?")
    page.comments.form.signature.name.setText("Ada")
    page.comments.form.request.setChecked(True)
    page.comments.form.send.click()
    (card,) = page.comments.cards
    card.answer.click()
    assert card.form is not None
    card.form.write(Draft("Both.", "Zoé", "legal"))
    card.form.send.click()
    (card,) = page.comments.cards
    card.act.click()
    (thread,) = sitting.bench.comments.threads("S12")
    assert (thread.root.quote, thread.is_request, thread.is_open) == ("the sales team", True, False)
    assert [reply.text for reply in thread.replies] == ["Both."]
    assert page.panel.tabs.tabText(COMMENTS) == "Comments"


def look_back(sitting: Sitting, qtbot: QtBot, doors: Doors) -> None:
    """Change a wording, restore what stood before in its history, undo that, and check the journal."""
    before = sitting.bench.wordings.text("S12", "en")
    reword(sitting, "S12", "the sales team", "everybody")
    after = sitting.bench.wordings.text("S12", "en")
    dialog = go_to(sitting, "S12", SectionPage).show_history()
    wait_idle(qtbot, lambda: not dialog.is_reading)
    assert "everybody" in dialog.text.toPlainText()
    dialog.list.setCurrentIndex(dialog.model.index(1))
    doors.messages.replies.append("do")
    dialog.restore_button.click()
    assert sitting.bench.wordings.text("S12", "en") == before
    sitting.work._actions.undo.trigger()
    assert sitting.bench.wordings.text("S12", "en") == after
    confirm_languages(sitting, "S12")
    sitting.work._actions.journal.trigger()
    journal = opened(sitting, JournalDialog)
    journal.check_button.click()
    qtbot.waitUntil(journal.check_button.isEnabled, timeout=20_000)
    assert journal.banner is not None
    journal.reject()


def send_out(sitting: Sitting, qtbot: QtBot, folder: Path) -> dict[str, Path]:
    """Send the sections to two departments; return their files."""
    dialog = go_to(sitting, REVIEWS, ReviewsPage).open_send()
    dialog.questions.choose(["operations", "legal"])
    dialog.questions.name.setText("Ada")
    dialog.set_folder(folder)
    dialog.save.click()
    wait_idle(qtbot, lambda: not dialog.is_writing)
    assert dialog.problem == ""
    files = {request.departments[0]: folder / request.file for request in sitting.bench.reviews.requests()}
    assert set(dialog.results.files) == set(files.values())
    dialog.save.click()
    return files


def edit_files(files: dict[str, Path]) -> None:
    """Do in the files what the departments do in Word."""
    approve = DecisionKind.APPROVE
    answers = {
        "legal": (
            Replace(Place("S02", "en", "worries people for nothing"), "needlessly worries people"),
            Insert(Place("S02", "en", "internal social network"), " and podcasts"),
            Remark(Place("S12", "en", "everybody"), "Everybody?"),
            Decide("S12", "legal", (approve,), "Léa Fortin", "3 December"),
        ),
        "operations": (
            Replace(Place("S02", "en", "worries people for nothing"), "scares people"),
            Decide("S12", "operations", (approve,), "Omar Diaz", "3 December"),
        ),
    }
    for department, path in files.items():
        path.write_bytes(reviewed(path.read_bytes(), answers[department], department.title()))


def proposals(dialog: SettlingDialog, kind: type[Proposal]) -> list[Proposal]:
    return [entry for entry in dialog.report.open if isinstance(entry, kind)]


def take_in(sitting: Sitting, qtbot: QtBot, path: Path) -> SettlingDialog:
    """Drop a file on the page; what it proposes opens."""
    page = go_to(sitting, REVIEWS, ReviewsPage)
    drop(page, path)
    wait_idle(qtbot, lambda: not page.intake.is_busy)
    dialog = opened(sitting, SettlingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def digest_of(sitting: Sitting, path: Path) -> str:
    """Return what names a file that came back."""
    return next(
        entry.digest for entry in sitting.bench.session.charter.all(ReviewReturn) if entry.file == path.name
    )


def settle_both(sitting: Sitting, qtbot: QtBot, doors: Doors, files: dict[str, Path]) -> None:
    """Accept, edit, reject and take back what both files propose."""
    dialog = take_in(sitting, qtbot, files["legal"])
    first, second = proposals(dialog, TextProposal)
    dialog.accept_these([first.id])
    assert "needlessly worries" in sitting.bench.wordings.text("S02", "en")
    dialog.take_back()
    assert "needlessly worries" not in sitting.bench.wordings.text("S02", "en")
    dialog.do_again()
    edit = dialog.edit_this(second.id)
    assert edit is not None
    found = edit.editor("en").document().find("podcasts")
    found.insertText("films")
    edit._save.click()
    assert "and films" in sitting.bench.wordings.text("S02", "en")
    doors.messages.replies.append("do")
    dialog.accept_everything()
    assert dialog.report.open == ()
    dialog.close_.click()
    dialog = take_in(sitting, qtbot, files["operations"])
    (conflict,) = proposals(dialog, TextProposal)
    dialog.reject_these([conflict.id], "The lawyers’ words are softer.")
    (decision,) = proposals(dialog, DecisionProposal)
    dialog.accept_these([decision.id])
    assert dialog.report.open == ()
    dialog.close_.click()
    go_to(sitting, "S12", SectionPage)
    sitting.work._actions.undo.trigger()
    assert sitting.work.step == REVIEWS
    assert sitting.bench.returns.report(digest_of(sitting, files["operations"])).open == (conflict,)
    sitting.work._actions.redo.trigger()
    assert sitting.bench.session.charter.decisions("S12", "operations")
    confirm_languages(sitting, "S02")


def call_minor(sitting: Sitting) -> None:
    """Mend a typo in what everybody signed, call that minor, and confirm it for another department."""
    reword(sitting, "S12", "check with", "ask")
    confirm_languages(sitting, "S12")
    page = go_to(sitting, "S12", SectionPage)
    assert page.agreement.minor.isVisible()
    page.agreement.minor.call.click()
    declaring = opened(sitting, DeclareDialog)
    declaring.reason.setPlainText("A plainer word.")
    declaring.department.setCurrentIndex(declaring.department.findData("legal"))
    declaring.name.setText("Léa Fortin")
    declaring.save.click()
    board = go_to(sitting, BOARD, BoardPage)
    board.show_department("operations")
    answering = board.department_view.minor.open("S12")
    assert answering is not None
    answering.name.setText("Omar Diaz")
    answering.save.click()
    assert all(row.is_signed for row in sitting.bench.agreement.board())


def publish(sitting: Sitting, qtbot: QtBot, number: str) -> None:
    """Have the charter endorsed and publish it; it is stopped once in the middle."""
    page = go_to(sitting, PUBLICATION, PublicationPage)
    endorsing = page.endorse()
    for language, words in (("en", "Dare."), ("fr", "Osez.")):
        endorsing.messages[language].setPlainText(words)
    endorsing.opens.setChecked(True)
    endorsing.save.click()
    assert not endorsing.isVisible(), endorsing.problem
    dialog = page.publish()
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.progress_text), timeout=20_000)
    dialog.cancel.click()
    settle(sitting, qtbot)
    assert number not in [entry.version.number for entry in sitting.bench.editions.published()]
    with qtbot.waitSignal(dialog.published, timeout=60_000):
        dialog.save.click()
    settle(sitting, qtbot)
    assert number in page.versions.cards


def keep_proof(sitting: Sitting, qtbot: QtBot, doors: Doors, folder: Path) -> None:
    """Write the documents of the first version, its evidence, and a redline to the second."""
    documents = go_to(sitting, DOCUMENTS, DocumentsPage)
    documents.text.choose("1.0")
    documents.set_folder(folder)
    documents.export.click()
    settle(sitting, qtbot)
    assert documents.results.files
    page = go_to(sitting, PUBLICATION, PublicationPage)
    evidence = page.versions.act(VersionAction.EVIDENCE, "1.1")
    assert isinstance(evidence, EvidenceDialog)
    evidence.formats["docx"].setChecked(True)
    doors.files.answers.append(folder / "evidence.docx")
    evidence.save.click()
    settle(sitting, qtbot)
    printed = "\n".join(entry.text for entry in docx.Document(str(folder / "evidence.docx")).paragraphs)
    assert "and films" in printed
    changes = page.versions.act(VersionAction.CHANGES, "1.1")
    assert isinstance(changes, ChangesDialog)
    doors.files.answers.append(folder / "redline.docx")
    changes.save_file()
    settle(sitting, qtbot)
    assert (folder / "redline.docx").stat().st_size
    changes.reject()


def test_from_remarks_to_versions_that_are_kept(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path, two_sections: Path, clock: SteppingClock
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    remark(sitting, qtbot)
    look_back(sitting, qtbot, doors)
    files = send_out(sitting, qtbot, tmp_path / FOLDER)
    edit_files(files)
    clock.advance(days=2)
    settle_both(sitting, qtbot, doors, files)
    sign_all(sitting, qtbot)
    call_minor(sitting)
    publish(sitting, qtbot, "1.0")
    clock.advance(hours=1)
    reword(sitting, "S02", "nobody knows", "nobody has read")
    confirm_languages(sitting, "S02")
    sign_all(sitting, qtbot)
    publish(sitting, qtbot, "1.1")
    keep_proof(sitting, qtbot, doors, tmp_path / "proof")
    page = go_to(sitting, PUBLICATION, PublicationPage)
    withdrawing = page.versions.act(VersionAction.WITHDRAW, "1.1")
    assert isinstance(withdrawing, WithdrawDialog)
    withdrawing.reason.setPlainText("A mistake.")
    withdrawing.save.click()
    current = sitting.bench.editions.current()
    assert current is not None
    assert current.version.number == "1.0"
    assert sitting.bench.log.verify().flaw is None
    assert doors.messages.failed == []
    sitting.window.close()
    clock.advance(days=360)
    again = sit_down()
    again.window.open(two_sections)
    QApplication.processEvents()
    assert "1.0" in doors.messages.informed[-1].text
    again.window.close()


def in_dialog(sitting: Sitting, qtbot: QtBot, kind: type[P]) -> P:
    """Give the keyboard to the dialog that has opened, as a desktop does, and return it."""
    qtbot.waitUntil(lambda: any(isinstance(entry, kind) for entry in open_dialogs(sitting)), timeout=20_000)
    dialog = opened(sitting, kind)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QApplication.processEvents()
    return dialog


def in_window(sitting: Sitting, qtbot: QtBot) -> None:
    """Give the keyboard back to the window."""
    sitting.window.activateWindow()
    qtbot.waitUntil(sitting.window.isActiveWindow)
    settle(sitting, qtbot)


def test_by_keyboard_alone_from_a_review_to_a_version(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path, two_sections: Path, clock: SteppingClock
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    go_by_rail(qtbot, sitting, REVIEWS)
    tab_to(qtbot, named("Send for review…"))
    press(qtbot, Qt.Key.Key_Return)
    sending = in_dialog(sitting, qtbot, SendDialog)
    sending.set_folder(tmp_path)
    for department in ("hr", "it", "operations"):
        box = sending.questions.departments[department]
        tab_to(qtbot, lambda widget, box=box: widget is box)
        press(qtbot, Qt.Key.Key_Space)
    tab_to(qtbot, named("Your name"))
    qtbot.keyClicks(keyboard(), "Ada")
    press(qtbot, Qt.Key.Key_Return)
    wait_idle(qtbot, lambda: not sending.is_writing)
    (path,) = sending.results.files
    press(qtbot, Qt.Key.Key_Return)
    in_window(sitting, qtbot)
    steps = (
        Replace(Place("S02", "en", "worries people for nothing"), "needlessly worries people"),
        Replace(Place("S02", "fr", "pour rien"), "sans raison"),
    )
    path.write_bytes(reviewed(path.read_bytes(), steps, "Léa Fortin"))
    clock.advance(days=1)
    doors.files.answers.append(path)
    tab_to(qtbot, named("Take in a review…"))
    press(qtbot, Qt.Key.Key_Return)
    settling = in_dialog(sitting, qtbot, SettlingDialog)
    qtbot.waitUntil(lambda: spoken(keyboard()) == "Accept")
    press(qtbot, Qt.Key.Key_Return)
    assert len(settling.report.open) == 1
    press(qtbot, Qt.Key.Key_Return)
    assert settling.report.open == ()
    press(qtbot, Qt.Key.Key_Escape)
    in_window(sitting, qtbot)
    assert not sitting.bench.session.charter.behind("S02")
    sign_all(sitting, qtbot)
    in_window(sitting, qtbot)
    go_by_rail(qtbot, sitting, PUBLICATION)
    tab_to(qtbot, named("Record the endorsement…"))
    press(qtbot, Qt.Key.Key_Return)
    in_dialog(sitting, qtbot, EndorseDialog)
    press(qtbot, Qt.Key.Key_Return)
    in_window(sitting, qtbot)
    tab_to(qtbot, named("Publish version 1.0…"))
    press(qtbot, Qt.Key.Key_Return)
    publishing = in_dialog(sitting, qtbot, PublishDialog)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not publishing.is_making, timeout=60_000)
    in_window(sitting, qtbot)
    assert sitting.bench.editions.current() is not None
    assert doors.messages.failed == []
    sitting.window.close()
