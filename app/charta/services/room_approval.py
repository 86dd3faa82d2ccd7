"""Approving in the room: a representative, or a delegate named beforehand, decides on the spot."""

from collections.abc import Mapping, Sequence
from typing import Final

from charta.domain.records import Decision, DecisionKind, RoomSignature
from charta.domain.text import clean_line
from charta.errors import (
    Named,
    NobodyToSign,
    NoRepresentative,
    NotTheSigner,
    SignatureTooLarge,
    UnreadableImage,
)
from charta.services.agreement import AgreementService, BoardRow
from charta.services.participants import ParticipantService, Signer
from charta.services.ports import Images
from charta.services.session import CharterSession
from charta.services.timekeeping import TimekeepingService

IMAGE_LIMIT: Final = 500_000
"""Bytes of a drawn signature."""


class RoomApprovalService:
    """Takes decisions of departments in a running workshop, with the hand that drew its name."""

    def __init__(
        self,
        session: CharterSession,
        agreement: AgreementService,
        participants: ParticipantService,
        timekeeping: TimekeepingService,
        images: Images,
    ) -> None:
        self._session = session
        self._agreement = agreement
        self._participants = participants
        self._timekeeping = timekeeping
        self._images = images

    def waiting(self, department: str) -> tuple[BoardRow, ...]:
        """Return the sections that can be signed and wait for a department."""
        return self._agreement.queue(department)

    def approve(
        self,
        workshop: int,
        department: str,
        sections: Mapping[str, str],
        *,
        by: str,
        kind: DecisionKind = DecisionKind.APPROVE,
        note: str = "",
        image: bytes | None = None,
    ) -> Signer:
        """Record a department's decision on sections, taken in the room, as one step; return who signed.

        `sections` has the fingerprint that was seen of each, empty where that is not known. `image` is a PNG
        of a drawn signature. Raises `NotRunning`, `NoRepresentative`, `NobodyToSign`, `NotTheSigner`,
        `UnreadableImage`, `SignatureTooLarge`, and what `AgreementService.sign_each` does.
        """
        signer = self._signer(workshop, department, clean_line(by))
        self._check_image(image)
        # A drawing whose decision is refused leaves nothing in the file.
        self._agreement.sign_each(
            sections,
            department,
            kind,
            signer.name,
            note,
            also=lambda made: RoomSignature(made.number, workshop, signer.delegate_for, self._kept(image)),
        )
        return signer

    def signatures(self, workshop: int) -> Sequence[tuple[Decision, RoomSignature]]:
        """Return the decisions that were taken in a workshop, in their order."""
        charter = self._session.charter
        found = (
            (charter.get(Decision, str(signature.decision)), signature)
            for signature in charter.all(RoomSignature)
            if signature.workshop == workshop
        )
        return [(decision, signature) for decision, signature in found if decision is not None]

    def _signer(self, workshop: int, department: str, by: str) -> Signer:
        self._session.catalogue.department(department)
        self._timekeeping.check_live(workshop)
        name = Named(self._session.catalogue.called(department))
        if not self._participants.representative(department):
            raise NoRepresentative(department=name)
        signers = self._participants.signers(workshop, department)
        if not signers:
            raise NobodyToSign(department=name)
        for signer in signers:
            if by in ("", signer.name):
                return signer
        raise NotTheSigner(name=by, department=name, known=", ".join(entry.name for entry in signers))

    def _check_image(self, image: bytes | None) -> None:
        if image is None:
            return
        if len(image) > IMAGE_LIMIT:
            raise SignatureTooLarge
        if not self._images.is_usable(image):
            raise UnreadableImage(path="signature.png")

    def _kept(self, image: bytes | None) -> str:
        return "" if image is None else self._session.store.put_attachment(image)
