"""What the certificate of a signature proves, and what it keeps to itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from charta.bootstrap import Workbench
from charta.documents.block_words import words
from charta.documents.blocks import Block, Document, Heading, Picture
from charta.documents.certificate import compose_certificate
from charta.documents.charter import compose_charter
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import PrintedCertificate
from charta.domain.register import Method
from documents.samples import FINGERPRINT, signed
from documents.samples_people import PAGE_DIGEST, certificate
from documents.word_checks import assert_valid, lines, names
from people import hire


def page(side: int = 120) -> bytes:
    """Return the picture of a page, as a scanner gives it."""
    made = BytesIO()
    Image.effect_noise((side, side * 11 // 8), 40).save(made, "JPEG")
    return made.getvalue()


JPEG = page()
composer = Composer()
factory = DocumentFactory()


def composed(language: str = "en", **changes: object) -> Document:
    return compose_certificate(composer, certificate(language, **changes))


def said(language: str = "en", **changes: object) -> str:
    return factory.certificate(certificate(language, **changes), "md").decode()


def text_of(content: PrintedCertificate, format_: str) -> str:
    """Return the words of the file, without any space."""
    made = factory.certificate(content, format_)
    if format_ == "docx":
        found = "".join(lines(made))
    elif format_ == "pdf":
        found = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(made)))
    else:
        found = made.decode()
    return re.sub(r"\s", "", found)


def pictures(document: Document) -> list[Picture]:
    return [block for block in document.blocks if isinstance(block, Picture) and block.data == JPEG]


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_that_the_register_knows_stands_in_the_file(language: str, format_: str) -> None:
    found = text_of(certificate(language), format_)
    for told in (FINGERPRINT, PAGE_DIGEST, "1204", "004512", "SamOkafor", "LucRoy", "Trois-Rivières", "1.0"):
        assert told in found
    assert {"fr": "1erfévrier2027", "en": "February1,2027"}[language] in found
    assert {"fr": "3février2027,09h41(UTC−05:00)", "en": "February3,2027,9:41a.m.(UTC−05:00)"}[
        language
    ] in found


def sections(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks from the first numbered heading on, up to what is no section of the charter."""
    first = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.numbered)
    last = max(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.numbered)
    return list(blocks[first : last + 1])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_exact_text_follows_as_the_charter_prints_it_without_its_sign_offs(language: str) -> None:
    charter = signed(language)
    document = composed(language, charter=charter)
    assert sections(document.blocks) == sections(compose_charter(composer, charter).blocks)
    titles = [
        words(block.inlines) for block in document.blocks if isinstance(block, Heading) and block.numbered
    ]
    assert [section.title for section in charter.sections] == [
        t for t in titles if t in {s.title for s in charter.sections}
    ]
    assert "Jean-Sébastien" not in factory.certificate(certificate(language, charter=charter), "md").decode()


def test_the_first_page_holds_all_but_the_kept_page_and_the_text() -> None:
    for language in ("fr", "en"):
        made = pypdfium2.PdfDocument(BytesIO(factory.certificate(certificate(language, picture=JPEG), "pdf")))
        pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in made]
        assert "chartaverify" in pages[0]
        assert {"fr": "conseillerjuridique", "en": "counsel"}[language] in pages[0]
        assert {"fr": "Lapageconservée", "en": "Thepagethatiskept"}[language] in pages[1]
        assert {"fr": "Letextesigné", "en": "Thetextthatwassigned"}[language] in pages[2]


def test_the_kept_page_is_shown_where_there_is_one() -> None:
    (shown,) = pictures(composed(picture=JPEG))
    assert shown.alt == "scan-03.pdf, 7"
    assert "Shown on the next page" in said(picture=JPEG)
    data = factory.certificate(certificate("en", picture=JPEG), "docx")
    assert [name for name in names(data) if name.endswith((".jpg", ".jpeg"))]
    assert "# The page that is kept" not in said()


@pytest.mark.parametrize(
    "picture", [b"", b"\xff\xd8", JPEG[:20], JPEG[: len(JPEG) // 2], b"%PDF-1.7", b"GIF89a" + bytes(30)]
)
def test_what_cannot_be_shown_is_named_by_its_digest_alone(picture: bytes) -> None:
    assert pictures(composed(picture=picture)) == []
    found = said(picture=picture)
    assert PAGE_DIGEST in found.replace(" ", "")
    assert "next page" not in found


def test_an_attendance_list_is_not_shown_since_others_have_their_names_on_it() -> None:
    assert pictures(composed(picture=JPEG, method="attendance")) == []
    assert "it names other people too" in said(picture=JPEG, method="attendance")


def test_nothing_kept_is_said() -> None:
    found = said(method="paper", evidence="", source="")
    assert "no page is kept with the charter" in found
    assert "SHA-256" not in found


@pytest.mark.parametrize("occasion", ["onboarding", "annual", "new_version"])
@pytest.mark.parametrize("method", [*Method, ""])
def test_every_occasion_and_method_has_words(occasion: str, method: str) -> None:
    for language in ("fr", "en"):
        found = said(language, occasion=occasion, method=method)
        assert "new_version" not in found
        assert f"| {method or 'x'} |" not in found


def test_a_digital_signature_names_its_signer() -> None:
    assert "digital signature that holds (signed as Zoé Gagnon)" in said(
        method="digital", signer="Zoé Gagnon"
    )


def test_a_text_that_is_not_the_one_signed_is_told_first() -> None:
    warning = "The text below is not the one that was signed"
    assert warning not in said()
    found = said(fingerprint="ab" * 32)
    assert found.index(warning) < found.index("What the register says")
    assert "ab" * 32 in found.replace(" ", "")


def test_it_says_that_signing_waives_no_right() -> None:
    assert "it waives no right" in said("en")
    assert "ne vaut pas renonciation à un droit" in said("fr")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("picture", [None, JPEG], ids=["without", "with"])
def test_it_is_valid_in_word_and_tagged_in_pdf(language: str, picture: bytes | None, tmp_path: Path) -> None:
    content = certificate(language, picture=picture)
    assert_valid(factory.certificate(content, "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.certificate(content, "pdf")


@pytest.mark.parametrize(
    "name",
    [
        "**x** | <b> [l](https://e.org) [f](page:digits) ::: toc",
        "=cmd|' /C calc'!A0",
        "x" * 300,
        "שלום 漢字 👩\u200d💻 é\u0301",
        "../../CON",
    ],
)
def test_hostile_names_print_literally(name: str, tmp_path: Path) -> None:
    person = PrintedPerson(name, name, name, name, name, "", name)
    content = certificate("en", person=person, source=name, entered_by=name, signer=name)
    data = factory.certificate(content, "docx")
    assert_valid(data, tmp_path)
    assert sum(name in line for line in lines(data)) >= 4
    for format_ in ("pdf", "html", "md"):
        assert factory.certificate(content, format_)


def test_a_name_with_characters_that_no_file_may_hold_loses_them() -> None:
    person = PrintedPerson("Ann\x00a\ud800\x0b Bo\nnd", "\n")
    content = certificate("en", person=person, source="\x07", evidence=PAGE_DIGEST)
    assert factory.certificate(content, "docx")
    assert "employee no." not in factory.certificate(content, "md").decode()


def test_two_runs_give_the_same_bytes() -> None:
    for format_ in ("docx", "pdf", "html", "md"):
        content = certificate("fr", picture=JPEG)
        assert factory.certificate(content, format_) == factory.certificate(content, format_)


# -- from the register ------------------------------------------------------------------------------------


def test_a_signature_in_the_register_becomes_a_certificate(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["104"]], Method.PAPER, date(2026, 11, 23), by="Hana", proof=JPEG)
    (fact,) = published.certificates.signatures(ids["104"])
    content = published.certificates.printed(fact)
    assert content.picture == JPEG
    assert content.charter.as_of == published.register.today
    assert content.fingerprint == content.charter.fingerprint
    edition = published.editions.edition("1.0").charters["fr"]
    document = compose_certificate(composer, content)
    assert sections(document.blocks) == sections(compose_charter(composer, replace(edition)).blocks)
    found = factory.certificate(content, "md").decode()
    assert "Zoé Étoilé" in found
    assert "n’est pas celui qui a été signé" not in found


def test_a_page_entered_for_several_people_is_shown_to_none_of_them(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"], ids["102"]], Method.PAPER, date(2026, 11, 23), by="Hana", proof=JPEG)
    (fact,) = published.certificates.signatures(ids["101"])
    content = published.certificates.printed(fact)
    assert content.picture is None
    assert content.evidence
