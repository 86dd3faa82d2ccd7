"""Workshops in numbers."""

from collections.abc import Mapping

from charta.domain.records import Resolution, SessionMark, Workshop
from charta.domain.timeline import RoomPhase, courses
from charta.services.actions import ActionService
from charta.services.session import CharterSession


def workshop_counts(session: CharterSession) -> Mapping[str, int]:
    """Return how many workshops are planned, held and running, and what came of them."""
    charter, actions = session.charter, ActionService(session)
    found = courses(charter.all(SessionMark))
    held = sum(course.phase is RoomPhase.ENDED for course in found.values())
    return {
        "planned": len(charter.all(Workshop)) - len(found),
        "held": held,
        "running": len(found) - held,
        "decisions": len(charter.all(Resolution)),
        "open_actions": len(actions.open()),
        "overdue_actions": len(actions.overdue()),
    }
