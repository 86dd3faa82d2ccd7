"""The executive sponsor's endorsement of the whole charter."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.agreement import confirmed_changes, path
from charta.domain.fingerprint import combined
from charta.domain.printed import PrintedForeword
from charta.domain.records import Change, Endorsement
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import Conflict, LanguageNotInCharter, Named, NameRequired, NothingToSign
from charta.services.session import CharterSession
from charta.services.wording import WordingService

EXECUTIVE = "executive"


class EndorsementState(StrEnum):
    """Whether the sponsor has endorsed the charter as it stands."""

    PENDING = "pending"
    ENDORSED = "endorsed"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class EndorsementStand:
    """How things stand; `changed` are the sections that differ from what was endorsed."""

    state: EndorsementState
    endorsement: Endorsement | None = None
    changed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the charter as it stands is endorsed."""
        return self.state is EndorsementState.ENDORSED


class EndorsementService:
    """Records the sponsor's approval and tells whether it still holds; a confirmed minor change keeps it."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings

    def sections(self) -> Mapping[str, str]:
        """Return the fingerprint of each section as it stands."""
        return {section.id: self._wordings.fingerprint(section.id) for section in self._session.included()}

    def fingerprint(self) -> str:
        """Return the fingerprint of the whole charter as it stands."""
        return combined(self.sections().values())

    def stand(self) -> EndorsementStand:
        """Return whether the charter is endorsed."""
        latest = max(self._session.charter.all(Endorsement), key=lambda entry: entry.number, default=None)
        if latest is None:
            return EndorsementStand(EndorsementState.PENDING)
        changed = self.changed_since(latest.sections)
        state = EndorsementState.OUTDATED if changed else EndorsementState.ENDORSED
        return EndorsementStand(state, latest, changed)

    def changed_since(self, fingerprints: Mapping[str, str]) -> tuple[str, ...]:
        """Return the sections that differ from earlier ones in more than confirmed minor changes."""
        now = self.sections()
        return tuple(
            section
            for section in dict.fromkeys((*now, *fingerprints))
            if not self._is_covered(section, fingerprints.get(section), now.get(section))
        )

    def endorse(
        self,
        by: str,
        role: str = "",
        message: Mapping[str, str] | None = None,
        *,
        opens: bool = False,
        seen: str = "",
    ) -> None:
        """Record the sponsor's approval of the charter as it stands.

        `message` are the sponsor's words by language; with `opens` they stand at the head of the charter.
        `seen` is the fingerprint of the text that the sponsor had in view. Raises `NameRequired`,
        `NothingToSign`, `LanguageNotInCharter`, `TooLong`, or `Conflict` where another text stands by now.
        """
        by, role = checked(clean_line(by), NAME_LIMIT), checked(clean_line(role), NAME_LIMIT)
        words = {
            language: told
            for language, text in (message or {}).items()
            if (told := checked(clean_block(text), NOTE_LIMIT))
        }
        for language in words:
            if language not in self._session.languages:
                raise LanguageNotInCharter(language=language, known=", ".join(self._session.languages))
        if not by:
            raise NameRequired
        sections = self.sections()
        if not sections:
            raise NothingToSign(department=Named(self._session.catalogue.called(EXECUTIVE)))
        if seen and seen != combined(sections.values()):
            raise Conflict(what=EXECUTIVE)
        number = max((entry.number for entry in self._session.charter.all(Endorsement)), default=0) + 1
        now = self._session.clock.now()
        endorsement = Endorsement(number, by, role, words, opens and bool(words), sections, now)
        self._session.commit([Change(None, endorsement)], undoable=False)

    def foreword(self, language: str) -> PrintedForeword | None:
        """Return the sponsor's words that open the charter, None while none do or the text has moved on."""
        stand = self.stand()
        if stand.endorsement is None or not stand.holds or not stand.endorsement.opens:
            return None
        text = stand.endorsement.message.get(language, "")
        return PrintedForeword(stand.endorsement.by, stand.endorsement.role, text) if text else None

    def _is_covered(self, section: str, endorsed: str | None, now: str | None) -> bool:
        if endorsed is None or now is None:
            return False
        return path(confirmed_changes(self._session.charter, section), endorsed, now) is not None
