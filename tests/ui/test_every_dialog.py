"""Every dialog of the agreement, in the smallest window: named, in reach of the keyboard, nothing cut off."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.proposals import TextProposal
from charta.i18n import screen_languages
from charta.services.reviews import ReviewOrder
from charta.services.wizard import ACTIONS, BOARD, DOCUMENTS, PUBLICATION, REVIEWS
from charta.ui.actions_page.page import ActionsPage
from charta.ui.board.page import BoardPage
from charta.ui.history.journal_dialog import JournalDialog
from charta.ui.page import Page
from charta.ui.preferences import Preferences
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.version_card import VersionAction
from charta.ui.reviews.asking import NameDialog, WhichDialog
from charta.ui.reviews.page import ReviewsPage
from charta.ui.reviews.settling_dialog import SettlingDialog
from charta.ui.reviews.words import ReviewWords
from charta.ui.section.section_page import SectionPage
from charta.ui.window import MINIMUM
from made import MadeFiles
from reviewer import Insert, Place, Remark, Replace, reviewed
from ui.idle import wait_idle
from ui.sitting import Sit, Sitting, go_to, nameless, open_dialogs, opened, settle

Opener = Callable[[Sitting], QDialog | None]


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory, made_files: MadeFiles) -> Path:
    """Make a published charter with a text that has changed since, a remark, and a review that came back."""
    folder = tmp_path_factory.mktemp("agreed")
    path = Path(shutil.copy(made_files.published, folder))
    with closing(Charta(actor="Test", backups=folder / "backups").open(path)) as bench:
        for language in bench.session.languages:
            bench.rewording.edit(
                "S12", language, f"{bench.wordings.text('S12', language)}\n\nPlus: {language}."
            )
        bench.rewording.mark_in_step("S12")
        bench.comments.add("S12", "legal", "Ada", "Everything?", blocks=True)
        request, job = bench.reviews.send(ReviewOrder(("legal",), "Ada"))
        steps = (
            Replace(Place("S02", "en", "worries people for nothing"), "needlessly worries people"),
            Insert(Place("S02", "fr", "de tout rang"), ", sans exception"),
            Remark(Place("S12", "en", "the sales team"), "Which one?"),
        )
        bench.returns.take(reviewed(job.make(), steps, "Léa Fortin"), request.file, "Ada")
        for language, text in (("en", "Rules"), ("fr", "Règles")):
            bench.rewording.edit("S02", language, f"{text}. {bench.wordings.text('S02', language)}")
    return path


def publication(sitting: Sitting) -> PublicationPage:
    return go_to(sitting, PUBLICATION, PublicationPage)


def version(action: VersionAction) -> Opener:
    return lambda sitting: publication(sitting).versions.act(action, "1.0")


def settling(sitting: Sitting) -> SettlingDialog:
    page = go_to(sitting, REVIEWS, ReviewsPage)
    (digest,) = page.lists.returns
    bench = sitting.bench
    for kept, (name, data) in bench.returns.unread().items():
        assert kept == digest
        bench.returns.look(data, name)
    dialog = page.open_file(digest)
    assert dialog is not None
    return dialog


def editing(sitting: Sitting) -> QDialog | None:
    dialog = settling(sitting)
    dialog.name.setText("Ada")
    first = next(entry for entry in dialog.report.open if isinstance(entry, TextProposal))
    return dialog.edit_this(first.id)


def journal(sitting: Sitting) -> QDialog:
    sitting.work._actions.journal.trigger()
    return opened(sitting, JournalDialog)


def declaring(sitting: Sitting) -> QDialog | None:
    return go_to(sitting, "S12", SectionPage).agreement.minor.open_declaring()


def answering(sitting: Sitting) -> QDialog | None:
    if not sitting.bench.minor_changes.waiting():
        sitting.bench.minor_changes.declare("S12", "Ada", "legal", "A typo.")
    return go_to(sitting, BOARD, BoardPage).open_minor("S12")


def naming(sitting: Sitting) -> QDialog:
    page = go_to(sitting, REVIEWS, ReviewsPage)
    dialog = NameDialog(page.context, page)
    dialog.open()
    return dialog


def choosing(sitting: Sitting) -> QDialog:
    page = go_to(sitting, REVIEWS, ReviewsPage)
    words = ReviewWords(page.context, sitting.bench)
    name = (
        "A file with a rather long name that says nothing of what it answers, saved by somebody else (3).docx"
    )
    dialog = WhichDialog(page.context, (name, sitting.bench.reviews.requests()), words, page)
    dialog.open()
    return dialog


def settling_action(sitting: Sitting) -> QDialog | None:
    page = go_to(sitting, ACTIONS, ActionsPage)
    number = sitting.bench.actions.add("Ask the union whether its members may answer", owner="Ada")
    return page.open_settling((number,))


DIALOGS: Mapping[str, Opener] = {
    "send": lambda sitting: go_to(sitting, REVIEWS, ReviewsPage).open_send(),
    "name": naming,
    "which": choosing,
    "settling": settling,
    "edit a proposal": editing,
    "history": lambda sitting: go_to(sitting, "S12", SectionPage).show_history(),
    "journal": journal,
    "decision": lambda sitting: go_to(sitting, BOARD, BoardPage).open_decision("S12", "legal"),
    "call it minor": declaring,
    "answer to minor": answering,
    "add an action": lambda sitting: go_to(sitting, ACTIONS, ActionsPage).open_adding(),
    "mark as done": settling_action,
    "endorse": lambda sitting: publication(sitting).endorse(),
    "publish": lambda sitting: publication(sitting).publish(),
    "read the draft": lambda sitting: publication(sitting).read(),
    "changes in the draft": lambda sitting: publication(sitting).compare(),
    **{action.value: version(action) for action in VersionAction if action is not VersionAction.DOCUMENTS},
}


def faults(dialog: QDialog) -> Iterator[str]:
    """Yield what is wrong with how a dialog stands on the screen."""
    yield from nameless(dialog)
    if not dialog.windowTitle():
        yield "no title"
    for area in dialog.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            yield f"{type(area).__name__} {area.accessibleName()} scrolls sideways"
    yield from cut_off(dialog)
    for made in dialog.findChildren(QPushButton):
        if made.isVisible() and made.isDefault() and not _is_within(made, dialog):
            yield f"out of sight: {made.text()}"
    if dialog.focusWidget() is None:
        yield "nothing has the keyboard"


def cut_off(widget: QWidget) -> Iterator[str]:
    """Yield the words of buttons that have too little room."""
    for made in widget.findChildren(QPushButton):
        if made.isVisible() and made.width() < made.minimumSizeHint().width():
            yield f"cut off: {made.text()}"


def _is_within(widget: QWidget, dialog: QDialog) -> bool:
    return dialog.rect().contains(widget.mapTo(dialog, widget.rect().bottomRight()))


@pytest.mark.parametrize("language", screen_languages())
def test_every_dialog_stands_well_in_the_smallest_window_with_the_largest_words(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, agreed: Path, tmp_path: Path, language: str
) -> None:
    preferences.set_language(language)
    preferences.set_theme("dark")
    preferences.set_zoom(200)
    sitting = sit_down()
    sitting.window.resize(*MINIMUM)
    sitting.window.open(Path(shutil.copy(agreed, tmp_path)))
    found = {}
    for name, opener in DIALOGS.items():
        dialog = opener(sitting)
        assert dialog is not None, name
        wait_idle(qtbot, lambda: not sitting.window.context.background.is_busy)
        for _ in range(3):
            QApplication.processEvents()
        found[name] = list(faults(dialog))
        if (dialog.width(), dialog.height()) > MINIMUM:
            found[name].append(f"{dialog.width()}x{dialog.height()}")
        while shown := open_dialogs(sitting):
            qtbot.keyClick(shown[-1], Qt.Key.Key_Escape)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    sitting.window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_every_page_of_the_agreement_stands_well_in_the_smallest_window_with_the_largest_words(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, agreed: Path, tmp_path: Path, language: str
) -> None:
    preferences.set_language(language)
    preferences.set_zoom(200)
    sitting = sit_down()
    sitting.window.resize(*MINIMUM)
    sitting.window.open(Path(shutil.copy(agreed, tmp_path)))
    found = {}
    for step in ("S12", BOARD, REVIEWS, ACTIONS, PUBLICATION, DOCUMENTS):
        page = go_to(sitting, step, Page)
        settle(sitting, qtbot)
        found[step] = [
            *nameless(page),
            *(str(area) for area in page.scroll_areas() if area.horizontalScrollBar().maximum()),
            *cut_off(page),
        ]
    assert {step: wrong for step, wrong in found.items() if wrong} == {}
    sitting.window.close()
