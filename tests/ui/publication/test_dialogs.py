"""What can be done with versions: reading, who approved what, what changed, and the files that prove it."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind, Version
from charta.errors import WriteFailed
from charta.i18n import translator
from charta.services.states import CHANGES, DRAFT
from charta.ui.publication.approvals import ApprovalsDialog
from charta.ui.publication.changes import FILES, ChangesDialog
from charta.ui.publication.evidence_dialog import EvidenceDialog
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.reading import CharterDialog
from charta.ui.publication.version_card import VersionAction
from fakes import SteppingClock
from ui.doubles import ChosenFiles, RecordingMessages
from ui.idle import wait_idle
from ui.publication.conftest import Show, reword, sign


@pytest.fixture
def twice(published: Workbench, clock: SteppingClock) -> Workbench:
    """Open the charter with versions 1.0 and 1.1, and another change in the draft."""
    clock.advance(hours=1)
    reword(published)
    sign(published)
    published.endorsement.endorse("Claire Roy")
    published.publication.publish(published.publication.suggested("Ada"), translator("en"))
    clock.advance(hours=1)
    published.answers.include({"S01": False, "S02": True})
    return published


def wait(page: PublicationPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.context.background.is_busy)


def test_a_version_is_read_as_it_was_published_in_each_language(twice: Workbench, show: Show) -> None:
    page = show(twice)
    dialog = page.versions.act(VersionAction.READ, "1.0")
    assert isinstance(dialog, CharterDialog)
    assert "A new thought" not in dialog.view.toPlainText()
    assert [dialog.sections.itemText(place) for place in range(dialog.sections.count())] == [
        "1. Ambition and position",
        "2. Confidentiality and reserved topics",
    ]
    dialog.sections.setCurrentIndex(1)
    QApplication.processEvents()
    assert dialog.view.verticalScrollBar().value() > 0
    dialog.languages.setCurrentIndex(dialog.languages.findData("fr"))
    assert "Confidentialité" in dialog.sections.currentText()
    dialog.done(0)
    later = page.versions.act(VersionAction.READ, "1.1")
    assert isinstance(later, CharterDialog)
    assert "A new thought (en)." in later.view.toPlainText()


def test_the_sponsor_s_words_stand_at_the_head_and_are_no_markup(ready: Workbench, show: Show) -> None:
    ready.endorsement.endorse("Claire <i>Roy</i>", "CEO", {"en": "Dare <b>now</b>."}, opens=True)
    page = show(ready)
    dialog = page.read()
    text = dialog.view.toPlainText()
    assert text.index("Dare <b>now</b>.") < text.index("1. Ambition and position")
    assert "Claire <i>Roy</i>, CEO" in text


def test_who_approved_what_is_one_click_away(ready: Workbench, show: Show, clock: SteppingClock) -> None:
    clock.advance(days=1)
    ready.agreement.sign("S12", "legal", DecisionKind.RESERVE, "Zoé <b>Ann</b>", "As long as <it> lasts.")
    ready.endorsement.endorse("Claire Roy", "CEO")
    ready.publication.publish(ready.publication.suggested("Ada"), translator("en"))
    page = show(ready)
    dialog = page.versions.act(VersionAction.APPROVALS, "1.0")
    assert isinstance(dialog, ApprovalsDialog)
    text = dialog.view.toPlainText()
    assert "The whole was endorsed by Claire Roy, CEO" in text
    assert "Legal affairs – Reservation: Zoé <b>Ann</b>, November 25, 2026" in text
    assert "Note: As long as <it> lasts." in text
    assert "Information technology – Approved: it person, November 24, 2026" in text
    (version,) = ready.session.charter.all(Version)
    for fingerprint in version.sections.values():
        assert fingerprint[:4] in text


def test_what_changed_is_told_between_any_two_states(twice: Workbench, show: Show) -> None:
    page = show(twice)
    dialog = page.versions.act(VersionAction.CHANGES, "1.1")
    assert isinstance(dialog, ChangesDialog)
    assert (dialog.comparing.since, dialog.comparing.until) == ("1.0", "1.1")
    assert dialog.summary.text() == "1 section reworded."
    text = dialog.view.toPlainText()
    assert "2. Confidentiality and reserved topics: reworded" in text
    assert "Words added: 4; removed: 0" in text
    assert "A new thought (en)." in text
    assert "text-decoration: underline" in dialog.view.toHtml()
    dialog.until.setCurrentIndex(dialog.until.findData(DRAFT))
    assert dialog.summary.text() == "1 section reworded, 1 section added, 1 section removed."
    assert "1. Ambition and position: removed" in dialog.view.toPlainText()
    dialog.section.setCurrentIndex(dialog.section.findData("S02"))
    assert "Ambition" not in dialog.view.toPlainText()
    assert "1. Scope, definitions and status: added" in dialog.view.toPlainText()
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    assert "A new thought" not in dialog.view.toPlainText()
    dialog.since.setCurrentIndex(dialog.since.findData("1.1"))
    assert [dialog.until.itemData(place) for place in range(dialog.until.count())] == [DRAFT]
    assert dialog.summary.text() == "1 section added, 1 section removed."


def test_a_change_in_another_language_alone_is_told_so(published: Workbench, show: Show) -> None:
    published.rewording.edit("S12", "fr", published.wordings.text("S12", "fr") + "\n\nEn français.")
    page = show(published)
    dialog = page.compare()
    assert dialog is not None
    assert "changed in another language only" in dialog.view.toPlainText()
    assert "Words added" not in dialog.view.toPlainText()


def test_a_confirmed_minor_change_says_who_called_it_so(published: Workbench, show: Show) -> None:
    reword(published)
    number = published.minor_changes.declare("S12", "Bo", "legal", "a <typo>")
    published.minor_changes.answer(number, "Cy", "hr", confirmed=True)
    page = show(published)
    dialog = page.compare()
    assert dialog is not None
    assert "A minor change (a <typo>): Bo (Legal affairs), confirmed by Cy (Human resources)" in (
        dialog.view.toPlainText()
    )


def test_what_changed_is_saved_as_tracked_changes_or_in_plain_words(
    twice: Workbench, show: Show, qtbot: QtBot, files: ChosenFiles, tmp_path: Path
) -> None:
    page = show(twice)
    dialog = page.versions.act(VersionAction.CHANGES, "1.1")
    assert isinstance(dialog, ChangesDialog)
    files.answers.append(tmp_path / "redline.docx")
    dialog.save.click()
    wait(page, qtbot)
    with ZipFile(tmp_path / "redline.docx") as package:
        assert b"<w:ins " in package.read("word/document.xml")
    dialog.file.setCurrentIndex(list(FILES).index((CHANGES, "pdf")))
    files.answers.append(tmp_path / "changes.pdf")
    dialog.save.click()
    wait(page, qtbot)
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name.split("-", 2)[2] for path in files.suggested] == [
        "redline-1.0-1.1-en.docx",
        "changes-1.0-1.1-en.pdf",
    ]


def test_two_states_that_say_the_same_leave_nothing_to_save(published: Workbench, show: Show) -> None:
    page = show(published)
    dialog = page.compare()
    assert dialog is not None
    assert dialog.summary.text() == "No section changed."
    assert dialog.view.toPlainText() == "Nothing changed between the two."
    assert not dialog.save.isEnabled()


def test_another_message_at_the_head_alone_is_told_and_can_be_saved(published: Workbench, show: Show) -> None:
    published.endorsement.endorse("Cy Roy", "President", {"en": "Go.", "fr": "Allez."}, opens=True)
    dialog = show(published).compare()
    assert dialog is not None
    assert dialog.view.toPlainText().startswith("The message at the head of the charter changed")
    assert dialog.save.isEnabled()


def test_the_documents_of_a_version_are_the_very_files_that_were_published(
    published: Workbench,
    show: Show,
    qtbot: QtBot,
    files: ChosenFiles,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    reword(published)
    page = show(published)
    folder = tmp_path / "kept"
    files.answers.extend([folder, folder])
    page.versions.act(VersionAction.DOCUMENTS, "1.0")
    wait(page, qtbot)
    (version,) = published.session.charter.all(Version)
    assert {path.name for path in folder.iterdir()} == set(version.documents)
    for path in folder.iterdir():
        assert path.read_bytes() == published.editions.document("1.0", path.name)
    assert messages.informed[-1].text == "20 files written"
    page.versions.act(VersionAction.DOCUMENTS, "1.0")
    assert messages.asked[0][0] == "Replace 20 files?"
    assert not page.context.background.is_busy
    assert files.suggested[-1] == folder


def test_the_evidence_file_is_made_in_the_language_and_format_that_are_chosen(
    published: Workbench,
    show: Show,
    qtbot: QtBot,
    files: ChosenFiles,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    page = show(published)
    for language, format_, head in (("fr", "docx", b"PK"), ("en", "pdf", b"%PDF")):
        dialog = page.versions.act(VersionAction.EVIDENCE, "1.0")
        assert isinstance(dialog, EvidenceDialog)
        dialog.languages[language].setChecked(True)
        dialog.formats[format_].setChecked(True)
        path = tmp_path / f"evidence.{format_}"
        files.answers.append(path)
        dialog.save.click()
        wait(page, qtbot)
        assert path.read_bytes().startswith(head)
        assert files.suggested[-1].name.endswith(f"-evidence-1.0-{language}.{format_}")
        assert messages.informed[-1].text == f"Saved as {path.name}."


def test_whoever_thinks_better_of_it_writes_nothing(
    published: Workbench, show: Show, files: ChosenFiles, messages: RecordingMessages
) -> None:
    page = show(published)
    page.versions.act(VersionAction.DOCUMENTS, "1.0")
    dialog = page.versions.act(VersionAction.EVIDENCE, "1.0")
    assert isinstance(dialog, EvidenceDialog)
    dialog.save.click()
    assert len(files.suggested) == 2
    assert messages.informed == []
    assert not page.context.background.is_busy


def test_what_became_of_a_file_is_told_though_the_dialog_is_closed(
    published: Workbench,
    show: Show,
    qtbot: QtBot,
    files: ChosenFiles,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    reword(published)
    page = show(published)
    for name in ("redline.docx", "nowhere/redline.docx"):
        dialog = page.compare()
        assert dialog is not None
        files.answers.append(tmp_path / name)
        (tmp_path / "nowhere").touch()
        dialog.save_file()
        dialog.close()
        assert page.is_busy
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait(page, qtbot)
        assert not page.is_busy
    assert messages.informed[1].text == "Saved as redline.docx."
    assert [type(problem) for problem in messages.failed] == [WriteFailed]


def test_a_place_that_cannot_be_written_is_told(
    published: Workbench,
    show: Show,
    qtbot: QtBot,
    files: ChosenFiles,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    page = show(published)
    files.answers.append(tmp_path / "file" / "inside")
    page.versions.act(VersionAction.DOCUMENTS, "1.0")
    wait(page, qtbot)
    assert len(messages.failed) == 1


def test_texts_without_a_common_language_are_not_compared(
    published: Workbench, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(published)
    dialog = page.compare()
    assert dialog is not None
    published.answers.set("organisation", "languages", ["en"])
    dialog.until.currentIndexChanged.emit(0)
    assert dialog.language.count() == 1
    assert not dialog.language.isVisible()
    dialog.done(0)
    spoken = published.states.languages
    monkeypatch.setattr(
        published.states, "languages", lambda state: ("fr",) if state == "1.0" else spoken(state)
    )
    apart = page.compare()
    assert apart is not None
    assert apart.view.toPlainText() == "The two have no language in common, so they cannot be compared."
    assert not apart.save.isEnabled()


def test_a_version_whose_text_is_lost_is_told_and_breaks_nothing(
    published: Workbench, show: Show, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(published)
    monkeypatch.setattr(published.session.store, "attachment", lambda _: None)
    assert page.versions.act(VersionAction.READ, "1.0") is None
    assert [error.code for error in messages.failed] == ["version-unreadable"]
    dialog = page.compare()
    assert dialog is not None
    assert dialog.view.toPlainText().startswith("The text of version 1.0 cannot be read.")
    assert not dialog.save.isEnabled()
