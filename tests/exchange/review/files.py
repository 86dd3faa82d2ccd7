"""Review files as they come back: those of LibreOffice in this folder, and edits as Word makes them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from charta.documents.factory import WordingText
from charta.domain.items import Item, Mark, lines, plain
from charta.domain.returned import revised
from charta.domain.review import ReturnedReview, ReturnedText
from charta.exchange.review import WordReviewReader
from exchange.review.content import WORDINGS

HERE: Final = Path(__file__).parent
BODY: Final = "word/document.xml"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AUTHOR: Final = 'w:author="Ana" w:date="2026-12-03T09:30:00Z"'


def file(name: str) -> bytes:
    return (HERE / f"{name}.docx").read_bytes()


def read(data: bytes) -> ReturnedReview:
    return WordReviewReader().read(data, "review.docx")


def text_of(review: ReturnedReview, section: str, language: str = "fr") -> ReturnedText:
    (found,) = [text for text in review.texts if (text.section, text.language) == (section, language)]
    return found


def accepted(review: ReturnedReview, section: str, language: str = "fr") -> list[str]:
    """Return the words of each line with every tracked change accepted."""
    return [plain(line) for line in lines(revised(text_of(review, section, language).lines).after)]


def rejected(review: ReturnedReview, section: str, language: str = "fr") -> list[str]:
    """Return the words of each line with every tracked change undone."""
    return [plain(line) for line in lines(revised(text_of(review, section, language).lines).before)]


def marks(review: ReturnedReview, section: str, language: str = "fr") -> list[Mark]:
    return [line.mark for line in text_of(review, section, language).lines]


def sent_items(section: str, language: str) -> tuple[Item, ...]:
    return WordingText().items(WORDINGS[language][section])


def part(data: bytes, name: str = BODY) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def with_parts(data: bytes, parts: Mapping[str, str | bytes | None], packing: int = ZIP_DEFLATED) -> bytes:
    """Return a file with some parts put in, replaced, or (None) taken out."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", packing) as made:
        for name in source.namelist():
            if name not in parts:
                made.writestr(name, source.read(name))
        for name, content in parts.items():
            if content is not None:
                made.writestr(name, content)
    return target.getvalue()


def edited(data: bytes, *changes: tuple[str, str], name: str = BODY) -> bytes:
    """Return a file in which each first text of a part is replaced by the other; it must be there."""
    xml = part(data, name)
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new, 1)
    return with_parts(data, {name: xml})


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "BodyText", properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def inserted(content: str, number: int = 901) -> str:
    return f'<w:ins w:id="{number}" {AUTHOR}>{content}</w:ins>'


def deleted(text: str, number: int = 902, look: str = "") -> str:
    content = run(text, look).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="{number}" {AUTHOR}>{content}</w:del>'


def with_comments(data: bytes, comments: str, extended: str = "") -> bytes:
    """Return a file with these comments, and threads as Word keeps them."""
    spaces = (
        f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    threads = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    links = part(data, "word/_rels/document.xml.rels")
    added = f'<Relationship Id="rIdC1" Type="{office}/comments" Target="comments.xml"/>'
    added += f'<Relationship Id="rIdC2" Type="{threads}" Target="commentsExtended.xml"/>' if extended else ""
    parts: dict[str, str | bytes | None] = {
        "word/_rels/document.xml.rels": links.replace("</Relationships>", f"{added}</Relationships>"),
        "word/comments.xml": f"<w:comments {spaces}>{comments}</w:comments>",
    }
    if extended:
        parts["word/commentsExtended.xml"] = f"<w15:commentsEx {spaces}>{extended}</w15:commentsEx>"
    return with_parts(data, parts)


def a_comment(number: int, text: str, paragraph_id: str = "", date: str = "2026-12-03T09:30:00Z") -> str:
    identity = f' w14:paraId="{paragraph_id}"' if paragraph_id else ""
    return (
        f'<w:comment w:id="{number}" w:author="Ana" w:date="{date}" w:initials="A"><w:p{identity}>{run(text)}'
        "</w:p></w:comment>"
    )


def commented(number: int, content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def large(sections: int, changes: int, comments: int) -> bytes:
    """Return a review of many sections of 30 paragraphs, with changes and comments spread over them."""
    lines = sections * 30
    made: list[str] = []
    for number in range(lines):
        section, place = divmod(number, 30)
        if not place:
            mark = f'<w:bookmarkStart w:id="{section}" w:name="charta_S{section:02}_fr"/>'
            made.append(paragraph(mark + run(f"Titre {section}"), "Heading1"))
        words = run("Une phrase de longueur moyenne, comme il y en a dans une charte, ") + run("et sa suite.")
        if number * changes // lines != (number + 1) * changes // lines:
            words += deleted(" Ancien.", 1000 + number) + inserted(run(" Nouveau."), 9000 + number)
        if (at := number * comments // lines) != (number + 1) * comments // lines:
            words = commented(at, words)
        made.append(paragraph(words))
    body = f'<w:document xmlns:w="{W}"><w:body>{"".join(made)}</w:body></w:document>'
    data = with_parts(file("sent"), {BODY: body, "customXml/item1.xml": None})
    return with_comments(data, "".join(a_comment(number, "Une remarque.") for number in range(comments)))
