"""Messages as mail programs and servers read them (RFC 5322, MIME).

The head is written here: the library writes a long name or a subject that looks encoded so that it is read
otherwise (Python 3.11). Every line of it is ASCII but for addresses that are not.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from charta.domain.calendar import is_address
from charta.domain.mail import Mail, MailAccount
from charta.domain.text import clean, clean_line

_POLICY: Final = SMTP.clone(cte_type="7bit")
_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9.@_+=-]+")
_PLAIN_LIMIT: Final = 60
_WORD_BYTES: Final = 36
"""So many bytes become 60 characters, which fit on a line after the longest name of a field."""


def wire_address(address: str) -> str | None:
    """Return an address with its host in ASCII, as mail servers know it; None where it is none.

    The part before the @ keeps its letters: a server takes others than ASCII only if it knows SMTPUTF8.
    """
    if not is_address(address):
        return None
    local, _, host = address.partition("@")
    try:
        return f"{local}@{host.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def message(
    mail: Mail, account: MailAccount, made_at: datetime, more: Mapping[str, str] | None = None
) -> bytes:
    """Return a message; nothing in a name or a subject can end a line of its head.

    Both addresses have to be ones (`wire_address`). `more` are further fields of the head, in ASCII.
    """
    body = EmailMessage(_POLICY)
    body.set_content(clean(mail.text).rstrip("\n") + "\n")
    head = {
        "From": _mailbox(account.sender_name, account.sender_address),
        "To": _mailbox(mail.to_name, mail.to_address),
        "Subject": _phrase(clean_line(mail.subject)),
        "Date": format_datetime(made_at),
        "Message-ID": f"<{_NOT_IN_ID.sub('', mail.message_id)}>",
        **(more or {}),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return lines.encode() + bytes(body)


def _mailbox(name: str, address: str) -> str:
    shown, wired = clean_line(name), wire_address(address) or ""
    if not shown:
        return wired
    if _is_plain(shown):
        escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{wired}>'
    return f"{_phrase(shown)}\r\n <{wired}>"


def _phrase(text: str) -> str:
    """Return a text as it is, or in encoded words (RFC 2047), a line for each."""
    if _is_plain(text):
        return text
    return "\r\n ".join(f"=?utf-8?b?{b64encode(part).decode('ascii')}?=" for part in _parts(text))


def _is_plain(text: str) -> bool:
    return text.isascii() and "=?" not in text and len(text) <= _PLAIN_LIMIT


def _parts(text: str) -> Iterator[bytes]:
    """Return the bytes of a text in parts of whole characters."""
    part = b""
    for character in text:
        encoded = character.encode()
        if len(part) + len(encoded) > _WORD_BYTES:
            yield part
            part = b""
        part += encoded
    yield part
