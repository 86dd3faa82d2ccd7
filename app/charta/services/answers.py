"""Answering: set, accept, clear, include; and taking in a whole set of answers at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from charta.domain.fields import FieldType, normalise
from charta.domain.records import Answer, Change, Inclusion
from charta.errors import UnreadableImage
from charta.services.ports import Images
from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession


@dataclass(frozen=True)
class AnswerSet:
    """Raw answers from outside: by sheet and field, the included sections (None: as they are), a logo."""

    sheets: Mapping[str, Mapping[str, object]]
    sections: Sequence[str] | None = None
    logo: bytes | None = None
    logo_name: str = ""


class AnswerService:
    """Changes answers and which sections belong to the charter."""

    def __init__(self, session: CharterSession, images: Images) -> None:
        self._session = session
        self._images = images

    def set(self, sheet: str, field: str, raw: object) -> None:
        """Give an answer, or take it back with None or a blank; raise an `AnswerError` for a wrong one."""
        self._session.commit([self.change(sheet, field, raw)], place=f"answer:{sheet}:{field}")

    def accept_suggestions(self, sheet: str) -> None:
        """Make every suggestion of a sheet that still stands the team's answer, as one step."""
        changes = [
            Change(None, Answer(sheet, field, value))
            for field in self._session.progress(sheet).suggested
            if (value := self._session.effective(sheet, field)) is not None
        ]
        self._session.commit(changes)

    def include(self, included: Mapping[str, bool]) -> None:
        """Choose which sections belong to the charter; sections that are not named stay as they are."""
        self._session.commit([self._inclusion(section, choice) for section, choice in included.items()])

    def set_logo(self, data: bytes | None, name: str = "") -> None:
        """Keep a picture as the logo, or none; raise `UnreadableImage`."""
        self.set(ORGANISATION, "logo", None if data is None else self._kept(data, name))

    def logo(self) -> bytes | None:
        """Return the logo's bytes."""
        digest = self._session.charter.answer(ORGANISATION, "logo")
        return self._session.store.attachment(digest) if isinstance(digest, str) else None

    def take_in(self, answers: AnswerSet) -> None:
        """Take in a set of answers as one step: every one is good, or none is taken."""
        changes = [
            self.change(sheet, field, raw)
            for sheet, given in answers.sheets.items()
            for field, raw in given.items()
            if self._session.catalogue.sheet(sheet).field(field).type is not FieldType.IMAGE
        ]
        if answers.sections is not None:
            for section in answers.sections:
                self._session.catalogue.section(section)
            changes += [
                self._inclusion(section.id, section.id in answers.sections)
                for section in self._session.catalogue.sections
            ]
        if answers.logo is not None:
            changes.append(self.change(ORGANISATION, "logo", self._kept(answers.logo, answers.logo_name)))
        self._session.commit(changes)

    def given(self) -> AnswerSet:
        """Return the team's answers, in the catalogue's order, with the included sections and the logo."""
        catalogue = self._session.catalogue
        sheets = {
            sheet.id: {entry.id: answers[entry.id] for entry in sheet.fields if entry.id in answers}
            for sheet in (*catalogue.sheets, *catalogue.sections)
            if (answers := self._session.charter.answers(sheet.id))
        }
        included = tuple(section.id for section in self._session.included())
        return AnswerSet(sheets, included, self.logo())

    def change(self, sheet: str, field: str, raw: object) -> Change:
        """Return what `set` would change; raise an `AnswerError` for a wrong answer."""
        definition = self._session.catalogue.sheet(sheet).field(field)
        value = normalise(sheet, definition, raw, self._session.catalogue.languages)
        before = self._session.charter.get(Answer, sheet, field)
        return Change(before, None if value is None else Answer(sheet, field, value))

    def _inclusion(self, section: str, included: bool) -> Change:  # noqa: FBT001 - a record's value
        definition = self._session.catalogue.section(section)
        before = self._session.charter.get(Inclusion, section)
        # What depends on the organisation is kept as a choice, so that a later answer does not undo it.
        by_itself = included == definition.core and definition.core_unless is None
        return Change(before, None if by_itself else Inclusion(section, included))

    def _kept(self, data: bytes, name: str) -> str:
        if not self._images.is_usable(data):
            raise UnreadableImage(path=Path(name).name or "logo")
        return self._session.store.put_attachment(data)
