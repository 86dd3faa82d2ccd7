"""Records of what the charter says: answers, edited wordings, chosen sections."""

from dataclasses import dataclass

from charta.domain.fields import Value


@dataclass(frozen=True)
class Answer:
    """The team's reply to a field of a sheet or section."""

    sheet: str
    field: str
    value: Value

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.sheet, self.field)


@dataclass(frozen=True)
class Wording:
    """A wording that the team edited; `base` is the derived wording that it had before it then."""

    section: str
    language: str
    text: str
    base: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section, self.language)


@dataclass(frozen=True)
class Behind:
    """The languages of a section that have not followed an edit of another one."""

    section: str
    languages: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section,)


@dataclass(frozen=True)
class Inclusion:
    """A choice about including a section; without one, its core flag decides."""

    section: str
    included: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section,)
