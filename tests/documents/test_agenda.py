"""The agenda of a workshop, in every format and language."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from hypothesis import given, settings

from charta.documents.agenda import compose_agenda
from charta.documents.block_words import headings_in, plain_lines, words
from charta.documents.blocks import Table
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.workshop_words import Times, joined, later, trimmed
from charta.domain.printed_workshop import PrintedAgenda, PrintedHomework, PrintedInvitee, PrintedTopic
from documents.samples import charter
from documents.samples_workshop import EASTERN, agenda, bare_agenda, meeting, topics
from documents.strategies import values
from documents.word_checks import assert_valid, lines, template

HOSTILE = "**x** | <b>& [l](https://e.org) [f](picture:no) ::: toc \x07 {{ 7*7 }} #panic()"
SHOWN = HOSTILE.replace("\x07", "␇")
LONG = "W" * 300
factory = DocumentFactory()
composer = Composer()


def said(content: PrintedAgenda) -> list[str]:
    return list(plain_lines(compose_agenda(composer, content).blocks))


def headings(content: PrintedAgenda) -> list[str]:
    return [words(heading.inlines) for heading in headings_in(compose_agenda(composer, content).blocks)]


def timed(*minutes: int, available: int = 60) -> PrintedAgenda:
    plan = tuple(PrintedTopic("other", f"T{place}", time, "inform") for place, time in enumerate(minutes))
    return replace(bare_agenda("en"), meeting=meeting("en", minutes=available), topics=plan)


def hostile(text: str) -> PrintedAgenda:
    """Return an agenda in which everything that somebody writes is `text`."""
    plan = tuple(replace(topic, title=text, lead=text, why=(text,), undecided=(text,)) for topic in topics())
    content = agenda("en")
    return replace(
        content,
        meeting=meeting("en", title=text, place=text),
        topics=plan,
        invitees=(PrintedInvitee(text, text, "excused", delegate_for=text),),
        homework=(PrintedHomework(text, text, {text: (text,)}),),
        carried=tuple(
            replace(action, text=text, owner=text, section_title=text) for action in content.carried
        ),
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("make", [agenda, bare_agenda])
def test_it_is_valid_in_word_and_tagged_in_pdf(
    make: Callable[[str], PrintedAgenda], language: str, tmp_path: Path
) -> None:
    content = make(language)
    assert_valid(factory.agenda(content, "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.agenda(content, "pdf")
    title = {"fr": "Atelier", "en": "Workshop"}[language]
    assert f'<h1 class="title">{title} {content.meeting.number}' in factory.agenda(content, "html").decode()
    assert f"# {title} {content.meeting.number}" in factory.agenda(content, "md").decode()


def test_it_takes_the_styles_of_a_word_template(tmp_path: Path) -> None:
    assert_valid(factory.agenda(agenda("fr"), "docx", template(tmp_path)), tmp_path)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_read_on_few_pages(language: str) -> None:
    assert len(pypdfium2.PdfDocument(BytesIO(factory.agenda(agenda(language), "pdf")))) <= 3


def test_its_head_says_when_where_and_how_long() -> None:
    english, french = said(agenda("en")), said(agenda("fr"))
    assert "Workshop 2 – The open questions" in english
    assert (
        "When: Tuesday, December 8, 2026, 9:00\u202fa.m. to 11:30\u202fa.m. "
        "(2\u00a0hours\u00a030\u00a0minutes) Where: Room 204, Sherbrooke"
    ) in english
    assert (
        "Quand\u00a0: mardi 8 décembre 2026, de 9\u00a0h à 11\u00a0h\u00a030 "
        "(2\u00a0heures\u00a030\u00a0minutes) Où\u00a0: Salle 204, Sherbrooke"
    ) in french


def test_a_workshop_beyond_midnight_says_on_which_day_it_ends() -> None:
    late = meeting("en", starts=datetime(2026, 12, 8, 23, 0, tzinfo=EASTERN))
    assert "11:00\u202fp.m. to December 9, 2026, 1:30\u202fa.m." in "\n".join(
        said(replace(agenda("en"), meeting=late))
    )


def test_items_stand_with_their_planned_time_lead_and_aim() -> None:
    rows = [line for line in said(agenda("en")) if line.count(" | ") == 4]
    assert rows[0] == "Start | Time | Item | Lead | Aim"
    assert rows[2] == (
        "9:10\u202fa.m. | 30\u00a0min | Section 4 – Confidentiality and reserved topics | "
        "Legal Affairs | Decide"
    )
    assert rows[3] == "9:40\u202fa.m. | 15\u00a0min | Break |  | "


def test_without_a_time_there_is_no_column_for_it() -> None:
    assert "Time | Item | Lead | Aim" in said(timed(10))


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ((30, 29), "Time available: 1 hour. The agenda needs 59 minutes, which leaves 1 minute."),
        ((30, 31), "Time available: 1 hour. The agenda needs 1 hour 1 minute, 1 minute too many."),
        ((60,), "Time available: 1 hour. The agenda needs 1 hour, all of it."),
    ],
)
def test_the_sum_is_held_against_the_time_that_there_is(minutes: tuple[int, ...], told: str) -> None:
    assert told in [line.replace("\u00a0", " ") for line in said(timed(*minutes))]


def test_each_section_says_why_it_is_discussed_and_what_is_open() -> None:
    found = said(agenda("en"))
    assert (
        "Section 5 – Security of accounts and devices | "
        "Operations and Information Technology have not signed yet. "
        "Open question: May work accounts be used on a private phone?"
    ) in found
    assert any("Open questions: – May clients be named? – How long may an answer take?" in f for f in found)
    assert not any(line.startswith("Section 6") and " | " in line for line in found)
    reason = replace(topics("en")[1], why=("still to be signed by: Operations",), undecided=())
    lowered = said(replace(agenda("en"), topics=(reason,)))
    assert "Section 4 – Confidentiality and reserved topics | Still to be signed by: Operations" in lowered


def test_each_department_finds_its_homework_beside_its_name() -> None:
    content = agenda("en")
    nothing = PrintedHomework("Finance", "Al", {"Money": ()})
    found = said(replace(content, homework=(*content.homework, nothing)))
    assert (
        "Legal Affairs | Ana Reyes | Confidentiality and reserved topics; Security of accounts and devices"
    ) in found
    assert "Operations | – | Reacting to a mistake or a crisis" in found
    assert not any("Finance" in line or "Money" in line for line in found)


def test_a_question_stands_once_with_those_whom_alone_it_is_for() -> None:
    found = said(agenda("en"))
    at = found.index("Section 4 – Confidentiality and reserved topics")
    assert found[at + 1 : at + 3] == [
        "May clients be named?",
        "How long may an answer take? (Legal Affairs)",
    ]
    themes = [line for line in found[at:] if line.startswith("Section")]
    assert [theme[:9] for theme in themes] == ["Section 4", "Section 5", "Section 6"]


def test_who_is_invited_and_for_whom_a_delegate_may_sign() -> None:
    found = said(agenda("en"))
    assert "Operations | Luc Roy | Excused" in found
    assert "Operations | Chloé Martin | Delegate, may sign for Luc Roy" in found
    assert "Guest | Noé Gagnon | " in found
    plain = replace(agenda("en"), invitees=(PrintedInvitee("Al", "Legal Affairs", "expected"),))
    assert "Department | Name" in said(plain)


def test_an_empty_agenda_leaves_out_what_it_has_not() -> None:
    assert headings(bare_agenda("en")) == ["Who is invited"]
    assert "No item is on the agenda yet." in said(bare_agenda("en"))
    assert not any(isinstance(b, Table) for b in compose_agenda(composer, bare_agenda("fr")).blocks)


@pytest.mark.parametrize("text", [HOSTILE, LONG, f" {HOSTILE}\n{HOSTILE} "])
def test_hostile_texts_print_literally(text: str, tmp_path: Path) -> None:
    data = factory.agenda(hostile(text), "docx")
    assert_valid(data, tmp_path)
    shown = SHOWN if HOSTILE in text else text
    assert sum(shown in line for line in lines(data)) > 30
    # No font of ours has the picture of a control character, which PDF/UA asks for.
    assert (b"pdfuaid:part" in factory.agenda(hostile(text), "pdf")) == (text == LONG)
    assert "<b>" not in factory.agenda(hostile(text), "html").decode()


@given(values)
@settings(max_examples=60)
def test_whatever_is_written_changes_words_alone(text: str) -> None:
    """No text makes a heading, a table or a directive, nor stops the document."""
    found = compose_agenda(composer, hostile(text)).blocks
    kinds = [type(block).__name__ for block in found]
    if trimmed(text):
        assert kinds == [type(block).__name__ for block in compose_agenda(composer, hostile("x")).blocks]


# -- times --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "hour", "minute", "shown"),
    [
        ("en", 9, 5, "9:05\u202fa.m."),
        ("en", 12, 0, "12:00\u202fp.m."),
        ("fr", 9, 5, "9\u00a0h\u00a005"),
        ("fr", 14, 0, "14\u00a0h"),
        ("fr", 0, 30, "0\u00a0h\u00a030"),
    ],
)
def test_a_time_of_day_is_told_in_the_way_of_the_language(
    language: str, hour: int, minute: int, shown: str
) -> None:
    assert Times(language).clock(datetime(2026, 12, 8, hour, minute, tzinfo=EASTERN)) == shown


@pytest.mark.parametrize(
    ("language", "minutes", "shown"),
    [
        ("en", 0, "0 minutes"),
        ("en", 1, "1 minute"),
        ("en", 61, "1 hour 1 minute"),
        ("en", 120, "2 hours"),
        ("fr", 1, "1 minute"),
        ("fr", 150, "2 heures 30 minutes"),
    ],
)
def test_a_duration_is_told_in_hours_and_minutes(language: str, minutes: int, shown: str) -> None:
    assert Times(language).duration(minutes).replace("\u00a0", " ") == shown


def test_the_first_of_a_month_is_ordinal_in_french() -> None:
    assert Times("fr").day(date(2026, 12, 1)) == "mardi 1er décembre 2026"


def test_the_end_is_right_where_the_clock_changes_meanwhile() -> None:
    night = datetime(2026, 11, 1, 0, 30, tzinfo=ZoneInfo("America/Toronto"))
    assert later(night, 120).strftime("%H:%M %z") == "01:30 -0500"
    assert later(datetime(2026, 11, 1, 9), 90) == datetime(2026, 11, 1, 10, 30)  # noqa: DTZ001 - local


def test_blanks_go_and_the_charter_stays() -> None:
    content = replace(agenda("en"), charter=charter("en", title="  Kept "), carried=())
    spaced = replace(content, topics=(PrintedTopic("other", " \u2003T\r\n", 5, "inform", why=(" ", " a")),))
    (topic,) = trimmed(spaced).topics
    assert (topic.title, topic.why) == ("T", ("a",))
    assert trimmed(spaced).charter.title == "  Kept "
    assert joined("", "a", "b") == "a, b"


def test_no_table_row_is_wider_than_its_header() -> None:
    for content in (agenda("en"), hostile(HOSTILE), timed(5)):
        for block in compose_agenda(composer, content).blocks:
            if isinstance(block, Table):
                assert {len(row.cells) for row in block.rows} == {len(block.header)} == {len(block.widths)}


def test_a_time_on_another_day_says_the_day() -> None:
    first = topics("en")[0]
    moved = replace(first, starts=first.starts and first.starts + timedelta(days=1))
    found = said(replace(agenda("en"), topics=(moved,)))
    assert any(re.match("December 9, 2026, 9:00.a.m.", line) for line in found)
