"""What messages, their states, places and servers are called on the screen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.mail import MailAccount, MailState, MessageKind, Security
from charta.domain.records import Campaign
from charta.errors import N_
from charta.i18n import Translator
from charta.services.campaigns import CampaignCounts, Channel
from charta.services.messages import MessageService
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.pace import duration
from charta.ui.theme import Tone

KIND_WORDS: Final[Mapping[MessageKind, str]] = MappingProxyType(
    {
        MessageKind.FIRST: N_("First request to sign"),
        MessageKind.REMINDER: N_("Reminder"),
        MessageKind.ANNUAL: N_("Yearly renewal"),
        MessageKind.NEW_VERSION: N_("New version"),
        MessageKind.MANAGER: N_("To managers, about their people"),
    }
)
PLACE_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "name": (N_("Name"), N_("The name of whoever gets the message.")),
        "title": (N_("Title of the charter"), N_("What the charter is called.")),
        "version": (N_("Version"), N_("The number of the version that is to be signed.")),
        "due": (N_("Day"), N_("The day by which their signature is wanted.")),
        "contact": (N_("Whom to ask"), N_("The contact that the charter names, with the address.")),
        "organisation": (N_("Organisation"), N_("The name of your organisation.")),
        "people": (N_("Their people"), N_("The names of those who have not signed yet, a line for each.")),
    }
)
"""What a place is called, and what stands there in the message."""
SECURITY_WORDS: Final[Mapping[Security, str]] = MappingProxyType(
    {
        Security.STARTTLS: N_("STARTTLS: protected before anything is said (usual)"),
        Security.TLS: N_("TLS: protected from the first byte"),
        Security.NONE: N_("None: not protected"),
    }
)
SECURITY_NAMES: Final[Mapping[Security, str]] = MappingProxyType(
    {Security.STARTTLS: N_("STARTTLS"), Security.TLS: N_("TLS"), Security.NONE: N_("not protected")}
)
CHANNEL_WORDS: Final[Mapping[Channel, str]] = MappingProxyType(
    {Channel.SMTP: N_("Through the mail server"), Channel.DRAFTS: N_("As drafts")}
)
MAIL_ICONS: Final[Mapping[MailState, str]] = MappingProxyType(
    {
        MailState.WAITING: "circle",
        MailState.CLAIMED: "circle-question-mark",
        MailState.SENT: "circle-check",
        MailState.DRAFTED: "file-check",
        MailState.REFUSED: "x",
        MailState.NEEDLESS: "minus",
    }
)
MAIL_TONES: Final[Mapping[MailState, Tone]] = MappingProxyType(
    {
        MailState.WAITING: Tone.NEUTRAL,
        MailState.CLAIMED: Tone.WARNING,
        MailState.SENT: Tone.SUCCESS,
        MailState.DRAFTED: Tone.SUCCESS,
        MailState.REFUSED: Tone.DANGER,
        MailState.NEEDLESS: Tone.NEUTRAL,
    }
)


def subject_of(campaign: Campaign, context: UiContext, messages: MessageService) -> str:
    """Return the subject of a message in the screen's language, or in its first one."""
    language = context.spoken(tuple(campaign.subjects))
    return messages.for_all(campaign.subjects[language], language, campaign.version)


def people_count(count: int, words: Translator) -> str:
    """Return how many people there are, in words."""
    return words.ntr("{people} person", "{people} people", count, people=number(count, words))


def server_line(account: MailAccount, words: Translator) -> str:
    """Return where and how fast messages are handed in, in a line."""
    parts = [
        words.tr("{host}, port {port}", host=account.host, port=account.port),
        words.tr(SECURITY_NAMES[account.security]),
        words.tr("as {user}", user=account.user) if account.user else words.tr("without a password"),
        words.ntr("{count} message a minute", "{count} messages a minute", account.per_minute),
    ]
    return " · ".join(parts)


def counts_line(counts: CampaignCounts, channel: str, words: Translator, *, stopped: bool = False) -> str:
    """Return how far a message is, in a line; `stopped` tells that what waits is not sent any more."""
    ntr = words.ntr

    def shown(count: int) -> dict[str, str]:
        return {"messages": number(count, words)}

    sent, waiting = counts.sent, counts.waiting
    refused, uncertain, needless = counts.refused, counts.uncertain, counts.needless
    parts = []
    if sent and channel == Channel.DRAFTS:
        parts.append(ntr("{messages} draft written", "{messages} drafts written", sent, **shown(sent)))
    elif sent:
        parts.append(ntr("{messages} sent", "{messages} sent", sent, **shown(sent)))
    if waiting and stopped:
        parts.append(ntr("{messages} not sent", "{messages} not sent", waiting, **shown(waiting)))
    elif waiting:
        parts.append(ntr("{messages} waiting", "{messages} waiting", waiting, **shown(waiting)))
    if refused:
        parts.append(ntr("{messages} refused", "{messages} refused", refused, **shown(refused)))
    if uncertain:
        parts.append(ntr("{messages} uncertain", "{messages} uncertain", uncertain, **shown(uncertain)))
    if needless:
        parts.append(
            ntr("{messages} no longer needed", "{messages} no longer needed", needless, **shown(needless))
        )
    return " · ".join(parts)


def question(count: int, missed: int, account: MailAccount, words: Translator) -> tuple[str, str]:
    """Return what is asked before so many messages go out, and what is said of them; some may be missed."""
    tr, shown = words.tr, number(count, words)
    title = words.ntr("Send {messages} message?", "Send {messages} messages?", count, messages=shown)
    told = [
        tr("They come from {sender}.", sender=account.sender_address),
        tr("They go through {server}.", server=server_line(account, words)),
        tr("That takes about {time}.", time=duration(count / account.per_minute * 60, words)),
    ]
    if missed:
        told.append(
            words.ntr(
                "{people} person cannot be reached, and gets none.",
                "{people} people cannot be reached, and get none.",
                missed,
                people=number(missed, words),
            )
        )
    return title, "\n".join(told)


def whole_line(counts: CampaignCounts, channel: str, words: Translator) -> str:
    """Return in a sentence or two what became of a message of which nothing waits any more."""
    ntr, shown = words.ntr, number(counts.sent, words)
    if channel == Channel.DRAFTS:
        told = ntr(
            "{messages} draft is written.", "{messages} drafts are written.", counts.sent, messages=shown
        )
    else:
        told = ntr(
            "{messages} message is sent.", "{messages} messages are sent.", counts.sent, messages=shown
        )
    if not counts.refused:
        return told
    shown = number(counts.refused, words)
    refused = ntr("{messages} was refused.", "{messages} were refused.", counts.refused, messages=shown)
    return f"{told} {refused}"
