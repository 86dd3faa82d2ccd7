"""What is read from scanned pages and returned PDF forms, before anybody judges it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

EVIDENCE_LIMIT: Final = 64 * 2**20
"""So many bytes has a page or a form that is kept at most."""


class Ink(StrEnum):
    """Whether something was written in a box. It says nothing of whose hand it was."""

    NONE = "none"
    UNSURE = "unsure"
    FOUND = "found"


@dataclass(frozen=True)
class ScannedPage:
    """One page of a scan; `number` counts from 1 within its file.

    `codes` are the texts of the codes on it, as read. `signature` and `date` tell of ink in the boxes
    beside the signature's code, None where that code was not found. `picture` is the page upright, as a
    JPEG to show and to keep; `turned` tells by how many degrees clockwise it was turned for that. `problem`
    is a marked text where the page could not be looked at, empty otherwise; there is no picture then.
    `is_blank` tells that nothing is on the page, as on the back of another one.
    """

    number: int
    codes: tuple[str, ...]
    signature: Ink | None
    date: Ink | None
    picture: bytes
    turned: int = 0
    problem: str = ""
    is_blank: bool = False


class Trust(StrEnum):
    """What checking a digital signature found."""

    HOLDS = "holds"
    """The file is as it was signed, by a certificate that a known authority vouches for."""
    UNKNOWN_SIGNER = "unknown_signer"
    """The file is as it was signed, by a certificate that nobody known here vouches for."""
    ALTERED = "altered"
    """The file was changed after it was signed, or the signature is not whole."""


@dataclass(frozen=True)
class DigitalSignature:
    """A digital signature in a PDF: who signed as the certificate tells, when (ISO 8601, may be empty)."""

    trust: Trust
    signer: str
    at: str = ""


@dataclass(frozen=True)
class ReturnedForm:
    """A fillable PDF that came back. `fields` are its values by name, ticked boxes as 'yes'.

    `code` is the text of the form's code. `picture` shows the page with the signature as it was filled, a
    JPEG.
    """

    code: str
    fields: Mapping[str, str]
    picture: bytes
    signature: DigitalSignature | None = None
