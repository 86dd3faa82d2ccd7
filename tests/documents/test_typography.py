from dataclasses import replace
from datetime import UTC, datetime

import pytest

from charta.documents.block_words import plain_lines
from charta.documents.blocks import (
    Document,
    FormField,
    FormGrid,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
)
from charta.documents.typography import set_spaces, spaced

DOCUMENT = Document(
    language="fr",
    title="Une charte?",
    organisation="Essai",
    subject="",
    created=datetime(2026, 11, 24, tzinfo=UTC),
    blocks=(
        Heading(1, (Text("Un doute?"),)),
        Paragraph((Link("https://example.org/a?b=c;d", (Text("Demandez!"),)),)),
        ListBlock(ordered=False, items=(ListItem((Text("un; deux"),)),)),
        FormGrid((FormField("check", "a", "Lu?"),)),
    ),
    region="FR",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un doute?", "Un doute\u202f?"),
        ("Vraiment?! Oui; non!", "Vraiment\u202f?! Oui\u202f; non\u202f!"),
        ("« Quoi?\u00a0»", "« Quoi\u202f?\u00a0»"),
        ("Déjà\u00a0? Déjà\u202f!", "Déjà\u00a0? Déjà\u202f!"),
        ("https://example.org/a?b=c;d=e!f", "https://example.org/a?b=c;d=e!f"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_a_mark_has_a_narrow_space_before_it_unless_it_has_one(text: str, expected: str) -> None:
    assert spaced(text) == expected
    assert spaced(spaced(text)) == expected


def test_every_printed_word_of_a_document_for_france_is_spaced_and_no_address() -> None:
    document = set_spaces(DOCUMENT)
    assert list(plain_lines(document.blocks))[:3] == ["Un doute\u202f?", "Demandez\u202f!", "un\u202f; deux"]
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    link = paragraph.inlines[0]
    assert isinstance(link, Link)
    assert link.target == "https://example.org/a?b=c;d"
    grid = document.blocks[3]
    assert isinstance(grid, FormGrid)
    assert (grid.fields[0].label, grid.fields[0].name) == ("Lu\u202f?", "a")


@pytest.mark.parametrize(("language", "region"), [("fr", "CA"), ("en", "FR"), ("en", "GB")])
def test_a_document_for_canada_or_in_english_stays_as_it_is(language: str, region: str) -> None:
    document = replace(DOCUMENT, language=language, region=region)
    assert set_spaces(document) is document
