"""Wordings as items: compared, edited, merged."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.items import (
    Edit,
    Item,
    Mark,
    Word,
    applied,
    edits,
    exactly,
    lines,
    plain,
    split_words,
    words_only,
)
from charta.domain.placing import placed

marks = st.sampled_from([Mark(), Mark("bullet"), Mark("heading", 2)])
# Few different words, so that texts have much in common and words repeat.
words = st.builds(Word, st.sampled_from(["a", "b", "law", " ", ".", "\n"]), st.booleans())
texts = st.lists(st.one_of(words, words, words, marks), max_size=24).map(lambda found: (*found, Mark()))


def text(told: str) -> tuple[Item, ...]:
    """Return lines of words as items."""
    return tuple(item for line in told.split("\n") for item in (*map(Word, split_words(line)), Mark()))


@given(texts, texts)
def test_edits_turn_one_text_into_the_other_word_for_word(old: Sequence[Item], new: Sequence[Item]) -> None:
    made = applied(old, edits(old, new))
    assert list(map(words_only, made)) == list(map(words_only, new))


@given(texts, texts)
def test_exact_edits_turn_one_text_into_the_other_with_its_looks(
    old: Sequence[Item], new: Sequence[Item]
) -> None:
    made = applied(old, edits(old, new, key=exactly))
    assert list(map(exactly, made)) == list(map(exactly, new))


@given(texts, texts)
def test_edits_come_in_order_and_never_overlap(old: Sequence[Item], new: Sequence[Item]) -> None:
    found = edits(old, new)
    assert all(0 <= edit.start <= edit.end <= len(old) for edit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(edit.start < edit.end or edit.items for edit in found)


@given(texts)
def test_a_text_does_not_differ_from_itself(found: Sequence[Item]) -> None:
    assert edits(found, found) == ()
    assert edits(found, found, key=exactly) == ()


@given(texts)
def test_lines_hold_every_item(found: Sequence[Item]) -> None:
    assert [item for line in lines(found) for item in line] == list(found)


def test_one_changed_word_is_one_edit_and_the_rest_of_the_line_stays() -> None:
    (edit,) = edits(text("Your manager decides.\nAsk first."), text("Your team decides.\nAsk first."))
    assert edit == Edit(2, 3, (Word("team"),))


def test_a_changed_emphasis_is_no_change_of_words_but_an_exact_one() -> None:
    old, new = (Word("law"), Mark()), (Word("law", bold=True), Mark())
    assert edits(old, new) == ()
    assert edits(old, new, key=exactly) == (Edit(0, 1, (Word("law", bold=True),)),)


def test_a_new_line_among_others_is_put_in_whole() -> None:
    old = text("Ask before you post.\nNever share a password.")
    new = text("Ask before you post.\nThank who shares our news.\nNever share a password.")
    (edit,) = edits(old, new)
    assert edit.start == edit.end
    assert plain(edit.items) == "Thank who shares our news."


def test_a_line_that_was_split_keeps_its_words() -> None:
    old, new = text("Say who you are. Ask if in doubt."), text("Say who you are.\nAsk if in doubt.")
    assert plain(applied(old, edits(old, new))) == plain(new)
    (split,) = edits(old, new)
    assert split.items == (Mark(),)
    (joined,) = edits(new, old)
    assert joined.items == (Word(" "),)


def test_a_line_that_was_split_in_three_keeps_its_words() -> None:
    old, new = text("See one thing. Do two things. Ask."), text("See one thing.\nDo two things.\nAsk.")
    assert [edit.items for edit in edits(old, new)] == [(Mark(),), (Mark(),)]


def test_a_new_line_beside_a_reworded_one_stays_a_line_of_its_own() -> None:
    old, new = text("We share our news."), text("We share our best news.\nAsk us before you post.")
    assert [plain(edit.items) for edit in edits(old, new)] == ["best ", "Ask us before you post."]


def test_changes_with_only_a_space_between_them_are_one() -> None:
    (edit,) = edits(text("We never post names today."), text("We always share names today."))
    assert plain(edit.items) == "always share"


def test_hundreds_of_lines_on_both_sides_are_compared_without_pairing() -> None:
    old = text("\n".join(f"old line {number}" for number in range(300)))
    new = text("\n".join(f"new row {number}" for number in range(300)))
    assert plain(applied(old, edits(old, new))) == plain(new)


# -- three texts --------------------------------------------------------------------------------------------


@given(texts, texts)
def test_edits_stay_where_they_are_in_a_text_that_did_not_move(
    base: Sequence[Item], new: Sequence[Item]
) -> None:
    wanted = edits(base, new)
    assert tuple(entry.edit for entry in placed(base, base, wanted)) == wanted
    assert not any(entry.is_conflict or entry.is_there for entry in placed(base, base, wanted))


@given(texts, texts)
def test_edits_that_were_made_already_are_found_there(base: Sequence[Item], new: Sequence[Item]) -> None:
    assert all(entry.is_there for entry in placed(base, new, edits(base, new)))


@given(texts, texts, texts)
def test_an_edit_never_reaches_beyond_the_present_text(
    base: Sequence[Item], now: Sequence[Item], new: Sequence[Item]
) -> None:
    for entry in placed(base, now, edits(base, new)):
        assert 0 <= entry.edit.start <= entry.edit.end <= len(now)
        applied(now, [entry.edit])


def test_an_edit_follows_its_words_when_the_text_moved_on() -> None:
    base = text("Ask before you post.\nNever share a password.")
    now = text("A new first line.\nAsk before you post anything.\nNever share a password.")
    (entry,) = placed(base, now, edits(base, text("Ask before you post.\nNever share any password.")))
    assert not entry.is_conflict
    assert plain(applied(now, [entry.edit])) == (
        "A new first line.\nAsk before you post anything.\nNever share any password."
    )


def test_an_edit_of_words_that_changed_meanwhile_is_a_conflict_that_covers_both() -> None:
    base, now = text("In doubt, your manager decides."), text("In doubt, your team decides.")
    (entry,) = placed(base, now, edits(base, text("In doubt, your colleagues decide.")))
    assert entry.is_conflict
    assert plain(now[entry.edit.start : entry.edit.end]) == "team decides"
    assert plain(applied(now, [entry.edit])) == "In doubt, your colleagues decide."


def test_an_edit_of_a_line_that_is_gone_is_a_conflict() -> None:
    base = text("Ask before you post.\nNever share a password.")
    now = text("Ask before you post.")
    (entry,) = placed(base, now, edits(base, text("Ask before you post.\nNever share any password.")))
    assert entry.is_conflict


def test_what_programs_change_by_themselves_is_no_edit() -> None:
    sent = (Word("a"), Word("\t"), Word("site", target="https://example.org"), Mark())
    back = (Word("a"), Word(" "), Word("site", target="https://example.org/"), Mark())
    assert edits(sent, back) == ()
    assert edits(sent, (*back[:2], Word("site", target="https://example.org/b"), Mark())) != ()
