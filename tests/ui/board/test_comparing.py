"""The text that was seen beside the text as it stands."""

from charta.domain.differences import Op, Run
from charta.domain.fingerprint import SectionText, canonical_text
from charta.ui.board.comparing import compare, marked_html


def canonical(**texts: str) -> str:
    return canonical_text("S12", {language: SectionText("Title", text) for language, text in texts.items()})


def test_words_that_went_and_came_are_counted_by_language() -> None:
    english, french = compare(
        canonical(en="Ask first.", fr="Demandez."), canonical(en="Always ask.", fr="Demandez."), str
    )
    assert (english.language, english.says_the_same) == ("en", False)
    assert (english.count(Op.ADDED), english.count(Op.REMOVED)) == (2, 2)
    assert french.says_the_same


def test_a_language_that_was_not_seen_is_new() -> None:
    comparisons = compare(canonical(fr="Demandez."), canonical(fr="Demandez.", en="Ask."), str)
    assert [(entry.language, entry.is_new) for entry in comparisons] == [("en", True), ("fr", False)]


def test_hostile_words_print_literally() -> None:
    runs = (Run(Op.SAME, "<b>a</b> "), Run(Op.ADDED, "<script>"))
    assert marked_html(runs) == ('<p>&lt;b&gt;a&lt;/b&gt; <span class="added">&lt;script&gt;</span></p>\n')


def test_a_mark_never_spans_a_paragraphs_end() -> None:
    assert marked_html((Run(Op.REMOVED, "one\ntwo"),)) == (
        '<p><span class="removed">one</span></p>\n<p><span class="removed">two</span></p>\n'
    )
