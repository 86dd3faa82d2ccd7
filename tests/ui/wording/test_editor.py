"""The editor holds exactly the dialect: what goes in comes out, and commands give canonical Markdown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.documents import blocks as model
from charta.documents.markdown import WordingDialect, tidy_blocks
from charta.ui.theme import load_theme
from charta.ui.wording.editor import WordingEditor
from charta.ui.wording.loading import fill
from charta.ui.wording.looks import Looks
from charta.ui.wording.reading import read_document, read_foreign

DIALECT = WordingDialect()
WORDS = [
    "mot",
    "a b",
    "<b>",
    "**",
    "{{ x }}",
    "1. un",
    "- tiret",
    "# dièse",
    "\x07",
    "é",
    "漢",
    "👩‍💻",
    "_",
    "\\",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
texts = st.builds(model.Text, words, st.booleans(), st.booleans())
links = st.builds(
    model.Link,
    st.sampled_from(["https://example.org/a_b", "mailto:x@example.org"]),
    st.lists(texts, max_size=3).map(tuple),
)
lines = st.lists(st.one_of(texts, links, st.just(model.LineBreak())), max_size=5).map(tuple)


def lists_of(items: st.SearchStrategy[model.ListItem]) -> st.SearchStrategy[model.ListBlock]:
    starts = st.sampled_from([1, 0, 7, 999_999_999])
    return st.builds(model.ListBlock, st.booleans(), st.lists(items, max_size=3).map(tuple), starts)


flat = st.builds(model.ListItem, lines)
items = st.builds(model.ListItem, lines, st.lists(lists_of(flat), max_size=2).map(tuple))
paragraphs = st.builds(model.Paragraph, lines)
wordings = st.lists(
    st.one_of(
        paragraphs,
        st.builds(model.Heading, st.integers(2, 3), lines),
        lists_of(items),
        st.builds(model.Callout, st.lists(st.one_of(paragraphs, lists_of(items)), max_size=3).map(tuple)),
    ),
    max_size=6,
)


@pytest.fixture
def editor(qtbot: QtBot) -> WordingEditor:
    made = WordingEditor(Looks(load_theme("light")), DIALECT)
    qtbot.addWidget(made)
    return made


def select(editor: WordingEditor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def place(editor: WordingEditor, words: str) -> None:
    """Put the cursor behind these words."""
    at = editor.toPlainText().index(words) + len(words)
    select(editor, at, at)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=120)
@given(wordings)
def test_a_canonical_wording_goes_through_the_editor_unchanged(blocks: list[model.Block]) -> None:
    canonical = DIALECT.canonical(DIALECT.write(tidy_blocks(blocks)))
    document = QTextDocument()
    fill(document, DIALECT.read(canonical))
    assert DIALECT.write(read_document(document)) == canonical


@pytest.mark.usefixtures("qapp")
@settings(max_examples=120)
@given(st.text(alphabet="ab*_[]()\\`#->+ \n1.é«»&<~|!", max_size=60))
def test_any_text_that_was_made_canonical_goes_through_unchanged(source: str) -> None:
    canonical = DIALECT.canonical(source)
    document = QTextDocument()
    fill(document, DIALECT.read(canonical))
    assert DIALECT.write(read_document(document)) == canonical


def test_every_shipped_wording_goes_through_unchanged(editor: WordingEditor, example: Workbench) -> None:
    for section in example.session.included():
        for language in ("fr", "en"):
            text = example.wordings.text(section.id, language)
            editor.load(text)
            assert editor.markdown == text


def test_bold_and_italic_mark_the_selection_and_come_off_again(editor: WordingEditor) -> None:
    editor.load("one two three\n")
    select(editor, 4, 7)
    editor.commands.toggle_bold()
    editor.commands.toggle_italic()
    assert editor.markdown == "one ***two*** three\n"
    editor.commands.toggle_bold()
    assert editor.markdown == "one *two* three\n"


def test_headings_and_back(editor: WordingEditor) -> None:
    editor.load("one\n\ntwo\n")
    editor.commands.make_heading(2)
    assert editor.markdown == "## one\n\ntwo\n"
    editor.commands.make_heading(0)
    assert editor.markdown == "one\n\ntwo\n"


def test_lists_join_nest_and_come_apart(editor: WordingEditor) -> None:
    editor.load("a\n\nb\n\nc\n")
    editor.selectAll()
    editor.commands.toggle_list(ordered=False)
    assert editor.markdown == "- a\n- b\n- c\n"
    place(editor, "b")
    editor.commands.indent()
    assert editor.markdown == "- a\n  - b\n- c\n"
    place(editor, "a")
    editor.commands.outdent()
    assert editor.markdown == "a\n\n- b\n- c\n"
    editor.selectAll()
    editor.commands.toggle_list(ordered=True)
    assert editor.markdown == "1. a\n2. b\n3. c\n"


def test_the_first_line_of_a_list_cannot_go_deeper(editor: WordingEditor) -> None:
    editor.load("- a\n- b\n")
    editor.commands.indent()
    assert editor.markdown == "- a\n- b\n"


def test_a_highlighted_passage_keeps_its_lists(editor: WordingEditor) -> None:
    editor.load("a\n\n- b\n- c\n")
    editor.selectAll()
    editor.commands.toggle_quote()
    assert editor.markdown == "> a\n>\n> - b\n> - c\n"
    editor.selectAll()
    editor.commands.toggle_quote()
    assert editor.markdown == "a\n\n- b\n- c\n"


def test_a_link_is_set_changed_and_removed_around_the_cursor(editor: WordingEditor) -> None:
    editor.load("see **the** page\n")
    select(editor, 4, 12)
    editor.commands.set_link("https://example.org")
    assert editor.markdown == "see [**the** page](https://example.org)\n"
    select(editor, 6, 6)
    editor.commands.set_link("https://example.com")
    assert editor.markdown == "see [**the** page](https://example.com)\n"
    editor.commands.set_link("")
    assert editor.markdown == "see **the** page\n"


def test_what_is_typed_behind_a_link_stays_outside(editor: WordingEditor, qtbot: QtBot) -> None:
    editor.load("[a](https://example.org)\n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "b")
    assert editor.markdown == "[a](https://example.org)b\n"


def test_enter_and_backspace_leave_lists_headings_and_passages(editor: WordingEditor, qtbot: QtBot) -> None:
    editor.load("## title\n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "text")
    assert editor.markdown == "## title\n\ntext\n"
    editor.load("- a\n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "b")
    assert editor.markdown == "- a\n\nb\n"
    editor.load("> a\n")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.markdown == "a\n"


def test_shift_enter_is_a_new_line_in_the_same_paragraph(editor: WordingEditor, qtbot: QtBot) -> None:
    editor.load("a\n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "b")
    assert editor.markdown == "a\\\nb\n"


def test_tab_leaves_the_editor(editor: WordingEditor) -> None:
    assert editor.tabChangesFocus()


def test_each_command_is_one_step_of_undo(editor: WordingEditor) -> None:
    editor.load("a\n\nb\n")
    editor.selectAll()
    editor.commands.toggle_list(ordered=False)
    editor.undo()
    assert editor.markdown == "a\n\nb\n"
    editor.redo()
    assert editor.markdown == "- a\n- b\n"


def test_paste_keeps_only_what_the_dialect_has(editor: WordingEditor) -> None:
    html = (
        "<h1 style='color:red'>Title</h1><p>A <b>bold</b> <a href='javascript:x()'>bad</a> "
        "<a href='https://example.org'>good</a><img src='file:///etc/passwd'></p>"
        "<table><tr><td>cell</td></tr></table><ul><li>one<ul><li>two</li></ul></li></ul>"
    )
    data = QMimeData()
    data.setHtml(html)
    editor.insertFromMimeData(data)
    assert editor.markdown == (
        "## Title\n\nA **bold** bad [good](https://example.org)\n\ncell\n\n- one\n  - two\n"
    )


def test_plain_text_is_pasted_literally(editor: WordingEditor) -> None:
    data = QMimeData()
    data.setText("**no** <b>\n# markup")
    editor.insertFromMimeData(data)
    assert editor.markdown == "\\*\\*no\\*\\* <b>\n\n\\# markup\n"


def test_copying_and_pasting_within_the_editor_loses_nothing(editor: WordingEditor) -> None:
    text = "## h\n\n- a **b**\n  1. c\n\n> [d](https://example.org)\n"
    editor.load(text)
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    editor.load("")
    editor.insertFromMimeData(data)
    assert editor.markdown == text


@pytest.mark.usefixtures("qapp")
def test_html_from_elsewhere_fetches_nothing(tmp_path: Path) -> None:
    assert read_foreign(f"<img src='{tmp_path.as_uri()}/x.png'>") == ()
