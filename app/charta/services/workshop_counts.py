"""Workshops in numbers."""

from collections.abc import Mapping

from charta.domain.records import Resolution, SessionMark, Workshop
from charta.domain.timeline import RoomPhase, phases
from charta.services.actions import ActionService
from charta.services.session import CharterSession


def workshop_counts(session: CharterSession) -> Mapping[str, int]:
    """Return how many workshops are planned, held and running, and what came of them."""
    charter, actions = session.charter, ActionService(session)
    found = [*phases(charter.all(SessionMark)).values()]
    held = found.count(RoomPhase.ENDED)
    running = found.count(RoomPhase.RUNNING) + found.count(RoomPhase.PAUSED)
    return {
        "planned": len(charter.all(Workshop)) - held - running,
        "held": held,
        "running": running,
        "decisions": len(charter.all(Resolution)),
        "open_actions": len(actions.open()),
        "overdue_actions": len(actions.overdue()),
    }
