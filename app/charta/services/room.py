"""Everything that knows about workshops, for those who tell of them: the big screen, minutes, calendars."""

from dataclasses import dataclass

from charta.services.actions import ActionService
from charta.services.agendas import AgendaService
from charta.services.bearing import BearingService
from charta.services.deciding import DecidingService
from charta.services.needs import NeedService
from charta.services.participants import ParticipantService
from charta.services.room_approval import RoomApprovalService
from charta.services.timekeeping import TimekeepingService
from charta.services.workshops import WorkshopService


@dataclass(frozen=True)
class Room:
    """The services that know what happened in a workshop."""

    workshops: WorkshopService
    agendas: AgendaService
    needs: NeedService
    timekeeping: TimekeepingService
    participants: ParticipantService
    deciding: DecidingService
    room_approval: RoomApprovalService
    actions: ActionService
    bearing: BearingService
