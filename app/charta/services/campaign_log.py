"""What became of each message of a campaign, and when: as lines, and as a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from charta.domain.mail import MailState
from charta.domain.people import Person
from charta.domain.records import Delivery
from charta.errors import N_
from charta.i18n import Translator
from charta.services.campaigns import CampaignService
from charta.services.ports import Spreadsheets
from charta.services.register import RegisterService
from charta.services.session import CharterSession

MAIL_WORDS: Final[Mapping[MailState, str]] = MappingProxyType(
    {
        MailState.WAITING: N_("Waiting"),
        MailState.CLAIMED: N_("Sent or not: unknown"),
        MailState.SENT: N_("Sent"),
        MailState.DRAFTED: N_("Written as a draft"),
        MailState.REFUSED: N_("Refused"),
        MailState.NEEDLESS: N_("No longer needed"),
    }
)
_TITLES: Final = (
    N_("Employee number"),
    N_("Name"),
    N_("E-mail"),
    N_("Message"),
    N_("Day"),
    N_("Time"),
    N_("What the server said"),
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """What became of one message; `at` is when that was told, None where nothing was yet.

    `detail` is what the server said where it refused.
    """

    person: Person
    state: MailState
    at: datetime | None
    detail: str


class CampaignLog:
    """Tells who got what when; changes nothing."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        campaigns: CampaignService,
        spreadsheets: Spreadsheets,
    ) -> None:
        self._session = session
        self._register = register
        self._campaigns = campaigns
        self._spreadsheets = spreadsheets

    def lines(self, number: int) -> Sequence[LogLine]:
        """Return what became of every message of a campaign, in the order of the campaign.

        Raises `UnknownCampaign`, `RegisterUnreadable`. Any thread may ask.
        """
        told: dict[int, Delivery] = {}
        for delivery in self._session.charter.all(Delivery):
            if delivery.campaign == number:
                told.update(dict.fromkeys(map(int, delivery.states), delivery))
        people = self._register.people
        return [_line(people[id_], told.get(id_)) for id_ in self._campaigns.lines(number)]

    def spreadsheet(self, number: int, translator: Translator) -> bytes:
        """Return the lines of a campaign as an .xlsx file; raises as `lines`. Any thread may ask."""
        titles = [translator.tr(title) for title in _TITLES]
        return self._spreadsheets.write(translator.tr("Messages"), titles, self._rows(number, translator))

    def _rows(self, number: int, translator: Translator) -> Iterator[Sequence[object]]:
        for line in self.lines(number):
            at = line.at.astimezone() if line.at else None
            yield (
                line.person.number,
                line.person.filed,
                line.person.email,
                translator.tr(MAIL_WORDS[line.state]),
                at.date() if at else None,
                f"{at:%H:%M}" if at else "",
                translator.tr(line.detail),
            )


def _line(person: Person, told: Delivery | None) -> LogLine:
    state = MailState(told.states[str(person.id)]) if told else MailState.WAITING
    if told is None or state is MailState.WAITING:
        return LogLine(person, MailState.WAITING, None, "")
    return LogLine(person, state, told.at, told.detail)
