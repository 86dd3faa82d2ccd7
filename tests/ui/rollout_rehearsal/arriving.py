"""People come in from a list: a column is mapped by hand, a problem looked at; then they are looked for."""

from PySide6.QtCore import Qt

from charta.services.people_view import Group
from charta.services.wizard import PEOPLE
from charta.ui.people.import_dialog import ImportDialog
from charta.ui.people.import_lists import COLUMNS, PROBLEMS
from charta.ui.people.page import PeoplePage
from charta.ui.people.rows import RowsTable
from ui.rehearsal.play import CTRL, SHIFT, Play
from ui.rollout_rehearsal.staff import (
    ADA,
    DEPARTMENTS,
    FRANCOIS,
    INES,
    NAMELESS_LINE,
    NAMES,
    TITLES,
    UNKNOWN,
    ZOE,
    write_list,
)
from ui.rollout_rehearsal.steps import go, pick
from ui.sitting import keyboard, open_dialogs, settle

Key = Qt.Key


def take_over(play: Play) -> None:
    """Choose the list, say what the unknown column holds, look at the problem, and take the list over."""
    page = go(play, PEOPLE, PeoplePage)
    assert keyboard() is page.start.choose
    play.doors.files.answers.append(write_list(play.folder))
    play.press(Key.Key_Return)
    dialog = play.dialog(ImportDialog)
    worked_out(play, dialog)
    assert dialog.source.separator.currentText().startswith(play.tr("Found out"))
    assert TITLES[UNKNOWN] in dialog.unread
    play.tab(dialog.lists.tabs)
    play.press(*[Key.Key_Left] * dialog.lists.tabs.count())
    assert dialog.lists.tabs.currentIndex() == COLUMNS
    assert UNKNOWN not in dialog.lists.columns.mapping
    pick(play, dialog.lists.columns.combos[UNKNOWN], "department")
    worked_out(play, dialog)
    while keyboard() is not dialog.lists.tabs:
        play.hold(SHIFT, Key.Key_Tab)
    play.press(*[Key.Key_Right] * dialog.lists.tabs.count())
    check_preview(play, dialog)
    play.tab(dialog.take)
    play.press(Key.Key_Return)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    check_people(play)


def worked_out(play: Play, dialog: ImportDialog) -> None:
    """Wait until the list is compared."""
    play.qtbot.waitUntil(lambda: dialog.worked is not None and not dialog._timer.isActive(), timeout=20_000)


def check_preview(play: Play, dialog: ImportDialog) -> None:
    """Find everybody who joins, and the line that names nobody; nothing is kept yet."""
    assert dialog.unread == ""
    assert dialog.lists.tabs.currentIndex() == PROBLEMS
    assert [row[0] for row in rows_of(dialog.lists.problems)] == [str(NAMELESS_LINE)]
    joined = rows_of(dialog.lists.joined)
    assert {row[2] for row in joined} == set(NAMES)
    assert {row[3] for row in joined} == DEPARTMENTS
    assert not play.bench.register.people


def rows_of(table: RowsTable) -> list[list[str]]:
    """Return what a table shows."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def check_people(play: Play) -> None:
    """Find everybody in the charter with every accent, and shown on the page."""
    people = {one.number: one for one in play.bench.register.people.values()}
    assert {number: one.name for number, one in people.items()} == NAMES
    assert {one.department for one in people.values()} == DEPARTMENTS
    assert people[FRANCOIS].manager == "Maïté Côté"
    assert (people[ZOE].email, people[ADA].language) == ("", "en")
    assert len(shown(play)) == len(NAMES)


def undo_and_redo(play: Play) -> None:
    """Take the list back by keyboard, and take it over again."""
    settle(play.sitting, play.qtbot)
    play.hold(CTRL, Key.Key_Z)
    settle(play.sitting, play.qtbot)
    assert not play.bench.register.people
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    assert page.start.isVisible()
    play.hold(CTRL | SHIFT, Key.Key_Z)
    settle(play.sitting, play.qtbot)
    check_people(play)


def look_for(play: Play) -> None:
    """Search without accents, filter by department, sort by number the other way round, show everybody."""
    page = people_page(play)
    page.focus_first()
    assert keyboard() is page.list.table
    play.press("ecuyer")
    assert keyboard() is page.list.filters.words
    play.qtbot.waitUntil(lambda: shown(play) == [FRANCOIS])
    play.tab(page.list.table)
    play.hold(CTRL, Key.Key_F)
    assert keyboard() is page.list.filters.words, "the people are searched, not the charter"
    play.hold(CTRL, Key.Key_A)
    play.press(Key.Key_Backspace)
    play.qtbot.waitUntil(lambda: len(shown(play)) == len(NAMES))
    play.tab(page.list.filters.more)
    play.press(Key.Key_Space)
    pick(play, page.list.filters.groups[Group.DEPARTMENT], "Recherche")
    assert set(shown(play)) == {ADA, ZOE, INES}
    pick(play, page.list.filters.order, "number")
    play.tab(page.list.filters.descending)
    play.press(Key.Key_Space)
    assert shown(play) == [INES, ZOE, ADA]
    play.tab(page.list.everybody)
    play.press(Key.Key_Space)
    assert shown(play) == sorted(NAMES, reverse=True)
    pick(play, page.list.filters.order, "name")
    play.tab(page.list.filters.descending)
    play.press(Key.Key_Space)


def people_page(play: Play) -> PeoplePage:
    """Return the page of people."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    return page


def shown(play: Play) -> list[str]:
    """Return who is shown in the table, by employee number."""
    people = play.bench.register.people
    return [people[id_].number for id_ in people_page(play).list.model.ids]
