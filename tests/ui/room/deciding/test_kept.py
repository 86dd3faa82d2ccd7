"""A pane that is made anew goes on where the old one stopped, with every word that was typed."""

from PySide6.QtCore import Qt

from charta.domain.records import Scale
from charta.ui.preferences import Preferences
from ui.doubles import Stage
from ui.room.deciding.rooms import Room, Seated

Keys = Qt.Key


def test_what_was_chosen_and_typed_goes_on_in_another_look(
    seated: Seated, stage: Stage, preferences: Preferences
) -> None:
    preferences.set_round_scale(Scale.CONSENT)
    room: Room = seated(stage())
    room.take("S12", "")
    room.press("P", "Split", Keys.Key_Escape)
    room.take("S12", "test")
    room.press("M", "2", "R", "3", "S", "Nobody re", Keys.Key_Escape, "+", "Sho", Keys.Key_Escape, "T", "D")
    room.pane.parts.decision_form.words.setFocus()
    room.press("Beca")
    kept = room.pane.kept()

    other = seated(stage("fr", "dark", 150))
    other.pane.take_up(kept)
    parts = other.pane.parts
    assert other.pane.focus == room.pane.focus
    assert other.pane.focus.turn == "marketing"
    assert (parts.decision_form.isVisible(), parts.decision_form.words.text()) == (True, "Beca")
    assert parts.round.forms[0].words.text() == "Nobody re"
    other.press(Keys.Key_Escape, "+")
    assert parts.argument_form.words.text() == "Sho"
    other.press(Keys.Key_Escape)
    other.take("S12", "")
    other.press("P")
    assert parts.proposal_form.words.text() == "Split"
