"""Which sections differ between two texts of the charter."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.changed import ChangeKind, SectionChange, changed_in, changed_sections
from charta.domain.printed import PrintedCharter, PrintedSection

PRINTS = st.dictionaries(st.sampled_from(["S01", "S02", "S03", "S04"]), st.sampled_from("abc"))


def charter(*sections: PrintedSection) -> PrintedCharter:
    return PrintedCharter("en", "Ours", "Sap", "", "", date(2027, 1, 1), "f", sections)


@given(PRINTS, PRINTS)
def test_every_difference_is_told_once_and_nothing_else(
    before: dict[str, str], after: dict[str, str]
) -> None:
    found = changed_sections(before, after)
    told = {change.section: change.kind for change in found}
    assert len(told) == len(found)
    for section in {*before, *after}:
        if section not in before:
            assert told[section] is ChangeKind.ADDED
        elif section not in after:
            assert told[section] is ChangeKind.REMOVED
        else:
            assert (section in told) == (before[section] != after[section])


def test_what_changed_in_another_language_alone_is_told_so() -> None:
    first = PrintedSection("S01", "One", "Words.", "a")
    second = PrintedSection("S02", "Two", "Words.", "b")
    before = charter(first, second)
    after = charter(replace(first, fingerprint="c"), replace(second, fingerprint="d", wording="Others."))
    assert changed_in(before, after) == (
        SectionChange("S01", ChangeKind.ELSEWHERE),
        SectionChange("S02", ChangeKind.REWORDED),
    )
    retitled = charter(replace(first, fingerprint="c", title="First"), second)
    assert changed_in(before, retitled) == (SectionChange("S01", ChangeKind.REWORDED),)
    assert changed_in(before, before) == ()
