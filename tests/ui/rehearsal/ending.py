"""The end of the meeting, and what it leaves: minutes, a sign-off sheet, actions, the next agenda."""

from pathlib import Path
from typing import Final

import icalendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from charta.domain.records import Action, ItemKind
from charta.domain.timeline import RoomPhase
from charta.services.wizard import ACTIONS, DOCUMENTS, WORKSHOPS
from charta.ui.actions_page.page import ActionsPage
from charta.ui.history.section_dialog import SectionHistoryDialog
from charta.ui.pages.documents import DocumentsPage
from charta.ui.room.centre.closing_pane import ClosingPane
from charta.ui.room.centre.item_pane import GatePane
from charta.ui.section.section_page import SectionPage
from charta.ui.workshops.page import WorkshopsPage
from charta.ui.workshops.planner import PlanDialog
from ui.idle import wait_idle
from ui.rehearsal.dying import KEPT, PROPOSED
from ui.rehearsal.holding import (
    AGAINST,
    FOR,
    MINUTED,
    OBJECTION,
    OTHER_WAY,
    PARKED,
    PRIVATE,
    REASON,
    STEP,
)
from ui.rehearsal.play import CTRL, Play
from ui.rehearsal.preparing import ABSENT, DELEGATE, page_of
from ui.rehearsal.reading import pdf_text, pictures, word_text
from ui.rehearsal.signing import RESERVATION
from ui.sitting import go_by_rail, go_to, settle

Key = Qt.Key
SAID: Final = (
    *(OTHER_WAY, FOR, AGAINST, OBJECTION, REASON, MINUTED, KEPT, PROPOSED, PARKED, STEP, RESERVATION),
    DELEGATE,
)
"""What has to stand in the minutes, in every language."""
CHOICES: Final = {
    "fr": ("D’accord", "Peut vivre avec", "S’oppose"),
    "en": ("Agree", "Can live with it", "Object"),
}


def end(play: Play) -> None:
    """Go through what is left, read the closing out, end, and save the minutes."""
    play.pass_time(minutes=6)
    items = play.bench.agendas.items(1)
    place = [item.number for item in items].index(play.room.conductor.state.course.item)
    for _ in items[place + 1 :]:
        play.hold(CTRL, Key.Key_Down)
        play.settled()
        play.pass_time(minutes=2)
    pane = play.room.view.centre.pane
    assert isinstance(pane, ClosingPane)
    decided, incomplete, unreached = pane.shown
    assert len(decided) == 4
    assert incomplete == []
    assert unreached == []
    assert pane.end.hasFocus()
    folder = play.folder / "minutes"
    play.doors.files.answers.append(folder)
    play.press(Key.Key_Return)
    wait_idle(play.qtbot, lambda: not play.room._saver.is_busy)
    play.settled()
    assert play.bench.timekeeping.course(1).phase is RoomPhase.ENDED
    assert isinstance(play.room.view.centre.pane, GatePane)
    assert play.room.view.notices.texts[-1] == play.tr("The workshop is over. Its minutes are written.")
    written = sorted(path.name.rpartition("minutes-1-")[2] for path in folder.iterdir())
    assert written == ["en.docx", "en.pdf", "fr.docx", "fr.pdf"]
    for language in ("fr", "en"):
        check_minutes(play, language, folder)
    assert play.room.close(), "what is over is left without a question"
    play.to_main()


def check_minutes(play: Play, language: str, folder: Path) -> None:
    """Find everything that was said in the minutes of a language, and nothing that is private."""
    told = word_text(next(folder.glob(f"*-{language}.docx")))
    flat, printed = one_line(told), one_line(pdf_text(next(folder.glob(f"*-{language}.pdf"))))
    clause = play.bench.wordings.text("S12", language)
    absent = play.bench.participants.representative(ABSENT)
    names = [person.name for person in play.bench.participants.all(1)]
    for text in (flat, printed):
        for words in (*SAID, *names):
            assert one_line(words) in text, words
        assert one_line(PRIVATE) not in text
    section = play.bench.session.catalogue.section("S12").text(language)
    assert section.fields["photos"].choices["free_zones"] in told
    assert any(one_line(line) in flat for line in clause.splitlines() if len(line) > 60 and "*" not in line)
    assert told.count(absent) >= 3, "absent, and twice as somebody for whom another one signed"
    check_rounds(told, language)
    check_times(play, told)
    check_presence(play, told)


def check_presence(play: Play, told: str) -> None:
    """Find who stayed, who left before the end and who never came, each told otherwise."""
    cells = told.splitlines()
    name = play.bench.participants.representative
    stayed, left, absent = (cells[cells.index(name(who)) + 1] for who in ("legal", "hr", ABSENT))
    assert len({stayed, left, absent}) == 3
    assert any(letter.isdecimal() for letter in left), "it says when"
    assert not any(letter.isdecimal() for letter in f"{stayed}{absent}")


def check_rounds(told: str, language: str) -> None:
    """Find the answers of the round that was shown, and none of the one that was not."""
    agree, live_with, object_ = CHOICES[language]
    cells = told.splitlines()
    assert (cells.count(agree), cells.count(live_with), cells.count(object_)) == (3, 1, 1)


def check_times(play: Play, told: str) -> None:
    """Find what the opening was planned for, was given besides, and took."""
    cells = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in told.splitlines()]
    course, (opening, *_) = play.bench.timekeeping.course(1), play.bench.agendas.items(1)
    taken = round(course.spent[opening.number].total_seconds() / 60)
    assert (opening.minutes, round(course.extended[opening.number].total_seconds() / 60)) == (10, 6)
    place = next(at for at in range(len(cells) - 2) if cells[at : at + 2] == ["10 min", "6 min"])
    assert cells[place + 2] == f"{taken} min"
    assert taken == 15


def one_line(text: str) -> str:
    """Return a text without line breaks, hyphens of a typesetter and hard spaces."""
    flat = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufffe", "").replace("\u00ad", "")
    return "".join(flat.split())


def look_back(play: Play) -> None:
    """Find the decision in the history of its section."""
    states = play.bench.history.states("S12")
    assert any(state.changes_text for state in states)
    page = go_to(play.sitting, "S12", SectionPage)
    dialog = page.show_history()
    assert isinstance(dialog, SectionHistoryDialog)
    wait_idle(play.qtbot, lambda: not dialog.is_reading)
    lines = [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]
    label = play.bench.session.catalogue.section("S12").text(play.words.language).fields["photos"]
    names = play.bench.session.catalogue.lexicon(play.words.language).departments
    decided = play.tr(
        "Decided in workshop {number}: “{question}” {answer}",
        number=1,
        question=label.label,
        answer=label.choices["free_zones"],
    )
    assert f"{decided} – {REASON}" in lines
    told = "\n".join(lines)
    assert OTHER_WAY in told
    assert f"{names['it'].name} {play.tr('can live with it')}" in told
    assert f"{names['it'].name} {play.tr('objects')}" not in told, "that was never shown to anybody"
    dialog.reject()
    play.to_main()


def sign_off_sheet(play: Play) -> None:
    """Write the sign-off sheet in Word and find the drawn signature on it."""
    page = go_to(play.sitting, DOCUMENTS, DocumentsPage)
    for name, box in page.form.documents.items():
        box.setChecked(name == "sign-off-sheet")
    for language, box in page.form.languages.items():
        box.setChecked(language == "fr")
    page.form.formats["docx"].setChecked(True)
    page.set_folder(play.folder / "sheet")
    page.export.setFocus()
    play.press(Key.Key_Return)
    settle(play.sitting, play.qtbot)
    (file,) = (play.folder / "sheet").iterdir()
    told = word_text(file)
    assert DELEGATE in told
    assert play.bench.participants.representative(ABSENT) in told
    assert any(is_ink(picture) for picture in pictures(file))
    assert any(is_ink(picture) for picture in pictures(next((play.folder / "minutes").glob("*-fr.docx"))))


def is_ink(picture: bytes) -> bool:
    """Tell whether a picture is a stroke: far wider than high, with dark on light."""
    image = QImage.fromData(picture)
    if image.isNull() or image.width() < 2 * image.height():
        return False
    greys = {
        image.pixelColor(x, y).lightness() // 64 for x in range(image.width()) for y in range(image.height())
    }
    return {0, 3} <= greys


def open_actions(play: Play) -> None:
    """Find both actions on their page, and in a calendar."""
    go_to(play.sitting, WORKSHOPS, WorkshopsPage)
    go_by_rail(play.qtbot, play.sitting, ACTIONS)
    page = play.sitting.page
    assert isinstance(page, ActionsPage)
    assert {card.accessibleName() for card in page.list.cards.values()} == {PARKED, STEP}
    file = play.folder / "actions.ics"
    play.doors.files.answers.append(file)
    play.tab(page.calendar)
    play.press(Key.Key_Return)
    settle(play.sitting, play.qtbot)
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    due = {str(event["DTSTART"].dt): str(event["SUMMARY"]) for event in events}
    assert set(due) == {entry.due for entry in play.bench.session.charter.all(Action)}
    assert STEP in due["2027-01-29"]
    assert play.bench.participants.representative("hr") in due["2027-01-29"]


def plan_again(play: Play) -> None:
    """Plan another meeting: it begins with what was left to do, then what stayed open."""
    page = go_to(play.sitting, WORKSHOPS, WorkshopsPage)
    play.sitting.page.focus_first()
    play.tab(page.shelf.more)
    play.press(Key.Key_Return)
    dialog = play.dialog(PlanDialog)
    assert dialog.plan_form.template == "half_day"
    play.tab(dialog.save)
    play.press(Key.Key_Return)
    play.to_main()
    items = play.bench.agendas.items(page_of(play).number)
    assert page_of(play).number == 4
    assert ItemKind.ACTIONS in {item.kind for item in items}
    sections = [item.section for item in items if item.section]
    assert sections[0] == "S05", "its questions stayed open"
    assert "S12" in {need.section for need in play.bench.needs.needs()}, "a topic is parked on it"
    assert "S12" in sections
