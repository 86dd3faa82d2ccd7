"""Settling what a returned file proposes, through the dialog's own widgets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.proposals import ProposalState, TextProposal
from charta.domain.records import DecisionKind
from charta.domain.review import Leftover, LeftoverKind
from charta.ui.context import UiContext
from charta.ui.reviews.places import LEFT_OVER
from charta.ui.reviews.proposal_card import ProposalCard, TextCard
from charta.ui.reviews.section_pane import BATCH
from charta.ui.reviews.settling_dialog import SettlingDialog
from charta.ui.reviews.words import LEFTOVER_WORDS, STATE_ICONS, STATE_TONES, STATE_WORDS
from ui.doubles import RecordingMessages, Stage, spoken
from ui.reviews.conftest import ZOE, Open, Reply, Take

SECTION = "S02"


def cards(dialog: SettlingDialog) -> list[ProposalCard]:
    return list(dialog.pane.cards.values())


def words_of(card: ProposalCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def text(bench: Workbench, section: str = SECTION) -> str:
    return bench.wordings.text(section, "en")


def test_a_change_is_shown_among_its_words_and_accepted(
    reply: Reply, settle: Open, reviewed: Workbench
) -> None:
    gone = reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    (card,) = cards(dialog)
    assert "Zoé Roy, November 20, 2026" in words_of(card)
    assert "Renewed" in words_of(card)
    assert gone in words_of(card)
    card.accept.click()
    assert text(reviewed).startswith("Renewed ")
    assert dialog.told == "1 accepted."
    assert not dialog.report.open
    assert not cards(dialog)


def test_a_change_of_text_is_undone_by_the_keyboard_and_waits_again(
    reply: Reply, settle: Open, reviewed: Workbench, qtbot: QtBot
) -> None:
    before = text(reviewed)
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    assert not dialog.undo.isEnabled()
    cards(dialog)[0].accept.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(reviewed) == before
    assert len(dialog.report.open) == 1
    assert len(cards(dialog)) == 1
    dialog.redo.click()
    assert text(reviewed).startswith("Renewed ")
    assert not dialog.redo.isEnabled()


def test_nothing_is_undone_that_was_done_elsewhere(
    reply: Reply, settle: Open, reviewed: Workbench, qtbot: QtBot
) -> None:
    reply.decide(SECTION, DecisionKind.APPROVE)
    reviewed.answers.set("S08", "answer_hours", 48)
    dialog = settle(reply)
    cards(dialog)[0].accept.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reviewed.session.charter.answer("S08", "answer_hours") == 48


def test_a_change_made_without_tracking_says_so(reply: Reply, settle: Open) -> None:
    reply.change(SECTION, 0, "Silently", by=None)
    (card,) = cards(settle(reply))
    assert "Changed without tracking" in words_of(card)


def test_a_conflict_shows_three_texts_and_stays_when_everything_is_accepted(
    reply: Reply, settle: Open, take: Take, reviewed: Workbench, messages: RecordingMessages
) -> None:
    gone = reply.change(SECTION, 0, "Theirs")
    reply.change(SECTION, 2, "Calm")
    take(reply)
    reviewed.rewording.edit(SECTION, "en", text(reviewed).replace(gone, "Ours", 1))
    dialog = settle(reply)
    card = next(entry for entry in cards(dialog) if entry.proposal.state is ProposalState.CONFLICT)
    said = words_of(card)
    for label, words in (
        ("As it was sent", gone),
        ("As it stands now", "Ours"),
        ("As it is proposed", "Theirs"),
    ):
        assert label in said
        assert words in said
    messages.replies.append("do")
    dialog.accept_calm.click()
    assert "1 change of text" in messages.asked[-1][1]
    assert [entry.state for entry in dialog.report.open] == [ProposalState.CONFLICT]
    assert dialog.told == "1 accepted."
    cards(dialog)[0].accept.click()
    assert text(reviewed).startswith("Theirs")


def test_what_the_text_says_already_needs_no_answer(
    reply: Reply, settle: Open, take: Take, reviewed: Workbench
) -> None:
    gone = reply.change(SECTION, 0, "Same")
    take(reply)
    reviewed.rewording.edit(SECTION, "en", text(reviewed).replace(gone, "Same", 1))
    dialog = settle(reply)
    (card,) = cards(dialog)
    assert "Already in the text" in card.accessibleName()
    assert not card.verbs


def test_editing_opens_the_wording_with_the_proposal_and_saves_it_as_the_answer(
    reply: Reply, settle: Open, reviewed: Workbench, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    editing = dialog.edit_this(cards(dialog)[0].proposal.id)
    assert editing is not None
    assert editing.editor("en").markdown.startswith("Renewed ")
    editing.editor("en").insertPlainText("Really ")
    editing.editor("fr").moveCursor(editing.editor("fr").textCursor().MoveOperation.Start)
    editing.editor("fr").insertPlainText("Vraiment ")
    editing.save()
    assert "Really" in text(reviewed)
    assert reviewed.wordings.text(SECTION, "fr").startswith("Vraiment ")
    assert not reviewed.session.charter.behind(SECTION)
    assert [entry.state for entry in dialog.report.proposals] == [ProposalState.EDITED]
    dialog.take_back()
    assert [entry.state for entry in dialog.report.proposals] == [ProposalState.OPEN]


def test_leaving_the_editor_untouched_asks_nothing(
    reply: Reply, settle: Open, messages: RecordingMessages
) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    editing = dialog.edit_this(cards(dialog)[0].proposal.id)
    assert editing is not None
    editing.reject()
    assert not messages.asked
    assert dialog.report.open


def test_a_refusal_keeps_its_reason_and_its_author(reply: Reply, settle: Open, reviewed: Workbench) -> None:
    before = text(reviewed)
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    (card,) = cards(dialog)
    card.say_why.click()
    assert QApplication.focusWidget() is card.note
    card.note.setText("Counsel advised against it")
    card.reject.click()
    assert text(reviewed) == before
    dialog.filter.setCurrentIndex(1)
    (card,) = cards(dialog)
    said = words_of(card)
    assert "Rejected by Maïté Roy" in said
    assert "Reason: Counsel advised against it" in said


def test_an_accepted_comment_joins_the_comments_of_its_section(
    reply: Reply, settle: Open, reviewed: Workbench
) -> None:
    quote = text(reviewed).split(".", 1)[0]
    reply.say(SECTION, "Is this what we mean?", quote)
    dialog = settle(reply)
    (card,) = cards(dialog)
    assert quote in words_of(card)
    card.accept.click()
    (thread,) = reviewed.comments.threads(SECTION)
    assert thread.root.text == "Is this what we mean?"
    assert thread.root.author == ZOE.author
    dialog.filter.setCurrentIndex(1)
    assert f"comment {thread.root.number}" in words_of(cards(dialog)[0])


def test_a_decision_on_an_earlier_text_says_so_and_counts_for_that_text(
    reply: Reply, settle: Open, take: Take, reviewed: Workbench
) -> None:
    reply.decide(SECTION, DecisionKind.RESERVE, note="Too long")
    take(reply)
    reviewed.rewording.edit(SECTION, "en", text(reviewed) + "\nMore.\n")
    dialog = settle(reply)
    (card,) = cards(dialog)
    said = words_of(card)
    for words in ("Legal affairs", "Reservation", "Zoé Roy, 20 November", "Too long", "outdated"):
        assert words in said
    card.accept.click()
    (decision,) = reviewed.session.charter.decisions(SECTION, "legal")
    assert decision.fingerprint != reviewed.wordings.fingerprint(SECTION)


def test_a_decision_that_cannot_count_says_why_among_what_is_left_over(reply: Reply, settle: Open) -> None:
    reply.decide(SECTION, DecisionKind.APPROVE, by="")
    dialog = settle(reply)
    dialog.places.choose(LEFT_OVER)
    assert "the name is missing" in dialog.left.toPlainText()
    dialog.places.choose(SECTION)
    (card,) = cards(dialog)
    assert "It cannot be recorded: the name is missing." in words_of(card)
    assert not card.verbs


def test_everything_without_a_place_is_listed_with_its_words(reply: Reply, settle: Open) -> None:
    reply.leftovers = [
        Leftover(kind, f"words of <b>{kind.value}</b>", SECTION, "Zoé Roy") for kind in LeftoverKind
    ]
    dialog = settle(reply)
    dialog.places.choose(LEFT_OVER)
    shown = dialog.left.toPlainText()
    for kind in LeftoverKind:
        assert LEFTOVER_WORDS[kind] in shown
        if kind is not LeftoverKind.MISSING_SECTION:
            assert f"words of <b>{kind.value}</b>" in shown
    assert f"Left over ({len(LeftoverKind)})" in dialog.places.list.item(0).text()


def test_every_state_has_its_looks() -> None:
    for table in (STATE_WORDS, STATE_TONES, STATE_ICONS):
        assert set(table) == set(ProposalState)


def test_changes_and_comments_stand_in_the_order_of_the_text(
    reply: Reply, settle: Open, reviewed: Workbench
) -> None:
    last = reviewed.wordings.plain(text(reviewed)).strip().splitlines()[-1]
    reply.say(SECTION, "About the end", last)
    reply.change(SECTION, 3, "Third")
    reply.change(SECTION, 0, "First")
    reply.decide(SECTION, DecisionKind.APPROVE)
    kinds = [type(card).__name__ for card in cards(settle(reply))]
    assert kinds == ["TextCard", "TextCard", "CommentCard", "DecisionCard"]


def test_the_keyboard_goes_on_to_the_next_proposal(reply: Reply, settle: Open, qtbot: QtBot) -> None:
    for line in range(3):
        reply.change(SECTION, line, f"Word{line}")
    reply.change("S03", 0, "Elsewhere")
    dialog = settle(reply)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is cards(dialog)[0].accept)
    for left in (2, 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert len(cards(dialog)) == left
        assert QApplication.focusWidget() is cards(dialog)[0].accept
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert dialog.pane.section == "S03"
    assert QApplication.focusWidget() is cards(dialog)[0].accept


def test_a_whole_section_is_accepted_or_refused_at_once(
    reply: Reply, settle: Open, reviewed: Workbench, messages: RecordingMessages
) -> None:
    for line in range(3):
        reply.change(SECTION, line, f"Word{line}")
        reply.change("S03", line, f"Word{line}")
    before = text(reviewed, "S03")
    dialog = settle(reply)
    dialog.pane.accept.click()
    assert all(f"Word{line}" in text(reviewed) for line in range(3))
    assert dialog.pane.section == "S03"
    dialog.pane.reject.click()
    assert dialog.report.open
    messages.replies.append("do")
    dialog.pane.reject.click()
    assert not dialog.report.open
    assert text(reviewed, "S03") == before


def test_a_section_asks_first_where_what_it_records_cannot_be_undone(
    reply: Reply, settle: Open, reviewed: Workbench, messages: RecordingMessages
) -> None:
    reply.change(SECTION, 0, "Renewed")
    reply.decide(SECTION, DecisionKind.APPROVE)
    reply.say(SECTION, "Well said.")
    dialog = settle(reply)
    dialog.pane.accept.click()
    assert messages.asked[-1][1] == (
        "1 change of text, 1 comment, 1 decision, in 1 section.\n"
        "Comments and decisions stay recorded; changes of text can be undone."
    )
    assert len(dialog.report.open) == 3
    dialog.name.clear()
    messages.replies.append("do")
    dialog.pane.accept.click()
    assert len(messages.asked) == 1
    dialog.name.setText("Maïté Roy")
    dialog.pane.accept.click()
    assert not dialog.report.open
    assert reviewed.session.charter.decisions(SECTION, "legal")


def test_a_comment_that_says_nothing_says_why_it_cannot_be_accepted(reply: Reply, settle: Open) -> None:
    reply.say(SECTION, " \n", text(reply.bench).split(".", 1)[0])
    dialog = settle(reply)
    dialog.places.choose(SECTION)
    (card,) = cards(dialog)
    assert "It says nothing, so there is nothing to take over." in words_of(card)
    assert not card.verbs


def test_who_gives_no_name_is_told_so(reply: Reply, settle: Open, reviewed: Workbench) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    dialog.name.clear()
    cards(dialog)[0].accept.click()
    assert "name" in dialog.told
    assert QApplication.focusWidget() is dialog.name
    assert dialog.edit_this(cards(dialog)[0].proposal.id) is None
    assert not text(reviewed).startswith("Renewed")


def test_the_section_can_be_read_beside_its_proposals(reply: Reply, settle: Open) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    assert not dialog.present.isVisible()
    dialog.pane.read.click()
    assert dialog.present.isVisible()
    assert "Scope, definitions and status" in dialog.present.toPlainText()
    dialog.places.choose(LEFT_OVER)
    assert not dialog.present.isVisible()


def test_of_very_many_proposals_only_some_cards_are_made_at_a_time(
    reply: Reply, settle: Open, reviewed: Workbench
) -> None:
    for number in range(120):
        reply.say(SECTION, f"Remark {number}")
    dialog = settle(reply)
    assert len(cards(dialog)) == BATCH
    dialog.pane.more.click()
    assert len(cards(dialog)) == 2 * BATCH
    assert QApplication.focusWidget() is cards(dialog)[BATCH].verbs[0]
    dialog.pane.more.click()
    assert not dialog.pane.more.isVisible()
    assert len(cards(dialog)) == 120


def test_markup_in_a_file_stays_words(reply: Reply, settle: Open) -> None:
    reply.change(SECTION, 0, "<h1>Big</h1>")
    reply.say(SECTION, "<a href='x'>click</a>")
    dialog = settle(reply)
    change = next(card for card in cards(dialog) if isinstance(card, TextCard))
    assert "&lt;h1&gt;" in words_of(change)
    assert any("<a href='x'>click</a>" in words_of(card) for card in cards(dialog))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_it_fits_the_smallest_window(
    reply: Reply, settle: Open, stage: Stage, language: str, zoom: int, qtbot: QtBot
) -> None:
    reply.change(SECTION, 0, "W" * 200)
    reply.say(SECTION, "V" * 300, "U" * 200)
    reply.decide(SECTION, DecisionKind.RESERVE, note="N" * 300)
    looks = stage(language=language, zoom=zoom)
    dialog = settle(reply, looks=looks, size=(960, 600))
    dialog.resize(928, 568)
    dialog.pane.read.click()
    qtbot.wait(50)
    assert dialog.minimumSizeHint().width() <= 928
    assert dialog.height() <= 568
    for area in (dialog.pane, dialog.area):
        assert area.horizontalScrollBar().maximum() == 0
    room = dialog.rect()
    assert room.contains(dialog.close_.mapTo(dialog, dialog.close_.rect().bottomRight()))


def test_every_control_has_a_name(reply: Reply, settle: Open) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    named = [dialog.filter, dialog.places.list, dialog.places.line, dialog.name, dialog.undo, dialog.close_]
    assert all(spoken(widget) for widget in (*named, *cards(dialog)[0].verbs, cards(dialog)[0].note))
    assert all(button.accessibleDescription() for button in cards(dialog)[0].verbs)


def test_a_proposal_answered_through_another_file_is_told(
    reply: Reply, settle: Open, take: Take, reviewed: Workbench
) -> None:
    reply.change(SECTION, 0, "Renewed")
    report = take(reply)
    (proposal,) = report.proposals
    assert isinstance(proposal, TextProposal)
    dialog = settle(replace(reply))
    reviewed.settling.reject(report.returned.digest, [proposal.id], "Somebody else")
    cards(dialog)[0].accept.click()
    assert dialog.told == "Scope, definitions and status cannot be taken over (it was answered before)."
    assert not dialog.report.open


def test_each_answer_is_taken_back_by_itself(reply: Reply, settle: Open, reviewed: Workbench) -> None:
    for line in range(3):
        reply.change(SECTION, line, f"Word{line}")
    dialog = settle(reply)
    for _ in range(3):
        cards(dialog)[0].accept.click()
    dialog.places.choose(LEFT_OVER)
    dialog.take_back()
    assert [f"Word{line}" in text(reviewed) for line in range(3)] == [True, True, False]
    assert dialog.pane.section == SECTION
    assert QApplication.focusWidget() is cards(dialog)[0].accept
    dialog.take_back()
    dialog.take_back()
    assert len(dialog.report.open) == 3
    assert not dialog.undo.isEnabled()


def test_the_name_is_remembered(reply: Reply, settle: Open, context: UiContext) -> None:
    reply.change(SECTION, 0, "Renewed")
    dialog = settle(reply)
    dialog.name.setText("  Ada Byron ")
    cards(dialog)[0].accept.click()
    assert context.preferences.settings.user_name == "Ada Byron"


def test_words_at_the_beginning_of_a_line_do_not_stick_to_the_line_above(reply: Reply, settle: Open) -> None:
    reply.change(SECTION, 1, "Terms")
    reply.change(SECTION, 2, "Always")
    for card in cards(settle(reply)):
        assert isinstance(card.proposal, TextProposal)
        assert not card.proposal.before
