"""Calendar files: the invitation to a workshop, and the days on which something is due."""

from dataclasses import replace

import icalendar
import pytest

from charta.bootstrap import Workbench
from charta.errors import NoDueDates, WorkshopNotDated
from meeting import planned


def events(data: bytes) -> list[icalendar.Event]:
    return [
        entry
        for entry in icalendar.Calendar.from_ical(data).walk("VEVENT")
        if isinstance(entry, icalendar.Event)
    ]


def dated(bench: Workbench) -> int:
    number = planned(bench)
    bench.workshops.edit(
        replace(bench.workshops.get(number), day="2027-01-12", start="09:00", minutes=90, place="Salle « A »")
    )
    return number


def test_an_invitation_says_when_where_and_what(example: Workbench) -> None:
    number = dated(example)
    job = example.calendars.invitation_job(number, "fr")
    assert job.name == "Coopérative-Érablis-invitation-1-fr.ics"
    (event,) = events(job.make())
    assert str(event["SUMMARY"]).startswith("Atelier 1 – First decisions – Charte")
    assert (event["DTEND"].dt - event["DTSTART"].dt).total_seconds() == 90 * 60
    assert event["DTSTART"].dt.utcoffset().total_seconds() == 0
    assert str(event["LOCATION"]) == "Salle « A »"
    assert "Accueil" in str(event["DESCRIPTION"])


def test_who_has_an_address_is_invited_by_whoever_runs_the_workshops(example: Workbench) -> None:
    number = dated(example)
    facilitator = example.participants.facilitator()
    people = example.participants.all(number)
    for place, person in enumerate(people):
        example.participants.edit(replace(person, email=f"p{place}@example.org", excused=place == 2))
    data = example.calendars.invitation_job(number, "en").make()
    (event,) = events(data)
    assert icalendar.Calendar.from_ical(data)["METHOD"] == "REQUEST"
    boss = next(place for place, person in enumerate(people) if person.name == facilitator)
    assert str(event["ORGANIZER"]) == f"mailto:p{boss}@example.org"
    asked = {str(address) for address in event["ATTENDEE"]}
    assert f"mailto:p{boss}@example.org" not in asked
    assert "mailto:p2@example.org" not in asked
    assert len(asked) == len(people) - 2


def test_a_later_invitation_replaces_the_earlier_one(example: Workbench) -> None:
    number = dated(example)
    (first,) = events(example.calendars.invitation_job(number, "en").make())
    example.workshops.edit(replace(example.workshops.get(number), day="2027-01-19"))
    (second,) = events(example.calendars.invitation_job(number, "en").make())
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]


def test_a_workshop_without_a_day_cannot_be_invited_to(example: Workbench) -> None:
    with pytest.raises(WorkshopNotDated):
        example.calendars.invitation_job(planned(example), "en")


def test_open_actions_stand_on_the_days_on_which_they_are_due(example: Workbench) -> None:
    with pytest.raises(NoDueDates):
        example.calendars.actions_job("en")
    example.actions.add("Some day")
    example.actions.add("Ask the insurer", owner="Bo", due="2027-02-01")
    done = example.actions.add("Done", due="2027-02-02")
    example.actions.settle(done)
    (event,) = events(example.calendars.actions_job("en").make())
    assert str(event["SUMMARY"]) == "Bo: Ask the insurer"
    assert event["DTSTART"].dt.isoformat() == "2027-02-01"
