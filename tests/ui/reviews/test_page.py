"""The page of reviews: sending, taking in, and what becomes of files that cannot be taken in."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.records import ReviewReturn
from charta.services.reviews import ReviewOrder
from charta.ui.context import UiContext
from charta.ui.reviews.asking import NameDialog, WhichDialog
from charta.ui.reviews.page import ReviewsPage
from charta.ui.reviews.settling_dialog import SettlingDialog
from fakes import SteppingClock
from ui.doubles import ChosenFiles, Stage, spoken
from ui.idle import wait_idle
from ui.reviews.conftest import Post, Reply, Shelf, Show, Take, finish

SECTION = "S02"


def words_of(widget: QWidget) -> str:
    shown = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join((*shown, *(child.accessibleName() for child in widget.findChildren(QWidget))))


def opened(page: ReviewsPage, kind: type[QDialog]) -> QDialog:
    found = [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
    assert found
    return found[-1]


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: ReviewsPage, *paths: Path) -> bool:
    """Drag files over the page and let them go; return whether it takes them."""
    data = mime(*paths)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    page.dragEnterEvent(enter)
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_an_empty_page_says_what_a_review_is_for_and_offers_both_actions(show: Show) -> None:
    page = show()
    assert "Nothing has been sent out yet." in words_of(page)
    assert page.send.isVisible()
    assert page.take.isVisible()
    assert page.lists.is_empty


def test_a_review_that_was_sent_says_to_whom_what_and_by_when(
    reviewed: Workbench, show: Show, clock: SteppingClock
) -> None:
    due = clock.now().date() + timedelta(days=5)
    reviewed.reviews.send(ReviewOrder(("legal",), "Maïté Roy", due=due))
    reviewed.reviews.send(ReviewOrder(("it",), "Maïté Roy", due=due - timedelta(days=9)))
    page = show()
    first, second = page.lists.requests[2], page.lists.requests[1]
    assert "Review 1: Legal affairs" in words_of(second)
    assert "17 sections · French, English · sent by Maïté Roy" in words_of(second)
    assert "Waiting" in words_of(second)
    assert "Late" not in words_of(second)
    assert "Late" in words_of(first)


def test_a_file_is_taken_in_and_opened(
    reply: Reply, show: Show, post: Post, reviewed: Workbench, files: ChosenFiles, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "Renewed")
    reply.say(SECTION, "Really?")
    files.answers.append(post(reply))
    page = show()
    page.take.click()
    finish(page, qtbot)
    assert opened(page, SettlingDialog)
    (card,) = page.lists.returns.values()
    assert "1 change, 1 comment" in words_of(card)
    assert "2 open" in words_of(card)
    assert "Came back once, 2 open" in words_of(page.lists.requests[1])
    (kept,) = reviewed.session.charter.all(ReviewReturn)
    assert kept.by == "Maïté Roy"


def test_the_same_file_again_is_told_calmly_and_opened(
    reply: Reply, show: Show, post: Post, take: Take, reviewed: Workbench, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "Renewed")
    take(reply)
    page = show()
    page.take_in([post(reply)])
    finish(page, qtbot)
    assert [banner.text for banner in page.notices] == [
        "back.docx was taken in before; nothing has changed by it."
    ]
    assert opened(page, SettlingDialog)
    assert len(reviewed.session.charter.all(ReviewReturn)) == 1


def test_of_several_files_a_bad_one_stops_no_other(
    reply: Reply, show: Show, post: Post, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "letter.docx"
    bad.write_text("Dear all")
    reply.change(SECTION, 0, "Renewed")
    first = post(reply, "one.docx")
    reply.change("S03", 0, "Another")
    page = show()
    assert drop(page, first, bad, tmp_path / "gone.docx", post(reply, "two.docx"))
    finish(page, qtbot)
    told = [banner.text for banner in page.notices]
    assert told[0].startswith("one.docx is taken in (Review 1: Legal affairs): 1 change")
    assert told[1].startswith("letter.docx cannot be read as a review")
    assert told[2].startswith("gone.docx cannot be read as a review (it cannot be opened")
    assert told[3].startswith("two.docx is taken in (Review 1: Legal affairs): 2 changes")
    assert len(page.lists.returns) == 2
    assert not [dialog for dialog in page.findChildren(SettlingDialog) if dialog.isVisible()]
    page.notices[1].closed.emit()
    assert len(page.notices) == 3


def test_while_files_are_read_others_are_asked_to_wait(
    reply: Reply, show: Show, shelf: Shelf, post: Post, reviewed: Workbench, qtbot: QtBot
) -> None:
    page = show()
    shelf.gate.clear()
    page.take_in([post(reply)])
    page.take_in([post(reply, "second.docx")])
    assert "Other files are being read" in page.notices[0].text
    assert page.stop.isVisible()
    page.stop.click()
    assert not page.stop.isVisible()
    assert page.take.isEnabled()
    shelf.gate.set()
    finish(page, qtbot)
    assert not reviewed.session.charter.all(ReviewReturn)


def test_a_file_of_another_charter_is_refused_in_a_sentence(
    reply: Reply, show: Show, shelf: Shelf, post: Post, qtbot: QtBot
) -> None:
    path = post(reply)
    review = shelf.files[path.read_bytes()]
    assert review.marks is not None
    shelf.files[path.read_bytes()] = replace(review, marks=replace(review.marks, charter="another"))
    page = show()
    page.take_in([path])
    finish(page, qtbot)
    assert "is a review of another charter" in page.notices[0].text
    assert not page.lists.returns


def test_a_file_without_marks_is_asked_about(
    reply: Reply, show: Show, post: Post, reviewed: Workbench, qtbot: QtBot
) -> None:
    reviewed.reviews.send(ReviewOrder(("it",), "Maïté Roy"))
    reply.marked = False
    reply.change(SECTION, 0, "Renewed")
    page = show()
    page.take_in([post(reply)])
    finish(page, qtbot)
    asked = opened(page, WhichDialog)
    assert isinstance(asked, WhichDialog)
    asked.review.setCurrentIndex(asked.review.findData(1))
    asked.save.click()
    (kept,) = reviewed.session.charter.all(ReviewReturn)
    assert kept.request == 1
    assert "is taken in" in page.notices[0].text


def test_a_file_about_which_nobody_knows_is_left_out_and_told(
    reply: Reply, show: Show, post: Post, reviewed: Workbench, qtbot: QtBot
) -> None:
    reply.marked = False
    page = show()
    page.take_in([post(reply)])
    finish(page, qtbot)
    opened(page, WhichDialog).reject()
    assert "does not say which review it belongs to" in page.notices[0].text
    assert not reviewed.session.charter.all(ReviewReturn)


def test_a_file_without_marks_that_is_taken_in_at_a_review_answers_that_one(
    reply: Reply, show: Show, post: Post, reviewed: Workbench, files: ChosenFiles, qtbot: QtBot
) -> None:
    reply.marked = False
    files.answers.append(post(reply))
    page = show()
    page.lists.requests[1].take.click()
    finish(page, qtbot)
    (kept,) = reviewed.session.charter.all(ReviewReturn)
    assert kept.request == 1


def test_a_file_of_another_kind_is_told_why_and_a_charter_is_left_to_the_window(
    show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    page = show()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    assert not drop(page, tmp_path / "other.charta")
    assert drop(page, tmp_path / "scan.pdf")
    finish(page, qtbot)
    assert [banner.text.partition(" ")[0] for banner in page.notices] == ["scan.pdf"]


def test_who_takes_a_file_in_is_asked_once(
    reply: Reply, show: Show, post: Post, context: UiContext, reviewed: Workbench, qtbot: QtBot
) -> None:
    page = show()
    context.preferences.change(replace(context.preferences.settings, user_name=""))
    page.take_in([post(reply)])
    asked = opened(page, NameDialog)
    assert isinstance(asked, NameDialog)
    asked.save.click()
    assert asked.problem
    asked.name.setText("Ada Byron")
    asked.save.click()
    finish(page, qtbot)
    (kept,) = reviewed.session.charter.all(ReviewReturn)
    assert kept.by == "Ada Byron"
    assert context.preferences.settings.user_name == "Ada Byron"


def test_files_of_a_charter_that_is_opened_again_are_read_in_the_background(
    reply: Reply, context: UiContext, take: Take, reviewed: Workbench, shelf: Shelf, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "Renewed")
    take(reply)
    fresh = replace(
        reviewed,
        returns=type(reviewed.returns)(reviewed.session, reviewed.wordings, reviewed.reviews, shelf),
    )
    shelf.gate.clear()
    page = ReviewsPage(context, fresh)
    qtbot.addWidget(page)
    (card,) = page.lists.returns.values()
    assert "Being read…" in words_of(card)
    assert not card.look.isEnabled()
    assert page.open_file(card.entry.returned.digest) is None
    shelf.gate.set()
    finish(page, qtbot)
    (card,) = page.lists.returns.values()
    assert "1 open" in words_of(card)
    assert card.look.isEnabled()


def test_a_review_is_done_once_everything_is_answered(
    reply: Reply, show: Show, take: Take, reviewed: Workbench
) -> None:
    reply.change(SECTION, 0, "Renewed")
    report = take(reply)
    page = show()
    reviewed.settling.reject(report.returned.digest, [report.proposals[0].id], "Maïté Roy")
    assert "Came back once, all answered" in words_of(page.lists.requests[1])


def test_the_file_of_a_review_is_written_again(
    reply: Reply, show: Show, files: ChosenFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    files.answers.append(tmp_path / "again.docx")
    page = show()
    page.lists.requests[1].write.click()
    finish(page, qtbot)
    assert (tmp_path / "again.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_fits_the_smallest_window(
    reply: Reply, show: Show, stage: Stage, take: Take, language: str, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "Renewed")
    take(reply, "f" * 60 + ".docx")
    # What the window leaves to the page at 960x600.
    for zoom, room in ((100, (655, 456)), (200, (848, 430))):
        page = show(looks=stage(language=language, zoom=zoom, theme="dark"), size=room)
        qtbot.wait(20)
        assert page.area.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(reply: Reply, show: Show, take: Take) -> None:
    take(reply)
    page = show()
    (card,) = page.lists.returns.values()
    sent = page.lists.requests[1]
    assert all(spoken(control) for control in (page.send, page.take, card.look, sent.take, sent.write))
    assert all(control.accessibleDescription() for control in (card.look, sent.take, sent.write))


def _replaced(data: bytes, section_words: str, words: str) -> bytes:
    """Return a Word file in which a word was replaced without tracking."""
    document = docx.Document(BytesIO(data))
    for run in document.element.body.iter(qn("w:t")):
        if run.text and section_words in run.text:
            run.text = run.text.replace(section_words, words, 1)
            saved = BytesIO()
            document.save(saved)
            return saved.getvalue()
    raise AssertionError(section_words)


def test_a_real_file_goes_out_and_comes_back(
    charta: Charta, example: Workbench, context: UiContext, tmp_path: Path, qtbot: QtBot
) -> None:
    context.preferences.change(replace(context.preferences.settings, user_name="Maïté Roy"))
    page = ReviewsPage(context, example)
    qtbot.addWidget(page)
    page.show()
    dialog = page.open_send()
    dialog.questions.choose(["legal"])
    dialog.set_folder(tmp_path / "out")
    dialog.save.click()
    wait_idle(qtbot, lambda: not dialog.is_writing)
    (path,) = dialog.results.files
    dialog.save.click()
    path.write_bytes(_replaced(path.read_bytes(), "limits nobody knows", "boundaries nobody knows"))
    page.take_in([path])
    finish(page, qtbot)
    settling = opened(page, SettlingDialog)
    assert isinstance(settling, SettlingDialog)
    (card,) = settling.pane.cards.values()
    assert "Changed without tracking" in words_of(card)
    card.accept.click()
    assert "boundaries nobody knows" in example.wordings.text(SECTION, "en")
    context.background.close()
