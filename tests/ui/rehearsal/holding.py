"""In the room: the facilitator's window by keyboard, the room's screen beside it."""

from typing import Final

from PySide6.QtCore import Qt

from charta.domain.records import Choice, Resolution, Vote
from charta.domain.stage import ClockState, Stage, StageClock
from charta.ui.room.centre.item_pane import GatePane, OpeningPane
from charta.ui.room.deciding.round_cell import RoundCell
from ui.rehearsal.dying import KEPT
from ui.rehearsal.play import CTRL, SHIFT, Play
from ui.rehearsal.preparing import ABSENT, DELEGATE, item_of, page_of
from ui.room.rooms import PROJECTOR
from ui.sitting import keyboard

Key = Qt.Key
PRIVATE: Final = "Laisser Philippe finir ses phrases."
MINUTED: Final = "Les affiches existent à Québec; Rimouski et Gaspé suivront."
OTHER_WAY: Final = "Un espace photo par site, et rien d’autre."
FOR, AGAINST = "Pas de courriel à écrire pour une photo de café.", "Il faut tenir les affiches à jour."
OBJECTION: Final = "Sans affiches à jour, la zone ne protège personne."
REASON: Final = "Les affiches d’abord; revu dans six mois."
PARKED: Final = "Vidéos filmées par des fournisseurs"
STEP: Final = "Afficher les zones de photo à Rimouski et à Gaspé"
VOTES: Final = {
    "marketing": Choice.AGREE,
    "it": Choice.LIVE_WITH,
    "hr": Choice.AGREE,
    "legal": Choice.OBJECT,
    ABSENT: Choice.AGREE,
}
ANSWERS: Final = {
    "fr": ("D’accord", "Peut vivre avec", "S’oppose"),
    "en": ("Agrees", "Can live with it", "Objects"),
}
"""The answers as the room’s screen says them."""
PLACES: Final = {Choice.AGREE: "1", Choice.LIVE_WITH: "2", Choice.OBJECT: "3"}


def begin(play: Play) -> None:
    """Open the room's window from the page, show the room, let people come in, give the item more time."""
    play.tab(page_of(play).room.begin)
    play.press(Key.Key_Return)
    room = play.to_room()
    assert isinstance(room.view.centre.pane, GatePane)
    play.press(Key.Key_F5)
    assert play.screens.filled == [PROJECTOR]
    assert stage_of(play).kind == ""
    assert stage_of(play).meeting in play.screen_words()
    play.qtbot.waitUntil(room.isActiveWindow)
    play.tab(room.view.centre.pane.begin)
    play.press(Key.Key_Return)
    play.settled()
    come_in(play)
    play.pass_time(minutes=8)
    assert room.view.bar.clock.text() == "8:00"
    play.press(Key.Key_F8, Key.Key_F7)
    play.settled()
    assert room.view.bar.planned.text() == play.tr("of {planned}", planned="16:00")
    play.pass_time(minutes=7)
    assert stage_of(play).clock == StageClock(ClockState.ENDING, 16 * 60, 60)
    assert "1:00" in play.screen_words()


def stage_of(play: Play) -> Stage:
    """Return what is on the room's screen."""
    stage = play.presenter._stage
    assert stage is not None
    return stage


def come_in(play: Play) -> None:
    """Check who is in the room: everybody but one representative, whose delegate comes."""
    pane = play.room.view.centre.pane
    assert isinstance(pane, OpeningPane)
    absent = play.bench.participants.representative(ABSENT)
    for person in play.bench.participants.all(1):
        assert keyboard() is pane.presence.boxes[person.number]
        if person.name != absent:
            play.press(Key.Key_Space)
        play.press(Key.Key_Down)
    play.settled()
    course = play.bench.timekeeping.course(1)
    there = {entry.name for entry in play.bench.participants.all(1) if course.is_present(entry.number)}
    assert DELEGATE in there
    assert absent not in there
    said = [text for text, _ in pane.presence.meanings()]
    assert len(said) == 1
    assert DELEGATE in said[0]
    assert absent in said[0]


def talk(play: Play) -> None:
    """Take a section up by key and put proposals, pros and cons on the table."""
    play.hold(CTRL, Key.Key_Down)
    play.settled()
    assert play.room.view.bar.clock.text() == "0:00"
    take(play, "photos")
    write_notes(play)
    take(play, "photos")
    propose(play)
    argue(play)
    play.pass_time(minutes=4)


def take(play: Play, field: str) -> None:
    """Take a question on stage, by the arrows and Enter."""
    play.press(Key.Key_F2)
    topics = play.pane.parts.topics
    assert topics.hasFocus()
    play.press(Key.Key_Home)
    for _ in range(topics.count()):
        topic = topics.current()
        assert topic is not None
        if topic.id == f"field:{field}":
            break
        play.press(Key.Key_Down)
    play.press(Key.Key_Return)
    assert play.pane.field == field


def write_notes(play: Play) -> None:
    """Write notes for the minutes, and private ones."""
    play.hold(CTRL, Key.Key_M)
    assert keyboard() is play.room.view.side.notes.minuted
    play.press(MINUTED)
    play.hold(CTRL | SHIFT, Key.Key_M)
    assert keyboard() is play.room.view.side.notes.private
    play.press(PRIVATE)
    play.hold(CTRL, Key.Key_I)
    notes = play.bench.agendas.notes(item_of(play.bench, 1, "S12"))
    assert (notes.minuted, notes.private) == (MINUTED, PRIVATE)


def seat(play: Play, department: str) -> str:
    """Return the letter of a department."""
    return next(entry.key for entry in play.pane._talk.seats if entry.department == department)


def propose(play: Play) -> None:
    """Put three proposals of three departments on the table."""
    play.press(seat(play, "marketing"), "1", seat(play, "legal"), "2", seat(play, "hr"), "p")
    play.tab(play.pane.parts.proposal_form.words)
    play.press(OTHER_WAY, Key.Key_Return)
    said = play.bench.deciding.motions("S12", "photos", 1)
    assert [entry.department for entry in said] == ["marketing", "legal", "hr"]
    assert [entry.by for entry in said] == [
        play.bench.participants.representative(entry.department) for entry in said
    ]
    assert said[2].text == OTHER_WAY
    assert OTHER_WAY in play.screen_words()
    play.hold(SHIFT, Key.Key_A)
    motion = stage_of(play).motion
    assert motion is not None
    assert motion.by == play.bench.participants.representative("marketing")


def argue(play: Play) -> None:
    """Say what speaks for the first proposal, and what against it."""
    play.press(seat(play, ABSENT), "+", FOR, Key.Key_Return)
    play.press(seat(play, "legal"), "-", AGAINST, Key.Key_Return)
    told = play.screen_words()
    assert FOR in told
    assert AGAINST in told


def ask_round(play: Play) -> None:
    """Ask round with hidden answers, show them all at once, write the objection down."""
    play.press("r")
    assert play.pane.parts.scale.isVisible()
    play.press("1")
    first = answer(play, dict.fromkeys(VOTES, Choice.OBJECT))
    check_hidden(play)
    back_to_first(play)
    second = answer(play, VOTES)
    check_hidden(play)
    assert first == second, "no pixel tells an answer"
    assert votes(play) == VOTES
    play.press("s")
    told = play.screen_words()
    assert "S’oppose" in told
    assert play.pane.parts.round.result == play.tr("There is an objection to answer first.")
    play.press(OBJECTION, Key.Key_Return)
    assert OBJECTION in play.screen_words()


def answer(play: Play, wanted: dict[str, Choice]) -> bytes:
    """Answer for every department; return the picture of the room's screen."""
    for department, choice in wanted.items():
        cell = keyboard()
        assert isinstance(cell, RoundCell)
        assert cell.seat.department == department
        play.press(PLACES[choice])
    assert votes(play) == wanted
    play.settled()
    image = play.presenter.grab().toImage()
    return bytes(image.constBits())


def back_to_first(play: Play) -> None:
    """Go back to the department that answers first."""
    cells = play.pane.parts.round.cells
    play.hold(SHIFT, Key.Key_Backtab)
    for _ in cells:
        play.press(Key.Key_Left)
    assert cells["marketing"].hasFocus()


def votes(play: Play) -> dict[str, Choice]:
    return {vote.department: vote.choice for vote in play.bench.session.charter.all(Vote)}


def check_hidden(play: Play) -> None:
    """Find no answer on the room's screen, nor in what is read out."""
    told = play.screen_words()
    for word in ANSWERS["fr"]:
        assert word not in told
    round_ = stage_of(play).round
    assert round_ is not None
    assert not round_.is_shown
    assert {(vote.choice, vote.note) for vote in round_.votes} == {("", "")}
    assert PRIVATE not in told
    assert MINUTED not in told


def decide(play: Play) -> None:
    """Decide; the answer stands in the charter, and the clause on the screen follows."""
    before = play.bench.wordings.text("S12", "fr")
    play.press("d")
    form = play.pane.parts.decision_form
    play.tab(form.words)
    play.press(REASON, Key.Key_Return)
    play.settled()
    assert not form.isVisible()
    assert play.bench.session.effective("S12", "photos") == "free_zones"
    stage = stage_of(play)
    label = play.bench.session.catalogue.section("S12").text("fr").fields["photos"].choices["free_zones"]
    assert label in stage.decided
    assert any(passage.is_changing for passage in stage.clause)
    assert play.bench.wordings.text("S12", "fr") != before
    (made,) = play.bench.session.charter.all(Resolution)
    assert (made.workshop, made.section, made.field, made.text) == (1, "S12", "photos", REASON)
    for field in ("topics", "test", "clients"):
        take(play, field)
        play.press("d", Key.Key_Return)
    assert len(list(play.bench.session.charter.all(Resolution))) == 4


def check_all_that_was_seen(play: Play) -> None:
    """Look through everything that the room ever saw: no private word, no answer before its time."""
    hidden = 0
    for sight in play.seen:
        for words in (PRIVATE, MINUTED, KEPT):
            assert words not in sight.words
        round_ = sight.stage.round
        if round_ is not None and not round_.is_shown:
            hidden += any(vote.has_answered for vote in round_.votes)
            assert {(vote.choice, vote.note) for vote in round_.votes} == {("", "")}
            assert not any(word in sight.words for word in ANSWERS[sight.stage.language])
    assert hidden
    assert {sight.stage.language for sight in play.seen} == {"fr", "en"}
