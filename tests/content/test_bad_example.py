"""The charter that goes wrong on purpose breaks the rules that it is for, and the good examples keep them."""

from pathlib import Path

import pytest

from charta import paths
from charta.bootstrap import Charta
from charta.domain.findings import Weight

EXAMPLES = paths.resources() / "example"
GOOD = ["answers", "hopital", "petite-entreprise"]
BROKEN_IN_BOTH = {
    "gap", "right_undone", "anything_internal", "private_life", "forced_sharing", "absolute_ban", "threat",
    "vague_term", "no_owner", "undefined_term", "undefined_acronym", "date_past", "platform_list",
    "inclusive_forms", "long_sentence", "spelling",
}  # fmt: skip
CONTRADICTIONS = {
    "guide_with_ladder", "tolerated_but_asked", "photos_ask_and_never", "unmonitored_but_logged",
    "ambassadors_without_time", "ambassadors_without_tier", "library_without_posts", "promised_training",
    "promised_thanks", "consent_and_free_tagging",
}  # fmt: skip


def test_the_bad_charter_breaks_its_rules_in_both_languages(charta: Charta, tmp_path: Path) -> None:
    bench = charta.create(tmp_path / "bad.charta", answers=EXAMPLES / "bad.toml")
    found = bench.checking.of_charter()
    for language in ("fr", "en"):
        assert {f.rule for f in found if f.language == language} == BROKEN_IN_BOTH
    assert {f.rule for f in found if not f.language} == CONTRADICTIONS
    bench.close()


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_has_nothing_serious_and_next_to_nothing_else(
    charta: Charta, tmp_path: Path, name: str
) -> None:
    bench = charta.create(tmp_path / "good.charta", answers=EXAMPLES / f"{name}.toml")
    found = bench.checking.of_charter()
    assert not [finding for finding in found if finding.weight is Weight.SERIOUS]
    assert not [finding for finding in found if finding.rule == "spelling"]
    assert len([finding for finding in found if finding.weight is Weight.ADVICE]) <= 2
    bench.close()
