"""The essential steps of the roll-out once more, by mouse alone but for what is written."""

from typing import Final, TypeVar

import trustme
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QPushButton

from charta.domain.mail import MailState, Security
from charta.domain.records import DoubtfulPage
from charta.domain.register import FactKind, Method, SignatureState
from charta.services.judging import Verdict
from charta.services.people_view import Column, Group
from charta.services.scanning import RECORDED
from charta.services.wizard import FORMS, KIT, PEOPLE, PLAN, REMINDERS, SIGNATURES
from charta.ui.forms.page import FormsPage
from charta.ui.kit.page import KitPage
from charta.ui.page import Page
from charta.ui.people.import_dialog import ImportDialog
from charta.ui.people.import_lists import COLUMNS, PROBLEMS
from charta.ui.people.model import COLUMNS as TABLE_COLUMNS
from charta.ui.people.page import PeoplePage
from charta.ui.people.person_dialog import PersonDialog
from charta.ui.people.person_forms import RefusalDialog
from charta.ui.plan.done_dialog import DoneDialog
from charta.ui.plan.page import PlanPage
from charta.ui.plan.propose_dialog import ProposeDialog
from charta.ui.reminders.account_dialog import AccountDialog
from charta.ui.reminders.page import RemindersPage
from charta.ui.signatures.page import SignaturesPage
from mailserver import Behaviour, Drop, mail_server
from ui.doubles import spoken
from ui.idle import wait_idle
from ui.rehearsal.mouse import click
from ui.rehearsal.play import Play, type_words
from ui.rehearsal.reading import word_text
from ui.rollout_rehearsal.arriving import check_people, check_preview, shown, worked_out
from ui.rollout_rehearsal.coming_in import HR, check_read, make_pile, read
from ui.rollout_rehearsal.handing_out import check_piles, drawn, written
from ui.rollout_rehearsal.planning import NOTE, check_done, check_kit, check_plan, proof
from ui.rollout_rehearsal.proving import WITNESS, check_refusal
from ui.rollout_rehearsal.reminding import SENDER, sent
from ui.rollout_rehearsal.staff import (
    ADA,
    BO,
    CY,
    FRANCOIS,
    HUGO,
    INES,
    LEA,
    NAMES,
    NOEL,
    UNKNOWN,
    write_list,
)
from ui.rollout_rehearsal.steps import open_menu, person, state, states
from ui.sitting import drop, keyboard, open_dialogs, settle

P = TypeVar("P", bound=Page)
LEFT: Final = Qt.MouseButton.LeftButton
REACHED: Final = (ADA, INES, LEA, NOEL, HUGO)
"""Who has not signed on paper and has an address; the empty form and the foreign one still wait."""


def go(play: Play, step: str, kind: type[P]) -> P:
    """Go to a page by a click on the steps at the left."""
    rail = play.sitting.work.rail
    click_cell(play, rail, rail.model().index(rail._model.row_of(step), 0))
    settle(play.sitting, play.qtbot)
    assert isinstance(play.sitting.page, kind)
    return play.sitting.page


def click_cell(play: Play, view: QAbstractItemView, index: QModelIndex) -> QPoint:
    """Click on an entry of a list or a table; return where."""
    view.scrollTo(index)
    place = view.visualRect(index).center()
    click(play, view.viewport(), place)
    return place


def pick(play: Play, combo: QComboBox, value: object) -> None:
    """Choose from a list that opens."""
    click(play, combo)
    view = combo.view()
    play.qtbot.waitUntil(view.isVisible)
    # A list that has just opened takes the release of the button for the end of the click that opened it.
    play.qtbot.wait(QApplication.doubleClickInterval() + 100)
    click_cell(play, view, combo.model().index(combo.findData(value), 0))
    play.qtbot.waitUntil(lambda: not view.isVisible())
    assert combo.currentData() == value


def choose(play: Play, owner: QPushButton, words: str) -> None:
    """Open a menu and click on the entry whose words begin so."""
    click(play, owner)
    menu = open_menu(play)
    action = next(entry for entry in menu.actions() if entry.text().startswith(words))
    play.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()


def plan(play: Play) -> None:
    """Take everything that is proposed over, and drop a file on what is done."""
    page = go(play, PLAN, PlanPage)
    click(play, page.propose)
    dialog = play.dialog(ProposeDialog)
    if not dialog.list.every.isChecked():
        click(play, dialog.list.every, QPoint(10, dialog.list.every.height() // 2))
    assert dialog.list.every.isChecked()
    offered = {entry.record.id for entry in dialog.proposals}
    click(play, dialog.save)
    play.to_main()
    check_plan(play, offered)
    id_, card = next(iter(page.views.list.cards.items()))
    drop(card, proof(play))
    done = play.dialog(DoneDialog)
    play.qtbot.waitUntil(lambda: done.file.file is not None)
    click(play, done.note)
    type_words(NOTE)
    click(play, done.save)
    play.to_main()
    check_done(play, id_)


def write_kit(play: Play) -> None:
    """Write the whole kit."""
    page = go(play, KIT, KitPage)
    play.doors.files.answers.append(play.folder / "kit")
    click(play, page.writing.choose_folder)
    click(play, page.writing.export)
    wait_idle(play.qtbot, lambda: not page.is_busy)
    assert len(page.writing.results.files) == len(list((play.folder / "kit").iterdir()))
    check_kit(play)


def take_over(play: Play) -> None:
    """Drop the list on the page, say what a column holds, look at the problem, take over; undo, redo."""
    page = go(play, PEOPLE, PeoplePage)
    drop(page, write_list(play.folder))
    dialog = play.dialog(ImportDialog)
    worked_out(play, dialog)
    tabs = dialog.lists.tabs
    click(play, tabs, tabs.tabRect(COLUMNS).center())
    pick(play, dialog.lists.columns.combos[UNKNOWN], "department")
    worked_out(play, dialog)
    click(play, tabs, tabs.tabRect(PROBLEMS).center())
    check_preview(play, dialog)
    click(play, dialog.take)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    check_people(play)
    settle(play.sitting, play.qtbot)
    click(play, in_top_bar(play, "&Undo"))
    settle(play.sitting, play.qtbot)
    assert not play.bench.register.people
    click(play, in_top_bar(play, "&Redo"))
    settle(play.sitting, play.qtbot)
    check_people(play)


def in_top_bar(play: Play, words: str) -> QAbstractButton:
    """Return a button at the top of the window."""
    wanted = play.tr(words).replace("&", "")
    buttons = play.sitting.work.top.findChildren(QAbstractButton)
    return next(made for made in buttons if spoken(made) == wanted)


def look_for(play: Play) -> None:
    """Filter by department, sort by a title, show those in a state, and everybody again."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    click(play, page.list.filters.more)
    pick(play, page.list.filters.groups[Group.DEPARTMENT], "Ventes")
    assert len(shown(play)) == 4
    head = page.list.table.horizontalHeader()
    section = TABLE_COLUMNS.index(Column.NAME)
    title = QPoint(head.sectionViewportPosition(section) + 20, head.height() // 2)
    click(play, head.viewport(), title)
    assert shown(play) == [NOEL, HUGO, CY, BO]
    click(play, head.viewport(), title)
    click(play, page.list.everybody)
    assert len(shown(play)) == len(NAMES)


def print_all(play: Play) -> None:
    """Look at a form, and write the forms of everybody to print, by department."""
    page = go(play, FORMS, FormsPage)
    drawn(play, page)
    assert page.preview.pages
    play.doors.files.answers.append(play.folder / "forms")
    click(play, page.making.card.choose)
    click(play, page.what.kinds["pdf-print"])
    pick(play, page.what.group, Group.DEPARTMENT.value)
    click(play, page.making.card.write)
    written(play, page)
    check_piles(play)


def take_in(play: Play) -> None:
    """Choose the scanned pile, and take the undated form after a look at it; the others go on waiting."""
    page = go(play, SIGNATURES, SignaturesPage)
    click(play, page.intake.choose)
    assert page.intake.problem.text, "first of all it asks who takes them in"
    assert keyboard() is page.intake.name
    type_words(HR)
    play.doors.files.answers.append(make_pile(play))
    click(play, page.intake.choose)
    read(play, page)
    check_read(play, page)
    click(play, page.results.filters[Verdict.UNDATED.value])
    assert len(page.results.list.lines.lines) == 1
    click(play, page.results.decide)
    desk = page.desk
    undated = [entry.verdict for entry in desk.pages].index(Verdict.UNDATED)
    click_cell(play, desk.list, desk.list.model().index(undated, 0))
    assert desk.panel.who.text() == NAMES[FRANCOIS]
    click(play, desk.panel.accept)
    settle(play.sitting, play.qtbot)
    (decided,) = (entry for entry in play.bench.session.charter.all(DoubtfulPage) if entry.outcome)
    assert (decided.outcome, decided.by) == (RECORDED, HR)
    assert state(play, FRANCOIS) is SignatureState.SIGNED
    assert len(desk.pages) == 2


def remind(play: Play, trusted: trustme.CA) -> None:
    """Remind through a server that drops the line over a message: what is uncertain is said to be sent."""
    page = go(play, REMINDERS, RemindersPage)
    click(play, page.composer.how.address)
    page.composer.how.address.selectAll()
    type_words(SENDER)
    behaviour = Behaviour(drop_after=1, drop=Drop.IN_DATA)
    with mail_server(Security.TLS, behaviour, signed_by=trusted) as server:
        click(play, page.composer.how.set_up)
        set_up(play, server.port)
        play.doors.messages.replies.append("do")
        click(play, page.composer.how.send)
        sent(play, page)
        assert page.uncertain.isVisible()
        behaviour.drop_after = None
        click(play, page.uncertain.sent)
        click(play, page.going.go_on)
        sent(play, page)
        arrived = [mail.recipients[0] for mail in server.received]
    assert sorted(arrived) == sorted(person(play, number).email for number in REACHED)
    assert set(play.bench.campaigns.states(1).values()) == {MailState.SENT}
    assert not page.uncertain.isVisible()
    assert not page.going.isVisible()


def set_up(play: Play, port: int) -> None:
    """Enter where the server is; it asks for no password."""
    dialog = play.dialog(AccountDialog)
    click(play, dialog.host)
    type_words("127.0.0.1")
    pick(play, dialog.security, Security.TLS.value)
    for box, number in ((dialog.port, port), (dialog.per_minute, 600)):
        click(play, box.lineEdit())
        box.selectAll()
        type_words(str(number))
    click(play, dialog.save)
    assert open_dialogs(play.sitting) == []
    play.to_main()


def refuse(play: Play) -> None:
    """Open somebody by a double click, and record a refusal before a witness."""
    page = go(play, PEOPLE, PeoplePage)
    pick(play, page.list.filters.groups[Group.DEPARTMENT], "Recherche")
    row = shown(play).index(INES)
    place = click_cell(play, page.list.table, page.list.model.index(row, 0))
    assert page.list.bar.isVisible()
    play.qtbot.mouseDClick(page.list.table.viewport(), LEFT, pos=place)
    dialog = play.dialog(PersonDialog)
    click(play, dialog.refuse)
    form = play.dialog(RefusalDialog)
    click(play, form.witness)
    type_words(WITNESS)
    click(play, form.save)
    dialog.activateWindow()
    click(play, dialog.close_button)
    play.to_main()
    check_refusal(play)
    click(play, page.list.everybody)


def save_report(play: Play) -> None:
    """Look at the coverage, and save the report in French."""
    page = play.sitting.page
    assert isinstance(page, PeoplePage)
    click(play, page.tabs, page.tabs.tabRect(1).center())
    settle(play.sitting, play.qtbot)
    assert page.coverage.bars.svg
    file = play.folder / "registre.docx"
    play.doors.files.answers.append(file)
    in_word = play.tr("Report: {kind}, {language}", kind="Word", language="").rstrip()
    choose(play, page.save, in_word)
    settle(play.sitting, play.qtbot)
    told = word_text(file)
    assert person(play, NOEL).filed in told
    assert person(play, BO).filed not in told
    click(play, page.tabs, page.tabs.tabRect(0).center())


def come_again(play: Play) -> None:
    """Close the window and open it again: nothing is lost, and what waited waits."""
    before = states(play)
    play.close()
    play.open()
    assert states(play) == before
    page = go(play, SIGNATURES, SignaturesPage)
    assert [entry.verdict for entry in page.desk.pages] == [Verdict.UNSIGNED, Verdict.UNREADABLE]
    facts = play.bench.register.facts(person(play, BO).id)
    assert [(fact.kind, fact.method) for fact in facts][-1] == (FactKind.SIGNED, Method.SCAN)
    assert play.bench.session.store.verify().flaw is None
