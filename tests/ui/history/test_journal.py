"""The journal in its dialog: read as one scrolls, searched, and checked."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.journal import Flaw, Verdict
from charta.domain.records import Answer, Change
from charta.errors import FileMissing
from charta.services.log import PAGE, Wanted
from charta.ui.history.journal_dialog import JournalDialog
from charta.ui.history.journal_model import ENOUGH, JournalModel
from charta.ui.history.lines import Line, LineRole
from charta.ui.theme import Tone
from ui.doubles import RecordingMessages, Stage, spoken

START = datetime(2026, 11, 24, tzinfo=UTC)
LONG = 3 * PAGE
Shown = Callable[..., JournalDialog]


def grow(bench: Workbench, count: int, actor: str = "Bo") -> None:
    """Write many entries about one answer."""
    before = None
    changes = []
    for number in range(count):
        answer = Answer("S12", "client_contact", {"en": f"team {number}", "fr": f"équipe {number}"})
        changes.append(Change(before, answer))
        before = answer
    bench.session.store.append(changes, actor, START + timedelta(hours=1))


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    """Return what opens the dialog over a window of any size, in any look."""
    windows = []

    def show(bench: Workbench, size: tuple[int, int] = (1280, 832), **looks: object) -> JournalDialog:
        window = QWidget()
        windows.append(window)
        window.resize(*size)
        qtbot.addWidget(window)
        window.show()
        dialog = JournalDialog(stage(**looks), bench, window)
        dialog.open()
        persons = len(bench.log.actors())
        qtbot.waitUntil(lambda: dialog.person.count() == persons + 1)
        return dialog

    return show


def lines(model: JournalModel) -> list[Line]:
    return [model.index(row).data(LineRole) for row in range(model.rowCount())]


def whole(dialog: JournalDialog) -> Callable[[], bool]:
    return lambda: dialog.model.is_whole


def test_the_newest_entries_come_first_and_older_ones_as_one_scrolls(
    bench: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    grow(bench, LONG)
    dialog = shown(bench)
    assert ENOUGH <= dialog.model.rowCount() < LONG, "only what is looked at is read"
    assert dialog.model.entry(0).number == LONG
    assert lines(dialog.model)[0].head.startswith(f"{LONG} · November 2")
    while dialog.model.canFetchMore():
        dialog.list.scrollToBottom()
        dialog.model.fetchMore()
    assert dialog.model.rowCount() == LONG
    assert dialog.model.entry(LONG - 1).number == 1


def test_words_are_searched_to_the_beginning_of_the_journal(
    bench: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    grow(bench, LONG)
    dialog = shown(bench)
    dialog.words.setText("team 777”")
    qtbot.waitUntil(lambda: dialog.model.is_whole and dialog.model.rowCount() == 2)
    assert [dialog.model.entry(row).number for row in range(2)] == [779, 778], "it came, then it went"
    dialog.words.setText("nothing like it")
    qtbot.waitUntil(lambda: dialog.model.is_whole and not dialog.model.rowCount())


def test_a_section_and_a_person_narrow_the_list(example: Workbench, shown: Shown, qtbot: QtBot) -> None:
    example.session.actor = "Bo"
    example.answers.set("S13", "tagging", "free")
    dialog = shown(example)
    dialog.section.setCurrentIndex(dialog.section.findData("S12"))
    qtbot.waitUntil(whole(dialog))
    assert {dialog.model.entry(row).section for row in range(dialog.model.rowCount())} == {"S12"}
    dialog.person.setCurrentIndex(dialog.person.findData("Bo"))
    qtbot.waitUntil(whole(dialog))
    assert dialog.model.rowCount() == 0
    dialog.section.setCurrentIndex(0)
    qtbot.waitUntil(whole(dialog))
    assert [dialog.model.entry(row).section for row in range(dialog.model.rowCount())] == ["S13"]


def test_a_journal_that_holds_is_said_to(example: Workbench, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(example)
    dialog.check_button.click()
    assert not dialog.check_button.isEnabled()
    qtbot.waitUntil(dialog.check_button.isEnabled)
    assert dialog.banner is not None
    assert dialog.banner.text.startswith(f"All holds: {example.log.count} entries")
    assert dialog.banner.property("tone") == Tone.SUCCESS


def test_the_first_entry_that_fails_is_named_marked_and_shown(
    bench: Workbench, shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(bench, LONG)
    dialog = shown(bench)
    dialog.person.setCurrentIndex(1)
    with bench.session.store.handle() as handle:  # type: ignore[attr-defined]
        handle.raw.execute("UPDATE journal SET actor = 'Eve' WHERE number = 12")
    dialog.check()
    qtbot.waitUntil(lambda: dialog.list.currentIndex().isValid(), timeout=5000)
    assert dialog.banner is not None
    assert (
        "Entry 12 is the first that does not hold: it was altered after it was written." in dialog.banner.text
    )
    entry = dialog.model.entry(dialog.list.currentIndex().row())
    assert entry is not None
    assert entry.number == 12
    assert dialog.list.currentIndex().data(LineRole).fails
    assert dialog.person.currentIndex() == 0


def test_the_record_that_fails_is_named(
    example: Workbench, shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = Verdict(5, Flaw(3, "missing"), "what it recorded is gone", 'decision ["2"]')
    monkeypatch.setattr(example.session.store, "verify", lambda: verdict)
    dialog = shown(example)
    dialog.check()
    qtbot.waitUntil(dialog.check_button.isEnabled)
    assert dialog.banner is not None
    assert dialog.banner.text.endswith('(decision ["2"])')


def test_a_check_that_is_impossible_is_told(
    example: Workbench,
    shown: Shown,
    qtbot: QtBot,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> Verdict:
        raise FileMissing(path=example.session.store.path)

    monkeypatch.setattr(example.session.store, "verify", fail)
    dialog = shown(example)
    dialog.check()
    qtbot.waitUntil(lambda: bool(messages.failed))
    assert dialog.banner is None
    assert dialog.check_button.isEnabled()


def test_an_entry_shows_its_digest_and_is_read_out_whole(
    example: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    dialog = shown(example)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    entry = dialog.model.entry(0)
    assert entry is not None
    assert entry.digest in dialog.detail
    assert spoken(dialog.list) == "Entries of the journal, the newest first"
    assert spoken(dialog.words) == "Search the journal"
    assert dialog.section.accessibleName() == "Only this section"
    assert dialog.person.accessibleName() == "Only this person"


def test_a_charter_without_an_entry_says_so(bench: Workbench, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(bench)
    assert dialog.model.rowCount() == 0
    assert dialog.model.is_whole
    assert dialog.shows_nothing


@pytest.mark.parametrize("looks", [{"language": "fr", "theme": "dark"}, {"zoom": 200}])
def test_it_fits_the_smallest_window(
    example: Workbench, shown: Shown, qtbot: QtBot, looks: dict[str, object]
) -> None:
    dialog = shown(example, (960, 600), **looks)
    dialog.check()
    qtbot.waitUntil(dialog.check_button.isEnabled)
    assert dialog.width() <= 960
    assert dialog.height() <= 600


def test_a_filter_that_finds_little_never_stops_the_window(
    bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    grow(bench, LONG)
    model = JournalModel(stage(), bench.log)
    model.show_wanted(Wanted(kind="decision"))
    qtbot.waitUntil(lambda: model.is_whole)
    assert model.rowCount() == 0
    assert not model.canFetchMore()
