"""Words in other languages: read as gettext's own tools read them."""

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from charta import i18n
from charta.i18n import (
    FEW,
    SOURCE_LANGUAGE,
    Catalogue,
    catalogue_folder,
    messages,
    screen_languages,
    translator,
)

WORDS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"), min_size=1, max_size=90
)
PAIRS = st.tuples(WORDS, WORDS)


def as_babel_reads(source: bytes) -> dict[str, str]:
    """Return what Babel makes of a file, spelled as ours."""
    found = {}
    for message in read_po(BytesIO(source)):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and any(forms) and not message.fuzzy:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            found["\0".join(ids)] = "\0".join(forms)
    return found


@pytest.mark.parametrize("language", [name for name in screen_languages() if name != SOURCE_LANGUAGE])
def test_the_shipped_words_are_read_as_babel_reads_them(language: str) -> None:
    source = (catalogue_folder() / f"{language}.po").read_bytes()
    ours = messages(source.decode())
    ours.pop("")
    assert ours == as_babel_reads(source)
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source)))
    compiled.seek(0)
    theirs, words = GNUTranslations(compiled), translator(language)
    for key in ours:
        one, _, many = key.partition("\0")
        for count in (0, 1, 2):
            said = theirs.ngettext(one, many, count) if many else theirs.gettext(one)
            assert (words._translations.ngettext(one, many, count) if many else words.tr(one)) == said


@given(st.dictionaries(WORDS | PAIRS, PAIRS, max_size=5), st.booleans())
def test_any_words_are_read_as_babel_reads_them(
    said: dict[str | tuple[str, str], tuple[str, str]], wrapped: bool
) -> None:
    catalog = Catalog("fr")
    for key, forms in said.items():
        catalog.add(key, forms if isinstance(key, tuple) else forms[0])
    target = BytesIO()
    write_po(target, catalog, width=40 if wrapped else 0, omit_header=True)
    source = target.getvalue().decode()
    assert messages(source) == as_babel_reads(target.getvalue())
    for key in said:
        if isinstance(key, str):
            assert Catalogue(source).gettext(key) == messages(source).get(key, key)


def test_a_guess_an_old_word_and_a_word_without_translation_are_left_out() -> None:
    source = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n# said twice\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n'
        'msgid "c"\nmsgstr "d"\n\nmsgid "e"\nmsgid_plural "f"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
        'msgid "g"\nmsgstr ""\n\n#~ msgid "h"\n#~ msgstr "i"\n'
    )
    assert messages(source) == {"": "Language: fr\n", "c": "d"}
    words = Catalogue(f"{source}\n")
    assert [words.gettext(word) for word in "acegh"] == ["a", "d", "e", "g", "h"]


def test_all_words_are_read_once_more_than_a_few_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(i18n, "messages", lambda source: read.append(len(source)) or messages(source))
    source = "".join(f'msgid "a{n}"\nmsgstr "b{n}"\n\n' for n in range(FEW + 50))
    words = Catalogue(f"\n{source}")
    assert [words.gettext(f"a{n}") for n in range(FEW)] == [f"b{n}" for n in range(FEW)]
    assert max(read) < 50
    assert [words.gettext(f"a{n}") for n in range(FEW + 50)] == [f"b{n}" for n in range(FEW + 50)]
    assert [length for length in read if length > 50] == [len(source) + 1]
