"""Sending messages: off the session's thread, at the rate that the server allows, and never one twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from charta.domain.calendar import is_address
from charta.domain.mail import Mail, MailAccount, MailState
from charta.errors import N_, MailAddressUnusable, MailNotSent, MailServerUnusable, Marked
from charta.services.campaigns import CampaignService
from charta.services.export import file_name, make_folder, write_whole
from charta.services.people_ports import Mailer

Wait: TypeAlias = Callable[[float], bool]
"""Lets so many seconds pass; tells whether to stop."""
_MOST: Final = 20
_NO_ADDRESS: Final = N_("this is no e-mail address")


@dataclass
class Outcome:
    """What became of some messages by person; what is not named may have been sent or not.

    `refusals` has the server's words; `problem` is why no more were sent, None where all were tried.
    """

    states: dict[int, MailState] = field(default_factory=dict)
    refusals: dict[int, str] = field(default_factory=dict)
    problem: MailServerUnusable | None = None


class SendingService:
    """Hands messages to a mail server, or writes them as drafts."""

    def __init__(self, campaigns: CampaignService, mailer: Mailer) -> None:
        self._campaigns = campaigns
        self._mailer = mailer

    def claim(self, number: int, account: MailAccount) -> Sequence[tuple[int, Mail]]:
        """Claim as many messages of a campaign as go out within some seconds (`CampaignService.claim`)."""
        return self._campaigns.claim(number, max(1, min(_MOST, account.per_minute // 6)))

    def send(
        self,
        mails: Sequence[tuple[int, Mail]],
        account: MailAccount,
        password: str,
        wait: Wait,
        *,
        goes_on: bool = False,
    ) -> Outcome:
        """Send messages that were claimed, at the account's rate. Any thread may ask.

        `goes_on` tells that others went out just before, so that the first one has to wait as well.
        """
        outcome = Outcome()
        if goes_on and wait(60 / account.per_minute):
            return Outcome({person: MailState.WAITING for person, _ in mails})
        try:
            with self._mailer.connect(account, password) as server:
                for person, mail in mails:
                    if outcome.states and wait(60 / account.per_minute):
                        break
                    outcome.states[person] = MailState.CLAIMED
                    refusal = server.send(mail)
                    outcome.states[person] = MailState.REFUSED if refusal else MailState.SENT
                    if refusal:
                        outcome.refusals[person] = refusal
        except MailNotSent as problem:
            outcome.problem = problem
            outcome.states = {
                person: state for person, state in outcome.states.items() if state is not MailState.CLAIMED
            }
        except MailServerUnusable as problem:
            outcome.problem = problem
        for person, _ in mails:
            outcome.states.setdefault(person, MailState.WAITING)
        return outcome

    def settle(self, number: int, outcome: Outcome) -> None:
        """Take note of what became of messages; one of which that is not known stays claimed."""
        states = {
            person: state
            for person, state in outcome.states.items()
            if state is not MailState.CLAIMED and person not in outcome.refusals
        }
        self._campaigns.settle(number, states)
        for person, refusal in outcome.refusals.items():
            self._campaigns.settle(number, {person: MailState.REFUSED}, refusal)

    def test(self, mail: Mail, account: MailAccount, password: str) -> str:
        """Send one message outside any campaign; return the server's words where it refuses.

        Raises `MailServerUnusable`. Any thread may ask.
        """
        with self._mailer.connect(account, password) as server:
            return server.send(mail)

    def write_drafts(self, mails: Sequence[tuple[int, Mail]], account: MailAccount, folder: Path) -> Outcome:
        """Write messages as files that a mail program opens. Any thread may ask.

        Raises a `FileError`, and `MailAddressUnusable` where the sender's address is none.
        """
        if not is_address(account.sender_address):
            raise MailAddressUnusable(address=account.sender_address)
        make_folder(folder)
        outcome = Outcome()
        for person, mail in mails:
            try:
                draft = self._mailer.draft(mail, account)
            except MailAddressUnusable:
                outcome.states[person] = MailState.REFUSED
                outcome.refusals[person] = Marked(_NO_ADDRESS)
                continue
            write_whole(folder / f"{file_name(mail.to_name, 50)}-{person}.eml", draft)
            outcome.states[person] = MailState.DRAFTED
        return outcome
