"""Digital signatures in PDF files: whether a file is as it was signed, and who vouches for the signer.

Nothing is fetched from anywhere, so whether a certificate was revoked is not known unless the file tells.
"""

import asyncio
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from charta.domain.scans import DigitalSignature, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

_CERTIFICATES: Final = 200
_CERTIFICATE_SIZE: Final = 100_000
_ENDINGS: Final = frozenset({".pem", ".crt", ".cer", ".der"})
_BROKEN: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    OverflowError,
    EOFError,
    OSError,
    struct.error,
    zlib.error,
)
"""What the parts under pyHanko raise for a broken signature, beside errors of its own."""


def check_signature(data: bytes, field: str, trusted: Path | None) -> DigitalSignature:
    """Return what checking the signature in a field of a PDF found; `trusted` is a folder of certificates.

    A signature that cannot be checked at all counts as altered.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    signer = at = ""
    try:
        signatures = PdfFileReader(BytesIO(data), strict=False).embedded_signatures
        found = next((one for one in signatures if one.field_name == field), None)
        if found is None:
            return DigitalSignature(Trust.ALTERED, signer)
        signer, at = _name(found.signer_cert), _moment(found)
        status = asyncio.run(_status(found, list(_certificates(trusted))))
        return DigitalSignature(_trust(status), signer, at)
    except (PdfError, *_BROKEN):
        return DigitalSignature(Trust.ALTERED, signer, at)


async def _status(found: "EmbeddedPdfSignature", roots: "list[Certificate]") -> "PdfSignatureStatus":
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    return await async_validate_pdf_signature(
        found,
        ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail"),
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
        ),
    )


def _trust(status: "PdfSignatureStatus") -> Trust:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    is_whole = status.coverage in {
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    }
    # Nothing of a form may be filled in after it was signed.
    is_same = status.modification_level in {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}
    if not (status.intact and status.valid and is_whole and is_same):
        return Trust.ALTERED
    return Trust.HOLDS if status.trusted else Trust.UNKNOWN_SIGNER


def _certificates(folder: Path | None) -> "Iterator[Certificate]":
    """Return the certificates in a folder that can be read, in files of one or several each."""
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    if folder is None or not folder.is_dir():
        return
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    for path in files[:_CERTIFICATES]:
        try:
            data = path.read_bytes()[:_CERTIFICATE_SIZE]
            parts = [part for _, _, part in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            for part in parts:
                certificate = Certificate.load(part)
                # Whoever loads one does not look at it: this does.
                if certificate.subject and certificate.public_key:
                    yield certificate
        except (ValueError, TypeError, OSError):
            continue


def _name(certificate: "Certificate") -> str:
    told = certificate.subject.native
    for key in ("common_name", "organization_name", "email_address"):
        if told.get(key):
            return str(told[key])[:300]
    return str(certificate.subject.human_friendly)[:300]


def _moment(found: "EmbeddedPdfSignature") -> str:
    """Return when it was signed as the signer's computer told, in ISO 8601."""
    at = found.self_reported_timestamp
    return at.isoformat() if at else ""
