"""The agenda of a workshop: when, what, why, with whom, and what to think about before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from charta.documents.blocks import Document
from charta.documents.composing import Composer, Content
from charta.documents.workshop_words import Times, later, short_minutes, small_logo, trimmed
from charta.domain.printed_workshop import PrintedAgenda, PrintedHomework, PrintedTopic


@dataclass(frozen=True)
class Asked:
    """A question; `departments` are those that it is for, none where it is for all that have its section."""

    question: str
    departments: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """The questions on a section; `number` is 0 for one that is no topic of the workshop."""

    title: str
    number: int
    asked: tuple[Asked, ...]


def compose_agenda(composer: Composer, content: PrintedAgenda) -> Document:
    """Return the agenda in the language of `content.charter`."""
    agenda = trimmed(content)
    meeting = agenda.meeting
    homework = tuple(entry for entry in agenda.homework if any(entry.questions.values()))
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
                "homework": homework,
                "themes": _themes(homework, agenda.topics),
                "remarked": any(entry.delegate_for or entry.state == "excused" for entry in agenda.invitees),
                "short": short_minutes,
            },
            inserts={"logo": small_logo(content.charter)},
            layout="form",
        ),
    )


def _has_reason(topic: PrintedTopic) -> bool:
    return bool(topic.why or topic.undecided)


def _themes(homework: Iterable[PrintedHomework], topics: Iterable[PrintedTopic]) -> tuple[Theme, ...]:
    """Return the questions, each once however many departments are asked, in the order of the topics."""
    numbers = {topic.title: topic.number for topic in topics if topic.number}
    found: dict[str, dict[str, list[str]]] = {}
    for entry in homework:
        for title, questions in entry.questions.items():
            for question in questions:
                found.setdefault(title, {}).setdefault(question, []).append(entry.department_name)
    themes = [Theme(title, numbers.get(title, 0), _asked(asked)) for title, asked in found.items()]
    places = {title: place for place, title in enumerate(numbers)}
    return tuple(sorted(themes, key=lambda theme: places.get(theme.title, len(places))))


def _asked(found: Mapping[str, list[str]]) -> tuple[Asked, ...]:
    everybody = {name for names in found.values() for name in names}
    return tuple(
        Asked(question, () if set(names) == everybody else tuple(names)) for question, names in found.items()
    )
