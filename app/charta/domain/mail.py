"""Messages that remind people, and the server that sends them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Security(StrEnum):
    """How the connection to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"
    """Not at all; only for a server on this machine or within a protected network."""


@dataclass(frozen=True)
class MailAccount:
    """Where mail is handed in, and as whom; the password is kept elsewhere. `per_minute` limits the rate."""

    host: str
    port: int
    security: Security
    user: str
    sender_name: str
    sender_address: str
    per_minute: int = 30


@dataclass(frozen=True)
class Mail:
    """One message in plain text; `message_id` tells it from every other one, without angle brackets."""

    message_id: str
    to_name: str
    to_address: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class MailLine:
    """One message of a campaign: to whom (`Person.id`), and about whom where that is somebody else."""

    person: int
    about: tuple[int, ...] = ()


class MessageKind(StrEnum):
    """What a message to begin with is for."""

    FIRST = "first"
    REMINDER = "reminder"
    ANNUAL = "annual"
    NEW_VERSION = "new_version"
    MANAGER = "manager"
    """To managers, about those of their people whose signature is waited for."""


@dataclass(frozen=True)
class MessageText:
    """The words of a message in one language; `PLACES` in them are filled for each person."""

    subject: str
    text: str


PLACES: Final = ("name", "title", "version", "due", "contact", "organisation", "people")
"""What stands in braces in a message and is filled for each person."""


class MailState(StrEnum):
    """What became of a message."""

    CLAIMED = "claimed"
    """About to be sent; one that stays so may have been sent or not."""
    SENT = "sent"
    WAITING = "waiting"
    """Claimed, and certainly not sent: it waits for the next time."""
    REFUSED = "refused"
    """The server does not take it for this recipient."""
    NEEDLESS = "needless"
    """Not sent any more, since the person has signed or left in the meantime."""
    DRAFTED = "drafted"
    """Written as a file for a mail program."""
