"""What counts as encouraging and as forbidding, proved by sentences of each language."""

import pytest

from charta.catalog.presets import load_cues, load_samples
from charta.domain.balance import Voice
from content.sources import LANGUAGES, RESOURCES

SAMPLES = [
    pytest.param(language, voice, sentence, id=f"{language}-{voice}-{sentence[:40]}")
    for language in LANGUAGES
    for voice in Voice
    for sentence in getattr(load_samples(RESOURCES, language), voice)
]


@pytest.mark.parametrize(("language", "voice", "sentence"), SAMPLES)
def test_a_sentence_counts_as_what_it_does(language: str, voice: Voice, sentence: str) -> None:
    assert load_cues(RESOURCES, language).voice(sentence) is voice


def test_every_language_proves_its_patterns() -> None:
    assert all(len(load_samples(RESOURCES, language).forbids) > 2 for language in LANGUAGES)
