import contextlib
import re
import struct
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from charta.documents.factory import DocumentFactory
from charta.documents.word_intake import LARGEST_UNPACKED
from charta.domain.printed import PrintedSection
from charta.errors import TemplateUnusable
from documents.samples import FINGERPRINT, charter, form
from documents.word_checks import W, assert_valid, lines, part, style_name, styled, template

factory = DocumentFactory()
RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/image" Target="http://example.org/x.png" TargetMode="External"/>'
    b"</Relationships>"
)
SETTINGS = (
    b'<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:updateFields w:val="true"/><w:trackRevisions/></w:settings>'
)


@pytest.mark.parametrize("name", ["corporate.docx", "corporate.dotx"])
@pytest.mark.parametrize("french", [False, True])
def test_a_users_template_restyles_the_document(name: str, french: bool, tmp_path: Path) -> None:
    data = factory.charter(charter(), "docx", template(tmp_path, name, french=french))
    assert_valid(data, tmp_path)
    style = next(
        style
        for style, text in styled(data)
        if text == "Ambition et position" and not style.startswith("TOC")
    )
    assert style == ("Titre1" if french else "Heading1")
    assert style_name(data, style) == "heading 1"
    assert b"AA0011" in _styles(data)
    assert "Text of the template to throw away" not in lines(data)
    assert "Charte des médias sociaux" in lines(data)
    assert any(
        "CORPORATE HEADER" in "".join(part(data, name).itertext())
        for name in _names(data)
        if "header" in name
    )


def test_our_own_output_serves_as_a_template_and_stays_valid(tmp_path: Path) -> None:
    first = tmp_path / "ours.docx"
    first.write_bytes(factory.charter(charter(), "docx"))
    data = factory.charter(charter("en"), "docx", first)
    assert_valid(data, tmp_path)
    assert "Ambition et position" not in lines(data)


def test_missing_styles_are_added_once_and_with_lists(tmp_path: Path) -> None:
    data = factory.acknowledgement(form(), "docx", template(tmp_path))
    ids = [style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")]
    assert len(set(ids)) == len(ids)
    used = {style for style, _ in styled(data)}
    assert used <= set(ids)
    numbers = {num.get(f"{W}numId") for num in part(data, "word/numbering.xml").iter(f"{W}num")}
    assert {e.get(f"{W}val") for e in part(data).iter(f"{W}numId")} <= numbers


def test_emphasis_within_a_link_is_a_style_based_on_that_of_links_in_every_template(tmp_path: Path) -> None:
    wording = "See [**our** *own* ***new*** site](https://example.org).\n"
    content = charter("en", sections=(PrintedSection("S01", "Title", wording, FINGERPRINT),))
    for file in (None, template(tmp_path), template(tmp_path, french=True)):
        data = factory.charter(content, "docx", file)
        assert_valid(data, tmp_path)
        links = part(data).iter(f"{W}hyperlink")
        link = next(link for link in links if "".join(link.itertext()) == "our own new site")
        ids = [str(style.get(f"{W}val")) for style in link.iter(f"{W}rStyle")]
        looks = ("Strong", "", "Emphasis", "", "Intense Emphasis", "")
        assert [style_name(data, id_) for id_ in ids] == [f"Hyperlink {look}".strip() for look in looks]
        assert not [e for run in link.iter(f"{W}rPr") for e in run if e.tag != f"{W}rStyle"]
        base = _style(data, ids[0]).find(f"{W}basedOn")
        assert base is not None
        assert base.get(f"{W}val") == ids[1]


def test_what_would_act_on_opening_is_taken_out(tmp_path: Path) -> None:
    data = factory.charter(charter(), "docx", template(tmp_path, **{"word/settings.xml": SETTINGS}))
    settings = part(data, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    assert settings.find(f"{W}trackRevisions") is None


@pytest.mark.parametrize(
    ("part_name", "content"),
    [
        ("word/vbaProject.bin", b"macro"),
        ("word/activeX/activeX1.xml", b"<x/>"),
        ("word/embeddings/object1.bin", b"x"),
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("word/styles.xml", b"\xff\xfe\x00"),
        ("word/_rels/document.xml.rels", b"<x"),
        ("../evil.xml", b"<x/>"),
        (
            "word/_rels/header9.xml.rels",
            RELATIONSHIPS,
        ),
    ],
)
def test_a_template_that_is_broken_or_active_is_refused(
    part_name: str, content: bytes, tmp_path: Path
) -> None:
    path = template(tmp_path, **{part_name: content})
    with pytest.raises(TemplateUnusable) as caught:
        factory.charter(charter(), "docx", path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_a_file_that_is_no_package_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(TemplateUnusable):
        factory.charter(charter(), "docx", path)


def test_a_missing_template_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(TemplateUnusable):
            factory.charter(charter(), "docx", path)


def test_a_package_without_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", "<Relationships/>")
    with pytest.raises(TemplateUnusable):
        factory.charter(charter(), "docx", path)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path)
    with ZipFile(path, "a", ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.png", bytes(LARGEST_UNPACKED + 1))
    with pytest.raises(TemplateUnusable):
        factory.charter(charter(), "docx", path)


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path)
    with ZipFile(path, "a", ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.xml", bytes(5_000_000))
    data = bytearray(path.read_bytes())
    true_size = struct.pack("<I", 5_000_000)
    path.write_bytes(bytes(data).replace(true_size, struct.pack("<I", 10)))
    with pytest.raises(TemplateUnusable):
        factory.charter(charter(), "docx", path)


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_template_serves_or_is_refused_and_nothing_else(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = template(Path(folder))
        with ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        victim = data.draw(st.sampled_from(sorted(parts)))
        values = [found.span() for found in re.finditer(rb'"[^"]*"', parts[victim])]
        if values and data.draw(st.booleans()):
            start, end = data.draw(st.sampled_from(values))
            bad = data.draw(st.sampled_from([b"", b"-1", b"abc", b"9" * 15, b"Heading1"]))
            parts[victim] = parts[victim][:start] + b'"' + bad + b'"' + parts[victim][end:]
        else:
            del parts[victim]
        with ZipFile(path, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
        with contextlib.suppress(TemplateUnusable):
            assert factory.acknowledgement(form(), "docx", path).startswith(b"PK")


def _styles(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/styles.xml")


def _names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as package:
        return package.namelist()


def _style(data: bytes, style_id: str) -> etree._Element:
    styles = part(data, "word/styles.xml").iter(f"{W}style")
    return next(style for style in styles if style.get(f"{W}styleId") == style_id)
