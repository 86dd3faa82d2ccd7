from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.differences import Hunk, Op, Run, blocks, join_blocks, merge, word_runs

words = st.text("ab é’.,\n\u00a0", max_size=30)
# Few different blocks, so that texts have much in common and blocks repeat.
texts = st.lists(st.sampled_from(["a", "b", "c", "- d\n- e", "## f"]), max_size=7).map(join_blocks)


# -- words ------------------------------------------------------------------------------------------------


@given(words, words)
def test_runs_rebuild_both_texts(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert "".join(run.text for run in runs if run.op is not Op.ADDED) == old
    assert "".join(run.text for run in runs if run.op is not Op.REMOVED) == new


@given(words, words)
def test_runs_are_never_empty_and_the_same_ones_never_touch(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert all(run.text for run in runs)
    assert all((one.op, other.op) != (Op.SAME, Op.SAME) for one, other in pairwise(runs))


@given(words)
def test_equal_texts_have_one_run(text: str) -> None:
    assert word_runs(text, text) == ((Run(Op.SAME, text),) if text else ())


def test_a_changed_word_is_one_word() -> None:
    assert word_runs("your manager decides.", "your team decides.") == (
        Run(Op.SAME, "your "),
        Run(Op.REMOVED, "manager"),
        Run(Op.ADDED, "team"),
        Run(Op.SAME, " decides."),
    )


# -- blocks -----------------------------------------------------------------------------------------------


@given(texts)
def test_blocks_rebuild_their_text(text: str) -> None:
    assert join_blocks(blocks(text)) == text


@given(texts, texts, texts)
def test_keeping_ours_everywhere_gives_ours(base: str, ours: str, theirs: str) -> None:
    found = merge(base, ours, theirs)
    assert found.result([False] * len(found.hunks)) == ours


@given(texts, texts)
def test_taking_theirs_everywhere_gives_theirs_where_the_team_changed_nothing(base: str, theirs: str) -> None:
    found = merge(base, base, theirs)
    assert found.result([True] * len(found.hunks)) == theirs
    assert all(hunk.is_theirs and not hunk.is_conflict for hunk in found.hunks)


@given(texts, texts, texts)
def test_taking_theirs_never_loses_a_new_block(base: str, ours: str, theirs: str) -> None:
    found = merge(base, ours, theirs)
    taken = blocks(found.result([True] * len(found.hunks)))
    assert {block for block in blocks(theirs) if block not in blocks(base)} <= set(taken)


@given(texts, texts)
def test_there_is_nothing_to_choose_when_the_answers_changed_nothing(base: str, ours: str) -> None:
    assert merge(base, ours, base).hunks == ()


@given(texts, texts)
def test_there_is_nothing_to_choose_when_both_say_the_same(base: str, both: str) -> None:
    assert merge(base, both, both).hunks == ()


@given(texts, texts, texts)
def test_a_hunk_always_offers_two_texts(base: str, ours: str, theirs: str) -> None:
    for hunk in merge(base, ours, theirs).hunks:
        assert hunk.ours != hunk.theirs
        assert hunk.theirs != hunk.base
        assert hunk.is_conflict == (hunk.ours != hunk.base)
        assert hunk.is_theirs == (hunk.ours == hunk.base)


def test_each_side_keeps_its_own_change() -> None:
    found = merge("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC")
    assert found.hunks == (Hunk(("c",), ("c",), ("C",)),)
    assert found.result([True]) == "A\n\nb\n\nC"
    assert found.result([False]) == "A\n\nb\n\nc"


def test_a_change_on_both_sides_is_a_conflict() -> None:
    found = merge("a\n\nb", "a\n\nours", "a\n\ntheirs")
    assert found.hunks == (Hunk(("b",), ("ours",), ("theirs",)),)
    assert found.hunks[0].is_conflict
    assert found.result([True]) == "a\n\ntheirs"


def test_a_removed_block_can_be_taken_or_kept() -> None:
    found = merge("a\n\nb\n\nc", "a\n\nb\n\nc", "a\n\nc")
    assert found.result([True]) == "a\n\nc"
    assert found.result([False]) == "a\n\nb\n\nc"
