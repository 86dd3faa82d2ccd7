"""Codes on forms: what they say comes back, and whatever else there is does not pass for one."""

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.codes import CodeBook, CodeFlaw, CodePlace, CoverCode, FormCode, ReadCode, is_cover
from charta.domain.register import Occasion

BOOK = CodeBook("11111111-2222-3333-4444-555555555555", {"1.0": "a" * 64, "12.34": "b" * 64})
codes = st.builds(
    FormCode,
    st.integers(1, 200_000),
    st.integers(1, 9_999),
    st.sampled_from(("1.0", "12.34")),
    st.sampled_from(Occasion),
    st.sampled_from(("fr", "en")),
)
places = st.sampled_from(CodePlace)
covers = st.builds(CoverCode, st.integers(1, 9_999), st.sampled_from(("1.0", "12.34")))
ADA = FormCode(7, 3, "1.0", Occasion.ANNUAL, "fr")


@given(codes, places)
def test_a_code_says_what_was_written(code: FormCode, place: CodePlace) -> None:
    assert BOOK.read(BOOK.write(code, place)) == ReadCode(code, place)


@given(codes, places)
def test_a_code_fits_the_small_characters_of_qr_codes(code: FormCode, place: CodePlace) -> None:
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]{20,60}", BOOK.write(code, place))


@given(codes, places, st.data())
def test_a_code_with_any_character_changed_is_not_read(
    code: FormCode, place: CodePlace, data: st.DataObject
) -> None:
    text = BOOK.write(code, place)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(string.ascii_uppercase + string.digits + "/.").filter(text[at].__ne__))
    assert isinstance(BOOK.read(text[:at] + other + text[at + 1 :]), CodeFlaw)


def test_a_code_of_another_charter_is_told_from_a_broken_one() -> None:
    other = CodeBook("99999999-2222-3333-4444-555555555555", {"1.0": "a" * 64})
    assert BOOK.read(other.write(ADA, CodePlace.HEAD)) is CodeFlaw.FOREIGN
    assert BOOK.read(BOOK.write(ADA, CodePlace.HEAD)[:-1] + "1") is CodeFlaw.BROKEN


def test_a_code_for_another_text_of_the_same_number_is_broken() -> None:
    changed = CodeBook("11111111-2222-3333-4444-555555555555", {"1.0": "c" * 64})
    assert changed.read(BOOK.write(ADA, CodePlace.HEAD)) is CodeFlaw.BROKEN


@given(st.text(max_size=200))
def test_no_text_from_outside_passes_for_a_code(text: str) -> None:
    assert isinstance(BOOK.read(text), CodeFlaw)


def test_a_code_tells_nothing_personal() -> None:
    text = BOOK.write(ADA, CodePlace.SIGNATURE)
    assert text.split("/")[2:7] == ["7.3", "1.0", "A", "FR", "S"]


def test_forms_that_were_printed_before_are_still_read() -> None:
    assert BOOK.read("C1/MZX7NT/7.3/1.0/A/FR/S/JIWQNNPO") == ReadCode(ADA, CodePlace.SIGNATURE)


@given(covers)
def test_a_cover_sheet_says_what_was_written_and_passes_for_no_form(code: CoverCode) -> None:
    text = BOOK.write_cover(code)
    assert is_cover(text)
    assert BOOK.read_cover(text) == code
    assert BOOK.read(text) is CodeFlaw.FOREIGN
    assert re.fullmatch(r"[0-9A-Z.\-/]{20,29}", text)


@given(codes, places)
def test_a_form_passes_for_no_cover_sheet(code: FormCode, place: CodePlace) -> None:
    text = BOOK.write(code, place)
    assert not is_cover(text)
    assert BOOK.read_cover(text) is CodeFlaw.FOREIGN


@given(covers, st.data())
def test_a_cover_sheet_with_any_character_changed_is_none_of_ours(
    code: CoverCode, data: st.DataObject
) -> None:
    text = BOOK.write_cover(code)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(string.ascii_uppercase + string.digits + "/.").filter(text[at].__ne__))
    assert isinstance(BOOK.read_cover(text[:at] + other + text[at + 1 :]), CodeFlaw)


def test_a_cover_sheet_of_another_charter_or_text_is_told_from_ours() -> None:
    text = BOOK.write_cover(CoverCode(3, "1.0"))
    assert (
        CodeBook("99999999-2222-3333-4444-555555555555", {"1.0": "a" * 64}).read_cover(text)
        is CodeFlaw.FOREIGN
    )
    changed = CodeBook("11111111-2222-3333-4444-555555555555", {"1.0": "c" * 64})
    assert changed.read_cover(text) is CodeFlaw.BROKEN


@given(st.text(max_size=200))
def test_no_text_from_outside_passes_for_a_cover_sheet(text: str) -> None:
    assert isinstance(BOOK.read_cover(text), CodeFlaw)
    assert isinstance(BOOK.read_cover(f"CV/{text}"), CodeFlaw)
