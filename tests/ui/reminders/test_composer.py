"""A new message: whom it reaches, its words in each language, and the preview of every copy."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.mail import MessageKind
from charta.domain.register import Method
from charta.services.people_view import Group
from charta.services.wizard import PEOPLE, PUBLICATION, REMINDERS
from charta.ui.people.choice import PeopleChoice
from charta.ui.reminders.page import RemindersPage
from charta.ui.spot import Spot
from fakes import SteppingClock
from people import hire
from ui.doubles import RecordingMessages, Stage, words_in
from ui.reminders.conftest import Show

DAY = date(2026, 11, 24)


def ids_of(bench: Workbench) -> dict[str, int]:
    return {person.number: person.id for person in bench.register.people.values()}


# -- before anything can be written -----------------------------------------------------------------------


def test_before_anything_is_published_the_page_leads_to_the_publication(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example)
    told: list[str] = []
    page.go_to.connect(told.append)
    assert "Nothing is published yet." in words_in(page)
    page.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [PUBLICATION]
    assert not page.composer.isVisible()


def test_while_nobody_is_known_the_page_leads_to_the_people(
    show: Show, published: Workbench, qtbot: QtBot
) -> None:
    page = show(published)
    told: list[str] = []
    page.go_to.connect(told.append)
    page.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [PEOPLE]
    hire(published)
    assert page.composer.isVisible()


def test_once_everybody_has_signed_nobody_is_written_to_unless_chosen(show: Show, hired: Workbench) -> None:
    hired.signing.sign(ids_of(hired).values(), Method.PAPER, DAY, by="Hana")
    page = show(hired)
    assert "Nobody has to be reminded." in words_in(page)
    assert not page.composer.isVisible()
    page.show_spot(Spot(REMINDERS, people=PeopleChoice((ids_of(hired)["101"],))))
    assert page.composer.isVisible()
    assert page.composer.who.count.text() == "1 person"


# -- who --------------------------------------------------------------------------------------------------


def test_everybody_whose_signature_is_waited_for_is_written_to(show: Show, hired: Workbench) -> None:
    hired.signing.sign([ids_of(hired)["101"]], Method.PAPER, DAY, by="Hana")
    page = show(hired)
    who = page.composer.who
    assert (who.count.text(), who.names.text()) == ("2 people", "Bo Diddley, Cy Twombly")
    assert who.missing.text() == "1 person has no e-mail address."
    dialog = page.open_unreachable()
    assert [dialog.names.item(row).text() for row in range(dialog.names.count())] == [
        "Zoé Étoilé · 104 · Research"
    ]
    dialog.close()


def test_groups_and_days_narrow_them_down(show: Show, hired: Workbench, clock: SteppingClock) -> None:
    page = show(hired)
    who = page.composer.who
    department = who.groups[Group.DEPARTMENT]
    department.setCurrentIndex(department.findData("Sales"))
    assert who.names.text() == "Bo Diddley, Cy Twombly"
    department.setCurrentIndex(0)
    who.due.setCurrentIndex(who.due.findText("Those who are late"))
    assert (who.count.text(), page.composer.how.send.isEnabled()) == ("Nobody", False)
    assert page.composer.preview.mail is None
    clock.advance(minutes=60 * 24 * 60)
    page.refresh()
    assert who.count.text() == "3 people"
    who.due.setCurrentIndex(who.due.findText("Due within 30 days"))
    assert who.count.text() == "3 people"


def test_managers_get_one_message_about_all_their_people(show: Show, hired: Workbench) -> None:
    page = show(hired)
    page.composer.who.managers.click()
    assert page.composer.who.count.text() == "1 manager, about 3 people"
    assert "1 person is not found" in page.composer.who.missing.text()
    assert page.composer.texts.message_kind is MessageKind.MANAGER
    mail = page.composer.preview.mail
    assert mail is not None
    assert mail.to_address == "cy@example.org"
    assert "- Ada Byron" in mail.text
    assert page.composer.texts.places["people"].isVisible()


def test_those_who_were_chosen_in_the_table_are_written_to(show: Show, hired: Workbench) -> None:
    page = show(hired)
    ids = ids_of(hired)
    page.show_spot(Spot(REMINDERS, people=PeopleChoice((ids["103"], ids["101"], 999))))
    assert page.composer.who.names.text() == "Cy Twombly, Ada Byron"
    assert page.composer.who.chosen.text == "2 people, chosen in the table."


# -- words ------------------------------------------------------------------------------------------------


def test_the_preview_shows_each_copy_as_it_arrives(show: Show, hired: Workbench, qtbot: QtBot) -> None:
    page = show(hired)
    preview = page.composer.preview
    assert page.composer.texts.message_kind is MessageKind.FIRST, "nobody was written to yet"
    assert preview.to.text() == "To: Ada Byron <ada@example.org>"
    assert preview.text.text().startswith("Hello Ada Byron,")
    assert preview.place.text() == "1 of 3"
    for _ in range(2):
        qtbot.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    assert preview.text.text().startswith("Bonjour Cy Twombly,")
    assert not preview.after.isEnabled()
    page.composer.texts.editors["fr"].subject.setText("À signer d’ici le {due}")
    assert preview.subject.text() == "À signer d’ici le 24 décembre 2026"
    preview.before.click()
    assert preview.to.text() == "To: Bo Diddley <bo@example.org>"


def test_places_are_put_where_the_cursor_was_last(show: Show, hired: Workbench, qtbot: QtBot) -> None:
    page = show(hired)
    texts = page.composer.texts
    editor = texts.editors["en"]
    editor.subject.clear()
    editor.subject.setFocus()
    QTest.keyClicks(editor.subject, "For ")
    qtbot.mouseClick(texts.places["name"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "!")
    assert editor.subject.text() == "For {name}!"
    editor.text.setFocus()
    editor.text.selectAll()
    texts.places["due"].setFocus()
    qtbot.keyClick(texts.places["due"], Qt.Key.Key_Return)
    assert editor.text.toPlainText() == "{due}"
    assert page.composer.preview.subject.text() == "For Ada Byron!"
    assert page.composer.preview.text.text() == "December 24, 2026"


def test_words_that_were_written_stay_while_another_kind_is_looked_at(show: Show, hired: Workbench) -> None:
    page = show(hired)
    texts = page.composer.texts
    proposed = texts.texts
    assert not texts.proposed.isVisibleTo(page)
    texts.editors["en"].subject.setText("Ours")
    texts.begin_with(MessageKind.ANNUAL)
    assert texts.editors["en"].subject.text() == "{title}: your yearly renewal"
    texts.begin_with(MessageKind.FIRST)
    assert texts.editors["en"].subject.text() == "Ours"
    texts.proposed.click()
    assert texts.texts == proposed
    assert "\u00a0" in proposed["fr"].text, "the editor keeps no-break spaces"
    assert page.unsaved() == {}


def test_a_message_without_words_cannot_go_out(show: Show, hired: Workbench) -> None:
    page = show(hired)
    how, editor = page.composer.how, page.composer.texts.editors["fr"]
    how.address.setText("rh@example.org")
    how.address.textEdited.emit("rh@example.org")
    assert how.send.isEnabled()
    editor.text.setPlainText(" ")
    assert how.hint == "The message needs a subject and a text in every language."
    editor.text.setPlainText("x" * 4_001)
    assert not how.send.isEnabled()
    assert "4001 characters" in words_in(page.composer.texts)
    editor.text.setPlainText("x")
    how.address.setText("rh")
    how.address.textEdited.emit("rh")
    assert how.hint == "Give the address from which it comes."


def test_everything_chosen_and_written_outlives_another_look(
    show: Show, hired: Workbench, stage: Stage
) -> None:
    page = show(hired)
    page.composer.texts.editors["fr"].text.setPlainText("Texte\nà nous")
    page.composer.texts.begin_with(MessageKind.ANNUAL)
    page.composer.how.drafts.click()
    ids = ids_of(hired)
    page.show_spot(Spot(REMINDERS, people=PeopleChoice((ids["103"],))))
    again = show(hired, looks=stage("fr", "dark", 200))
    again.take_up(page.unsaved())
    again.show_view(page.view())
    assert again.composer.texts.message_kind is MessageKind.ANNUAL
    assert again.composer.how.drafts.isChecked()
    assert again.composer.who.names.text() == "Cy Twombly"
    again.composer.texts.begin_with(MessageKind.FIRST)
    assert again.composer.preview.text.text() == "Texte\nà nous"
    for nonsense in ("", "[1]", '["a", "b", "c"]', "[[], [], []]"):
        again.show_view(nonsense)


def test_the_contact_of_the_charter_is_suggested_as_sender(
    show: Show, hired: Workbench, messages: RecordingMessages
) -> None:
    page: RemindersPage = show(hired)
    assert page.composer.how.address.text() == "mediassociaux@erablis.example.org"
    assert "mediassociaux@erablis.example.org" in page.composer.preview.from_line.text()
    page.composer.how.name.setText("Hana")
    page.flush()
    assert page.outbox.account.sender_name == "Hana"
    assert not messages.failed
