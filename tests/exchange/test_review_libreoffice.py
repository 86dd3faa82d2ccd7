"""Returned reviews as LibreOffice saves them; `review/make.py` made the files."""

import pytest

from charta.domain.items import Mark
from charta.domain.records import DecisionKind
from charta.domain.returned import revised
from charta.domain.review import LeftoverKind, ReturnedDecision, ReturnedReview
from exchange.review.content import ASKED, MARKS, TITLES, WORDINGS
from exchange.review.files import accepted, edited, file, marks, part, read, rejected, sent_items, text_of

KEYS = [(section, language) for section in ASKED for language in WORDINGS]


@pytest.mark.parametrize("name", ["sent", "untouched"])
def test_what_nobody_changed_reads_as_it_was_sent(name: str) -> None:
    review = read(file(name))
    assert [(text.section, text.language) for text in review.texts] == KEYS
    for text in review.texts:
        assert revised(text.lines).after == sent_items(text.section, text.language)
        assert "".join(run.text for run in text.heading) == TITLES[text.language][text.section]
        assert text.comments == ()
    assert review.marks == MARKS
    assert (review.decisions, review.leftovers) == ((), ())


def test_the_program_that_saved_the_file_is_told() -> None:
    assert read(file("untouched")).program.startswith("LibreOffice/7.4")
    assert read(file("sent")).program == "Charta"


def test_tracked_changes_carry_author_and_date() -> None:
    review = read(file("tracked"))
    first = text_of(review, "S01").lines[0].runs
    out, in_ = (next(run for run in first if run.text == word) for word in ("bienvenue", "encouragée"))
    assert (out.bold, out.inserted) == (True, None)
    assert in_.deleted is None
    assert out.deleted is not None
    assert out.deleted == in_.inserted
    assert out.deleted.author == "Jeanne Tremblay"
    assert out.deleted.at is not None
    assert out.deleted.at.year == 2026


def test_undoing_every_tracked_change_gives_what_was_sent() -> None:
    review = read(file("tracked"))
    for text in review.texts:
        assert revised(text.lines).before == sent_items(text.section, text.language)


def test_doing_every_tracked_change_gives_what_the_reviewer_wants() -> None:
    review = read(file("tracked"))
    assert accepted(review, "S04") == ["Les clients anonymes en tout temps."]
    assert accepted(review, "S04", "en")[-1] == "Suppliers too."
    assert accepted(review, "S12") == [
        "Signaler tout de suite.",
        "Appeler.",
        "Attendre.",
        "Prévenir la direction.",
    ]
    heading = text_of(review, "S04", "en").heading
    assert [run.text for run in heading if run.deleted is None] == ["Confidential matters"]


def test_a_paragraph_added_at_a_sections_end_belongs_to_it() -> None:
    assert marks(read(file("tracked")), "S12")[-1] == Mark("number")
    assert accepted(read(file("silent")), "S12", "en")[-1] == "Breathe."


def test_comments_point_at_their_words_and_have_no_date_where_none_is_kept() -> None:
    review = read(file("tracked"))
    (comment,) = text_of(review, "S01").comments
    assert (comment.author, comment.text, comment.quote) == (
        "Paul Roy",
        "De quelle équipe ?",
        "réussite de l’équipe",
    )
    assert comment.before.endswith("partager une ")
    assert len(comment.before) == len(comment.after) == 40
    assert comment.at is None


def test_a_comment_on_a_heading_points_at_the_heading() -> None:
    (comment,) = text_of(read(file("tracked")), "S01", "en").comments
    assert (comment.quote, comment.before, comment.after) == ("Ambition and position", "", "")


def test_a_comment_outside_every_section_is_listed() -> None:
    (left,) = read(file("tracked")).leftovers
    assert (left.kind, left.text, left.author) == (LeftoverKind.COMMENT, "C’est moi.", "Paul Roy")


def test_changes_without_tracking_stand_in_the_text_without_history() -> None:
    review = read(file("silent"))
    assert accepted(review, "S04")[-1] == "Les clients restent anonymes toujours."
    assert all(rejected(review, *key) == accepted(review, *key) for key in KEYS)
    assert accepted(review, "S12", "en") == ["Report it at once.", "Call.", "Wait.", "Breathe."]


def test_accepting_every_change_leaves_their_result() -> None:
    wanted, review = read(file("tracked")), read(file("accepted"))
    assert all(accepted(review, *key) == accepted(wanted, *key) for key in KEYS)
    assert not any(
        run.inserted or run.deleted for text in review.texts for line in text.lines for run in line.runs
    )


def test_decisions_are_read_from_boxes_and_entries() -> None:
    review = read(file("decided"))
    assert review.decisions == (
        ReturnedDecision("S01", "legal", (DecisionKind.APPROVE,), "Jeanne Tremblay", "2 décembre 2026", ""),
        ReturnedDecision(
            "S01", "hr", (DecisionKind.REQUEST_CHANGE,), "Paul Roy", "", "Le mot « silence » choque."
        ),
    )
    assert review.leftovers == ()


def test_a_section_that_was_moved_is_found_where_it_is() -> None:
    review = read(file("moved"))
    keys = [(text.section, text.language) for text in review.texts]
    assert keys.index(("S12", "fr")) < keys.index(("S04", "fr"))
    for text in review.texts:
        assert revised(text.lines).after == sent_items(text.section, text.language)
    assert review.leftovers == ()


def test_a_paragraph_moved_to_another_section_goes_there_and_leaves_here() -> None:
    review = read(file("moved_tracked"))
    assert accepted(review, "S04") == ["Rien de confidentiel ne sort."]
    assert accepted(review, "S12")[0] == "Les clients restent anonymes en tout temps."
    assert rejected(review, "S12") == ["Signaler tout de suite.", "Appeler.", "Attendre."]
    changes = [run.inserted for line in text_of(review, "S12").lines for run in line.runs if run.inserted]
    assert changes
    assert all(change.moved for change in changes)
    assert "".join(run.text for run in text_of(review, "S04", "en").heading) == "Confidentiality"


def test_a_table_in_a_section_is_listed_with_its_words() -> None:
    (left,) = read(file("tables")).leftovers
    assert (left.kind, left.section) == (LeftoverKind.TABLE, "S04")
    assert left.text == "Qui | Quoi\nClient | Nom"


def test_pictures_frames_and_notes_are_listed() -> None:
    kinds = [(left.kind, left.section) for left in read(file("pictures")).leftovers]
    assert sorted(kinds) == [
        (LeftoverKind.NOTE, "S12"),
        (LeftoverKind.PICTURE, "S12"),
        (LeftoverKind.PICTURE, "S12"),
        (LeftoverKind.TEXT_BOX, "S01"),
    ]
    texts = {left.text for left in read(file("pictures")).leftovers}
    assert {"Au plus une heure.", "Une remarque dans un cadre."} <= texts


def _controls_across_changes(data: bytes) -> bytes:
    """Return a file as LibreOffice 7.4 writes it when all that is in a control is replaced."""
    old = "<w:t>Rien de confidentiel ne sort.</w:t></w:r>"
    xml = part(data)
    start = xml.rindex("<w:r>", 0, xml.index(old))
    change = '<w:del w:id="990" w:author="Ana" w:date="2026-12-03T09:30:00Z">'
    control = '<w:sdt><w:sdtPr><w:id w:val="77"/><w:alias w:val="X"/></w:sdtPr><w:sdtContent>'
    made = (
        f"{change}{control}</w:del>{change}<w:r><w:delText>Rien de confidentiel ne sort.</w:delText></w:r>"
        "</w:del></w:sdtContent></w:sdt>"
    )
    return edited(data, (xml[start : xml.index(old) + len(old)], made))


def test_a_file_whose_controls_and_changes_cross_is_read_without_the_controls() -> None:
    review = read(_controls_across_changes(file("untouched")))
    assert accepted(review, "S04") == ["Les clients restent anonymes en tout temps."]
    assert rejected(review, "S04")[0] == "Rien de confidentiel ne sort."
    assert [(text.section, text.language) for text in review.texts] == KEYS


def test_two_reviews_pasted_into_one_file_are_told_apart() -> None:
    first, second = part(file("silent")), part(file("tracked"))
    inner = second[second.index("<w:body>") + 8 : second.rindex("<w:sectPr")]
    review = read(
        edited(file("silent"), (first[(at := first.rindex("<w:sectPr")) : at + 9], f"{inner}<w:sectPr"))
    )
    assert [(text.section, text.language) for text in review.texts] == KEYS
    assert accepted(review, "S04")[-1] == "Les clients restent anonymes toujours."
    twice = [left for left in review.leftovers if left.kind is LeftoverKind.TWICE]
    assert [left.section for left in twice] == ["S01", "S01", "S04", "S04", "S12", "S12"]
    assert "Prévenir la direction." in twice[4].text
    _nothing_of_the_second_is_lost(review)


def _nothing_of_the_second_is_lost(review: ReturnedReview) -> None:
    told = "\n".join(left.text for left in review.leftovers)
    assert "encouragée" in told
    assert "Suppliers too." in told
