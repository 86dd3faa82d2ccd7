"""The essential steps of a meeting once more, by mouse alone but for what is written."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget, QScrollArea, QWidget

from charta.domain.records import Choice, DecisionKind, Resolution, Vote
from charta.services.wizard import WORKSHOPS
from charta.ui.room.centre.closing_pane import ClosingPane
from charta.ui.room.centre.item_pane import GatePane, OpeningPane
from charta.ui.workshops.page import WorkshopsPage
from ui.idle import wait_idle
from ui.rehearsal.ending import one_line
from ui.rehearsal.holding import OBJECTION, REASON, VOTES
from ui.rehearsal.play import Play, type_words
from ui.rehearsal.preparing import ABSENT, DAY, item_of, page_of
from ui.rehearsal.reading import pictures, word_text
from ui.room.rooms import PROJECTOR
from ui.sitting import go_to

LEFT = Qt.MouseButton.LeftButton


def click(play: Play, target: QWidget, place: QPoint | None = None) -> None:
    """Scroll to a control, as a hand does, and click on it where it is to be seen."""
    parent = target.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target)
        parent = parent.parentWidget()
    play.qtbot.waitUntil(lambda: not target.visibleRegion().isEmpty())
    assert target.isEnabled()
    at = place or target.visibleRegion().boundingRect().center()
    play.qtbot.mouseClick(target, LEFT, pos=at)
    play.qtbot.wait(1)


def click_entry(play: Play, entries: QListWidget, row: int) -> None:
    """Click on a line of a list."""
    entries.scrollToItem(entries.item(row))
    click(play, entries.viewport(), entries.visualItemRect(entries.item(row)).center())


def bar(play: Play, words: str) -> QAbstractButton:
    """Return a control in the head of the facilitator's window."""
    found = play.room.view.bar.findChildren(QAbstractButton)
    return next(made for made in found if made.text() == play.tr(words))


def prepare(play: Play) -> None:
    """Plan three meetings."""
    play.open()
    page = go_to(play.sitting, WORKSHOPS, WorkshopsPage)
    click(play, page.first.form.tiles["three_sessions"])
    click(play, page.first.form.day.controls()[0])
    type_words(DAY)
    click(play, page.first.plan)
    assert len(play.bench.workshops.all()) == 3


def begin(play: Play) -> None:
    """Begin, show the room, let everybody in, and go on to the section."""
    click(play, page_of(play).room.begin)
    room = play.to_room()
    pane = room.view.centre.pane
    assert isinstance(pane, GatePane)
    click(play, pane.begin)
    play.settled()
    opening = room.view.centre.pane
    assert isinstance(opening, OpeningPane)
    click(play, opening.presence.everybody)
    click(play, bar(play, "Show the room"))
    assert play.screens.filled == [PROJECTOR]
    click(play, bar(play, "+5 min"))
    click(play, bar(play, "+1 min"))
    play.settled()
    assert room.view.bar.planned.text() == play.tr("of {planned}", planned="16:00")
    play.pass_time(minutes=5)
    while room.conductor.state.course.item != item_of(play.bench, 1, "S12"):
        click(play, bar(play, "Next item"))
        play.settled()


def talk(play: Play) -> None:
    """Take a question up, choose who speaks, put an answer forward, and argue."""
    parts = play.pane.parts
    rows = [parts.topics.item(row).text() for row in range(parts.topics.count())]
    label = play.bench.session.catalogue.section("S12").text(play.words.language).fields["photos"].label
    click_entry(play, parts.topics, rows.index(label))
    assert play.pane.field == "photos"
    click(play, parts.question.options[0])
    (made,) = play.bench.deciding.motions("S12", "photos", 1)
    assert made.value
    assert label not in play.screen_words()
    shown = play.bench.session.catalogue.section("S12").text("fr").fields["photos"]
    assert shown.label in play.screen_words()
    assert shown.choices["free_zones"] in play.screen_words()


def ask_round(play: Play) -> None:
    """Ask round; every answer is a click on a department and one on its answer."""
    parts = play.pane.parts
    click(play, parts.tools.buttons[list(parts.tools.buttons)[4]])
    click(play, next(iter(parts.scale.buttons.values())))
    panel = parts.round
    order = [Choice.AGREE, Choice.LIVE_WITH, Choice.OBJECT]
    for department, choice in VOTES.items():
        click(play, panel.cells[department])
        click(play, panel._buttons[order.index(choice)])
    assert {vote.department: vote.choice for vote in play.bench.session.charter.all(Vote)} == VOTES
    assert "S’oppose" not in play.screen_words()
    click(play, panel.show_all)
    assert "S’oppose" in play.screen_words()
    (form,) = panel.forms
    click(play, form.words)
    type_words(OBJECTION)
    click(play, form.keep)
    assert OBJECTION in play.screen_words()


def decide(play: Play) -> None:
    """Decide what is proposed, and keep what was suggested for the other questions."""
    parts = play.pane.parts
    verb = list(parts.tools.buttons.values())[-1]
    click(play, verb)
    click(play, parts.decision_form.words)
    type_words(REASON)
    click(play, parts.decision_form.keep)
    assert play.bench.session.effective("S12", "photos") == "free_zones"
    for field in ("topics", "test", "clients"):
        label = play.bench.session.catalogue.section("S12").text(play.words.language).fields[field].label
        rows = [parts.topics.item(row).text() for row in range(parts.topics.count())]
        click_entry(play, parts.topics, rows.index(label))
        click(play, verb)
        click(play, parts.decision_form.keep)
    assert len(list(play.bench.session.charter.all(Resolution))) == 4


def sign(play: Play) -> None:
    """Take the approvals, one with a drawn signature."""
    section = play.room.view.centre.section
    assert section is not None
    click(play, section.tabs, section.tabs.tabRect(1).center())
    pane = section._approving
    assert pane is not None
    for department in ("it", "legal", ABSENT):
        click(play, pane.tiles[department])
        if department == "it":
            draw(play)
        click(play, pane.form.verbs[DecisionKind.APPROVE])
    assert play.bench.agreement.row("S12").is_signed
    assert [bool(made.image) for _, made in play.bench.room_approval.signatures(1)] == [True, False, False]


def draw(play: Play) -> None:
    """Open the pad and draw."""
    section = play.room.view.centre.section
    assert section is not None
    assert section._approving is not None
    drawing = section._approving.form.drawing
    click(play, drawing.open)
    pad = drawing.pad
    assert pad is not None
    middle = pad.height() // 2
    play.qtbot.mousePress(pad, LEFT, pos=QPoint(30, middle))
    for x in range(40, 160, 6):
        play.qtbot.mouseMove(pad, QPoint(x, middle + (x % 5) * 6 - 12))
    play.qtbot.mouseRelease(pad, LEFT, pos=QPoint(160, middle))
    assert not pad.is_empty


def end(play: Play) -> None:
    """Go to the closing by a double click on the agenda, end, save, and read what was saved."""
    entries = play.room.view.agenda.list
    click_entry(play, entries, entries.count() - 1)
    last = entries.visualItemRect(entries.item(entries.count() - 1)).center()
    play.qtbot.mouseDClick(entries.viewport(), LEFT, pos=last)
    play.settled()
    pane = play.room.view.centre.pane
    assert isinstance(pane, ClosingPane)
    folder = play.folder / "minutes"
    play.doors.files.answers.append(folder)
    click(play, pane.end)
    wait_idle(play.qtbot, lambda: not play.room._saver.is_busy)
    told = word_text(next(folder.glob("*-fr.docx")))
    assert one_line(OBJECTION) in one_line(told)
    assert one_line(REASON) in one_line(told)
    assert pictures(next(folder.glob("*-fr.docx")))
    play.settled()
    assert play.room.close()
    play.to_main()
