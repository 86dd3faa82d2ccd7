"""Reading Word files in tests: validators, our five own asserts, and what a template looks like."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import ooxml_integrity
from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MAIN = "wordprocessingml.document.main+xml"


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as package:
        return package.namelist()


def lines(data: bytes) -> list[str]:
    """Return the text of each paragraph of the body, tables and content controls included."""
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(data).iter(f"{W}p")]


def styled(data: bytes) -> list[tuple[str, str]]:
    """Return style id and text of each paragraph."""
    found = []
    for paragraph in part(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        found.append(("" if style is None else str(style.get(f"{W}val")), text))
    return found


def style_name(data: bytes, style_id: str) -> str:
    for style in part(data, "word/styles.xml").iter(f"{W}style"):
        if style.get(f"{W}styleId") == style_id:
            return str(style.find(f"{W}name").get(f"{W}val"))  # type: ignore[union-attr]
    raise AssertionError(f"no style {style_id}")


def assert_valid(data: bytes, folder: Path) -> None:
    file = folder / "checked.docx"
    file.write_bytes(data)
    result = OpenXmlValidator().validate(str(file))
    assert result.is_valid, [error.description for error in result.errors]
    findings = ooxml_integrity.check(str(file))
    assert not [finding for finding in findings if finding.severity != ooxml_integrity.INFO], findings
    assert_own_rules(data)


def assert_own_rules(data: bytes) -> None:
    """Check what the validators miss: bookmarks, control ids, fields, dates and w14 ids."""
    roots = [
        part(data, name)
        for name in names(data)
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
    ]
    starts = [e.get(f"{W}id") for root in roots for e in root.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for root in roots for e in root.iter(f"{W}bookmarkEnd")]
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    marks = [e.get(f"{W}name") for root in roots for e in root.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    controls = [e.get(f"{W}val") for root in roots for e in root.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(set(controls)) == len(controls)
    for root in roots:
        assert_fields_balanced(root)
        for element in root.iter():
            for name in ("paraId", "textId"):
                value = element.get(f"{W14}{name}")
                assert value is None or (re.fullmatch("[0-9A-F]{8}", value) and int(value, 16) < 0x80000000)
        for name in ("checkedState", "uncheckedState"):
            for element in root.iter(f"{W14}{name}"):
                assert re.fullmatch("[0-9A-F]{4}", str(element.get(f"{W14}val")))
    core = part(data, "docProps/core.xml")
    for name in ("created", "modified"):
        value = core.findtext(f"{{http://purl.org/dc/terms/}}{name}")
        assert datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%SZ").year >= 2026  # noqa: DTZ007


def assert_fields_balanced(root: etree._Element) -> None:
    depth: list[str] = []
    for element in root.iter(f"{W}fldChar"):
        kind = str(element.get(f"{W}fldCharType"))
        if kind == "begin":
            depth.append("begin")
        elif kind == "separate":
            assert depth[-1] == "begin"
            depth[-1] = "separate"
        else:
            assert depth.pop() == "separate"
    assert not depth


def template(folder: Path, name: str = "corporate.docx", *, french: bool = False, **changes: bytes) -> Path:
    """Write a corporate template: its own Heading 1 and Title, a header, text to be thrown away.

    `french` gives it the style ids of a French Word; `changes` add or replace parts, `__` standing for `/`.
    """
    import docx
    from docx.shared import RGBColor

    document = docx.Document()
    document.add_paragraph("Text of the template to throw away")
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x00, 0x11)
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "CORPORATE HEADER"
    saved = BytesIO()
    document.save(saved)
    path = folder / name
    added = {key.replace("__", "/"): value for key, value in changes.items()}
    with ZipFile(saved) as source, ZipFile(path, "w") as target:
        for entry in source.namelist():
            content = added.pop(entry, source.read(entry))
            if french and entry.endswith(".xml"):
                content = content.replace(b'"Heading1"', b'"Titre1"').replace(b'"Title"', b'"Titre"')
                content = content.replace(b'w:name w:val="Titre"', b'w:name w:val="Title"')
            if name.endswith(".dotx") and entry == "[Content_Types].xml":
                content = content.replace(MAIN.encode(), b"wordprocessingml.template.main+xml")
            target.writestr(entry, content)
        for entry, content in added.items():
            target.writestr(entry, content)
    return path
