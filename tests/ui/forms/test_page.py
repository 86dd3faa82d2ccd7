"""The page of forms: who is meant, what is written, and what becomes of a batch."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.people import Presence
from charta.domain.register import FactKind, Method, Occasion
from charta.errors import while_writing
from charta.i18n import screen_languages
from charta.services.people_view import Group
from charta.services.wizard import BOARD, FORMS, PEOPLE, PUBLICATION
from charta.ui.forms.page import FormsPage
from charta.ui.people.choice import PeopleChoice
from charta.ui.spot import Spot
from charta.ui.window import MINIMUM
from people import hire
from ui.doubles import ChosenFiles, RecordingMessages, Stage, words_in
from ui.forms.conftest import Gate, Show
from ui.idle import wait_idle
from ui.sitting import Sit, go_to, nameless

DAY = date(2026, 11, 24)
PutGate = Callable[[Workbench, int], Gate]


def finished(page: FormsPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.is_busy and not page.preview.is_busy)
    wait_idle(qtbot, lambda: not page.context.background.is_busy)


def written(bench: Workbench, folder: Path, number: int = 1) -> list[str]:
    return sorted(entry.name for entry in (folder / "made" / bench.forms.batch(number).folder).iterdir())


def given(bench: Workbench) -> dict[str, str]:
    register = bench.register
    return {
        person.name: fact.on
        for person in register.people.values()
        for fact in register.facts(person.id)
        if fact.kind is FactKind.GIVEN
    }


# -- who --------------------------------------------------------------------------------------------------


def test_before_anything_is_published_the_page_leads_to_the_publication(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example)
    told: list[str] = []
    page.go_to.connect(told.append)
    assert "Nothing is published yet." in words_in(page)
    page.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [PUBLICATION]
    assert not page.who.isVisible()


def test_while_nobody_is_known_the_page_leads_to_the_people(
    show: Show, published: Workbench, qtbot: QtBot
) -> None:
    page = show(published)
    told: list[str] = []
    page.go_to.connect(told.append)
    page.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [PEOPLE]
    hire(published)
    assert page.who.isVisible()


def test_everybody_whose_signature_is_waited_for_gets_a_form(show: Show, hired: Workbench) -> None:
    ids = {person.number: person.id for person in hired.register.people.values()}
    hired.signing.sign([ids["101"]], Method.PAPER, DAY, by="Hana")
    page = show(hired)
    assert page.who.count.text() == "3 forms"
    assert "French: 2" in page.who.parts.text()
    assert "English: 1" in page.who.parts.text()
    assert "New version: 3" in page.who.parts.text()
    assert page.who.names.text() == "Bo Diddley, Cy Twombly, Zoé Étoilé"
    assert page.making.card.write.text() == "Write 3 forms"


def test_states_and_groups_narrow_them_down(show: Show, hired: Workbench) -> None:
    page = show(hired)
    department = page.who.groups[Group.DEPARTMENT]
    department.setCurrentIndex(department.findData("Sales"))
    assert page.who.names.text() == "Bo Diddley, Cy Twombly"
    manager = page.who.groups[Group.MANAGER]
    manager.setCurrentIndex(manager.findText("Without a manager"))
    assert page.who.names.text() == "Cy Twombly"
    page.who.state.setCurrentIndex(page.who.state.findData("signed"))
    assert page.who.count.text() == "Nobody"
    assert not page.making.card.write.isEnabled()
    assert page.preview.pages == ()


def test_whoever_is_at_work_is_meant_signed_or_not_but_nobody_who_left(show: Show, hired: Workbench) -> None:
    ids = {person.number: person.id for person in hired.register.people.values()}
    hired.signing.sign([ids["101"]], Method.PAPER, DAY, by="Hana")
    hired.roster.mark([ids["104"]], Presence.LEFT, DAY)
    page = show(hired)
    page.who.state.setCurrentIndex(page.who.state.findData("here"))
    assert page.who.names.text() == "Ada Byron, Bo Diddley, Cy Twombly"


def test_five_are_named_and_the_rest_is_counted(show: Show, crowd: Workbench) -> None:
    assert show(crowd).who.names.text().endswith(" and 445 more")


def test_people_chosen_in_the_table_come_in_place_of_the_groups(show: Show, hired: Workbench) -> None:
    ids = {person.number: person.id for person in hired.register.people.values()}
    page = show(hired)
    page.show_spot(Spot(FORMS, people=PeopleChoice((ids["104"], ids["102"], 999))))
    assert page.who.names.text() == "Zoé Étoilé, Bo Diddley"
    assert page.who.chosen.text == "2 people, chosen in the table."
    assert not page.who.state.isVisible()
    page.who.narrowing.otherwise.click()
    assert page.who.count.text() == "4 forms"
    assert page.who.state.isVisible()


def test_a_page_that_is_built_anew_means_the_same(show: Show, hired: Workbench, stage: Stage) -> None:
    ids = {person.number: person.id for person in hired.register.people.values()}
    page = show(hired)
    page.show_spot(Spot(FORMS, people=PeopleChoice((ids["104"],))))
    page.what.kinds["pdf-print"].setChecked(True)
    page.what.group.setCurrentIndex(page.what.group.findData("site"))
    page.what.given.setChecked(False)
    page.what.occasion.setCurrentIndex(page.what.occasion.findData("annual"))
    anew = show(hired, looks=stage(language="fr"))
    anew.show_view(page.view())
    assert anew.who.names.text() == "Zoé Étoilé"
    assert anew.what.wish == page.what.wish
    assert anew.what.wish.given_on is None
    assert anew.what.wish.group is Group.SITE
    anew.show_view("nonsense")
    assert anew.what.wish == page.what.wish


# -- what -------------------------------------------------------------------------------------------------


def test_the_first_persons_form_is_shown_and_follows_the_choices(
    show: Show, hired: Workbench, qtbot: QtBot
) -> None:
    page = show(hired)
    first = page.preview.pages
    assert first
    assert not page.preview.view.is_empty
    assert page.preview.caption.text() == "Ada Byron: New version"
    page.what.occasion.setCurrentIndex(page.what.occasion.findData("onboarding"))
    finished(page, qtbot)
    assert page.preview.caption.text() == "Ada Byron: On joining"
    assert page.preview.pages != first
    assert "On joining: 4" in page.who.parts.text()


def test_a_day_that_is_none_is_asked_for(show: Show, hired: Workbench) -> None:
    page = show(hired)
    page.what.day.set_value("2026-13-01")
    page.what._tell()
    assert not page.making.card.write.isEnabled()
    page.what.given.setChecked(False)
    assert page.making.card.write.isEnabled()


# -- writing ----------------------------------------------------------------------------------------------


def test_each_person_gets_a_word_file_and_is_noted_as_given(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(hired)
    page.making.card.write.click()
    assert page.is_busy
    finished(page, qtbot)
    names = written(hired, tmp_path)
    assert len(names) == 4
    assert all(name.endswith(".docx") for name in names)
    with ZipFile(tmp_path / "made" / hired.forms.batch(1).folder / names[0]) as word:
        assert "word/document.xml" in word.namelist()
    assert set(given(hired).values()) == {hired.register.today.isoformat()}
    assert len(given(hired)) == 4
    assert page.making.card.told.text() == "4 forms are written."
    card = page.batches.cards[1]
    assert card.chip.text == "4 forms"
    assert not card.go_on.isVisible()
    assert card.open.isVisible()


@pytest.mark.parametrize(("kind", "ending"), [("word-print", ".docx"), ("pdf-print", ".pdf")])
def test_forms_to_print_are_put_together_by_department(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path, kind: str, ending: str
) -> None:
    page = show(hired)
    page.what.kinds[kind].setChecked(True)
    page.what.given.setChecked(False)
    page.making.card.write.click()
    finished(page, qtbot)
    assert written(hired, tmp_path) == [f"Research{ending}", f"Sales{ending}"]
    assert given(hired) == {}
    assert hired.forms.batch(1).made == 4


def test_a_second_batch_gets_a_folder_of_its_own(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(hired)
    for _ in range(2):
        page.making.card.write.click()
        finished(page, qtbot)
    assert hired.forms.batch(1).folder != hired.forms.batch(2).folder
    assert len(written(hired, tmp_path, 1)) == len(written(hired, tmp_path, 2)) == 4
    assert list(page.batches.cards) == [2, 1]


def test_a_folder_that_is_there_already_is_left_alone(
    show: Show, hired: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(hired)
    there = tmp_path / "made" / f"Forms {hired.register.today.isoformat()} (1)"
    there.mkdir(parents=True)
    page.making.card.write.click()
    finished(page, qtbot)
    assert not list(there.iterdir())
    assert len(written(hired, tmp_path)) == 4


def test_stopping_keeps_what_is_finished_and_the_batch_goes_on(
    show: Show, crowd: Workbench, qtbot: QtBot, gate: PutGate, *, tmp_path: Path, files: ChosenFiles
) -> None:
    page = show(crowd)
    held = gate(crowd, 200)
    page.making.card.write.click()
    qtbot.waitUntil(lambda: page.making.writing.made == 200, timeout=20_000)
    page.making.card.stop.click()
    held.open()
    finished(page, qtbot)
    batch = crowd.forms.batch(1)
    assert batch.made < 450
    assert len(given(crowd)) == batch.made
    assert page.batches.cards[1].chip.text == f"{batch.made} of 450 forms"
    assert "Stopped" in page.making.card.told.text()
    assert page.making.card.write.isEnabled()
    files.answers.append(tmp_path / "made" / batch.folder)
    page.batches.cards[1].go_on.click()
    finished(page, qtbot)
    assert crowd.forms.batch(1).made == len(given(crowd)) == 450
    assert len(list((tmp_path / "made" / batch.folder).iterdir())) == 450
    assert files.suggested == [tmp_path / "made" / batch.folder]


def test_a_folder_that_knows_nothing_of_the_batch_is_asked_about(
    show: Show,
    crowd: Workbench,
    qtbot: QtBot,
    gate: PutGate,
    *,
    tmp_path: Path,
    files: ChosenFiles,
    messages: RecordingMessages,
) -> None:
    page = show(crowd)
    held = gate(crowd, 200)
    page.making.card.write.click()
    qtbot.waitUntil(lambda: page.making.writing.made == 200, timeout=20_000)
    page.making.card.stop.click()
    held.open()
    finished(page, qtbot)
    files.answers.extend([tmp_path / "other", tmp_path / "other", None])
    messages.replies.append("cancel")
    page.batches.cards[1].go_on.click()
    assert "batch 1" in messages.asked[-1][1]
    assert not page.is_busy
    messages.replies.append("do")
    page.batches.cards[1].go_on.click()
    finished(page, qtbot)
    assert len(list((tmp_path / "other").iterdir())) == 450
    assert crowd.forms.batch(1).made == 450


def test_a_full_disk_is_told_in_one_sentence_and_the_batch_can_be_gone_on_with(
    show: Show, crowd: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, gate: PutGate
) -> None:
    page = show(crowd)
    gate(crowd, -1)
    there: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        if len(there) == 250:
            raise while_writing(OSError(28, "No space left on device"), path)
        there.append(path)

    monkeypatch.setattr("charta.services.form_files._write_new", write)
    page.making.card.write.click()
    finished(page, qtbot)
    told = page.making.card.problem.text
    assert "full" in told.lower() or "space" in told.lower()
    assert told.count("\n") == 0
    assert crowd.forms.batch(1).made == 200
    assert page.batches.cards[1].go_on.isEnabled()


def test_the_rest_of_the_page_can_be_used_while_a_batch_is_written(
    show: Show, crowd: Workbench, qtbot: QtBot, gate: PutGate
) -> None:
    page = show(crowd)
    held = gate(crowd, 100)
    page.making.card.write.click()
    qtbot.waitUntil(lambda: page.making.writing.made == 100, timeout=20_000)
    assert "100 of 450" in page.making.card.told.text()
    assert not page.making.card.write.isEnabled()
    page.who.state.setCurrentIndex(1)
    crowd.comments.add("S12", "legal", "Ada", "Everything?", blocks=False)
    assert page.batches.cards[1].chip.text == "Being written"
    held.open()
    finished(page, qtbot)
    assert len(given(crowd)) == 450


# -- in the window ----------------------------------------------------------------------------------------


@pytest.fixture
def path(published: Workbench) -> Path:
    """Return a published charter with people, closed."""
    hire(published, [(f"{n}", f"Person {n}", "", "Sales", "", "", "en", "") for n in range(450)])
    return published.session.store.path


def begun(sitting_page: FormsPage, bench: Workbench, gate: PutGate, qtbot: QtBot, folder: Path) -> Gate:
    held = gate(bench, 150)
    sitting_page.making.set_folder(folder)
    sitting_page.making.card.write.click()
    qtbot.waitUntil(lambda: sitting_page.making.writing.made == 100, timeout=20_000)
    return held


def test_closing_the_window_asks_and_keeps_account_of_what_is_finished(
    sit_down: Sit,
    charta: Charta,
    published: Workbench,
    path: Path,
    gate: PutGate,
    *,
    qtbot: QtBot,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    published.close()
    sitting = sit_down()
    sitting.window.open(path)
    page = go_to(sitting, FORMS, FormsPage)
    held = begun(page, sitting.bench, gate, qtbot, tmp_path / "made")
    messages.replies.append("cancel")
    sitting.window.close()
    assert sitting.window.isVisible()
    assert "100 of 450" in messages.asked[-1][1]
    go_to(sitting, BOARD, QWidget)
    messages.replies.append("do")
    held.open()
    sitting.window.close()
    assert not sitting.window.isVisible()
    with closing(charta.open(path)) as again:
        assert 100 <= again.forms.batch(1).made < 450
        assert len(given(again)) == again.forms.batch(1).made


def test_a_batch_that_ends_while_the_user_is_elsewhere_is_told(
    sit_down: Sit,
    published: Workbench,
    path: Path,
    gate: PutGate,
    *,
    qtbot: QtBot,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    published.close()
    sitting = sit_down()
    sitting.window.open(path)
    page = go_to(sitting, FORMS, FormsPage)
    held = begun(page, sitting.bench, gate, qtbot, tmp_path / "made")
    go_to(sitting, BOARD, QWidget)
    held.open()
    finished(page, qtbot)
    assert messages.informed[-1].text == "450 forms are written."
    sitting.window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_nothing_is_cut_off_or_nameless_in_the_smallest_window_with_the_largest_words(
    show: Show, hired: Workbench, stage: Stage, qtbot: QtBot, language: str
) -> None:
    looks = stage(language=language, theme="dark", zoom=200)
    page = show(hired, looks=looks, size=(MINIMUM[0] - 60, MINIMUM[1] - 120))
    page.making.card.write.click()
    finished(page, qtbot)
    page.what.kinds["word-print"].setChecked(True)
    QApplication.processEvents()
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.what.wish.occasion is None
    assert set(Occasion) == {Occasion(page.what.occasion.itemData(at)) for at in (1, 2, 3)}
