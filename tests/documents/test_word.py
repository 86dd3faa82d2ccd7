from io import BytesIO
from pathlib import Path

import docx
import pytest

from charta.documents.factory import DocumentFactory
from charta.documents.word_template import build_template, template_file
from charta.domain.printed import PrintedPerson, PrintedSection
from documents.samples import (
    charter,
    diagnostic,
    diagnostic_sheet,
    endorsed,
    form,
    one_page,
    person,
    png,
    published,
    survey,
)
from documents.samples_versions import changes, evidence
from documents.samples_workshop import minutes
from documents.word_checks import (
    W14,
    W,
    assert_valid,
    lines,
    names,
    part,
    style_name,
    styled,
)

HOSTILE = 'A <b>&amp;</b> "q" **x** [l](javascript:1) ::: toc {{ 7*7 }} \x07 \u202eRTL 👩‍💻 ]]> ' + "y" * 300
factory = DocumentFactory()


def every_document(language: str) -> dict[str, bytes]:
    return {
        "charter": factory.charter(charter(language), "docx"),
        "published": factory.charter(published(language), "docx"),
        "blank": factory.acknowledgement(form(language), "docx"),
        "annual": factory.acknowledgement(
            form(language, "annual", person=person(), changes=("Un", "Deux")), "docx"
        ),
        "sheet": factory.sign_off_sheet(charter(language), "docx"),
        "one-page": factory.one_page(one_page(language), "docx"),
        "diagnostic": factory.diagnostic(diagnostic(language), "docx"),
        "few": factory.diagnostic(diagnostic(language, result=survey(people=5)), "docx"),
        "foreword": factory.charter(endorsed(language), "docx"),
        "changes": factory.changes(changes(language), "docx"),
        "evidence": factory.evidence(evidence(language), "docx"),
        "questionnaire": factory.diagnostic_sheet(diagnostic_sheet(language), "docx"),
    }


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_document_is_valid_for_word(language: str, tmp_path: Path) -> None:
    for data in every_document(language).values():
        assert_valid(data, tmp_path)


def test_hostile_content_is_valid_and_prints_literally(tmp_path: Path) -> None:
    shown = HOSTILE.replace("\x07", "\u2407")
    section = PrintedSection("S01", HOSTILE, "Texte &amp; <script>alert(1)</script>\n", "ab")
    content = charter(organisation=HOSTILE, title=HOSTILE, contact_email="a b)<x>@e", sections=(section,))
    data = factory.charter(content, "docx")
    assert_valid(data, tmp_path)
    assert any(shown in line for line in lines(data))
    assert "Texte &amp; <script>alert(1)</script>" in lines(data)
    filled = factory.acknowledgement(form(person=PrintedPerson(name=HOSTILE, status=HOSTILE)), "docx")
    assert_valid(filled, tmp_path)
    assert shown in lines(filled)


def test_an_empty_charter_still_makes_valid_documents(tmp_path: Path) -> None:
    bare = charter(title="", organisation="", contact="", contact_email="", sections=(), logo=None)
    assert_valid(factory.charter(bare, "docx"), tmp_path)
    assert_valid(factory.sign_off_sheet(bare, "docx"), tmp_path)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert factory.charter(charter(), "docx") == factory.charter(charter(), "docx")


def test_the_template_in_the_repository_is_the_one_that_the_table_of_styles_gives() -> None:
    assert template_file().read_bytes() == build_template()


def test_the_template_is_modern_and_light() -> None:
    data = build_template()
    settings = part(data, "word/settings.xml")
    modes = [e.get(f"{W}val") for e in settings.iter(f"{W}compatSetting")]
    assert modes == ["15"]
    assert not [name for name in names(data) if "Effects" in name or "thumbnail" in name]
    assert len(data) < 12_000


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_text_carries_formatting_of_its_own(language: str) -> None:
    for data in every_document(language).values():
        for properties in part(data).iter(f"{W}rPr"):
            if properties.getparent().tag == f"{W}r":  # type: ignore[union-attr]
                assert {child.tag for child in properties} <= {f"{W}rStyle", f"{W}lang"}


def test_sections_are_headings_that_word_numbers_and_bookmarks_name_them() -> None:
    data = factory.charter(charter(), "docx")
    document = docx.Document(BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[0] == "Ambition et position"
    assert len(headings) == 6
    marks = [e.get(f"{W}name") for e in part(data).iter(f"{W}bookmarkStart")]
    assert "charta_S01" in marks
    heading = next(
        s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1"
    )
    assert heading.find(f"{W}pPr/{W}numPr/{W}numId") is not None


def test_the_table_of_contents_is_right_without_an_update() -> None:
    data = factory.charter(charter(), "docx")
    entries = [text for style, text in styled(data) if style.startswith("TOC") and style != "TOCHeading"]
    assert entries[:3] == [
        "1.\u2002Ambition et position",
        "1.1\u2002Ce que nous encourageons",
        "1.2\u2002Avant de publier",
    ]
    assert entries[-1] == "Annexe – Approbations"
    marks = {e.get(f"{W}name") for e in part(data).iter(f"{W}bookmarkStart")}
    targets = [e.get(f"{W}anchor") for e in part(data).iter(f"{W}hyperlink") if e.get(f"{W}anchor")]
    assert len(targets) == len(entries)
    assert set(targets) <= marks
    assert part(data, "word/settings.xml").find(f"{W}updateFields") is None


def test_each_numbered_list_begins_again() -> None:
    data = factory.charter(charter(), "docx")
    ids = []
    for paragraph in part(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "ListNumber":
            ids.append(paragraph.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"))  # type: ignore[union-attr]
    assert len(ids) == 18
    assert len(set(ids)) == 6
    starts = part(data, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1"] * 6


@pytest.mark.parametrize(("language", "locale", "page"), [("fr", "fr-CA", "de"), ("en", "en-CA", "of")])
def test_language_properties_and_page_numbers_follow_the_document(
    language: str, locale: str, page: str
) -> None:
    data = factory.charter(published(language), "docx")
    document = docx.Document(BytesIO(data))
    assert document.core_properties.language == locale
    assert document.core_properties.title == published(language).title
    assert document.core_properties.author == published(language).organisation
    assert [e.get(f"{W}val") for e in part(data, "word/styles.xml").iter(f"{W}lang")] == [locale]
    footer = document.sections[0].footer.paragraphs[0]
    assert f"Page\u00a01 {page}\u00a01" in footer.text
    codes = [e.text.strip() for e in footer._p.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_fingerprint_is_short_to_the_eye_and_whole_in_the_properties() -> None:
    content = published()
    data = factory.acknowledgement(form(), "docx")
    footer = docx.Document(BytesIO(data)).sections[0].footer.paragraphs[0].text
    assert "3f2a 9b1c 77de 0a42" in footer
    assert content.fingerprint not in footer
    assert content.fingerprint in "".join(part(data, "docProps/custom.xml").itertext())


def test_tables_repeat_their_header_and_keep_their_rows_whole() -> None:
    for data in (factory.charter(charter(), "docx"), factory.sign_off_sheet(charter(), "docx")):
        table = next(t for t in part(data).iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblCaption") is not None)
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_no_text_touches_the_table_before_it() -> None:
    body = part(factory.minutes(minutes("en"), "docx")).find(f"{W}body")
    assert body is not None
    after = [following for table in body.iter(f"{W}tbl") if (following := table.getnext()) is not None]
    styles = [str(element.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) for element in after]  # type: ignore[union-attr]
    assert "FormLabel" in styles
    assert not {"BodyText", "ListBullet", "ListNumber"} & set(styles)


def test_the_logo_has_an_alternative_text() -> None:
    data = factory.charter(charter(), "docx")
    pictures = [e for e in part(data).iter() if str(e.tag).endswith("}docPr")]
    assert [picture.get("descr") for picture in pictures] == ["Coopérative Boréal"]


def test_a_logo_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    data = factory.charter(charter(logo=png()[:40]), "docx")
    assert_valid(data, tmp_path)
    assert not [name for name in names(data) if name.startswith("word/media")]


def test_form_fields_can_be_filled_on_screen() -> None:
    root = part(factory.acknowledgement(form(person=person()), "docx"))
    tags = {e.get(f"{W}val"): e.getparent() for e in root.iter(f"{W}tag")}
    assert {"charta:name", "charta:received", "charta:signature", "charta:signed_on"} <= tags.keys()
    assert tags["charta:session"].find(f"{W}date/{W}lid").get(f"{W}val") == "fr-CA"  # type: ignore[union-attr]
    content = tags["charta:name"].getparent().find(f"{W}sdtContent")  # type: ignore[union-attr]
    assert "".join(content.itertext()) == "Zoé Gagnon-O’Neil"
    ticked = [e for e in root.iter(f"{W14}checked") if e.get(f"{W14}val") == "1"]
    assert len(ticked) == 1  # the status
    titles = [e.get(f"{W}val") for e in root.iter(f"{W}alias")]
    assert all(titles)
    assert max(len(title) for title in titles) <= 64


def test_a_draft_says_so_and_a_version_says_which() -> None:
    draft, version = lines(factory.charter(charter(), "docx")), lines(factory.charter(published(), "docx"))
    assert any(line.startswith("Ébauche du 1er décembre 2026") for line in draft)
    assert any("Version\u00a01.0, en vigueur le 15 janvier 2027" in line for line in version)
    assert not any("Ébauche" in line for line in version)


def test_styles_are_named_as_word_names_them() -> None:
    data = factory.charter(charter(), "docx")
    used = {style_name(data, style) for style, _ in styled(data)}
    assert {
        "heading 1",
        "heading 2",
        "Body Text",
        "List Bullet",
        "List Bullet 2",
        "List Number",
        "Quote",
    } <= used


def test_lists_in_a_callout_keep_the_callouts_bar_and_count_by_themselves(tmp_path: Path) -> None:
    wording = "> Avant\n>\n> - un\n> - deux\n>\n> 4. quatre\n> 5. cinq\n"
    section = PrintedSection("S01", "Titre", wording, "ab")
    data = factory.charter(charter(sections=(section,)), "docx")
    assert_valid(data, tmp_path)
    kinds = [style for style, text in styled(data) if text in {"Avant", "un", "deux", "quatre", "cinq"}]
    assert kinds == ["Quote", *["CalloutListBullet"] * 2, *["CalloutListNumber"] * 2]
    start = part(data, "word/numbering.xml").find(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert start is not None
    assert start.get(f"{W}val") == "4"
