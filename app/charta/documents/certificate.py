"""The certificate of a signature: what somebody signed, when and how, and the exact text."""

from charta.documents.block_words import printable
from charta.documents.blocks import Document, Picture
from charta.documents.charter import sections_of
from charta.documents.composing import Composer, Content
from charta.documents.evidence import digits, moment
from charta.documents.images import is_whole_picture
from charta.documents.workshop_words import small_logo, trimmed
from charta.domain.printed_people import PrintedCertificate
from charta.domain.register import Method

_PAGE_WIDTH_MM = 150.0
_PAGE_HEIGHT_MM = 190.0


def compose_certificate(composer: Composer, content: PrintedCertificate) -> Document:
    """Return the certificate in the language that was signed, dated with the day of `content.charter`."""
    charter, content = content.charter, trimmed(content)
    page = _page(content)
    return composer.compose(
        "certificate",
        Content(
            charter=charter,
            variables={
                "certificate": content,
                "person": content.person,
                "is_text_signed": content.fingerprint == charter.fingerprint,
                "has_page": bool(page),
                "moment": lambda at: moment(at, charter.language),
                "digits": digits,
            },
            inserts={
                "logo": small_logo(charter),
                "page": page,
                "sections": sections_of(composer, charter),
            },
        ),
    )


def _page(content: PrintedCertificate) -> tuple[Picture, ...]:
    """Return the kept page; none for an attendance list, on which others have their names."""
    picture = content.picture
    if picture is None or content.method == Method.ATTENDANCE or not is_whole_picture(picture):
        return ()
    alt = printable(content.source or content.evidence)
    return (Picture(picture, alt, _PAGE_WIDTH_MM, _PAGE_HEIGHT_MM),)
