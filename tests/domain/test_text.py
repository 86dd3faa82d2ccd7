import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from charta.domain.text import clean, clean_block, clean_line
from domain.strategies import texts

BIDI = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
any_text = st.one_of(texts, st.text(st.characters(exclude_categories=[])))


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for cleaner in (clean, clean_line, clean_block):
        assert cleaner(cleaner(text)) == cleaner(text)


@given(any_text)
def test_every_document_can_hold_a_cleaned_text(text: str) -> None:
    element = etree.Element("p")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text == (clean(text) or None)
    clean(text).encode("utf-8")


@given(any_text)
def test_only_marks_that_reorder_text_are_left_out(text: str) -> None:
    # Joining marks may move in normal form, so letters are compared apart from them.
    kept = [c for c in text.replace("\r\n", "\n") if c not in BIDI]
    decomposed = unicodedata.normalize("NFD", "".join(kept))
    assert len(decomposed) == len(unicodedata.normalize("NFD", clean(text)))


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_words_marks_and_spaces_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(any_text)
def test_a_line_is_one_line_without_space_around(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1bd\x7f", "a\u2400b\u2407c\u241bd\u2421"),
        ("a\u202eb\u2066c", "abc"),
        ("e\u0301", "é"),
        ("\ud800\ufffe\x9f", "\ufffd\ufffd\ufffd"),
        ("a\tb\u00a0c", "a\tb\u00a0c"),
        ("plain", "plain"),
    ],
)
def test_what_becomes_of_each_kind_of_character(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_block_keeps_its_lines() -> None:
    assert clean_block("\n  One.\n\nTwo.\t\n") == "One.\n\nTwo."
    assert clean_line("\n  One.\n\nTwo.\t\n") == "One.  Two."
