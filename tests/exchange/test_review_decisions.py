"""Tables of decisions in returned reviews, however they were filled in."""

import re

import pytest

from charta.domain.records import DecisionKind
from charta.domain.review import Leftover, LeftoverKind, ReturnedDecision
from exchange.review.files import (
    AUTHOR,
    a_comment,
    commented,
    deleted,
    edited,
    file,
    inserted,
    part,
    read,
    run,
    with_comments,
    with_parts,
)

SENT = file("sent")
APPROVE, RESERVE, CHANGE = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE


def _row(section: str, department: str) -> tuple[int, int]:
    """Return where a row of the sent file begins and ends."""
    xml = part(SENT)
    tag = xml.index(f'"charta:{section}:{department}:approve"')
    return xml.rindex("<w:tr>", 0, tag), xml.index("</w:tr>", tag) + len("</w:tr>")


def _filled(*changes: tuple[str, str], section: str = "S01", department: str = "hr") -> bytes:
    """Return the file with changes in a row, each a pattern and what stands there instead."""
    xml = part(SENT)
    start, end = _row(section, department)
    row = xml[start:end]
    for pattern, new in changes:
        row, count = re.subn(pattern, lambda _, new=new: new, row, count=1, flags=re.DOTALL)  # type: ignore[misc]
        assert count, pattern
    return with_parts(SENT, {"word/document.xml": xml[:start] + row + xml[end:]})


def _without_tags(data: bytes) -> bytes:
    return with_parts(
        data, {"word/document.xml": re.sub(r'<w:tag w:val="charta:S\d+:[a-z]+:[a-z-]+"/>', "", part(data))}
    )


def _ticked(data: bytes, *kinds: str, section: str = "S01", department: str = "hr") -> bytes:
    xml = part(data)
    for kind in kinds:
        at = xml.index(f'"charta:{section}:{department}:{kind}"')
        head, tail = xml[:at], xml[at:]
        tail = tail.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>', 1).replace(
            "☐", "☒", 1
        )
        xml = head + tail
    return with_parts(data, {"word/document.xml": xml})


def _entered(data: bytes, **entries: str) -> bytes:
    """Fill in entries of the row of Human Resources as Word does: the hint is gone with its style."""
    xml = part(data)
    for name, words in entries.items():
        at = xml.index(f'"charta:S01:hr:{name}"')
        end = xml.index("</w:sdt>", at)
        control = xml[at:end].replace("<w:showingPlcHdr/>", "")
        control = re.sub(r"<w:r>.*</w:r>", lambda _, words=words: run(words), control, flags=re.DOTALL)
        xml = xml[:at] + control + xml[end:]
    return with_parts(data, {"word/document.xml": xml})


def test_a_table_that_nobody_filled_in_decides_nothing() -> None:
    assert read(SENT).decisions == ()


@pytest.mark.parametrize(
    ("kind", "expected"), [("approve", APPROVE), ("reserve", RESERVE), ("request-change", CHANGE)]
)
def test_a_box_that_is_ticked_is_read(kind: str, expected: DecisionKind) -> None:
    data = _entered(_ticked(SENT, kind), by="Rosa Diaz", date="3 décembre 2026", note="Une raison")
    wanted = (ReturnedDecision("S01", "hr", (expected,), "Rosa Diaz", "3 décembre 2026", "Une raison"),)
    assert read(data).decisions == wanted
    assert read(_without_tags(data)).decisions == wanted


def test_every_box_that_is_ticked_is_told() -> None:
    (decision,) = read(_ticked(SENT, "request-change", "approve")).decisions
    assert decision.ticked == (APPROVE, CHANGE)


def test_a_name_without_a_box_is_told() -> None:
    assert read(_entered(SENT, by="Rosa")).decisions == (ReturnedDecision("S01", "hr", (), "Rosa", "", ""),)


def test_a_hint_of_words_own_is_no_entry() -> None:
    hint = run("Cliquez ici pour entrer du texte.", '<w:rStyle w:val="PlaceholderText"/>')
    xml = part(SENT)
    at = xml.index('"charta:S01:hr:by"')
    start, end = xml.index("</w:sdtPr>", at), xml.index("</w:sdtContent>", at)
    shown = f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{hint}"
    data = with_parts(SENT, {"word/document.xml": xml[:start] + shown + xml[end:]})
    assert read(data).decisions == ()


def test_typing_with_tracking_over_the_room_counts_once() -> None:
    xml = part(SENT)
    at = xml.index('"charta:S01:hr:by"')
    start, end = xml.index("<w:sdtContent>", at), xml.index("</w:sdtContent>", at)
    content = deleted("      ") + inserted(run("Rosa"))
    data = with_parts(SENT, {"word/document.xml": f"{xml[:start]}<w:sdtContent>{content}{xml[end:]}"})
    assert [decision.by for decision in read(data).decisions] == ["Rosa"]


@pytest.mark.parametrize("sign", ["x", "X", "✓", "☒", "☑"])
def test_a_sign_typed_in_the_place_of_a_box_ticks_it(sign: str) -> None:
    data = _filled(
        (r"<w:sdt><w:sdtPr><w:alias[^>]*/><w:tag w:val=\"charta:S01:hr:reserve\"/>.*?</w:sdt>", run(sign))
    )
    (decision,) = read(data).decisions
    assert decision.ticked == (RESERVE,)


def test_a_sign_typed_beside_a_box_ticks_it() -> None:
    xml = part(SENT)
    at = xml.index("</w:sdt>", xml.index('"charta:S01:hr:approve"')) + len("</w:sdt>")
    data = with_parts(SENT, {"word/document.xml": f"{xml[:at]}{inserted(run(' x '))}{xml[at:]}"})
    (decision,) = read(data).decisions
    assert decision.ticked == (APPROVE,)
    assert read(data).leftovers == ()


def test_a_box_that_was_unticked_again_is_not_ticked() -> None:
    xml = part(_ticked(SENT, "approve"))
    at = xml.index('"charta:S01:hr:approve"')
    sign = xml.index("☒", at)
    start, end = xml.rindex("<w:r>", 0, sign), xml.index("</w:r>", sign) + 6
    content = deleted("☒") + inserted(run("☐"))
    data = with_parts(SENT, {"word/document.xml": xml[:start] + content + xml[end:]})
    assert read(data).decisions == ()


def _swapped(data: bytes) -> bytes:
    """Return a file in which the two rows of the first table have changed places."""
    xml = part(data)
    at = xml.index("charta_S01_decision")
    first = xml.index("<w:tr>", xml.index("</w:tr>", at))
    second = xml.index("<w:tr>", first + 1)
    end = xml.index("</w:tbl>", second)
    rows = xml[second:end] + xml[first:second]
    return with_parts(data, {"word/document.xml": xml[:first] + rows + xml[end:]})


def test_rows_that_changed_places_are_known_by_their_tags() -> None:
    data = _swapped(_entered(_ticked(SENT, "approve"), by="Rosa"))
    assert [(found.department, found.by) for found in read(data).decisions] == [("hr", "Rosa")]


def test_rows_that_changed_places_are_given_to_nobody_else() -> None:
    filled = _ticked(
        _entered(_ticked(SENT, "approve"), by="Rosa"), "approve", section="S04", department="legal"
    )
    review = read(_without_tags(_swapped(filled)))
    # Only the table of S04 is left to say which department Affaires juridiques is, against that of S01.
    assert not [found for found in review.decisions if found.section == "S01"]
    assert [(left.kind, left.section) for left in review.leftovers if "Rosa" in left.text] == [
        (LeftoverKind.DECISION, "S01")
    ]


def test_a_row_that_was_taken_out_takes_no_other_department_with_it() -> None:
    start, end = _row("S01", "legal")
    filled = part(_entered(_ticked(SENT, "approve"), by="Rosa"))
    data = _without_tags(with_parts(SENT, {"word/document.xml": filled[:start] + filled[end:]}))
    review = read(data)
    # Without its fellow, nothing says which department it is.
    assert review.decisions == ()
    assert [(left.kind, left.section) for left in review.leftovers] == [(LeftoverKind.DECISION, "S01")]
    assert "Rosa" in review.leftovers[0].text


def test_a_row_that_was_taken_out_with_tracking_decides_nothing_and_is_listed() -> None:
    mark = f'<w:trPr><w:cantSplit/><w:del w:id="77" {AUTHOR}/></w:trPr>'
    xml = part(_ticked(SENT, "approve"))
    start, _ = _row("S01", "hr")
    data = with_parts(
        SENT,
        {"word/document.xml": xml[:start] + xml[start:].replace("<w:trPr><w:cantSplit/></w:trPr>", mark, 1)},
    )
    review = read(data)
    assert review.decisions == ()
    assert [left.kind for left in review.leftovers] == [LeftoverKind.DECISION]


def test_a_copied_table_counts_once_and_its_copy_is_listed() -> None:
    xml = part(_entered(_ticked(SENT, "approve"), by="Rosa"))
    at = xml.index("charta_S01_decision")
    start, end = xml.index("<w:tbl", at), xml.index("</w:tbl>", at) + len("</w:tbl>")
    data = with_parts(
        SENT, {"word/document.xml": f"{xml[:end]}<w:p/>{xml[start:end].replace('Rosa', 'Karl')}{xml[end:]}"}
    )
    review = read(data)
    assert [decision.by for decision in review.decisions] == ["Rosa"]
    assert [left.kind for left in review.leftovers] == [LeftoverKind.DECISION]
    assert "Karl" in review.leftovers[0].text


def test_a_table_is_known_by_its_boxes_where_its_mark_and_tags_are_gone() -> None:
    xml = part(_without_tags(_entered(_ticked(SENT, "approve"), by="Rosa"))).replace(
        '"charta_S01_decision"', '"gone"'
    )
    review = read(with_parts(SENT, {"word/document.xml": xml}))
    assert review.decisions == (ReturnedDecision("S01", "hr", (APPROVE,), "Rosa", "", ""),)
    assert review.texts == read(SENT).texts
    assert review.leftovers == ()


def test_words_where_none_are_asked_for_are_listed() -> None:
    data = _filled(
        (r"Ressources humaines</w:t></w:r>", f"Ressources humaines</w:t></w:r>{inserted(run(' (siège)'))}")
    )
    assert read(data).leftovers == (Leftover(LeftoverKind.DECISION, "(siège)", "S01"),)


def test_a_comment_on_a_table_of_decisions_is_listed_with_its_section() -> None:
    data = edited(
        _filled(
            (r"<w:r><w:t xml:space=\"preserve\">Ressources humaines</w:t></w:r>", commented(0, run("RH")))
        ),
        ("<w:body>", "<w:body>"),
    )
    (left,) = read(with_comments(data, a_comment(0, "Qui donc ?"))).leftovers
    assert left == Leftover(LeftoverKind.COMMENT, "Qui donc ?", "S01", "Ana")


def test_departments_without_tags_need_the_files_own_word_on_them() -> None:
    data = with_parts(_without_tags(_entered(SENT, by="Rosa")), {"customXml/item1.xml": None})
    review = read(data)
    assert review.decisions == ()
    assert [left.kind for left in review.leftovers] == [LeftoverKind.DECISION]


def test_words_added_to_a_departments_name_do_not_hide_it() -> None:
    filled = _ticked(_filled_name(" (siège)"), "approve", department="legal")
    review = read(_without_tags(filled))
    assert [(found.section, found.department) for found in review.decisions] == [("S01", "legal")]
    assert review.leftovers == (Leftover(LeftoverKind.DECISION, "(siège)", "S01"),)


def _filled_name(words: str) -> bytes:
    name = "Affaires juridiques</w:t></w:r>"
    return _filled((name, name + inserted(run(words))), department="legal")


def test_words_typed_with_tracking_are_an_entry_though_the_control_says_that_it_is_empty() -> None:
    typed = inserted(run("Rosa", '<w:rStyle w:val="PlaceholderText"/>'))
    xml = part(SENT)
    at = xml.index('"charta:S01:hr:by"')
    start, end = xml.index("</w:sdtPr>", at), xml.index("</w:sdtContent>", at)
    shown = f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{typed}"
    data = with_parts(SENT, {"word/document.xml": xml[:start] + shown + xml[end:]})
    assert [found.by for found in read(data).decisions] == ["Rosa"]


def test_boxes_on_one_line_are_told_apart_from_letters() -> None:
    xml = part(SENT)
    start, end = _row("S01", "hr")
    row = xml[start:end]
    cell = row.index("<w:tc>", row.index("</w:tc>"))
    after = row.index("</w:tc>", cell)
    line = f"<w:tc><w:p>{run('☐ Oui ☒ Oui, mais ☐ Non, plan x')}</w:p>"
    data = with_parts(SENT, {"word/document.xml": xml[:start] + row[:cell] + line + row[after:] + xml[end:]})
    (decision,) = read(data).decisions
    assert decision.ticked == (RESERVE,)


def test_a_decision_on_a_section_that_was_never_sent_is_listed() -> None:
    xml = part(_ticked(SENT, "approve")).replace('"charta:S01:hr:', '"charta:S99:hr:')
    xml = xml.replace('"charta:S01:legal:', '"charta:S99:legal:')
    review = read(with_parts(SENT, {"word/document.xml": xml}))
    assert review.decisions == ()
    assert [(left.kind, left.section) for left in review.leftovers] == [(LeftoverKind.DECISION, "")]
