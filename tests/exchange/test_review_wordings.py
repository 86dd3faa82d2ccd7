"""Whatever a wording says comes back from the file that was sent."""

from dataclasses import replace

from hypothesis import given, settings

from charta.documents.factory import DocumentFactory, WordingText
from charta.domain.items import exactly
from charta.domain.printed import PrintedSection
from charta.domain.returned import revised
from charta.domain.text import clean
from documents.strategies import markdown
from exchange.review.content import review
from exchange.review.files import read


def _written(text: str) -> str:
    # Wordings are cleaned when they are written; a tab prints as a space.
    return clean(text).replace("\t", " ")


_documents, _wordings = DocumentFactory(), WordingText()


@settings(max_examples=60)
@given(markdown.map(_written))
def test_any_wording_comes_back_as_it_was_sent(text: str) -> None:
    sent = review()
    french = replace(sent.charters["fr"], sections=(PrintedSection("S04", "Titre", text, "0" * 64),))
    data = _documents.review(replace(sent, charters={"fr": french}))
    (returned,) = read(data).texts
    items = _wordings.items(text)
    assert list(map(exactly, revised(returned.lines).after)) == list(map(exactly, items))
