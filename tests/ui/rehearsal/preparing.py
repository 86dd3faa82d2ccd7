"""Before the meeting: planned, put in order, people named, invited; by keyboard on the real page."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import icalendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from charta.bootstrap import Charta, Workbench
from charta.domain.records import DecisionKind, ItemKind
from charta.services.wizard import WORKSHOPS
from charta.ui.workshops.adding import AddDialog
from charta.ui.workshops.page import WorkshopsPage
from charta.ui.workshops.people_dialogs import DelegateDialog, PersonDialog
from ui.rehearsal.play import Play
from ui.rehearsal.reading import word_text
from ui.sitting import go_by_rail, keyboard, open_dialogs, settle, tab_to

Key = Qt.Key
OPEN: Final = ("S05", "S12")
"""Sections with questions that nobody has decided."""
REQUESTED, DISPUTED = "S08", "S06"
REQUEST: Final = "Nommer qui répond pendant les vacances."
DAY: Final = "2026-12-01"
ABSENT, DELEGATE = "operations", "Fatou Diallo"
ADDRESSES: Final = {
    "facilitator": "animation@erablis.example.org",
    "legal": "philippe@erablis.example.org",
    "it": "amina@erablis.example.org",
}
OWN: Final = "Démonstration de la banque de contenus"
ALT: Final = Qt.KeyboardModifier.AltModifier


def make_charter(charta: Charta, path: Path) -> None:
    """Make the example with questions that are open, a request for change, and decisions that differ."""
    bench = charta.create(path, answers=charta.example_answers())
    for section in OPEN:
        for field in bench.session.catalogue.section(section).fields:
            if field.default is not None:
                bench.answers.set(section, field.id, None)
    who = bench.participants.representative
    bench.comments.add(REQUESTED, "hr", who("hr"), REQUEST, blocks=True)
    bench.agreement.sign(DISPUTED, "marketing", DecisionKind.APPROVE, who("marketing"))
    bench.agreement.sign(DISPUTED, "legal", DecisionKind.REQUEST_CHANGE, who("legal"), "Trop vague.")
    bench.close()


def prepare(play: Play) -> None:
    """Go from an open charter to an invitation that can be sent."""
    play.open()
    go_by_rail(play.qtbot, play.sitting, WORKSHOPS)
    plan(play)
    put_in_order(play)
    name_people(play)
    invite(play)


def page_of(play: Play) -> WorkshopsPage:
    """Return the page of workshops."""
    assert isinstance(play.sitting.page, WorkshopsPage)
    return play.sitting.page


def plan(play: Play) -> None:
    """Plan three times ninety minutes."""
    page = page_of(play)
    form = page.first.form
    play.tab(form.tiles["half_day"])
    play.press(Key.Key_Right)
    assert form.template == "three_sessions"
    play.tab(form.day.controls()[0])
    play.press(DAY)
    play.tab(form.start)
    play.press("9:00")
    play.tab(page.first.plan)
    play.press(Key.Key_Return)
    assert page.first.problem == ""
    days = [(entry.day, entry.start, entry.minutes) for entry in play.bench.workshops.all()]
    assert days == [(DAY, "09:00", 90), ("2026-12-08", "09:00", 90), ("2026-12-15", "09:00", 90)]
    assert page.shelf.tiles[1].isChecked()
    on_first = [item.section for item in play.bench.agendas.items(1) if item.section]
    assert {*OPEN, REQUESTED, DISPUTED} <= set(on_first), "what needs discussion comes first"


def put_in_order(play: Play) -> None:
    """Let the section of pictures come first, with more time; add an item and put it before the closing."""
    view, bench = page_of(play).agenda.view, play.bench
    play.tab(view)
    about = item_of(bench, 1, "S12")
    play.press(Key.Key_Home)
    place = view.agenda.place_of(about)
    play.press(*[Key.Key_Down] * place)
    assert view.number == about
    play.hold(ALT, *[Key.Key_Up] * (place - 1))
    assert [item.section for item in bench.agendas.items(1)][:2] == ["", "S12"]
    assert view.number == about
    play.press(Key.Key_Return)
    play.hold(Qt.KeyboardModifier.ControlModifier, Key.Key_A)
    play.press("25", Key.Key_Return)
    assert bench.agendas.get(about).minutes == 25
    add_own(play)
    total = sum(item.minutes for item in bench.agendas.items(1))
    assert page_of(play).agenda.time.text.startswith(f"{total} ")


def add_own(play: Play) -> None:
    """Add an item of the team's own."""
    page, bench = page_of(play), play.bench
    play.tab(page.agenda.add)
    play.press(Key.Key_Return)
    dialog = play.dialog(AddDialog)
    assert keyboard() is dialog.what
    for _ in dialog._choices:
        if dialog._choices[dialog.what.currentIndex()][0] is ItemKind.OTHER:
            break
        play.press(Key.Key_Down)
    play.tab(dialog.own_title)
    play.press(OWN)
    play.press(Key.Key_Return)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    play.tab(page.agenda.view)
    assert page.agenda.view.number == bench.agendas.items(1)[-1].number, "what was added is chosen"
    play.hold(ALT, Key.Key_Up)
    assert [item.kind for item in bench.agendas.items(1)][-2:] == [ItemKind.OTHER, ItemKind.CLOSING]
    row = page.agenda.view.agenda.row(page.agenda.view.currentIndex().row())
    assert row is not None
    assert (row.title, row.minutes) == (OWN, 10)


def name_people(play: Play) -> None:
    """Excuse a representative, name a delegate, give addresses."""
    page, bench = page_of(play), play.bench
    absent = bench.participants.representative(ABSENT)
    play.tab(page.people.invite)
    for department, address in ADDRESSES.items():
        people = bench.participants
        is_department = department in bench.session.catalogue.departments
        name = people.representative(department) if is_department else people.facilitator()
        play.tab(play.tr("Change {name}", name=name))
        play.press(Key.Key_Return)
        dialog = play.dialog(PersonDialog)
        play.tab(dialog.email)
        play.press(address, Key.Key_Return)
        assert open_dialogs(play.sitting) == []
        play.to_main()
    play.tab(play.tr("{name} is excused", name=absent))
    play.press(Key.Key_Space)
    name_delegate(play, absent)
    told = "\n".join(visible_words(play))
    assert play.tr("{delegate} signs while {name} is away.", delegate=DELEGATE, name=absent) in told
    assert all(address in told for address in ADDRESSES.values())
    people = {entry.name: entry for entry in bench.participants.all(1)}
    assert people[absent].excused
    assert people[DELEGATE].department == ABSENT


def name_delegate(play: Play, absent: str) -> None:
    """Name who signs while somebody is away."""
    link = f"{play.tr('Name a delegate…')} {ABSENT}"
    tab_to(play.qtbot, lambda widget: widget.objectName() == link)
    play.press(Key.Key_Return)
    dialog = play.dialog(DelegateDialog)
    play.press(DELEGATE)
    play.tab(dialog.by)
    play.hold(Qt.KeyboardModifier.ControlModifier, Key.Key_A)
    play.press(absent, Key.Key_Return)
    assert open_dialogs(play.sitting) == []
    play.to_main()


def invite(play: Play) -> None:
    """Save the invitation and the agendas, and read them."""
    page, folder = page_of(play), play.folder / "invitation"
    play.doors.files.answers.append(folder)
    page.focus_first()
    play.tab(page.room.invitation)
    play.press(Key.Key_Return)
    settle(play.sitting, play.qtbot)
    (calendar,) = folder.glob("*.ics")
    (event,) = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert event.start == datetime.fromisoformat(f"{DAY}T09:00").astimezone()
    assert event.end - event.start == timedelta(minutes=90)
    asked = {str(guest).casefold().removeprefix("mailto:") for guest in event["ATTENDEE"]}
    assert str(event["ORGANIZER"]).casefold() == f"mailto:{ADDRESSES['facilitator']}"
    assert asked == {ADDRESSES["legal"], ADDRESSES["it"]}
    for language in play.bench.session.languages:
        check_agenda(play, language, word_text(next(folder.glob(f"*agenda-1-{language}.docx"))))


def check_agenda(play: Play, language: str, told: str) -> None:
    """Find in an agenda what each department is asked to think about."""
    catalogue = play.bench.session.catalogue
    asked = catalogue.section("S12").text(language).fields
    for field in ("topics", "test", "clients", "photos"):
        assert asked[field].label in told
    names = catalogue.lexicon(language).departments
    assert all(names[department].name in told for department in catalogue.departments)
    questions = [
        q for on in (*OPEN, REQUESTED, DISPUTED) for q in catalogue.section(on).text(language).questions
    ]
    assert all(question in told for question in questions)
    assert OWN in told
    assert DELEGATE in told


def item_of(bench: Workbench, number: int, section: str) -> int:
    """Return the item about a section."""
    return next(item.number for item in bench.agendas.items(number) if item.section == section)


def visible_words(play: Play) -> Iterator[str]:
    """Yield the words on the page."""
    return (label.text() for label in play.sitting.page.findChildren(QLabel) if label.isVisible())
