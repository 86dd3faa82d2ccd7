"""The kit files of sections are read strictly: each part whole, or an error that names file and part."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.documents.clauses import JinjaClauses
from charta.documents.kit_parts import KitError, KitReader
from charta.documents.markdown import WordingDialect
from charta.domain.printed_kit import KitCase, KitParts, KitQuestion, KitReminder
from charta.errors import ContentError

WHOLE = """\
## where

Here: {{ place }}.

- one
- two

## reminder encourage

### You *may*

Do **it**.

## reminder prevent

### Mind

A point.

## case

### A case

What happens.

What to answer.

When to pass it on.

## question prevent

What do you do?

- Right
- Wrong
- Wrong too

Because.
"""


def read(source: str, **values: str) -> KitParts:
    return KitReader(WordingDialect()).read(source.replace("{{ place }}", values.get("place", "x")))


def clauses(folder: Path, source: str) -> JinjaClauses:
    (folder / "S01").mkdir()
    (folder / "S01" / "en.kit.md.j2").write_text(source, encoding="utf-8")
    return JinjaClauses(folder)


def test_every_part_is_read_and_values_print_literally(tmp_path: Path) -> None:
    parts = clauses(tmp_path, WHOLE).kit("S01", "en", {"place": "## a *b*"})
    assert parts.reminders == (
        KitReminder("You may", "Do **it**.", encourages=True),
        KitReminder("Mind", "A point.", encourages=False),
    )
    assert parts.cases == (KitCase("A case", "What happens.", "What to answer.", "When to pass it on."),)
    assert parts.questions == (
        KitQuestion("What do you do?", ("Right", "Wrong", "Wrong too"), "Because.", encourages=False),
    )
    assert parts.texts == {"where": "Here: ## a \\*b\\*.\n\n- one\n- two"}


def test_a_section_without_a_file_brings_nothing(tmp_path: Path) -> None:
    assert JinjaClauses(tmp_path).kit("S01", "en", {}) == KitParts()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("A paragraph.\n", "before the first part"),
        ("### A title\n\nText.\n", "before the first part"),
        ("## reminder\n\n### T\n\nText.\n", "no part of the kit"),
        ("## reminder encourage\n\nText.\n", "takes a title"),
        ("## reminder encourage\n\n### T\n", "takes a title"),
        ("## reminder encourage\n\n### T\n\nOne.\n\nTwo.\n", "takes a title"),
        ("## reminder encourage\n\n### T\n\n- a list\n", "takes a title"),
        ("## case\n\n### T\n\nOne.\n\nTwo.\n", "takes a title"),
        ("## question encourage\n\nWhat?\n\n- a\n- b\n\nBecause.\n", "3 choices"),
        ("## question encourage\n\nWhat?\n\n- a\n- b\n- c\n- d\n\nBecause.\n", "3 choices"),
        ("## question encourage\n\nWhat?\n\n- a\n- b\n- c\n", "3 choices"),
        ("## question encourage\n\n- a\n- b\n- c\n\nBecause.\n", "3 choices"),
        ("## question encourage\n\nWhat?\n\n- a\n  - deep\n- b\n- c\n\nBecause.\n", "3 choices"),
        ("## where\n", "takes paragraphs"),
        ("## where\n\n### No title here\n", "takes paragraphs"),
        ("## where\n\nHere.\n\n## where\n\nThere.\n", "twice"),
    ],
)
def test_a_part_that_is_not_whole_is_named_with_its_file(source: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"en\.kit\.md\.j2") as refused:
        clauses(tmp_path, source).kit("S01", "en", {})
    assert said in str(refused.value.parameters["problem"])


def test_a_name_that_is_no_question_is_refused_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"en\.kit\.md\.j2"):
        clauses(tmp_path, "## where\n\n{{ gone }}\n").kit("S01", "en", {})


@given(st.lists(st.sampled_from([*WHOLE.splitlines(), "## case", "### T", "- x", "> y", "1. z", ""])))
def test_whatever_the_order_it_is_read_or_refused_in_words(found: list[str]) -> None:
    with contextlib.suppress(KitError):
        assert all(len(question.choices) == 3 for question in read("\n".join(found)).questions)
