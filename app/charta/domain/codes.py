"""The codes on what is printed to be signed: a personal form's, and that of a cover sheet.

A form's tells person, version, occasion and language, a cover sheet's its batch; both have a checksum.

It holds no personal data: a person is the charter's own number for them. The checksum rests on the charter's
identity and the version's fingerprint, neither of which stands in the code, so that a code of another charter
or of another text is told from a good one. Only characters of the alphanumeric mode of QR codes are used.
"""

import hashlib
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from charta.domain.register import Occasion

_MARK: Final = "C1"
_COVER: Final = "CV"
_LETTERS: Final = {Occasion.ONBOARDING: "O", Occasion.ANNUAL: "A", Occasion.NEW_VERSION: "N"}
_OCCASIONS: Final = {letter: occasion for occasion, letter in _LETTERS.items()}
_LENGTH: Final = 80


class CodePlace(StrEnum):
    """Where on the form a code stands: at its head, or beside the box for the signature."""

    HEAD = "H"
    SIGNATURE = "S"


class CodeFlaw(StrEnum):
    """Why a code is not used."""

    FOREIGN = "foreign"
    """It is no code of a Charta form, or one of another charter."""
    BROKEN = "broken"
    """It is ours, but its checksum does not fit, or it names a version that there is not."""


@dataclass(frozen=True)
class FormCode:
    """What a code tells: `person` is `Person.id`, `batch` the number of the `FormBatch`.

    The batch tells last year's form from this year's.
    """

    person: int
    batch: int
    version: str
    occasion: Occasion
    language: str


@dataclass(frozen=True)
class ReadCode:
    """A code that was read, and where on its form it stands."""

    code: FormCode
    place: CodePlace


@dataclass(frozen=True)
class CoverCode:
    """What the code of a cover sheet tells: which `FormBatch` it lists the names of, and of which version."""

    batch: int
    version: str


class CodeBook:
    """Writes and reads the codes of one charter; `fingerprints` are those of its versions by number."""

    def __init__(self, identity: str, fingerprints: Mapping[str, str]) -> None:
        self._identity = identity
        self._tag = _digest(identity, 6)
        self._fingerprints = fingerprints

    def write(self, code: FormCode, place: CodePlace) -> str:
        """Return the text of a code."""
        told = (
            f"{_MARK}/{self._tag}/{code.person}.{code.batch}/{code.version}/{_LETTERS[code.occasion]}"
            f"/{code.language.upper()}/{place.value}"
        )
        return f"{told}/{self._checksum(told, code.version)}"

    def read(self, text: str) -> ReadCode | CodeFlaw:
        """Return what a code says, or why it is not used."""
        parts = text.split("/") if len(text) <= _LENGTH else []
        if len(parts) != 8 or parts[0] != _MARK or parts[1] != self._tag:
            return CodeFlaw.FOREIGN
        told, _, checksum = text.rpartition("/")
        _, _, whose, version, letter, language, place, _ = parts
        if version not in self._fingerprints or checksum != self._checksum(told, version):
            return CodeFlaw.BROKEN
        # What carries the right checksum was written here.
        person, _, batch = whose.partition(".")
        code = FormCode(int(person), int(batch), version, _OCCASIONS[letter], language.lower())
        return ReadCode(code, CodePlace(place))

    def write_cover(self, code: CoverCode) -> str:
        """Return the text of a cover sheet's code."""
        told = f"{_COVER}/{self._tag}/{code.batch}/{code.version}"
        return f"{told}/{self._checksum(told, code.version)}"

    def read_cover(self, text: str) -> CoverCode | CodeFlaw:
        """Return what the code of a cover sheet says, or why it is not used."""
        parts = text.split("/") if is_cover(text) else []
        if len(parts) != 5 or parts[1] != self._tag:
            return CodeFlaw.FOREIGN
        told, _, checksum = text.rpartition("/")
        _, _, batch, version, _ = parts
        if version not in self._fingerprints or checksum != self._checksum(told, version):
            return CodeFlaw.BROKEN
        return CoverCode(int(batch), version) if batch.isascii() and batch.isdigit() else CodeFlaw.BROKEN

    def are_cover(self, texts: Sequence[str]) -> bool:
        """Tell whether a page with these codes is a cover sheet: it has such ones and no other."""
        return bool(texts) and all(isinstance(self.read_cover(text), CoverCode) for text in texts)

    def _checksum(self, told: str, version: str) -> str:
        return _digest(f"{self._identity}\n{self._fingerprints[version]}\n{told}", 8)


def is_cover(text: str) -> bool:
    """Tell whether a text looks like the code of a cover sheet, of whatever charter."""
    return len(text) <= _LENGTH and text.startswith(f"{_COVER}/")


def _digest(text: str, length: int) -> str:
    return b32encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")[:length]
