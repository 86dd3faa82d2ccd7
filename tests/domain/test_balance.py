import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.balance import LOW_SHARE, Balance, Cues, Voice, missing_promotion

CUES = Cues([r"\byou may\b"], [r"\bnever\b"], [r"\bnever mind\b"])


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("You may speak.", Voice.ENCOURAGES),
        ("NEVER speak.", Voice.FORBIDS),
        ("You may speak, but never shout.", Voice.NEITHER),
        ("Never mind.", Voice.NEITHER),
        ("Hello.", Voice.NEITHER),
    ],
)
def test_a_sentence_encourages_or_forbids_and_one_that_does_both_counts_for_nothing(
    sentence: str, voice: Voice
) -> None:
    assert CUES.voice(sentence) is voice


def test_the_sentences_of_a_text_are_counted_one_by_one() -> None:
    assert CUES.balance("You may. You may! Never\nYou may?") == Balance(3, 1)


def test_without_patterns_nothing_is_counted() -> None:
    assert Cues([], [], []).balance("You may. Never.") == Balance(0, 0)


@given(st.integers(0, 30), st.integers(0, 30))
def test_as_many_sections_are_missing_as_bring_the_share_to_the_limit_and_no_more(
    promotion: int, prevention: int
) -> None:
    needed = missing_promotion(Balance(promotion, prevention))
    assert not Balance(promotion + needed, prevention).leans_to_prevention
    if needed:
        assert Balance(promotion + needed - 1, prevention).share < LOW_SHARE


def test_balances_add_up() -> None:
    assert Balance(1, 2) + Balance(3, 4) == Balance(4, 6)
