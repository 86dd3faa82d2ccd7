import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charta.documents.block_words import plain_lines, printable
from charta.documents.blocks import Callout, Heading, LineBreak, Link, ListBlock, ListItem, Paragraph, Text
from charta.documents.inlines import escape
from charta.documents.markdown import WordingDialect, tidy_blocks, write_wording
from documents.strategies import SNIPPETS, blocks, markdown, values

dialect = WordingDialect()


@given(markdown)
@settings(max_examples=600)
@example("http:/\t/x [a](http:/\t/x)")
@example("- - - - x\n\n>" * 40)
@example("**a**_b_ *« **mot** »* a**b.**c")
def test_the_canonical_spelling_of_a_canonical_spelling_is_itself(source: str) -> None:
    once = dialect.canonical(source)
    assert dialect.canonical(once) == once


@given(blocks)
@settings(max_examples=600)
def test_tidy_blocks_come_back_unchanged_from_their_spelling(drawn: list) -> None:
    tidied = tidy_blocks(drawn)
    printable_blocks = dialect.read(write_wording(tidied))
    again = dialect.read(write_wording(printable_blocks))
    assert again == printable_blocks


@given(blocks)
@settings(max_examples=300)
def test_tidying_twice_changes_nothing(drawn: list) -> None:
    once = tidy_blocks(drawn)
    assert tidy_blocks(once) == once


@given(
    st.lists(st.text(alphabet="ab*_[]()\\`#->+ 1.é«»&<~|!", min_size=1, max_size=20), min_size=1, max_size=4)
)
@settings(max_examples=300)
def test_plain_paragraphs_read_back_word_for_word(lines: list[str]) -> None:
    kept = [line.strip() for line in lines if line.strip()]
    written = write_wording(tidy_blocks(Paragraph((Text(line),)) for line in lines))
    assert list(plain_lines(dialect.read(written))) == kept


@given(values)
@settings(max_examples=300)
def test_an_escaped_value_prints_literally(value: str) -> None:
    shown = " ".join(printable(value).split("\n")).strip()
    assert " ".join(plain_lines(dialect.read(f"> {escape(value)}"))) == shown


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_no_letter_is_ever_lost(snippet: str) -> None:
    source = f"avant {snippet} après"
    letters = [character for character in printable(source) if character.isalnum()]
    shown = dialect.canonical(source)
    for character in letters:
        assert character in shown


@pytest.mark.parametrize(("source", "told"), [("![]()", "!\n"), ("[here]()", "here\n"), ("[]()", "")])
def test_a_link_that_leads_nowhere_is_its_words(source: str, told: str) -> None:
    assert dialect.canonical(source) == told


@given(markdown)
@example("![]()")
@settings(max_examples=300)
def test_only_web_and_mail_links_come_out(source: str) -> None:
    for block in dialect.read(source):
        for link in [inline for inline in getattr(block, "inlines", ()) if isinstance(inline, Link)]:
            assert link.target.lower().startswith(("http://", "https://", "mailto:"))


def test_the_whole_dialect_is_read() -> None:
    source = """\
Un *premier* paragraphe, **ferme** et [lié](https://example.org/a?b=1).

## Titre

### Sous-titre

- un
  1. dedans
- deux

> Attention\\
> à ceci.
"""
    assert dialect.canonical(source) == source
    assert dialect.read(source) == (
        Paragraph(
            (
                Text("Un "),
                Text("premier", italic=True),
                Text(" paragraphe, "),
                Text("ferme", bold=True),
                Text(" et "),
                Link("https://example.org/a?b=1", (Text("lié"),)),
                Text("."),
            )
        ),
        Heading(2, (Text("Titre"),)),
        Heading(3, (Text("Sous-titre"),)),
        ListBlock(
            ordered=False,
            items=(
                ListItem((Text("un"),), (ListBlock(ordered=True, items=(ListItem((Text("dedans"),)),)),)),
                ListItem((Text("deux"),)),
            ),
        ),
        Callout((Paragraph((Text("Attention"), LineBreak(), Text("à ceci."))),)),
    )


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ("# Trop haut", "## Trop haut\n"),
        ("###### Trop bas", "### Trop bas\n"),
        ("***", "\\*\\*\\*\n"),
        ("`code` et <b>gras</b>", "`code` et <b>gras</b>\n"),
        ("Tom &amp; Jerry", "Tom &amp; Jerry\n"),
        ("[x](javascript:alert)", "[x\\](javascript:alert)\n"),
        ('[x](https://e.org "titre")', "[x](https://e.org) (titre)\n"),
        ("- a\n  - b\n    - c", "- a\n  - b\n  - c\n"),
        ("- a\n\n* b", "- a\n\n* b\n"),
        ("2026. Une année", "2026. Une année\n"),
        ("| a | b |\n|---|---|", "| a | b | |---|---|\n"),
        ("> # Titre", "> **Titre**\n"),
        ("a**b.**c", "a\\*\\*b.\\*\\*c\n"),
        ("snake_case reste", "snake_case reste\n"),
        ("", ""),
        ("   \n\n  ", ""),
    ],
)
def test_what_is_outside_the_dialect_becomes_its_nearest(source: str, canonical: str) -> None:
    assert dialect.canonical(source) == canonical


def test_very_deep_nesting_keeps_its_words() -> None:
    assert "mot" in dialect.canonical(">" * 500 + " mot")
    assert "mot" in dialect.canonical("- " * 300 + "mot")


def test_a_pathological_text_is_read_in_reasonable_time() -> None:
    for hostile in ("[" * 4000, "*a" * 2000, "](" * 2000, "**a *b " * 700, "\\" * 4000):
        dialect.canonical(hostile)
