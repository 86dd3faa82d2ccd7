from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.fingerprint import SectionText, canonical_text, combined, fingerprint, parse_canonical

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.dictionaries(st.sampled_from(["fr", "en", "es"]), st.builds(SectionText, words, words))


@given(words, texts)
def test_a_canonical_text_reads_back(section: str, told: dict[str, SectionText]) -> None:
    assert parse_canonical(canonical_text(section, told)) == told


@given(words, texts, st.randoms(use_true_random=False))
def test_the_order_of_the_languages_does_not_matter(
    section: str, told: dict[str, SectionText], chance: Random
) -> None:
    order = list(told)
    chance.shuffle(order)
    again = {language: told[language] for language in order}
    assert fingerprint(canonical_text(section, again)) == fingerprint(canonical_text(section, told))


@given(st.tuples(words, texts), st.tuples(words, texts))
def test_different_texts_have_different_canonical_texts(
    one: tuple[str, dict[str, SectionText]], other: tuple[str, dict[str, SectionText]]
) -> None:
    assert (canonical_text(*one) == canonical_text(*other)) == (one == other)


def test_a_fingerprint_stays_the_same_from_one_version_to_the_next() -> None:
    told = {"fr": SectionText("Portée", "À tous.\n"), "en": SectionText("Scope", "To all.\n")}
    canonical = canonical_text("S02", told)
    assert canonical == '{"section":"S02","texts":{"en":["Scope","To all.\\n"],"fr":["Portée","À tous.\\n"]}}'
    assert fingerprint(canonical) == "eb60758546c8f20b052bd10313ada66a8f3b6244216d418613cd54642638f111"


def test_words_that_move_from_title_to_wording_change_the_fingerprint() -> None:
    one = canonical_text("S02", {"fr": SectionText("ab", "c")})
    other = canonical_text("S02", {"fr": SectionText("a", "bc")})
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"texts": 3}',
        '{"texts": {"fr": ["one"]}}',
        '{"texts": {"fr": 3}}',
        "null",
        "[" * 9999,
    ],
)
def test_anything_else_is_no_canonical_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"no canonical text|Expecting"):
        parse_canonical(text)


@given(st.lists(words.map(fingerprint), min_size=2, max_size=4, unique=True))
def test_the_whole_depends_on_every_section_and_their_order(prints: list[str]) -> None:
    assert combined(prints) != combined(reversed(prints))
    assert combined(prints) != combined(prints[:-1])
    assert combined(prints) == combined(iter(prints))
