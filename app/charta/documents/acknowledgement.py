"""The acknowledgement form, blank or filled for one person."""

from charta.documents.blocks import Document
from charta.documents.composing import Composer, Content
from charta.domain.printed import PrintedAcknowledgement, PrintedPerson


def compose_acknowledgement(composer: Composer, content: PrintedAcknowledgement) -> Document:
    """Return the form for one occasion."""
    return composer.compose(
        "acknowledgement",
        Content(
            charter=content.charter,
            variables={"occasion": content.occasion, "changes": content.changes, "since": ""},
            values=_values(content.person) if content.person else {},
            layout="form",
        ),
    )


def _values(person: PrintedPerson) -> dict[str, str]:
    return {
        "name": person.name,
        "number": person.number,
        "job": person.job,
        "department": person.department,
        "site": person.site,
        "status": person.status,
        "manager": person.manager,
    }
