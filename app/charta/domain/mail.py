"""Messages that remind people, and the server that sends them."""

from dataclasses import dataclass
from enum import StrEnum


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


class MailState(StrEnum):
    """What became of a message."""

    CLAIMED = "claimed"
    """About to be sent; one that stays so may have been sent or not."""
    SENT = "sent"
    REFUSED = "refused"
    """The server does not take it for this recipient."""
    DRAFTED = "drafted"
    """Written as a file for a mail program."""
