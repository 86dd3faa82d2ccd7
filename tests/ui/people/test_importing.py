"""Taking a list over: looked at first, changed where it was read wrongly, kept only when somebody says so."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.people import Presence
from charta.exchange.tables import tables
from charta.ui.context import UiContext
from charta.ui.people.import_dialog import ImportDialog
from charta.ui.people.import_lists import CHANGED, COLUMNS, JOINED, LEFT, PROBLEMS, UNCLEAR
from ui.doubles import ChosenFiles, RecordingMessages
from ui.idle import wait_idle
from ui.people.conftest import HEAD, LINES, Show


def opened(show: Show, bench: Workbench, path: Path, qtbot: QtBot) -> ImportDialog:
    """Open a list and wait until it is read."""
    dialog = show(bench).open_import(path)
    assert dialog is not None
    ended(dialog, qtbot)
    return dialog


def ended(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Wait until everything is worked out."""
    qtbot.waitUntil(lambda: dialog._task is None and not dialog._timer.isActive(), timeout=20_000)


def cells(dialog: ImportDialog, tab: int) -> list[list[str]]:
    """Return what a table of the preview says."""
    lists = dialog.lists
    table = {
        JOINED: lists.joined,
        CHANGED: lists.changed,
        LEFT: lists.left,
        UNCLEAR: lists.unclear.table,
        PROBLEMS: lists.problems,
    }[tab]
    model = table.rows
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def test_the_preview_says_what_changes_and_changes_nothing(
    show: Show, hired: Workbench, roster: Path, qtbot: QtBot
) -> None:
    before = dict(hired.register.people)
    dialog = opened(show, hired, roster, qtbot)
    assert cells(dialog, CHANGED) == [["3", "Bo Diddley", "Department", "Sales", "Marketing"]]
    assert [row[:3] for row in cells(dialog, JOINED)] == [["4", "Éva Noël", "105"]]
    assert dialog.summary == "3 rows read: 1 unchanged, 0 left out. Nothing is kept yet."
    assert "2 people" in dialog._complete_line.text()
    assert not dialog.lists.tabs.isTabEnabled(LEFT)
    assert hired.register.people == before
    dialog.reject()
    assert hired.register.people == before


def test_only_a_list_that_is_said_to_be_complete_takes_people_as_gone(
    show: Show, hired: Workbench, roster: Path, qtbot: QtBot, messages: RecordingMessages
) -> None:
    dialog = opened(show, hired, roster, qtbot)
    dialog.complete.setChecked(True)
    assert {row[1] for row in cells(dialog, LEFT)} == {"Cy Twombly", "Zoé Étoilé"}
    dialog.take_over()
    gone = [p.name for p in hired.register.people.values() if p.presence is Presence.LEFT]
    assert gone == ["Cy Twombly", "Zoé Étoilé"]
    notice = messages.informed[-1]
    assert notice.text == "The list is taken over: 4 people were added or changed."
    assert notice.action is not None
    notice.action.trigger()
    assert all(p.presence is Presence.PRESENT for p in hired.register.people.values())
    assert len(hired.register.people) == 4


def test_whoever_a_list_does_not_name_stays(show: Show, hired: Workbench, roster: Path, qtbot: QtBot) -> None:
    opened(show, hired, roster, qtbot).take_over()
    assert all(person.presence is Presence.PRESENT for person in hired.register.people.values())
    assert len(hired.register.people) == 5


def test_columns_that_are_guessed_wrongly_are_set_right(
    show: Show, published: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wer;Wo\nAda Byron;Lévis\nBo Diddley;Québec\n", encoding="utf-8")
    dialog = opened(show, published, path, qtbot)
    combos = dialog.lists.columns.combos
    for combo in combos:
        combo.setCurrentIndex(0)
    ended(dialog, qtbot)
    assert dialog.lists.tabs.currentIndex() == COLUMNS
    assert "No column of odd.csv holds names" in dialog.problem.text
    assert not dialog.take.isEnabled()
    combos[0].setCurrentIndex(combos[0].findData("name"))
    combos[1].setCurrentIndex(combos[1].findData("site"))
    ended(dialog, qtbot)
    assert dialog.problem.text == ""
    assert [row[1] for row in cells(dialog, JOINED)] == ["Wer", "Ada Byron", "Bo Diddley"]
    dialog.source.titled.setChecked(True)
    ended(dialog, qtbot)
    combos = dialog.lists.columns.combos
    assert combos[0].accessibleName() == "What “Wer” holds"
    combos[0].setCurrentIndex(combos[0].findData("name"))
    combos[1].setCurrentIndex(combos[1].findData("site"))
    ended(dialog, qtbot)
    dialog.take_over()
    assert {(p.name, p.site) for p in published.register.people.values()} == {
        ("Ada Byron", "Lévis"),
        ("Bo Diddley", "Québec"),
    }


def test_somebody_says_who_is_meant_by_a_line_that_is_not_clear(
    show: Show, hired: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path / "unclear.csv", "101;Berthe Autre;berthe@example.org;Research;Lévis;")
    dialog = opened(show, hired, path, qtbot)
    assert dialog.lists.tabs.currentIndex() == UNCLEAR
    assert cells(dialog, UNCLEAR)[0][3] == "Not decided: left out"
    assert not dialog.take.isEnabled()
    answer = dialog.lists.unclear.answer
    ada = next(p.id for p in hired.register.people.values() if p.number == "101")
    answer.setCurrentIndex(answer.findData(ada))
    answer.activated.emit(answer.currentIndex())
    ended(dialog, qtbot)
    assert cells(dialog, UNCLEAR)[0][3].startswith("Ada Byron")
    dialog.take_over()
    assert hired.register.person(ada).name == "Berthe Autre"


def test_every_problem_is_told_by_line_and_saved(
    show: Show, hired: Workbench, tmp_path: Path, qtbot: QtBot, files: ChosenFiles, context: UiContext
) -> None:
    path = written(
        tmp_path / "bad.csv", "201;=cmd();no address;A;B;", "202;Zed;z@x.org;A;B;", "202;Zod;y@x.org;A;B;"
    )
    dialog = opened(show, hired, path, qtbot)
    told = cells(dialog, PROBLEMS)
    assert [row[0] for row in told] == ["2", "3", "4"]
    assert "“no address” is no e-mail address" in told[0][2]
    files.answers.append(tmp_path / "problems.xlsx")
    dialog.save_problems.click()
    wait_idle(qtbot, lambda: not context.background.is_busy)
    rows = [row for _, row in tables((tmp_path / "problems.xlsx").read_bytes())[0].rows()]
    assert [row[0] for row in rows] == ["Line", "2", "3", "4"]


def test_a_text_is_read_again_as_somebody_says(
    show: Show, published: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "dos.csv"
    path.write_bytes("\n".join((HEAD, *LINES)).encode("cp850"))
    dialog = opened(show, published, path, qtbot)
    assert "Éva Noël" not in [row[1] for row in cells(dialog, JOINED)]
    encoding = dialog.source.encoding
    encoding.setCurrentIndex(encoding.findData("cp850"))
    encoding.activated.emit(encoding.currentIndex())
    ended(dialog, qtbot)
    assert "Éva Noël" in [row[1] for row in cells(dialog, JOINED)]


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    show: Show, hired: Workbench, tmp_path: Path, qtbot: QtBot, messages: RecordingMessages
) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    page = show(hired)
    page.open_import(path)
    qtbot.waitUntil(lambda: page.importer is None, timeout=20_000)
    assert [error.code for error in messages.failed] == ["roster-unusable"]


def test_people_who_changed_meanwhile_are_compared_again(
    show: Show, hired: Workbench, roster: Path, qtbot: QtBot
) -> None:
    dialog = opened(show, hired, roster, qtbot)
    hired.roster.mark([1], Presence.ON_LEAVE, hired.register.today)
    dialog.take_over()
    assert "changed in the meantime" in dialog.problem.text
    assert len(hired.register.people) == 4
