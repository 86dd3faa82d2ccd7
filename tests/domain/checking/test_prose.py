"""A wording as prose: sentences with their places, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.checking.prose import Prose


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Est-ce déjà public? Sinon, demandez.", ["Est-ce déjà public?", "Sinon, demandez."]),
        ("Il dit : « Oui. » Puis rien.", ["Il dit : « Oui. »", "Puis rien."]),
        ("“Yes.” Then nothing.", ["“Yes.”", "Then nothing."]),
        ("A title\nA paragraph.", ["A title", "A paragraph."]),
        ("Version 1.5 of www.example.org is here.", ["Version 1.5 of www.example.org is here."]),
        ("Étape un. École deux.", ["Étape un.", "École deux."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text.replace("\u00a0", " ") for sentence in Prose(text).sentences] == sentences


@given(st.text(alphabet=st.characters() | st.sampled_from(list(".!?: \n’«»\u00a0"))))
def test_places_are_those_of_the_text(text: str) -> None:
    prose = Prose(text)
    assert len(prose.plain) == len(text)
    for span in (*prose.lines, *prose.sentences):
        assert prose.plain[span.start : span.end] == span.text
    assert [s.start for s in prose.sentences] == sorted(s.start for s in prose.sentences)
    for place in range(len(text)):
        assert 0 <= prose.sentence_at(place) < max(1, len(prose.sentences))
