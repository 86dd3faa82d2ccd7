"""The minutes of a workshop, in every format and language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings

from charta.documents.block_words import headings_in, plain_lines, words
from charta.documents.blocks import Callout, Drawing, Heading, Table
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.minutes import compose_minutes
from charta.documents.workshop_words import trimmed
from charta.domain.printed_workshop import (
    PrintedAction,
    PrintedInvitee,
    PrintedItem,
    PrintedMinutes,
    PrintedMotion,
    PrintedResolution,
    PrintedRound,
    PrintedSitting,
    PrintedTopic,
    PrintedVote,
)
from documents.samples_workshop import (
    START,
    actions,
    bare_minutes,
    first_round,
    items,
    meeting,
    minutes,
    motions,
    resolutions,
    second_round,
    signatures,
)
from documents.strategies import markdown, values
from documents.word_checks import W, assert_valid, lines, part, template

HOSTILE = "**x** | <b>& [l](https://e.org) [f](picture:no) ::: toc \x07 {{ 7*7 }} #panic()"
SHOWN = HOSTILE.replace("\x07", "␇")
LONG = "W" * 300
factory = DocumentFactory()
composer = Composer()
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"


def said(content: PrintedMinutes) -> list[str]:
    return [
        line.replace("\u00a0", " ").replace("\u202f", " ")
        for line in plain_lines(compose_minutes(composer, content).blocks)
    ]


def headings(content: PrintedMinutes) -> list[str]:
    return [words(heading.inlines) for heading in headings_in(compose_minutes(composer, content).blocks)]


def with_item(language: str = "en", **changes: object) -> PrintedMinutes:
    """Return minutes of one section alone."""
    topic = PrintedTopic("section", "Confidentiality", 30, "decide", number=4)
    values_: dict[str, object] = {"planned": 30, "extended": 0, "actual": 30, "begun": START}
    item = PrintedItem(topic, **(values_ | changes))  # type: ignore[arg-type]
    return replace(bare_minutes(language), items=(item,))


def with_round(round_: PrintedRound) -> PrintedMinutes:
    return with_item(motions=(PrintedMotion("Q?", "M", "", "", withdrawn=False, rounds=(round_,)),))


def hostile(text: str) -> PrintedMinutes:
    """Return minutes in which everything that somebody writes is `text`."""

    def written(action: PrintedAction) -> PrintedAction:
        return replace(action, text=text, owner=text, section_title=text, outcome=text)

    rounds = tuple(
        replace(round_, votes=tuple(replace(vote, department_name=text, note=text) for vote in round_.votes))
        for round_ in (first_round("en"), second_round("en"))
    )
    moved = tuple(
        replace(
            motion,
            question=text,
            text=text,
            by=text,
            department_name=text,
            arguments=tuple(replace(entry, text=text, department_name=text) for entry in motion.arguments),
            rounds=rounds,
        )
        for motion in motions("en")
    )
    decided = tuple(
        replace(entry, question=text, decided=text, text=text, by=text, clause=text)
        for entry in resolutions("en")
    )
    dealt = tuple(
        replace(
            item,
            topic=replace(item.topic, title=text, lead=text),
            notes=text,
            motions=moved,
            resolutions=decided,
            signatures=tuple(
                replace(entry, section_title=f"{text}!", by=text, note=text, delegate_for=text)
                for entry in signatures("en")
            ),
            actions=tuple(map(written, actions("en"))),
        )
        for item in items("en")[:2]
    )
    return minutes(
        "en",
        meeting=meeting("en", title=text, place=text),
        facilitator=text,
        invitees=(PrintedInvitee(text, text, "present", delegate_for=text),),
        items=dealt,
        parked=(written(actions("en")[0]),),
        steps=(written(actions("en")[1]),),
        unreached=(text,),
        approvals=tuple(
            replace(entry, section_title=text, by=text, department_name=text) for entry in signatures("en")
        ),
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("make", [minutes, bare_minutes])
def test_they_are_valid_in_word_and_tagged_in_pdf(
    make: Callable[[str], PrintedMinutes], language: str, tmp_path: Path
) -> None:
    content = make(language)
    assert_valid(factory.minutes(content, "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.minutes(content, "pdf")
    title = {"fr": "Compte rendu de l’atelier", "en": "Minutes of workshop"}[language]
    assert f'<h1 class="title">{title} {content.meeting.number}' in factory.minutes(content, "html").decode()
    assert f"# {title} {content.meeting.number}" in factory.minutes(content, "md").decode()


def test_they_take_the_styles_of_a_word_template(tmp_path: Path) -> None:
    assert_valid(factory.minutes(minutes("fr"), "docx", template(tmp_path)), tmp_path)


def test_decisions_come_first_and_superseded_ones_only_where_they_were_taken() -> None:
    found = said(minutes("en"))
    glance, course = found.index("At a glance"), found.index("Item by item")
    assert found[glance + 1] == "One decision was taken. One more was superseded later in the workshop."
    assert found[glance + 2] == (
        "Only with their written agreement – section 4, Confidentiality and reserved topics: "
        "May clients be named?"
    )
    assert not any("Never" in line for line in found[:course])
    assert "Decision, superseded later in this workshop: Never (recorded by Léa Tremblay)" in found[course:]
    assert "Next step: Ask the five largest clients for their written agreement" in found[glance + 4]


def test_each_item_says_what_time_it_was_given_and_took() -> None:
    found = said(minutes("en"))
    assert "9:14 a.m. | Section 4 – Confidentiality and reserved topics | 30 min | 10 min | 40 min" in found
    assert "Not reached | Section 6 – Reacting to a mistake or a crisis | 20 min | – | –" in found
    assert " | Total | 120 min | 15 min | 115 min" in found
    assert "Began at 9:14 a.m.; 30 min planned, 10 min added, 40 min taken. Lead: Legal Affairs." in found


def test_a_round_is_told_department_by_department_with_objections_in_words() -> None:
    found = said(minutes("en"))
    assert "Round 1: 1 department objects" in found
    assert "Legal Affairs | Object | Without a register, nobody will know in a year who agreed" in found
    assert "Information Technology | Can live with it | –" in found
    assert "Round 2: nobody shows fewer than three fingers" in found
    assert "Information Technology | 4 of 5 fingers | –" in found
    assert "Technologies de l’information | 4 doigts sur 5 | –" in said(minutes("fr"))


@pytest.mark.parametrize(
    ("scale", "outcome", "choices", "told"),
    [
        ("consent", "unanimous", ["agree", "agree"], "Round: everybody agrees"),
        ("consent", "consent", ["agree", "live-with"], "Round: nobody objects"),
        ("consent", "objected", ["object", "object"], "Round: 2 departments object"),
        ("fingers", "unanimous", ["5", "5"], "Round: everybody shows all five fingers"),
        ("fingers", "objected", ["1", "5"], "Round: 1 department shows fewer than three fingers"),
        ("fingers", "objected", ["1", "2"], "Round: 2 departments show fewer than three fingers"),
        ("consent", "nobody", [], "Round: nobody answered."),
    ],
)
def test_the_outcome_of_a_round_stands_above_it(
    scale: str, outcome: str, choices: list[str], told: str
) -> None:
    votes = tuple(PrintedVote(f"D{place}", choice) for place, choice in enumerate(choices))
    found = said(with_round(PrintedRound(scale, outcome, votes)))
    assert told in found
    assert ("Department | Answer" in found) == bool(votes)


def test_a_clause_is_set_off_and_its_headings_are_none_of_the_minutes() -> None:
    document = compose_minutes(composer, minutes("en"))
    clauses = [block for block in document.blocks if isinstance(block, Callout)][1:]
    assert [list(plain_lines(block.blocks))[1] for block in clauses] == ["Before you name a client"]
    outline = [block for block in document.blocks if isinstance(block, Heading)]
    assert not any(heading.numbered for heading in outline)
    assert "Before you name a client" not in [words(heading.inlines) for heading in outline]


def test_a_question_stands_once_with_its_proposals_and_its_decisions() -> None:
    found = said(minutes("en"))
    at = [place for place, line in enumerate(found) if line == "May clients be named?"]
    assert len(at) == 1
    told = found[at[0] :]
    order = [
        "Proposal 1 – Marketing and Communications, Léa Tremblay",
        "For: A client who agrees is the best story we have (Marketing and Communications)",
        "Against: Somebody has to keep track of the agreements (Human Resources)",
        "Proposal 2 (withdrawn) – Legal Affairs, Ana Reyes",
        "Decision: Only with their written agreement (recorded by Léa Tremblay)",
        "The resulting clause:",
    ]
    assert [line for line in told if line in order] == order


def test_a_decision_without_an_answer_is_told_by_its_reason() -> None:
    decided = (PrintedResolution("", "", "We ask counsel.", "", ""), PrintedResolution("", "", "", "", ""))
    found = said(with_item(resolutions=decided))
    assert found.count("Decision: We ask counsel.") == 1
    assert "We ask counsel." not in found
    assert "Decision: without an answer in words" in found
    assert "On the whole" in found
    assert "2 decisions were taken." in found


def test_approvals_name_delegates_and_show_what_was_drawn() -> None:
    found = said(minutes("en"))
    assert "Operations | Approved | Chloé Martin, delegate for Luc Roy [Signature of Chloé Martin]" in found
    assert "Human Resources | Approved with reservation: once the register exists | Sam Okafor" in found
    tables = [b for b in compose_minutes(composer, minutes("en")).blocks if isinstance(b, Table)]
    drawn = [
        i for t in tables for row in t.rows for cell in row.cells for i in cell if isinstance(i, Drawing)
    ]
    assert [drawing.data for drawing in drawn] == [s.image for s in signatures("en") if s.image]
    # The logo is the third.
    assert len(list(part(factory.minutes(minutes("en"), "docx")).iter(DRAWING))) == 3


def test_a_change_that_is_asked_for_in_the_room_is_no_approval() -> None:
    first, *others = signatures("en")
    asked = replace(first, state="request-change", note="name the register", image=None)
    found = said(with_item(signatures=(asked, *others)))
    assert "Approvals given in the room: 2" in found
    assert "Changes requested in the room: 1" in found
    assert any("Change requested: name the register | Ana Reyes" in line for line in found)


def test_what_was_signed_besides_the_agenda_stands_apart() -> None:
    content = replace(bare_minutes("en"), approvals=signatures("en"))
    assert headings(content) == ["At a glance", "Also signed in the room", "Next steps", "Parking lot"]
    found = said(content)
    assert "Approvals given in the room: 3" in found
    assert (
        "Section 4 – Confidentiality and reserved topics Operations | Approved | "
        "Chloé Martin, delegate for Luc Roy [Signature of Chloé Martin]"
    ) in found


def test_a_picture_that_no_format_can_show_is_named(tmp_path: Path) -> None:
    broken = tuple(replace(entry, image=b"no picture") for entry in signatures("en"))
    content = with_item(signatures=broken)
    data = factory.minutes(content, "docx")
    assert_valid(data, tmp_path)
    assert any("Signature of Ana Reyes" in line for line in lines(data))
    assert b"pdfuaid:part" in factory.minutes(content, "pdf")


def test_an_approval_of_another_section_names_it() -> None:
    (line,) = (line for line in said(with_item(signatures=signatures("en")[1:2])) if "Okafor" in line)
    assert line.startswith("Human Resources Section 4 – Confidentiality and reserved topics |")


def test_presence_says_who_came_late_left_or_sent_a_delegate() -> None:
    found = said(minutes("en"))
    assert "Information Technology | Karim Haddad | From 9:22 a.m. | –" in found
    assert "Human Resources | Sam Okafor | Left at 10:35 a.m. | –" in found
    assert "Operations | Luc Roy | Excused | –" in found
    assert "Operations | Chloé Martin | Present throughout | Luc Roy" in found
    both = PrintedInvitee("Al", "IT", "left", START, START + timedelta(hours=1))
    assert "IT | Al | From 9:00 a.m. to 10:00 a.m." in said(minutes("en", invitees=(both,)))


def test_a_workshop_gone_on_with_another_day_tells_its_sittings_and_the_day_of_each_time() -> None:
    again = START + timedelta(days=2, hours=4)
    sittings = (
        PrintedSitting(START, START + timedelta(hours=1)),
        PrintedSitting(again, again + timedelta(minutes=30)),
    )
    found = said(minutes("en", sittings=sittings, unended=True, pauses=1))
    head = next(line for line in found if line.startswith("Date:"))
    assert head == (
        "Date: Tuesday, December 8, 2026, 9:00 a.m. to 10:00 a.m. "
        "Continued: Thursday, December 10, 2026, 1:00 p.m. to 1:30 p.m. "
        "(nobody ended it: end taken from the last sign of life) "
        "Pauses: 1 minute, not counted Place: Room 204, Sherbrooke Facilitator: Léa Tremblay"
    )
    assert any(line.startswith("Began at December 8, 2026, 9:14 a.m.") for line in found)


def test_what_is_left_to_do_stands_at_the_end_with_owner_and_date() -> None:
    found = said(minutes("en"))
    last = found[found.index("What was not reached") :]
    assert last[1] == "Reacting to a mistake or a crisis"
    assert (
        "Ask the five largest clients for their written agreement | "
        "Confidentiality and reserved topics | Léa Tremblay | December 18, 2026"
    ) in last
    assert any("Outcome: sent on December 9" in line and "Done on December 9, 2026" in line for line in last)
    assert last.index("Next steps") < last.index("Parking lot")


def test_a_workshop_that_has_not_begun_says_in_a_clause_what_there_is_not() -> None:
    assert headings(bare_minutes("en")) == ["At a glance", "Next steps", "Parking lot"]
    found = said(bare_minutes("en"))
    assert "Date: the workshop has not begun Facilitator: –" in found
    for clause in ("No decision was taken.", "No next step was agreed.", "Nothing was parked."):
        assert clause in found


def test_a_section_of_which_nothing_was_recorded_says_so_and_a_break_has_no_heading() -> None:
    assert "Nothing was recorded." in said(with_item())
    pause = PrintedItem(PrintedTopic("break", "Coffee", 10, "inform"), 10, 0, 12, START)
    assert "Coffee" not in headings(replace(bare_minutes("en"), items=(pause,)))


def test_what_was_proposed_on_an_item_that_was_not_reached_is_kept() -> None:
    found = said(with_item(begun=None, actual=0, notes="Prepared."))
    assert "The room did not come to this item; 30 min planned." in found
    assert "Prepared." in found


@pytest.mark.parametrize("text", [HOSTILE, LONG, f" {HOSTILE}\n{HOSTILE} "])
def test_hostile_texts_print_literally(text: str, tmp_path: Path) -> None:
    content = hostile(text)
    data = factory.minutes(content, "docx")
    assert_valid(data, tmp_path)
    shown = SHOWN if HOSTILE in text else text
    assert sum(shown in line for line in lines(data)) > 60
    # No font of ours has the picture of a control character, which PDF/UA asks for.
    assert (b"pdfuaid:part" in factory.minutes(content, "pdf")) == (text == LONG)
    assert "<b>" not in factory.minutes(content, "html").decode()
    assert not list(part(data).iter(f"{W}sdt"))


def test_a_word_that_no_line_holds_stays_on_the_page() -> None:
    document = pypdfium2.PdfDocument(BytesIO(factory.minutes(hostile(LONG), "pdf")))
    for page in document:
        text = page.get_textpage()
        right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
        assert right < page.get_width() - 60


@given(values)
@settings(max_examples=40)
def test_whatever_is_written_changes_words_alone(text: str) -> None:
    """No text makes a heading, a table or a directive, nor stops the document."""
    plain = replace_clauses(hostile("x"), "x")
    found = replace_clauses(hostile(text), "x")
    if len(trimmed(text).split("\n")) == 1 and trimmed(text):
        shapes = [
            [type(block).__name__ for block in compose_minutes(composer, content).blocks]
            for content in (plain, found)
        ]
        assert shapes[0] == shapes[1]
    else:
        compose_minutes(composer, found)


@given(markdown)
@settings(max_examples=60)
def test_whatever_a_clause_says_it_stays_in_its_box(clause: str) -> None:
    document = compose_minutes(composer, replace_clauses(minutes("en"), clause))
    assert [words(block.inlines) for block in headings_in(document.blocks)] == headings(minutes("en"))


def replace_clauses(content: PrintedMinutes, clause: str) -> PrintedMinutes:
    dealt = tuple(
        replace(item, resolutions=tuple(replace(decision, clause=clause) for decision in item.resolutions))
        for item in content.items
    )
    return replace(content, items=dealt)


@pytest.mark.parametrize("content", [minutes("en"), hostile(HOSTILE), bare_minutes("fr")])
def test_no_table_row_is_wider_than_its_header(content: PrintedMinutes) -> None:
    for block in compose_minutes(composer, content).blocks:
        if isinstance(block, Table):
            assert {len(row.cells) for row in block.rows} == {len(block.header)} == {len(block.widths)}
