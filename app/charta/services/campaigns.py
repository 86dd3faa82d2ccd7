"""Campaigns: a message to many, sent a few at a time, with an account of what became of each.

A message is claimed in the charter before it is sent and settled after. So whatever interrupts the sending,
none goes out twice: one that was claimed and not settled may have been sent or not, and somebody has to say
which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from charta.domain.mail import Mail, MailLine, MailState, MessageText
from charta.domain.people import Presence
from charta.domain.records import Campaign, Change, Delivery
from charta.domain.text import NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import MessageIncomplete, NobodyChosen, RegisterUnreadable, UnknownCampaign
from charta.services.messages import MessageService
from charta.services.people_files import packed, unpacked
from charta.services.register import RegisterService
from charta.services.session import CharterSession

SUBJECT_LIMIT: Final = 200
_OPEN: Final = (MailState.WAITING, None)


class Channel(StrEnum):
    """How the messages of a campaign go out."""

    SMTP = "smtp"
    DRAFTS = "drafts"
    """As files that a mail program opens."""


@dataclass(frozen=True)
class CampaignCounts:
    """How far a campaign is; `uncertain` were claimed and never settled."""

    waiting: int
    sent: int
    refused: int
    uncertain: int
    needless: int


@dataclass
class _Account:
    """What became of the messages of a campaign by person, and how many deliveries said so."""

    deliveries: int = 0
    states: dict[int, MailState] = field(default_factory=dict)


class CampaignService:
    """Keeps campaigns and what became of each message."""

    def __init__(self, session: CharterSession, register: RegisterService, messages: MessageService) -> None:
        self._session = session
        self._register = register
        self._messages = messages
        self._accounts: dict[int, _Account] = {}
        self._lines: dict[int, Mapping[int, MailLine]] = {}

    def start(
        self, texts: Mapping[str, MessageText], lines: Sequence[MailLine], channel: Channel
    ) -> Campaign:
        """Take note of a message to many; nothing is sent yet.

        Raises `NothingPublished`, `NobodyChosen`, `MessageIncomplete`, `TooLong`.
        """
        version = self._register.terms.version
        languages = self._messages.languages
        if not lines:
            raise NobodyChosen
        for language in languages:
            given = texts.get(language, MessageText("", ""))
            if not clean_line(given.subject) or not clean_block(given.text):
                raise MessageIncomplete(language=language)
        campaign = Campaign(
            number=max((entry.number for entry in self.campaigns()), default=0) + 1,
            digest=self._session.store.put_attachment(packed(list(lines))),
            version=version,
            subjects={
                language: checked(clean_line(texts[language].subject), SUBJECT_LIMIT)
                for language in languages
            },
            texts={
                language: checked(clean_block(texts[language].text), NOTE_LIMIT) for language in languages
            },
            channel=channel.value,
            count=len(lines),
            stopped=False,
            by=self._session.actor,
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, campaign)], undoable=False)
        self._register.keep_people()
        return campaign

    def campaigns(self) -> Sequence[Campaign]:
        """Return every campaign, the newest first."""
        return sorted(self._session.charter.all(Campaign), key=lambda entry: -entry.number)

    def campaign(self, number: int) -> Campaign:
        """Return a campaign; raise `UnknownCampaign`."""
        found = self._session.charter.get(Campaign, str(number))
        if found is None:
            raise UnknownCampaign(number=number)
        return found

    def lines(self, number: int) -> Mapping[int, MailLine]:
        """Return for whom the messages of a campaign are, by person; raise `RegisterUnreadable`."""
        if number not in self._lines:
            kept = self._session.store.attachment(self.campaign(number).digest)
            try:
                lines = unpacked(kept or b"", MailLine)
            except ValueError:
                raise RegisterUnreadable(path=self._session.store.path) from None
            self._lines[number] = {line.person: line for line in lines}
        return self._lines[number]

    def stop(self, number: int) -> None:
        """Say that what was not sent yet shall not be sent any more."""
        campaign = self.campaign(number)
        self._session.commit([Change(campaign, replace(campaign, stopped=True))], undoable=False)

    def states(self, number: int) -> Mapping[int, MailState]:
        """Return what became of the messages of a campaign that were claimed at least, by person."""
        return self._account(number).states

    def counts(self, number: int) -> CampaignCounts:
        """Return how far a campaign is."""
        found = Counter(self._account(number).states.values())
        sent = found[MailState.SENT] + found[MailState.DRAFTED]
        refused, uncertain = found[MailState.REFUSED], found[MailState.CLAIMED]
        needless = found[MailState.NEEDLESS]
        waiting = self.campaign(number).count - sent - refused - uncertain - needless
        return CampaignCounts(waiting, sent, refused, uncertain, needless)

    def claim(self, number: int, most: int) -> Sequence[tuple[int, Mail]]:
        """Claim the next messages of a campaign, and return them to be sent by person; none once it is done.

        Somebody who has signed or left since needs no message any more, and gets none.
        """
        campaign = self.campaign(number)
        if campaign.stopped:
            return []
        states, texts = self._account(number).states, _texts(campaign)
        waiting = (line for line in self.lines(number).values() if states.get(line.person) in _OPEN)
        mails: list[tuple[int, Mail]] = []
        states_now: dict[int, MailState] = {}
        for line in waiting:
            wanted = self._wanted(line, campaign)
            states_now[line.person] = MailState.CLAIMED if wanted else MailState.NEEDLESS
            if wanted:
                mails.append((line.person, self._messages.mail(texts, wanted, number)))
            if len(mails) == most:
                break
        self._tell(number, states_now)
        return mails

    def settle(self, number: int, states: Mapping[int, MailState], detail: str = "") -> None:
        """Take note of what became of messages that were claimed; `detail` is what the server said."""
        self._tell(number, states, detail)

    def release(self, number: int, people: Iterable[int]) -> None:
        """Say that messages which were claimed were certainly not sent, so that they go out after all."""
        self._tell(number, dict.fromkeys(people, MailState.WAITING))

    def uncertain(self, number: int) -> Sequence[int]:
        """Return to whom a message may have been sent or not, since something came between."""
        states = self._account(number).states
        return [person for person, state in states.items() if state is MailState.CLAIMED]

    def of_person(self, person: int) -> Iterator[tuple[Campaign, Delivery, MailState]]:
        """Return what was sent to a person and when, the newest first."""
        for delivery in sorted(self._session.charter.all(Delivery), key=lambda entry: -entry.number):
            state = delivery.states.get(str(person))
            if state in (MailState.SENT, MailState.REFUSED, MailState.DRAFTED):
                yield self.campaign(delivery.campaign), delivery, MailState(state)

    def _tell(self, number: int, states: Mapping[int, MailState], detail: str = "") -> None:
        if not states:
            return
        last = max((entry.number for entry in self._session.charter.all(Delivery)), default=0)
        told = {str(person): state.value for person, state in states.items()}
        delivery = Delivery(
            last + 1, number, told, clean_line(detail)[:NOTE_LIMIT], self._session.clock.now()
        )
        self._session.commit([Change(None, delivery)], undoable=False)

    def _account(self, number: int) -> _Account:
        """Return what became of the messages of a campaign, looking only at what was told since."""
        told = self._session.charter.all(Delivery)
        account = self._accounts.setdefault(number, _Account())
        for delivery in told[account.deliveries :]:
            if delivery.campaign == number:
                states = {int(person): MailState(state) for person, state in delivery.states.items()}
                account.states.update(states)
        account.deliveries = len(told)
        return account

    def _wanted(self, line: MailLine, campaign: Campaign) -> MailLine | None:
        """Return a message with those whom it is still about, None where that is nobody any more."""
        if not line.about:
            return line if self._is_asked(line.person, campaign) else None
        about = tuple(id_ for id_ in line.about if self._is_asked(id_, campaign))
        return replace(line, about=about) if about else None

    def _is_asked(self, person: int, campaign: Campaign) -> bool:
        """Tell whether somebody is here and has not signed since a campaign began."""
        if self._register.person(person).presence is not Presence.PRESENT:
            return False
        signed = self._register.standing(person).signed
        return signed is None or self._register.entry_of(signed).at < campaign.at


def _texts(campaign: Campaign) -> Mapping[str, MessageText]:
    return {
        language: MessageText(subject, campaign.texts[language])
        for language, subject in campaign.subjects.items()
    }
