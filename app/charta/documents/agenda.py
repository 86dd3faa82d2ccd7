"""The agenda of a workshop: when, what, why, with whom, and what to think about before."""

from charta.documents.blocks import Document
from charta.documents.composing import Composer, Content
from charta.documents.workshop_words import Times, joined, later, short_minutes, small_logo, trimmed
from charta.domain.printed_workshop import PrintedAgenda, PrintedTopic


def compose_agenda(composer: Composer, content: PrintedAgenda) -> Document:
    """Return the agenda in the language of `content.charter`."""
    agenda = trimmed(content)
    meeting = agenda.meeting
    return composer.compose(
        "agenda",
        Content(
            charter=content.charter,
            variables={
                "agenda": agenda,
                "meeting": meeting,
                "times": Times(content.charter.language),
                "ends": later(meeting.starts, meeting.minutes) if meeting.starts else None,
                "needed": sum(topic.minutes for topic in agenda.topics),
                "timed": any(topic.starts for topic in agenda.topics),
                "discussed": tuple(topic for topic in agenda.topics if _has_reason(topic)),
                "homework": tuple(entry for entry in agenda.homework if any(entry.questions.values())),
                "remarked": any(entry.delegate_for or entry.state == "excused" for entry in agenda.invitees),
                "short": short_minutes,
                "joined": joined,
            },
            inserts={"logo": small_logo(content.charter)},
            layout="form",
        ),
    )


def _has_reason(topic: PrintedTopic) -> bool:
    return bool(topic.why or topic.undecided)
