"""Files that are no review, or were made to do harm: one clear reason each, in bounded time and memory."""

import contextlib
import resource
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.errors import Marked, ReviewUnusable
from charta.exchange.review import WordReviewReader
from effort import bounded
from exchange.review.files import (
    BODY,
    W,
    a_comment,
    edited,
    file,
    paragraph,
    part,
    read,
    run,
    with_comments,
    with_parts,
)

SENT = file("sent")
SECONDS = 60
LINKS = "word/_rels/document.xml.rels"


def problem(data: bytes) -> str:
    """Return why a file is refused."""
    with bounded(SECONDS), pytest.raises(ReviewUnusable) as raised:
        read(data)
    told = raised.value.parameters["problem"]
    assert isinstance(told, Marked)
    assert raised.value.parameters["name"] == "review.docx"
    return told


def document(content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


def body(content: str, head: str = "") -> bytes:
    return with_parts(
        SENT, {BODY: f'{head}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'}
    )


def archive(**members: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


# -- other files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"Bonjour,\nvoici mes remarques.", "it is a text file"),
        ("\ufeffRemarques".encode(), "it is a text file"),
        (b"%PDF-1.7\n", "it is a PDF"),
        (b"{\\rtf1 ", "it is a text in the format RTF; save it as .docx"),
        (b"<!DOCTYPE html><html>", "it is a web page"),
        (b'<?xml version="1.0"?><pkg:package/>', "it is an XML file; save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "it is an old Word file (.doc); save it as .docx",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "it is protected by a password; save it without one",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is not a Word file"),
        (
            archive(mimetype=b"application/vnd.oasis.opendocument.text"),
            "it is an OpenDocument file (.odt); save it as .docx",
        ),
        (archive(hello=b"x"), "it is not a Word file"),
        (SENT[: len(SENT) // 2], "it is damaged or incomplete"),
        (b"PK\x03\x04", "it is damaged or incomplete"),
    ],
)
def test_what_people_send_instead_is_told_apart(data: bytes, reason: str) -> None:
    assert problem(data) == reason


def test_a_file_with_macros_is_refused() -> None:
    macros = edited(SENT, ("wordprocessingml.document.main", "x"), name="[Content_Types].xml")
    macros = edited(
        macros,
        ("vnd.openxmlformats-officedocument.x", "vnd.ms-word.document.macroEnabled.main"),
        name="[Content_Types].xml",
    )
    assert problem(macros) == "it holds macros; save it as .docx"
    assert problem(with_parts(SENT, {"word/vbaProject.bin": b"x"})) == "it holds macros; save it as .docx"


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(SENT)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert problem(bytes(data)) == "it is protected by a password; save it without one"


def test_the_strict_form_of_the_format_is_refused_by_name() -> None:
    rels = part(SENT, "_rels/.rels").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    assert "Strict Open XML" in problem(with_parts(SENT, {"_rels/.rels": rels}))


@pytest.mark.parametrize("name", ["_rels/.rels", "[Content_Types].xml", BODY])
def test_a_file_without_a_part_that_it_needs_is_refused(name: str) -> None:
    assert problem(with_parts(SENT, {name: None})) == "it is not a Word file"


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/numbering.xml", "customXml/item1.xml", "docProps/app.xml", LINKS]
)
def test_a_file_without_a_part_that_it_can_spare_is_read(name: str) -> None:
    review = read(with_parts(SENT, {name: None}))
    assert len(review.texts) == 6


def test_two_parts_of_one_name_are_refused() -> None:
    target = BytesIO(SENT)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as made:
        made.writestr(BODY, "<x/>")
    assert problem(target.getvalue()) == "two of its parts have the same name"


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "word\\..\\x.xml"])
def test_a_part_that_points_outside_is_refused(name: str) -> None:
    assert problem(with_parts(SENT, {name: b"x"})) == "a part of it points outside the file"


# -- harm ---------------------------------------------------------------------------------------------------


def test_entities_are_refused_before_they_are_resolved() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    assert problem(body(paragraph("<w:r><w:t>&l11;</w:t></w:r>"), head)) == "a part of it declares entities"
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = body(paragraph("<w:r><w:t>&x;</w:t></w:r>"), outside)
    assert problem(data) == "a part of it declares entities"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-7", "ebcdic-cp-fr"])
def test_no_encoding_hides_entities(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le").removesuffix("-be")}"?>'
    text += f'<!DOCTYPE w [<!ENTITY x "y">]><w:document xmlns:w="{W}"><w:body/></w:document>'
    codec = "cp500" if encoding.startswith("ebcdic") else encoding
    signature = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert problem(with_parts(SENT, {BODY: signature + text.encode(codec)})) in (
        "a part of it declares entities",
        "a part of it is damaged",
    )


def test_a_zip_bomb_is_refused_by_its_listing() -> None:
    assert "unpacks" in problem(with_parts(SENT, {"word/media/a.png": b"\0" * 20_000_000}))
    assert "unpacks" in problem(with_parts(SENT, {f"word/m/{n}.xml": b"x" for n in range(2_001)}))


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(SENT)
    with zipfile.ZipFile(BytesIO(SENT)) as package:
        size = package.getinfo(BODY).file_size
    packed = size.to_bytes(4, "little")
    at = data.index(BODY.encode(), data.index(b"PK\x01\x02"))
    place = data.index(packed, at - 46)
    data[place : place + 4] = (size // 2).to_bytes(4, "little")
    assert problem(bytes(data)) in ("it is damaged or incomplete", "a part of it is damaged")


@pytest.mark.parametrize("wrapper", ["w:sdt><w:sdtContent", "w:ins", "w:tbl><w:tr><w:tc", "x"])
def test_deep_nesting_is_refused(wrapper: str) -> None:
    closed = "".join(f"</{name.removeprefix('<')}>" for name in reversed(wrapper.split(">")))
    read(body(f"<{wrapper}>" * 40 + paragraph(run("x")) + closed * 40))
    for depth in (240, 300_000):
        assert problem(body(f"<{wrapper}>" * depth + closed * depth))


@pytest.mark.parametrize("wrapper", ["w:smartTag", "w:sdt><w:sdtContent", "w:r"])
def test_deep_nesting_in_a_paragraph_is_refused(wrapper: str) -> None:
    opened = f"<{wrapper}>" * 115
    closed = "".join(f"</{name}>" for name in reversed(wrapper.split("><")))
    data = body(f"<w:p>{opened}{run('x')}{closed * 115}</w:p>")
    if wrapper == "w:r":
        read(data)
    else:
        assert problem(data)


@pytest.mark.parametrize(
    "content",
    [
        paragraph(run("x")) * 40_000,
        f"<w:p>{run('x') * 310_000}</w:p>",
        f"<w:p>{'<x/>' * 1_600_000}</w:p>",
        "<w:tbl><w:tr>" + f"<w:tc>{paragraph(run('x'))}</w:tc>" * 40_000 + "</w:tr></w:tbl>",
    ],
    ids=["paragraphs", "runs", "elements", "cells"],
)
def test_more_than_a_review_can_hold_is_refused(content: str) -> None:
    # Not packed, so that only what it holds speaks against it.
    assert "can hold" in problem(with_parts(SENT, {BODY: document(content)}, zipfile.ZIP_STORED))


def test_a_hundred_thousand_comments_are_refused() -> None:
    comments = "".join(a_comment(number, "x") for number in range(100_000))
    assert problem(with_comments(SENT, comments)) == "it holds more comments than a review can hold"


def test_five_thousand_comments_in_one_place_are_read_in_time() -> None:
    comments = "".join(a_comment(number, "x") for number in range(5_000))
    ranges = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(5_000))
    with bounded(SECONDS):
        review = read(with_comments(edited(SENT, (run("Appeler."), ranges + run("Appeler."))), comments))
    assert sum(len(text.comments) for text in review.texts) == 5_000


def test_comments_on_a_long_section_take_bounded_memory() -> None:
    long = "mot " * 250_000
    ranges = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(4_000))
    data = edited(SENT, (run("Appeler."), ranges + run(long)))
    review = read(with_comments(data, "".join(a_comment(number, "x") for number in range(4_000))))
    quotes = [comment.quote for text in review.texts for comment in text.comments]
    assert len(quotes) == 4_000
    assert sum(map(len, quotes)) < 20_000_000


def test_words_in_very_many_runs_take_time_by_their_number() -> None:
    runs = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>{'x' * 40}</w:t></w:r>" * 120_000
    with bounded(SECONDS):
        read(with_comments(SENT, f'<w:comment w:id="0"><w:p>{runs}</w:p></w:comment>'))
        read(with_parts(SENT, {BODY: document(f"<w:p>{runs}</w:p>")}, zipfile.ZIP_STORED))


def test_many_rows_of_many_departments_take_time_by_their_number() -> None:
    row = "<w:tr>{}</w:tr>"
    cells = [f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("☐", "x", "y", "z")]
    rows = "".join(
        row.format(
            f'<w:tc><w:sdt><w:sdtPr><w:tag w:val="charta:S01:d{n}:by"/></w:sdtPr><w:sdtContent>'
            f"{paragraph(run(f'D{n}'))}</w:sdtContent></w:sdt></w:tc>{''.join(cells)}"
        )
        for n in range(4_000)
    )
    with bounded(SECONDS):
        read(with_parts(SENT, {BODY: document(f"<w:tbl>{rows}</w:tbl>")}, zipfile.ZIP_STORED))


def test_many_fields_and_attributes_take_bounded_time() -> None:
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 120
    assert problem(body(f"<w:p>{fields}</w:p>"))
    attributes = "".join(f' a{n}="x"' for n in range(200_000))
    with bounded(SECONDS):
        read(body(f"<w:p{attributes}/>"))


def test_replies_in_a_circle_end() -> None:
    threads = "".join(
        f'<w15:commentEx w15:paraId="{one}" w15:paraIdParent="{other}"/>' for one, other in ("AB", "BA")
    )
    review = read(with_comments(SENT, a_comment(0, "x", "A") + a_comment(1, "y", "B"), threads))
    assert len(review.leftovers) == 2


def test_styles_in_a_circle_end() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    data = edited(SENT, ("</w:styles>", f"{circle}</w:styles>"), name="word/styles.xml")
    data = edited(data, (paragraph(run("Rien de confidentiel ne sort.")), paragraph(run("Rien."), "A")))
    assert len(read(data).texts) == 6


def test_nothing_outside_the_file_is_followed() -> None:
    targets = "".join(
        f'<Relationship Id="x{n}" Type="http://x/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
        for n, kind in enumerate(("comments", "image", "attachedTemplate", "header", "footnotes"))
    )
    review = read(edited(SENT, ("</Relationships>", f"{targets}</Relationships>"), name=LINKS))
    assert review == read(SENT)


def test_memory_stays_bounded_for_the_largest_parts() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    problem(body(f"<w:p>{'<w:r/>' * 1_450_000}</w:p>"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000


# -- anything -----------------------------------------------------------------------------------------------


def survives(data: bytes) -> None:
    with contextlib.suppress(ReviewUnusable):
        WordReviewReader().read(data, "x.docx")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(data)
    survives(b"PK\x03\x04" + data)


@settings(max_examples=150)
@given(st.integers(0, len(SENT) - 1), st.integers(0, 255), st.integers(0, 40))
def test_any_damage_to_the_file_is_read_or_refused(place: int, byte: int, cut: int) -> None:
    survives(SENT[:place] + bytes([byte]) + SENT[place + cut :])


@settings(max_examples=60)
@given(
    st.sampled_from([BODY, "word/styles.xml", "word/numbering.xml", LINKS, "customXml/item1.xml"]), st.data()
)
def test_any_damage_within_a_part_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = part(SENT, name).encode()
    place = data.draw(st.integers(0, len(content)))
    new = data.draw(
        st.one_of(st.binary(max_size=3), st.sampled_from([b"<", b">", b"</w:p>", b"<w:p>", b"&x;"]))
    )
    survives(
        with_parts(SENT, {name: content[:place] + new + content[place + data.draw(st.integers(0, 90)) :]})
    )


@pytest.mark.parametrize("start", ["<w:sdtPr>", "<w:sdt ", "<w:del>"])
def test_a_part_with_crossing_elements_is_refused_in_time(start: str) -> None:
    filler = start * (8_000_000 // len(start) // 8)
    assert problem(with_parts(SENT, {BODY: f'<w:document xmlns:w="{W}"><w:body></w:p>{filler}'}))


_TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtPr",
        "sdtContent",
        "tag",
        "ins",
        "del",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "fldChar",
        "instrText",
        "bookmarkStart",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "drawing",
        "pict",
        "object",
        "pPr",
        "rPr",
        "numPr",
        "ilvl",
        "numId",
        "sym",
        "br",
        "footnoteReference",
        "ruby",
        "rPrChange",
        "pPrChange",
        "txbxContent",
        "trPr",
        "style",
        "name",
        "basedOn",
    ]
)
_VALUES = st.sampled_from(
    ["", "0", "-1", "begin", "separate", "end", "charta:S01:fr", "charta_S04_decision", "é", "9" * 30]
)
_NAMES = st.sampled_from(["val", "id", "name", "date", "author", "fldCharType", "char", "instr", "type"])


@st.composite
def _trees(draw: st.DrawFn, depth: int = 4) -> str:
    tag = draw(_TAGS)
    attributes = "".join(
        f' w:{name}="{draw(_VALUES)}"' for name in draw(st.lists(_NAMES, unique=True, max_size=3))
    )
    children = draw(st.lists(_trees(depth=depth - 1), max_size=3)) if depth else []
    return f"<w:{tag}{attributes}>{draw(st.sampled_from(['', 'mot']))}{''.join(children)}</w:{tag}>"


@settings(max_examples=40)
@given(_trees())
def test_any_xml_in_any_place_is_read(tree: str) -> None:
    read(edited(SENT, (run("Appeler."), run("Appeler.") + tree)))
    read(edited(SENT, ("<w:body>", f"<w:body>{tree}")))
    read(edited(SENT, ("</w:styles>", f"{tree}</w:styles>"), name="word/styles.xml"))
    read(edited(SENT, ("</w:numbering>", f"{tree}</w:numbering>"), name="word/numbering.xml"))
    read(with_comments(SENT, tree))


def test_a_large_review_is_read_whole() -> None:
    from exchange.review.files import large

    data = large(sections=22, changes=300, comments=100)
    review = read(data)
    assert len(review.texts) == 22
    assert sum(len(text.comments) for text in review.texts) == 100
    changed = [run_ for text in review.texts for line in text.lines for run_ in line.runs if run_.inserted]
    assert len(changed) == 300
