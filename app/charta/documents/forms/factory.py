"""The adapter of `services.ports.PersonalForms`."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from charta.documents.composing import Composer
from charta.domain.printed_people import FormBundle, FormCopy, PrintedForm
from charta.errors import TooManyForms, UnknownFormat

MOST_IN_WORD: Final = 30_000
"""So many forms one Word file holds: a zip file has at most 65,535 members."""


class FormFactory:
    """Writes forms for many people; each writer is imported when it is first asked for."""

    def __init__(self, composer: Composer | None = None) -> None:
        self._composer = composer

    def separate(self, form: PrintedForm, copies: Iterable[FormCopy], format_: str) -> Iterator[bytes]:
        """Return a file for each copy, in order: 'docx', or 'pdf' that can be filled in."""
        if format_ == "docx":
            from charta.documents.forms.word import word_copies

            return word_copies(self._composer or Composer(), form, copies)
        if format_ == "pdf":
            from charta.documents.forms.pdf import pdf_copies

            return pdf_copies(self._composer or Composer(), form, copies)
        raise UnknownFormat(format=format_, known="docx, pdf")

    def combined(self, bundle: FormBundle, format_: str, target: BinaryIO) -> Iterator[int]:
        """Write one file to be printed, 'docx' or 'pdf'; yield how many forms are done now and then.

        Raises `TooManyForms` for more than one Word file holds.
        """
        if format_ == "docx":
            if len(bundle.copies) > MOST_IN_WORD:
                raise TooManyForms(count=len(bundle.copies), most=MOST_IN_WORD)
            from charta.documents.forms.word_bundle import WordBundle

            return WordBundle(self._composer or Composer(), bundle).write(target)
        if format_ == "pdf":
            from charta.documents.forms.pdf_bundle import PdfBundle

            return PdfBundle(self._composer or Composer(), bundle).write(target)
        raise UnknownFormat(format=format_, known="docx, pdf")
