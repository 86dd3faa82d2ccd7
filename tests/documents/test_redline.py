import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from charta.documents.blocks import MarkedText
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.markdown import tidy_blocks, write_wording
from charta.documents.redline import compose_redline
from charta.domain.printed import PrintedChanges, PrintedForeword, PrintedSection
from documents.redline_reading import changes, expected, one_section, read
from documents.samples import WORDINGS, charter, foreword, published
from documents.strategies import blocks, markdown
from documents.word_checks import W, assert_valid, part, template

factory = DocumentFactory()
composer = Composer()


def says_both(content: PrintedChanges) -> None:
    data = factory.redline(content, "docx")
    after = {section.id for section in content.after.sections}
    # Rejecting gives back the earlier sections, in the later order.
    order = _order(content)
    before = {section.id: section for section in content.before.sections}
    restored = replace(content.before, sections=tuple(before[id_] for id_ in order if id_ in before))
    assert read(data, "before") == expected(restored)
    assert read(data, "after") == expected(content.after)
    assert after <= set(order)


def _order(content: PrintedChanges) -> list[str]:
    document = compose_redline(composer, content)
    anchors = [getattr(block, "anchor", "") for block in document.blocks]
    return [anchor.removeprefix("charta_") for anchor in anchors if anchor.startswith("charta_")]


def ins_and_del(data: bytes) -> list[tuple[str, str]]:
    """Return what is tracked within lines, in order."""
    return [
        (element.tag.removeprefix(W), "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText")))
        for element in part(data).iter(f"{W}ins", f"{W}del")
        if len(element)
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_redline_is_valid_and_holds_both_states(language: str, tmp_path: Path) -> None:
    content = changes(language)
    assert_valid(factory.redline(content, "docx"), tmp_path)
    says_both(content)


def test_a_redline_in_a_foreign_template_is_valid(tmp_path: Path) -> None:
    assert_valid(factory.redline(changes(), "docx", template(tmp_path, french=True)), tmp_path)


@given(markdown, markdown)
@settings(max_examples=200)
def test_any_two_wordings_are_both_in_their_redline(before: str, after: str) -> None:
    says_both(one_section(before, after))


@given(blocks, blocks)
@settings(max_examples=300)
def test_any_two_structures_are_both_in_their_redline(before: list, after: list) -> None:
    says_both(one_section(*(write_wording(tidy_blocks(drawn)) for drawn in (before, after))))


@given(blocks)
@settings(max_examples=6)
def test_any_redline_is_valid(drawn: list) -> None:
    text = write_wording(tidy_blocks(drawn)).replace("&", "")  # a validator takes entities for a mistake
    with TemporaryDirectory() as folder:
        for content in (one_section(WORDINGS["en"], text), one_section(text, WORDINGS["en"])):
            assert_valid(factory.redline(content, "docx"), Path(folder))


def test_every_change_has_its_author_its_moment_and_its_own_number() -> None:
    root = part(factory.redline(changes(), "docx"))
    found = list(root.iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))
    assert len(found) > 30
    assert {element.get(f"{W}author") for element in found} == {"Léa Tremblay"}
    assert {element.get(f"{W}date") for element in found} == {"2026-11-28T09:30:00Z"}
    every = [e.get(f"{W}id") for e in (*found, *root.iter(f"{W}bookmarkStart"))]
    assert len(set(every)) == len(every)


def test_words_are_marked_and_not_whole_lines() -> None:
    data = factory.redline(one_section("We ask you to wait.\n", "We ask them to wait.\n"), "docx")
    assert ins_and_del(data) == [("del", "you"), ("ins", "them")]


def test_a_change_of_emphasis_is_marked() -> None:
    data = factory.redline(one_section("Wait a *day*, please.\n", "Wait a **day**, please.\n"), "docx")
    assert ins_and_del(data) == [("del", "day"), ("ins", "day")]


def test_a_link_within_a_change_stays_a_link_with_tracked_words() -> None:
    content = one_section("Ask [us](https://example.org).\n", "Ask [us now](https://example.org).\n")
    root = part(factory.redline(content, "docx"))
    links = [link for link in root.iter(f"{W}hyperlink") if link.find(f"{W}ins") is not None]
    assert ["".join(t.text or "" for t in link.iter(f"{W}t")) for link in links] == [" now"]
    assert not [e for change in root.iter(f"{W}ins", f"{W}del") for e in change.iter(f"{W}hyperlink")]


def test_a_line_that_is_put_in_or_taken_out_takes_its_end_along() -> None:
    for sides, kind in ((("A b.\n", "A b.\n\nC d.\n"), "ins"), (("A b.\n\nC d.\n", "A b.\n"), "del")):
        data = factory.redline(one_section(*sides), "docx")
        assert len(list(part(data).iterfind(f".//{W}pPr/{W}rPr/{W}{kind}"))) == 1
        assert ins_and_del(data) == [(kind, "C d.")]


def test_a_line_that_is_split_or_joined_has_a_tracked_end() -> None:
    whole, halves = "Wait a day. Then ask.\n", "Wait a day.\n\nThen ask.\n"
    for sides, kind, word in (((whole, halves), "ins", "del"), ((halves, whole), "del", "ins")):
        data = factory.redline(one_section(*sides), "docx")
        assert len(list(part(data).iterfind(f".//{W}pPr/{W}rPr/{W}{kind}"))) == 1
        assert ins_and_del(data) == [(word, " ")]


def test_a_line_that_becomes_a_heading_keeps_its_words_and_tracks_its_kind() -> None:
    data = factory.redline(one_section("### If in doubt\n", "## If in doubt\n"), "docx")
    former = [e.get(f"{W}val") for e in part(data).iterfind(f".//{W}pPrChange/{W}pPr/{W}pStyle")]
    assert former == ["Heading3"]
    assert ins_and_del(data) == []


def test_a_title_stays_one_heading_however_much_it_changes() -> None:
    content = one_section("a\n", "a\n", ("Private life", "What you say after work"))
    document = part(factory.redline(content, "docx"))
    styles = [e.get(f"{W}val") for e in document.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == 1
    says_both(content)


def test_a_list_that_loses_a_line_counts_on_when_that_is_rejected() -> None:
    data = factory.redline(one_section("1. a b\n2. c d\n3. e f\n", "1. a b\n2. e f\n"), "docx")
    numbers = [e.get(f"{W}val") for e in part(data).iterfind(f".//{W}p/{W}pPr/{W}numPr/{W}numId")]
    assert len(numbers) == 3
    assert len(set(numbers)) == 1


def test_a_list_that_is_split_counts_on_when_that_is_rejected() -> None:
    before, after = "1. a b\n2. c d\n3. e f\n", "1. a b\n\nWait.\n\n1. c d\n2. e f\n"
    root = part(factory.redline(one_section(before, after), "docx"))
    now = [e.get(f"{W}val") for e in root.iterfind(f".//{W}p/{W}pPr/{W}numPr/{W}numId")]
    former = [e.get(f"{W}val") for e in root.iterfind(f".//{W}pPrChange/{W}pPr/{W}numPr/{W}numId")]
    assert now[1] == now[2] != now[0]
    assert former == [now[0], now[0]]


def test_sections_that_stand_as_they_were_are_not_marked() -> None:
    document = compose_redline(composer, changes())
    marked = [block.anchor for block in document.blocks if isinstance(block, MarkedText)]
    assert marked == ["charta_S01", "charta_S02", "charta_S03", "charta_S07"]
    assert _order(changes()) == ["S01", "S02", "S03", "S07", "S04", "S06", "S05"]


def test_the_overview_says_what_happened_to_each_section() -> None:
    text = factory.redline(changes(), "md").decode()
    rows = [line for line in text.split("\n") if line.startswith("| ")][1:]
    assert rows == [
        "| 1. Ambition and position | Changed in 9 places |",
        "| 2. Private life and working life (2) | Changed in one place |",
        "| Speaking up | Taken out |",
        "| 3. Writing with AI | New |",
        "| 5. Reacting to a mistake or a crisis | Moved: it was section 6 |",
    ]
    assert "2 sections changed, one is new, one was taken out. 2 sections stand as they were." in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_foreword_is_marked_like_a_section_and_has_no_number(language: str, tmp_path: Path) -> None:
    now = foreword(language)
    former = replace(now, text=now.text.replace("\n\n", " ").replace(".", ", ", 1), role="")
    other = PrintedForeword("Ada Roy", "", "One line.")
    for before, after in ((former, now), (None, now), (now, None), (now, now), (now, other)):
        content = changes(language)
        content = replace(
            content,
            before=replace(content.before, foreword=before),
            after=replace(content.after, foreword=after, version="2.0"),
        )
        assert_valid(factory.redline(content, "docx"), tmp_path)
        says_both(content)
        assert '<h2 id="charta_S01">1. ' in factory.redline(content, "html").decode()


def test_what_happened_to_the_foreword_is_in_the_overview() -> None:
    now = foreword("en")
    told = {
        (None, now): "| A word from Claire Fortin | New |",
        (now, None): "| A word from Claire Fortin | Taken out |",
        (replace(now, role="President"), now): "| A word from Claire Fortin | Changed in one place |",
    }
    for (before, after), row in told.items():
        content = replace(
            changes(), before=charter("en", foreword=before), after=published("en", foreword=after)
        )
        text = factory.redline(content, "md").decode()
        assert row in text
        assert "All sections stand as they were; only the message" in text
        assert "Nothing has changed" not in text


def test_a_draft_that_waits_for_its_foreword_has_not_lost_it() -> None:
    content = changes()
    content = replace(content, before=replace(content.before, foreword=foreword("en")))
    assert "The message from Claire Fortin is left out here" in factory.redline(content, "md").decode()
    assert read(factory.redline(content, "docx"), "after") == expected(content.after)
    assert "A word from" not in factory.redline(content, "html").decode()


def test_two_equal_states_say_that_nothing_changed(tmp_path: Path) -> None:
    same = replace(changes(), before=charter("en"), after=charter("en"))
    assert "**Nothing has changed.**" in factory.redline(same, "md").decode()
    data = factory.redline(same, "docx")
    assert_valid(data, tmp_path)
    assert list(part(data).iter(f"{W}ins", f"{W}del", f"{W}pPrChange")) == []


def test_a_charter_from_nothing_and_to_nothing_is_valid(tmp_path: Path) -> None:
    empty, full = charter("en", sections=()), charter("en")
    for before, after in ((empty, full), (full, empty), (empty, empty)):
        content = replace(changes(), before=before, after=after)
        assert_valid(factory.redline(content, "docx"), tmp_path)
        says_both(content)
        for format_ in ("html", "md", "pdf"):
            assert factory.redline(content, format_)


def test_hostile_names_and_titles_print_literally(tmp_path: Path) -> None:
    hostile = 'A <b> "q" & ]]> \x07 \u202eRTL **x** ' + "y" * 300
    content = replace(one_section("a\n", "b\n", (hostile, f"{hostile} 2")), author=hostile, note=hostile)
    data = factory.redline(content, "docx")
    assert_valid(data, tmp_path)
    assert ins_and_del(data)[0] == ("ins", " 2")
    assert "<b>" not in factory.redline(content, "html").decode().split("<body>")[1]


def test_other_formats_mark_changes_by_more_than_colour() -> None:
    content = one_section("Wait a day. Then **ask us**.\n", "## Wait an hour. Then **ask them**.\n")
    html = factory.redline(content, "html").decode()
    assert "Wait <del>a day</del><ins>an hour</ins>. Then <strong>ask </strong><del><strong>us" in html
    assert "<ins><strong>them</strong>.</ins><del>¶</del><ins>¶</ins></h3>" in html
    text = factory.redline(content, "md").decode()
    assert "Then **ask** <del>**us**.</del><ins>**them**.</ins><del>¶</del><ins>¶</ins>" in text


def test_what_is_taken_out_has_no_number_in_a_page() -> None:
    html = factory.redline(changes(), "html").decode()
    assert "<del>Speaking up</del></h2>" in html
    assert '<h2 id="charta_S07">3. <ins>Writing with AI</ins></h2>' in html


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("format_", ["pdf", "html", "md"])
def test_a_redline_exists_in_every_format(language: str, format_: str) -> None:
    assert len(factory.redline(changes(language), format_)) > 5_000


def test_french_of_france_has_its_spaces_in_both_states() -> None:
    before = charter("fr", region="FR", sections=(PrintedSection("S01", "T", "Stop! Quoi; oui.\n", "a"),))
    after = replace(before, sections=(PrintedSection("S01", "T", "Stop! Non; oui.\n", "b"),))
    data = factory.redline(PrintedChanges(before, after, "L", changes().at), "docx")
    assert ins_and_del(data) == [("del", "Quoi"), ("ins", "Non")]
    assert "Stop\u202f! " in [t.text for t in part(data).iter(f"{W}t")]


def test_a_redline_of_many_changes_takes_no_time() -> None:
    sections = [
        PrintedSection(f"S{number:02}", f"Section {number}", WORDINGS["en"] * 2, "a")
        for number in range(1, 23)
    ]
    words = WORDINGS["en"].split(" ")
    changed = " ".join(f"{word}x" if place % 18 == 5 else word for place, word in enumerate(words))
    before, after = (
        charter("en", sections=tuple(replace(section, wording=text * 2) for section in sections))
        for text in (WORDINGS["en"], changed)
    )
    content = PrintedChanges(before, after, "L", changes().at)
    factory.charter(after, "docx")
    started = time.perf_counter()
    factory.charter(after, "docx")
    plain = time.perf_counter() - started
    started = time.perf_counter()
    data = factory.redline(content, "docx")
    took = time.perf_counter() - started
    assert len(ins_and_del(data)) > 300
    assert took < plain + 2, (took, plain)
