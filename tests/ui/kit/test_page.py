"""The kit in the window: what there is, how it looks, and writing it."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.rollout import Deliverable
from charta.services.export import Job
from charta.services.kit import KitService
from charta.services.wizard import PUBLICATION
from charta.ui.kit.page import KitPage
from ui.doubles import ChosenFiles, Doors, RecordingMessages, Stage, spoken
from ui.idle import wait_idle

VOLUNTARY = (Deliverable.AMBASSADORS, Deliverable.COMMITMENT)
NARROW, WIDE = 840, 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "written"


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, folder: Path, **looks: object) -> KitPage:
    page = KitPage(stage(**looks), bench)
    qtbot.addWidget(page)
    page.writing.set_folder(folder)
    page.resize(WIDE, 800)
    page.show()
    drawn(page, qtbot)
    return page


def drawn(page: KitPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.preview.is_drawing, timeout=30_000)


def finish(page: KitPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.is_busy and not page.context.background.is_busy)


def offered(page: KitPage) -> list[Deliverable]:
    return [paper for paper, tile in page.shelf.tiles.items() if not tile.isHidden()]


# -- what there is ----------------------------------------------------------------------------------------


def test_a_draft_says_so_and_leads_to_the_publication(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    assert "draft" in page.source.text
    asked: list[str] = []
    page.go_to.connect(asked.append)
    page.to_publish.click()
    assert asked == [PUBLICATION]
    assert page.reworded.isHidden()
    assert offered(page) == list(Deliverable)


def test_a_version_is_named_with_its_day(
    published: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, published, qtbot, folder)
    assert "version 1.0" in page.source.text
    assert page.to_publish.isHidden()


def test_papers_come_and_go_with_the_answers_and_the_shown_one_gives_way(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    page.shelf.tiles[Deliverable.COMMITMENT].click()
    drawn(page, qtbot)
    example.answers.include({"S09": False})
    page.refresh()
    drawn(page, qtbot)
    assert not {*VOLUNTARY} & {*offered(page)}
    assert page.shelf.paper is Deliverable.ENDORSEMENT
    assert page.preview.title.text() == "Message from management"


def test_a_reworded_section_is_told(example: Workbench, stage: Stage, qtbot: QtBot, folder: Path) -> None:
    example.rewording.edit("S12", "en", "Our own words.")
    page = page_of(stage, example, qtbot, folder)
    number = next(entry.number for entry in example.kit.printed("en").sections if entry.id == "S12")
    assert f"section {number}:" in page.reworded.text
    assert not page.reworded.isHidden()


def test_a_version_that_cannot_be_read_is_told_in_one_sentence(
    published: Workbench, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published.session.store, "attachment", lambda _: b"not a text")
    page = KitPage(stage(), published)
    qtbot.addWidget(page)
    assert page.problem.text.startswith("The text of version 1.0 cannot be read.")
    assert page.source.isHidden()
    assert page.shelf.isHidden() or not page.shelf.isVisibleTo(page)


# -- how it looks -----------------------------------------------------------------------------------------


def test_the_chosen_paper_is_drawn_page_by_page_in_the_language_of_the_screen(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder, language="fr")
    assert page.preview.language == "fr"
    assert len([*page.preview.pictures]) == 1
    page.shelf.tiles[Deliverable.TEAM_TALK].click()
    drawn(page, qtbot)
    assert len([*page.preview.pictures]) == 2
    before = page.preview.pictures[0].grab().toImage()
    page.preview.languages["en"].click()
    drawn(page, qtbot)
    assert page.preview.pictures[0].grab().toImage() != before
    assert "2" in spoken(page.preview.pictures[1])


def test_a_page_is_as_high_as_it_is_wide_and_shows_ink(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    (picture,) = page.preview.pictures
    for _ in range(4):
        QApplication.processEvents()
    assert picture.height() == pytest.approx(picture.width() * 11 / 8.5, rel=0.05)
    image = picture.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 5


def test_the_same_paper_is_not_drawn_again(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    page.refresh()
    drawing = page.preview.is_drawing
    assert not drawing
    example.answers.set("team", "sponsor", "Somebody Else")
    page.refresh()
    assert page.preview.is_drawing
    drawn(page, qtbot)


def test_another_paper_replaces_the_one_that_is_being_drawn(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    for paper in (Deliverable.MANAGER_GUIDE, Deliverable.QUIZ, Deliverable.INVITATION):
        page.shelf.choose(paper)
    finish(page, qtbot)
    assert page.preview.title.text() == "Invitation to the launch"
    assert len([*page.preview.pictures]) == 1


def test_a_rebuilt_page_shows_the_same_paper_in_the_same_language(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    page.preview.languages["fr"].click()
    page.shelf.tiles[Deliverable.QUIZ].click()
    view = page.view()
    again = page_of(stage, example, qtbot, folder, theme="dark")
    again.show_view(view)
    again.show_view("nothing of ours")
    drawn(again, qtbot)
    assert again.view() == view
    assert again.preview.title.text() == "Quiz"


def test_the_keyboard_begins_at_the_shown_paper_and_arrows_choose(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    page.shelf.choose(Deliverable.QUIZ)
    qtbot.waitExposed(page)
    page.focus_first()
    assert page.shelf.tiles[Deliverable.QUIZ].hasFocus()
    QTest.keyClick(page.shelf.tiles[Deliverable.QUIZ], Qt.Key.Key_Down)
    assert page.shelf.paper is Deliverable.QUIZ_KEY
    drawn(page, qtbot)


def test_every_tile_is_named_and_says_what_it_is_for(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    for tile in page.shelf.tiles.values():
        assert spoken(tile)
        assert tile.accessibleDescription()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_it_fits_at_every_width_and_zoom(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, width: int, zoom: int
) -> None:
    page = page_of(stage, example, qtbot, folder, zoom=zoom, language="fr")
    page.resize(width, 600)
    for _ in range(4):
        QApplication.processEvents()
    assert page.area.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.mapTo(page, label.rect().topRight()).x() <= page.width()


# -- writing ----------------------------------------------------------------------------------------------


def test_the_whole_kit_is_written_in_the_chosen_languages_and_format(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    assert page.writing.export.text() == "Write 22 files"
    page.order.boxes["fr"].setChecked(False)
    assert page.writing.export.text() == "Write 11 files"
    page.order.formats["pdf"].setChecked(True)
    page.writing.export.click()
    finish(page, qtbot)
    assert len(list(folder.iterdir())) == 11
    assert all(path.name.endswith("-draft-en.pdf") for path in folder.iterdir())
    assert page.writing.progress_text == "11 files written"
    assert sorted(page.writing.results.files) == sorted(folder.iterdir())


def test_without_a_language_nothing_can_be_written(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    for box in page.order.boxes.values():
        box.setChecked(False)
    assert not page.writing.export.isEnabled()
    assert page.writing.progress_text == "Choose at least one language."


def test_writing_stops_between_two_files(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(stage, example, qtbot, folder)
    gate, begun = threading.Event(), threading.Event()
    real = KitService.jobs

    def slow(self: KitService, *arguments: object) -> tuple[Job, ...]:
        first, *others = real(self, *arguments)  # type: ignore[arg-type] # handed on as it came

        def make() -> bytes:
            begun.set()
            assert gate.wait(30)
            return first.make()

        return (replace(first, make=make), *others)

    monkeypatch.setattr(KitService, "jobs", slow)
    page.writing.export.click()
    qtbot.waitUntil(begun.is_set, timeout=30_000)
    assert page.is_busy
    page.writing.cancel.click()
    gate.set()
    finish(page, qtbot)
    assert len(list(folder.iterdir())) <= 1
    assert "Stopped" in page.writing.progress_text


def test_one_paper_is_saved_where_the_user_wants_it(
    example: Workbench,
    stage: Stage,
    qtbot: QtBot,
    folder: Path,
    doors: Doors,
    tmp_path: Path,
) -> None:
    page = page_of(stage, example, qtbot, folder)
    page.shelf.choose(Deliverable.QUIZ)
    drawn(page, qtbot)
    target = tmp_path / "our quiz.docx"
    doors.files.answers.append(target)
    page.preview.save.click()
    finish(page, qtbot)
    assert target.read_bytes().startswith(b"PK")
    assert doors.files.suggested[-1].name.startswith("Coopérative-Érablis-quiz-draft-en")
    page.preview.save.click()
    assert not page.is_busy
    assert isinstance(doors.files, ChosenFiles)
    assert isinstance(doors.messages, RecordingMessages)
    assert doors.messages.failed == []
