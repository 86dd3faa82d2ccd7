"""The list of topics: what comes first, its states, and how a topic comes on stage."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget

from charta.services.presenting import Focus
from charta.ui.room.deciding.topics import TopicState
from ui.doubles import Stage
from ui.room.deciding.rooms import Room, Seated

Keys = Qt.Key


def states(room: Room) -> dict[str, TopicState]:
    topics = room.pane.parts.topics
    found = {}
    for row in range(topics.count()):
        topic = topics.item(row).data(Qt.ItemDataRole.UserRole)
        found[topic.id] = topic.state
    return found


def test_undecided_questions_come_first_then_the_whole_section_then_the_others(room: Room) -> None:
    assert list(states(room).items())[:4] == [
        ("field:topics", TopicState.UNDECIDED),
        ("field:test", TopicState.UNDECIDED),
        ("field:", TopicState.TOPIC),
        ("field:clients", TopicState.ANSWERED),
    ]
    assert room.pane.field == ""


def test_arrows_only_look_and_enter_takes_a_question_on_stage(room: Room) -> None:
    room.shown.clear()
    room.press(Keys.Key_Down)
    assert (room.pane.field, room.shown) == ("", [])
    room.press(Keys.Key_Return)
    assert room.pane.field == "test"
    assert room.shown == [Focus(room.item("S12"), "test")]


def test_a_question_is_proposed_then_decided_then_perhaps_changed_since(room: Room) -> None:
    room.take("S12", "test")
    room.press("2")
    assert states(room)["field:test"] is TopicState.PROPOSED
    room.press("D", Keys.Key_Return)
    assert states(room)["field:test"] is TopicState.DECIDED
    room.bench.answers.set("S12", "test", "with_test")
    room.pane.refresh()
    assert states(room)["field:test"] is TopicState.CHANGED


def test_a_request_stands_in_the_list_with_its_department_and_brings_the_section_on_stage(room: Room) -> None:
    number = room.bench.comments.add("S12", "hr", "Hal", "Too long for new people.", blocks=True)
    room.pane.refresh()
    room.pane.parts.topics.choose(f"comment:{number}")
    room.press(Keys.Key_Return)
    assert "Human resources: Too long for new people." in room.words()
    assert room.shown[-1] == Focus(room.item("S12"))


def test_a_request_that_is_settled_leaves_the_stage_to_the_section(room: Room) -> None:
    number = room.bench.comments.add("S12", "hr", "Hal", "Too long.", blocks=True)
    room.pane.refresh()
    room.pane.parts.topics.choose(f"comment:{number}")
    room.press(Keys.Key_Return)
    room.bench.comments.resolve(number, "Hal")
    room.pane.refresh()
    assert "Too long." not in room.words()


def test_different_proposals_are_told_as_a_divergence(room: Room) -> None:
    room.take("S12", "test")
    room.press("1", "2")
    assert "Departments proposed different answers, and none was decided" in {
        room.pane.parts.topics.item(row).text() for row in range(room.pane.parts.topics.count())
    }


def test_an_item_about_no_section_says_that_there_is_nothing_to_decide(room: Room) -> None:
    room.pane.show_item(room.item(""))
    assert "Nothing to decide here" in room.words()
    room.pane.show_item(room.item("S08"))
    assert "Nothing to decide here" not in room.words()


def test_every_control_has_a_name(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "R", "1", "1", "D")
    kinds = (QAbstractButton, QLineEdit, QListWidget)
    controls = [one for kind in kinds for one in room.pane.findChildren(kind) if one.isVisible()]
    assert all(one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()) for one in controls)


def test_two_columns_become_one_and_nothing_is_wider_than_the_pane(seated: Seated, stage: Stage) -> None:
    for language, zoom, width, beside in (
        ("fr", 100, 480, False),
        ("fr", 100, 900, True),
        ("fr", 200, 480, False),
    ):
        room = seated(stage(language, "light", zoom), width)
        room.take("S12", "test")
        room.press("2", "R", *(["1"] if zoom == 100 and width == 480 else []))
        columns = room.pane.parts.columns
        assert columns.is_beside is beside
        room.qtbot.waitUntil(lambda shown=columns: shown.horizontalScrollBar().maximum() == 0)
        room.pane.hide()
