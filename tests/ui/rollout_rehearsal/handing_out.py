"""Forms go out: printed ones by department, Word files in a batch that is stopped and gone on with, PDFs."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, cast
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt

from charta.domain.printed_people import FormCopy, PrintedForm
from charta.domain.records import FormBatch
from charta.domain.register import SignatureState
from charta.services.export import file_name
from charta.services.people_ports import PersonalForms
from charta.services.people_view import Group
from charta.services.wizard import FORMS
from charta.ui.forms.page import FormsPage
from ui.idle import wait_idle
from ui.rehearsal.play import Play
from ui.rehearsal.reading import pdf_text, word_text
from ui.rollout_rehearsal.staff import ADA, DEPARTMENTS, INES, NAMES, ROWS, SEASONAL, ZOE
from ui.rollout_rehearsal.steps import go, person, pick, states
from ui.sitting import keyboard, settle

Key = Qt.Key
ON_SCREEN: Final = (ADA, ZOE, INES)
"""Who gets a form to be filled in on the screen."""
STOPPED_AT: Final = 100
"""A batch of separate files looks up from its work after so many."""


class Gate:
    """Writes real forms, and waits in the middle of the first hundred until it is opened."""

    def __init__(self, forms: PersonalForms) -> None:
        self._forms = forms
        self._opened = threading.Event()

    def open(self) -> None:
        """Let forms be written."""
        self._opened.set()

    def separate(self, form: PrintedForm, copies: Iterable[FormCopy], format_: str) -> Iterator[bytes]:
        """Yield the forms."""
        for place, data in enumerate(self._forms.separate(form, copies, format_)):
            if place == STOPPED_AT // 2:
                self._opened.wait(30)
            yield data


def print_all(play: Play) -> None:
    """Write the forms of everybody as PDFs to print, one for each department, after a look at one of them."""
    page = go(play, FORMS, FormsPage)
    assert keyboard() is page.who.state
    drawn(play, page)
    assert page.preview.pages
    assert NAMES[ADA] in page.preview.caption.text()
    choose_folder(play, page)
    play.tab(page.what.kinds["word"])
    play.press(*[Key.Key_Down] * 3)
    assert page.what.kinds["pdf-print"].isChecked()
    pick(play, page.what.group, Group.DEPARTMENT.value)
    play.tab(page.making.card.write)
    play.press(Key.Key_Return)
    written(play, page)
    check_piles(play)


def choose_folder(play: Play, page: FormsPage) -> None:
    """Choose where batches go."""
    play.doors.files.answers.append(play.folder / "forms")
    play.tab(page.making.card.choose)
    play.press(Key.Key_Return)


def drawn(play: Play, page: FormsPage) -> None:
    """Wait for the preview."""
    wait_idle(play.qtbot, lambda: not page.preview.is_busy)


def written(play: Play, page: FormsPage) -> None:
    """Wait until a batch is written or has stopped."""
    wait_idle(play.qtbot, lambda: not page.is_busy)
    settle(play.sitting, play.qtbot)


def batch_files(play: Play, number: int) -> list[Path]:
    """Return the files of a batch."""
    folder = play.folder / "forms" / play.bench.forms.batch(number).folder
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def check_piles(play: Play) -> None:
    """Find a pile for each department that names its people and nobody else's; all have a form now."""
    files = {file.stem: pdf_text(file) for file in batch_files(play, 1)}
    assert set(files) == {file_name(department) for department in DEPARTMENTS}
    for department in DEPARTMENTS:
        told = files[file_name(department)]
        named = {number for number, name in NAMES.items() if name in told}
        assert named == {row[0] for row in ROWS if row[3] == department}
    assert states(play) == {SignatureState.GIVEN: set(NAMES)}


def stop_and_go_on(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a Word file for each of the seasonal workers, stop on the way, and go on."""
    page = forms_page(play)
    pick(play, page.who.groups[Group.DEPARTMENT], "Saisonniers")
    assert len(page.who.people) == len(SEASONAL)
    play.tab(page.what.kinds["pdf-print"])
    play.press(*[Key.Key_Up] * 3)
    play.tab(page.what.given)
    play.press(Key.Key_Space)
    gate = Gate(play.bench.forms._forms)
    with monkeypatch.context() as patched:
        patched.setattr(play.bench.forms, "_forms", gate)
        play.tab(page.making.card.write)
        play.press(Key.Key_Return)
    assert keyboard() is page.making.card.stop
    play.press(Key.Key_Return)
    gate.open()
    written(play, page)
    batch = check_stopped(play)
    go_on = page.batches.cards[batch.number].go_on
    play.doors.files.answers.append(play.folder / "forms" / batch.folder)
    play.tab(go_on)
    play.press(Key.Key_Return)
    written(play, page)
    check_whole(play, batch)


def forms_page(play: Play) -> FormsPage:
    """Return the page of forms."""
    return cast("FormsPage", play.sitting.page)


def check_stopped(play: Play) -> FormBatch:
    """Find what was finished when the batch was stopped; the page offers to go on."""
    batch = play.bench.forms.batch(2)
    files = batch_files(play, 2)
    assert (batch.made, batch.count) == (STOPPED_AT, len(SEASONAL))
    assert len(files) == STOPPED_AT
    assert all(ZipFile(file).testzip() is None for file in files[:3])
    assert forms_page(play).batches.cards[2].go_on.isVisible()
    return batch


def check_whole(play: Play, batch: FormBatch) -> None:
    """Find one file for each of them, with their own name in it."""
    assert play.bench.forms.batch(batch.number).made == len(SEASONAL)
    files = batch_files(play, batch.number)
    assert len(files) == len(SEASONAL)
    last = NAMES[SEASONAL[-1]]
    (file,) = (file for file in files if last in word_text(file))
    assert not any(NAMES[number] in word_text(file) for number in SEASONAL[:-1])
    assert not forms_page(play).batches.cards[batch.number].go_on.isVisible()


def fill_in(play: Play) -> None:
    """Write fillable PDFs for those who are to sign on the screen."""
    page = forms_page(play)
    pick(play, page.who.groups[Group.DEPARTMENT], "Recherche")
    assert {play.bench.register.person(id_).number for id_ in page.who.people} == set(ON_SCREEN)
    play.tab(page.what.kinds["word"])
    play.press(Key.Key_Down)
    assert page.what.kinds["pdf"].isChecked()
    play.tab(page.making.card.write)
    play.press(Key.Key_Return)
    written(play, page)
    assert len(batch_files(play, 3)) == len(ON_SCREEN)


def form_of(play: Play, number: str) -> Path:
    """Return the fillable form of somebody."""
    name = person(play, number).name.split()[-1]
    return next(file for file in batch_files(play, 3) if name.casefold() in file.name.casefold())
