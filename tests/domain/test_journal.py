from collections.abc import Sequence
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.journal import GENESIS, Content, Entry, Flaw, first_flaw, sealed

contents = st.builds(Content, *[st.text(max_size=6)] * 6)
journals = st.lists(contents, min_size=1, max_size=6)
TOLD = ("at", "actor", "kind", "key", "before", "after")


def chained(told: Sequence[Content]) -> list[Entry]:
    entries: list[Entry] = []
    for number, content in enumerate(told, 1):
        entries.append(sealed(number, entries[-1].digest if entries else GENESIS, content))
    return entries


def flaw(entries: Sequence[Entry], original: Sequence[Entry]) -> Flaw | None:
    """Judge `entries` by the head and count that `original` left."""
    return first_flaw(entries, original[-1].digest if original else GENESIS, len(original))


@given(st.lists(contents, max_size=6))
def test_a_journal_as_it_was_written_holds(told: list[Content]) -> None:
    entries = chained(told)
    assert flaw(entries, entries) is None


@given(journals, st.data())
def test_a_changed_text_is_found_at_its_entry(told: list[Content], data: st.DataObject) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from(TOLD))
    forged = replace(entries[place], **{name: getattr(entries[place], name) + "x"})
    assert flaw([*entries[:place], forged, *entries[place + 1 :]], entries) == Flaw(place + 1, "digest")


@given(journals, st.data())
def test_text_that_moves_between_two_parts_of_an_entry_is_found(
    told: list[Content], data: st.DataObject
) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 1))
    one, other = data.draw(st.lists(st.sampled_from(TOLD), min_size=2, max_size=2, unique=True))
    entry = entries[place]
    forged = replace(entry, **{one: getattr(entry, one) + getattr(entry, other), other: ""})
    if forged != entry:
        assert flaw([*entries[:place], forged, *entries[place + 1 :]], entries) == Flaw(place + 1, "digest")


@given(journals, st.data())
def test_a_changed_place_or_digest_is_found_at_its_entry(told: list[Content], data: st.DataObject) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[place]
    for forged in (
        replace(entry, number=entry.number + 1),
        replace(entry, previous="f" * 64),
        replace(entry, digest="f" * 64),
    ):
        found = flaw([*entries[:place], forged, *entries[place + 1 :]], entries)
        assert found is not None
        assert found.entry == place + 1


@given(journals, contents, st.data())
def test_an_entry_sealed_again_is_found_at_the_next_one(
    told: list[Content], other: Content, data: st.DataObject
) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 1))
    forged = sealed(place + 1, entries[place].previous, other)
    if forged != entries[place]:
        assert flaw([*entries[:place], forged, *entries[place + 1 :]], entries) == Flaw(
            place + 2, "order" if place + 1 < len(entries) else "end"
        )


@given(journals, st.data())
def test_a_removed_entry_is_found_where_it_was(told: list[Content], data: st.DataObject) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 1))
    found = flaw([*entries[:place], *entries[place + 1 :]], entries)
    assert found is not None
    assert found.entry == place + 1


@given(journals, contents)
def test_an_added_entry_is_found_even_if_it_continues_the_chain(told: list[Content], more: Content) -> None:
    entries = chained(told)
    added = sealed(len(entries) + 1, entries[-1].digest, more)
    assert flaw([*entries, added], entries) == Flaw(len(entries) + 1, "end")


@given(st.lists(contents, min_size=2, max_size=6), st.data())
def test_exchanged_entries_are_found_at_the_first(told: list[Content], data: st.DataObject) -> None:
    entries = chained(told)
    place = data.draw(st.integers(0, len(entries) - 2))
    swapped = [*entries[:place], entries[place + 1], entries[place], *entries[place + 2 :]]
    assert flaw(swapped, entries) == Flaw(place + 1, "order")


def test_every_part_of_an_entry_is_told_or_follows_from_it() -> None:
    assert {entry.name for entry in fields(Entry)} == {*TOLD, "number", "previous", "digest"}
