from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charta.documents.blocks import Block, Callout, ListBlock
from charta.documents.factory import WordingText
from charta.documents.markdown import WordingDialect, tidy_blocks, write_wording
from charta.domain.items import Item, Mark, Word, applied, edits, exactly, numbered
from documents.strategies import blocks, markdown, targets

wording = WordingText()

STRUCTURES = [
    "a\n\n- b\n  - c\n  - d\n- e\n",
    "- a\n\n* b\n\n- c\n",
    "- a\n\n1. b\n\n- c\n",
    "7. a\n8. b\n\n1) c\n\n5. d\n",
    "- a\n  1. b\n\n  3) c\n\n  - d\n- e\n",
    "- a\n  - b\n\n  * c\n",
    "> a\n\n> b\n",
    "> a\n>\n> - b\n>   1. c\n>\n> * d\n\n> 4. e\n>\n> f\n",
    "- a\n\n> - b\n\n- c\n",
    "## a\n\n### b\n\n> **c**\\\n> d [e *f*](https://example.org)[g](https://example.com)\n",
    "",
]

words = st.builds(
    Word,
    st.one_of(st.sampled_from(["mot", " ", "\n", "**", "-", "1.", "", "\x00"]), st.text(max_size=5)),
    st.booleans(),
    st.booleans(),
    st.one_of(st.just(""), targets),
)
marks = st.builds(
    Mark,
    st.sampled_from(["paragraph", "heading", "bullet", "number"]),
    st.integers(-1, 4),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 0, 7, -3, 10**12]),
)
any_items = st.lists(st.one_of(words, words, marks), max_size=20)


@given(markdown)
@settings(max_examples=600)
@example("[a](https://e.org)[b](https://e.org)")
@example("[a ](https://e.org)**[b](https://e.org)**")
def test_items_write_the_canonical_wording(source: str) -> None:
    assert wording.written(wording.items(source)) == wording.canonical(source)


@given(blocks)
@settings(max_examples=600)
def test_items_write_the_canonical_wording_of_any_blocks(drawn: list) -> None:
    source = write_wording(tidy_blocks(drawn))
    assert wording.written(wording.items(source)) == wording.canonical(source)


@pytest.mark.parametrize("source", STRUCTURES)
def test_lists_and_passages_stay_apart(source: str) -> None:
    assert wording.canonical(source) == source
    assert wording.written(wording.items(source)) == source


@given(any_items)
@settings(max_examples=600)
def test_any_row_of_items_is_written_canonically(items: list[Item]) -> None:
    text = wording.written(items)
    assert wording.canonical(text) == text


@given(any_items)
@settings(max_examples=300)
def test_no_letter_of_any_items_is_lost(items: list[Item]) -> None:
    text = wording.written(items)
    for item in items:
        if isinstance(item, Word) and item.text.isalnum() and item.text.isascii():
            assert item.text in text


def test_every_line_of_a_list_has_its_start_and_only_a_second_list_opens() -> None:
    found = [item for item in wording.items("> 3. a\n> 4. b\n>\n> 1) c\n") if isinstance(item, Mark)]
    assert found == [
        Mark("number", quoted=True, start=3),
        Mark("number", quoted=True, start=3),
        Mark("number", quoted=True, opens_list=True, start=1),
    ]


def test_words_carry_their_emphasis_and_their_target() -> None:
    assert wording.items("a **b**\\\n[*c* d](https://e.org)") == (
        Word("a"),
        Word(" "),
        Word("b", bold=True),
        Word("\n"),
        Word("c", italic=True, target="https://e.org"),
        Word(" ", target="https://e.org"),
        Word("d", target="https://e.org"),
        Mark(),
    )


def shown_numbers(found: Iterable[Block]) -> Iterator[int]:
    """Yield the numbers of all lines of numbered lists, as they print."""
    for block in found:
        if isinstance(block, Callout):
            yield from shown_numbers(block.blocks)
        elif isinstance(block, ListBlock):
            for number, item in enumerate(block.items, start=block.start):
                if block.ordered:
                    yield number
                yield from shown_numbers(item.sublists)


@given(blocks)
@settings(max_examples=300)
def test_the_lines_of_numbered_lists_have_the_numbers_that_print(drawn: list) -> None:
    source = write_wording(tidy_blocks(drawn))
    numbers = [number for _, number in numbered(wording.items(source)) if number is not None]
    assert numbers == list(shown_numbers(WordingDialect().read(source)))


@pytest.mark.parametrize("source", STRUCTURES)
def test_the_lines_of_every_structure_have_the_numbers_that_print(source: str) -> None:
    numbers = [number for _, number in numbered(wording.items(source)) if number is not None]
    assert numbers == list(shown_numbers(WordingDialect().read(source)))


@given(any_items)
def test_any_items_can_be_numbered(drawn: list) -> None:
    assert [item for item, _ in numbered(drawn)] == drawn


def test_a_line_put_before_a_list_joins_it() -> None:
    before, after = wording.items("2. b\n3. c\n"), wording.items("2. a\n3. b\n4. c\n")
    assert wording.written(applied(before, edits(before, after))) == "2. a\n3. b\n4. c\n"


@given(blocks, blocks)
@settings(max_examples=200)
def test_edits_lead_from_one_wording_to_the_other(first: list, second: list) -> None:
    before, after = (wording.items(write_wording(tidy_blocks(drawn))) for drawn in (first, second))
    assert list(map(exactly, applied(before, edits(before, after, exactly)))) == list(map(exactly, after))
